package neo4jstore

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// schema is what the graph's statements rely on: constraints and indexes, made
// where they are missing. Their names begin with policygraph_, so that they are
// nobody else's.
func (b *backend) schema() []string {
	list := []string{
		"CREATE CONSTRAINT policygraph_id IF NOT EXISTS FOR (n:" + shared + ") REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT policygraph_store IF NOT EXISTS FOR (s:" + stateNode + ") REQUIRE s.name IS UNIQUE",
		"CREATE FULLTEXT INDEX " + searchIndex + " IF NOT EXISTS FOR (n:" + marker + ") ON EACH [n." + searchProp + "]" +
			" OPTIONS {indexConfig: {`fulltext.analyzer`: '" + searchAnalyzer + "'}}",
	}
	list = append(list, "CREATE TEXT INDEX policygraph_mixed IF NOT EXISTS FOR (n:"+marker+") ON (n."+mixedProp+")")
	for _, i := range b.indexes {
		list = append(list, "CREATE INDEX policygraph_"+strings.ToLower(i.Kind)+"_"+i.Prop+" IF NOT EXISTS FOR (n:"+i.Kind+") ON (n."+i.Prop+")")
	}
	return append(list, "CALL db.awaitIndexes(300)")
}

// searchAnalyzer cuts a run of Han characters into overlapping pairs.
const searchAnalyzer = "cjk"

// fullTextIndex is a full-text index as SHOW INDEXES tells of it.
type fullTextIndex struct {
	name, analyzer     string
	labels, properties []string
}

// showFullTextIndexes lists what decodeFullTextIndex reads.
const showFullTextIndexes = "SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes, properties, options" +
	" RETURN name, labelsOrTypes, properties, options.indexConfig['fulltext.analyzer']"

func decodeFullTextIndex(row []any) fullTextIndex {
	c := cells{list: row}
	return fullTextIndex{name: c.text(), labels: c.strings(), properties: c.strings(), analyzer: c.text()}
}

// replacedIndexes are the names of those among the full-text indexes that an
// older version of this program made. They have to go first: of what it is on,
// Neo4j keeps one index only. An index on anything else is somebody else's; where
// it has this program's name, the error says so.
func replacedIndexes(there []fullTextIndex) ([]string, error) {
	var names []string
	for _, i := range there {
		own := slices.Equal(i.labels, []string{marker}) && slices.Equal(i.properties, []string{searchProp})
		switch {
		case !own && i.name == searchIndex:
			return nil, errForeignIndex
		case own && (i.name != searchIndex || i.analyzer != searchAnalyzer):
			names = append(names, i.name)
		}
	}
	return names, nil
}

// errForeignIndex: somebody else's index stands where this program's should.
var errForeignIndex = errors.New("the full-text index " + searchIndex + " is not on this program's nodes: drop it, or make it again under another name")

// prepare makes the schema. What is there already stays.
func (b *backend) prepare(ctx context.Context) error {
	var there []fullTextIndex
	if err := b.stream(ctx, showFullTextIndexes, func(row []any) { there = append(there, decodeFullTextIndex(row)) }); err != nil {
		return err
	}
	replaced, err := replacedIndexes(there)
	if err != nil {
		return err
	}
	var statements []string
	for _, name := range replaced {
		statements = append(statements, "DROP INDEX "+quoted(name)+" IF EXISTS")
	}
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	for _, statement := range append(statements, b.schema()...) {
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

// quoted writes a name that may hold any character.
func quoted(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }
