package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/review/addition"
	"github.com/policygraph/policygraph/review/documents"
	"github.com/policygraph/policygraph/review/propose"
	"github.com/policygraph/policygraph/review/question"
)

func addCommand() *cli.Command {
	return &cli.Command{
		Name:      "add",
		Usage:     "bring documents into a dataset, as drafts to review",
		ArgsUsage: "DOCUMENT...",
		Description: "Extracts each document into documents/ of the dataset, proposes entries for the\n" +
			"areas, agencies and indicators that the vocabularies lack (marked new: true), and\n" +
			"prints what the graph gains, what merges and what contradicts. A document is\n" +
			"added whole or not at all; one that fails stops no other. The file's name\n" +
			"without its ending names the document in ids.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "the `DIR` of the dataset; one that is not there or empty is first filled with the dataset built in"},
			&cli.StringFlag{Name: "area", Usage: "the `AREA` (name or id) that the documents are of, whatever they say themselves"},
			&cli.StringFlag{Name: "url", Usage: "the `ADDRESS` of the official page of the one document that is added"},
			&cli.BoolFlag{Name: "empty", Usage: "begin a new dataset without the documents built in"},
			&cli.BoolFlag{Name: "again", Usage: "read documents anew that are there: what is reviewed stays, what differs from it is told"},
			&cli.BoolFlag{Name: "force", Usage: "write files of documents anew that are there already: what was reviewed in them is lost"},
			&cli.BoolFlag{Name: "list", Usage: "list all that is new, merged, contradicted or to decide, not the first of each"},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would change and write nothing"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.String("data") == "" {
				return usagef(cmd.Name, "name the dataset's folder with --data: the dataset that is built in cannot be written to. "+
					"A folder that is not there yet is first filled with it")
			}
			if !cmd.Args().Present() {
				return usagef(cmd.Name, "name the documents to add")
			}
			if address := cmd.String("url"); address != "" {
				if err := checkAddress(cmd, address); err != nil {
					return err
				}
			}
			a := adding{
				files:  cmd.Args().Slice(),
				dir:    cmd.String("data"),
				area:   cmd.String("area"),
				url:    cmd.String("url"),
				empty:  cmd.Bool("empty"),
				again:  cmd.Bool("again"),
				force:  cmd.Bool("force"),
				dryRun: cmd.Bool("dry-run"),
				most:   propose.Shown,
				stdout: cmd.Root().Writer,
				stderr: cmd.Root().ErrWriter,
			}
			if cmd.Bool("list") {
				a.most = math.MaxInt
			}
			return a.do(ctx)
		},
	}
}

// checkAddress refuses an address that is none, and one for several documents.
func checkAddress(cmd *cli.Command, address string) error {
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return usagef(cmd.Name, "--url takes the address of a page, as https://www.example.gov.cn/page.html, not %q", address)
	}
	if cmd.Args().Len() > 1 {
		return usagef(cmd.Name, "--url is the address of one document, and %d are named: add each with its own", cmd.Args().Len())
	}
	return nil
}

// adding is one call of add.
type adding struct {
	files          []string
	dir, area, url string
	empty          bool // a new folder is filled with nothing
	again          bool // the documents are there already
	force, dryRun  bool
	most           int // of each kind are listed
	stdout, stderr io.Writer
}

func (a *adding) do(ctx context.Context) error {
	if err := distinctNames("add", a.files, a.target); err != nil {
		return err
	}
	isNew, err := a.isNew()
	if err != nil {
		return err
	}
	if a.empty && !isNew {
		return fmt.Errorf("%s is not empty; --empty begins a new dataset: leave it out, or name a folder that is not there", a.dir)
	}
	var fill fs.FS // what a new folder begins with
	switch {
	case isNew && a.empty:
		fill = dataset.Empty()
	case isNew:
		fill = data.FS()
	}
	before, err := a.load(fill)
	if err != nil {
		return err
	}
	draft, err := addition.To(before)
	if err != nil {
		return err
	}
	extracted := make([]*dataset.File, len(a.files))
	failures := eachFile(ctx, a.stderr, "extract", a.files, func(i int, file string) (err error) {
		extracted[i], err = a.extract(file)
		return err
	})
	proposals := make([]propose.Proposal, len(a.files))
	failed := 0
	for i, file := range a.files {
		if failures[i] == nil {
			proposals[i], failures[i] = a.bring(draft, extracted[i])
		}
		if failures[i] != nil {
			failed++
			fmt.Fprintf(a.stderr, "policygraph: %s was not added: %v\n", file, withAdviceOnAdding(failures[i]))
		}
	}
	if failed < len(a.files) {
		if err := a.finish(ctx, before, draft, fill, proposals, failures); err != nil {
			return err
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d documents were not added", failed, len(a.files))
	}
	return nil
}

// bring adds a document to a draft, or reads one again that it has.
func (a *adding) bring(draft *addition.Draft, f *dataset.File) (propose.Proposal, error) {
	if a.again {
		return draft.Again(f)
	}
	return draft.Add(f, a.force)
}

// load reads the dataset that is added to: the folder's or, of a new folder, what it
// begins with.
func (a *adding) load(fill fs.FS) (*dataset.Dataset, error) {
	if fill != nil {
		return dataset.Load(fill)
	}
	return loadDataset(a.dir)
}

// finish writes what was added and says what it does.
func (a *adding) finish(ctx context.Context, before *dataset.Dataset, draft *addition.Draft, fill fs.FS, proposals []propose.Proposal, failures []error) error {
	effect, err := draft.Effect(ctx, a.most)
	if err != nil {
		return err
	}
	added := draft.Addition()
	added.Changes = recorded(before, draft.After(), dataset.Change{On: time.Now().Format(time.RFC3339), By: userName(), Act: dataset.ActAdd})
	if err := a.write(before, added, fill); err != nil {
		return err
	}
	a.report(fill, proposals, failures)
	if err := effect.Print(a.stdout, a.most, a.dir); err != nil {
		return err
	}
	var slugs []string
	for _, f := range draft.Addition().Files {
		slugs = append(slugs, f.Slug)
	}
	asked := question.About(draft.After(), slugs...)
	if err := question.Print(a.stdout, asked, question.Style{Dir: a.dir, Most: a.most}); err != nil {
		return err
	}
	if a.most == propose.Shown {
		fmt.Fprintln(a.stdout, "lists show the first few; --list shows all, with --dry-run beforehand")
	}
	if !a.dryRun {
		fmt.Fprintf(a.stdout, "to review: 'policygraph check --data %s' lists what to look at\n", a.dir)
	}
	return nil
}

// withAdviceOnAdding adds to an error the flag or the command by which the
// document can be added all the same.
func withAdviceOnAdding(err error) error {
	for _, refusal := range []struct {
		reason error
		advice string
	}{
		{addition.ErrSame, "if they are two, say so: 'policygraph decide different document:NAME document:OTHER', each by its file's name without the ending"},
		{addition.ErrNotThere, "add it without --again"},
		{addition.ErrThere, "--again reads it anew and keeps what was reviewed; --force reads it anew, and what was reviewed there is lost"},
		{addition.ErrTaken, "rename this one, or replace the other with --force"},
		{addition.ErrFaults, "write a draft with 'policygraph extract --format yaml' and correct it by hand"},
		{propose.ErrNoArea, "name it with --area"},
		{propose.ErrShared, "give the one that is meant by its id, of this document with --area, or of all with 'policygraph decide alias NAME area:ID'"},
	} {
		if errors.Is(err, refusal.reason) {
			return fmt.Errorf("%w; %s", err, refusal.advice)
		}
	}
	return err
}

// isNew says whether the folder is not there, or has nothing in it but what is hidden
// and an empty folder of documents: what is left of a first fill that failed.
func (a *adding) isNew() (bool, error) {
	empty, err := isEmpty(a.dir, dataset.DocumentsFolder)
	if err != nil || !empty {
		return empty, err
	}
	return isEmpty(filepath.Join(a.dir, dataset.DocumentsFolder))
}

// isEmpty says whether a folder is not there, or has nothing in it but what is hidden
// or of these names.
func isEmpty(dir string, but ...string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("read the dataset: %w", err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(but, e.Name()) {
			return false, nil
		}
	}
	return true, nil
}

func (a *adding) extract(file string) (*dataset.File, error) {
	doc, err := documents.Read(file)
	if err != nil {
		return nil, err
	}
	f, err := extract.Extract(doc)
	if err != nil {
		return nil, err
	}
	if why := extract.WhyEmpty(doc, f); why != "" {
		return nil, fmt.Errorf("%w: %s", errNoFact, why)
	}
	f.Slug = dataset.SlugOf(file)
	f.Document.Area = cmp.Or(a.area, f.Document.Area)
	f.Document.URL = cmp.Or(a.url, f.Document.URL)
	return f, nil
}

// write writes what is added into the folder, unless it is a dry run.
func (a *adding) write(before *dataset.Dataset, added dataset.Addition, fill fs.FS) error {
	if a.dryRun {
		return nil
	}
	changed, err := before.Render(added)
	if err != nil {
		return err
	}
	if fill != nil {
		err := fs.WalkDir(fill, ".", func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || changed[path] != nil {
				return err
			}
			changed[path], err = fs.ReadFile(fill, path)
			return err
		})
		if err != nil {
			return fmt.Errorf("read what the dataset begins with: %w", err)
		}
	}
	return dataset.WriteFiles(a.dir, changed)
}

// target is the file that a document is written to.
func (a *adding) target(file string) string {
	return filepath.Join(a.dir, filepath.FromSlash(dataset.PathOf(dataset.SlugOf(file))))
}

// report prints what was written, document by document, and what is proposed.
func (a *adding) report(fill fs.FS, proposals []propose.Proposal, failures []error) {
	filled, added := "was filled", "added"
	if a.again {
		added = "read again"
	}
	if a.dryRun {
		filled, added = "would be filled", "would be "+added
	}
	if fill != nil {
		with := "the dataset built in"
		if a.empty {
			with = "an empty dataset"
		}
		fmt.Fprintf(a.stdout, "%s %s with %s\n", a.dir, filled, with)
	}
	for i, file := range a.files {
		if failures[i] != nil {
			continue
		}
		p := &proposals[i]
		fmt.Fprintf(a.stdout, "%s: %s as %s\n", file, added, filepath.Join(a.dir, filepath.FromSlash(dataset.PathOf(p.Files[0].Slug))))
		fmt.Fprint(a.stdout, p.Text(a.most))
		for _, difference := range p.Differences {
			fmt.Fprintf(a.stdout, "  %s\n", difference)
		}
		if n := len(p.Files[0].Warnings); n > 0 {
			fmt.Fprintf(a.stdout, "  kinds of warnings of what was not understood: %d; 'policygraph extract --report FILE.html %s' shows them\n", n, file)
		}
	}
}
