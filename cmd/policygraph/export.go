package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/store"
)

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "write tables, or the whole graph, as files for other programs",
		ArgsUsage: "FILE",
		Description: "The ending of FILE says the form: .csv (with --table), .xlsx (all tables, a sheet each),\n" +
			".graphml, .jsonld or .cypher (the whole graph). '-' with --table writes CSV to the output.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "table", Usage: "the `TABLE` to write as CSV: " + strings.Join(export.TableNames(), ", ")},
			&cli.StringFlag{Name: "filter", Usage: "which rows, as the `JSON` of the API's filter: {\"areas\":[\"area:…\"]}"},
			&cli.IntFlag{Name: "first", Usage: "so many `ROWS` at most; the last then says that more were left out"},
		}, askedFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return usagef(cmd.Name, "export takes one file to write")
			}
			return exportTo(ctx, cmd, cmd.Args().First())
		},
	}
}

func exportTo(ctx context.Context, cmd *cli.Command, file string) error {
	form := strings.TrimPrefix(filepath.Ext(file), ".")
	if file == "-" {
		form = "csv"
	}
	forms := []string{"csv", "xlsx", "graphml", "jsonld", "cypher"}
	if !slices.Contains(forms, form) {
		return usagef(cmd.Name, "%q has none of the endings .%s", file, strings.Join(forms, ", ."))
	}
	if (form == "csv") != (cmd.String("table") != "") {
		return usagef(cmd.Name, "--table goes with a file that ends in .csv, and such a file with --table")
	}
	if form != "csv" && (cmd.String("filter") != "" || cmd.Int("first") != 0) {
		return usagef(cmd.Name, "--filter and --first choose the rows of a --table")
	}
	c, st, err := asked(ctx, cmd)
	if err != nil {
		return err
	}
	if st == nil && form != "csv" && form != "xlsx" {
		return usagef(cmd.Name, "a whole graph is written from a dataset: leave out --server, or fetch it from the server's /export/graph.%s", form)
	}
	write := func(w io.Writer) error { return exportAs(ctx, cmd, w, form, c, st) }
	if file == "-" {
		return write(cmd.Root().Writer)
	}
	return writeWhole(file, write)
}

func exportAs(ctx context.Context, cmd *cli.Command, w io.Writer, form string, c graphql.Client, st store.Store) error {
	version, err := export.DataVersion(ctx, c)
	if err != nil {
		return err
	}
	switch form {
	case "csv":
		t, err := export.Named(ctx, c, cmd.String("table"), cmd.String("filter"))
		if err != nil {
			return usagef(cmd.Name, "%v", err)
		}
		return export.WriteCSV(w, t.With("dataVersion", version).Limited(cmd.Int("first")))
	case "xlsx":
		tables, err := export.Workbook(ctx, c)
		if err != nil {
			return err
		}
		return export.WriteWorkbook(w, export.About{DataVersion: version}, tables)
	}
	g, err := export.ReadWhole(ctx, st)
	if err != nil {
		return err
	}
	return map[string]func(io.Writer, *export.Whole) error{
		"graphml": export.WriteGraphML, "jsonld": export.WriteJSONLD, "cypher": export.WriteCypher,
	}[form](w, g)
}

// writeWhole writes a file under another name first, so that there is either the whole or
// nothing new.
func writeWhole(file string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(file), ".export-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			err = fmt.Errorf("write %s: %w", file, err)
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}
