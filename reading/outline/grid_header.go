package outline

// gridHeader finds the header among the first rows: one whose words are known,
// else one above figures. Last is its last row, -1 where there is none.
func gridHeader(g grid) (last int, columns []Column) {
	for _, reads := range []func(grid, int) ([]Column, bool){wordHeader, figureHeader} {
		for r := 0; r < min(len(g.rows)-1, 4); r++ {
			if sameText(g.rows[r]) {
				continue
			}
			columns, ok := reads(g, r)
			if !ok {
				continue
			}
			if r+2 < len(g.rows) && refines(g, r+1) {
				return r + 1, under(g.rows[r], g.rows[r+1])
			}
			return r, columns
		}
	}
	return -1, nil
}

func texts(cells []gridCell) []string {
	var out []string
	for _, c := range cells {
		out = append(out, c.text)
	}
	return out
}

// wordHeader reads a header whose words are known.
func wordHeader(g grid, r int) ([]Column, bool) { return header(texts(g.rows[r])) }

// figureHeader reads a row of short words above columns of figures.
func figureHeader(g grid, r int) ([]Column, bool) {
	filled := 0
	for _, c := range g.rows[r] {
		if c.text == "" {
			continue
		}
		if filled++; !headerLike(c.text) {
			return nil, false
		}
	}
	columns, _ := header(texts(g.rows[r]))
	if filled < 2 || g.figures(r+1, 0)*2 > 0 && columns[0].Role != ColNumber {
		return nil, false
	}
	for c := range columns {
		if columns[c].Role != ColNumber && g.figures(r+1, c) > 0 {
			return columns, true
		}
	}
	return nil, false
}

// figures counts the figures in a column from a row on; 0 unless they are most
// of what it holds.
func (g grid) figures(from, column int) int {
	filled, figures := 0, 0
	for _, row := range g.rows[from:] {
		if row[column].text == "" || row[column].carried {
			continue
		}
		filled++
		if figureCell(row[column].text) {
			figures++
		}
	}
	if figures*2 < filled {
		return 0
	}
	return figures
}

// refines tells the second row of a header: part of it is merged with the row
// above or blank, the rest are headers too.
func refines(g grid, r int) bool {
	above, cells := g.rows[r-1], g.rows[r]
	merged := 0
	for i, c := range cells {
		if c.carried || c.text == "" && above[i].text != "" {
			merged++
			continue
		}
		if _, numbered := number([]rune(c.text)); numbered || c.text == "" || !headerLike(c.text) {
			return false
		}
		if _, known := column(c.text); !known && subhead(c.text) < 0 && g.figures(r+1, i) == 0 {
			return false
		}
	}
	return merged > 0 && merged < len(cells)
}

// under makes columns of a header of two rows.
func under(above, cells []gridCell) []Column {
	words, parents := make([]string, len(cells)), make([]string, len(cells))
	parent := ""
	for i, c := range cells {
		if above[i].text != "" {
			parent = above[i].text
		}
		words[i] = c.text
		if c.carried || c.text == "" {
			words[i] = above[i].text
		} else {
			parents[i] = parent
		}
	}
	columns, _ := header(words)
	for i := range columns {
		columns[i].Under = parents[i]
	}
	return columns
}
