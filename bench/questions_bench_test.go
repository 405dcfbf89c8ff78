//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/policygraph/policygraph/bench/internal/question"
	"github.com/policygraph/policygraph/internal/synthtest"
	api "github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// BenchmarkQuestions is what policygraph itself does for each of the six, less
// the network: the handler takes a request and writes the answer. Where
// NEO4J_URI names a database that holds 10 districts (go run ./bench -hold
// prints one) it is asked as well. Beside the time by the clock stands the
// processor's, which other work on the machine disturbs less.
func BenchmarkQuestions(b *testing.B) {
	g := synthtest.Graph(b, 10)
	pool := poolOf(g)
	memory := memstore.New()
	if err := memory.Replace(b.Context(), g); err != nil {
		b.Fatal(err)
	}
	stores := []struct {
		name  string
		store store.Store
	}{{"memory", memory}}
	if uri := os.Getenv("NEO4J_URI"); uri != "" {
		neo4j, err := neo4jstore.Open(neo4jstore.Config{URI: uri, User: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD"), Database: os.Getenv("NEO4J_DATABASE")})
		if err != nil {
			b.Fatal(err)
		}
		defer neo4j.Close(b.Context())
		stores = append(stores, struct {
			name  string
			store store.Store
		}{"neo4j", neo4j})
	}
	for _, s := range stores {
		handler := api.New(api.Options{Store: s.store, Log: slog.New(slog.DiscardHandler)})
		for _, q := range question.All() {
			b.Run(s.name+"/"+q.Name, func(b *testing.B) { answer(b, handler, q, pool) })
		}
	}
}

func answer(b *testing.B, handler http.Handler, q question.Question, pool *question.Pool) {
	var bodies [][]byte
	for _, v := range q.Draw(pool, 1, 100) {
		body, err := json.Marshal(map[string]any{"query": q.Policygraph(), "variables": v})
		if err != nil {
			b.Fatal(err)
		}
		bodies = append(bodies, body)
	}
	draw := rand.New(rand.NewPCG(1, 1))
	b.ReportAllocs()
	before := processor()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(bodies[draw.IntN(len(bodies))]))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK || strings.HasPrefix(w.Body.String(), `{"errors"`) {
			b.Fatal(w.Code, w.Body.String())
		}
	}
	b.ReportMetric(float64(processor()-before)/float64(b.N), "cpu-ns/op")
}

// processor is the processor time that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// poolOf is what the benchmark's own pool holds, read from the graph.
func poolOf(g *store.Graph) *question.Pool {
	var p question.Pool
	for _, n := range g.Nodes {
		switch {
		case n.Kind == "Plan" && n.Props["cited"] == false:
			p.Plans = append(p.Plans, n.ID)
		case n.Kind == "Indicator":
			p.Indicators = append(p.Indicators, n.ID)
		case n.Kind == "Area" && n.Props["level"] == "county":
			p.Areas = append(p.Areas, n.ID)
		}
	}
	for _, e := range g.Edges {
		if e.Rel == "LEADS" && strings.HasPrefix(e.From, "agency:d") {
			p.Agencies = append(p.Agencies, e.From)
		}
	}
	for _, list := range []*[]string{&p.Plans, &p.Agencies, &p.Indicators, &p.Areas} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return &p
}
