package outline

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// Format prints the outline as a person reads it: a line a section, indented,
// with its key, its title and what stands in it, and the tables below with
// what each column was taken for.
func Format(o *Outline) string {
	var b strings.Builder
	text := func(s source.Span, most int) string {
		r := []rune(zh.UnspacedRunes(o.Doc.Text[s.Start:s.End]))
		if len(r) > most {
			return string(r[:most]) + "…"
		}
		return string(r)
	}
	fmt.Fprintf(&b, "title %s\n", text(o.Title, 80))
	if o.Copy.End > 0 {
		fmt.Fprintf(&b, "copy [%d:%d] left out\n", o.Copy.Start, o.Copy.End)
	}
	o.Walk(func(s *Section) {
		if s.Kind != KindRoot {
			fmt.Fprintf(&b, "%s%s %s [%d:%d] %s", strings.Repeat("  ", s.Level-1), s.Kind, s.Key, s.Span.Start, s.Span.End, text(s.Title, 40))
			if len(s.Body) > 0 {
				fmt.Fprintf(&b, " (%d paragraphs)", len(s.Body))
			}
			b.WriteByte('\n')
		}
		in := strings.Repeat("  ", s.Level)
		for _, t := range s.Tables {
			fmt.Fprintf(&b, "%stable %s [%d:%d] %s: %d rows", in, t.Key, t.Span.Start, t.Span.End, text(t.Title, 40), len(t.Rows))
			if t.Announced > 0 {
				fmt.Fprintf(&b, ", %d announced", t.Announced)
			}
			b.WriteByte('\n')
			for _, c := range t.Header {
				role := c.Role
				if role == ColOther {
					role = "other"
				}
				fmt.Fprintf(&b, "%s  column %s: %s\n", in, c.Text, role)
			}
			group := ""
			for _, row := range t.Rows {
				if titles := strings.Join(row.Groups, " / "); titles != group {
					group = titles
					fmt.Fprintf(&b, "%s  group %s\n", in, group)
				}
				fmt.Fprintf(&b, "%s  row %s", in, row.Key)
				for _, c := range row.Cells {
					b.WriteString(" | ")
					if c.Carried {
						b.WriteString("^")
					}
					for _, s := range c.Spans {
						b.WriteString(text(s, 12))
					}
				}
				b.WriteByte('\n')
			}
		}
	})
	if n := len(o.Back); n > 0 {
		fmt.Fprintf(&b, "back matter (%d lines)\n", n)
	}
	return b.String()
}
