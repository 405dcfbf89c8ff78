package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/review/documents"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

func loadCommand() *cli.Command {
	return &cli.Command{
		Name:  "load",
		Usage: "bring the dataset into Neo4j, by what differs from what is there",
		Description: "A second load changes nothing. The server and the user are taken from NEO4J_URI,\n" +
			"NEO4J_USERNAME, NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE) and NEO4J_DATABASE.",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would change and change nothing"},
			&cli.BoolFlag{Name: "in-batches", Usage: "write in small transactions, for a Neo4j with little memory; readers see the work in progress"},
			documentsFlag(),
		}, storeFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			if name := cmd.String("store"); name != "neo4j" {
				return usagef(cmd.Name, "--store is neo4j, not %q: the embedded store is filled when the server starts", name)
			}
			return load(ctx, cmd)
		},
	}
}

func load(ctx context.Context, cmd *cli.Command) error {
	d, err := loadDataset(cmd.String("data"))
	if err != nil {
		return err
	}
	if dir := cmd.String("documents"); dir != "" {
		if err := mustFit(dir, d); err != nil {
			return err
		}
	}
	g, err := loader.BuildChecked(d)
	if err != nil {
		return err
	}
	st, err := openNeo4j()
	if err != nil {
		return err
	}
	defer closeStore(st, cmd.Root().ErrWriter)
	bar := newProgress(cmd.Root().ErrWriter, int64(len(g.Nodes)+len(g.Edges)), "load")
	defer bar.finish()
	bar.reach(0, len(g.Nodes)+len(g.Edges)) // while it compares
	options := neo4jstore.LoadOptions{DryRun: cmd.Bool("dry-run"), InBatches: cmd.Bool("in-batches"), Progress: bar.reach}
	report, err := st.Load(ctx, g, options)
	if err != nil {
		return withAdvice(err)
	}
	did := "loaded"
	switch {
	case !report.Changed():
		did = "already there:"
	case options.DryRun:
		did = "would load"
	}
	fmt.Fprintf(cmd.Root().Writer, "%s data version %s, %d nodes and %d edges: %v\n", did, g.Version, len(g.Nodes), len(g.Edges), report)
	return nil
}

// withAdvice adds to an error what to do.
func withAdvice(err error) error {
	if errors.Is(err, neo4jstore.ErrMemory) {
		return fmt.Errorf("%w; give it more (server.memory.heap.max_size: 1G takes 200,000 changes at once), or load with --in-batches", err)
	}
	return err
}

// mustFit refuses a dataset whose locators do not fit the documents. Stores
// hold no quotes, so this is all that the documents are for in a load.
func mustFit(dir string, d *dataset.Dataset) error {
	texts, err := documents.Texts(dir, d)
	if err != nil {
		return err
	}
	if wrong := dataset.Wrong(d.Check(texts)); len(wrong) > 0 {
		return fmt.Errorf("the dataset does not fit the documents in %s, first: %v; 'policygraph check --documents %s' lists all", dir, wrong[0], dir)
	}
	return nil
}
