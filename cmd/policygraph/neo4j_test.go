package main

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/internal/neo4jtest"
)

// TestTheQueriesOfTheNeo4jPageHaveAnswers loads the built-in dataset by the
// command and runs what docs/neo4j.md shows.
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
	t.Setenv("NEO4J_URI", server.URI)
	t.Setenv("NEO4J_USERNAME", server.User)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--dry-run"}, "would load data version"},
		{nil, "nodes created: "},
		{nil, "nothing to change"},
	} {
		var stdout, stderr strings.Builder
		args := append([]string{"policygraph", "load", "--store", "neo4j"}, c.args...)
		if code := run(ctx, args, &stdout, &stderr); code != 0 || !strings.Contains(stdout.String(), c.want) {
			t.Fatalf("load %v exits with %d and says %s%s, want %q", c.args, code, &stdout, &stderr, c.want)
		}
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
