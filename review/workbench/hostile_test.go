package workbench_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/workbench"
)

// hostile is a plan that tries what a page must not do; names have markup in them.
const hostile = `青石县<script>alert(1)</script>行动计划(2024-2026年)
一、总体目标
到2026年,全县累计建成驿站60座。<img src=x onerror=alert()>
二、重点任务
1.扩建<b>石湾</b>创客小镇。建成驿站15座。(牵头单位:县科技局"><svg onload=alert(3)>;配合单位:县财政局)
`

func TestAHostileDocumentIsTextAndNothingElse(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": hostile})
	if err := os.Rename(filepath.Join(docs, "plan.txt"), filepath.Join(docs, `"><img src=x onerror=alert(4)>.txt`)); err != nil {
		t.Fatal(err)
	}
	b := open(t, data, docs)
	d := b.document()
	var text strings.Builder
	for _, block := range d.Blocks {
		if n := len([]rune(block.Text)); n != block.End-block.Start {
			t.Errorf("a block of %d to %d has %d characters", block.Start, block.End, n)
		}
		text.WriteString(block.Text + "\n")
	}
	if text.String() != hostile {
		t.Errorf("the text is\n%s\nwant it as it is", text.String())
	}
	if d.Source.Name != `"><img src=x onerror=alert(4)>.txt` {
		t.Errorf("the name is %q", d.Source.Name)
	}
	raw, err := json.Marshal(d) // as encoding/json writes it by default, < and > escaped: no page can mistake it
	if err != nil || strings.Contains(string(raw), "<script>") {
		t.Errorf("the JSON is %.200s, %v", raw, err)
	}
}

func TestAReviewersWordsAreKeptAsTheyAre(t *testing.T) {
	b := opened(t)
	for _, words := range []string{"<script>alert(1)</script>", "a: b # no comment", "- {x: y}\n- z", "\"'`\\", "第一行\r\n第二行\u2028", "𠮷\u202e倒", "null", "2024-03-05", "&anchor *alias !tag", "\x00\x1b[31m"} {
		value, err := json.Marshal(words)
		if err != nil {
			t.Fatal(err)
		}
		change := b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二1", "summary", string(value))}})
		file, err := dataset.Read([]byte(get(t, b.data, "documents/plan.yaml")), "plan")
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		for _, task := range file.Tasks {
			if task.Key == "二1" && task.Summary != words {
				t.Errorf("%q is read as %q", words, task.Summary)
			}
		}
		b.undo(change)
	}
}

func TestADocumentThatIsNotThereIsReviewedWithoutItsText(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan})
	if err := os.Remove(filepath.Join(docs, "plan.txt")); err != nil {
		t.Fatal(err)
	}
	b := open(t, data, docs)
	d := b.document()
	if d.Source.Found || len(d.Blocks) != 0 || b.fact("target:一-1").Place != nil {
		t.Errorf("the document is %+v", d.Source)
	}
	b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:一-1", "value", "61")}})
	b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二1", "assignments.0.role", `"support"`)}})
	if _, err := b.try(workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "platform", Start: 1, End: 5}}); code(err) != workbench.CodeNotNow {
		t.Errorf("a fact is added without a text: %v", err)
	}
}

func TestADocumentThatComesLaterIsReadAtOnce(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan})
	text := get(t, docs, "plan.txt")
	if err := os.Remove(filepath.Join(docs, "plan.txt")); err != nil {
		t.Fatal(err)
	}
	b := open(t, data, docs)
	d := b.document()
	if d.Source.Found {
		t.Fatal("the document is there")
	}
	put(t, docs, "plan.txt", text)
	if d = b.document(); !d.Source.Found || len(d.Blocks) == 0 {
		t.Errorf("its source is %+v", d.Source)
	}
	if quote, ok := b.Quote(d.SHA256, 0, 2); ok {
		t.Errorf("the dataset's file is quoted: %q", quote)
	}
	if quote, ok := b.Quote(d.Source.SHA256, 0, 2); !ok || quote != string([]rune(text)[:2]) {
		t.Errorf("it is quoted as %q (%v)", quote, ok)
	}
	if _, ok := b.Quote(d.Source.SHA256, 0, len(text)); ok {
		t.Error("beyond its end it is quoted")
	}
}

func TestAChangedDocumentIsNotTakenForTheOld(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan})
	b := open(t, data, docs)
	put(t, docs, "plan.txt", "青石县"+plan) // before it was read
	if d := b.document(); d.Source.Found {
		t.Errorf("the document is %+v", d.Source)
	}
}
