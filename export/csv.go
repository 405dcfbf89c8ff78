package export

import (
	"encoding/csv"
	"io"
	"strings"
)

// bom tells spreadsheets that the text is UTF-8.
const bom = "\ufeff"

// WriteCSV writes a table as UTF-8 with a byte order mark, which spreadsheets want. It
// writes row after row as they come.
func WriteCSV(w io.Writer, t Table) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return err
	}
	return writeRecords(w, t)
}

// writeRecords writes the head and the rows.
func writeRecords(w io.Writer, t Table) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.Columns); err != nil {
		return err
	}
	record := make([]string, len(t.Columns))
	for row, err := range t.Rows {
		if err != nil {
			return err // of what was asked, not of writing
		}
		for i, cell := range row {
			record[i] = inert(cell)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inert is a cell's text that no spreadsheet takes for a formula: a quotation mark
// before it keeps it text. Numbers stay as they are.
func inert(cell any) string {
	s := text(cell)
	if _, isText := cell.(string); isText && s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
