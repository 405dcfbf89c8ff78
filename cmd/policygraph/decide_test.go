package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestADecisionIsWrittenAndTakesEffect(t *testing.T) {
	data, _ := example(t, func(f *dataset.File) { f.Tasks[0].Assignments[1].Agency = "区科创中心" })
	before := contents(t, data)
	args := []string{"decide", "--data", data, "--by", "Wang", "same", "agency:990101:科技局", "agency:990101:区科创中心"}
	code, stdout, stderr := call(t, append(args[:3:3], append([]string{"--dry-run"}, args[3:]...)...)...)
	if code != 0 || contents(t, data) != before {
		t.Fatalf("exit code %d, or a dry run writes: %s", code, stderr)
	}
	wants(t, stdout, "would be added to decisions.yaml")
	if code, stdout, stderr = call(t, args...); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, `{same: ["agency:990101:科技局", "agency:990101:区科创中心"], by: Wang, on: "20`,
		"  1 agency\n    青川区科技局: NAMED_IN 1, SUPPORTS 1\n", "no longer in the graph:\n  1 agency\n    青川区科创中心\n")
	if code, _, stderr := call(t, "check", "--data", data); code != 0 {
		t.Errorf("what decide wrote is wrong: %s", stderr)
	}
	if err := os.Remove(filepath.Join(data, dataset.DecisionsFile)); err != nil {
		t.Fatal(err)
	}
	if contents(t, data) != before {
		t.Error("the decision stands in more than its line")
	}
}

func TestADecisionThatMakesNoSenseIsNotWritten(t *testing.T) {
	data, _ := example(t, promise)
	before := contents(t, data)
	for want, args := range map[string][]string{
		"agency:990101:无 is not there any more; remove the line": {"same", "agency:990101:科技局", "agency:990101:无"},
		`"科技局" is no id`:   {"same", "agency:990101:科技局", "科技局"},
		"of several kinds": {"same", "agency:990101:科技局", "area:990101"},
	} {
		code, _, stderr := call(t, append([]string{"decide", "--data", data}, args...)...)
		if code != 1 || !strings.Contains(stderr, want) || contents(t, data) != before {
			t.Errorf("%v: exit code %d, or the dataset changed: %s", args, code, stderr)
		}
	}
	for want, args := range map[string][]string{
		"--data":                 {"decide", "same", "a", "b"},
		"say what is decided":    {"decide", "--data", data, "same"},
		"there is no decision":   {"decide", "--data", data, "equal", "a", "b"},
		"takes a word and an id": {"decide", "--data", data, "alias", "a", "b", "c"},
	} {
		code, _, stderr := call(t, args...)
		if code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit code %d: %s", args, code, stderr)
		}
	}
}

func TestADocumentInAnotherFormIsRefused(t *testing.T) {
	data, _ := example(t, promise)
	dir := t.TempDir()
	first, page := writeTo(t, dir, "first.txt", otherText), writeTo(t, dir, "page.html", "<html><body><p>"+strings.ReplaceAll(otherText, "\n", "</p><p>")+"</p></body></html>")
	if code, _, stderr := call(t, "add", "--data", data, first); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	code, _, stderr := call(t, "add", "--data", data, page)
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	wants(t, stderr, "the dataset has the same document (title, area and date) as documents/first.yaml; if they are two, say so: 'policygraph decide different document:NAME document:OTHER'")
	if code, _, stderr := call(t, "decide", "--data", data, "different", "document:first", "document:page"); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if code, _, stderr := call(t, "add", "--data", data, page); code != 0 {
		t.Errorf("decided to be another, it is still refused: %s", stderr)
	}
}

func TestAFinalVersionSupersedesItsDraft(t *testing.T) {
	data, _ := example(t, promise)
	dir := t.TempDir()
	final := writeTo(t, dir, "final.txt", otherText)
	draft := writeTo(t, dir, "draft.txt", strings.Replace(otherText, "青川区孵化行动计划\n", "青川区孵化行动计划（征求意见稿）\n", 1))
	code, stdout, stderr := call(t, "add", "--data", data, draft, final)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "a later version of documents/draft.yaml, which it supersedes")
}

func TestTheAddressOfADocumentCanBeGiven(t *testing.T) {
	data, _ := example(t, promise)
	other := writeFile(t, "other.txt", otherText)
	for want, args := range map[string][]string{
		"takes the address of a page": {"--url", "page.html", other},
		"of one document":             {"--url", "https://www.example.org/p", other, other},
	} {
		code, _, stderr := call(t, append([]string{"add", "--data", data}, args...)...)
		if code != 2 {
			t.Errorf("%v: exit code %d", args, code)
		}
		wants(t, stderr, want)
	}
	if code, _, stderr := call(t, "add", "--data", data, "--url", "https://www.example.org/p", other); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	d, err := loadDataset(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range d.Files {
		if f.Slug == "other" && f.Document.URL != "https://www.example.org/p" {
			t.Errorf("the address is %q", f.Document.URL)
		}
	}
	for _, b := range d.Agencies {
		if b.New && b.From != "other" {
			t.Errorf("%s does not say where it comes from: %q", b.Name, b.From)
		}
	}
}

func TestAKindIsThatOfTheCatalogue(t *testing.T) {
	data, _ := example(t, promise)
	if code, _, stderr := call(t, "add", "--data", data, writeFile(t, "other.txt", otherText)); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	code, stdout, stderr := call(t, "decide", "--data", data, "kind", "科委", "开源办")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "科委 is 科技 in the catalogue of bodies", "{kind: 科技, of: 开源办", "kind of 青川区开源办 (agency:990101:开源办): 科技, was none")
	code, stdout, _ = call(t, "decide", "--dry-run", "--data", data, "kind", "开源治理", "开源办")
	if code == 0 {
		t.Errorf("decided in two ways: %s", stdout)
	}
	wants(t, stdout, "the catalogue of bodies has no kind 开源治理")
	code, _, stderr = call(t, "decide", "--data", data, "kind", "科技经信局", "区科技局")
	if code != 2 {
		t.Errorf("exit code %d", code)
	}
	wants(t, stderr, "科技经信局 has several kinds: give one of ")
}
