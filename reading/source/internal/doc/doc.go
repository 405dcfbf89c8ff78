// Package doc reads the paragraphs and tables of a binary Word document, as
// Word 97 to 2003 and WPS save it ([MS-DOC]): a compound file with a stream of
// text in pieces and one of tables that say what the text looks like.
package doc

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/richardlehane/mscfb"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Prefix is what a compound file begins with.
const Prefix = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// The streams of a document.
const (
	mainStream = "WordDocument"
	dataStream = "Data"
)

// others are streams by which other compound files are known.
var others = []struct{ stream, is string }{
	{"Workbook", "an old workbook (.xls, .et): save it as XLSX, and read that"},
	{"Book", "an old workbook (.xls, .et): save it as XLSX, and read that"},
	{"PowerPoint Document", "a presentation: save its outline as text, and read that"},
	{"EncryptedPackage", "an Office document that asks for a password: open it, save it without one, and read that"},
	{"__properties_version1.0", "a mail: save what is attached to it, and read that"},
}

// Read reads what the document prints: not what is hidden or was deleted, no
// headers, footers, footnotes and comments. Text boxes come last.
func Read(data []byte) (*flow.Body, error) {
	streams, err := open(data)
	if err != nil {
		return nil, err
	}
	if streams[mainStream] == nil {
		for _, o := range others {
			if streams[o.stream] != nil {
				return nil, refuse.Format("%s", o.is)
			}
		}
		return nil, refuse.Format("a binary Office file of an unknown kind: save it as DOCX, and read that")
	}
	d, err := newDocument(streams)
	if err != nil {
		return nil, err
	}
	return d.read()
}

// open reads the streams of a compound file that stand in no folder of it.
func open(data []byte) (map[string][]byte, error) {
	// a last sector may be cut off; the file then ends in zeros
	file, err := mscfb.New(bytes.NewReader(append(slices.Clone(data), make([]byte, 4096)...)))
	if err != nil {
		return nil, refuse.Damaged("open the binary Office file", err)
	}
	streams := map[string][]byte{}
	for {
		entry, err := file.Next()
		if err == io.EOF {
			return streams, nil
		}
		if err != nil {
			return nil, refuse.Damaged("list the binary Office file", err)
		}
		if len(entry.Path) > 0 || streams[entry.Name] != nil || entry.FileInfo().IsDir() || !wanted(entry.Name) {
			continue
		}
		if entry.Size < 0 || entry.Size > int64(len(data)) {
			return nil, fmt.Errorf("%w: stream %s has %d bytes, the whole file %d", refuse.ErrDamaged, entry.Name, entry.Size, len(data))
		}
		content, err := io.ReadAll(entry)
		if err != nil {
			return nil, refuse.Damaged("stream "+entry.Name, err)
		}
		streams[entry.Name] = append([]byte{}, content...)
	}
}

func wanted(stream string) bool {
	switch stream {
	case mainStream, dataStream, "0Table", "1Table":
		return true
	}
	for _, o := range others {
		if o.stream == stream {
			return true
		}
	}
	return false
}
