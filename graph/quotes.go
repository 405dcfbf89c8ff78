package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/policygraph/policygraph/model"
)

// Quotes resolves a locator to the wording at its place. It says false where it
// does not have the document or the place lies outside it.
type Quotes interface {
	Quote(sha256 string, start, end int) (string, bool)
}

// Documents are the texts of a folder's files by the hash of their bytes.
type Documents struct{ texts map[string][]rune }

// ReadDocuments reads those files of the folder, and of folders in it, whose
// hash is wanted. The text must be read as extraction reads it, since places
// are counted in it.
func ReadDocuments(folder string, wanted func(sha256 string) bool, text func(name string, data []byte) ([]rune, error)) (*Documents, error) {
	d := &Documents{texts: map[string][]rune{}}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		hash := hex.EncodeToString(sum[:])
		if !wanted(hash) {
			return nil
		}
		d.texts[hash], err = text(path, data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	return d, nil
}

// Has says whether the folder has the document.
func (d *Documents) Has(sha256 string) bool { return d.texts[sha256] != nil }

// Quote implements Quotes.
func (d *Documents) Quote(sha256 string, start, end int) (string, bool) {
	text, ok := d.texts[sha256]
	if !ok || start < 0 || start > end || end > len(text) {
		return "", false
	}
	return string(text[start:end]), true
}

type passage struct{ quotes Quotes }

func (p passage) Quote(_ context.Context, obj *model.Passage) (*string, error) {
	if p.quotes == nil {
		return nil, nil
	}
	sha256, err := obj.SHA256()
	if err != nil {
		return nil, err
	}
	if q, ok := p.quotes.Quote(sha256, obj.Start(), obj.End()); ok {
		return &q, nil
	}
	return nil, nil
}
