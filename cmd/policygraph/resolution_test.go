package main

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
)

// resolutionFloors are what the corpus' scorer must find of the practice documents in
// one graph: shares at least, counts (duplicates, merges, wrongAreas, fragments,
// related) at most. They only ever get stricter.
var resolutionFloors = map[string]float64{
	"areas": 1, "rowAreas": 1,
	"bodiesP": 1, "bodiesR": 1, "duplicates": 0, "merges": 0, "wrongAreas": 0, "fragments": 0,
	"kindsP": 1, "kindsR": 1,
	"indicatorsP": 1, "indicatorsR": 0.86, "indicatorsPlainR": 1, "related": 0,
}

// countsOfResolution are the figures of which less is better.
var countsOfResolution = map[string]bool{"duplicates": true, "merges": true, "wrongAreas": true, "fragments": true, "related": true}

// TestOneGraphOfManyDocuments adds the corpus' practice documents to a new dataset,
// serves it and holds the scorer's figures to the floors. `make resolution` prints them.
func TestOneGraphOfManyDocuments(t *testing.T) {
	gold := filepath.Join(corpus.Dir(t), "resolution")
	texts, err := filepath.Glob(filepath.Join(corpus.Dir(t), "practice", "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no practice documents: %v", err)
	}
	data := filepath.Join(t.TempDir(), "data")
	if code, _, stderr := call(t, append([]string{"add", "--data", data}, texts...)...); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	server := startServer(t, "--data", data)
	said := runOnCorpus(t, filepath.Join(gold, "score.py"), server.url+"/graphql", filepath.Join(gold, "practice.json"), filepath.Join(gold, "seeds.json"), "--misses", "5")
	t.Log("\n" + said)
	for _, figure := range slices.Sorted(maps.Keys(resolutionFloors)) {
		floor := resolutionFloors[figure]
		m := regexp.MustCompile(`\b` + figure + `=([0-9.]+)`).FindStringSubmatch(said)
		if m == nil {
			t.Errorf("the scorer says nothing of %s", figure)
			continue
		}
		got, err := strconv.ParseFloat(strings.TrimSuffix(m[1], "."), 64)
		if err != nil || countsOfResolution[figure] && got > floor || !countsOfResolution[figure] && got < floor {
			t.Errorf("%s is %s, the floor is %v", figure, m[1], floor)
		}
	}
}
