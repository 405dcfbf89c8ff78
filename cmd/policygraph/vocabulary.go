package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/vocabulary/areas"
	"github.com/policygraph/policygraph/vocabulary/bodies"
	"github.com/policygraph/policygraph/vocabulary/indicators"
)

func vocabularyCommand() *cli.Command {
	return &cli.Command{
		Name:  "vocabulary",
		Usage: "print what is built in: the national list of places, the kinds of bodies, the standard indicators",
		Description: "What a dataset's own areas.yaml, agencies.yaml and indicators.yaml add to or\n" +
			"override. With FILTER only entries are printed that contain it.",
		Commands: []*cli.Command{
			listing("areas", "the national list of administrative divisions (GB/T 2260), with former names and codes", areaTable),
			listing("bodies", "the kinds of bodies of local government, with the names that have them", bodyTable),
			listing("indicators", "the standard indicators of statistical communiqués and five-year plans", indicatorTable),
		},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Present() {
				return usagef(cmd.Name, "there is no vocabulary %q; give areas, bodies or indicators", cmd.Args().First())
			}
			return usagef(cmd.Name, "name the vocabulary: areas, bodies or indicators")
		},
	}
}

// table is a vocabulary as it is printed: rows of as many texts as there are
// columns.
type table struct {
	columns []string
	rows    [][]string
}

// listing is the command that prints a vocabulary.
func listing(name, usage string, read func() table) *cli.Command {
	return &cli.Command{
		Name:      name,
		Usage:     usage,
		ArgsUsage: "[FILTER]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORM`: text, json or csv"},
		},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() > 1 {
				return usagef("vocabulary "+name, "give one filter; got %q", cmd.Args().Slice())
			}
			t := read()
			if filter := cmd.Args().First(); filter != "" {
				t.rows = slices.DeleteFunc(t.rows, func(row []string) bool {
					return !slices.ContainsFunc(row, func(text string) bool { return strings.Contains(text, filter) })
				})
			}
			write := map[string]func(table, io.Writer) error{"text": table.text, "json": table.json, "csv": table.csv}[cmd.String("format")]
			if write == nil {
				return usagef("vocabulary "+name, "--format is %q; give text, json or csv", cmd.String("format"))
			}
			if len(t.rows) == 0 {
				fmt.Fprintln(cmd.Root().ErrWriter, say(cmd, "nothing was found"))
			}
			return write(t, cmd.Root().Writer)
		},
	}
}

// text prints a row a line, the columns divided by two spaces at least.
func (t table) text(w io.Writer) error {
	widths := make([]int, len(t.columns))
	for _, row := range append([][]string{t.columns}, t.rows...) {
		for i, text := range row {
			widths[i] = max(widths[i], columnsOf(text))
		}
	}
	for _, row := range append([][]string{t.columns}, t.rows...) {
		var b strings.Builder
		for i, text := range row {
			b.WriteString(text + strings.Repeat(" ", widths[i]-columnsOf(text)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// columnsOf is how wide a text stands in a terminal: a Chinese character takes
// two columns.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

func (t table) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.WriteAll(append([][]string{t.columns}, t.rows...)); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// json prints an array of objects, the columns in their order.
func (t table) json(w io.Writer) error {
	var b strings.Builder
	b.WriteString("[")
	for n, row := range t.rows {
		if n > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  {")
		for i, text := range row {
			if i > 0 {
				b.WriteString(", ")
			}
			key, err := json.Marshal(t.columns[i])
			if err != nil {
				return fmt.Errorf("write json: %w", err)
			}
			value, err := json.Marshal(text)
			if err != nil {
				return fmt.Errorf("write json: %w", err)
			}
			fmt.Fprintf(&b, "%s: %s", key, value)
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func areaTable() table {
	t := table{columns: []string{"code", "name", "level", "fullName", "shortNames", "former", "since"}}
	for _, a := range areas.All() {
		var former []string
		for _, f := range a.Former {
			former = append(former, fmt.Sprintf("%s %s until %s", f.Name, f.Code, f.Until))
		}
		t.rows = append(t.rows, []string{a.Code, a.Name, a.Level, a.FullName(), strings.Join(a.Short, " "), strings.Join(former, "; "), a.Since})
	}
	return t
}

func bodyTable() table {
	t := table{columns: []string{"kind", "branch", "usual", "names", "ends", "years"}}
	for _, k := range bodies.All() {
		var years []string
		for _, name := range slices.Sorted(maps.Keys(k.Years)) {
			years = append(years, name+" "+k.Years[name])
		}
		for _, b := range k.Beside {
			if b.Until != "" {
				years = append(years, b.Usual+" –"+b.Until)
			}
		}
		t.rows = append(t.rows, []string{k.Name, k.Branch, k.Usual, strings.Join(k.AllNames()[1:], " "), strings.Join(k.Ends, " "), strings.Join(years, "; ")})
	}
	return t
}

func indicatorTable() table {
	t := table{columns: []string{"id", "name", "unit", "direction", "flow", "family", "aliases"}}
	for _, n := range indicators.Standard() {
		flow := ""
		if n.Flow {
			flow = "flow"
		}
		t.rows = append(t.rows, []string{n.ID, n.Name, n.Unit, n.Direction, flow, n.Family, strings.Join(n.Aliases, " ")})
	}
	return t
}
