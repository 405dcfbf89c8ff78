package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// openNeo4j opens the store that the environment names. There are no flags for
// it: a password on a command line is seen by others.
func openNeo4j() (*neo4jstore.Store, error) {
	c := neo4jstore.Config{
		URI:      os.Getenv("NEO4J_URI"),
		User:     os.Getenv("NEO4J_USERNAME"),
		Password: os.Getenv("NEO4J_PASSWORD"),
		Database: os.Getenv("NEO4J_DATABASE"),
		Indexes:  neo4jIndexes(),
	}
	if file := os.Getenv("NEO4J_PASSWORD_FILE"); file != "" {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read the password of Neo4j (NEO4J_PASSWORD_FILE): %w", err)
		}
		c.Password = strings.TrimSpace(string(content))
	}
	if c.URI == "" {
		return nil, errors.New("NEO4J_URI is not set: --store neo4j takes the server from the environment (NEO4J_URI=neo4j://HOST:7687, NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE)")
	}
	if c.Password == "" {
		return nil, errors.New("NEO4J_PASSWORD is not set: --store neo4j takes the password from the environment, or from the file that NEO4J_PASSWORD_FILE names")
	}
	if c.User == "" {
		c.User = "neo4j"
	}
	return neo4jstore.Open(c)
}

// neo4jIndexes are what filters and orders begin with.
func neo4jIndexes() []neo4jstore.Index {
	var out []neo4jstore.Index
	for _, p := range ontology.IndexedProperties() {
		out = append(out, neo4jstore.Index{Kind: p.Kind, Prop: p.Name})
	}
	return out
}
