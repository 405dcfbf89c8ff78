package odt

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
)

func (r *reader) table(e *packed.Element) (rows [][]flow.Cell, err error) {
	err = r.eachRow(e, func(tr *packed.Element) error {
		row, err := r.row(tr)
		if err != nil {
			return err
		}
		rows = append(rows, row)
		for range repeated(tr, "number-rows-repeated") - 1 {
			if err := r.takeAgain(row); err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// eachRow visits a table's rows wherever headers and groups hold them.
func (r *reader) eachRow(e *packed.Element, visit func(*packed.Element) error) error {
	return e.Each(func(c *packed.Element) error {
		switch c.Name {
		case "table-row":
			return visit(c)
		case "table-header-rows", "table-rows", "table-row-group":
			return r.eachRow(c, visit)
		}
		return nil
	})
}

// row reads the cells that begin in a row; a covered one belongs to another.
func (r *reader) row(e *packed.Element) (row []flow.Cell, err error) {
	err = e.Each(func(c *packed.Element) error {
		if c.Name != "table-cell" {
			return nil
		}
		cell, err := r.cell(c)
		if err != nil {
			return err
		}
		row = append(row, cell)
		for range repeated(c, "number-columns-repeated") - 1 {
			if err := r.takeAgain([]flow.Cell{cell}); err != nil {
				return err
			}
			row = append(row, cell)
		}
		return nil
	})
	return row, err
}

// takeAgain counts cells that the file has once and the document once more.
func (r *reader) takeAgain(row []flow.Cell) error {
	for _, c := range row {
		if err := r.body.TakeText(len(c.Text)); err != nil {
			return err
		}
	}
	return r.body.TakeCells(max(len(row), 1))
}

func (r *reader) cell(e *packed.Element) (flow.Cell, error) {
	cell := flow.Cell{RowSpan: repeated(e, "number-rows-spanned"), ColSpan: repeated(e, "number-columns-spanned")}
	var lines []string
	add := func(p flow.Part) { lines = append(lines, p.Text) }
	if err := r.blocks(e, sink{paragraph: add, table: asParagraphs(add)}); err != nil {
		return cell, err
	}
	cell.Text = strings.Join(lines, "\n")
	return cell, r.body.TakeCells(1)
}

// repeated is a count of 1 or more.
func repeated(e *packed.Element, name string) int {
	n, err := strconv.Atoi(e.Attr(name))
	if err != nil || n < 1 {
		return 1
	}
	return n
}
