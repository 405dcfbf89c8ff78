package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/review/documents"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "validate a dataset",
		Description: "Names file and line of what is wrong and what to do, and exits 1 when anything is.\n" +
			"With --documents it compares each locator with the document's text. Notes are\n" +
			"for a person to look at; they are not wrong.",
		Flags: []cli.Flag{dataFlag(), documentsFlag()},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			d, err := loadDataset(cmd.String("data"))
			if err != nil {
				return err
			}
			texts, err := documents.Texts(cmd.String("documents"), d)
			if err != nil {
				return err
			}
			problems, err := loader.Problems(d, texts)
			if err != nil {
				return err
			}
			for _, p := range problems {
				fmt.Fprintln(cmd.Root().Writer, p)
			}
			if wrong := len(dataset.Wrong(problems)); wrong > 0 {
				return fmt.Errorf("check the dataset: problems listed: %d", wrong)
			}
			fmt.Fprintf(cmd.Root().Writer, "nothing wrong (documents: %d, notes: %d)\n", len(d.Files), len(problems))
			return nil
		},
	}
}
