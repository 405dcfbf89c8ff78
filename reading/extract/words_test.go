package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/internal/zhtest"
)

func TestWords(t *testing.T) { zhtest.Words(t, wordFiles) }

// TestCarriersHaveAKindAndKnownMarks: a mark that is misspelt would be none.
func TestCarriersHaveAKindAndKnownMarks(t *testing.T) {
	for _, e := range class("carriers") {
		says := strings.Fields(e.Says)
		if len(says) == 0 {
			t.Errorf("%s has no kind", e.Word)
			continue
		}
		for _, mark := range says[1:] {
			if !slices.Contains([]string{"ambiguous", "rare", "bound", "placed", "common"}, mark) {
				t.Errorf("%s has the mark %s", e.Word, mark)
			}
		}
	}
}
