package neo4jstore

import (
	"errors"
	"slices"
	"testing"
)

// TestReplacedIndexes: an index of an older version goes; nobody else's does.
func TestReplacedIndexes(t *testing.T) {
	row := func(name, label, property, analyzer string) []any {
		return []any{name, []any{label}, []any{property}, analyzer}
	}
	for name, c := range map[string]struct {
		there    []any
		replaced []string
		err      error
	}{
		"none":                       {},
		"this version's":             {there: row("policygraph_search", "Policygraph", "_search", "cjk")},
		"an older version's":         {there: row("cjk", "Policygraph", "_search", "cjk"), replaced: []string{"cjk"}},
		"one with another analyzer":  {there: row("policygraph_search", "Policygraph", "_search", "standard"), replaced: []string{"policygraph_search"}},
		"a foreign one":              {there: row("cjk", "Book", "_search", "cjk")},
		"a foreign one on our nodes": {there: row("cjk", "Policygraph", "title", "cjk")},
		"a foreign one of our name":  {there: row("policygraph_search", "Book", "title", "cjk"), err: errForeignIndex},
	} {
		t.Run(name, func(t *testing.T) {
			var there []fullTextIndex
			if c.there != nil {
				there = append(there, decodeFullTextIndex(c.there))
			}
			replaced, err := replacedIndexes(there)
			if !slices.Equal(replaced, c.replaced) || !errors.Is(err, c.err) {
				t.Errorf("%q are replaced, error %v; want %q, %v", replaced, err, c.replaced, c.err)
			}
		})
	}
	if got := quoted("a`b"); got != "`a``b`" {
		t.Errorf("a name is quoted as %s", got)
	}
}
