package lexicon

import "testing"

func TestList(t *testing.T) {
	l := New("建成", "建成投用", "培育", "", "培育")
	text := []rune("力争建成投用后培育")
	if got := string(l.At(text, 2)); got != "建成投用" {
		t.Errorf("the longest word at 2 is %q", got)
	}
	if got := l.At(text, 0); got != nil {
		t.Errorf("a word at 0: %q", string(got))
	}
	if got := l.At(text, len(text)); got != nil {
		t.Errorf("a word past the end: %q", string(got))
	}
	if got := string(l.Ending(text)); got != "培育" {
		t.Errorf("the text ends with %q", got)
	}
	if got := l.Ending(nil); got != nil {
		t.Errorf("nothing ends with %q", string(got))
	}
	if !l.Has("培育") || l.Has("力争") || l.Has("") {
		t.Error("Has tells the words of the list from others")
	}
	if !l.In(text) || l.In([]rune("力争")) {
		t.Error("In finds the words of the list")
	}
}
