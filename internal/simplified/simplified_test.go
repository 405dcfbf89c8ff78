package simplified_test

import (
	"testing"

	"github.com/policygraph/policygraph/internal/simplified"
)

func TestTraditionalCharactersAreReadAsSimplifiedOnes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"溫州市甌海區科學技術局", "温州市瓯海区科学技术局"},
		{"孵化器發展計劃", "孵化器发展计划"},
		{"孵化器发展计划", "孵化器发展计划"},
		{"著作權、乾坤", "著作权、乾坤"},
		{"R&D 經費 2022", "R&D 经费 2022"},
		{"", ""},
	} {
		if got := simplified.Read(c.text); got != c.want {
			t.Errorf("%s is read as %s, want %s", c.text, got, c.want)
		}
	}
}
