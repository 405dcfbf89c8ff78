package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// queryCommand asks the common questions in a terminal.
func queryCommand() *cli.Command {
	return &cli.Command{
		Name:  "query",
		Usage: "ask a question, of a server or of the dataset",
		Commands: slices.Concat([]*cli.Command{
			searchCommand(), compareCommand(), matrixCommand(), gapsCommand(), workloadCommand(), evidenceCommand(), changesCommand(),
		}, answerCommands(), tableCommands()),
		Action: func(_ context.Context, cmd *cli.Command) error {
			return usagef(cmd.Name, "name a question; 'policygraph query --help' lists them")
		},
	}
}

// answerFlags are those of every question.
func answerFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "format", Value: "table", Usage: "table, csv or json", Validator: oneOf("table", "csv", "json")},
		&cli.IntFlag{Name: "first", Usage: "so many `ROWS` at most; all when left out", Validator: fromOneUp},
	}, askedFlags()...)
}

func oneOf(words ...string) func(string) error {
	return func(s string) error {
		if !slices.Contains(words, s) {
			return fmt.Errorf("%q is none of %s", s, strings.Join(words, ", "))
		}
		return nil
	}
}

// fromOneUp refuses a number of rows that is none.
func fromOneUp(n int) error {
	if n < 1 {
		return fmt.Errorf("%d is no number of rows: it is from 1 up; for all leave it out", n)
	}
	return nil
}

// eachOneOf is oneOf of a flag that may be given several times.
func eachOneOf(words ...string) func([]string) error {
	return func(given []string) error {
		for _, s := range given {
			if err := oneOf(words...)(s); err != nil {
				return err
			}
		}
		return nil
	}
}

// asWords are the values of an enum as they are typed.
func asWords[E ~string](values []E) []string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return words
}

// tableQuestion makes a command of a table that a question gives.
func tableQuestion(name, arguments, usage string, least, most int, flags []cli.Flag, ask func(context.Context, *cli.Command, graphql.Client) (export.Table, error)) *cli.Command {
	return &cli.Command{
		Name: name, ArgsUsage: arguments, Usage: usage, Flags: append(flags, answerFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if most == 0 {
				if err := noArguments(cmd); err != nil {
					return err
				}
			}
			if n := cmd.Args().Len(); n < least || n > most {
				return usagef("query "+cmd.Name, "it takes %s", arguments)
			}
			c, _, err := asked(ctx, cmd)
			if err != nil {
				return err
			}
			t, err := ask(ctx, cmd, c)
			if err != nil {
				return said(cmd, err)
			}
			counted, n := counting(t.Limited(cmd.Int("first")))
			if err := printTable(cmd, counted); err != nil || *n > 0 {
				return err
			}
			why, err := whyNothing(ctx, cmd, c)
			if err != nil {
				return said(cmd, err)
			}
			fmt.Fprintln(cmd.Root().ErrWriter, why)
			return nil
		},
	}
}

// counting counts the rows of a table as they are read.
func counting(t export.Table) (export.Table, *int) {
	n, all := new(int), t.Rows
	t.Rows = func(yield func([]any, error) bool) {
		for row, err := range all {
			if err == nil {
				*n++
			}
			if !yield(row, err) {
				return
			}
		}
	}
	return t, n
}

// whyNothing says what a table without a row means.
func whyNothing(ctx context.Context, cmd *cli.Command, c graphql.Client) (string, error) {
	if cmd.Name != changesName {
		return say(cmd, "nothing was found"), nil
	}
	recorded, err := export.AnyChange(ctx, c, given(cmd.StringSlice("document")))
	if err != nil {
		return "", err
	}
	if recorded {
		return say(cmd, "nothing has changed since %s", cmd.Args().First()), nil
	}
	return say(cmd, "no changes are recorded: 'policygraph add', 'review' and 'diff --record' record them in a dataset of your own"), nil
}

// said is an error of the API in its own words, of the language of the command.
func said(cmd *cli.Command, err error) error {
	if err == nil || client.Code(err) == "" {
		return err
	}
	message := bilingual.Text{Message: client.MessageZh(err), MessageEn: client.Message(err)}.In(language(cmd))
	return fmt.Errorf("%s (%s)", message, client.Code(err)) //nolint:err113 // the server's words
}

func printTable(cmd *cli.Command, t export.Table) error {
	t = t.In(language(cmd))
	out := cmd.Root().Writer
	switch cmd.String("format") {
	case "csv":
		return said(cmd, export.WriteCSV(out, t))
	case "json":
		objects := []map[string]any{}
		for row, err := range t.Rows {
			if err != nil {
				return said(cmd, err)
			}
			object := map[string]any{}
			for i, name := range t.Columns {
				object[name] = row[i]
			}
			objects = append(objects, object)
		}
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(objects)
	}
	widest := 0
	if isTerminal(out) {
		widest = export.OnTerminal
	}
	return said(cmd, export.WriteText(out, t.Headed(language(cmd)), widest))
}

// tableCommands print the tables of exports, of what flags select.
func tableCommands() []*cli.Command {
	var all []*cli.Command
	for _, name := range export.TableNames() {
		flags := []cli.Flag{&cli.StringFlag{Name: "filter", Usage: "which rows, as the `JSON` of the API's filter"}}
		all = append(all, tableQuestion(name, "", "the table of "+name, 0, 0, flags, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
			return export.Named(ctx, c, cmd.Name, cmd.String("filter"))
		}))
	}
	return all
}

func searchCommand() *cli.Command {
	return tableQuestion("search", "TEXT", "what is found by a name, a number or a word", 1, 20, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Search(ctx, c, strings.Join(cmd.Args().Slice(), " "))
	})
}

func compareCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringSliceFlag{Name: "indicator", Usage: "the `ID` of an indicator, several times for several; those that the areas have in common when left out"},
		&cli.IntSliceFlag{Name: "year", Usage: "a `YEAR`, several times for several; all when left out"},
	}
	return tableQuestion("compare", "AREA AREA…", "the figures of several areas side by side", 2, 8, flags, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Compare(ctx, c, cmd.StringSlice("indicator"), cmd.Args().Slice(), given(cmd.IntSlice("year")))
	})
}

func matrixCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "rows", Value: "FUNCTION", Usage: "AGENCY, FUNCTION, AREA, PLAN, YEAR, PLATFORM_KIND or TASK_GROUP", Validator: oneOf(asWords(client.AllMatrixAxis)...)},
		&cli.StringFlag{Name: "columns", Value: "AREA", Usage: "one of the same", Validator: oneOf(asWords(client.AllMatrixAxis)...)},
		&cli.StringSliceFlag{Name: "role", Usage: "LEAD, SUPPORT or RESPONSIBLE, several times for several; any when left out", Validator: eachOneOf(asWords(client.AllRole)...)},
		&cli.StringFlag{Name: "filter", Usage: "of which tasks, as the `JSON` of the API's filter"},
	}
	return tableQuestion("matrix", "", "how many tasks there are of each two things", 0, 0, flags, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		filter, err := filterOf[client.TaskFilter](cmd)
		if err != nil {
			return export.Table{}, err
		}
		return export.Matrix(ctx, c, cmd.String("rows"), cmd.String("columns"), given(cmd.StringSlice("role")), filter)
	})
}

// given is a list that a flag gave; nil, which restricts nothing, where it gave none.
func given[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func gapsCommand() *cli.Command {
	return tableQuestion("gaps", "AREA OTHER", "what one area plans for and another does not", 2, 2, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Gaps(ctx, c, cmd.Args().Get(0), cmd.Args().Get(1))
	})
}

func workloadCommand() *cli.Command {
	return tableQuestion("workload", "AREA", "how many tasks each body of an area has", 1, 1, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Workload(ctx, c, cmd.Args().First())
	})
}

// changesName is the question whose answer may be that nothing is recorded.
const changesName = "changes"

func changesCommand() *cli.Command {
	flags := []cli.Flag{&cli.StringSliceFlag{Name: "document", Usage: "the `ID` of a document, several times for several; all when left out"}}
	return tableQuestion(changesName, "SINCE", "which facts came, changed or went since a day (2026-03-18) or a moment", 1, 1, flags, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Changes(ctx, c, cmd.Args().First(), given(cmd.StringSlice("document"))), nil
	})
}

func evidenceCommand() *cli.Command {
	return tableQuestion("evidence", "ID", "the passages that state a fact", 1, 1, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Evidence(ctx, c, cmd.Args().First())
	})
}
