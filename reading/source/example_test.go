package source_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/source"
)

func ExampleRead() {
	doc, err := source.Read("plan.html", []byte(`<html><body><h1>青石县数字乡村行动方案</h1>
<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>建设基站</td></tr></table></body></html>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range doc.Blocks {
		fmt.Printf("%d to %d, heading %d, table %v: %q\n", b.Span.Start, b.Span.End, b.Style.Heading, b.Table != nil, doc.Slice(b.Span))
	}
	// Output:
	// 0 to 11, heading 1, table false: "青石县数字乡村行动方案"
	// 12 to 24, heading 0, table true: "序号\t任务\n1\t建设基站"
}
