package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

const (
	edge        = 0.15 // of a page's height: where headers and footers stand
	margin      = 0.09 // where nothing of the text stands
	edgeLines   = 2    // lines of a header or a footer
	small       = 0.92 // of the size of the text: footnotes
	tiny        = 0.85 // a lone header
	samePlace   = 4.0  // points between headers of two pages
	noteRule    = 0.5  // of a page's width: the line over footnotes is shorter
	farFromText = 1.8  // sizes between a lone header and the text
)

var (
	pageNumber = regexp.MustCompile(`^[-—–―－─·•.\s]*(?:第|[Pp]age)?\s*[\dⅠ-ⅿ０-９]{1,4}\s*页?(?:\s*[/，,、 ]?\s*(?:共|of|/)\s*\d{1,4}\s*页?)?[-—–―－─·•.\s]*$`)
	decorated  = regexp.MustCompile(`[-—–―－─页/·•]|[Pp]age`)
	digits     = regexp.MustCompile(`\d+`)
	noteMark   = regexp.MustCompile(`^(?:[①-⑳⑴-⒇]|\d{1,2}|\[\d{1,2}\]|〔\d{1,2}〕|[*＊†])`)
)

// setFurnitureAside takes headers, footers and page numbers off the pages and
// returns the wording of the former. What is set in larger letters than the
// text stays where it comes first: it may be the title of a table.
func setFurnitureAside(sheets []*sheet, body float64) []string {
	for _, s := range sheets {
		s.notes = s.footnotesTop(body)
	}
	repeated := repeatedLines(sheets, body)
	var aside []string
	kept := map[string]bool{}
	for _, s := range sheets {
		drop := map[*line]bool{}
		for _, l := range s.edgeLines() {
			text := l.text()
			switch {
			case s.isPageNumber(l, text):
				drop[l] = true
			case repeated[l]:
				if key := digits.ReplaceAllString(text, "#"); l.size > 1.05*body && !kept[key] {
					kept[key] = true
					continue
				}
				drop[l] = true
				aside = append(aside, text)
			case s.isLoneMargin(l, body) && l.base < s.notes:
				drop[l] = true
				aside = append(aside, text)
			}
		}
		s.lines = slices.DeleteFunc(s.lines, func(l *line) bool { return drop[l] })
	}
	return aside
}

// edgeLines are the first and last lines of a page that stand in its margins,
// above or below every table.
func (s *sheet) edgeLines() []*line {
	top, bottom := s.height, 0.0
	for _, g := range s.grids {
		top, bottom = min(top, g.ys[0]), max(bottom, g.ys[len(g.ys)-1])
	}
	lines := slices.Clone(s.lines)
	slices.SortStableFunc(lines, func(a, b *line) int { return cmp.Compare(a.base, b.base) })
	var out []*line
	take := func(lines []*line, in func(*line) bool) {
		rows, last := 0, -1.0
		for _, l := range lines {
			if last < 0 || abs(l.base-last) > samePlace {
				rows, last = rows+1, l.base
			}
			if rows > edgeLines || !in(l) {
				return
			}
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	take(lines, func(l *line) bool { return l.base < edge*s.height && l.base < top })
	slices.Reverse(lines)
	take(lines, func(l *line) bool { return l.base > (1-edge)*s.height && l.base-l.size > bottom })
	return out
}

func (s *sheet) isPageNumber(l *line, text string) bool {
	return pageNumber.MatchString(text) && (decorated.MatchString(text) || s.inMargin(l))
}

func (s *sheet) inMargin(l *line) bool {
	return l.base < margin*s.height || l.base > (1-margin)*s.height
}

// isLoneMargin tells the header of a document of one page: small letters in
// the margin, away from the text.
func (s *sheet) isLoneMargin(l *line, body float64) bool {
	if l.size > tiny*body || !s.inMargin(l) {
		return false
	}
	return !slices.ContainsFunc(s.lines, func(o *line) bool {
		return o != l && abs(o.base-l.base) > samePlace && abs(o.base-l.base) < farFromText*body
	})
}

// repeatedLines are those that come again at the same place of other pages, on
// a third of them at least. Numbers in them may differ where the letters are
// smaller than the text's: 附件1, 附件2 over their tables do not repeat.
func repeatedLines(sheets []*sheet, body float64) map[*line]bool {
	type seen struct {
		line  *line
		sheet int
	}
	groups := map[string][]seen{}
	for i, s := range sheets {
		for _, l := range s.edgeLines() {
			key := l.text()
			if l.size < small*body && !(l.base > s.notes && noteMark.MatchString(key)) {
				key = digits.ReplaceAllString(key, "#")
			}
			groups[key] = append(groups[key], seen{l, i})
		}
	}
	out := map[*line]bool{}
	for _, all := range groups {
		for _, one := range all {
			pages := map[int]bool{}
			for _, other := range all {
				if abs(one.line.base-other.line.base) <= samePlace {
					pages[other.sheet] = true
				}
			}
			if len(pages) >= 2 && 3*len(pages) >= len(sheets) {
				out[one.line] = true
			}
		}
	}
	return out
}

// setFootnotesAside takes the footnotes off a page, and the marks in the text
// that point to them. It returns their wording.
func (s *sheet) setFootnotesAside(body float64) []string {
	top := s.footnotesTop(body)
	if top >= s.height {
		return nil
	}
	var notes, text []*line
	for _, l := range s.lines {
		if l.base > top {
			notes = append(notes, l)
		} else {
			text = append(text, l)
		}
	}
	s.lines = text
	below := &sheet{number: s.number, width: s.width, height: s.height, lines: notes}
	var out []string
	marks := map[string]bool{}
	for _, p := range compose(below.order()) {
		out = append(out, p.Text)
		marks[noteMark.FindString(p.Text)] = true
	}
	for _, l := range text {
		l.dropMarks(marks)
	}
	s.lines = slices.DeleteFunc(s.lines, func(l *line) bool { return len(l.glyphs) == 0 })
	return out
}

// footnotesTop is where the footnotes of a page begin: at a short rule with
// nothing but small letters below, or at small letters that begin with a mark.
func (s *sheet) footnotesTop(body float64) float64 {
	last := s.lowestText(body)
	for _, r := range s.rules {
		if width := abs(r.X1 - r.X0); r.Y0 > last && width < noteRule*s.width && width > 0.05*s.width && s.linesBelow(r.Y0) > 0 {
			return r.Y0
		}
	}
	var first *line
	for _, l := range s.lines {
		if l.base > last && (first == nil || l.base < first.base) {
			first = l
		}
	}
	if first != nil && noteMark.MatchString(first.text()) && first.glyphs[0].Size < tiny*body {
		return first.base - first.size
	}
	return s.height
}

// lowestText is where the lowest line or table ends that is no footnote.
func (s *sheet) lowestText(body float64) float64 {
	last := 0.3 * s.height
	for _, l := range s.lines {
		if l.size > small*body {
			last = max(last, l.base)
		}
	}
	for _, g := range s.grids {
		last = max(last, g.ys[len(g.ys)-1])
	}
	return last
}

func (s *sheet) linesBelow(y float64) (n int) {
	for _, l := range s.lines {
		if l.base > y {
			n++
		}
	}
	return n
}

// dropMarks takes the raised marks of footnotes out of a line.
func (l *line) dropMarks(marks map[string]bool) {
	var kept []Glyph
	for i := 0; i < len(l.glyphs); {
		n := i
		var mark strings.Builder
		for n < len(l.glyphs) && l.glyphs[n].Size < 0.75*l.size && l.glyphs[n].Base < l.base-0.1*l.size {
			mark.WriteRune(l.glyphs[n].Rune)
			n++
		}
		if n == i {
			n++
		} else if marks[strings.TrimSpace(mark.String())] {
			i = n
			continue
		}
		kept = append(kept, l.glyphs[i:n]...)
		i = n
	}
	l.glyphs = kept
}
