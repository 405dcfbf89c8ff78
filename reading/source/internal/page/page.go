// Package page makes paragraphs and tables of what is drawn on pages:
// characters and ruling lines, each at its place. The readers of PDF and OFD
// share it; it knows neither, nor what the text means.
//
// A page goes through these steps: its ruling lines become the grids of tables
// and take the characters inside (grid.go); the others become lines (line.go),
// of which headers, footers, page numbers and footnotes are set aside
// (furniture.go); the rest is brought into the order of reading (column.go).
// Then all pages together become paragraphs (paragraph.go) and tables
// (table.go), over the breaks of lines, columns and pages.
package page

import (
	"slices"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// What a document may at most be.
const (
	MaxPages  = 2000
	MaxGlyphs = 2_000_000 // characters on all pages
	MaxRules  = 200_000   // ruling lines on all pages
	MaxPlaces = 200_000   // places in the grids of a page's tables
)

// Page is what is drawn on one page. Lengths are in points, from the left and
// from the top.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Turned        string // text that stands across the others: a watermark
}

// Glyph is a character. Base is the line it stands on, X0 and X1 its room.
type Glyph struct {
	Rune         rune
	X0, X1, Base float64
	Size         float64 // of the font, as drawn
}

// Rule is a straight line. Those that are neither level nor upright count not.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Part is a paragraph or, where Rows is set, a table.
type Part struct {
	Text   string
	Center bool
	Aside  bool // a header, a footer, a footnote: on the page but not in its text
	Rows   [][]Cell
	Page   int // that it begins on, from 1; 0 of what stands aside
}

// Cell is a cell of a table. One that spans stands once, at its first place.
type Cell struct {
	Text             string
	RowSpan, ColSpan int
}

// Compose brings pages into the order of reading. What is set aside comes
// last, each wording once.
func Compose(pages []Page) ([]Part, error) {
	if err := check(pages); err != nil {
		return nil, err
	}
	sheets := make([]*sheet, len(pages))
	for i := range pages {
		s, err := newSheet(i, &pages[i])
		if err != nil {
			return nil, err
		}
		sheets[i] = s
	}
	body := bodySize(sheets)
	aside := setFurnitureAside(sheets, body)
	for _, s := range sheets {
		aside = append(aside, s.setFootnotesAside(body)...)
	}
	var flow []item
	for _, s := range sheets {
		flow = append(flow, s.order()...)
	}
	parts := compose(flow)
	for i := range pages {
		if pages[i].Turned != "" {
			aside = append(aside, pages[i].Turned)
		}
	}
	for i, text := range aside {
		if !slices.Contains(aside[:i], text) {
			parts = append(parts, Part{Text: text, Aside: true})
		}
	}
	return parts, nil
}

func check(pages []Page) error {
	if n := len(pages); n > MaxPages {
		return refuse.OverLimit("the document has %d pages, %d are allowed: split it", n, MaxPages)
	}
	glyphs, rules := 0, 0
	for i := range pages {
		glyphs += len(pages[i].Glyphs)
		rules += len(pages[i].Rules)
	}
	switch {
	case glyphs > MaxGlyphs:
		return refuse.OverLimit("the pages hold %d characters, %d are allowed: split the document", glyphs, MaxGlyphs)
	case rules > MaxRules:
		return refuse.OverLimit("the pages hold %d ruling lines, %d are allowed: split the document", rules, MaxRules)
	}
	return nil
}

// sheet is a page that is being read: its tables and its lines, top to bottom.
type sheet struct {
	number        int
	width, height float64
	grids         []*grid
	lines         []*line
	rules         []Rule  // those that belong to no table
	notes         float64 // where the footnotes begin
}

func newSheet(number int, p *Page) (*sheet, error) {
	s := &sheet{number: number, width: p.Width, height: p.Height}
	var err error
	if s.grids, s.rules, err = findGrids(p.Rules, p.Height); err != nil {
		return nil, err
	}
	var free []Glyph
	for _, g := range p.Glyphs {
		if !s.take(g) {
			free = append(free, g)
		}
	}
	s.grids = slices.DeleteFunc(s.grids, func(g *grid) bool { return g.empty })
	s.lines = linesOf(free, segmentGap)
	return s, nil
}

// take gives a character to the table that it stands in.
func (s *sheet) take(g Glyph) bool {
	for _, t := range s.grids {
		if t.take(g) {
			return true
		}
	}
	return false
}

// item is what stands in the flow of a page: a line or a table.
type item struct {
	line  *line
	table *grid
}

// bodySize is the size in which most characters of lines are set.
func bodySize(sheets []*sheet) float64 {
	count := map[int]int{} // by half points
	for _, s := range sheets {
		for _, l := range s.lines {
			count[int(2*l.size+0.5)] += len(l.glyphs)
		}
	}
	best := 0
	for size, n := range count {
		if n > count[best] || n == count[best] && size > best {
			best = size
		}
	}
	return float64(best) / 2
}
