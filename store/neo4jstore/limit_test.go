package neo4jstore_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

var districts = flag.Int("districts", 10, "how many districts the benchmark against the limit has")

// question is asked in GraphQL, of which the look-ahead makes the store's
// queries, and by the best Cypher that a hand would write for the same values.
type question struct {
	name, graphql, cypher string
	values                func(*store.Graph) []map[string]any
}

func questions() []question {
	ids := func(kind string) func(*store.Graph) []map[string]any {
		return func(g *store.Graph) []map[string]any {
			var out []map[string]any
			for _, id := range some(g, kind) {
				out = append(out, map[string]any{"id": id})
			}
			return out
		}
	}
	const indexed = ` {id: $id}) USING INDEX n:Node(id) `
	return []question{
		{
			"Q1", `query($id: ID!) { node(id: $id) { ... on Plan { id title docNumber issuedOn tasks(first: 100) { nodes {
				id key title
				leads: agencies(roles: [LEAD]) { nodes { name } } supports: agencies(roles: [SUPPORT]) { nodes { name } }
				targets { nodes { indicator { name } year value } }
			} } } } }`,
			`MATCH (n:Node` + indexed + `RETURN n.id, n.title, n.docNumber, n.issuedOn, [(n)-[:HAS_TASK]->(t) | [t.id, t.key, t.title,
				[(t)<-[:LEADS]-(a) | [a.name]], [(t)<-[:SUPPORTS]-(a) | [a.name]],
				[(t)-[:SETS]->(g)-[:MEASURES]->(i) | [i.name, g.year, g.value]]]]`,
			ids(ontology.KindPlan),
		},
		{
			"Q2", `query($id: ID!) { node(id: $id) { ... on Agency { id name tasks(roles: [LEAD], first: 100) { nodes {
				id key title plan { title area { name } }
			} } } } }`,
			`MATCH (n:Node` + indexed + `RETURN n.id, n.name,
				[(n)-[:LEADS]->(t)<-[:HAS_TASK]-(p)-[:COVERS]->(a) | [t.id, t.key, t.title, p.title, a.name]]`,
			ids(ontology.KindAgency),
		},
		{
			"Q3", `query($areas: [ID!]!, $indicator: ID!) { nodes(ids: $areas) { ... on Area { id name
				targets(filter: {indicators: [$indicator]}, orderBy: YEAR_ASC, first: 100) { nodes { year comparator value unit } }
			} } }`,
			`MATCH (i:Node {id: $indicator}) MATCH (n:Node) USING INDEX n:Node(id) WHERE n.id IN $areas
				RETURN collect([n.id, n.name, [(n)<-[:FOR_AREA]-(t)-[:MEASURES]->(x) WHERE x = i | [t.year, t.comparator, t.value, t.unit]]])`,
			func(g *store.Graph) []map[string]any {
				areas, indicators := some(g, ontology.KindArea), some(g, ontology.KindIndicator)
				var out []map[string]any
				for i, id := range indicators {
					var ten []string
					for j := range 10 {
						ten = append(ten, areas[(10*i+j)%len(areas)])
					}
					slices.Sort(ten)
					out = append(out, map[string]any{"indicator": id, "areas": slices.Compact(ten)})
				}
				return out
			},
		},
		{
			"Q4", `query($first: Int!) { plans(orderBy: ISSUED_ON_DESC, first: $first) { nodes { id title issuedOn area { name } tasks(first: 0) { totalCount } } } }`,
			`MATCH (p:Plan) WITH p ORDER BY p.issuedOnKey IS NULL, p.issuedOnKey DESC, p.id LIMIT $first
				RETURN collect([p.id, p.title, p.issuedOn, [(p)-[:COVERS]->(a) | a.name], COUNT { (p)-[:HAS_TASK]->() }])`,
			func(*store.Graph) []map[string]any { return []map[string]any{{"first": 50}} },
		},
		{
			"Q5", `query($text: String!) { search(text: $text) { edges { rank node { id ... on Platform { name } ... on Task { title } ... on Agency { name } ... on Plan { title } } } } }`,
			`CALL db.index.fulltext.queryNodes('policygraph_search', '"' + $text + '"') YIELD node
				WITH node, CASE WHEN any(x IN node._search WHERE x = $text) THEN 0 WHEN any(x IN node._search WHERE x STARTS WITH $text) THEN 1 ELSE 2 END AS rank
				ORDER BY rank, node.id LIMIT 20
				RETURN collect([node.id, coalesce(node.title, node.name), rank])`,
			func(*store.Graph) []map[string]any {
				return []map[string]any{{"text": "孵化器"}, {"text": "众创空间"}}
			},
		},
		{
			"Q6", `query($id: ID!) { node(id: $id) { ... on Area { id name plans(first: 5) { nodes { title tasks(first: 60) { nodes { title
				agencies(roles: [LEAD]) { nodes { name area { name } } }
			} } } } } } }`,
			`MATCH (n:Node` + indexed + `RETURN n.id, n.name, [(n)<-[:COVERS]-(p) | [p.title, [(p)-[:HAS_TASK]->(t) | [t.title,
				[(t)<-[:LEADS]-(g)-[:SERVES]->(b) | [g.name, b.name]]]]]]`,
			func(g *store.Graph) []map[string]any {
				var out []map[string]any
				for _, e := range g.Edges {
					if e.Rel == ontology.Covers && len(out) < 50 {
						out = append(out, map[string]any{"id": e.To})
					}
				}
				return out
			},
		},
	}
}

// some are ids of a kind, spread over the graph. Cited plans are none to ask about.
func some(g *store.Graph, kind string) []string {
	var all []string
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == kind && n.Props["cited"] != true {
			all = append(all, n.ID)
		}
	}
	var out []string
	for i := range min(50, len(all)) {
		out = append(out, all[i*len(all)/min(50, len(all))])
	}
	return out
}

// recorder keeps the queries that it passes on.
type recorder struct {
	store.Store
	queries []store.Query
}

func (r *recorder) Find(ctx context.Context, q store.Query) (store.Page, error) {
	r.queries = append(r.queries, q)
	return r.Store.Find(ctx, q)
}

// BenchmarkLimit asks six questions of the store and of Neo4j itself in turn, by
// 1 client and by 16, and prints what share of the speed of the second the first
// has (ratio), and how long each takes.
func BenchmarkLimit(b *testing.B) {
	a := bigServer(b)
	c := config(a)
	c.Indexes = []neo4jstore.Index{{Kind: ontology.KindPlan, Prop: "issuedOnKey"}, {Kind: ontology.KindTarget, Prop: "year"}}
	s, err := neo4jstore.Open(c)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close(context.Background())
	g := synthtest.Graph(b, *districts)
	if err := s.Replace(b.Context(), g); err != nil {
		b.Fatal(err)
	}
	bare, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""), func(c *driver.Config) {
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.TelemetryDisabled = true
	})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close(context.Background())

	for _, q := range questions() {
		values := q.values(g)
		recorded := &recorder{Store: s}
		handler := server.New(server.Options{Store: recorded, Log: slog.New(slog.DiscardHandler)})
		asked := make([][]store.Query, len(values))
		for i, v := range values {
			recorded.queries = nil
			askGraphQL(b, handler, q.graphql, v)
			asked[i] = recorded.queries
		}
		ours := func(i int) int {
			rows := 0
			for _, query := range asked[i%len(asked)] {
				page, err := s.Find(b.Context(), query)
				if err != nil {
					b.Fatal(err)
				}
				rows = len(page.Items)
			}
			return rows
		}
		byHand := func(i int) int {
			session := bare.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: a.Database, AccessMode: neo4j.AccessModeRead, FetchSize: neo4j.FetchAll})
			defer session.Close(b.Context())
			result, err := session.Run(b.Context(), q.cypher, values[i%len(values)])
			if err != nil {
				b.Fatal(err)
			}
			record, err := result.Single(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			if rows, ok := record.Values[0].([]any); ok {
				return len(rows)
			}
			return 1
		}
		for i := range asked {
			if got, want := ours(i), byHand(i); got != want {
				b.Fatalf("%s: the store has %d rows, Neo4j %d: %v", q.name, got, want, values[i])
			}
		}
		for _, clients := range []int{1, 16} {
			b.Run(fmt.Sprintf("%s/districts=%d/clients=%d", q.name, *districts, clients), func(b *testing.B) {
				const slice = 32
				for i := range 10 * slice { // Java compiles what is asked often
					ours(i)
					byHand(i)
				}
				var spent [2]time.Duration
				n := 0
				for b.Loop() {
					for side, ask := range []func(int) int{ours, byHand} {
						start := time.Now()
						var workers sync.WaitGroup
						for w := range clients {
							workers.Go(func() {
								for i := w; i < slice; i += clients {
									ask(n + i)
								}
							})
						}
						workers.Wait()
						spent[side] += time.Since(start)
					}
					n += slice
				}
				b.ReportMetric(float64(spent[0].Microseconds())/float64(n), "store-us/op")
				b.ReportMetric(float64(spent[1].Microseconds())/float64(n), "byhand-us/op")
				b.ReportMetric(float64(spent[1])/float64(spent[0]), "ratio")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// bigServer is the Neo4j of NEO4J_URI, or one with room for many districts.
func bigServer(b *testing.B) neo4jtest.Address {
	if os.Getenv("NEO4J_URI") != "" {
		return shared.Address(b)
	}
	return neo4jtest.Start(b, neo4jtest.Options{Heap: "2g", Steady: true}).Address
}

func askGraphQL(b *testing.B, handler http.Handler, query string, variables map[string]any) {
	b.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		b.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	if answer.Code != http.StatusOK || bytes.Contains(answer.Body.Bytes(), []byte(`"errors"`)) {
		b.Fatalf("%d %s\n%s", answer.Code, answer.Body, query)
	}
}
