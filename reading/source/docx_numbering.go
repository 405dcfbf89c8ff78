package source

import (
	"strconv"

	"github.com/policygraph/policygraph/reading/source/internal/numbering"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
)

// readNumbering reads how paragraphs are numbered.
func (d *docxReader) readNumbering(e *packed.Element) error {
	return e.Each(func(root *packed.Element) error {
		return root.Each(func(c *packed.Element) error {
			switch c.Name {
			case "abstractNum":
				levels := d.numbers.Define(c.Attr("abstractNumId"))
				return c.Each(func(l *packed.Element) error {
					if l.Name != "lvl" {
						return nil
					}
					return readLevel(l, levels)
				})
			case "num":
				in := d.numbers.Instance(c.Attr("numId"))
				return c.Each(func(p *packed.Element) error {
					switch p.Name {
					case "abstractNumId":
						in.Definition = p.Attr("val")
					case "lvlOverride":
						at, ok := levelAt(p.Attr("ilvl"))
						return p.Each(func(o *packed.Element) error {
							if start, err := strconv.Atoi(o.Attr("val")); ok && o.Name == "startOverride" && err == nil {
								in.Restart[at] = start
							}
							return nil
						})
					}
					return nil
				})
			}
			return nil
		})
	})
}

func readLevel(e *packed.Element, levels *[numbering.MaxLevels]numbering.Level) error {
	at, ok := levelAt(e.Attr("ilvl"))
	if !ok {
		return nil
	}
	l := &levels[at]
	l.Start = 1
	return e.Each(func(c *packed.Element) error {
		switch val := c.Attr("val"); c.Name {
		case "start":
			if start, err := strconv.Atoi(val); err == nil {
				l.Start = start
			}
		case "numFmt":
			l.Format = val
		case "lvlText":
			l.Text = val
		}
		return nil
	})
}

func levelAt(s string) (int, bool) {
	at, err := strconv.Atoi(s)
	return at, err == nil && at >= 0 && at < numbering.MaxLevels
}
