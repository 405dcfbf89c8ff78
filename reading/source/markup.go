package source

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A text may hold marks that are no wording: the tags of a table in Markdown, the
// lines of a drawn one, the bars that a scraper leaves behind each cell. They become
// blanks in the Text that is read, so that every place stays where the file has it;
// Printed keeps them.

// blanks puts blanks in place of characters [from, to).
func blanks(text []rune, from, to int) {
	for i := from; i < to; i++ {
		if text[i] != '\n' && text[i] != '\r' {
			text[i] = ' '
		}
	}
}

// escapable are the characters before which Markdown has a backslash where they are
// wording.
const escapable = "\\`*_{}[]()#+-.!|~<>&\"'$%,/:;=?@^"

// unescape takes the backslashes off that Markdown writes before its own marks.
func unescape(text []rune) {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\\' && strings.ContainsRune(escapable, text[i+1]) {
			text[i] = ' '
			i++
		}
	}
}

// anyTag is a tag in running text; anyEntity a character written by its name.
var (
	anyTag    = regexp.MustCompile(`</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,300})?/?>`)
	anyEntity = regexp.MustCompile(`&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});`)
)

// untag blanks the tags and reads the entities in [from, to).
func untag(text []rune, from, to int) {
	part := string(text[from:to])
	if !strings.ContainsAny(part, "<&") {
		return
	}
	tags := runeCounter{text: part}
	for _, m := range anyTag.FindAllStringIndex(part, -1) {
		at := from + tags.to(m[0])
		blanks(text, at, from+tags.to(m[1]))
	}
	names := runeCounter{text: part}
	for _, m := range anyEntity.FindAllStringIndex(part, -1) {
		at := from + names.to(m[0])
		if c := []rune(html.UnescapeString(part[m[0]:m[1]])); len(c) == 1 {
			blanks(text, at, from+names.to(m[1]))
			text[at] = c[0]
		}
	}
}

// tagTable is a table in tags within a text.
type tagTable struct {
	span Span
	rows [][]*rawCell
	at   map[*rawCell]Span
}

// tagTables finds the tables that a text has in tags. One that stands inside another's
// cell is wording of that.
func tagTables(text string) []tagTable {
	var out []tagTable
	runes := runeCounter{text: text}
	for from, unclosed := 0, 0; unclosed < maxUnclosed; {
		at := strings.Index(text[from:], "<table")
		if at < 0 {
			break
		}
		t, length := readTagTable(text[from+at:], func(b int) int { return runes.to(from + at + b) })
		if t != nil {
			out = append(out, *t)
		} else {
			unclosed++
		}
		from += at + length
	}
	return out
}

// maxUnclosed is how many tables may begin and never end before no further one is
// looked for: each is looked through to the end of the text.
const maxUnclosed = 4

// runeCounter counts the characters up to ever further places of a text.
type runeCounter struct {
	text  string
	bytes int
	runes int
}

func (c *runeCounter) to(at int) int {
	c.runes += utf8.RuneCountInString(c.text[c.bytes:at])
	c.bytes = at
	return c.runes
}

// readTagTable reads the table that a text begins with; length is how far its tags
// go, and place tells where a byte of it stands.
func readTagTable(text string, place func(int) int) (t *tagTable, length int) {
	z := html.NewTokenizer(strings.NewReader(text))
	t = &tagTable{at: map[*rawCell]Span{}}
	t.span.Start = place(0)
	var open *rawCell
	depth := 0
	shut := func(at int) {
		if open != nil {
			t.at[open] = Span{t.at[open].Start, place(at)}
			open = nil
		}
	}
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return nil, len("<table")
		}
		begin := length
		length += len(z.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		token := z.Token()
		switch begins := kind == html.StartTagToken; {
		case token.DataAtom == atom.Table && begins:
			depth++
		case token.DataAtom == atom.Table:
			if depth--; depth == 0 {
				shut(begin)
				t.span.End = place(length)
				return t, length
			}
		case depth > 1:
		case token.DataAtom == atom.Tr && begins:
			shut(begin)
			t.rows = append(t.rows, nil)
		case (token.DataAtom == atom.Td || token.DataAtom == atom.Th) && begins && len(t.rows) > 0:
			shut(begin)
			open = &rawCell{rowSpan: attrNumber(token, "rowspan"), colSpan: attrNumber(token, "colspan")}
			t.at[open] = Span{Start: place(length)}
			last := &t.rows[len(t.rows)-1]
			*last = append(*last, open)
		case token.DataAtom == atom.Td || token.DataAtom == atom.Th || token.DataAtom == atom.Tr:
			shut(begin)
		}
	}
}

// attrNumber is the number in a tag's attribute, 1 where there is none.
func attrNumber(token html.Token, key string) int {
	for _, a := range token.Attr {
		if a.Key == key {
			return spanNumber(a.Val)
		}
	}
	return 1
}

// block makes a block of a table, whose places r counts; nil where it has no cells.
func (t tagTable) block(r *renderer) (*Block, error) {
	grid, err := r.grid(t.rows)
	if err != nil {
		return nil, err
	}
	table, cells := &Table{}, 0
	for y, places := range grid {
		row := []Cell{}
		for x, p := range places {
			if p.cell != nil {
				row = append(row, Cell{Span: t.at[p.cell], Row: y, Col: x, RowSpan: p.rowSpan, ColSpan: p.colSpan})
				cells++
			}
		}
		table.Rows = append(table.Rows, row)
	}
	if cells == 0 {
		return nil, nil
	}
	return &Block{Span: t.span, Table: table}, nil
}
