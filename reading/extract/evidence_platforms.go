package extract

import (
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// namedCarrier is a name that was read, for what its words say of how sure it is.
type namedCarrier struct {
	*carrierName
	names *names
	name  []rune
	stem  []rune // the name less the carrier's word and marks at its ends
	c     carrier
	whole bool // nothing else stands in the paragraph or the cell
}

// platformSigns are what the words of a name and what stands around it say of how sure it
// is. All that apply count; what each is worth is for package confidence.
var platformSigns = []rule.Rule[*namedCarrier, struct{}]{
	{Name: "own word", Says: "the name begins with a word of its own", Applies: func(n *namedCarrier) bool { return ownHead(n.stem) }},
	{Name: "place in the name", Says: "a place or an organisation stands in the name", Applies: func(n *namedCarrier) bool { return n.names.marked(n.stem) }},
	{Name: "quotes in the name", Says: "a part of the name is quoted", Applies: func(n *namedCarrier) bool { return strings.ContainsRune(n.text, '“') }},
	{Name: "alone", Says: "nothing else stands in the paragraph or the cell", Applies: func(n *namedCarrier) bool { return n.whole }},
	{Name: "general words", Says: "the name has none but general words, and no place", Applies: func(n *namedCarrier) bool {
		return generalOnly(n.stem) && !n.names.marked(n.stem) && !strings.ContainsRune(n.text, '“')
	}},
	{Name: "ambiguous word", Says: "the carrier's word also means what carries nothing", Applies: func(n *namedCarrier) bool { return n.c.ambiguous }},
	{Name: "common word", Says: "there are many of each sort of such carriers", Applies: func(n *namedCarrier) bool { return n.c.common }},
	{Name: "several names", Says: "the name may be several names", Applies: func(n *namedCarrier) bool { return strings.ContainsAny(n.text, "和与及、") }},
	{Name: "many", Says: "words that count stand in the name", Applies: func(n *namedCarrier) bool { return strings.ContainsAny(n.text, "多各若批") }},
	{Name: "sentence in the name", Says: "the name has words that tell what happens", Applies: func(n *namedCarrier) bool { return telling.In(n.name) }},
	{Name: "long name", Says: "the name is long", Applies: func(n *namedCarrier) bool { return len(n.name) > longName }},
	{Name: "short name", Says: "the name is short", Applies: func(n *namedCarrier) bool { return len(n.name) <= shortName }},
	{Name: "mark in the name", Says: "a blank or a mark that parts sentences stands in the name", Applies: func(n *namedCarrier) bool {
		return strings.ContainsFunc(n.text, unicode.IsSpace) || strings.ContainsAny(n.text, ".．。;；:：,，")
	}},
	{Name: "quotation alone", Says: "nothing but a quotation stands before the carrier's word", Applies: func(n *namedCarrier) bool {
		return len(n.name) > 0 && n.name[0] == '“' && strings.HasSuffix(strings.TrimSuffix(n.text, n.c.word), "”")
	}},
}

// Lengths that names of carriers hardly have.
const (
	longName  = 18
	shortName = 3
)

// telling are words that names of carriers do not have.
var telling = zh.NewList("结合", "以及", "及其", "位于", "围绕", "互动", "交流", "相关", "靠", "其他", "签约", "两侧", "用于", "等")

// platformEvidence is what speaks for and against a name in a passage of some length.
func platformEvidence(found *carrierName, in *names, length int) []string {
	n := &namedCarrier{carrierName: found, names: in, name: []rune(found.text), whole: found.span.End-found.span.Start == length}
	n.stem = n.name
	if c, ok := carrierEnding(n.name, len(n.name)); ok {
		n.c, n.stem = c, n.name[:len(n.name)-len([]rune(c.word))]
	}
	n.stem = []rune(strings.Trim(string(n.stem), "“”"))
	return append([]string{found.rule}, rule.All(platformSigns, n)...)
}

// weigh says how sure each mention is; of is which platform each is of. One that is named
// again is surer.
func (p *platformReader) weigh(of []int) {
	mentions := map[int]int{}
	for _, at := range of {
		mentions[at]++
	}
	var once []string
	for i, f := range p.found {
		if mentions[of[i]] == 1 {
			once = append(once, f.Name)
		}
	}
	again := p.standAgain(once)
	for i := range p.found {
		f, evidence := &p.found[i], p.signs[i]
		if mentions[of[i]] > 1 || again[f.Name] {
			evidence = append(evidence, "named again")
		}
		f.Confidence = confidence.Of(confidence.Platform, evidence)
		f.Reason = withDoubts(f.Reason, confidence.Platform, evidence)
	}
}
