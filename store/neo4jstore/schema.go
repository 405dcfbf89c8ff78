package neo4jstore

import (
	"context"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// schema is what the graph's statements rely on, by name: constraints and
// indexes. Making what is there already does nothing.
func (b *backend) schema() []string {
	list := []string{
		"CREATE CONSTRAINT policygraph_id IF NOT EXISTS FOR (n:" + shared + ") REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT policygraph_store IF NOT EXISTS FOR (s:" + stateNode + ") REQUIRE s.name IS UNIQUE",
		"CREATE FULLTEXT INDEX " + fullText + " IF NOT EXISTS FOR (n:" + marker + ") ON EACH [n." + searchProp + "]" +
			" OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
	}
	for _, i := range b.indexes {
		list = append(list, "CREATE INDEX policygraph_"+strings.ToLower(i.Kind)+"_"+i.Prop+" IF NOT EXISTS FOR (n:"+i.Kind+") ON (n."+i.Prop+")")
	}
	return append(list, "CALL db.awaitIndexes(300)")
}

// prepare makes the schema.
func (b *backend) prepare(ctx context.Context) error {
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	for _, statement := range b.schema() {
		b.observe(statement, nil)
		result, err := session.Run(ctx, statement, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
