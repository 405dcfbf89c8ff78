package export

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// The widest that a column of a terminal's table is, in cells of the terminal, where a
// Chinese character takes two.
const widest = 40

// WriteText writes the table for a terminal: columns that line up, whatever the widths of
// their characters. What is wider than a column may be ends with "…". What holds for all
// of it stands below.
func WriteText(w io.Writer, t Table) error {
	lines := [][]string{t.Columns}
	for row, err := range t.Rows {
		if err != nil {
			return fmt.Errorf("write %s: %w", t.Name, err)
		}
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = printable(text(cell))
		}
		lines = append(lines, line)
	}
	widths := make([]int, len(t.Columns))
	for _, line := range lines {
		for i, s := range line {
			widths[i] = min(widest, max(widths[i], uniseg.StringWidth(s)))
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, s := range line {
			s = cut(s, widths[i])
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
