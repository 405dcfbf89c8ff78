package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
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
		Description: "With --record, what became of facts is also written to changes.yaml of NEW, where the API\n" +
			"finds it (changes): for changes that were made by hand, in an editor or by git. What\n" +
			"changes.yaml says already is not written twice.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "table", Usage: "table, csv or json", Validator: oneOf("table", "csv", "json")},
			&cli.BoolFlag{Name: "record", Usage: "write what differs to changes.yaml of NEW"},
			&cli.StringFlag{Name: "by", Usage: "with --record: the `NAME` of who made the changes; the user's when left out"},
		},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 2 {
				return usagef(cmd.Name, "diff takes two folders: the dataset before and after; 'builtin' is the one built in")
			}
			if cmd.Bool("record") && cmd.Args().Get(1) == builtinData {
				return usagef(cmd.Name, "--record writes to NEW, and the dataset that is built in cannot be written to: name a folder")
			}
			return compareDatasets(cmd, cmd.Args().Get(0), cmd.Args().Get(1))
		},
	}
}

// builtinData names the dataset that is built in where a folder is due.
const builtinData = "builtin"

func compareDatasets(cmd *cli.Command, old, now string) error {
	var states [2]*dataset.Dataset
	var graphs [2]*store.Graph
	for i, dir := range []string{old, now} {
		if dir == builtinData {
			dir = ""
		}
		var err error
		if states[i], err = loadDataset(dir); err != nil {
			return err
		}
		if graphs[i], err = loader.BuildChecked(states[i]); err != nil {
			return err
		}
	}
	if cmd.Bool("record") {
		if err := record(cmd, states[0], states[1], now); err != nil {
			return err
		}
	}
	return printTable(cmd, changesTable(diff.Changes(graphs[0], graphs[1])))
}

// record writes what differs, less what is recorded already since the older state, to the
// newer state's changes.yaml.
func record(cmd *cli.Command, before, after *dataset.Dataset, dir string) error {
	of := dataset.Change{On: time.Now().Format(time.RFC3339), By: cmp.Or(cmd.String("by"), userName()), Act: dataset.ActDiff}
	found := dataset.Unrecorded(recorded(before, after, of), before.Changes, after.Changes)
	files, err := after.Render(dataset.Addition{Vocabularies: dataset.Vocabularies{Changes: found}})
	if err != nil {
		return err
	}
	facts := 0
	for i := range found {
		facts += found[i].Facts()
	}
	fmt.Fprintf(cmd.Root().ErrWriter, "recorded in %s: %d documents, %d facts\n", filepath.Join(dir, dataset.ChangesFile), len(found), facts)
	return dataset.WriteFiles(dir, files)
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
