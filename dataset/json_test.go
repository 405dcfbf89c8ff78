package dataset_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/policygraph/policygraph/dataset"
)

func TestJSONHasEveryNameAndNoNullList(t *testing.T) {
	f := &dataset.File{
		Tasks:   []dataset.Task{{Key: "一", Quote: "(A<B>)", Content: "x"}},
		Targets: []dataset.Figure{{Key: "一-1", Comparator: dataset.LE}},
	}
	var b bytes.Buffer
	if err := dataset.WriteJSON(&b, f); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"(A<B>)"`) {
		t.Error("brackets are escaped")
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tasks", "targets", "observations", "platforms", "agencies", "warnings"} {
		if _, ok := got[name].([]any); !ok {
			t.Errorf("%s is no list: %v", name, got[name])
		}
	}
	doc, task, target := got["document"].(map[string]any), got["tasks"].([]any)[0].(map[string]any), got["targets"].([]any)[0].(map[string]any)
	for name, want := range map[string]struct {
		in  map[string]any
		has any
	}{
		"issuers": {doc, []any{}}, "basedOn": {doc, []any{}}, "docNumber": {doc, nil}, "start": {doc, 0.0},
		"schedule": {task, []any{}}, "assignments": {task, []any{}}, "sameAs": {task, nil}, "table": {task, nil}, "quote": {task, "(A<B>)"},
		"year": {target, nil}, "valueMax": {target, nil}, "stretch": {target, false}, "nature": {target, "GOAL"}, "comparator": {target, "<="}, "value": {target, 0.0},
	} {
		has, ok := want.in[name]
		if !ok || !cmp.Equal(has, want.has) {
			t.Errorf("%s: %v (there: %v), want %v", name, has, ok, want.has)
		}
	}
}

func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := files().Draw(t, "file")
		for i := range f.Targets {
			f.Targets[i].Key, f.Targets[i].Nature = string(rune('a'+i)), dataset.NatureSize
		}
		for i := range f.Warnings {
			f.Warnings[i].Count = i + 2
		}
		var b bytes.Buffer
		if err := dataset.WriteJSON(&b, f); err != nil {
			t.Fatal(err)
		}
		back := &dataset.File{}
		if err := json.NewDecoder(&b).Decode(back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(f, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(dataset.File{}, "Slug")); diff != "" {
			t.Fatal(diff)
		}
	})
}
