package zh

import (
	"slices"
	"testing"
)

func TestEachBracketPairsWithThoseOfItsKind(t *testing.T) {
	kinds := []struct{ open, shut string }{
		{"(（", ")）"}, {"〔﹝", "〕﹞"}, {"[［", "]］"}, {"【〖", "】〗"}, {"<＜〈", ">＞〉"}, {"{｛", "}｝"},
	}
	for i, a := range kinds {
		for _, open := range a.open {
			if !Opens(open) || Closes(open) {
				t.Errorf("%c: opens %v, closes %v", open, Opens(open), Closes(open))
			}
			for k, b := range kinds {
				for _, shut := range b.shut {
					if !Closes(shut) || Opens(shut) {
						t.Errorf("%c: closes %v, opens %v", shut, Closes(shut), Opens(shut))
					}
					if Pairs(open, shut) != (i == k) || Pairs(shut, open) {
						t.Errorf("Pairs(%c, %c) = %v, Pairs(%c, %c) = %v", open, shut, Pairs(open, shut), shut, open, Pairs(shut, open))
					}
				}
			}
		}
	}
	for _, c := range "“”《》「」甲, " {
		if Opens(c) || Closes(c) || Pairs(c, c) {
			t.Errorf("%c is no bracket", c)
		}
	}
}

func TestDepthCountsOpenBracketsOfAllKinds(t *testing.T) {
	var depth Depth
	var got []Depth
	for _, c := range "）甲（乙[丙]）丁" {
		got = append(got, depth.Read(c))
	}
	if want := []Depth{0, 0, 1, 1, 2, 2, 1, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestQuotationsCloseWithTheirOwnMark(t *testing.T) {
	for _, q := range []string{"“”", "‘’", "《》", "「」", "『』", `""`, "＂＂"} {
		marks := []rune(q)
		if got := QuoteCloser(marks[0]); got != marks[1] || !ClosesQuote(marks[1]) {
			t.Errorf("%s: closed by %c", q, got)
		}
	}
	for _, c := range "”》(甲" {
		if QuoteCloser(c) != 0 {
			t.Errorf("%c opens no quotation", c)
		}
	}
	if ClosesQuote('“') || ClosesQuote(')') {
		t.Error("“ and ) close no quotation")
	}
}
