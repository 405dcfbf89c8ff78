// Package rtf reads the paragraphs and tables of an RTF.
package rtf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Prefix is what an RTF begins with.
const Prefix = `{\rtf`

const maxDepth = 256 // groups inside one another

// Read reads what the document prints: not what is hidden or was deleted, no
// headers, footers, footnotes and comments.
func Read(data []byte) (*flow.Body, error) {
	body := &flow.Body{}
	r := &reader{in: data, body: body, fonts: map[int]charset{}, styles: map[int]style{}}
	r.flow = &stream{paragraph: body.Add, table: body.AddTable}
	if err := r.read(); err != nil {
		return nil, err
	}
	return body, nil
}

// reader goes through the file once.
type reader struct {
	in    []byte
	at    int
	body  *flow.Body
	stack []group // that are open, the state around each

	group
	skip   int     // characters that stand for one already written
	high   rune    // the first half of a character above U+FFFF
	bytes  []byte  // of the code page, not yet decoded
	number *[]byte // set inside the text that a list draws
	ansi   charset // of the document
	fonts  map[int]charset
	styles map[int]style
	defined
}

// group is what a closing brace sets back.
type group struct {
	flow *stream // where text goes

	destination destination
	starred     bool // the next word is of a destination that may be ignored
	unicodeSkip int
	hidden      bool
	deleted     bool
	charset     charset
	paragraph   properties
}

// destination is what the text of a group is for.
type destination int

const (
	text destination = iota
	ignored
	fontTable
	styleSheet
	listText
	shape     // a drawing: only the text boxes inside are text
	nestedRow // what a row of a table in a table is made of
	either    // an old wording and, in a group of its own, a new one
)

// properties are a paragraph's own.
type properties struct {
	style   int
	heading int
	center  bool
	level   int // of tables around it
}

// style is what a paragraph style says.
type style struct {
	heading int
	center  bool
}

// defined is what the tables of fonts and styles are being read into.
type defined struct {
	font, styleNumber int
	styleName         []byte
	styleProperties   properties
}

func (r *reader) read() error {
	r.unicodeSkip = 1
	for r.at < len(r.in) {
		c := r.in[r.at]
		r.at++
		switch c {
		case '{':
			if err := r.open(); err != nil {
				return err
			}
		case '}':
			if err := r.closeGroup(); err != nil {
				return err
			}
			if len(r.stack) == 0 {
				return r.end()
			}
		case '\\':
			if err := r.control(); err != nil {
				return err
			}
		case '\r', '\n', 0:
		default:
			r.character(c)
		}
	}
	return fmt.Errorf("%w: the RTF ends inside %d groups, it is cut short: save it again", refuse.ErrDamaged, len(r.stack))
}

func (r *reader) open() error {
	r.decode()
	r.skip = 0
	if len(r.stack) == maxDepth {
		return refuse.OverLimit("groups of the RTF stand more than %d deep inside one another, %d are allowed: save it as DOCX", len(r.stack), maxDepth)
	}
	r.stack = append(r.stack, r.group)
	if r.destination == either {
		r.destination = ignored // until a word says that it is the new wording
	}
	return nil
}

func (r *reader) closeGroup() error {
	r.decode()
	r.skip = 0
	if len(r.stack) == 0 {
		return fmt.Errorf("%w: the RTF closes a group that is not open: save it again", refuse.ErrDamaged)
	}
	around := r.stack[len(r.stack)-1]
	if r.destination == styleSheet {
		r.endStyle()
	}
	if r.flow != around.flow { // a text box
		if err := r.endFlow(); err != nil {
			return err
		}
	}
	if r.destination == listText && around.destination != listText {
		if r.flow.number = strings.TrimSpace(string(*r.number)); !strings.ContainsFunc(r.flow.number, isCount) {
			r.flow.number = "" // a bullet
		}
		r.number = nil
	}
	r.stack = r.stack[:len(r.stack)-1]
	r.group = around
	return nil
}

func isCount(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

func (r *reader) end() error { return r.endFlow() }

// control reads a control word or symbol.
func (r *reader) control() error {
	if r.at == len(r.in) {
		return nil
	}
	c := r.in[r.at]
	if !isLetter(c) {
		r.at++
		return r.symbol(c)
	}
	start := r.at
	for r.at < len(r.in) && isLetter(r.in[r.at]) {
		r.at++
	}
	word := string(r.in[start:r.at])
	start = r.at
	if r.at < len(r.in) && r.in[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.in) && r.in[r.at] >= '0' && r.in[r.at] <= '9' {
		r.at++
	}
	value, err := strconv.Atoi(string(r.in[start:r.at]))
	given := err == nil
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	if word == "bin" {
		r.at = min(r.at+max(value, 0), len(r.in))
		return nil
	}
	if word == "u" {
		r.unicode(value)
		return nil
	}
	r.decode()
	return r.word(word, value, given)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func (r *reader) symbol(c byte) error {
	switch c {
	case '\'':
		if b, err := strconv.ParseUint(string(r.in[r.at:min(r.at+2, len(r.in))]), 16, 8); err == nil {
			r.at += 2
			r.coded(byte(b))
		}
		return nil
	case '\\', '{', '}':
		r.character(c)
		return nil
	}
	r.decode()
	switch c {
	case '*':
		r.starred = true
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\n', '\r':
		return r.word("par", 0, false)
	}
	return nil
}

// character takes a character as it stands in the file.
func (r *reader) character(c byte) {
	if c >= 0x80 || r.charset.halved(r.bytes) {
		r.coded(c)
		return
	}
	r.decode()
	if r.skip > 0 {
		r.skip--
		return
	}
	r.write(string(rune(c)))
}

// coded takes a byte of the code page.
func (r *reader) coded(b byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.bytes = append(r.bytes, b)
}

// decode writes the bytes of the code page that are waiting.
func (r *reader) decode() {
	if len(r.bytes) == 0 {
		return
	}
	waiting := r.bytes
	r.bytes = nil
	set := r.charset
	if set == 0 {
		set = r.ansi
	}
	r.write(set.decode(waiting))
}

// unicode takes \uN; what follows stands for it in older programs.
func (r *reader) unicode(n int) {
	r.decode()
	r.skip = r.unicodeSkip
	c := rune(uint16(n))
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
	case c >= 0xDC00 && c < 0xE000:
		if r.high != 0 {
			r.write(string((r.high-0xD800)<<10 | (c - 0xDC00) + 0x10000))
		}
		r.high = 0
	case c != 0:
		r.write(string(c))
	}
}

// write adds text where the group's destination takes it.
func (r *reader) write(s string) {
	r.starred = false
	switch r.destination {
	case styleSheet:
		r.styleName = append(r.styleName, s...)
	case listText:
		if r.number != nil && len(*r.number) < 100 {
			*r.number = append(*r.number, s...)
		}
	case text:
		if !r.hidden && !r.deleted {
			r.flow.text.WriteString(s)
		}
	}
}

// IsRTF tells an RTF by its first bytes.
func IsRTF(data []byte) bool { return bytes.HasPrefix(data, []byte(Prefix)) }
