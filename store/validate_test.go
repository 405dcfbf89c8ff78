package store_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

func TestNames(t *testing.T) {
	for name, want := range map[string]bool{
		"Plan": true, "HAS_TASK": true, "x": true, "a1": true, strings.Repeat("a", 64): true,
		"": false, "_a": false, "1a": false, "a-b": false, "a b": false, "a`b": false, "名": false, "a\x00": false,
		strings.Repeat("a", 65): false,
	} {
		if got := store.CheckName(name) == nil; got != want {
			t.Errorf("%q is a name: %v, want %v", name, got, want)
		}
	}
}
