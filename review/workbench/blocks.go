package workbench

import (
	"slices"

	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

// blocks are the text of a document in the parts that a page draws.
func (r *reading) blocks() []Block {
	headings := r.headings()
	out := make([]Block, len(r.doc.Blocks))
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		out[i] = Block{Kind: "paragraph", Start: b.Span.Start, End: b.Span.End, Page: b.Style.Page, Noise: b.Style.Noise || b.Style.Meta}
		if b.Table != nil {
			out[i].Kind, out[i].Rows = "table", r.rows(b.Table)
			continue
		}
		out[i].Text = r.slice(b.Span)
		if h, ok := headings[b.Span.Start]; ok && h.end >= b.Span.End-1 {
			out[i].Kind, out[i].Level, out[i].Key = "heading", h.level, h.key
		} else if b.Style.Heading > 0 {
			out[i].Kind, out[i].Level = "heading", b.Style.Heading
		}
	}
	return out
}

func (r *reading) slice(s source.Span) string { return string(r.text[s.Start:s.End]) }

func (r *reading) rows(t *source.Table) [][]Cell {
	out := make([][]Cell, len(t.Rows))
	for y, row := range t.Rows {
		out[y] = make([]Cell, len(row))
		for x, c := range row {
			out[y][x] = Cell{Start: c.Span.Start, End: c.Span.End, Text: r.slice(c.Span), Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan}
			for _, part := range c.Parts {
				out[y][x].Parts = append(out[y][x].Parts, CellPart{part.Start, r.slice(part)})
			}
		}
	}
	return out
}

type heading struct {
	end, level int
	key        string
}

// headings are the headings of the outline, by where their lines begin: the document's
// title is of the first level, sections are below it.
func (r *reading) headings() map[int]heading {
	out := map[int]heading{}
	if t := r.outline.Title; t.End > t.Start {
		out[r.lineStart(t.Start)] = heading{t.End, 1, ""}
	}
	r.outline.Walk(func(s *outline.Section) {
		if s.Kind == outline.KindRoot {
			return
		}
		end := s.Title.End
		for _, b := range s.Body { // the heading's line goes on: it is a paragraph
			if b.Start >= s.Title.End && b.Start < r.lineEnd(s.Title.End) {
				return
			}
		}
		out[r.lineStart(s.Span.Start)] = heading{max(end, r.lineEnd(s.Title.End)), s.Level + 1, s.Key}
	})
	return out
}

// lineStart and lineEnd are those of the block that a place stands in.
func (r *reading) lineStart(at int) int {
	if i := r.blockAt(at); i >= 0 {
		return r.doc.Blocks[i].Span.Start
	}
	return at
}

func (r *reading) lineEnd(at int) int {
	if i := r.blockAt(at); i >= 0 {
		return r.doc.Blocks[i].Span.End
	}
	return at
}

func (r *reading) blockAt(at int) int {
	i, found := slices.BinarySearchFunc(r.doc.Blocks, at, func(b source.Block, at int) int { return b.Span.Start - at })
	if !found {
		i--
	}
	if i < 0 || r.doc.Blocks[i].Span.End < at {
		return -1
	}
	return i
}
