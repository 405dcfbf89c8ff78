package bodies

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/policygraph/policygraph/internal/naming"
)

//go:embed seats.tsv
var seatTable string

var seats = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(seatTable) {
		if name, code, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			out[name] = code
		}
	}
	return out
})

// Seat is the code of the place where a university or an academy is whose name
// does not say it.
func Seat(name string) (code string, ok bool) {
	code, ok = seats()[naming.Normal(name)]
	return code, ok
}
