package store_test

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"

	"github.com/policygraph/policygraph/store"
)

func TestFoldMakesWidthAndCaseOne(t *testing.T) {
	for in, want := range map[string]string{
		"ＡＢＣ１２":    "abc12",
		"Ｆｉｎ Tech": "fin tech",
		"（甲）：乙":    "(甲):乙",
		"ｶ":        "カ",
		"㎡③":       "㎡③", // not m2 and 3
		"　":        " ",
		"":         "",
	} {
		if got := store.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldLeavesAloneOnlyWhatIsFolded(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		s := string(r)
		if got, want := store.Fold(s), strings.ToLower(width.Fold.String(s)); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzFoldTwiceIsFoldOnce(f *testing.F) {
	for _, s := range []string{"ＡＢＣ", "İI", "K", "ﾊﾟ", "Σς", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := store.Fold(s)
		if twice := store.Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, and of that %q", s, once, twice)
		}
	})
}

func TestTermsMatch(t *testing.T) {
	texts := []store.SearchText{{In: "name", Text: "甲区科技局"}, {In: "alias", Text: "科技局"}, {In: "en", Text: "science bureau"}}
	for _, c := range []struct {
		text string
		rank int
		in   string
	}{
		{"科技局", 0, "alias"},
		{"科技", 1, "alias"},
		{"局 科技", 2, "name"},
		{"Science　Ｂｕｒ", 1, "en"},
		{"bureau 甲", 3, "name"},
		{"甲 乙", -1, ""},
	} {
		got, ok := store.ParseText(c.text).Match(texts)
		if !ok {
			got.Rank = -1
		}
		if got.Rank != c.rank || got.In != c.in {
			t.Errorf("%q matches %+v, want rank %d in %q", c.text, got, c.rank, c.in)
		}
	}
}
