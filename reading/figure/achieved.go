package figure

import "github.com/policygraph/policygraph/reading/rule"

type clauseRule = rule.Rule[*reader, struct{}]

// achievedRules make what a clause says achieved; plannedRules make it planned all
// the same. A clause that neither speaks of is planned.
var (
	achievedRules = []clauseRule{
		{Name: "report", Says: "the passage is of a report or tells the situation", Applies: func(r *reader) bool { return r.frame.Observed }},
		{Name: "reached", Says: "the sentence has told what is reached already", Applies: func(r *reader) bool { return r.sentence.reached }},
		{Name: "past year", Says: "the year that governs lies before the plan", Applies: func(r *reader) bool { return r.year.past }},
		{Name: "present", Says: "the clause opens with what there is now", Applies: func(r *reader) bool { return presentWords.At(r.clause.trimmed, 0) != nil }},
	}
	plannedRules = []clauseRule{
		{Name: "ahead", Says: "the clause looks ahead", Applies: func(r *reader) bool { return aheadWords.In(r.clause.plain) }},
		{Name: "report ahead", Says: "a sentence of a report looks ahead, and has told of nothing reached", Applies: func(r *reader) bool { return r.sentence.aims && !r.sentence.reached }},
	}
)

// tellAchieved decides whether the clause tells what is achieved. The years that
// lead in it (截至2023年) may still make it so.
func (r *reader) tellAchieved() {
	c := &r.clause
	if pastWords.In(c.plain) || isSince(c.text) {
		r.sentence.reached = true
	}
	r.trace.At(c.start, c.end)
	r.sentence.observed = rule.First(achievedRules, r, r.trace) != nil && rule.First(plannedRules, r, r.trace) == nil
	r.sentence.partOfYear = r.sentence.partOfYear || namesPartOfYear(c.text)
}
