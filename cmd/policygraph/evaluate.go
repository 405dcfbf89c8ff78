package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/review/documents"
	"github.com/policygraph/policygraph/review/evaluate"
)

func evaluateCommand() *cli.Command {
	return &cli.Command{
		Name:  "evaluate",
		Usage: "measure extraction against the reviewed dataset",
		Description: "Extracts each of the dataset's documents and prints precision, recall and F1,\n" +
			"by document and kind of fact.",
		Flags: []cli.Flag{
			dataFlag(), documentsFlag(),
			&cli.BoolFlag{Name: "misses", Usage: "list what was missed and what was made up"},
			&cli.BoolFlag{Name: "calibration", Usage: "print how often facts are right, by the confidence that they were read with"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			dir := cmd.String("documents")
			if dir == "" {
				return usagef(cmd.Name, "name the folder of the documents with --documents")
			}
			d, err := loadDataset(cmd.String("data"))
			if err != nil {
				return err
			}
			found, err := documents.Find(dir, d)
			if err != nil {
				return err
			}
			var results []evaluate.Result
			names := d.Resolver()
			bar := newProgress(cmd.Root().ErrWriter, int64(len(d.Files)), "evaluate")
			for _, f := range d.Files {
				doc := found[f.Document.SHA256]
				if doc == nil {
					return fmt.Errorf("evaluate %s: no file in %s has its sha256 (%s); put the document there, unchanged", f.Slug, dir, f.Document.SHA256)
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				predicted, err := extract.Extract(doc)
				if err != nil {
					return fmt.Errorf("evaluate %s: %w", f.Slug, err)
				}
				results = append(results, evaluate.Compare(predicted, f, names))
				bar.step()
			}
			bar.finish()
			if cmd.Bool("calibration") {
				return evaluate.PrintCalibration(cmd.Root().Writer, results)
			}
			return evaluate.Print(cmd.Root().Writer, results, cmd.Bool("misses"))
		},
	}
}
