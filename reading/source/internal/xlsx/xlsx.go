// Package xlsx reads the sheets of a workbook: the lines above and below a
// table as paragraphs, the rest as tables, with the values as Excel shows them.
// What is hidden is left out, and that is told.
package xlsx

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Entry is the part by which a workbook is known.
const Entry = "xl/workbook.xml"

const maxSheets = 256

// Read reads all sheets that are shown, one after the other.
func Read(p *packed.Pack) (*flow.Body, error) {
	b := &book{pack: p, body: &flow.Body{}, targets: map[string]string{}}
	for _, part := range []struct {
		name string
		read func(*packed.Element) error
	}{
		{"xl/_rels/workbook.xml.rels", b.readTargets},
		{"xl/sharedStrings.xml", b.readStrings},
		{"xl/styles.xml", b.styles.read},
		{Entry, b.readSheets},
	} {
		if err := b.part(part.name, part.read); err != nil {
			return nil, err
		}
	}
	if len(b.sheets) > maxSheets {
		return nil, refuse.OverLimit("the workbook has %d sheets, %d are allowed: split it", len(b.sheets), maxSheets)
	}
	return b.body, b.read()
}

// book is a workbook that is being read.
type book struct {
	pack    *packed.Pack
	body    *flow.Body
	targets map[string]string // parts by their ids
	strings []string
	styles  styles
	sheets  []sheetName
}

type sheetName struct {
	name, id string
	hidden   bool
}

// part reads a part, if it is there.
func (b *book) part(name string, read func(*packed.Element) error) error {
	data, err := b.pack.Part(name)
	if err != nil || data == nil {
		return err
	}
	if err := packed.NewXML(data).Each(read); err != nil {
		return refuse.Damaged(name, err)
	}
	return nil
}

func (b *book) readTargets(root *packed.Element) error {
	return root.Each(func(e *packed.Element) error {
		target := e.Attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/xl", target)
		}
		b.targets[e.Attr("Id")] = strings.TrimPrefix(path.Clean(target), "/")
		return nil
	})
}

func (b *book) readStrings(root *packed.Element) error {
	return root.Each(func(e *packed.Element) error {
		text, err := richText(e)
		b.strings = append(b.strings, text)
		return err
	})
}

func (b *book) readSheets(root *packed.Element) error {
	return root.Each(func(e *packed.Element) error {
		switch e.Name {
		case "workbookPr":
			b.styles.since1904 = isTrue(e.Attr("date1904"))
		case "sheets":
			return e.Each(func(s *packed.Element) error {
				b.sheets = append(b.sheets, sheetName{name: s.Attr("name"), id: s.Attr("id"), hidden: strings.HasSuffix(strings.ToLower(s.Attr("state")), "hidden")})
				return nil
			})
		}
		return nil
	})
}

func isTrue(value string) bool { return value == "1" || value == "true" }

// ownName is a sheet's name that nobody gave it.
var ownName = regexp.MustCompile(`^(?i:sheet|工作表|表)\s*\d*$`)

func (b *book) read() error {
	var read []*sheet
	for _, name := range b.sheets {
		if name.hidden {
			b.leaveOut("the sheet %q is hidden and was not read: unhide it to have it read", name.name)
			continue
		}
		s := newSheet(b, name.name)
		if err := b.part(b.targets[name.id], s.read); err != nil {
			return err
		}
		if err := s.arrange(); err != nil {
			return err
		}
		if len(s.rows) > 0 {
			read = append(read, s)
		}
	}
	for _, s := range read {
		if parts := s.parts(); len(parts) > 0 {
			if len(read) > 1 && !ownName.MatchString(s.name) && !strings.Contains(spaceless(parts[0].Text), spaceless(s.name)) {
				b.body.Add(flow.Part{Text: s.name, Center: true})
			}
			b.body.Parts = append(b.body.Parts, parts...)
		}
	}
	return nil
}

func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

func (b *book) leaveOut(format string, args ...any) {
	b.body.LeftOut = append(b.body.LeftOut, fmt.Sprintf(format, args...))
}

// richText is the text of a string: its runs, less the readings above them.
func richText(e *packed.Element) (string, error) {
	var out strings.Builder
	var read func(*packed.Element) error
	read = func(c *packed.Element) error {
		switch c.Name {
		case "t":
			text, err := c.Text()
			out.WriteString(text)
			return err
		case "r":
			return c.Each(read)
		}
		return nil
	}
	err := e.Each(read)
	return unescape(out.String()), err
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape reads the signs that XML cannot hold, such as _x000D_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		var r rune
		if _, err := fmt.Sscanf(code, "_x%04x_", &r); err != nil {
			return code
		}
		if r < ' ' && r != '\n' && r != '\t' {
			return ""
		}
		return string(r)
	})
}
