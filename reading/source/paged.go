package source

import "github.com/policygraph/policygraph/reading/source/internal/page"

// readPages renders what a format draws on pages.
func readPages(format string, pages []page.Page) (*Document, error) {
	parts, err := page.Compose(pages)
	if err != nil {
		return nil, err
	}
	r := newRenderer(format)
	for _, p := range parts {
		if p.Rows == nil {
			r.paragraph(p.Text, Style{Center: p.Center, Noise: p.Aside, Page: p.Page})
			continue
		}
		rows := make([][]*rawCell, len(p.Rows))
		for y, row := range p.Rows {
			for _, c := range row {
				rows[y] = append(rows[y], &rawCell{text: c.Text, rowSpan: c.RowSpan, colSpan: c.ColSpan})
			}
		}
		before := len(r.doc.Blocks)
		if err := r.table(rows); err != nil {
			return nil, err
		}
		for i := before; i < len(r.doc.Blocks); i++ {
			r.doc.Blocks[i].Style.Page = p.Page
		}
	}
	return r.doc, nil
}
