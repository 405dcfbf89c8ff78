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
	taken := make([]bool, len(p.doc.Text)) // by the mentions that were read before
	take := func(m dataset.Platform) {
		for i := m.Start; i < m.End; i++ {
			taken[i] = true
		}
	}
	for _, m := range mentions {
		take(m)
	}
	names := p.otherNames(mentions)
	words := make([][]rune, len(names))
	for i, n := range names {
		words[i] = n.name
	}
	var found []dataset.Platform
	for i, places := range p.again(words) {
		for _, at := range places {
			if at.Start < names[i].from || slices.Contains(taken[at.Start:at.End], true) {
				continue
			}
			m := p.mention(names[i], at)
			take(m)
			found = append(found, m)
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
	known := map[string]bool{}
	for _, m := range surest {
		if name := []rune(m.Name); !known[m.Name] && len(name) >= shortestKnown && p.text(source.Span{Start: m.Start, End: m.End}) == m.Name {
			known[m.Name] = true
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

// again are the places of the passages that each of some names stands at, however
// many names there are: the text is gone through once.
func (p *platformReader) again(names [][]rune) [][]source.Span {
	first := map[rune][]int{}
	var letters []rune
	for i, name := range names {
		if first[name[0]] == nil {
			letters = append(letters, name[0])
		}
		first[name[0]] = append(first[name[0]], i)
	}
	begins := zh.NewSet(string(letters))
	out := make([][]source.Span, len(names))
	for _, passage := range p.passages {
		for at := passage.Start; at < passage.End; at++ {
			if !begins.Has(p.doc.Text[at]) {
				continue
			}
			for _, i := range first[p.doc.Text[at]] {
				if p.standsAt(names[i], at, passage) {
					out[i] = append(out[i], source.Span{Start: at, End: at + len(names[i])})
				}
			}
		}
	}
	return out
}

// standsAt says whether a name stands at a place of a passage, as a name of its own.
func (p *platformReader) standsAt(name []rune, at int, passage source.Span) bool {
	text, end := p.doc.Text, at+len(name)
	return end <= passage.End && slices.Equal(text[at:end], name) &&
		!anotherThing.MatchString(string(text[max(passage.Start, at-1):at])) && !anotherBody.MatchString(string(text[end:min(passage.End, end+8)]))
}

// standAgain are those of some names that stand at several places, where nothing but
// themselves tells that they are names.
func (p *platformReader) standAgain(names []string) map[string]bool {
	var words [][]rune
	for _, name := range names {
		if word := []rune(name); len(word) >= shortestKnown {
			words = append(words, word)
		}
	}
	out := map[string]bool{}
	for i, places := range p.again(words) {
		out[string(words[i])] = len(places) > 1
	}
	return out
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
