package odt

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source/internal/numbering"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
)

// lists knows how the lists of a document are numbered.
type lists struct {
	*numbering.Lists
	styles map[string]*[numbering.MaxLevels]numbering.Level
	last   map[string]string // by style: the list of it that came last
	count  int
}

// listPlace is where a paragraph stands in lists; the zero value is outside.
type listPlace struct {
	id    string
	style string
	level int   // from 1
	taken *bool // the item has given its number
}

func (l listPlace) numbered() bool { return l.taken != nil && !*l.taken }

func newLists() *lists {
	return &lists{Lists: numbering.New(), styles: map[string]*[numbering.MaxLevels]numbering.Level{}, last: map[string]string{}}
}

// formats are the numFmt of DOCX by the sign that an OpenDocument's begins with.
var formats = map[rune]string{
	'1': "decimal", 'a': "lowerLetter", 'A': "upperLetter", 'i': "lowerRoman", 'I': "upperRoman",
	'一': "chineseCounting", '壹': "chineseLegalSimplified", '甲': "ideographTraditional",
	'①': "decimalEnclosedCircle", '１': "decimalFullWidth",
}

func (l *lists) readStyle(e *packed.Element) error {
	levels := &[numbering.MaxLevels]numbering.Level{}
	l.styles[e.Attr("name")] = levels
	return e.Each(func(c *packed.Element) error {
		at, err := strconv.Atoi(c.Attr("level"))
		if err != nil || at < 1 || at > numbering.MaxLevels {
			return nil
		}
		level := &levels[at-1]
		level.Start, level.Format = 1, "bullet"
		first, _ := utf8.DecodeRuneInString(c.Attr("num-format"))
		if c.Name != "list-level-style-number" || formats[first] == "" {
			return nil
		}
		level.Format = formats[first]
		if start, err := strconv.Atoi(c.Attr("start-value")); err == nil {
			level.Start = start
		}
		level.Text = c.Attr("num-prefix") + places(at, c.Attr("display-levels")) + c.Attr("num-suffix")
		return nil
	})
}

// places is where the numbers stand of the levels that are shown: "%1.%2".
func places(level int, shown string) string {
	n, err := strconv.Atoi(shown)
	if err != nil {
		n = 1
	}
	var out []string
	for i := max(level-n+1, 1); i <= level; i++ {
		out = append(out, "%"+strconv.Itoa(i))
	}
	return strings.Join(out, ".")
}

// list reads the items of a list, one inside another a level below.
func (r *reader) list(e *packed.Element, to sink) error {
	at := r.lists.begin(e, to.list)
	return e.Each(func(item *packed.Element) error {
		inside := to
		inside.list = at
		if item.Name == "list-item" {
			inside.list.taken = new(bool)
		}
		return r.blocks(item, inside)
	})
}

// begin says where a list's items stand: in the list around it, in one that
// it continues, or in one of its own.
func (l *lists) begin(e *packed.Element, around listPlace) listPlace {
	style := e.Attr("style-name")
	if around.level > 0 && (style == "" || style == around.style) {
		around.level++
		return around
	}
	if style == "" {
		style = around.style
	}
	at := listPlace{style: style, level: around.level + 1}
	id := e.Attr("id")
	if id == "" {
		l.count++
		id = "list " + strconv.Itoa(l.count)
	}
	switch continued := e.Attr("continue-list"); {
	case continued != "" && l.Has(continued):
		at.id = continued
		l.Alias(id, continued)
	case e.Attr("continue-numbering") == "true" && l.last[style] != "":
		at.id = l.last[style]
		l.Alias(id, at.id)
	default:
		at.id = id
		if levels := l.styles[style]; levels != nil {
			*l.Define(id) = *levels
		}
		l.Instance(id).Definition = id
	}
	l.last[style] = at.id
	return at
}

// next is the number of a paragraph; only the first of an item has one.
func (l *lists) next(at listPlace) string {
	if !at.numbered() {
		return ""
	}
	*at.taken = true
	return l.Next(at.id, at.level-1)
}
