// Package documents reads the documents that a dataset's facts are from: one by
// its path, or those of a dataset out of a folder, where each is found by the
// sha256 of its file. It knows nothing of facts.
package documents

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
)

// Read reads a file as text with its layout.
func Read(file string) (*source.Document, error) {
	if strings.ContainsFunc(filepath.Base(file), unicode.IsControl) { // which would stand in the ids of its facts
		return nil, fmt.Errorf("read a document: the name of %q has a control character; rename the file", file)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, fmt.Errorf("read a document: %w", err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("read a document: %s is a folder; name the files in it", file)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read a document: %s is no ordinary file; name the file that it is to be read from", file)
	}
	if info.Size() > source.MaxBytes {
		return nil, fmt.Errorf("read a document: %s has %d bytes, and at most %d are read", file, info.Size(), source.MaxBytes)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read a document: %w", err)
	}
	return source.Read(filepath.Base(file), data)
}

// Find reads those of a dataset's documents that stand in a folder or below it,
// by the sha256 of their files. Other files are passed over.
func Find(dir string, d *dataset.Dataset) (map[string]*source.Document, error) {
	if err := dataset.RequireFolder(dir); err != nil {
		return nil, fmt.Errorf("read the documents: %w", err)
	}
	wanted := map[string]bool{}
	for _, f := range d.Files {
		wanted[f.Document.SHA256] = true
	}
	found := map[string]*source.Document{}
	err := eachFile(dir, func(path string, raw []byte) (err error) {
		sum := sha256.Sum256(raw)
		if key := hex.EncodeToString(sum[:]); wanted[key] {
			found[key], err = source.Read(filepath.Base(path), raw)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the documents in %s: %w", dir, err)
	}
	return found, nil
}

// eachFile reads the files in a folder and below it that are not too long to be
// documents.
func eachFile(dir string, do func(path string, raw []byte) error) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		if err != nil || info.Size() > source.MaxBytes {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return do(path, raw)
	})
}

// Texts are the texts of those documents, by the sha256 of their files; nil
// where no folder is named.
func Texts(dir string, d *dataset.Dataset) (map[string][]rune, error) {
	if dir == "" {
		return nil, nil
	}
	found, err := Find(dir, d)
	if err != nil {
		return nil, err
	}
	texts := make(map[string][]rune, len(found))
	for sum, doc := range found {
		texts[sum] = doc.Printed()
	}
	return texts, nil
}

// Stamp changes whenever files come into a folder or below it, go, or are written. It
// reads none of them.
func Stamp(dir string) (string, error) {
	sum := sha256.New()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%q %d %d\n", path, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("look through the documents in %s: %w", dir, err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Index says where the files stand in a folder and below it that may be documents, by
// their sha256. Of several that are the same it names the first.
func Index(dir string) (map[string]string, error) {
	if err := dataset.RequireFolder(dir); err != nil {
		return nil, fmt.Errorf("look through the documents: %w", err)
	}
	paths := map[string]string{}
	err := eachFile(dir, func(path string, raw []byte) error {
		sum := sha256.Sum256(raw)
		if key := hex.EncodeToString(sum[:]); paths[key] == "" {
			paths[key] = path
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look through the documents in %s: %w", dir, err)
	}
	return paths, nil
}
