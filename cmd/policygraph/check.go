package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/dataset/migrate"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/review/documents"
	"github.com/policygraph/policygraph/review/propose"
	"github.com/policygraph/policygraph/review/question"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "validate a dataset",
		Description: "Names file and line of what is wrong and what to do, and exits 1 when anything is.\n" +
			"With --documents it compares each locator with the document's text. Notes are\n" +
			"for a person to look at; they are not wrong. A dataset of an older format is\n" +
			"brought to the present one with --migrate, which shows what changes and, with\n" +
			"--write, writes it.",
		Flags: []cli.Flag{
			dataFlag(), documentsFlag(),
			&cli.BoolFlag{Name: "all", Usage: "list all that is to be decided and all that entries lack, not the first of each"},
			&cli.BoolFlag{Name: "migrate", Usage: "show what brings the dataset to the present format"},
			&cli.BoolFlag{Name: "write", Usage: "with --migrate: write it"},
		},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			switch {
			case cmd.Bool("migrate"):
				return migrateDataset(cmd)
			case cmd.Bool("write"):
				return usagef(cmd.Name, "--write goes with --migrate")
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
				fmt.Fprintln(cmd.Root().Writer, p.In(language(cmd)))
			}
			if err := askAbout(cmd, d, texts); err != nil {
				return err
			}
			if wrong := len(dataset.Wrong(problems)); wrong > 0 {
				return errors.New(say(cmd, "check the dataset: problems listed: %d", wrong))
			}
			fmt.Fprintln(cmd.Root().Writer, say(cmd, "nothing wrong (documents: %d, notes: %d)", len(d.Files), len(problems)))
			return nil
		},
	}
}

// askAbout lists what a person should decide, and what entries lack.
func askAbout(cmd *cli.Command, d *dataset.Dataset, texts map[string][]rune) error {
	style := question.Style{Dir: cmd.String("data"), Most: propose.Shown, Texts: map[string][]rune{}, Language: language(cmd)}
	if cmd.Bool("all") {
		style.Most = math.MaxInt
	}
	for _, f := range d.Files {
		style.Texts[f.Slug] = texts[f.Document.SHA256]
	}
	if err := question.Print(cmd.Root().Writer, question.All(d), style); err != nil {
		return err
	}
	return question.LacksOf(d).Print(cmd.Root().Writer, style)
}

// migrateDataset shows, and with --write writes, what brings a dataset to the present
// format.
func migrateDataset(cmd *cli.Command) error {
	dir, out := cmd.String("data"), cmd.Root().Writer
	if dir == "" {
		return usagef(cmd.Name, "name the folder to migrate with --data: the dataset that is built in has the present format")
	}
	if err := dataset.RequireFolder(dir); err != nil {
		return fmt.Errorf("read the dataset: %w", err)
	}
	changes, err := migrate.Folder(os.DirFS(dir), data.FS())
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		fmt.Fprintln(out, say(cmd, "%s has format %d: nothing to migrate", dir, dataset.Format))
		return nil
	}
	files := map[string][]byte{}
	for _, c := range changes {
		fmt.Fprint(out, c.Diff())
		files[c.Path] = c.After
	}
	if !cmd.Bool("write") {
		fmt.Fprintln(out, say(cmd, "nothing was written; 'policygraph check --migrate --write --data %s' writes the %d files above", dir, len(files)))
		return nil
	}
	if err := dataset.WriteFiles(dir, files); err != nil {
		return err
	}
	fmt.Fprintln(out, say(cmd, "written: %d files; 'policygraph check --data %s' says whether anything is wrong", len(files), dir))
	return nil
}
