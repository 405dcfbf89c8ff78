package xlsx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
)

// What Excel itself allows.
const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// sheet is one sheet. Rows and columns count from 0.
type sheet struct {
	book *book
	name string

	rows       []row // that have a value and are shown, in order
	merges     []area
	hiddenRows map[int]row
	hiddenCols map[int]bool
	colGroups  int // elements that speak of columns
	unknown    int // formulas whose value the file lacks

	cols    []int                  // that have a value in a row, in order
	covered map[[2]int]*mergedCell // places of merged cells, by indexes of rows and cols
}

type row struct {
	number int
	cells  map[int]value
}

type value struct {
	text   string
	center bool
}

// area is a rectangle of places, its last row and column inside.
type area struct{ top, left, bottom, right int }

// mergedCell is what is left of a merged cell when hidden and empty rows and
// columns are gone.
type mergedCell struct {
	value
	top, left, rows, cols int
	bottom                int // the number of its last row in the sheet
}

func newSheet(b *book, name string) *sheet {
	return &sheet{book: b, name: name, covered: map[[2]int]*mergedCell{}, hiddenRows: map[int]row{}, hiddenCols: map[int]bool{}}
}

func (s *sheet) read(root *packed.Element) error {
	return root.Each(func(e *packed.Element) error {
		switch e.Name {
		case "cols":
			return e.Each(s.readColumn)
		case "sheetData":
			next := 0
			return e.Each(func(r *packed.Element) error {
				number := next
				if n, err := strconv.Atoi(r.Attr("r")); err == nil && n > 0 && n <= maxRow {
					number = n - 1
				}
				next = number + 1
				return s.readRow(r, number)
			})
		case "mergeCells":
			return e.Each(func(m *packed.Element) error {
				if a, ok := areaOf(m.Attr("ref")); ok {
					s.merges = append(s.merges, a)
				}
				return nil
			})
		}
		return nil
	})
}

func (s *sheet) readColumn(e *packed.Element) error {
	first, err1 := strconv.Atoi(e.Attr("min"))
	last, err2 := strconv.Atoi(e.Attr("max"))
	if s.colGroups++; s.colGroups > maxCol || !isTrue(e.Attr("hidden")) || err1 != nil || err2 != nil {
		return nil
	}
	for col := max(first, 1); col <= min(last, maxCol); col++ {
		s.hiddenCols[col-1] = true
	}
	return nil
}

func (s *sheet) readRow(e *packed.Element, number int) error {
	r := row{number: number, cells: map[int]value{}}
	next := 0
	err := e.Each(func(c *packed.Element) error {
		col := next
		if _, at, ok := placeOf(c.Attr("r")); ok {
			col = at
		}
		next = col + 1
		v, err := s.readCell(c)
		if err != nil || strings.TrimSpace(v.text) == "" {
			return err
		}
		if err := s.book.body.TakeText(len(v.text)); err != nil {
			return err
		}
		r.cells[col] = v
		return nil
	})
	if isTrue(e.Attr("hidden")) {
		s.hiddenRows[number] = r
		return err
	}
	if len(r.cells) > 0 {
		s.rows = append(s.rows, r)
	}
	return err
}

func (s *sheet) readCell(e *packed.Element) (value, error) {
	kind, format := e.Attr("t"), s.book.styles.of(e.Attr("s"))
	out, raw, formula := value{center: format.center}, "", false
	err := e.Each(func(c *packed.Element) (err error) {
		switch c.Name {
		case "v":
			raw, err = c.Text()
		case "is":
			out.text, err = richText(c)
		case "f":
			formula = true
		}
		return err
	})
	if formula && raw == "" && kind != "str" {
		s.unknown++
	}
	switch kind {
	case "inlineStr":
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(raw)); err == nil && n >= 0 && n < len(s.book.strings) {
			out.text = s.book.strings[n]
		}
	case "str":
		out.text = unescape(raw)
	case "b":
		out.text = map[string]string{"1": "TRUE", "0": "FALSE"}[raw]
	case "e", "d":
		out.text = raw
	default:
		out.text = s.book.styles.show(raw, format.code)
	}
	return out, err
}

// arrange finds the columns that are left and lays the merged cells over them.
func (s *sheet) arrange() error {
	slices.SortStableFunc(s.rows, func(a, b row) int { return a.number - b.number })
	used := map[int]bool{}
	for _, r := range s.rows {
		for col := range r.cells {
			used[col] = true
		}
	}
	s.tell(used)
	for col := range used {
		if !s.hiddenCols[col] {
			s.cols = append(s.cols, col)
		}
	}
	slices.Sort(s.cols)
	if len(s.cols) == 0 {
		s.rows = nil
	}
	if err := s.book.body.TakeCells(len(s.rows) * len(s.cols)); err != nil {
		return err
	}
	for _, m := range s.merges {
		if err := s.lay(m); err != nil {
			return err
		}
	}
	return nil
}

// tell says what of the sheet is not read; used are its columns with values.
func (s *sheet) tell(used map[int]bool) {
	rows, cols := 0, 0
	for _, r := range s.hiddenRows {
		if len(r.cells) > 0 {
			rows++
		}
	}
	for col := range used {
		if s.hiddenCols[col] {
			cols++
		}
	}
	if rows > 0 {
		s.book.leaveOut("hidden rows of the sheet %q were not read (%d): unhide them to have them read", s.name, rows)
	}
	if cols > 0 {
		s.book.leaveOut("hidden columns of the sheet %q were not read (%d): unhide them to have them read", s.name, cols)
	}
	if s.unknown > 0 {
		s.book.leaveOut("formulas of the sheet %q have no value in the file (%d): open it, save it again, and read that", s.name, s.unknown)
	}
}

// lay puts a merged cell over the rows and columns that are left of it.
func (s *sheet) lay(m area) error {
	byNumber := func(r row, n int) int { return r.number - n }
	top, _ := slices.BinarySearchFunc(s.rows, m.top, byNumber)
	below, _ := slices.BinarySearchFunc(s.rows, m.bottom+1, byNumber)
	left, _ := slices.BinarySearch(s.cols, m.left)
	beside, _ := slices.BinarySearch(s.cols, m.right+1)
	if top >= below || left >= beside || s.covered[[2]int{top, left}] != nil {
		return nil
	}
	cell := &mergedCell{top: top, left: left, rows: below - top, cols: beside - left, bottom: m.bottom}
	if err := s.book.body.TakeCells(cell.rows * cell.cols); err != nil {
		return err
	}
	for y := top; y < below; y++ {
		for x := left; x < beside; x++ {
			if s.covered[[2]int{y, x}] != nil {
				return nil // it overlaps another one, which no spreadsheet does
			}
		}
	}
	for y := top; y < below; y++ {
		for x := left; x < beside; x++ {
			s.covered[[2]int{y, x}] = cell
		}
	}
	cell.value = s.rows[top].cells[m.left]
	if hidden, ok := s.hiddenRows[m.top]; ok {
		cell.value = hidden.cells[m.left]
	}
	return nil
}

// areaOf reads "B2:D4".
func areaOf(ref string) (area, bool) {
	first, last, found := strings.Cut(ref, ":")
	if !found {
		last = first
	}
	top, left, ok1 := placeOf(first)
	bottom, right, ok2 := placeOf(last)
	return area{top, left, bottom, right}, ok1 && ok2 && top <= bottom && left <= right
}

// placeOf reads "B2".
func placeOf(ref string) (row, col int, ok bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	letters := strings.TrimRight(ref, "0123456789")
	row, err := strconv.Atoi(ref[len(letters):])
	if err != nil || letters == "" || row < 1 || row > maxRow {
		return 0, 0, false
	}
	for _, c := range strings.ToUpper(letters) {
		if c < 'A' || c > 'Z' || col > maxCol {
			return 0, 0, false
		}
		col = 26*col + int(c-'A') + 1
	}
	return row - 1, col - 1, col <= maxCol
}

// at is the value of a place by indexes, "" where a merged cell covers it that
// begins elsewhere.
func (s *sheet) at(y, x int) (value, *mergedCell) {
	if m := s.covered[[2]int{y, x}]; m != nil {
		if m.top == y && m.left == x {
			return m.value, m
		}
		return value{}, m
	}
	return s.rows[y].cells[s.cols[x]], nil
}

// parts divides the sheet into paragraphs and tables.
func (s *sheet) parts() []flow.Part {
	var parts []flow.Part
	for start := 0; start < len(s.rows); {
		end := start + 1
		for end < len(s.rows) && !s.beginsAnew(end) {
			end++
		}
		parts = append(parts, s.chunk(start, end)...)
		start = end
	}
	return parts
}

// annexLabel begins an annex, with an empty row above it or without.
var annexLabel = regexp.MustCompile(`^(?:附件|附表|附录)\s*[0-9０-９一二三四五六七八九十]*(?:$|[\s:：])`)

// beginsAnew says that a table ends above a row: it is a line by itself with an
// empty row above, or an annex's label.
func (s *sheet) beginsAnew(y int) bool {
	return s.isLine(y) && (s.emptyAbove(y) || annexLabel.MatchString(s.line(y)))
}

// line is the first value of a row.
func (s *sheet) line(y int) string {
	for x := range s.cols {
		if v, _ := s.at(y, x); v.text != "" {
			return strings.TrimSpace(v.text)
		}
	}
	return ""
}

func (s *sheet) emptyAbove(y int) bool {
	last := s.rows[y-1].number // that is not empty
	for x := range s.cols {
		if _, m := s.at(y-1, x); m != nil {
			last = max(last, m.bottom)
		}
	}
	for n := last + 1; n < s.rows[y].number; n++ {
		if _, hidden := s.hiddenRows[n]; !hidden {
			return true
		}
	}
	return false
}

// isLine says that a row has one value and goes on with no merged cell above.
func (s *sheet) isLine(y int) bool {
	values := 0
	for x := range s.cols {
		v, m := s.at(y, x)
		if m != nil && m.top < y {
			return false
		}
		if v.text != "" {
			values++
		}
	}
	return values <= 1
}

// chunk is the lines above a table, the table, and the lines below it.
func (s *sheet) chunk(start, end int) []flow.Part {
	top, below := start, end
	for top < end && s.isLine(top) {
		top++
	}
	for below > top && s.isLine(below-1) {
		below--
	}
	var parts []flow.Part
	for y := start; y < end; y++ {
		if y >= top && y < below {
			if y == top {
				parts = append(parts, flow.Part{Rows: s.table(top, below)})
			}
			continue
		}
		for x := range s.cols {
			if v, _ := s.at(y, x); v.text != "" {
				parts = append(parts, flow.Part{Text: v.text, Center: v.center})
			}
		}
	}
	return parts
}

// table is the rows from top to below, in columns where a value begins: others
// are empty, or a part of every cell over them.
func (s *sheet) table(top, below int) [][]flow.Cell {
	begins := make([]bool, len(s.cols))
	for y := top; y < below; y++ {
		for x := range s.cols {
			v, _ := s.at(y, x)
			begins[x] = begins[x] || v.text != ""
		}
	}
	before := make([]int, len(s.cols)+1) // how many columns are kept to the left
	for x, kept := range begins {
		before[x+1] = before[x]
		if kept {
			before[x+1]++
		}
	}
	rows := make([][]flow.Cell, 0, below-top)
	for y := top; y < below; y++ {
		var cells []flow.Cell
		for x := range s.cols {
			v, m := s.at(y, x)
			switch {
			case m == nil && begins[x]:
				cells = append(cells, flow.Cell{Text: v.text, RowSpan: 1, ColSpan: 1})
			case m != nil && m.top == y && m.left == x && before[x] < before[x+m.cols]:
				cells = append(cells, flow.Cell{Text: v.text, RowSpan: min(m.rows, below-y), ColSpan: before[x+m.cols] - before[x]})
			}
		}
		rows = append(rows, cells)
	}
	return rows
}
