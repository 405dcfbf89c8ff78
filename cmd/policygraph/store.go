package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// storeFlags choose what the graph is kept in, and what it is built from.
func storeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "store", Value: "memory", Usage: "where the graph is kept: memory or neo4j",
			Sources: cli.EnvVars("POLICYGRAPH_STORE"),
		},
		dataFlag(),
	}
}

// openStore opens the store that --store names. The embedded one is filled from
// the dataset on the spot, Neo4j by the command load.
func openStore(ctx context.Context, cmd *cli.Command, d *dataset.Dataset) (store.Store, error) {
	switch name := cmd.String("store"); name {
	case "memory":
		return inMemory(ctx, d)
	case "neo4j": // which may be down and come back: the server says so
		return openNeo4j()
	default:
		return nil, usagef(cmd.Name, "--store is memory or neo4j, not %q", name)
	}
}

// inMemory builds the graph of a dataset in memory.
func inMemory(ctx context.Context, d *dataset.Dataset) (store.Store, error) {
	g, err := loader.BuildChecked(d)
	if err != nil {
		return nil, err
	}
	st := memstore.New()
	if err := st.Replace(ctx, g); err != nil {
		return nil, fmt.Errorf("fill the store: %w", err)
	}
	return st, nil
}
