package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/loader/extract"
	"github.com/policygraph/policygraph/loader/source"
)

// BenchmarkExtract reads invented plans of one, ten and a hundred parts: the
// time for a byte should stay the same.
func BenchmarkExtract(b *testing.B) {
	for _, parts := range []int{1, 10, 100} {
		var text strings.Builder
		text.WriteString("某地建设平台行动方案\n一、重点任务\n")
		for p := range parts {
			fmt.Fprintf(&text, "（%c）建设第%d组平台\n", []rune("一二三四五六七八九十")[p%10], p)
			for i := range 10 {
				fmt.Fprintf(&text, "%d.建设第%d个平台。到2027年，建成%d个以上平台，服务企业%d家，带动就业约%d人。（牵头单位：市甲局，配合单位：市乙局、各区县政府）\n", p*10+i+1, p*10+i, i+2, i*30+7, i*500+9)
			}
		}
		text.WriteString("附件\n任务分解表\n序号\n任务名称\n工作内容\n责任单位\n")
		for i := range parts * 10 {
			fmt.Fprintf(&text, "%d\n第%d项建设\n建成%d个平台，做到应办尽办，服务全部企业。\n市甲局、市乙局\n", i%999+1, i, i+1)
		}
		data := []byte(text.String())
		b.Run(fmt.Sprintf("parts=%d", parts), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				doc, err := source.Read("plan.txt", data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := extract.Extract(doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
