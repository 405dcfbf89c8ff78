package workbench_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/review/workbench"
)

// long is a plan of some 300 pages, with some 5,000 facts.
func long() string {
	var b strings.Builder
	b.WriteString("青石县驿站建设行动计划(2024-2026年)\n")
	for section := range 25 {
		fmt.Fprintf(&b, "%s、建设%s片驿站\n", numeral(section+1), numeral(section+1))
		for item := 1; item <= 100; item++ {
			fmt.Fprintf(&b, "%d.扩建石湾第%d驿站。%s建成驿站%d座。(牵头单位:县科技局;配合单位:县财政局、县民政局)\n", item, 100*section+item, strings.Repeat("完善服务设施和管理制度,", 8), item+20)
		}
	}
	return b.String()
}

// numeral is a number up to 99 as headings count.
func numeral(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch tens := n / 10; tens {
	case 0:
		return digits[n]
	case 1:
		return "十" + digits[n%10]
	default:
		return digits[tens] + "十" + digits[n%10]
	}
}

// BenchmarkAccept is what a reviewer waits for after a key: one act on a document of
// 5,000 facts.
func BenchmarkAccept(b *testing.B) {
	data, docs := folders(b, map[string]string{"plan": long()})
	s := open(b, data, docs)
	facts := s.document().Facts
	b.Logf("%d facts in %d characters", len(facts), len([]rune(long())))
	n := 0
	for b.Loop() {
		for facts[n].Kind == workbench.KindDocument || facts[n].Kind == workbench.KindAgency {
			n++
		}
		s.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{{ID: facts[n].ID, Version: facts[n].Version}}})
		n++
	}
}

// BenchmarkDocument is what a window waits for when it opens it.
func BenchmarkDocument(b *testing.B) {
	data, docs := folders(b, map[string]string{"plan": long()})
	s := open(b, data, docs)
	for b.Loop() {
		s.document()
	}
}

// BenchmarkProposals is what the page waits for that shows the names to decide of one of
// 200 documents, after an act that changed a name.
func BenchmarkProposals(b *testing.B) {
	texts := map[string]string{}
	for i := range 200 {
		texts[fmt.Sprintf("plan-%03d", i)] = strings.NewReplacer("驿站", "驿站"+numeral(i%100)+"区", "民宿", fmt.Sprintf("民宿%d组", i), "建设行动计划", fmt.Sprintf("建设第%d号行动计划", i)).Replace(plan)
	}
	data, docs := folders(b, texts)
	s := open(b, data, docs)
	b.Logf("%d are to be decided in 200 documents", len(s.Proposals("").Proposals))
	version := ""
	d, err := s.Document("plan-100")
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range d.Facts {
		if f.ID == "target:一-1" {
			version = f.Version
		}
	}
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		change, err := s.Do(workbench.Act{ID: fmt.Sprintf("act-%08d", n), Kind: workbench.ActCorrect, Document: "plan-100", Changes: []workbench.FieldChange{{
			FactRef: workbench.FactRef{ID: "target:一-1", Version: version}, Field: "indicator", Value: json.RawMessage(fmt.Sprintf(`"观景台%d号"`, n)),
		}}})
		if err != nil {
			b.Fatal(err)
		}
		version = change.Facts[0].Version
		b.StartTimer()
		s.Proposals("plan-100")
	}
}
