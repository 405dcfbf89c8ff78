package graph

import "testing"

func TestQuotesAreTheTextAtTheirPlace(t *testing.T) {
	texts := Texts{"aa": []rune("一、总体要求\r\n二、主要任务")}
	for _, c := range []struct {
		name       string
		hash       string
		start, end int
		want       string
		ok         bool
	}{
		{"code points, not bytes", "aa", 0, 2, "一、", true},
		{"a line's end counts two", "aa", 8, 14, "二、主要任务", true},
		{"nothing", "aa", 3, 3, "", true},
		{"beyond the text", "aa", 8, 15, "", false},
		{"before the text", "aa", -1, 2, "", false},
		{"backwards", "aa", 3, 2, "", false},
		{"another document", "bb", 0, 1, "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := texts.Quote(c.hash, c.start, c.end); got != c.want || ok != c.ok {
				t.Errorf("%q, %v; want %q, %v", got, ok, c.want, c.ok)
			}
		})
	}
}
