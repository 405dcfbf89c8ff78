package main

import (
	"fmt"
	"io"
	"slices"
)

// goal is a figure that cells are to reach.
type goal struct {
	says   string
	least  bool // the figure is to be at least so much; else at most
	target float64
	figure func(*report, *cell) (float64, bool) // false where the goal does not speak of the cell
}

// goals are those of the project (docs/performance.md).
func goals() []goal {
	against := func(server, other string, of func(*cell) float64, clients ...int) func(*report, *cell) (float64, bool) {
		return func(r *report, c *cell) (float64, bool) {
			to := r.beside(c, other)
			if c.Server != server || to == nil || of(to) == 0 || clients != nil && !slices.Contains(clients, c.Clients) {
				return 0, false
			}
			return of(c) / of(to), true
		}
	}
	return []goal{
		{"policygraph on Neo4j: requests a second, of the limit's", true, 0.8, against(policygraph, limit, perSecond, 1, 16)},
		{"policygraph on Neo4j: requests a second, times the peer's", true, 3, against(policygraph, peer, perSecond, 1, 16)},
		{"policygraph on Neo4j: p95, of the peer's", false, 1.0 / 3, against(policygraph, peer, p95, 1, 16)},
		{"policygraph in memory: requests a second, times the peer's", true, 10, against(memory, peer, perSecond)},
		{"policygraph in memory: requests a second, times the limit's", true, 2.5, against(memory, limit, perSecond)},
		{"policygraph in memory, 4 clients: p99, times p50", false, 5, func(_ *report, c *cell) (float64, bool) {
			return c.P99 / c.P50, c.Server == memory && c.Clients == 4 && c.P50 > 0
		}},
		{"policygraph on Neo4j, Q1 Q2 Q4 Q6: times slower on the largest dataset", false, 1.5, growth(policygraph)},
		{"policygraph in memory, Q1 Q2 Q4 Q6: times slower on the largest dataset", false, 1.5, growth(memory)},
	}
}

// growth compares the largest dataset with the smallest, for questions that
// touch as much in either.
func growth(server string) func(*report, *cell) (float64, bool) {
	return func(r *report, c *cell) (float64, bool) {
		small, large := c.Districts, c.Districts
		for _, o := range r.Cells {
			small, large = min(small, o.Districts), max(large, o.Districts)
		}
		then := r.find(small, c.Question, c.Clients, server)
		if c.Server != server || c.Districts != large || small == large || then == nil || c.PerSecond == 0 || c.Question == "Q3" || c.Question == "Q5" {
			return 0, false
		}
		return then.PerSecond / c.PerSecond, true
	}
}

func (g *goal) reached(figure float64) bool {
	if g.least {
		return figure >= g.target
	}
	return figure <= g.target
}

// printGoals prints for each goal how often it is reached and where the run is
// farthest from it.
func (r *report) printGoals(w io.Writer) {
	fmt.Fprint(w, "\n| goal | | reached | farthest from it |\n|---|--:|--:|---|\n")
	for _, g := range goals() {
		var reached, all int
		var worst float64
		var at *cell
		for i := range r.Cells {
			figure, ok := g.figure(r, &r.Cells[i])
			if !ok {
				continue
			}
			all++
			if g.reached(figure) {
				reached++
			}
			if at == nil || g.least == (figure < worst) {
				worst, at = figure, &r.Cells[i]
			}
		}
		if at == nil {
			continue
		}
		sign := "≤"
		if g.least {
			sign = "≥"
		}
		fmt.Fprintf(w, "| %s | %s %.2f | %d of %d | %.2f (%s, %d clients, %d districts) |\n", g.says, sign, g.target, reached, all, worst, at.Question, at.Clients, at.Districts)
	}
}
