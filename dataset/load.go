package dataset

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

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
		{name: ChangesFile, into: &d.Changes, optional: true},
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
	stray, err := strayFiles(fsys)
	if err != nil {
		return nil, fmt.Errorf("list the data folder: %w", err)
	}
	faults = append(faults, stray...)
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
	raw, err := readFile(fsys, p.name)
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

// maxFile is how many bytes a file of a dataset has at most. That of the longest plan
// has some hundred thousand.
const maxFile = 32 << 20

// readFile reads an ordinary file: another (a device, a pipe) may have no end.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: it is no ordinary file; remove it", ErrInvalid)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("%w: it has %d bytes, allowed are %d; divide the document", ErrInvalid, info.Size(), maxFile)
	}
	return fs.ReadFile(fsys, name)
}

// strayFiles are the faults of what stands in a data folder and is not read, though it
// looks as if it were meant to be.
func strayFiles(fsys fs.FS) ([]error, error) {
	var faults []error
	stray := func(path, what string) {
		faults = append(faults, fmt.Errorf("%w: %q is not read: %s", ErrInvalid, path, what))
	}
	const inDocuments = "a document's file stands in " + DocumentsFolder + "/ and ends in .yaml"
	for _, folder := range []string{".", DocumentsFolder} {
		entries, err := fs.ReadDir(fsys, folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			name, ending := e.Name(), strings.ToLower(path.Ext(e.Name()))
			at := path.Join(folder, name)
			switch {
			case strings.HasPrefix(name, "."):
			case strings.ContainsFunc(name, unicode.IsControl):
				stray(at, "its name has a control character; rename it")
			case folder == DocumentsFolder && e.IsDir():
				stray(at, "a folder within "+DocumentsFolder+"; "+inDocuments)
			case folder == DocumentsFolder && ending != path.Ext(name), ending == ".yml", folder == DocumentsFolder && ending == ".json":
				stray(at, inDocuments)
			case folder == "." && ending == ".yaml" && !slices.Contains([]string{FormatFile, AreasFile, AgenciesFile, IndicatorsFile, DecisionsFile, RedirectsFile, ChangesFile}, name):
				stray(at, "unknown file; "+inDocuments)
			}
		}
	}
	return faults, nil
}

// Read reads one document's file.
func Read(raw []byte, slug string) (*File, error) {
	f := &File{Slug: slug}
	if err := decode(slug+".yaml", raw, f); err != nil {
		return nil, err
	}
	return f, nil
}

// decode reads one YAML document and nothing after it, strictly (see form).
func decode(name string, raw []byte, into any) error {
	if readPlain(raw, into) {
		return nil
	}
	return decodeYAML(name, raw, into)
}

func decodeYAML(name string, raw []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(raw))
	var top yaml.Node
	err := d.Decode(&top)
	if errors.Is(err, io.EOF) { // nothing but comments is an empty file
		return nil
	}
	if err == nil && d.Decode(&yaml.Node{}) != io.EOF {
		err = errors.New("more than one YAML document")
	}
	f := form{layouts: layouts{}}
	if err == nil {
		if f.check(&top, reflect.TypeOf(into).Elem()); !f.hopeless {
			err = top.Decode(into)
		}
	}
	faults := append(f.faults, faultsOf(err)...)
	slices.SortStableFunc(faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	faults = faults[:min(len(faults), maxFaults)]
	all := make([]error, len(faults))
	for i, at := range faults {
		all[i] = fmt.Errorf("%w: %s:%d: %s; %s", ErrInvalid, name, max(at.line, 1), at.message, at.hint)
	}
	return errors.Join(all...)
}

// faultsOf are the faults that the YAML reader tells.
func faultsOf(err error) []fault {
	if err == nil {
		return nil
	}
	messages := []string{err.Error()}
	var several *yaml.TypeError
	if errors.As(err, &several) {
		messages = several.Errors
	}
	var all []fault
	for _, m := range messages {
		if !strings.Contains(m, "already defined") { // form has told it
			all = append(all, explain(m))
		}
	}
	return all
}

var (
	atLine = regexp.MustCompile(`line (\d+): (.*)`)
	// the reader gives these the number of the line before
	lineBefore = regexp.MustCompile(`^did not find expected ('|key|node content|<)`)
)

// explain says of a YAML reader's message where it is and what to do.
func explain(message string) fault {
	line, hint := 0, "correct the line so that it is YAML"
	if m := atLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1]) // 0 where it is no number
		message = m[2]
	}
	if lineBefore.MatchString(message) {
		line++
	}
	if strings.HasPrefix(message, "cannot unmarshal") {
		hint = "give a value of the right kind"
	}
	return fault{line, message, hint}
}

// Version names the dataset's content: equal for equal facts, whatever way led to them.
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
