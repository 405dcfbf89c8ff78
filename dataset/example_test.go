package dataset_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"github.com/policygraph/policygraph/dataset"
)

func ExampleWrite() {
	text := []rune("青川区孵化行动计划。区科技局建设孵化器。")
	err := dataset.Write(os.Stdout, &dataset.File{
		Document: dataset.Document{Title: "青川区孵化行动计划", Kind: dataset.KindPlan, Locator: dataset.NewLocator(text, "", 0, 9)},
		Tasks: []dataset.Task{{
			Key: "一1", Title: "建设孵化器", Source: dataset.SourceBody, Locator: dataset.NewLocator(text, "一", 10, 20),
			Assignments: []dataset.Assignment{{Agency: "区科技局", Role: dataset.RoleLead, Position: 1, Locator: dataset.NewLocator(text, "一", 10, 14)}},
		}},
	})
	if err != nil {
		panic(err)
	}
	// Output:
	// document:
	//   title: 青川区孵化行动计划
	//   kind: plan
	//   sha256: ""
	//   start: 0
	//   end: 9
	//   opening: 青川区孵化行动计
	//   closing: 川区孵化行动计划
	// tasks:
	//   - key: 一1
	//     title: 建设孵化器
	//     source: body
	//     assignments:
	//       - {agency: 区科技局, role: lead, position: 1, section: 一, start: 10, end: 14, opening: 区科技局, closing: 区科技局}
	//     section: 一
	//     start: 10
	//     end: 20
	//     opening: 区科技局建设孵化
	//     closing: 技局建设孵化器。
}

func ExampleDataset_Check() {
	d, err := dataset.Load(fstest.MapFS{
		"dataset.yaml":    {Data: []byte("format: 2\n")},
		"areas.yaml":      {Data: []byte("- {id: \"990101\", name: 青川区, level: region, code: \"990101\"}\n")},
		"agencies.yaml":   {Data: []byte("[]\n")},
		"indicators.yaml": {Data: []byte("[]\n")},
	})
	if err != nil {
		panic(err)
	}
	for _, p := range d.Check(nil) {
		fmt.Println(p)
	}
	// Output: areas.yaml:1: level is "region"; give one of country, province, city, county, township, zone
}

func ExampleConvert() {
	fmt.Println(dataset.Convert(3, "万平方米", "平方米"))
	fmt.Println(dataset.Convert(3, "家", "平方米"))
	// Output:
	// 30000 true
	// 0 false
}
