package extract_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// BenchmarkExtract reads invented plans of one, ten and a hundred parts.
func BenchmarkExtract(b *testing.B) {
	for _, parts := range []int{1, 10, 100} {
		data := inventedPlan(parts)
		b.Run(fmt.Sprintf("parts=%d", parts), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				readOnce(b, "plan.txt", data)
			}
		})
	}
}

// BenchmarkTenTimes reads a plan and one ten times as long in turns, and prints
// how many times the time and the memory for a byte of the longer one are those
// of the shorter: 1 where both grow with the input.
func BenchmarkTenTimes(b *testing.B) {
	for _, parts := range []int{1, 10} {
		short, long := inventedPlan(parts), inventedPlan(parts*10)
		b.Run(fmt.Sprintf("parts=%d", parts), func(b *testing.B) {
			var took, memory [2]float64
			for b.Loop() {
				for i, data := range [][]byte{short, long} {
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					start := time.Now()
					for range 10 - 9*i { // as many bytes of both
						readOnce(b, "plan.txt", data)
					}
					took[i] += time.Since(start).Seconds() / float64((10-9*i)*len(data))
					runtime.ReadMemStats(&after)
					memory[i] += float64(after.TotalAlloc-before.TotalAlloc) / float64((10-9*i)*len(data))
				}
			}
			b.ReportMetric(took[1]/took[0], "time-ratio")
			b.ReportMetric(memory[1]/memory[0], "memory-ratio")
		})
	}
}

func readOnce(b *testing.B, name string, data []byte) {
	doc, err := source.Read(name, data)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := extract.Extract(doc); err != nil {
		b.Fatal(err)
	}
}

// inventedPlan is a plan of so many parts, each with ten items and ten rows in
// a flattened table at its end.
func inventedPlan(parts int) []byte {
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
	return []byte(text.String())
}
