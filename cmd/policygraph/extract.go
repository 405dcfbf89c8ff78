package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v3"
	"golang.org/x/sync/errgroup"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/documents"
	"github.com/policygraph/policygraph/review/report"
)

// extractFormats are what extract prints, with the ending of the file that
// --out writes.
var extractFormats = map[string]string{"json": ".json", "yaml": ".yaml", "text": ".txt", "outline": ".outline.txt"}

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "read the facts out of documents",
		ArgsUsage: "FILE...",
		Description: "Reads text, saved HTML pages, DOCX, DOC (WPS), ODT, RTF, XLSX, PDF and\n" +
			"OFD. Prints to the standard output, one document after the other, or writes\n" +
			"one file a document with --out.\n" +
			"yaml is the dataset's own form: no wording, only facts and where they stand.\n" +
			"outline shows the sections and tables that the reader saw.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "json", Usage: "what to print: json, yaml, outline or text"},
			&cli.StringFlag{Name: "out", Usage: "the `DIR` to write to, one file a document"},
			&cli.IntFlag{Name: "explain", Value: -1, Usage: "print instead which rules saw the place `START` of the one document, a code point of its text, and what each said"},
			&cli.StringFlag{Name: "report", Usage: "also write a page to `FILE.html` that shows the one document with every fact marked, for review"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			format := cmd.String("format")
			ending, known := extractFormats[format]
			if !known {
				return usagef(cmd.Name, "--format is json, yaml, outline or text, not %q", format)
			}
			if !cmd.Args().Present() {
				return usagef(cmd.Name, "name the files to read")
			}
			if dir := cmd.String("out"); dir != "" {
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return fmt.Errorf("make the folder to write to: %w", err)
				}
			}
			if cmd.String("report") != "" && cmd.Args().Len() > 1 {
				return usagef(cmd.Name, "--report is of one document, and %d are named", cmd.Args().Len())
			}
			if cmd.IsSet("explain") {
				return explain(cmd)
			}
			run := extraction{
				files:  cmd.Args().Slice(),
				format: format,
				ending: ending,
				out:    cmd.String("out"),
				report: cmd.String("report"),
				stdout: cmd.Root().Writer,
				stderr: cmd.Root().ErrWriter,
			}
			return run.do(ctx)
		},
	}
}

// explain prints which rules saw a place of one document.
func explain(cmd *cli.Command) error {
	if n := cmd.Args().Len(); n > 1 {
		return usagef(cmd.Name, "--explain is of one document, and %d are named", n)
	}
	doc, err := documents.Read(cmd.Args().First())
	if err != nil {
		return err
	}
	return extract.Explain(cmd.Root().Writer, doc, cmd.Int("explain"))
}

// extraction is one call of extract: many files, read side by side, printed in
// the order they were named.
type extraction struct {
	files          []string
	format, ending string
	out            string // "" prints
	report         string // "" writes none
	stdout, stderr io.Writer
}

func (e *extraction) do(ctx context.Context) error {
	if e.out != "" {
		if err := distinctNames("extract", e.files, e.target); err != nil {
			return err
		}
	}
	results := make([][]byte, len(e.files))
	summaries := make([]string, len(e.files))
	failures := eachFile(ctx, e.stderr, "extract", e.files, func(i int, file string) (err error) {
		if results[i], summaries[i], err = extractFile(file, e.format, e.report); err != nil && !errors.Is(err, errNoFact) || e.out == "" {
			return err
		}
		if written := os.WriteFile(e.target(file), results[i], 0o644); written != nil {
			err = written
		}
		results[i] = nil
		return err
	})

	failed, empty := 0, 0
	for i := range e.files {
		if failures[i] != nil {
			fmt.Fprintf(e.stderr, "policygraph: %v\n", failures[i])
		}
		switch {
		case errors.Is(failures[i], errNoFact): // what it says of itself is printed
			empty++
		case failures[i] != nil:
			failed++
			continue
		}
		if _, err := e.stdout.Write(results[i]); err != nil {
			return fmt.Errorf("print %s: %w", e.files[i], err)
		}
		if summaries[i] != "" {
			fmt.Fprintf(e.stderr, "%s: %s\n", e.files[i], summaries[i])
		}
	}
	switch {
	case failed > 0:
		return fmt.Errorf("%d of %d files were not read", failed, len(e.files))
	case empty > 0:
		return fmt.Errorf("%d of %d files have no fact", empty, len(e.files))
	}
	return nil
}

// errNoFact is a document that was read and has no fact.
var errNoFact = errors.New("no fact was read")

// target is the file that --out writes for a document.
func (e *extraction) target(file string) string {
	return filepath.Join(e.out, dataset.SlugOf(file)+e.ending)
}

// eachFile reads files side by side. A file's failure stops no other; the
// failures come in the order of the files, nil for each that was read.
func eachFile(ctx context.Context, stderr io.Writer, what string, files []string, read func(i int, file string) error) []error {
	failures := make([]error, len(files))
	bar := newProgress(stderr, int64(len(files)), what)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			if failures[i] = ctx.Err(); failures[i] == nil {
				failures[i] = read(i, file)
			}
			bar.step()
			return nil
		})
	}
	_ = group.Wait()
	bar.finish()
	return failures
}

// distinctNames refuses two documents that a command would write to one file.
func distinctNames(command string, files []string, target func(string) string) error {
	seen := map[string]string{}
	for _, file := range files {
		if other, taken := seen[dataset.SlugOf(file)]; taken {
			return usagef(command, "%s and %s would both be written to %s; read them in two calls", other, file, target(file))
		}
		seen[dataset.SlugOf(file)] = file
	}
	return nil
}

// extractFile reads one file and renders it in a format, and tells in a line what it
// read. A document without a fact is rendered too, with errNoFact. Where a report is
// asked for, it writes that too.
func extractFile(file, format, page string) (rendered []byte, summary string, err error) {
	doc, err := documents.Read(file)
	if err != nil {
		return nil, "", err
	}
	var facts *dataset.File
	if wording := format == "text" || format == "outline"; page != "" || !wording {
		if facts, err = extract.Extract(doc); err != nil {
			return nil, "", err
		}
	}
	if page != "" {
		if err := writeReport(page, doc, facts); err != nil {
			return nil, "", err
		}
	}
	switch format {
	case "text":
		return []byte(string(doc.Printed())), "", nil
	case "outline":
		return []byte(outline.Format(outline.Build(doc))), "", nil
	}
	facts.Slug = dataset.SlugOf(file)
	var out bytes.Buffer
	if format == "yaml" {
		err = dataset.Write(&out, facts)
	} else {
		err = dataset.WriteJSON(&out, facts)
	}
	if why := extract.WhyEmpty(doc, facts); why != "" && err == nil {
		err = fmt.Errorf("%s: %w: %s", file, errNoFact, why)
	}
	return out.Bytes(), extract.Summary(facts), err
}

// writeReport writes the page on which a person reviews the extraction.
func writeReport(path string, doc *source.Document, facts *dataset.File) error {
	var page bytes.Buffer
	if err := report.Write(&page, doc, facts); err != nil {
		return err
	}
	if err := os.WriteFile(path, page.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}
