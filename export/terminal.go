package export

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// OnTerminal is how wide a column of a terminal's table is at most, in cells of the
// terminal, where a Chinese character takes two.
const OnTerminal = 40

// WriteText writes the table for people: columns that line up, whatever the widths of
// their characters. What is wider than widest (0: nothing) ends with "…", but for ids and
// addresses, of which a part is of no use. What holds for all of it stands below.
func WriteText(w io.Writer, t Table, widest int) error {
	lines := [][]string{t.Columns}
	for row, err := range t.Rows {
		if err != nil {
			return err // of what was asked, not of writing
		}
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = printable(text(cell))
			if widest > 0 && !isID(line[i]) {
				line[i] = cut(line[i], widest)
			}
		}
		lines = append(lines, line)
	}
	widths := make([]int, len(t.Columns))
	for _, line := range lines {
		for i, s := range line {
			widths[i] = max(widths[i], uniseg.StringWidth(s))
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, s := range line {
			b.WriteString(s)
			if i < len(line)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-uniseg.StringWidth(s)+2))
			}
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	for i, note := range t.Notes {
		if i == 0 {
			fmt.Fprintln(w)
		}
		if _, err := fmt.Fprintln(w, "* "+printable(note.In(t.language))); err != nil {
			return err
		}
	}
	return nil
}

// idForm is how ids and addresses are written: a word, a colon and no space.
var idForm = regexp.MustCompile(`^[a-z]+:\S+$`)

// isID says whether a text is an id or an address, or a list of them.
func isID(s string) bool { return idForm.MatchString(s) }

// printable is a text without what moves a terminal's cursor or changes its colours.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// cut is a text that fits a width, between characters.
func cut(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	left := width - 1
	for g := uniseg.NewGraphemes(s); g.Next() && g.Width() <= left; {
		b.WriteString(g.Str())
		left -= g.Width()
	}
	return b.String() + "…"
}
