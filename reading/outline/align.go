package outline

import (
	"math"
	"slices"
)

// alignment reads cells into columns at the least cost: those of one numbered row
// or, without numbers, of a whole table. Cells keep their order; a column may be
// left out (merged with the row above), and after the last column may come a
// further row below the same number, or titles of the groups that begin there.
//
// It is a shortest path over (cell, state): linear in the cells. The cost tells
// readings of other cells apart. What a cell costs in a column is in fit.go.
type alignment struct {
	columns  []Column
	widths   *widths // which the rows teach
	numbered bool
	// groupCost is what it costs to read one of the last cells as a group's title.
	groupCost func(flatCell) float64
}

// aligned is a reading of cells; groups are the last ones, where they are titles.
type aligned struct {
	rows   [][]*flatCell
	groups []flatCell
	cost   float64
}

// What a reading costs beside the fit of its cells.
const (
	// impossible is a cost that no other way of reading exceeds.
	impossible = 1e6
	// openSubRow is for a further row below one number; without numbers a row
	// below another is nothing special.
	openSubRow, openRow = 2.0, 0.2

	// The weights of a column without a cell: between two cells, before the first
	// cell of a row, after the last, and after the last of a further row below one
	// number, which merged cells leave short.
	leftOutBetween, leftOutBefore, leftOutAfter, leftOutAfterSubRow = 1.0, 0.5, 1.0, 0.2

	// leftOutName is for a numbered row without a wording that has no name either.
	leftOutName = 1.0
)

// read reads cells into rows.
func (a alignment) read(cells []flatCell) aligned {
	if len(cells) == 0 || len(a.columns) == 0 {
		return aligned{cost: impossible}
	}
	if a.numbered && len(cells) == len(a.columns) && a.fullRow(cells) {
		row := make([]*flatCell, len(cells))
		for i := range cells {
			row[i] = &cells[i]
		}
		a.widths.learn(row)
		return aligned{rows: [][]*flatCell{row}}
	}
	s := a.search(cells)
	out, last, at := aligned{}, len(cells)-1, 0
	at, out.cost = s.cheapestEnd(last)
	titles := 0.0
	for n := 1; n <= maxGroupLines && n < len(cells); n++ {
		titles += a.groupCost(cells[len(cells)-n])
		before, cost := s.cheapestEnd(len(cells) - 1 - n)
		if cost += titles; cost < out.cost {
			out.groups, out.cost = cells[len(cells)-n:], cost
			at, last = before, len(cells)-1-n
		}
	}
	out.rows = s.rows(last, at)
	for _, r := range out.rows {
		a.widths.learn(r)
	}
	return out
}

// fullRow tells a row of a cell for each column, in which bodies, dates and
// figures stand in theirs and nowhere else.
func (a alignment) fullRow(cells []flatCell) bool {
	telling := false
	for i, c := range cells {
		named := a.widths.likeList(c.text) || saysBodies(c.text)
		switch role := a.columns[i].Role; {
		case role.Responsible():
			if !named {
				return false
			}
			telling = true
		case role == ColSchedule && !dateLike(c.text), role == ColFigure && !numeric(c.text), role == ColInvestment && fitFigure(newFitting(c.text, named)) > 0:
			return false
		case role != ColPerson && named:
			return false
		}
	}
	return telling
}

// pathSearch is the cheapest way to each cell in each state. State j is column j
// of the first row, state k+j that column of a later one, of k columns.
type pathSearch struct {
	alignment
	cells  []flatCell
	best   [][]step  // by cell and state
	fits   []float64 // what the cell at hand costs in each column
	joined []float64 // and what it costs to go on with the cell before it there
}

// step is the last step of the cheapest way to a state.
type step struct {
	cost float64
	from int // the state of the cell before
	kind stepKind
}

type stepKind byte

const (
	firstCell stepKind = iota
	furtherColumn
	furtherRow
	restOfCell // the cell before goes on
)

func (a alignment) search(cells []flatCell) *pathSearch {
	k := len(a.columns)
	s := &pathSearch{alignment: a, cells: cells, best: make([][]step, len(cells)), fits: make([]float64, k), joined: make([]float64, k)}
	var before fitting
	for i, c := range cells {
		list := a.widths.likeList(c.text)
		at := newFitting(c.text, list || saysBodies(c.text))
		at.list = list
		at.half = !at.named && i+1 < len(cells) && halfName(c.text, cells[i+1].text)
		for j, column := range a.columns {
			s.fits[j] = fit(at, column.Role, a.widths.mean[j])
			if i > 0 {
				s.joined[j] = a.widths.joinCost(before, at, column.Role)
			}
		}
		s.best[i] = make([]step, 2*k)
		for state := range s.best[i] {
			s.best[i][state] = s.cheapest(i, state)
		}
		before = at
	}
	return s
}

// column is that of a state; later says that its row is not the first.
func (s *pathSearch) column(state int) (column int, later bool) {
	return state % len(s.columns), state >= len(s.columns)
}

// moves lead from a state of the cell before, at the cost of the way to it, to a
// state of the cell at hand; ok is false where they do not.
var moves = []struct {
	kind stepKind
	cost func(s *pathSearch, sofar float64, from, to int) (cost float64, ok bool)
}{
	{furtherColumn, (*pathSearch).furtherColumn},
	{restOfCell, (*pathSearch).restOfCell},
	{furtherRow, (*pathSearch).furtherRow},
}

// cheapest is the cheapest step to a state of cell i.
func (s *pathSearch) cheapest(i, state int) step {
	cheapest := step{cost: impossible * 2}
	if i == 0 {
		if column, later := s.column(state); !later {
			cheapest = step{cost: s.fits[column] + leftOut(s.columns[:column], leftOutBefore) + s.withoutName(column), from: -1, kind: firstCell}
		}
		return cheapest
	}
	for from, before := range s.best[i-1] {
		if before.cost >= impossible {
			continue
		}
		for _, m := range moves {
			if cost, ok := m.cost(s, before.cost, from, state); ok && cost < cheapest.cost {
				cheapest = step{cost: cost, from: from, kind: m.kind}
			}
		}
	}
	return cheapest
}

func hasRole(columns []Column, role ColumnRole) bool {
	return slices.ContainsFunc(columns, func(c Column) bool { return c.Role == role })
}

// withoutName is what it costs besides to leave out the name of a numbered row that
// has no wording: it is all that the row is about.
func (s *pathSearch) withoutName(column int) float64 {
	if !s.numbered || hasRole(s.columns, ColContent) || !hasRole(s.columns[:column], ColName) {
		return 0
	}
	return leftOutName
}

func (s *pathSearch) furtherColumn(sofar float64, from, to int) (cost float64, ok bool) {
	column, later := s.column(to)
	before, wasLater := s.column(from)
	if wasLater != later || before >= column {
		return 0, false
	}
	return sofar + s.fits[column] + leftOut(s.columns[before+1:column], leftOutBetween), true
}

func (s *pathSearch) restOfCell(sofar float64, from, to int) (cost float64, ok bool) {
	column, _ := s.column(to)
	return sofar + s.joined[column], from == to
}

func (s *pathSearch) furtherRow(sofar float64, from, to int) (cost float64, ok bool) {
	column, later := s.column(to)
	if !later {
		return 0, false
	}
	if s.numbered {
		return sofar + s.fits[column] + openSubRow + s.leftOutAtEnd(from), true
	}
	return sofar + s.fits[column] + openRow + leftOut(s.columns[:column], leftOutBefore) + s.leftOutAtEnd(from), true
}

// leftOutAtEnd is what the columns behind a row's last cell cost.
func (s *pathSearch) leftOutAtEnd(state int) float64 {
	column, later := s.column(state)
	if later && s.numbered {
		return leftOut(s.columns[column+1:], leftOutAfterSubRow)
	}
	return leftOut(s.columns[column+1:], leftOutAfter)
}

// cheapestEnd is the state in which the cells up to i end at the least cost.
func (s *pathSearch) cheapestEnd(i int) (state int, cost float64) {
	cost = math.Inf(1)
	for at, st := range s.best[i] {
		if c := st.cost + s.leftOutAtEnd(at); c < cost {
			state, cost = at, c
		}
	}
	return state, cost
}

// rows walks back from the state of the last cell, then builds forward.
func (s *pathSearch) rows(last, state int) [][]*flatCell {
	path, columns := make([]step, last+1), make([]int, last+1)
	for i := last; i >= 0; i-- {
		path[i] = s.best[i][state]
		columns[i], _ = s.column(state)
		state = path[i].from
	}
	var rows [][]*flatCell
	for i, c := range s.cells[:last+1] {
		switch path[i].kind {
		case firstCell, furtherRow:
			rows = append(rows, make([]*flatCell, len(s.columns)))
		case restOfCell:
			s.widths.joins++
			into := rows[len(rows)-1][columns[i]]
			into.text += c.text
			into.spans = append(into.spans, c.spans...)
			continue
		}
		rows[len(rows)-1][columns[i]] = &flatCell{spans: append(c.spans[:0:0], c.spans...), text: c.text}
	}
	return rows
}
