package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/doc"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/pdf"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"github.com/policygraph/policygraph/reading/source/internal/rtf"
)

// Formats of a Document.
const (
	FormatText = "txt"
	FormatHTML = "html"
	FormatDOCX = "docx"
	FormatPDF  = "pdf"
	FormatOFD  = "ofd"
	FormatDOC  = "doc"
	FormatODT  = "odt"
	FormatRTF  = "rtf"
	FormatXLSX = "xlsx"
)

// What a file may at most be. A plan of a hundred pages stays below a
// hundredth of each; what goes above is damaged or meant to do harm.
const (
	MaxBytes    = 16 << 20 // of a file
	MaxUnpacked = packed.MaxUnpacked
	MaxParts    = packed.MaxParts
	MaxDepth    = packed.MaxDepth
	MaxCells    = 200_000 // places in the grids of a document's tables together
)

// Why a file is refused.
var (
	ErrFormat   = refuse.ErrFormat
	ErrEncoding = refuse.ErrEncoding
	ErrLimit    = refuse.ErrLimit
	ErrDamaged  = refuse.ErrDamaged
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
		return nil, refuse.OverLimit("the file has %d bytes, %d are allowed: split it, or keep only the plan's own pages", len(data), MaxBytes)
	}
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		pages, err := pdf.Read(data)
		if err != nil {
			return nil, err
		}
		return readPages(FormatPDF, pages)
	case bytes.HasPrefix(data, []byte(doc.Prefix)):
		body, err := doc.Read(data)
		return readFlow(FormatDOC, body, err)
	case rtf.IsRTF(data):
		body, err := rtf.Read(data)
		return readFlow(FormatRTF, body, err)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readPacked(data)
	}
	if err := refusePrefix(data); err != nil {
		return nil, err
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if err := refuseMarkup(text); err != nil {
		return nil, err
	}
	if isHTML(name, text) {
		return readHTML(text)
	}
	return readText(name, text)
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
