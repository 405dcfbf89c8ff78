package graph

import (
	"bytes"
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

// ReadDocuments reads every file of the folder, and of folders in it, as read
// does: it must count as extraction counts.
func ReadDocuments(folder string, read func(path string) ([]rune, error)) (*Documents, error) {
	d := &Documents{texts: map[string][]rune{}}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text, err := read(path)
		if err != nil {
			return err
		}
		hash := sha256.Sum256(b)
		d.texts[hex.EncodeToString(hash[:])] = text
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read documents: %w", err)
	}
	return d, nil
}

// PlainText reads a file of plain text as extraction does: every code point
// counts, a carriage return too, a byte order mark at the start does not.
func PlainText(path string) ([]rune, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return []rune(string(bytes.TrimPrefix(b, []byte("\ufeff")))), nil
}

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
