package outline_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

func ExampleBuild() {
	doc, err := source.Read("plan.txt", []byte(`青石县数字乡村行动方案
一、主要任务
1.建设网络。到2027年建成基站300个。
附件1
任务分解表
序号	工作内容	责任单位
1	建设基站	县经信局
2	培训农户	县农业农村局
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(outline.Format(outline.Build(doc)))
	// Output:
	// title 青石县数字乡村行动方案
	// number 一 [12:41] 主要任务
	//   number 一1 [19:41] 建设网络 (1 paragraphs)
	// annex A1 [42:90] 任务分解表
	//   table A1 [52:90] 任务分解表: 2 rows
	//     column 序号: number
	//     column 工作内容: content
	//     column 责任单位: responsible
	//     row A1.01 | 1 | 建设基站 | 县经信局
	//     row A1.02 | 2 | 培训农户 | 县农业农村局
}
