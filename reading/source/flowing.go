package source

import "github.com/policygraph/policygraph/reading/source/internal/flow"

// readFlow renders what a format keeps as paragraphs and tables.
func readFlow(format string, body *flow.Body, err error) (*Document, error) {
	if err != nil {
		return nil, err
	}
	r := newRenderer(format)
	r.doc.LeftOut = body.LeftOut
	for _, p := range body.Parts {
		if p.Rows == nil {
			r.paragraph(p.Text, Style{Heading: p.Heading, Center: p.Center, Number: p.Number})
			continue
		}
		rows := make([][]*rawCell, len(p.Rows))
		for y, row := range p.Rows {
			for _, c := range row {
				rows[y] = append(rows[y], &rawCell{text: c.Text, rowSpan: c.RowSpan, colSpan: c.ColSpan})
			}
		}
		if err := r.table(rows); err != nil {
			return nil, err
		}
	}
	return r.doc, nil
}
