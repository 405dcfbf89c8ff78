package neo4jstore_test

import (
	"context"
	"os"
	"strconv"
	"testing"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
	"github.com/policygraph/policygraph/store/storetest"
)

var shared neo4jtest.Shared

func TestMain(m *testing.M) { os.Exit(shared.Main(m)) }

func config(a neo4jtest.Address) neo4jstore.Config {
	return neo4jstore.Config{URI: a.URI, User: a.User, Password: a.Password, Database: a.Database}
}

func open(t *testing.T, c neo4jstore.Config) *neo4jstore.Store {
	t.Helper()
	s, err := neo4jstore.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		c := config(shared.Address(t))
		c.Indexes = []neo4jstore.Index{{Kind: "Task", Prop: "position"}, {Kind: "Task", Prop: "weight"}}
		return open(t, c)
	})
}

// TestRandom asks 1,000 random queries of 100 shapes, or as many as
// POLICYGRAPH_SOAK says, of 400. A shape costs Neo4j some 200 to 500 ms of planning when
// it is asked first and next to nothing afterwards, and Neo4j keeps 1,000 plans.
func TestRandom(t *testing.T) {
	c := config(shared.Address(t))
	c.Indexes = []neo4jstore.Index{{Kind: "Task", Prop: "a"}, {Kind: "Plan", Prop: "a"}}
	var last string
	c.Observer = func(statement string, _ map[string]any) { last = statement }
	s := open(t, c)
	defer func() {
		if t.Failed() {
			t.Log("the last statement: " + last)
		}
		_ = s.Close(context.Background())
	}()
	n, shapes, seed := 1000, 100, uint64(1)
	if soak, err := strconv.Atoi(os.Getenv("POLICYGRAPH_SOAK")); err == nil {
		n, shapes, seed = soak, 400, 2
	}
	storetest.Random(t, s, seed, n, shapes)
}
