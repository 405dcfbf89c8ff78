package doc

import "github.com/policygraph/policygraph/reading/source/internal/refuse"

// The single property modifiers (sprm) that matter here.
const (
	charDeleted = 0x0800
	charHidden  = 0x083C

	paraInTable    = 0x2416
	paraRowEnd     = 0x2417
	paraJustifyOld = 0x2403
	paraJustify    = 0x2461
	paraOutline    = 0x2640
	paraLevel      = 0x260A
	paraList       = 0x460B
	paraDepth      = 0x6649
	paraInnerCell  = 0x244B
	paraInnerRow   = 0x244C
	paraHuge       = 0x6646
	paraHugeOld    = 0x6645
	paraTable      = 0x646B
	paraTabs       = 0xC615

	tableCells    = 0xD608
	tableMerge    = 0x5624
	tableVertical = 0xD62B
)

// eachSprm visits the modifiers of a list with their operands; of those of
// variable length, the operand is what follows the length.
func eachSprm(list []byte, visit func(code uint16, operand []byte)) {
	for len(list) >= 3 {
		code := u16(list, 0)
		list = list[2:]
		head, size := operandSize(code, list)
		operand := part(list, head, size)
		if operand == nil {
			return
		}
		visit(code, operand)
		list = list[head+size:]
	}
}

// operandSize is how long an operand is and how long the length before it.
func operandSize(code uint16, rest []byte) (head, size int) {
	switch code >> 13 {
	case 0, 1:
		return 0, 1
	case 2, 4, 5:
		return 0, 2
	case 3:
		return 0, 4
	case 7:
		return 0, 3
	}
	switch {
	case code == tableCells:
		return 2, int(u16(rest, 0)) - 1
	case code == paraTabs && byteAt(rest, 0) == 255:
		deleted := byteAt(rest, 1)
		return 1, 2 + 4*deleted + 3*byteAt(rest, 2+4*deleted)
	}
	return 1, byteAt(rest, 0)
}

// hides says that characters are hidden or were deleted.
func hides(sprms []byte) bool {
	hidden, deleted := false, false
	eachSprm(sprms, func(code uint16, operand []byte) {
		switch code {
		case charHidden:
			hidden = operand[0]&1 != 0
		case charDeleted:
			deleted = operand[0]&1 != 0
		}
	})
	return hidden || deleted
}

// properties are a paragraph's own or its style's.
type properties struct {
	heading      int
	center       bool
	list, level  int // of the list: its number from 1, 0 none; its level from 0
	inTable      bool
	depth        int // of tables around it, where that is told
	rowEnd       bool
	innerCell    bool
	innerRow     bool
	row          row
	indirections int // lists of modifiers in the stream of data that were followed
}

// row is where the cells of a table's row stand.
type row struct {
	edges []int
	cells []cellFlags
}

type cellFlags struct{ beside, below, first bool }

const (
	centred        = 1
	mergedBeside   = 2
	mergedBelow    = 1 << 5
	firstOfMerged  = 1 << 6
	maxIndirection = 4
	maxFar         = 64 << 20
)

// apply changes the properties as modifiers say.
func (d *document) apply(p *properties, sprms []byte) {
	eachSprm(sprms, func(code uint16, operand []byte) {
		on := byteAt(operand, 0) != 0
		switch code {
		case paraInTable:
			p.inTable = on
		case paraRowEnd:
			p.rowEnd = on
		case paraInnerCell:
			p.innerCell = on
		case paraInnerRow:
			p.innerRow = on
		case paraDepth:
			p.depth = int(int32(u32(operand, 0)))
		case paraJustify, paraJustifyOld:
			p.center = operand[0] == centred
		case paraOutline:
			if p.heading = 0; operand[0] < 9 {
				p.heading = min(int(operand[0])+1, 6)
			}
		case paraLevel:
			p.level = int(operand[0])
		case paraList:
			p.list = int(int16(u16(operand, 0)))
		case paraHuge, paraHugeOld, paraTable:
			d.applyFar(p, int(u32(operand, 0)))
		case tableCells:
			p.row = rowOf(operand)
		case tableMerge:
			p.row.merge(byteAt(operand, 0), byteAt(operand, 1))
		case tableVertical:
			p.row.vertical(operand)
		}
	})
}

// applyFar applies modifiers that are too many for their page and stand in the
// stream of data.
func (d *document) applyFar(p *properties, at int) {
	list := part(d.data, at+2, int(u16(d.data, at)))
	if d.far += len(list); d.far > maxFar {
		d.tooFar = refuse.OverLimit("the formats of the Word document have more than the %d bytes that are allowed: save it as DOCX", maxFar)
		return
	}
	if p.indirections++; p.indirections <= maxIndirection {
		d.apply(p, list)
	}
}

// rowOf reads a row's cells: the places of their edges, then their flags.
func rowOf(operand []byte) row {
	const size = 20
	n := byteAt(operand, 0)
	var r row
	for i := range n + 1 {
		r.edges = append(r.edges, int(int16(u16(operand, 1+2*i))))
	}
	r.cells = make([]cellFlags, n)
	for i := range r.cells {
		flags := u16(operand, 1+2*(n+1)+size*i)
		r.cells[i] = cellFlags{beside: flags&mergedBeside != 0, below: flags&mergedBelow != 0, first: flags&firstOfMerged != 0}
	}
	return r
}

// merge makes one cell of the cells from first to before limit.
func (r *row) merge(first, limit int) {
	for i := first + 1; i < min(limit, len(r.cells)); i++ {
		r.cells[i].beside = true
	}
}

func (r *row) vertical(operand []byte) {
	if i := byteAt(operand, 0); i < len(r.cells) {
		flags := byteAt(operand, 1)
		r.cells[i].below, r.cells[i].first = flags != 0, flags == 3
	}
}
