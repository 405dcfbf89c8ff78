// Package question holds what the benchmark asks: the six questions, their text
// for each server, what they are asked about, and what makes two answers the
// same. It knows nothing of processes and clocks.
package question

import (
	"embed"
	"math/rand/v2"
	"slices"
	"strings"
)

//go:embed texts
var texts embed.FS

// Question is one of the six.
type Question struct {
	Name string
	Asks string

	one       []string // keys that hold one thing, though the peer lists it; "" is the answer itself
	unordered []string // keys of lists whose order nobody asked for
	variables func(*Pool, *rand.Rand) Variables
}

// Variables are what a question is asked with.
type Variables map[string]any

// Pool is what questions are asked about: ids, in a fixed order.
type Pool struct{ Plans, Agencies, Indicators, Areas []string }

// Pooling fills a pool from the database, in the order of its fields: all that
// was loaded, and the agencies of districts that lead anything.
const Pooling = `RETURN
  COLLECT { MATCH (n:Plan) WHERE NOT n.cited RETURN n.id ORDER BY n.id },
  COLLECT { MATCH (n:Agency)-[:SERVES]->({level: 'county'}) WHERE EXISTS { (n)-[:LEADS]->() } RETURN n.id ORDER BY n.id },
  COLLECT { MATCH (n:Indicator) RETURN n.id ORDER BY n.id },
  COLLECT { MATCH (n:Area {level: 'county'}) RETURN n.id ORDER BY n.id }`

// All are the six questions.
func All() []Question {
	byID := func(ids func(*Pool) []string) func(*Pool, *rand.Rand) Variables {
		return func(p *Pool, r *rand.Rand) Variables { return Variables{"id": pick(r, ids(p))} }
	}
	return []Question{
		{
			Name: "Q1", Asks: "a plan by id with all its tasks, each one's lead and support agencies and targets",
			one: []string{"", "indicator"}, unordered: []string{"tasks", "leads", "supports", "targets"},
			variables: byID(func(p *Pool) []string { return p.Plans }),
		},
		{
			Name: "Q2", Asks: "an agency by id, the tasks it leads with the plan's title and the area's name",
			one: []string{"", "plan", "area"}, unordered: []string{"leads"},
			variables: byID(func(p *Pool) []string { return p.Agencies }),
		},
		{
			Name: "Q3", Asks: "one indicator in ten areas, the targets by year",
			unordered: []string{""},
			variables: func(p *Pool, r *rand.Rand) Variables {
				areas := slices.Clone(p.Areas)
				r.Shuffle(len(areas), func(i, j int) { areas[i], areas[j] = areas[j], areas[i] })
				return Variables{"indicator": pick(r, p.Indicators), "areas": areas[:min(10, len(areas))]}
			},
		},
		{
			Name: "Q4", Asks: "the 50 plans issued last, with the area's name and the number of tasks",
			one:       []string{"area"},
			variables: func(*Pool, *rand.Rand) Variables { return Variables{} },
		},
		{
			Name: "Q5", Asks: "the first 20 whose folded name contains 孵化器, by rank, then id",
			variables: func(*Pool, *rand.Rand) Variables { return Variables{"text": "孵化器"} },
		},
		{
			Name: "Q6", Asks: "from an area to its plans, their tasks, the lead agencies and their area",
			one: []string{"", "area"}, unordered: []string{"plans", "tasks", "leads"},
			variables: byID(func(p *Pool) []string { return p.Areas }),
		},
	}
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// Draw draws n sets of variables; the same seed draws the same.
func (q *Question) Draw(p *Pool, seed uint64, n int) []Variables {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	out := make([]Variables, n)
	for i := range out {
		out[i] = q.variables(p, r)
	}
	return out
}

// Policygraph is the question as policygraph is asked it.
func (q *Question) Policygraph() string { return q.text("policygraph.graphql") }

// Peer is the question as the peer is asked it.
func (q *Question) Peer() string { return q.text("peer.graphql") }

// Limit is the statement that answers the question, and the form of the one
// value that it returns (package main in bench/limit says how to read it).
func (q *Question) Limit() (form, statement string) {
	form, statement, _ = strings.Cut(q.text("limit.cypher"), "\n")
	return strings.TrimPrefix(form, "// "), statement
}

func (q *Question) text(file string) string {
	b, err := texts.ReadFile("texts/" + q.Name + "/" + file)
	if err != nil {
		panic(err) // it is built in
	}
	return string(b)
}
