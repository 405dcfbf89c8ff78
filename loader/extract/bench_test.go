package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/loader/extract"
	"github.com/policygraph/policygraph/loader/source"
)

// BenchmarkExtract reads an invented plan of one size and of ten times that:
// MB/s should stay about the same. `go test -bench Extract ./loader/extract`
func BenchmarkExtract(b *testing.B) {
	for _, sections := range []int{40, 400} {
		text := []byte(inventedPlan(sections))
		b.Run(fmt.Sprintf("%dKB", len(text)/1000), func(b *testing.B) { run(b, "plan.txt", text) })
	}
}

// BenchmarkSeeds reads the real documents, where they are at hand.
func BenchmarkSeeds(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(corpus.Dir(b), "seeds", "*.txt"))
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(b *testing.B) { run(b, file, text) })
	}
}

func run(b *testing.B, name string, text []byte) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		doc, err := source.Read(name, text)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := extract.Extract(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// inventedPlan writes a plan with so many sections of three tasks each, and an
// annex with a row for each.
func inventedPlan(sections int) string {
	var out strings.Builder
	out.WriteString("青石县科创园区建设行动计划（2021—2023年）\n根据《白河市科创园区建设意见》（白政发〔2020〕12号），制定本计划。\n一、总体要求\n到2023年，建成园区3个。\n二、主要任务\n")
	for i := range sections {
		fmt.Fprintf(&out, "%d.推进第%d批园区提质。依托青石科技大市场，到2022年新增高新技术企业%d家以上，研发投入占比达到3.%d%%，新建北坞创客小镇等载体。（牵头单位：县科技局；配合单位：县经信局、县发改局，各乡镇（街道））\n", i+1, i+1, i+20, i%10)
	}
	out.WriteString("附件1：重点任务表\n序号\t任务\t牵头单位\t配合单位\n")
	for i := range sections {
		fmt.Fprintf(&out, "%d\t完成第%d批园区改造，投资%d万元\t县科技局\t县经信局、县财政局\n", i+1, i+1, 100+i)
	}
	return out.String()
}
