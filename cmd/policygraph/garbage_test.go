package main

import "testing"

func TestGarbageMayFillTheHeadroomOrBeAsMuchAsLives(t *testing.T) {
	for _, c := range []struct {
		name  string
		alive uint64
		want  int
	}{
		{"nothing", 0, 400},
		{"a server on Neo4j", 8 << 20, 400},
		{"a small graph", 64 << 20, 200},
		{"a graph of the headroom's size", headroom, 100},
		{"a large graph", 4 << 30, 100},
	} {
		if got := gcPercent(c.alive); got != c.want {
			t.Errorf("%s: %d %%, want %d", c.name, got, c.want)
		}
	}
}
