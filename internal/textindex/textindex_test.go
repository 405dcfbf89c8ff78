package textindex_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/textindex"
)

// found are the sentences that a search finds, as written.
func found(t *testing.T, texts map[string][]rune, among func(string) bool, terms ...string) []string {
	t.Helper()
	hits, err := textindex.New(texts).Search(t.Context(), terms, among)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, h.Hash+": "+string(texts[h.Hash][h.Start:h.End]))
	}
	return out
}

func anyOf(string) bool { return true }

func TestSentencesAreFoundByTheirWording(t *testing.T) {
	texts := map[string][]rune{
		"b": []rune("青川区方案\n一、建“东桥”孵化器。二、引进 人才;三、东桥孵化器扩建\n"),
		"a": []rune("  东桥孵化器开园。\n\n东桥孵化器开园。"),
		"w": []rune("本行很长很长很长很长很长很长很长很长很长建设科\n创走廊,到2030年建成。"),
	}
	for name, c := range map[string]struct {
		terms []string
		want  []string
	}{
		"whatever the quotation marks, each sentence once": {[]string{"东桥孵化器"}, []string{"a: 东桥孵化器开园。", "b: 一、建“东桥”孵化器。", "b: 三、东桥孵化器扩建"}},
		"whatever the spaces":                              {[]string{"引进人才"}, []string{"b: 二、引进 人才;"}},
		"all terms in one sentence":                        {[]string{"东桥", "扩建"}, []string{"b: 三、东桥孵化器扩建"}},
		"terms of two sentences":                           {[]string{"人才", "扩建"}, nil},
		"across the break of a long line":                  {[]string{"科创走廊"}, []string{"w: 本行很长很长很长很长很长很长很长很长很长建设科\n创走廊,到2030年建成。"}},
		"not across the break after a head":                {[]string{"方案一"}, nil},
		"not across sentences":                             {[]string{"孵化器。二"}, nil},
		"nothing":                                          {nil, nil},
	} {
		if got := found(t, texts, anyOf, c.terms...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := found(t, texts, func(hash string) bool { return hash == "b" }, "东桥孵化器"); len(got) != 2 {
		t.Errorf("of one document: %q", got)
	}
}

func TestASearchEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	x := textindex.New(map[string][]rune{"a": []rune(strings.Repeat("东桥孵化器。", 10))})
	if _, err := x.Search(ctx, []string{"东桥"}, anyOf); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func BenchmarkSearch(b *testing.B) {
	texts := map[string][]rune{}
	for i := range 300 { // about as many characters as 300 plans of 20,000
		var text strings.Builder
		for n := range 1000 { // each sentence another: one that is repeated is indexed once
			fmt.Fprintf(&text, "推进第%d个创新平台建设,培育高新技术企业。", n)
		}
		texts[string(rune('一'+i))] = []rune(text.String() + "在此建设东桥孵化器。")
	}
	x := textindex.New(texts)
	if _, err := x.Hashes(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if hits, err := x.Search(b.Context(), []string{"东桥孵化器"}, anyOf); err != nil || len(hits) != 300 {
			b.Fatal(len(hits), err)
		}
	}
}
