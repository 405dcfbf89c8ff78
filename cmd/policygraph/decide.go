package main

import (
	"bytes"
	"context"
	"fmt"
	"os/user"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/review/propose"
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
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.String("data") == "" {
				return usagef(cmd.Name, "name the dataset's folder with --data: the dataset that is built in cannot be written to")
			}
			d, err := decisionOf(cmd)
			if err != nil {
				return err
			}
			return decide(cmd, d)
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
		if u, err := user.Current(); err == nil {
			d.By = u.Username
		}
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
		d.Kind, d.Of = args[1], args[2]
	case what == "alias" || what == "kind":
		return d, usagef(cmd.Name, "%s takes a word and an id; quote a word that has spaces", what)
	default:
		return d, usagef(cmd.Name, "there is no decision %q: same, different, alias or kind", what)
	}
	return d, nil
}

// decide writes a decision, if it makes sense.
func decide(cmd *cli.Command, decision dataset.Decision) error {
	dir, out := cmd.String("data"), cmd.Root().Writer
	before, err := loadDataset(dir)
	if err != nil {
		return err
	}
	old, err := loader.BuildChecked(before)
	if err != nil {
		return err
	}
	added := dataset.Addition{Vocabularies: dataset.Vocabularies{Decisions: []dataset.Decision{decision}}}
	after := before.With(added)
	if faults := after.Faults(); len(faults) > 0 {
		return fmt.Errorf("nothing was decided: %s; %s", faults[0].Message, faults[0].Hint)
	}
	now, err := loader.BuildChecked(after)
	if err != nil {
		return err
	}
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
	return diff.Compare(old, now).Print(out, propose.Shown)
}
