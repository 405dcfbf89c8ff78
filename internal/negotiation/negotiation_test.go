package negotiation_test

import (
	"testing"

	"github.com/policygraph/policygraph/internal/negotiation"
)

func TestEncodingIsTheOneThatTheClientWeighsMost(t *testing.T) {
	for _, c := range []struct {
		headers []string
		want    string
	}{
		{nil, ""},
		{[]string{"gzip"}, "gzip"},
		{[]string{"gzip, deflate, br"}, "br"},
		{[]string{"gzip", "br"}, "br"},
		{[]string{"br;q=0.5, gzip;q=0.9"}, "gzip"},
		{[]string{"br;q=0, gzip"}, "gzip"},
		{[]string{"brotli-like"}, ""},
		{[]string{"*"}, "br"},
		{[]string{"*;q=0"}, ""},
		{[]string{"gzip; q=0, identity"}, ""},
	} {
		if got := negotiation.Encoding(c.headers, "br", "gzip"); got != c.want {
			t.Errorf("%q: %q, want %q", c.headers, got, c.want)
		}
	}
}

func TestATagIsFoundAmongOthers(t *testing.T) {
	for header, want := range map[string]bool{`"a"`: true, `W/"a"`: true, `"b", "a"`: true, "*": true, `"b"`: false, "": false} {
		if got := negotiation.Has([]string{header}, `"a"`); got != want {
			t.Errorf("%s: %v", header, got)
		}
	}
}
