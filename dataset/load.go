package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// ErrInvalid: a data folder or a file in it is not a dataset.
var ErrInvalid = errors.New("invalid dataset")

// The files of a data folder. Each document has its own in DocumentsFolder.
const (
	AreasFile       = "areas.yaml"
	AgenciesFile    = "agencies.yaml"
	IndicatorsFile  = "indicators.yaml"
	DecisionsFile   = "decisions.yaml" // need not be there
	RedirectsFile   = "redirects.yaml" // need not be there
	DocumentsFolder = "documents"
)

// Dataset is a whole data folder.
type Dataset struct {
	Vocabularies
	Files []*File // in order of their slugs

	sources map[string][]byte // the files as read, by path: Check finds lines in them
}

// Load reads a data folder. Every fault of form in any file is reported
// (joined), with file and line; what is wrong in the facts themselves, Check
// reports.
func Load(fsys fs.FS) (*Dataset, error) {
	form, err := requireFormat(fsys)
	if err != nil {
		return nil, err
	}
	d := &Dataset{sources: map[string][]byte{FormatFile: form}}
	names, err := fs.Glob(fsys, DocumentsFolder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the data folder: %w", err)
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(SlugOf(a), SlugOf(b)) }) // a is before a-one, a.yaml behind a-one.yaml
	parts := []part{
		{name: AreasFile, into: &d.Areas},
		{name: AgenciesFile, into: &d.Agencies},
		{name: IndicatorsFile, into: &d.Indicators},
		{name: DecisionsFile, into: &d.Decisions, optional: true},
		{name: RedirectsFile, into: &d.Redirects, optional: true},
	}
	for _, name := range names {
		f := &File{Slug: SlugOf(name)}
		d.Files = append(d.Files, f)
		parts = append(parts, part{name: name, into: f})
	}
	// Most of the time of a start is spent here, so the files are read in parallel.
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
		if !slices.Contains([]string{FormatFile, AreasFile, AgenciesFile, IndicatorsFile, DecisionsFile, RedirectsFile}, name) {
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
	name     string
	into     any
	optional bool // it need not be there
	raw      []byte
	fault    error
}

func (p *part) read(fsys fs.FS) {
	raw, err := fs.ReadFile(fsys, p.name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && p.optional:
	case errors.Is(err, fs.ErrNotExist):
		p.fault = fmt.Errorf("%w: %s is missing; a data folder has %s, %s, %s, %s and %s/", ErrInvalid, p.name,
			FormatFile, AreasFile, AgenciesFile, IndicatorsFile, DocumentsFolder)
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

// decode reads one YAML document and nothing after it, strictly.
func decode(name string, raw []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	err := d.Decode(into)
	if err == nil && d.Decode(&yaml.Node{}) != io.EOF {
		err = errors.New("more than one YAML document")
	}
	if err == nil || errors.Is(err, io.EOF) { // nothing but comments is an empty file
		return nil
	}
	messages := []string{err.Error()}
	var faults *yaml.TypeError
	if errors.As(err, &faults) {
		messages = faults.Errors
	}
	var all []error
	for _, m := range messages {
		all = append(all, explain(name, m))
	}
	return errors.Join(all...)
}

var (
	atLine  = regexp.MustCompile(`line (\d+): (.*)`)
	unknown = regexp.MustCompile(`field (\S+) not found in type .*`)
	// the reader gives these the number of the line before
	lineBefore = regexp.MustCompile(`^did not find expected ('|key|node content|<)`)
)

// explain says of a YAML reader's message where it is and what to do.
func explain(name, message string) error {
	line, hint := 0, "correct the line so that it is YAML"
	if m := atLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1]) // 0 where it is no number
		message = m[2]
	}
	if lineBefore.MatchString(message) {
		line++
	}
	switch {
	case unknown.MatchString(message):
		message = unknown.ReplaceAllString(message, `unknown field "$1"`)
		hint = "remove the field, or correct its name"
	case strings.Contains(message, "already defined"):
		hint = "keep one of the two"
	case strings.HasPrefix(message, "cannot unmarshal"):
		hint = "give a value of the right kind"
	}
	return fmt.Errorf("%w: %s:%d: %s; %s", ErrInvalid, name, max(line, 1), message, hint)
}

// Version names the dataset's content: equal for equal facts.
func (d *Dataset) Version() (string, error) {
	h := sha256.New()
	err := errors.Join(WriteVocabulary(h, d.Areas), WriteVocabulary(h, d.Agencies), WriteVocabulary(h, d.Indicators))
	if len(d.Decisions) > 0 {
		err = errors.Join(err, WriteVocabulary(h, d.Decisions))
	}
	if len(d.Redirects) > 0 {
		err = errors.Join(err, WriteVocabulary(h, d.Redirects))
	}
	for _, f := range d.Files {
		fmt.Fprintf(h, "# %s\n", f.Slug)
		err = errors.Join(err, Write(h, f))
	}
	if err != nil {
		return "", fmt.Errorf("hash the dataset: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}
