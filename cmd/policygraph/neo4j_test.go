package main

import (
	"context"
	"os"
	"regexp"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// TestTheQueriesOfTheNeo4jPageHaveAnswers runs what docs/neo4j.md shows on the
// built-in dataset.
func TestTheQueriesOfTheNeo4jPageHaveAnswers(t *testing.T) {
	page, err := os.ReadFile("../../docs/neo4j.md")
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("(?s)```cypher\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(queries) != 10 {
		t.Errorf("the page shows %d queries, want 10", len(queries))
	}
	ctx := context.Background()
	server := neo4jtest.Start(t, neo4jtest.Options{})
	s, err := neo4jstore.Open(neo4jstore.Config{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(ctx)
	d, err := loadDataset("")
	if err != nil {
		t.Fatal(err)
	}
	g, err := buildGraph(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Replace(ctx, g); err != nil {
		t.Fatal(err)
	}
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	for _, q := range queries {
		result, err := neo4j.ExecuteQuery(ctx, driver, q[1], nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Errorf("%v\n%s", err, q[1])
			continue
		}
		if len(result.Records) == 0 {
			t.Errorf("no answer\n%s", q[1])
			continue
		}
		for i, v := range result.Records[0].Values {
			if v == nil {
				t.Errorf("%s of the first row is null\n%s", result.Keys[i], q[1])
			}
		}
	}
}
