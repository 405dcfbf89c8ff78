// Package storetest is the conformance suite of package store: all backends must
// give the same answers. A backend's own test imports it and passes a function that
// opens a store, and nothing else: there is no list of tests to skip and no flag
// that changes one.
//
// Run tests the contract rule by rule, on small graphs. Random compares the answers
// to random queries with those of an oracle, which evaluates queries in the plainest
// way, and with those of memstore.
package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// Run tests a backend. Open returns a store; what an earlier test left in it does
// not matter, since each test replaces the graph.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	suite := []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"an empty store has empty answers", testEmpty},
		{"filters", testFilters},
		{"numbers", testNumbers},
		{"filters via steps", testVia},
		{"filters via steps that each node has one of", testOnlyWay},
		{"known ids", testKnown},
		{"order and pages", testPaging},
		{"selected properties", testProps},
		{"hops", testHops},
		{"refs", testRefs},
		{"anonymous rows", testAnonymous},
		{"rows one by one", testVisit},
		{"queries that share a statement cache", testStatementCache},
		{"search", testSearch},
		{"groups", testCount},
		{"paths", testPaths},
		{"stats", testStats},
		{"each answer tells its version", testVersions},
		{"hostile strings", testHostile},
		{"invalid queries", testInvalidQueries},
		{"replace", testReplace},
		{"an invalid graph leaves the old one", testInvalidGraphs},
		{"a cancelled load leaves the old graph", testReplaceCancelled},
		{"readers see the old graph or the new one", testReplaceUnderReaders},
		{"a context that is done", testContext},
		{"an answer does not change afterwards", testAnswersAreCopies},
	}
	s := open(t)
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	for _, c := range suite {
		t.Run(c.name, func(t *testing.T) { c.test(t, s) })
	}
}

func replace(t *testing.T, s store.Store, g *store.Graph) {
	t.Helper()
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatalf("replace: %v", err)
	}
}

func find(t *testing.T, s store.Store, q store.Query) store.Page {
	t.Helper()
	p, err := s.Find(t.Context(), q)
	if err != nil {
		t.Fatalf("find: %v\n%+v", err, q)
	}
	return p
}

// ids are the ids of a page, separated by spaces.
func ids(p store.Page) string {
	var all []string
	for _, it := range p.Items {
		all = append(all, it.Node.ID)
	}
	return strings.Join(all, " ")
}

// all is the query for more rows than the graph has.
func all(q store.Query) store.Query {
	q.Paging.First = 1000
	return q
}

func wantIDs(t *testing.T, s store.Store, q store.Query, want string) store.Page {
	t.Helper()
	p := find(t, s, q)
	if got := ids(p); got != want {
		t.Errorf("found %q, want %q\n%+v", got, want, q)
	}
	return p
}

func wantEqual(t *testing.T, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the answer differs (-want +got):\n%s", d)
	}
}

func wantError(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

func key(id string, values ...*float64) *store.Key {
	return &store.Key{Values: values, ID: id}
}

func num(f float64) *float64 { return &f }

func kinds(k ...string) store.Query { return store.Query{Kinds: k} }

func where(kind string, f ...store.Filter) store.Query {
	return store.Query{Kinds: []string{kind}, Where: f}
}

// pages reads all pages of a query, first rows at a time.
func pages(t *testing.T, s store.Store, q store.Query, first int) []store.Item {
	t.Helper()
	q.Paging.First, q.Paging.Total = first, true
	var rows []store.Item
	for {
		p := find(t, s, q)
		rows = append(rows, p.Items...)
		if !p.HasNext {
			if p.Total != len(rows) {
				t.Errorf("%d rows in all, the total says %d", len(rows), p.Total)
			}
			return rows
		}
		if len(p.Items) != first || len(rows) > p.Total {
			t.Fatalf("a page of %d rows, %d in all, before the last, want %d, and %d in all: %+v", len(p.Items), len(rows), first, p.Total, q.Paging)
		}
		at := p.Items[len(p.Items)-1].At
		q.Paging.After = &at
	}
}
