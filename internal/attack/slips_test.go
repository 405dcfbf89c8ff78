//go:build linux

package attack

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// slipsToTry is how many queries with a slip are sent: POLICYGRAPH_SLIPS, or some
// hundreds.
func slipsToTry() int {
	if n, err := strconv.Atoi(os.Getenv("POLICYGRAPH_SLIPS")); err == nil {
		return n
	}
	return 400
}

// slips makes such queries of the example queries, the same each time.
func slips(t *testing.T, n int) []string {
	t.Helper()
	paths, err := filepath.Glob("../../web/examples/*.graphql")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no example queries: %v", err)
	}
	var examples []string
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		examples = append(examples, string(b))
	}
	random := rand.New(rand.NewPCG(1, 2))
	out := make([]string, n)
	for i := range out {
		query := []byte(examples[random.IntN(len(examples))])
		for range 1 + random.IntN(3) {
			query = slip(random, query)
		}
		out[i] = string(query)
	}
	return out
}

// slip changes one thing: a byte, a piece left out, a piece doubled, a number.
func slip(random *rand.Rand, query []byte) []byte {
	if len(query) < 2 {
		return query
	}
	at := random.IntN(len(query))
	to := min(len(query), at+1+random.IntN(12))
	switch random.IntN(4) {
	case 0:
		query[at] = byte(random.IntN(256))
		return query
	case 1:
		return append(query[:at:at], query[to:]...)
	case 2:
		return append(query[:to:to], query[at:]...)
	}
	for i, c := range query {
		if '0' <= c && c <= '9' {
			return append(append(query[:i:i], "99999999999"...), query[i+1:]...)
		}
	}
	return query
}
