package extract_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

func ExampleExtract() {
	doc, err := source.Read("plan.txt", []byte("青石县数字乡村行动方案\n一、主要任务\n1.建设网络。到2027年，建成基站300个以上。（牵头单位：县经信局；配合单位：各乡镇）\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := extract.Extract(doc)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range file.Tasks {
		fmt.Println(t.Key, t.Title)
		for _, a := range t.Assignments {
			fmt.Println(" ", a.Role, a.Agency, a.Start, a.End)
		}
	}
	for _, t := range file.Targets {
		fmt.Println(t.Indicator, t.Comparator, t.Value, t.Unit, *t.Year)
	}
	// Output:
	// 一1 建设网络
	//   lead 县经信局 50 54
	//   support 各乡镇 60 63
	// 基站 >= 300 个 2027
}
