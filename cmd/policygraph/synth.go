package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/dataset/synth"
)

func synthCommand() *cli.Command {
	return &cli.Command{
		Name:  "synth",
		Usage: "invent a dataset of any size, for load and speed work",
		Description: fmt.Sprintf("A district has %d plans of %d tasks, %d agencies, %d platforms and 80 targets.\n", synth.Plans, synth.Tasks, synth.Agencies, synth.Platforms) +
			"The same number gives the same dataset; its names are invented.",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "districts", Usage: "how many districts, `N` from 1 to 3000"},
			&cli.BoolFlag{Name: "text", Usage: "write the plans as text documents, which add reads, and no dataset"},
			&cli.StringFlag{Name: "out", Usage: "the `DIR` to write to, new or empty"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			n, dir := cmd.Int("districts"), cmd.String("out")
			if n < 1 || n > 3000 {
				return usagef(cmd.Name, "--districts is 1 to 3000, not %d", n)
			}
			if dir == "" {
				return usagef(cmd.Name, "name the folder to write to with --out")
			}
			if there, err := os.ReadDir(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("look into the folder to write to: %w", err)
			} else if len(there) > 0 {
				return fmt.Errorf("%s is not empty; name a new folder", dir)
			}
			district := func(i int) error { return write(dir, dataset.Addition{Files: synth.Files(i)}) }
			if cmd.Bool("text") {
				district = func(i int) error { return writeTexts(dir, synth.Texts(i)) }
			} else if err := write(dir, dataset.Addition{Vocabularies: synth.Vocabularies(n)}); err != nil {
				return err
			}
			bar := newProgress(cmd.Root().ErrWriter, int64(n), "synth")
			defer bar.finish()
			for i := range n {
				if err := ctx.Err(); err != nil {
					return fmt.Errorf("stopped after %d of %d districts: %w", i, n, err)
				}
				if err := district(i); err != nil {
					return err
				}
				bar.step()
			}
			fmt.Fprintf(cmd.Root().Writer, "%s: %d districts, %d plans\n", dir, n, n*synth.Plans)
			return nil
		},
	}
}

// writeTexts writes documents into a folder.
func writeTexts(dir string, texts []synth.Text) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write invented documents: %w", err)
	}
	for _, t := range texts {
		if err := os.WriteFile(filepath.Join(dir, t.Slug+".txt"), []byte(t.Text), 0o644); err != nil {
			return fmt.Errorf("write invented documents: %w", err)
		}
	}
	return nil
}

// write puts what is new into a data folder.
func write(dir string, added dataset.Addition) error {
	files, err := (&dataset.Dataset{}).Render(added)
	if err != nil {
		return err
	}
	return dataset.WriteFiles(dir, files)
}
