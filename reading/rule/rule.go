// Package rule runs lists of small named rules. A stage of reading is a list:
// its rules are asked in the order in which they stand, and the first that
// applies decides. Each rule has its one place in its list, with its name and
// what it says in one line, so that a trace can tell which rules saw a place
// and what each said of it.
//
// It knows nothing of what is read: what a rule looks at (C) and what follows
// from it (V) are the caller's.
package rule

// Rule is one rule over a context C; V is what follows where it applies.
type Rule[C, V any] struct {
	Name    string
	Says    string
	Verdict V
	Applies func(C) bool
}

// First asks the rules in order and returns the first that applies, nil where
// none does. The trace, which may be nil, records each that was asked.
func First[C, V any](rules []Rule[C, V], c C, trace *Trace) *Rule[C, V] {
	for i := range rules {
		r := &rules[i]
		applies := r.Applies(c)
		trace.Asked(r.Name, r.Says, applies)
		if applies {
			return r
		}
	}
	return nil
}

// Trace records which rules were asked about which place. It costs nothing
// where it is nil.
type Trace struct {
	Steps []Step
	start int
	end   int
}

// Step is one rule asked about one place, [Start, End) in runes of the passage
// that was read.
type Step struct {
	Start, End int
	Rule       string
	Says       string
	Applied    bool
}

// At says which place the steps that follow are about. What it returns goes back
// to the place before.
func (t *Trace) At(start, end int) (back func()) {
	if t == nil {
		return nowhere
	}
	from, to := t.start, t.end
	t.start, t.end = start, end
	return func() { t.start, t.end = from, to }
}

func nowhere() {}

// Asked records that a rule was asked about the place: what First does of its rules,
// and whoever asks rules that read as they are asked does of those.
func (t *Trace) Asked(name, says string, applied bool) {
	if t == nil {
		return
	}
	t.Steps = append(t.Steps, Step{Start: t.start, End: t.end, Rule: name, Says: says, Applied: applied})
}

// All asks every rule and returns the names of those that apply, in order.
func All[C, V any](rules []Rule[C, V], c C) []string {
	var out []string
	for i := range rules {
		if r := &rules[i]; r.Applies(c) {
			out = append(out, r.Name)
		}
	}
	return out
}
