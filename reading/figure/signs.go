package figure

import (
	"slices"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// sighting is a quantity as its figure is made of it.
type sighting struct {
	*reader
	q    *quantity.Quantity
	p    *phrase
	year *int // the figure's
}

// signRules are what stands around a number and says how well its figure is read. All
// that apply count; what each is worth is for package confidence.
var signRules = []rule.Rule[*sighting, struct{}]{
	{Name: "compared", Says: "a verb of reaching or a comparator leads to the number", Applies: func(s *sighting) bool { return s.q.Explicit }},
	{Name: "done", Says: "a verb says what is done with what is counted", Applies: func(s *sighting) bool { return s.p.verb }},
	{Name: "aimed at", Says: "the clause says that it is a goal", Applies: func(s *sighting) bool { return aims.In(s.clause.text) }},
	{Name: "granting", Says: "the sentence grants something", Applies: func(s *sighting) bool { return s.sentence.grants || s.sentence.rents }},
	{Name: "in words", Says: "the number is in words", Applies: func(s *sighting) bool { return s.q.Words }},
	{Name: "rank or time", Says: "the number is a rank or a length of time", Applies: func(s *sighting) bool { return s.q.Rank || s.q.Time }},
	{Name: "in brackets", Says: "the number stands in brackets", Applies: func(s *sighting) bool { return s.layout.depth[s.q.NumStart] > 0 }},
	{Name: "of some", Says: "some of those before are counted", Applies: func(s *sighting) bool { return s.clause.among }},
	{Name: "year passed over", Says: "the sentence names a year, and the figure has none", Applies: func(s *sighting) bool { return s.year == nil && len(s.sentenceYears()) > 0 }},
	{Name: "other years", Says: "the sentence names other years too", Applies: func(s *sighting) bool {
		return s.year != nil && slices.ContainsFunc(s.sentenceYears(), func(y int) bool { return y != *s.year })
	}},
	{Name: "parted number", Says: "a number stands right before it, parted by a blank", Applies: (*sighting).parted},
}

// aims are the words with which a clause says what is to be reached.
var aims = zh.NewList("目标", "力争", "争取", "确保", "达到", "突破", "实现", "到20", "至20", "不低于", "不少于", "提高到", "提升到", "提升至", "提高至")

// parted: 1 |200场, of which the blank parts the thousands.
func (s *sighting) parted() bool {
	at := s.q.NumStart
	return at > 1 && zh.IsSpace(s.text[at-1]) && zh.IsDigit(s.text[at-2])
}

// signs names what stands around a quantity.
func (r *reader) signs(q *quantity.Quantity, p *phrase, year *int) []string {
	return rule.All(signRules, &sighting{reader: r, q: q, p: p, year: year})
}
