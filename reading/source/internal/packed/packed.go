// Package packed reads files that are packages of XML, as DOCX and OFD are:
// the parts of a zip and the elements of a part, within limits. It knows no
// format.
package packed

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// What a package may at most be.
const (
	MaxUnpacked = 32 << 20 // of all parts that are read together
	MaxParts    = 4096     // files inside
	MaxDepth    = 256      // elements inside one another
)

// Open reads the list of what is inside.
func Open(data []byte) (*Pack, error) {
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: it starts like a packed file, but: %w", refuse.ErrDamaged, err)
	}
	if n := len(files.File); n > MaxParts {
		return nil, refuse.OverLimit("the packed file holds %d files, %d are allowed", n, MaxParts)
	}
	p := &Pack{files: map[string]*zip.File{}, left: MaxUnpacked}
	for _, f := range files.File {
		p.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	return p, nil
}

// Has says that a part is there.
func (p *Pack) Has(name string) bool { return p.files[name] != nil }

// Pack is a packed file; left counts down what may still be unpacked.
type Pack struct {
	files map[string]*zip.File
	left  int64
}

// Part unpacks one file; nil where there is none.
func (p *Pack) Part(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(p.left) {
		return nil, refuse.OverLimit("%s unpacks to %d bytes, %d are allowed in all: save the text alone", name, f.UncompressedSize64, int64(MaxUnpacked))
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", refuse.ErrDamaged, name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, p.left+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", refuse.ErrDamaged, name, err)
	}
	if int64(len(data)) > p.left {
		return nil, refuse.OverLimit("%s unpacks to more than %d bytes, which are allowed in all: save the text alone", name, int64(MaxUnpacked))
	}
	p.left -= int64(len(data))
	return data, nil
}
