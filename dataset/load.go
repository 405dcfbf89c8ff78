package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

// ErrInvalid: a data folder or a file in it is not a dataset.
var ErrInvalid = errors.New("invalid dataset")

// The files of a data folder. Each document has its own in DocumentsFolder.
const (
	AreasFile       = "areas.yaml"
	AgenciesFile    = "agencies.yaml"
	IndicatorsFile  = "indicators.yaml"
	DocumentsFolder = "documents"
)

// Dataset is a whole data folder.
type Dataset struct {
	Vocabularies
	Files []*File // in order of their slugs

	sources map[string][]byte // the files as read, by path: Check finds lines in them
}

// Load reads a data folder. Every fault of form in any file is reported
// (joined), with file and line; what the facts themselves get wrong is for
// Check to say.
func Load(fsys fs.FS) (*Dataset, error) {
	d := &Dataset{sources: map[string][]byte{}}
	names, err := fs.Glob(fsys, DocumentsFolder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the data folder: %w", err)
	}
	slices.Sort(names)
	parts := []part{{name: AreasFile, into: &d.Areas}, {name: AgenciesFile, into: &d.Agencies}, {name: IndicatorsFile, into: &d.Indicators}}
	for _, name := range names {
		f := &File{Slug: strings.TrimSuffix(path.Base(name), ".yaml")}
		d.Files = append(d.Files, f)
		parts = append(parts, part{name: name, into: f})
	}
	// Most of the time of a start is spent here, so the files are read side by side.
	var reading sync.WaitGroup
	for i := range parts {
		reading.Go(func() { parts[i].read(fsys) })
	}
	reading.Wait()
	var faults []error
	for _, p := range parts {
		d.sources[p.name] = p.raw
		if p.fault != nil {
			faults = append(faults, p.fault)
		}
	}
	beside, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the data folder: %w", err)
	}
	for _, name := range beside {
		if !slices.Contains([]string{AreasFile, AgenciesFile, IndicatorsFile}, name) {
			faults = append(faults, fmt.Errorf("%w: %s: unknown file; a document's file stands in %s/", ErrInvalid, name, DocumentsFolder))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return d, nil
}

// part is one file of a data folder on its way in.
type part struct {
	name  string
	into  any
	raw   []byte
	fault error
}

func (p *part) read(fsys fs.FS) {
	raw, err := fs.ReadFile(fsys, p.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.fault = fmt.Errorf("%w: %s is missing; a data folder has %s, %s, %s and %s/", ErrInvalid, p.name,
			AreasFile, AgenciesFile, IndicatorsFile, DocumentsFolder)
	case err != nil:
		p.fault = fmt.Errorf("read %s: %w", p.name, err)
	default:
		p.raw = raw
		p.fault = decode(p.name, raw, p.into)
	}
}

// Read reads one document's file.
func Read(raw []byte, slug string) (*File, error) {
	f := &File{Slug: slug}
	if err := decode(slug+".yaml", raw, f); err != nil {
		return nil, err
	}
	return f, nil
}

func decode(name string, raw []byte, into any) error {
	err := yaml.UnmarshalWithOptions(raw, into, yaml.Strict())
	if err == nil {
		return nil
	}
	line, message, hint := 1, err.Error(), "correct the line; docs/data.md shows the form"
	var fault yaml.Error
	if errors.As(err, &fault) {
		message = fault.GetMessage()
		if t := fault.GetToken(); t != nil && t.Position != nil {
			line = t.Position.Line
		}
	}
	var unknown *yaml.UnknownFieldError
	var twice *yaml.DuplicateKeyError
	var kind *yaml.TypeError
	switch {
	case errors.As(err, &unknown):
		hint = "remove the field, or correct its name"
	case errors.As(err, &twice):
		hint = "keep one of the two"
	case errors.As(err, &kind):
		hint = "give a value of the right kind; a text that looks like a number stands in quotes"
	}
	return fmt.Errorf("%w: %s:%d: %s; %s", ErrInvalid, name, line, message, hint)
}

// Version names the dataset's content: equal for equal facts.
func (d *Dataset) Version() (string, error) {
	h := sha256.New()
	err := errors.Join(WriteVocabulary(h, d.Areas), WriteVocabulary(h, d.Agencies), WriteVocabulary(h, d.Indicators))
	for _, f := range d.Files {
		fmt.Fprintf(h, "# %s\n", f.Slug)
		err = errors.Join(err, Write(h, f))
	}
	if err != nil {
		return "", fmt.Errorf("hash the dataset: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}
