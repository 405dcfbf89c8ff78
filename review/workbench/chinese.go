package workbench

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Why a fact was read, and what the reader warns of, stands in English in the dataset.
// The page says it in Chinese first: phrases.txt has both.

//go:embed phrases.txt
var phrasesFile string

var spoken = readPhrases(phrasesFile)

type phrases struct {
	whole    map[string]string
	patterns []pattern // those with the most letters of their own first
}

type pattern struct {
	english *regexp.Regexp
	letters int
	chinese string
}

// readPhrases reads the table. It panics at a line that is none, as every test of the
// package then does.
func readPhrases(file string) phrases {
	out := phrases{whole: map[string]string{}}
	for line := range strings.Lines(file) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		en, zh, ok := strings.Cut(line, "\t")
		if !ok || en == "" || zh == "" || out.whole[en] != "" {
			panic(fmt.Sprintf("workbench: %q is no line of English and Chinese, or stands there twice", line))
		}
		if !strings.Contains(en, "%") {
			out.whole[en] = zh
			continue
		}
		form := regexp.QuoteMeta(en)
		for verb, what := range verbs {
			form = strings.ReplaceAll(form, verb, what)
		}
		out.patterns = append(out.patterns, pattern{regexp.MustCompile("^" + form + "$"), len(en), zh})
	}
	slices.SortStableFunc(out.patterns, func(a, b pattern) int { return b.letters - a.letters })
	return out
}

// verbs are what is filled in, as fmt writes it.
var verbs = map[string]string{
	"%s": "(.+?)", "%d": `(-?\d+)`,
}

func (p phrases) find(said string) (string, bool) {
	if zh, ok := p.whole[said]; ok {
		return zh, true
	}
	for _, at := range p.patterns {
		if filled := at.english.FindStringSubmatch(said); filled != nil {
			zh := at.chinese
			for i, value := range filled[1:] {
				zh = strings.ReplaceAll(zh, fmt.Sprintf("{%d}", i+1), value)
			}
			return zh, true
		}
	}
	return "", false
}

// joints are what stands between several things that are said as one.
var joints = []struct{ en, zh string }{{"; but: ", "；但是："}, {"; ", "；"}, {": ", "："}, {", ", "，"}}

// said says something of several parts.
func (p phrases) said(said string) (string, bool) {
	if zh, ok := p.find(said); ok {
		return zh, true
	}
	for _, joint := range joints {
		one, other, ok := strings.Cut(said, joint.en)
		if !ok {
			continue
		}
		before, known := p.said(one)
		after, alsoKnown := p.said(other)
		return before + joint.zh + after, known && alsoKnown
	}
	return "", false
}

// chinese is what was said in English. What it does not know it leaves as it is.
func chinese(said string) string {
	if zh, ok := spoken.said(said); ok {
		return zh
	}
	return said
}
