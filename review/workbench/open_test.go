package workbench_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/workbench"
)

func unread(b *bench) []string {
	var out []string
	for _, u := range b.document().Unread {
		out = append(out, u.Kind+" "+string([]rune(hard)[u.Start:u.End]))
	}
	return out
}

// hard has a number that no rule reads.
const hard = `青石县驿站建设行动计划(2024-2026年)
一、总体目标
到2026年,全县累计建成驿站60座。石湾镇 42。
二、重点任务
1.培育民宿。每年新增民宿6家。(责任单位:县文旅局)
`

func hardPlan(t *testing.T) *bench {
	t.Helper()
	data, docs := folders(t, map[string]string{"plan": hard})
	b := open(t, data, docs)
	if got := unread(b); !slices.Equal(got, []string{"number 42"}) {
		t.Fatalf("unread are %q: the plan of this test has become readable", got)
	}
	return b
}

func TestAFactSettlesTheNumberThatItHas(t *testing.T) {
	start := strings.Index(hard, "石湾镇")
	start = len([]rune(hard[:start]))
	for value, settles := range map[string]bool{"42": true, "43": false} {
		b := hardPlan(t)
		c := b.do(workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "target", Start: start, End: start + 6, Fields: map[string]json.RawMessage{
			"indicator": json.RawMessage(`"驿站"`), "scope": json.RawMessage(`"石湾镇"`), "value": json.RawMessage(value), "unit": json.RawMessage(`"座"`),
		}}})
		if got := len(unread(b)) == 0; got != settles {
			t.Errorf("a figure of %s settles it: %t", value, got)
		}
		if settles && (c.Unread == nil || c.Left.Numbers != 0) {
			t.Errorf("the answer does not say so: %+v", c)
		}
		b.undo(c)
		if len(unread(b)) != 1 {
			t.Error("undone, the number is not unread again")
		}
	}
}

func TestADismissedNumberIsNoFactAndStaysSo(t *testing.T) {
	b := hardPlan(t)
	item := b.document().Unread[0]
	c := b.do(workbench.Act{Kind: workbench.ActDismiss, Items: []workbench.ItemRef{{ID: item.ID, Class: "name"}}, Reason: "门牌号"})
	if d := b.document(); len(d.Unread) != 0 || len(d.Dismiss) != 1 || d.Dismiss[0].Reason != "门牌号" || d.Dismiss[0].Reviewed.By != "王芳" {
		t.Errorf("the document has %+v, %+v", d.Unread, d.Dismiss)
	}
	if !strings.Contains(get(t, b.data, "documents/plan.yaml"), `- {what: number, class: name, reason: 门牌号, section: 一, start:`) {
		t.Error("the file does not say so")
	}
	if c.Act.Sentence != "不是事实：42：name 门牌号" {
		t.Errorf("the log says %q", c.Act.Sentence)
	}
	if _, err := b.try(workbench.Act{Kind: workbench.ActDismiss, Items: []workbench.ItemRef{{ID: item.ID}}}); code(err) != workbench.CodeConflict {
		t.Errorf("dismissed twice: %v", err)
	}
}

func TestAFactThatMovedIsFoundByItsWords(t *testing.T) {
	b := opened(t)
	raw := get(t, b.data, "documents/plan.yaml")
	file, err := dataset.Read([]byte(raw), "plan")
	if err != nil {
		t.Fatal(err)
	}
	now := dataset.Clone(file)
	for i := range now.Targets {
		now.Targets[i].Start += 3
		now.Targets[i].End += 3
	}
	now.Targets[1].Opening = "别处的几个字在此"
	out, err := dataset.Rewrite([]byte(raw), file, now)
	if err != nil {
		t.Fatal(err)
	}
	put(t, b.data, "documents/plan.yaml", string(out))
	start, end := at("建成驿站15座")
	if p := b.fact("target:二1-1").Place; p == nil || p.Start != start || p.End != end || !p.Moved {
		t.Errorf("the figure stands at %+v, want %d-%d", p, start, end)
	}
	if p := b.fact("target:一-2").Place; p != nil {
		t.Errorf("a figure whose words are nowhere stands at %+v", p)
	}
}

func TestBlocksAreTheTextInItsParts(t *testing.T) {
	b := opened(t)
	var got []string
	for _, block := range b.document().Blocks {
		got = append(got, strings.TrimSpace(block.Kind+" "+block.Key))
		if text := string([]rune(plan)[block.Start:block.End]); text != block.Text {
			t.Errorf("a block says %q, the text there %q", block.Text, text)
		}
	}
	if want := []string{"heading", "heading 一", "paragraph", "heading 二", "paragraph", "paragraph", "paragraph"}; !slices.Equal(got, want) {
		t.Errorf("the blocks are %q, want %q", got, want)
	}
}

func TestTheQueueBeginsWithWhatIsLeastSure(t *testing.T) {
	data, docs := folders(t, map[string]string{"a-sure": "青石县驿站行动计划\n一、目标\n累计建成驿站60座。\n", "b-hard": hard})
	b := open(t, data, docs)
	q := b.Queue()
	if len(q.Documents) != 2 || q.Documents[0].Confidence > q.Documents[1].Confidence || q.Left.Facts != q.Documents[0].Left.Facts+q.Documents[1].Left.Facts {
		t.Errorf("the queue is %+v", q)
	}
}

// drawn has a table of lines and bars, whose cells go over several lines.
const drawn = `青石县驿站建设行动计划(2024-2026年)
一、任务清单
┌────┬──────────┬────────┐
│序号│任务      │牵头单位│
├────┼──────────┼────────┤
│ 1  │扩建石湾  │县科技局│
│    │创客小镇  │        │
├────┼──────────┼────────┤
│ 2  │培育民宿  │县文旅局│
└────┴──────────┴────────┘
`

func TestACellOverSeveralLinesHasItsParts(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": drawn})
	b := open(t, data, docs)
	text := []rune(drawn)
	for _, block := range b.document().Blocks {
		for _, row := range block.Rows {
			for _, cell := range row {
				own := ""
				for _, part := range cell.Parts {
					own += strings.TrimSpace(part.Text)
					if at := string(text[part.Start : part.Start+len([]rune(part.Text))]); at != part.Text {
						t.Errorf("a part says %q, the text there %q", part.Text, at)
					}
				}
				if own == "扩建石湾创客小镇" {
					return
				}
			}
		}
	}
	t.Error("no cell has the two lines of the task as its parts")
}
