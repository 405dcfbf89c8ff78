package source_test

import (
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

func TestACoverIsTouchedWhereOneOfItsSpansIs(t *testing.T) {
	// A long span, and twenty short ones that begin behind it.
	spans := []source.Span{{Start: 300, End: 310}, {Start: 0, End: 200}}
	for i := range 20 {
		spans = append(spans, source.Span{Start: 10 + i, End: 11 + i})
	}
	cover := source.NewCover(spans)
	for _, c := range []struct {
		span source.Span
		want bool
	}{
		{source.Span{Start: 150, End: 160}, true},
		{source.Span{Start: 199, End: 201}, true},
		{source.Span{Start: 200, End: 300}, false},
		{source.Span{Start: 200, End: 301}, true},
		{source.Span{Start: 310, End: 320}, false},
	} {
		if got := cover.Touches(c.span); got != c.want {
			t.Errorf("%v: %v, want %v", c.span, got, c.want)
		}
	}
	if source.NewCover(nil).Touches(source.Span{End: 9}) {
		t.Error("a cover of nothing is touched")
	}
}
