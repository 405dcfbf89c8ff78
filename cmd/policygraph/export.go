package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
			".graphml, .jsonld or .cypher (the whole graph). '-' with --table writes CSV to the output.\n" +
			"--format datapackage writes a Frictionless data package, all tables with a description, as\n" +
			"FILE.zip or into a folder; --format dcat a record for catalogues of data, as FILE.jsonld.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "table", Usage: "the `TABLE` to write as CSV: " + strings.Join(export.TableNames(), ", ")},
			&cli.StringFlag{Name: "filter", Usage: "which rows, as the `JSON` of the API's filter: {\"areas\":[\"area:…\"]}"},
			&cli.StringFlag{Name: "format", Usage: "the form, where the ending does not say it: csv, xlsx, graphml, jsonld, cypher, datapackage or dcat", Validator: oneOf(forms()...)},
			&cli.IntFlag{Name: "first", Usage: "so many `ROWS` at most; the last then says that more were left out", Validator: fromOneUp},
		}, askedFlags()...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return usagef(cmd.Name, "export takes one file to write")
			}
			return exportTo(ctx, cmd, cmd.Args().First())
		},
	}
}

// The forms that no ending of a file tells.
const (
	formPackage = "datapackage"
	formRecord  = "dcat"
)

// endings are the forms that the ending of a file tells.
func endings() []string { return []string{"csv", "xlsx", "graphml", "jsonld", "cypher"} }

func forms() []string { return append(endings(), formPackage, formRecord) }

// formOf is the form in which a file is written.
func formOf(cmd *cli.Command, file string) (string, error) {
	form, ending := cmd.String("format"), strings.TrimPrefix(filepath.Ext(file), ".")
	switch {
	case form == formPackage && ending != "zip" && ending != "":
		return "", usagef(cmd.Name, "a data package is a file that ends in .zip, or a folder, not %q", file)
	case form == formRecord && ending != "jsonld":
		return "", usagef(cmd.Name, "a record for catalogues is a file that ends in .jsonld, not %q", file)
	case form == formPackage, form == formRecord:
		return form, nil
	case file == "-":
		ending = "csv"
	}
	if !slices.Contains(endings(), ending) {
		return "", usagef(cmd.Name, "%q has none of the endings .%s; for others say --format", file, strings.Join(endings(), ", ."))
	}
	if form != "" && form != ending {
		return "", usagef(cmd.Name, "--format is %s, and %q ends as another form", form, file)
	}
	return ending, nil
}

func exportTo(ctx context.Context, cmd *cli.Command, file string) error {
	form, err := formOf(cmd, file)
	if err != nil {
		return err
	}
	if file == "-" && cmd.String("table") == "" {
		return usagef(cmd.Name, "'-' writes one table as CSV: name it with --table; for another form name a file")
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
	if st == nil && form == "cypher" {
		return usagef(cmd.Name, "Cypher is written from a dataset, and no server has it: leave out --server")
	}
	if st == nil && slices.Contains([]string{"graphml", "jsonld"}, form) {
		return usagef(cmd.Name, "a whole graph is written from a dataset: leave out --server, or fetch it from the server's /export/graph.%s", form)
	}
	write := func(w io.Writer) error { return exportAs(ctx, cmd, w, form, c, st) }
	if file == "-" {
		return write(cmd.Root().Writer)
	}
	if form == formPackage && filepath.Ext(file) == "" {
		about, tables, err := packageOf(ctx, c)
		if err != nil {
			return err
		}
		return export.WritePackageFolder(file, about, tables)
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
	if form == formPackage || form == formRecord {
		about, tables, err := packageOf(ctx, c)
		if err != nil {
			return err
		}
		if form == formRecord {
			return export.WriteDCAT(w, about)
		}
		return export.WritePackage(w, about, tables)
	}
	g, err := export.ReadWhole(ctx, st)
	if err != nil {
		return err
	}
	return map[string]func(io.Writer, *export.Whole) error{
		"graphml": export.WriteGraphML, "jsonld": export.WriteJSONLD, "cypher": export.WriteCypher,
	}[form](w, g)
}

// packageOf is all tables, and what describes them.
func packageOf(ctx context.Context, c graphql.Client) (export.Content, []export.Table, error) {
	about, err := export.ContentOf(ctx, c)
	if err != nil {
		return about, nil, err
	}
	tables, err := export.Workbook(ctx, c)
	return about, tables, err
}

// writeWhole writes a file under another name first, so that there is either the whole or
// nothing new.
func writeWhole(file string, write func(io.Writer) error) (err error) {
	f, err := createBeside(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write %s: the folder %s is not there; make it first", file, filepath.Dir(file))
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err // says itself whether asking or writing failed
	}
	if err := errors.Join(f.Close(), os.Rename(f.Name(), file)); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}

// createBeside makes a new file in the folder of another. It may be read by whom the umask
// lets, as any new file, which os.CreateTemp would make for its owner alone.
func createBeside(file string) (*os.File, error) {
	for {
		f, err := os.OpenFile(filepath.Join(filepath.Dir(file), ".export-"+rand.Text()), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}
