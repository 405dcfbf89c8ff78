package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/addition"
	"github.com/policygraph/policygraph/review/propose"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

func decideCommand() *cli.Command {
	return &cli.Command{
		Name:      "decide",
		Usage:     "write down what a person decided about what is one thing",
		ArgsUsage: "same ID ID... | different ID ID... | alias NAME ID | kind KIND ID",
		Description: "Adds a line to decisions.yaml of the dataset and says what it changes in the graph.\n" +
			"add and check print the commands for what they ask. Ids are those of the graph\n" +
			"(agency:330305:科技局); of what is the same the first stays. To undo a decision,\n" +
			"delete its line.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "the `DIR` of the dataset"},
			&cli.StringFlag{Name: "by", Usage: "the `NAME` of who decided; the user's when left out"},
			&cli.StringFlag{Name: "note", Usage: "a `TEXT` that says why"},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would change and write nothing"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.String("data") == "" {
				return usagef(cmd.Name, "name the dataset's folder with --data: the dataset that is built in cannot be written to")
			}
			d, err := decisionOf(cmd)
			if err != nil {
				return err
			}
			return decide(ctx, cmd, d)
		},
	}
}

// decisionOf reads a decision from the command line.
func decisionOf(cmd *cli.Command) (dataset.Decision, error) {
	args := cmd.Args().Slice()
	if len(args) < 3 {
		return dataset.Decision{}, usagef(cmd.Name, "say what is decided: same ID ID..., different ID ID..., alias NAME ID, or kind KIND ID")
	}
	d := dataset.Decision{By: cmd.String("by"), On: time.Now().Format(time.DateOnly), Note: cmd.String("note")}
	if d.By == "" {
		d.By = userName()
	}
	pair := len(args) == 3
	switch what := args[0]; {
	case what == "same":
		d.Same = args[1:]
	case what == "different":
		d.Different = args[1:]
	case what == "alias" && pair:
		d.Alias, d.Of = args[1], args[2]
	case what == "kind" && pair:
		kind, err := kindNamed(cmd, args[1])
		if err != nil {
			return d, err
		}
		d.Kind, d.Of = kind, args[2]
	case what == "alias" || what == "kind":
		return d, usagef(cmd.Name, "%s takes a word and an id; quote a word that has spaces", what)
	default:
		return d, usagef(cmd.Name, "there is no decision %q: same, different, alias or kind", what)
	}
	return d, nil
}

// kindNamed is the catalogue's kind that a word means, and says so where the word is
// another name of it. A word that the catalogue does not know is a kind of its own.
func kindNamed(cmd *cli.Command, word string) (string, error) {
	out := cmd.Root().Writer
	kinds := bodies.KindsNamed(word)
	switch {
	case len(kinds) > 1:
		return "", usagef(cmd.Name, "%s has several kinds: give one of %s", word, strings.Join(kinds, ", "))
	case len(kinds) == 1 && kinds[0] != word:
		fmt.Fprintf(out, "%s is %s in the catalogue of bodies\n", word, kinds[0])
	case len(kinds) == 0:
		fmt.Fprintf(out, "the catalogue of bodies has no kind %s: it is one of this dataset alone", word)
		if nearest, ok := bodies.Nearest(word); ok {
			fmt.Fprintf(out, "; the nearest is %s (%s)", nearest.Name, nearest.Usual)
		}
		fmt.Fprintln(out)
		return word, nil
	}
	return kinds[0], nil
}

// decide writes a decision, if it makes sense.
func decide(ctx context.Context, cmd *cli.Command, decision dataset.Decision) error {
	dir, out := cmd.String("data"), cmd.Root().Writer
	before, err := loadDataset(dir)
	if err != nil {
		return err
	}
	draft, err := addition.To(before)
	if err != nil {
		return err
	}
	if err := draft.Decide(decision); err != nil {
		return err
	}
	effect, err := draft.Effect(ctx, propose.Shown)
	if err != nil {
		return err
	}
	added := draft.Addition()
	files, err := before.Render(added)
	if err != nil {
		return err
	}
	line := bytes.Buffer{}
	if err := dataset.WriteVocabulary(&line, added.Decisions); err != nil {
		return err
	}
	did := "would be added to"
	if !cmd.Bool("dry-run") {
		did = "added to"
		if err := dataset.WriteFiles(dir, files); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%s %s:\n  %s", did, dataset.DecisionsFile, line.Bytes())
	if err := effect.Changes.Print(out, propose.Shown); err != nil {
		return err
	}
	for _, k := range effect.Kinds {
		fmt.Fprintf(out, "kind of %s (%s): %s, was %s\n", k.Name, k.ID, k.Now, k.Was)
	}
	return nil
}
