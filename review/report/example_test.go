package report_test

import (
	"bytes"
	"fmt"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/report"
)

func ExampleWrite() {
	doc, err := source.Read("plan.txt", []byte("青川区孵化行动计划\n东桥孵化器\n"))
	if err != nil {
		panic(err)
	}
	var page bytes.Buffer
	err = report.Write(&page, doc, &dataset.File{
		Document:  dataset.Document{Title: "青川区孵化行动计划", Locator: dataset.Locator{Start: 0, End: 9}},
		Platforms: []dataset.Platform{{Name: "东桥孵化器", Kind: "孵化器", Locator: dataset.Locator{Start: 10, End: 15}}},
	})
	fmt.Println(bytes.Contains(page.Bytes(), []byte(`class="platform"`)), err)
	// Output: true <nil>
}
