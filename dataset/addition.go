package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Addition is what joins a dataset: new entries of the vocabularies, and
// documents' files.
type Addition struct {
	Vocabularies
	Files []*File
	// Parents are ids of areas that a later document tells, by the ids of those that lie
	// in them and have no partOf.
	Parents map[string]string
}

// Join puts another addition after this one.
func (a *Addition) Join(b Addition) {
	a.Areas = append(a.Areas, b.Areas...)
	a.Agencies = append(a.Agencies, b.Agencies...)
	a.Indicators = append(a.Indicators, b.Indicators...)
	a.Decisions = append(a.Decisions, b.Decisions...)
	a.Redirects = append(a.Redirects, b.Redirects...)
	a.Changes = append(a.Changes, b.Changes...)
	a.Files = append(a.Files, b.Files...)
	for id, parent := range b.Parents {
		if a.Parents == nil {
			a.Parents = map[string]string{}
		}
		a.Parents[id] = parent
	}
}

// withParents are areas with the parents that an addition tells. The list stays as it is.
func (a *Addition) withParents(areas []Area) []Area {
	if len(a.Parents) == 0 {
		return areas
	}
	out := slices.Clone(areas)
	for i := range out {
		if parent := a.Parents[out[i].ID]; parent != "" && out[i].PartOf == "" {
			out[i].PartOf = parent
		}
	}
	return out
}

// With is the dataset after an addition; the dataset itself stays as it is. A
// file takes the place of the one with its slug.
func (d *Dataset) With(a Addition) *Dataset {
	out := &Dataset{Vocabularies: Vocabularies{
		Areas:      a.withParents(slices.Concat(d.Areas, a.Areas)),
		Agencies:   slices.Concat(d.Agencies, a.Agencies),
		Indicators: slices.Concat(d.Indicators, a.Indicators),
		Decisions:  slices.Concat(d.Decisions, a.Decisions),
		Redirects:  slices.Concat(d.Redirects, a.Redirects),
		Changes:    slices.Concat(d.Changes, a.Changes),
	}}
	replaced := map[string]bool{}
	for _, f := range a.Files {
		replaced[f.Slug] = true
	}
	for _, f := range d.Files {
		if !replaced[f.Slug] {
			out.Files = append(out.Files, f)
		}
	}
	out.Files = append(out.Files, a.Files...)
	slices.SortFunc(out.Files, func(a, b *File) int { return strings.Compare(a.Slug, b.Slug) })
	return out
}

// Render gives the files of the data folder that an addition changes, by their
// paths in it. Entries go to the end of a vocabulary, whose other lines and
// comments stay as they are.
func (d *Dataset) Render(a Addition) (map[string][]byte, error) {
	out := map[string][]byte{}
	if d.sources == nil { // made, not read: its folder has no form yet
		form, err := fs.ReadFile(Empty(), FormatFile)
		if err != nil {
			return nil, fmt.Errorf("write the form of the dataset: %w", err)
		}
		out[FormatFile] = form
	}
	err := errors.Join(
		a.extendAreas(out, d.sources[AreasFile], d.Areas),
		extend(out, AgenciesFile, d.sources[AgenciesFile], d.Agencies, a.Agencies),
		extend(out, IndicatorsFile, d.sources[IndicatorsFile], d.Indicators, a.Indicators),
		extend(out, DecisionsFile, d.sources[DecisionsFile], d.Decisions, a.Decisions),
		extend(out, RedirectsFile, d.sources[RedirectsFile], d.Redirects, a.Redirects),
		extend(out, ChangesFile, d.sources[ChangesFile], d.Changes, a.Changes),
	)
	for _, f := range a.Files {
		var b bytes.Buffer
		err = errors.Join(err, Write(&b, f))
		out[PathOf(f.Slug)] = b.Bytes()
	}
	if err != nil {
		return nil, fmt.Errorf("write what is added: %w", err)
	}
	return out, nil
}

// extendAreas writes areas behind those of their file, and parents into the lines of those
// that have none.
func (a *Addition) extendAreas(out map[string][]byte, raw []byte, old []Area) error {
	told := a.withParents(old)
	added := a.withParents(a.Areas)
	if reflect.DeepEqual(told, old) {
		return extend(out, AreasFile, raw, old, added)
	}
	for _, area := range told {
		if parent := a.Parents[area.ID]; parent != "" {
			line := regexp.MustCompile(`(?m)^(- \{id: "?` + regexp.QuoteMeta(area.ID) + `"?,.*)\}([ \t]*(?:#.*)?)$`)
			raw = line.ReplaceAll(raw, []byte("${1}, partOf: "+yamlText(parent)+"}${2}"))
		}
	}
	var read []Area
	if err := decode(AreasFile, raw, &read); err != nil || !reflect.DeepEqual(read, told) {
		var b bytes.Buffer
		if err := WriteVocabulary(&b, told); err != nil {
			return err
		}
		raw = b.Bytes()
	}
	out[AreasFile] = raw
	return extend(out, AreasFile, raw, told, added)
}

// yamlText is an id as YAML takes it for text, also where it is a number.
func yamlText(id string) string {
	if codeForm.MatchString(id) {
		return `"` + id + `"`
	}
	return id
}

// extend writes entries behind those of a vocabulary file, or all anew where
// the file's form does not allow that.
func extend[T Area | Body | Indicator | Decision | Redirect | Change](out map[string][]byte, name string, raw []byte, old, added []T) error {
	if len(added) == 0 {
		return nil
	}
	all := slices.Concat(old, added)
	b := bytes.NewBuffer(slices.Clone(raw))
	if len(raw) > 0 && raw[len(raw)-1] != '\n' {
		b.WriteByte('\n')
	}
	if err := WriteVocabulary(b, added); err != nil {
		return err
	}
	if len(raw) == 0 && len(old) == 0 {
		out[name] = b.Bytes()
		return nil
	}
	var read []T
	if err := decode(name, b.Bytes(), &read); err != nil || !reflect.DeepEqual(read, all) {
		b.Reset()
		if err := WriteVocabulary(b, all); err != nil {
			return err
		}
	}
	out[name] = b.Bytes()
	return nil
}

// WriteFiles writes files of a data folder by their paths in it. Each is written
// to a temporary file first, and none is renamed unless all are whole. The
// vocabularies are renamed first, so that the folder loads even if the program is
// stopped between two.
func WriteFiles(dir string, files map[string][]byte) (err error) {
	var temporary []string // files written and not moved yet
	defer func() {
		for _, path := range temporary {
			err = errors.Join(err, os.Remove(path))
		}
		if err != nil {
			err = fmt.Errorf("write the data folder: %w", err)
		}
	}()
	names := slices.SortedFunc(maps.Keys(files), func(a, b string) int {
		if in, other := strings.Contains(a, "/"), strings.Contains(b, "/"); in != other {
			if in {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	if err := os.MkdirAll(filepath.Join(dir, DocumentsFolder), 0o755); err != nil {
		return err
	}
	for _, name := range names {
		path, err := writeTemporary(filepath.Join(dir, filepath.FromSlash(name)), files[name])
		if path != "" {
			temporary = append(temporary, path)
		}
		if err != nil {
			return err
		}
	}
	for _, name := range names {
		if err := os.Rename(temporary[0], filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
		temporary = temporary[1:]
	}
	return nil
}

// writeTemporary writes a file next to its place and gives its path, "" where it
// could not be made.
func writeTemporary(path string, content []byte) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(f, bytes.NewReader(content))
	return f.Name(), errors.Join(err, f.Chmod(0o644), f.Close())
}
