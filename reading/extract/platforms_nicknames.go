package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// otherName is another name of a platform that was read: how it is called elsewhere.
type otherName struct {
	platform dataset.Platform
	name     []rune
	from     int    // where in the document it begins to be used
	reason   string // why the name means the platform
}

// shortestKnown is the length of a name that is found again wherever it stands: shorter
// ones may be parts of other words.
const shortestKnown = 4

// named adds to the mentions that rules read those that only a name tells that is known
// by then: the platform's own, which another sentence does not further (甲山孵化园西侧), and
// the one that the document gives it for short (以下简称“综合体”).
func (p *platformReader) named(mentions []dataset.Platform) []dataset.Platform {
	var found []dataset.Platform
	free := func(m dataset.Platform) bool {
		overlaps := func(o dataset.Platform) bool { return o.Start < m.End && m.Start < o.End }
		return !slices.ContainsFunc(mentions, overlaps) && !slices.ContainsFunc(found, overlaps)
	}
	for _, n := range p.otherNames(mentions) {
		for _, s := range p.passages {
			for _, m := range p.again(n, source.Span{Start: max(s.Start, n.from), End: s.End}) {
				if free(m) {
					found = append(found, m)
				}
			}
		}
	}
	found = append(found, mentions...)
	slices.SortStableFunc(found, func(a, b dataset.Platform) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// otherNames are the names that platforms may be found by again, longer ones first.
func (p *platformReader) otherNames(mentions []dataset.Platform) []otherName {
	surest := slices.Clone(mentions)
	slices.SortStableFunc(surest, func(a, b dataset.Platform) int { return cmp.Compare(b.Confidence, a.Confidence) })
	var out []otherName
	for _, m := range surest {
		known := slices.ContainsFunc(out, func(n otherName) bool { return n.platform.Name == m.Name })
		if name := []rune(m.Name); !known && len(name) >= shortestKnown && p.text(source.Span{Start: m.Start, End: m.End}) == m.Name {
			out = append(out, otherName{m, name, 0, "named elsewhere: "})
		}
	}
	for _, n := range p.file.Document.Nicknames {
		if i := slices.IndexFunc(surest, func(m dataset.Platform) bool { return strings.HasSuffix(bareName(n.Of), bareName(m.Name)) }); i >= 0 {
			out = append(out, otherName{surest[i], []rune(n.Name), n.End, "named for short: "})
		}
	}
	slices.SortStableFunc(out, func(a, b otherName) int { return cmp.Compare(len(b.name), len(a.name)) })
	return out
}

var (
	// anotherThing ends before a name where it is but the word for a kind: 省级综合体,
	// 3家综合体.
	anotherThing = zh.MustCompile(`(?:[级个家座类型业务式化等“"]|[\d０-９])$`)
	// anotherBody begins behind a name that a body has taken for its own.
	anotherBody = zh.MustCompile(`^(?:管委|有限|股份|公司|集团|\p{Han}{0,4}(?:局|委员会|公司|办公室|领导小组))`)
)

// again are the places of a passage that a name stands at.
func (p *platformReader) again(n otherName, passage source.Span) []dataset.Platform {
	var out []dataset.Platform
	text := p.doc.Text
	for at := passage.Start; at+len(n.name) <= passage.End; at++ {
		if text[at] != n.name[0] || !slices.Equal(text[at:at+len(n.name)], n.name) {
			continue
		}
		end := at + len(n.name)
		if anotherThing.MatchString(string(text[max(passage.Start, at-1):at])) || anotherBody.MatchString(string(text[end:min(passage.End, end+8)])) {
			continue
		}
		out = append(out, p.mention(n, source.Span{Start: at, End: end}))
	}
	return out
}

// standsAgain says whether a name that a rule reads once stands at further places, where
// nothing but itself tells that it is one.
func (p *platformReader) standsAgain(name string) bool {
	n, places := otherName{name: []rune(name)}, 0
	for _, s := range p.passages {
		if len(n.name) >= shortestKnown {
			places += len(p.again(n, s))
		}
	}
	return places > 1
}

// mention is a platform under another of its names.
func (p *platformReader) mention(n otherName, at source.Span) dataset.Platform {
	m := dataset.Platform{
		Name: n.platform.Name, Kind: n.platform.Kind, Area: n.platform.Area,
		Quote: p.doc.Quote(at), Locator: p.locate(at),
		Evidence: dataset.Evidence{Confidence: n.platform.Confidence, Reason: n.reason + n.platform.Reason},
	}
	if t := p.taskAt(at.Start); t != nil {
		m.Task = t.Key
	}
	m.Inferred = p.inferredArea(m)
	return m
}

// inferredArea names the area of a mention where its sentence does not.
func (p *platformReader) inferredArea(m dataset.Platform) dataset.Inferred {
	if m.Area == "" || strings.Contains(p.text(p.sentence(m.Locator)), zh.PlaceStem(innermost(m.Area))) {
		return nil
	}
	return dataset.Inferred{"area"}
}
