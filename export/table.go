// Package export writes what a server answers as files that other programs read:
// tables as CSV or sheets of a workbook, and the whole graph as GraphML, JSON-LD or
// Cypher. Tables are asked for by package client, so that an export has the same
// filters, limits and words as the API.
package export

import (
	"context"
	_ "embed"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// Table is rows below named columns. A cell is a string, a float64, an int, a bool, a
// bilingual.Text, which In puts into a language, or nil where nothing is said.
type Table struct {
	Name    string
	Columns []string
	Rows    iter.Seq2[[]any, error] // can be read once
	Notes   []bilingual.Text        // what holds for all of it

	language bilingual.Language // of the notes, where they are written for people
}

// Limited cuts a table after so many rows; 0 leaves it whole. A table that was cut says
// so in its last row's last column, so that nobody takes a part for the whole.
func (t Table) Limited(rows int) Table {
	if rows <= 0 {
		return t
	}
	all := t.Rows
	t.Columns = append(append([]string(nil), t.Columns...), "cutAfter")
	t.Rows = func(yield func([]any, error) bool) {
		n := 0
		var last []any
		for row, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			if last != nil && n < rows && !yield(append(last, nil), nil) {
				return
			}
			if n == rows {
				yield(append(last, rows), nil)
				return
			}
			n++
			last = row
		}
		if last != nil {
			yield(append(last, nil), nil)
		}
	}
	return t
}

//go:embed heads.zh.yaml
var headsInChinese []byte

// heads has the Chinese of the columns' names.
var heads = bilingual.MustRead(headsInChinese)

// In puts the texts of the cells and the notes into a language.
func (t Table) In(l bilingual.Language) Table {
	all := t.Rows
	t.language = l
	t.Rows = func(yield func([]any, error) bool) {
		for row, err := range all {
			for i, cell := range row {
				if said, ok := cell.(bilingual.Text); ok {
					row[i] = said.In(l)
				}
			}
			if !yield(row, err) {
				return
			}
		}
	}
	return t
}

// Headed puts the columns' names into a language, for people: programs know them by the
// English ones.
func (t Table) Headed(l bilingual.Language) Table {
	named := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		named[i] = heads.Of(column).In(l)
	}
	t.Columns = named
	return t
}

// With puts a column of one value behind the others.
func (t Table) With(column string, value any) Table {
	all := t.Rows
	t.Columns = append(append([]string(nil), t.Columns...), column)
	t.Rows = func(yield func([]any, error) bool) {
		for row, err := range all {
			if err == nil {
				row = append(row, value)
			}
			if !yield(row, err) {
				return
			}
		}
	}
	return t
}

// Where keeps the rows that have a value in a column.
func (t Table) Where(column string, value any) Table {
	all, at := t.Rows, slices.Index(t.Columns, column)
	t.Rows = func(yield func([]any, error) bool) {
		for row, err := range all {
			if (err != nil || row[at] == value) && !yield(row, err) {
				return
			}
		}
	}
	return t
}

// DataVersion asks which data a server answers from.
func DataVersion(ctx context.Context, c graphql.Client) (string, error) {
	answer, err := client.Stats(ctx, c)
	if err != nil {
		return "", err
	}
	if answer.Stats == nil {
		return "", fmt.Errorf("ask for the version of the data: the server did not tell it")
	}
	return answer.Stats.DataVersion, nil
}

// page is one page of an answer: its nodes, and where the next begins (nil: there is none).
type page[N any] func(after *string) (nodes []N, next *string, err error)

// all reads page after page.
func all[N any](get page[N]) iter.Seq2[N, error] {
	return func(yield func(N, error) bool) {
		var after *string
		for {
			nodes, next, err := get(after)
			if err != nil {
				var none N
				yield(none, err)
				return
			}
			for _, n := range nodes {
				if !yield(n, nil) {
					return
				}
			}
			if next == nil {
				return
			}
			after = next
		}
	}
}

// rows makes rows of nodes: none, one or several of each.
func rows[N any](nodes iter.Seq2[N, error], of func(N) [][]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for n, err := range nodes {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, row := range of(n) {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// next is where the next page begins.
func next(more bool, end *string) *string {
	if !more {
		return nil
	}
	return end
}

func full() *int {
	n := client.Page
	return &n
}

// value is what a pointer leads to, or nil.
func value[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// text is a cell as text.
func text(cell any) string {
	switch cell := cell.(type) {
	case nil:
		return ""
	case string:
		return cell
	case bilingual.Text:
		return cell.Message
	case float64:
		return strconv.FormatFloat(cell, 'f', -1, 64)
	default:
		return fmt.Sprint(cell)
	}
}
