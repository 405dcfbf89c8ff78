// Package migrate brings a data folder of an older format to the one that the
// program reads. It works on the files' text, so that what a person wrote there,
// comments and layout, stays. It writes nothing.
//
// Format 2 has dataset.yaml, and the dataset built in has other words for some of
// its entries. A folder holds a copy of that: what its user has left as it was is
// replaced by what is built in today, all else stays byte for byte. So a folder that
// nobody changed becomes what a new one would be.
package migrate

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"go.yaml.in/yaml/v3"

	"github.com/policygraph/policygraph/dataset"
)

//go:embed format1.txt
var format1 string

// lineSum is how many digits of a line's sum are kept.
const lineSum = 16

// original is the dataset that was built in at format 1.
type original struct {
	files map[string]wholeFile
	lines map[string]bool // sums of the lines of its vocabularies
}

type wholeFile struct {
	size int
	sum  string
}

func readOriginal(list string) (original, error) {
	o := original{files: map[string]wholeFile{}, lines: map[string]bool{}}
	for line := range strings.Lines(list) {
		switch words := strings.Fields(line); {
		case strings.HasPrefix(line, "#"):
		case len(words) == 1:
			o.lines[words[0]] = true
		case len(words) == 3:
			size, err := strconv.Atoi(words[1])
			if err != nil {
				return o, fmt.Errorf("read the sums of format 1: %w", err)
			}
			o.files[words[0]] = wholeFile{size, words[2]}
		default:
			return o, fmt.Errorf("read the sums of format 1: what is %q", line)
		}
	}
	return o, nil
}

// begins says whether a file begins with that of the dataset built in at format 1
// (add writes behind it), and how long that was.
func (o original) begins(path string, raw []byte) (int, bool) {
	f, ok := o.files[path]
	return f.size, ok && f.size <= len(raw) && sumOf(raw[:f.size]) == f.sum
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Change is a file that migrating changes.
type Change struct {
	Path   string
	Before []byte // nil of a file that is new
	After  []byte
}

// Diff prints the change as a unified diff.
func (c Change) Diff() string {
	from := "a/" + c.Path
	if c.Before == nil {
		from = "/dev/null"
	}
	return udiff.Unified(from, "b/"+c.Path, string(c.Before), string(c.After))
}

// Folder says what brings a data folder of format 1 to the present format, given the
// dataset that is built in. A folder of the present format needs nothing.
func Folder(folder, builtIn fs.FS) ([]Change, error) {
	format, err := dataset.FormatOf(folder)
	if err != nil || format == dataset.Format {
		return nil, err
	}
	if format > dataset.Format {
		return nil, fmt.Errorf("%w: it is %d, and this program writes %d; use a newer policygraph", dataset.ErrFormat, format, dataset.Format)
	}
	was, err := readOriginal(format1)
	if err != nil {
		return nil, err
	}
	return was.migrate(folder, builtIn)
}

func (o original) migrate(folder, builtIn fs.FS) ([]Change, error) {
	var out []Change
	err := fs.WalkDir(builtIn, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		now, err := fs.ReadFile(builtIn, path)
		if err != nil {
			return err
		}
		before, err := fs.ReadFile(folder, path)
		if errors.Is(err, fs.ErrNotExist) {
			if _, old := o.files[path]; !old && !strings.Contains(path, "/") {
				out = append(out, Change{path, nil, now}) // a file that format 1 did not have
			}
			return nil // a document that the user took out, or that is new
		}
		if err != nil {
			return err
		}
		if after := o.renew(path, before, now); !bytes.Equal(before, after) {
			out = append(out, Change{path, before, after})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("migrate the dataset: %w", err)
	}
	return out, nil
}

// renew is a file with what its user left as it was replaced by what is built in now.
func (o original) renew(path string, before, now []byte) []byte {
	if size, ok := o.begins(path, before); ok {
		return append(bytes.Clone(now), before[size:]...)
	}
	if strings.Contains(path, "/") {
		return before // a document that somebody corrected stays as it is
	}
	today := map[string]string{}
	for line := range strings.Lines(string(now)) {
		if key := keyOf(line); key != "" {
			today[key] = line
		}
	}
	var after []byte
	for line := range strings.Lines(string(before)) {
		if replaced, ok := today[keyOf(line)]; ok && o.lines[sumOf([]byte(strings.TrimRight(line, "\r\n")))[:lineSum]] {
			line = strings.TrimRight(replaced, "\n") + line[len(strings.TrimRight(line, "\r\n")):]
		}
		after = append(after, line...)
	}
	return after
}

// keyOf is what tells an entry of a vocabulary, one on a line, from the others: its
// id, or a body's area and name; "" where the line is none.
func keyOf(line string) string {
	var entries []struct{ ID, Area, Name string }
	if err := yaml.Unmarshal([]byte(line), &entries); err != nil || len(entries) != 1 {
		return ""
	}
	if e := entries[0]; e.ID == "" {
		return e.Area + "\x00" + e.Name
	}
	return entries[0].ID
}
