package rule_test

import (
	"fmt"
	"testing"

	"github.com/policygraph/policygraph/reading/rule"
)

var sizes = []rule.Rule[int, string]{
	{Name: "small", Says: "is under ten", Verdict: "S", Applies: func(n int) bool { return n < 10 }},
	{Name: "even", Says: "is even", Verdict: "E", Applies: func(n int) bool { return n%2 == 0 }},
	{Name: "any", Says: "is a number", Verdict: "A", Applies: func(int) bool { return true }},
}

func TestTheFirstRuleThatAppliesDecides(t *testing.T) {
	for n, want := range map[int]string{4: "small", 12: "even", 13: "any"} {
		if got := rule.First(sizes, n, nil); got.Name != want {
			t.Errorf("%d is decided by %s, want %s", n, got.Name, want)
		}
	}
	if got := rule.First(sizes[:1], 12, nil); got != nil {
		t.Errorf("12 is decided by %s, want by none", got.Name)
	}
}

// A trace tells every rule that was asked, and of which place.
func ExampleTrace() {
	trace := &rule.Trace{}
	trace.At(3, 5)
	back := trace.At(4, 5)
	rule.First(sizes, 1, trace)
	back()
	rule.First(sizes, 12, trace)
	for _, s := range trace.Steps {
		fmt.Println(s.Start, s.End, s.Rule, s.Applied)
	}
	// Output:
	// 4 5 small true
	// 3 5 small false
	// 3 5 even true
}
