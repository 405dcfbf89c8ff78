package bodies

import (
	"strings"

	"github.com/policygraph/policygraph/internal/naming"
)

// Nearest is the kind that a name which the catalogue does not know is most
// like: by the pairs of neighbouring characters that it shares with a stem or a
// name there. It is for a person to judge, and false where nothing is like it.
func Nearest(name string) (*Kind, bool) {
	name, _ = withoutBrackets(joined(naming.Normal(name)))
	c := builtIn()
	var best *Kind
	most := 0.0
	for i := range c.kinds {
		k := &c.kinds[i]
		if l := k.likeness(name); l > most {
			best, most = k, l
		}
	}
	return best, most >= 0.3
}

// likeness is the best that one of a kind's stems or names shares with a name.
func (k *Kind) likeness(name string) float64 {
	most := 0.0
	for _, known := range k.AllNames() {
		most = max(most, sharedPairs(joined(known), name))
	}
	return most
}

// sharedPairs is the share of the pairs of neighbouring characters of two texts
// that both have.
func sharedPairs(a, b string) float64 {
	r := []rune(a)
	common, n := 0, len([]rune(b))-1
	for i := 1; i < len(r); i++ {
		if strings.Contains(b, string(r[i-1:i+1])) {
			common++
		}
	}
	return float64(common) / float64(max(len(r)-1+n-common, 1))
}
