package quantity

import (
	"testing"

	"github.com/policygraph/policygraph/reading/internal/zhtest"
)

func TestWords(t *testing.T) { zhtest.Words(t, wordFiles) }

func TestComparatorsSayHowTheyCompare(t *testing.T) {
	for word, sign := range class("before", "after").Says() {
		switch sign {
		case Eq, Ge, Le, Approx:
		default:
			t.Errorf("%s compares by %q", word, sign)
		}
	}
}
