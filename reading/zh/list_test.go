package zh

import "testing"

func TestList(t *testing.T) {
	l := NewList("建成", "建成投用", "培育", "", "培育")
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
	if !l.InString("甲 a\xff建成") || l.InString("力争建") || l.InString("") {
		t.Error("InString finds the words of the list, whatever stands around them")
	}
}

// TestCharactersThatShareABit: a set and a list tell characters whose codes
// are 4096 apart, which share a bit.
func TestCharactersThatShareABit(t *testing.T) {
	set, other := NewSet("一、a"), rune('一'+4096)
	if !set.Has('一') || !set.Has('、') || !set.Has('a') || set.Has('二') || set.Has(other) {
		t.Error("Has tells the characters of the set from others")
	}
	if l := NewList("一"); l.At([]rune{other}, 0) != nil || l.Ending([]rune{other}) != nil || l.InString(string(other)) {
		t.Error("a character that shares a bit is taken for a word")
	}
}
