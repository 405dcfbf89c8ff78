package main

import (
	"context"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
)

// diffCommand tells what changed between two states of a dataset.
func diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "tell which facts were added, changed or withdrawn between two states of a dataset",
		ArgsUsage: "OLD NEW",
		Flags:     []cli.Flag{&cli.StringFlag{Name: "format", Value: "table", Usage: "table, csv or json", Validator: oneOf("table", "csv", "json")}},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 2 {
				return usagef(cmd.Name, "diff takes two folders: the dataset before and after; 'builtin' is the one built in")
			}
			before, err := graphOf(cmd.Args().Get(0))
			if err != nil {
				return err
			}
			after, err := graphOf(cmd.Args().Get(1))
			if err != nil {
				return err
			}
			return printTable(cmd, changesTable(diff.Changes(before, after)))
		},
	}
}

func graphOf(dir string) (*store.Graph, error) {
	if dir == "builtin" {
		dir = ""
	}
	d, err := loadDataset(dir)
	if err != nil {
		return nil, err
	}
	return loader.BuildChecked(d)
}

func changesTable(changes []diff.Change) export.Table {
	return export.Table{
		Name:    "changes",
		Columns: []string{"change", "kind", "id", "fact", "property", "old", "new", "documents"},
		Rows: func(yield func([]any, error) bool) {
			for _, c := range changes {
				if !yield([]any{c.What, c.Kind, c.ID, c.Fact, c.Property, c.Old, c.New, export.List(c.Source)}, nil) {
					return
				}
			}
		},
	}
}
