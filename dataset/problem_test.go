package dataset_test

import (
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/bilingual"
)

func TestNotesAreNotWrong(t *testing.T) {
	got := dataset.Wrong([]dataset.Problem{{Said: bilingual.Text{MessageEn: "a"}, Note: true}, {Said: bilingual.Text{MessageEn: "b"}}, {Said: bilingual.Text{MessageEn: "c"}, Note: true}})
	if len(got) != 1 || got[0].Said.MessageEn != "b" {
		t.Errorf("got %v", got)
	}
}

func TestADocumentHasOneNameInIdsAndFiles(t *testing.T) {
	for file, want := range map[string]string{"plans/plan.2023.html": "plan.2023", "plan": "plan", "documents/a.yaml": "a"} {
		if got := dataset.SlugOf(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
	if got := dataset.SlugOf(dataset.PathOf("a")); got != "a" {
		t.Errorf("the file of a is of %s", got)
	}
}

func TestProblemsAreToldInBothLanguages(t *testing.T) {
	p := dataset.Problem{File: "documents/plan.yaml", Line: 3, Note: true, Said: dataset.Saying("%s is missing", "title"), Hint: dataset.Saying("give it")}
	if got := p.String(); got != "documents/plan.yaml:3: note: title is missing; give it" {
		t.Errorf("in English: %s", got)
	}
	if got := p.In(bilingual.Chinese); got != "documents/plan.yaml:3: 提示:缺少 title;请补充" {
		t.Errorf("in Chinese: %s", got)
	}
}
