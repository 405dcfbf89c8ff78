package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
)

// leastScores are how well the annotated documents of the corpus are read, F1 a kind.
// They only ever rise.
var leastScores = map[string]float64{
	"tasks":           0.99,
	"assignments":     0.99,
	"targets":         0.93,
	"observations":    0.95,
	"platforms":       0.97,
	"document fields": 0.99,
}

// Of the facts at confidence 0.9 and above so many are right, and so many of the right ones
// stand there. Of the numbers of the text at most so many are unread.
const (
	leastSure     = 0.98
	leastCoverage = 0.60
	mostUnread    = 0.05
)

var pooled = regexp.MustCompile(`(?m)^POOLED (\S.*?) +P [\d.]+ R [\d.]+ F1 ([\d.]+) `)

func TestScoresOfTheCorpus(t *testing.T) {
	shared := filepath.Dir(corpus.Dir(t))
	t.Setenv("POLICYGRAPH", buildProgram(t))
	out := runOnCorpus(t, filepath.Join(shared, "score_set.py"), "both")
	scores := map[string]float64{}
	for _, m := range pooled.FindAllStringSubmatch(out, -1) {
		scores[m[1]] = number(t, m[2])
	}
	for kind, least := range leastScores {
		if f1, ok := scores[kind]; !ok || f1 < least {
			t.Errorf("%s have F1 %v, not %v:\n%s", kind, f1, least, out)
		}
	}
}

// sureRow is the row of a table of calibration for the facts at 0.9 and above.
var sureRow = regexp.MustCompile(`(?m)^(\w+) +0\.9-1\.0 +\d+ +\d+ +([\d.]+) +([\d.]+)$`)

func TestConfidenceOfTheCorpus(t *testing.T) {
	shared := filepath.Dir(corpus.Dir(t))
	out := runOnCorpus(t, filepath.Join(corpus.Root(t), "internal", "corpus", "calibration.py"), buildProgram(t), shared)
	rows := sureRow.FindAllStringSubmatch(out, -1)
	if len(rows) != 4 {
		t.Fatalf("four kinds of facts have confidence, and %d are told:\n%s", len(rows), out)
	}
	for _, m := range rows {
		if sure, covered := number(t, m[2]), number(t, m[3]); sure < leastSure || covered < leastCoverage {
			t.Errorf("of %s at 0.9 and above %v are right, and %v of the right ones stand there; not %v and %v:\n%s", m[1], sure, covered, leastSure, leastCoverage, out)
		}
	}
}

func TestFewNumbersOfTheCorpusAreUnread(t *testing.T) {
	program, unread, all := buildProgram(t), 0, 0
	for _, path := range annotated(t) {
		out, err := exec.Command(program, "extract", "--format", "json", path).Output()
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var file dataset.File
		if err := json.Unmarshal(out, &file); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		places := map[dataset.Place]bool{} // a number may be of several figures
		for _, f := range slices.Concat(file.Targets, file.Observations) {
			for _, at := range f.At {
				places[at] = true
			}
		}
		all += len(places) + len(file.SetAside)
		for _, u := range file.Unread {
			if u.Kind == "number" {
				unread, all = unread+1, all+1
			}
		}
	}
	if all == 0 || float64(unread) > mostUnread*float64(all) {
		t.Errorf("%d of %d numbers are unread", unread, all)
	}
}

// annotated are the documents of the corpus that have an annotation.
func annotated(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, set := range []string{"practice", "practice2"} {
		golds, err := filepath.Glob(filepath.Join(corpus.Dir(t), set, "*.gold.json"))
		if err != nil || len(golds) == 0 {
			t.Fatalf("%s has no annotations: %v", set, err)
		}
		for _, gold := range golds {
			for _, form := range []string{".txt", ".md", ".html"} {
				path := strings.TrimSuffix(gold, ".gold.json") + form
				if _, err := os.Stat(path); err == nil {
					out = append(out, path)
					break
				}
			}
		}
	}
	return out
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
