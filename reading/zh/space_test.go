package zh

import (
	"testing"
	"unicode"
)

func TestIsSpaceIsThatOfUnicodeAndWhatHasNoWidth(t *testing.T) {
	for c := rune(0); c <= unicode.MaxRune; c++ {
		want := unicode.IsSpace(c)
		switch c {
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
			want = true
		}
		if got := IsSpace(c); got != want {
			t.Errorf("IsSpace(%U) = %v", c, got)
		}
	}
}

func TestBlanksAreLeftOut(t *testing.T) {
	for _, c := range []struct{ text, trimmed, unspaced string }{
		{"", "", ""},
		{"青石县", "青石县", "青石县"},
		{"\u3000 青\u00a0石\n县\ufeff", "青\u00a0石\n县", "青石县"},
		{" \u200b", "", ""},
	} {
		if got := TrimSpace(c.text); got != c.trimmed {
			t.Errorf("TrimSpace(%q) = %q", c.text, got)
		}
		text := []rune(c.text)
		if from, to := Trim(text, 0, len(text)); string(text[from:to]) != c.trimmed {
			t.Errorf("Trim(%q) = %d, %d", c.text, from, to)
		}
		if got := Unspaced(c.text); got != c.unspaced {
			t.Errorf("Unspaced(%q) = %q", c.text, got)
		}
		if got := UnspacedRunes(text); got != c.unspaced {
			t.Errorf("UnspacedRunes(%q) = %q", c.text, got)
		}
	}
}
