package outline

// carry fills blank cells from the row above, as merged cells read.
func carry(t *Table) {
	var above *Row
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Sum {
			continue
		}
		if above != nil {
			c := carrying{table: t, row: row, above: above}
			c.fill()
		}
		above = row
	}
}

// carrying is a row and the one above it that is no sum.
type carrying struct {
	table      *Table
	row, above *Row
	bodies     bool // the row has bodies of its own
	nameGoesOn bool // its name is that of the row above
}

func (c *carrying) fill() {
	for i, cell := range c.row.Cells {
		role := c.table.Header[i].Role
		c.bodies = c.bodies || role.Responsible() && len(cell.Spans) > 0
		c.nameGoesOn = c.nameGoesOn || role == ColName && (len(cell.Spans) == 0 || cell.Carried)
	}
	for i := range c.row.Cells {
		if len(c.row.Cells[i].Spans) == 0 && len(c.above.Cells[i].Spans) > 0 && c.carries(i) {
			c.row.Cells[i] = Cell{Spans: c.above.Cells[i].Spans, Carried: true}
		}
	}
}

// carries tells whether a blank cell means the one above it: what a row is
// about, its year, and the bodies where it has none of its own. Schedules and
// figures go on among the sub-rows of one row only.
func (c *carrying) carries(column int) bool {
	switch c.table.Header[column].Role {
	case ColYear:
		return true
	case ColName, ColOther, ColSort:
		return c.sameGroup() && column < len(c.row.Cells)-1
	case ColLead: // one body leads all that its merged cell is about
		return c.sameGroup() && (!c.bodies || c.nameGoesOn)
	case ColSupport, ColResponsible:
		return c.sameGroup() && !c.bodies
	}
	return c.row.Sub > 1
}

// sameGroup: both rows stand in the same outermost group, or in none.
func (c *carrying) sameGroup() bool { return outermost(c.row) == outermost(c.above) }

func outermost(row *Row) string {
	if len(row.Groups) == 0 {
		return ""
	}
	return row.Groups[0]
}
