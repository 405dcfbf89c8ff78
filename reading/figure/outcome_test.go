package figure

import (
	"slices"
	"testing"
)

// read reads a passage with a reader of its own.
func read(text []rune, frame Frame) Reading { return new(Reader).Read(text, frame) }

// doubtsOf are the numbers that look like figures and that no rule took.
func doubtsOf(r Reading) []Number {
	return slices.DeleteFunc(slices.Clone(r.Numbers), func(n Number) bool { return n.Message == "" })
}

// checkNumbers holds that each number of a reading has one outcome, that they
// do not overlap, and that the figures' numbers are those that are stated.
func checkNumbers(t *testing.T, text []rune, read Reading) {
	t.Helper()
	last := 0
	stated := map[Place]bool{}
	for _, n := range read.Numbers {
		if n.Start < last || n.Start >= n.End || n.End > len(text) {
			t.Fatalf("number at [%d %d] of %d runes, the last ends at %d", n.Start, n.End, len(text), last)
		}
		last = n.End
		if n.Outcome == Stated {
			stated[Place{n.Start, n.End}] = true
		}
		if (n.Class != "") != (n.Outcome == SetAside) || n.Message != "" && n.Outcome != Unread {
			t.Errorf("%s: outcome %d, class %q, message %q", string(text[n.Start:n.End]), n.Outcome, n.Class, n.Message)
		}
	}
	told := map[Place]bool{}
	for _, f := range read.Figures {
		told[f.At] = true
		if !stated[f.At] {
			t.Errorf("%s has its number at %v, which is not stated", f.Indicator, f.At)
		}
	}
	if len(told) != len(stated) {
		t.Errorf("%d numbers are stated, figures have %d", len(stated), len(told))
	}
}
