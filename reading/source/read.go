package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"
)

// Formats of a Document.
const (
	FormatText = "txt"
	FormatHTML = "html"
	FormatDOCX = "docx"
)

// What a file may at most be. A plan of a hundred pages stays below a
// hundredth of each; what goes above is damaged or meant to do harm.
const (
	MaxBytes    = 16 << 20 // of a file
	MaxUnpacked = 32 << 20 // of all parts that are read from a DOCX together
	MaxParts    = 4096     // files inside a DOCX
	MaxDepth    = 256      // elements inside one another
	MaxCells    = 200_000  // places in the grids of a document's tables together
)

// Why a file is refused. The error's text says which file, what is wrong with
// it and what to do.
var (
	// ErrFormat: the file is of a format that no reader reads.
	ErrFormat = errors.New("format not read")
	// ErrEncoding: the characters of a text cannot be told.
	ErrEncoding = errors.New("encoding not known")
	// ErrLimit: the file goes above one of the limits.
	ErrLimit = errors.New("above a limit")
	// ErrDamaged: the file is not what its format says it is.
	ErrDamaged = errors.New("file damaged")
)

// Read turns a file's bytes into a Document. The content decides on the
// format; name's ending only where the content leaves it open.
func Read(name string, data []byte) (*Document, error) {
	doc, err := read(name, data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	sum := sha256.Sum256(data)
	doc.Name, doc.SHA256 = name, hex.EncodeToString(sum[:])
	doc.index()
	markNoise(doc)
	return doc, nil
}

func read(name string, data []byte) (*Document, error) {
	if len(data) > MaxBytes {
		return nil, overLimit("the file has %d bytes, %d are allowed: split it, or keep only the plan's own pages", len(data), MaxBytes)
	}
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return nil, refused("a PDF: open it, save it as text or DOCX, and read that")
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return nil, refused("an old binary Office file (.doc, .wps): save it as DOCX, and read that")
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return nil, refused("an RTF: save it as DOCX, and read that")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readPacked(data)
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if isHTML(name, text) {
		return readHTML(text)
	}
	return readText(text), nil
}

// isHTML tells a page from a text. A text may speak of tags, so that without
// an ending in its name only what a page starts with counts.
func isHTML(name, text string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return true
	}
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") ||
		strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
}

func refused(format string, args ...any) error {
	return fmt.Errorf("%w: this is "+format, append([]any{ErrFormat}, args...)...)
}

func overLimit(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrLimit}, args...)...)
}
