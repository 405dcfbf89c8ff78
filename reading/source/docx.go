package source

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/numbering"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"github.com/policygraph/policygraph/reading/zh"
)

func readDOCX(p *packed.Pack) (*Document, error) {
	d := &docxReader{renderer: newRenderer(FormatDOCX), styles: map[string]*docxStyle{}, numbers: numbering.New()}
	for _, part := range []struct {
		name string
		read func(*packed.Element) error
	}{
		{"word/styles.xml", d.readStyles},
		{"word/numbering.xml", d.readNumbering},
		{"word/document.xml", d.readBody},
	} {
		data, err := p.Part(part.name)
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		if err := part.read(packed.NewXML(data)); err != nil {
			return nil, refuse.Damaged(part.name, err)
		}
	}
	return d.doc, nil
}

type docxReader struct {
	*renderer
	styles  map[string]*docxStyle
	numbers *numbering.Lists
}

// docxStyle is what a paragraph style says about its paragraphs.
type docxStyle struct {
	basedOn string
	props   paragraphProps
}

// paragraphProps are a paragraph's own properties or its style's. Levels count
// from 1 here; 0 is not said.
type paragraphProps struct {
	style   string
	heading int
	center  bool
	numID   string
	level   int
}

// inheriting is p with what it leaves open taken from the properties of its style.
func (p paragraphProps) inheriting(base paragraphProps) paragraphProps {
	if p.heading == 0 {
		p.heading = base.heading
	}
	if p.numID == "" {
		p.numID = base.numID
	}
	if p.level == 0 {
		p.level = base.level
	}
	p.center = p.center || base.center
	return p
}

func (d *docxReader) readStyles(e *packed.Element) error {
	return e.Each(func(root *packed.Element) error {
		return root.Each(func(s *packed.Element) error {
			if s.Name != "style" || s.Attr("type") != "paragraph" {
				return nil
			}
			style := &docxStyle{}
			d.styles[s.Attr("styleId")] = style
			return s.Each(func(c *packed.Element) error {
				switch c.Name {
				case "basedOn":
					style.basedOn = c.Attr("val")
				case "name":
					if name := strings.ToLower(c.Attr("val")); name == "title" {
						style.props.heading, style.props.center = 1, true
					} else if n, ok := strings.CutPrefix(name, "heading "); ok {
						style.props.heading = clampHeading(n)
					}
				case "pPr":
					props, err := readProps(c)
					style.props = props.inheriting(style.props)
					return err
				}
				return nil
			})
		})
	})
}

func clampHeading(n string) int {
	level, err := strconv.Atoi(n)
	if err != nil || level < 1 || level > 9 {
		return 0
	}
	return min(level, 6)
}

// styled is the properties that hold after the styles that style is based on.
func (d *docxReader) styled(props paragraphProps) paragraphProps {
	name := props.style
	for range 16 { // a style based on itself must not hang the reader
		s := d.styles[name]
		if s == nil {
			break
		}
		props = props.inheriting(s.props)
		name = s.basedOn
	}
	return props
}

func readProps(e *packed.Element) (paragraphProps, error) {
	var p paragraphProps
	err := e.Each(func(c *packed.Element) error {
		switch c.Name {
		case "pStyle":
			p.style = c.Attr("val")
		case "jc":
			p.center = c.Attr("val") == "center"
		case "outlineLvl":
			if n, err := strconv.Atoi(c.Attr("val")); err == nil && n < 9 {
				p.heading = clampHeading(strconv.Itoa(n + 1))
			}
		case "numPr":
			return c.Each(func(n *packed.Element) error {
				switch n.Name {
				case "numId":
					p.numID = n.Attr("val")
				case "ilvl":
					if level, err := strconv.Atoi(n.Attr("val")); err == nil {
						p.level = level + 1
					}
				}
				return nil
			})
		}
		return nil
	})
	return p, err
}

func (d *docxReader) readBody(e *packed.Element) error {
	return e.Each(func(root *packed.Element) error {
		return root.Each(func(c *packed.Element) error {
			if c.Name != "body" {
				return nil
			}
			return d.blocks(c, sink{paragraph: d.emit, table: d.table})
		})
	})
}

// sink takes what blocks finds: the document, or a cell.
type sink struct {
	paragraph func(docxParagraph)
	table     func([][]*rawCell) error
}

// blocks reads paragraphs and tables wherever Word wraps them up: content
// controls, insertions. What was deleted or moved away is left out.
func (d *docxReader) blocks(e *packed.Element, to sink) error {
	return e.Each(func(c *packed.Element) error { return d.block(c, to) })
}

func (d *docxReader) block(e *packed.Element, to sink) error {
	switch e.Name {
	case "p":
		p := docxParagraph{}
		var text strings.Builder
		err := d.runs(e, &p, &text)
		p.text = zh.TrimSpace(text.String())
		p.props = d.styled(p.props)
		p.number = d.numbers.Next(p.props.numID, max(p.props.level-1, 0))
		to.paragraph(p)
		for _, b := range p.boxes {
			to.paragraph(b)
		}
		return err
	case "tbl":
		rows, err := d.rows(e)
		if err != nil {
			return err
		}
		return to.table(rows)
	case "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice":
		return d.blocks(e, to)
	}
	return nil
}

// docxParagraph is a paragraph's text, the number that Word draws before it,
// and the paragraphs of the text boxes that hang on it.
type docxParagraph struct {
	text, number string
	props        paragraphProps
	boxes        []docxParagraph
}

func (d *docxReader) emit(p docxParagraph) {
	if p.text != "" {
		d.paragraph(numbering.Join(p.number, p.text), Style{Heading: p.props.heading, Center: p.props.center, Number: p.number})
	}
}

// runs collects the text below a paragraph.
func (d *docxReader) runs(e *packed.Element, p *docxParagraph, text *strings.Builder) error {
	hidden := false
	return e.Each(func(c *packed.Element) error {
		switch c.Name {
		case "pPr":
			props, err := readProps(c)
			p.props = props
			return err
		case "rPr":
			return c.Each(func(r *packed.Element) error {
				hidden = hidden || r.Name == "vanish" && r.Attr("val") != "0" && r.Attr("val") != "false"
				return nil
			})
		case "t":
			s, err := c.Text()
			if !hidden {
				text.WriteString(s)
			}
			return err
		case "tab", "ptab":
			text.WriteByte('\t')
		case "br", "cr":
			text.WriteByte('\n')
		case "noBreakHyphen":
			text.WriteByte('-')
		case "txbxContent":
			add := func(b docxParagraph) { p.boxes = append(p.boxes, b) }
			return d.blocks(c, sink{paragraph: add, table: asParagraphs(add)})
		case "r", "ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo",
			"AlternateContent", "Choice", "drawing", "inline", "anchor", "graphic", "graphicData", "wsp", "wgp", "txbx", "pict", "shape", "group", "textbox":
			return d.runs(c, p, text)
		}
		return nil
	})
}

// asParagraphs takes a table where only lines have room: a row becomes one.
func asParagraphs(add func(docxParagraph)) func([][]*rawCell) error {
	return func(rows [][]*rawCell) error {
		for _, row := range rows {
			var texts []string
			for _, c := range row {
				texts = append(texts, strings.ReplaceAll(c.text, "\n", " "))
			}
			add(docxParagraph{text: strings.Join(texts, " ")})
		}
		return nil
	}
}

// rows reads a table. A cell that goes on with the one above (vMerge) gives it
// one row more and is none of its own.
func (d *docxReader) rows(e *packed.Element) ([][]*rawCell, error) {
	var rows [][]*rawCell
	open := map[int]*rawCell{} // by column: the cell that may go on
	err := d.eachRow(e, func(tr *packed.Element) error {
		var row []*rawCell
		still := map[int]*rawCell{}
		col := 0
		err := tr.Each(func(c *packed.Element) error {
			switch c.Name {
			case "trPr":
				return c.Each(func(p *packed.Element) error {
					if n, err := strconv.Atoi(p.Attr("val")); p.Name == "gridBefore" && err == nil && n > 0 {
						row = append(row, &rawCell{colSpan: n})
						col += n
					}
					return nil
				})
			case "tc":
				cell, merge, err := d.cell(c)
				above := open[col]
				switch {
				case merge == "continue" && above != nil:
					above.rowSpan++
					still[col] = above
				case merge != "":
					still[col] = cell
					fallthrough
				default:
					row = append(row, cell)
				}
				col += cell.colSpan
				return err
			}
			return nil
		})
		rows, open = append(rows, row), still
		return err
	})
	return rows, err
}

// eachRow visits a table's rows wherever content controls wrap them.
func (d *docxReader) eachRow(e *packed.Element, visit func(*packed.Element) error) error {
	return e.Each(func(c *packed.Element) error {
		switch c.Name {
		case "tr":
			return visit(c)
		case "sdt", "sdtContent", "ins", "customXml":
			return d.eachRow(c, visit)
		}
		return nil
	})
}

// cell reads one cell, and how it merges with the cells above and below:
// restart, continue, or "".
func (d *docxReader) cell(e *packed.Element) (cell *rawCell, merge string, err error) {
	cell = &rawCell{rowSpan: 1, colSpan: 1}
	var lines []string
	add := func(p docxParagraph) { lines = append(lines, numbering.Join(p.number, p.text)) }
	err = e.Each(func(c *packed.Element) error {
		if c.Name != "tcPr" {
			return d.block(c, sink{paragraph: add, table: asParagraphs(add)})
		}
		return c.Each(func(p *packed.Element) error {
			switch p.Name {
			case "gridSpan":
				if n, err := strconv.Atoi(p.Attr("val")); err == nil && n > 1 {
					cell.colSpan = n
				}
			case "vMerge":
				merge = p.Attr("val")
				if merge == "" {
					merge = "continue"
				}
			}
			return nil
		})
	})
	cell.text = strings.Join(lines, "\n")
	return cell, merge, err
}
