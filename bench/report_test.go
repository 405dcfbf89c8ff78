package main

import (
	"strings"
	"testing"
)

// measured is a run of one question at two sizes.
func measured() *report {
	r := &report{Machine: "a machine"}
	add := func(districts, clients int, server string, perSecond, p50, p95, p99 float64) {
		r.Cells = append(r.Cells, cell{
			Districts: districts, Question: "Q1", Clients: clients, Server: server,
			PerSecond: perSecond, P50: p50, P95: p95, P99: p99,
		})
	}
	add(10, 4, limit, 1000, 1, 2, 3)
	add(10, 4, peer, 200, 5, 12, 20)
	add(10, 4, memory, 3000, 1, 2, 8)
	add(10, 16, limit, 1000, 1, 2, 3)
	add(10, 16, peer, 200, 5, 12, 20)
	add(10, 16, policygraph, 900, 1, 3, 4)
	add(300, 16, limit, 1000, 1, 2, 3)
	add(300, 16, policygraph, 450, 2, 3, 4)
	return r
}

func TestTheTableHoldsTheRatios(t *testing.T) {
	text := printed(measured())
	for _, want := range []string{
		"| Q1 | 16 | policygraph | 900 | 0.90 | 4.50 | 1.00 | 3.00 | 4.00 | 0.25 |",
		"| Q1 | 16 | limit | 1000 | 1.00 | 5.00 |",
		"| Q1 | 16 | policygraph | 450 | 0.45 |  | 2.00 |", // no peer there to be held against
		"\n10 districts.", "\n300 districts.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
}

func TestGoalsNameWhatIsFarthestFromThem(t *testing.T) {
	text := printed(measured())
	for _, want := range []string{
		"of the limit's | ≥ 0.80 | 1 of 2 | 0.45 (Q1, 16 clients, 300 districts) |",
		"on Neo4j: requests a second, times the peer's | ≥ 3.00 | 1 of 1 | 4.50 (Q1, 16 clients, 10 districts) |",
		"p95, of the peer's | ≤ 0.33 | 1 of 1 | 0.25 (",
		"in memory: requests a second, times the limit's | ≥ 2.50 | 1 of 1 | 3.00 (",
		"p99, times p50 | ≤ 5.00 | 0 of 1 | 8.00 (Q1, 4 clients, 10 districts) |",
		"on Neo4j, Q1 Q2 Q4 Q6: times slower on the largest dataset | ≤ 1.50 | 0 of 1 | 2.00 (",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "in memory, Q1 Q2 Q4 Q6") {
		t.Errorf("it speaks of what was not measured:\n%s", text)
	}
}

func printed(r *report) string {
	var b strings.Builder
	r.print(&b)
	return b.String()
}
