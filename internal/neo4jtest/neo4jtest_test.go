package neo4jtest_test

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/internal/neo4jtest"
)

func TestAKilledServerKeepsWhatWasCommitted(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{})
	ask := func(cypher string) any {
		t.Helper()
		ctx := context.Background()
		driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
		if err != nil {
			t.Fatal(err)
		}
		defer driver.Close(ctx)
		result, err := neo4j.ExecuteQuery(ctx, driver, cypher, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		return result.Records[0].Values[0]
	}
	ask("CREATE (n:Mark {n: 7}) RETURN n.n")
	server.Kill()
	server.Restart(t)
	if got := ask("MATCH (n:Mark) RETURN n.n"); got != int64(7) {
		t.Errorf("after a kill the server answers %v, want 7", got)
	}
}
