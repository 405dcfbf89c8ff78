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
			r.paragraph(p.Text, Style{Center: p.Center, Noise: p.Aside})
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
