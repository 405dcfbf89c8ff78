package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// inventedFolder holds two dozen short invented plans of invented places on two
// topics, with a gold in the form of the corpus' resolution gold.
const inventedFolder = "testdata/resolution"

// Of the figures of different plans that are one (plain: without a caveat), so many
// must meet, and of those that meet so many be one; none may meet that is only
// related.
const (
	leastMet, leastPlainMet, leastRight = 0.9, 0.93, 1
)

type goldFigure struct {
	ID, Document, Wording, Group, Family, Note string

	Value float64
	At    []int
}

// TestInventedPlansOfOtherTopicsMeet: the rules of indicators know no topic.
func TestInventedPlansOfOtherTopicsMeet(t *testing.T) {
	gold, indicatorOf := inventedGold(t), inventedIndicators(t)
	var same, met, plain, plainMet, joined, right int
	for i, a := range gold {
		for _, b := range gold[:i] {
			x, y := indicatorOf(a), indicatorOf(b)
			if a.Document == b.Document || x == "" || y == "" {
				continue
			}
			one := a.Group != "" && a.Group == b.Group
			if one {
				same++
				met += asOne(x == y)
			}
			if one && a.Note == b.Note {
				plain++
				plainMet += asOne(x == y)
			}
			if x == y {
				joined++
				right += asOne(one)
				if !one {
					t.Errorf("%s %s and %s %s are both %s", a.Document, a.Wording, b.Document, b.Wording, x)
				}
			}
		}
	}
	t.Logf("met %d of %d, without a caveat %d of %d; right %d of %d joined", met, same, plainMet, plain, right, joined)
	for what, share := range map[string][3]float64{
		"met": {float64(met), float64(same), leastMet}, "met without a caveat": {float64(plainMet), float64(plain), leastPlainMet}, "right": {float64(right), float64(joined), leastRight},
	} {
		if share[0] < share[1]*share[2] {
			t.Errorf("%s: %v of %v, at least %v", what, share[0], share[1], share[2])
		}
	}
}

func asOne(b bool) int {
	if b {
		return 1
	}
	return 0
}

func inventedGold(t *testing.T) []goldFigure {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(inventedFolder, "figures.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ Figures []goldFigure }
	if err := json.Unmarshal(text, &gold); err != nil {
		t.Fatal(err)
	}
	return gold.Figures
}

// inventedIndicators adds the plans to a new dataset and gives the indicator of each
// figure of the gold, "" for one that was not read.
func inventedIndicators(t *testing.T) func(goldFigure) string {
	t.Helper()
	texts, err := filepath.Glob(filepath.Join(inventedFolder, "*.txt"))
	if err != nil || len(texts) < 24 {
		t.Fatalf("%d plans: %v", len(texts), err)
	}
	data := filepath.Join(t.TempDir(), "data")
	if code, _, stderr := call(t, append([]string{"add", "--data", data}, texts...)...); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	d, err := dataset.Load(os.DirFS(data))
	if err != nil {
		t.Fatal(err)
	}
	read, resolver := map[string][]*dataset.Figure{}, d.Resolver()
	indicators := map[*dataset.Figure]string{}
	for _, f := range d.Files {
		for g, m := range resolver.Measures(f) {
			read[f.Slug], indicators[g] = append(read[f.Slug], g), m.Indicator.ID
		}
	}
	return func(want goldFigure) string {
		var found []string
		for _, g := range read[want.Document] {
			if g.Value == want.Value && slices.ContainsFunc(want.At, func(at int) bool { return g.Start <= at && at < g.End }) {
				found = append(found, fmt.Sprintf("%06d %s", g.End-g.Start, indicators[g]))
			}
		}
		if len(found) == 0 {
			return ""
		}
		_, id, _ := strings.Cut(slices.Min(found), " ") // of several the narrowest
		return id
	}
}
