package export

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// About is what a workbook says of itself on its first sheet.
type About struct {
	DataVersion string
	Notes       [][2]string // further lines: a name and its text
}

// WriteWorkbook writes tables as a workbook (xlsx), a sheet each, behind one that says
// which data they are of and how many rows each has. Texts are texts, whatever they begin
// with; a document's title leads to its page where the page is known.
func WriteWorkbook(w io.Writer, about About, tables []Table) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }() // which takes its temporary files away
	const first = "about"
	if err := book.SetSheetName(book.GetSheetName(0), first); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	lines := append([][2]string{{"dataVersion", about.DataVersion}, {"limit", noLimit}}, about.Notes...)
	var counts [][2]any
	for _, t := range tables {
		n, err := writeSheet(book, t)
		if err != nil {
			return fmt.Errorf("write the sheet %s: %w", t.Name, err)
		}
		counts = append(counts, [2]any{t.Name, n})
	}
	row := 1
	put := func(name string, cell any) error {
		defer func() { row++ }()
		if err := book.SetCellStr(first, fmt.Sprintf("A%d", row), name); err != nil {
			return err
		}
		return book.SetCellValue(first, fmt.Sprintf("B%d", row), cell)
	}
	for _, line := range lines {
		if err := put(line[0], line[1]); err != nil {
			return fmt.Errorf("write the workbook: %w", err)
		}
	}
	for _, count := range counts {
		if err := put(fmt.Sprintf("rows of %s", count[0]), count[1]); err != nil {
			return fmt.Errorf("write the workbook: %w", err)
		}
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// writeSheet writes row after row and gives their number.
func writeSheet(book *excelize.File, t Table) (int, error) {
	if _, err := book.NewSheet(t.Name); err != nil {
		return 0, err
	}
	out, err := book.NewStreamWriter(t.Name)
	if err != nil {
		return 0, err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return 0, err
	}
	head := make([]any, len(t.Columns))
	for i, name := range t.Columns {
		head[i] = name
	}
	if err := out.SetRow("A1", head); err != nil {
		return 0, err
	}
	n := 0
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		n++
		at, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			return n, err
		}
		if err := out.SetRow(at, cells(t.Columns, row)); err != nil {
			return n, err
		}
	}
	return n, out.Flush()
}

// cells are a row as the workbook has it. An enum is its name.
func cells(columns []string, row []any) []any {
	out := make([]any, len(row))
	for i, cell := range row {
		switch cell.(type) {
		case nil, string, float64, int, bool:
			out[i] = cell
		default:
			out[i] = text(cell)
		}
	}
	for i, name := range columns {
		if url, ok := out[i].(string); ok && name == "url" && url != "" {
			out[i] = excelize.Cell{Formula: fmt.Sprintf("HYPERLINK(%q)", url), Value: url}
		}
	}
	return out
}
