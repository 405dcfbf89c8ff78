package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
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
			texts, err := documentTexts(cmd.String("documents"), d)
			if err != nil {
				return err
			}
			problems := d.Check(texts)
			wrong := countWrong(problems)
			if wrong == 0 {
				_, notes, err := loader.Build(d)
				if err != nil {
					return err
				}
				problems = append(problems, notes...)
			}
			for _, p := range problems {
				fmt.Fprintln(cmd.Root().Writer, p)
			}
			if wrong > 0 {
				return fmt.Errorf("check the dataset: problems listed: %d", wrong)
			}
			fmt.Fprintf(cmd.Root().Writer, "nothing wrong (documents: %d, notes: %d)\n", len(d.Files), len(problems))
			return nil
		},
	}
}

func countWrong(problems []dataset.Problem) int {
	n := 0
	for _, p := range problems {
		if !p.Note {
			n++
		}
	}
	return n
}
