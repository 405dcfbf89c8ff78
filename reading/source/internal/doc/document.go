package doc

import (
	"encoding/binary"
	"fmt"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/numbering"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Places in the block at the begin of the main stream (FIB).
const (
	fibVersion = 0x02
	fibFlags   = 0x0A
	fibCounts  = 0x4C // characters of the text, footnotes, headers, macros, comments, endnotes, text boxes
	fibSize    = 0x2F2

	encrypted   = 0x0100
	secondTable = 0x0200

	word97  = 0xC0 // the first version that is read; Word 95 has at most 0x69
	maxRuns = 2_000_000

	stylesAt         = 0xA2 // where in the table stream a table stands, and its length
	characterPagesAt = 0xFA
	paragraphPagesAt = 0x102
	piecesAt         = 0x1A2
	listsAt          = 0x2E2
	instancesAt      = 0x2EA
)

// document is the streams of one and the tables that were read from them.
type document struct {
	main, table, data []byte

	body       *flow.Body
	units      []unit
	paragraphs []run
	hidden     []run // which do not overlap
	styles     []style
	styledAs   map[int]properties // by the number of a style
	last       formatted
	far        int   // bytes of modifiers that were read from the stream of data
	tooFar     error // these are too many
	lists      *numbering.Lists
}

// formatted is the run that was looked at last, with what it says.
type formatted struct {
	start, end uint32
	properties
}

// unit is half a character of UTF-16 or a whole one, and where it stands in
// the main stream.
type unit struct {
	code   uint16
	hidden bool
	at     uint32
}

func newDocument(streams map[string][]byte) (*document, error) {
	d := &document{main: streams[mainStream], data: streams[dataStream], body: &flow.Body{}, lists: numbering.New(), styledAs: map[int]properties{}}
	if magic, version := u16(d.main, 0), u16(d.main, fibVersion); magic != 0xA5EC || version < word97 {
		return nil, refuse.Format("a document of Word 95 or older (version %d): open it, save it as DOCX, and read that", version)
	}
	if len(d.main) < fibSize {
		return nil, fmt.Errorf("%w: the Word document is cut short after %d bytes", refuse.ErrDamaged, len(d.main))
	}
	flags := u16(d.main, fibFlags)
	if flags&encrypted != 0 {
		return nil, refuse.Format("a Word document that asks for a password: open it, save it without one, and read that")
	}
	d.table = streams["0Table"]
	if flags&secondTable != 0 {
		d.table = streams["1Table"]
	}
	if d.table == nil {
		return nil, fmt.Errorf("%w: the Word document has no stream of tables", refuse.ErrDamaged)
	}
	return d, nil
}

func (d *document) read() (*flow.Body, error) {
	if err := d.readRuns(); err != nil {
		return nil, err
	}
	d.readStyles()
	d.readLists()
	d.readInstances()
	if err := d.readPieces(); err != nil {
		return nil, err
	}
	counts := [7]int{}
	for i := range counts {
		counts[i] = int(int32(u32(d.main, fibCounts+4*i)))
		if counts[i] < 0 || counts[i] > len(d.units) {
			return nil, fmt.Errorf("%w: the Word document counts %d characters in a part of its text, and has %d in all", refuse.ErrDamaged, counts[i], len(d.units))
		}
	}
	boxes := 0
	for _, n := range counts[:6] {
		boxes += n
	}
	for _, story := range [][2]int{{0, counts[0]}, {boxes, boxes + counts[6]}} {
		if story[1] > len(d.units) {
			return nil, fmt.Errorf("%w: the Word document says that its text has %d characters, and has %d", refuse.ErrDamaged, story[1], len(d.units))
		}
		if err := newStory(d).read(d.units[story[0]:story[1]]); err != nil {
			return nil, err
		}
	}
	return d.body, nil
}

// tableAt is a table of the table stream, by its place in the FIB; nil where
// there is none.
func (d *document) tableAt(place int) []byte {
	return part(d.table, int(u32(d.main, place)), int(u32(d.main, place+4)))
}

// readPieces puts the text together, which Word saves in pieces.
func (d *document) readPieces() error {
	clx := d.tableAt(piecesAt)
	for len(clx) > 3 && clx[0] == 1 { // formatting that pieces name
		clx = clx[min(3+int(u16(clx, 1)), len(clx)):]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return fmt.Errorf("%w: the Word document does not say where its text stands", refuse.ErrDamaged)
	}
	pieces := clx[5:]
	n := (len(pieces) - 4) / 12
	for i := range max(n, 0) {
		start, end := u32(pieces, 4*i), u32(pieces, 4*i+4)
		if err := d.readPiece(int(int32(end-start)), u32(pieces, 4*(n+1)+8*i+2)); err != nil {
			return err
		}
	}
	return nil
}

// readPiece reads characters from a place of the main stream: of two bytes,
// or of one where the place says so.
func (d *document) readPiece(count int, place uint32) error {
	const narrow = 1 << 30
	at, width := int(place&(narrow-1)), 2
	if place&narrow != 0 {
		at, width = at/2, 1
	}
	if count < 0 || count > len(d.main)-len(d.units) {
		return fmt.Errorf("%w: a piece of the Word document has %d characters, more than are left of the file", refuse.ErrDamaged, count)
	}
	bytes := part(d.main, at, count*width)
	if bytes == nil && count > 0 {
		return fmt.Errorf("%w: a piece of the Word document stands outside the file: it is cut short", refuse.ErrDamaged)
	}
	first := len(d.units)
	for i := range count {
		u := unit{at: uint32(at + i*width)}
		if width == 2 {
			u.code = u16(bytes, 2*i)
		} else {
			u.code = windows1252(bytes[i])
		}
		d.units = append(d.units, u)
	}
	d.hide(d.units[first:])
	return nil
}

// hide marks the units of a piece that are not printed.
func (d *document) hide(piece []unit) {
	if len(piece) == 0 {
		return
	}
	for i := firstAfter(d.hidden, piece[0].at); i < len(d.hidden) && d.hidden[i].start <= piece[len(piece)-1].at; i++ {
		width := uint32(1)
		if len(piece) > 1 {
			width = piece[1].at - piece[0].at
		}
		from := 0
		if d.hidden[i].start > piece[0].at {
			from = int((d.hidden[i].start - piece[0].at) / width)
		}
		for j := from; j < len(piece) && piece[j].at < d.hidden[i].end; j++ {
			piece[j].hidden = true
		}
	}
}

// windows1252 is the character of a byte in the code page of Western Europe.
func windows1252(b byte) uint16 {
	const high = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178"
	if b >= 0x80 && b < 0xA0 {
		return uint16([]rune(high)[b-0x80])
	}
	return uint16(b)
}

// u16 and u32 are numbers at a place, 0 where the file ends before.
func u16(b []byte, at int) uint16 {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint16(b[at:])
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

// part is n bytes at a place, nil where the file ends before.
func part(b []byte, at, n int) []byte {
	if at < 0 || n < 0 || at > len(b) || n > len(b)-at {
		return nil
	}
	return b[at : at+n]
}
