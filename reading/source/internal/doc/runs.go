package doc

import (
	"cmp"
	"slices"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// run is a stretch of the main stream and how it is formatted.
type run struct {
	start, end uint32
	style      int
	sprms      []byte
}

const pageSize = 512

// readRuns reads how paragraphs are formatted, and which characters are hidden.
func (d *document) readRuns() (err error) {
	if d.paragraphs, err = d.runs(paragraphPagesAt, paragraphRuns); err != nil {
		return err
	}
	characters, err := d.runs(characterPagesAt, characterRuns)
	for _, r := range characters {
		if !hides(r.sprms) {
			continue
		}
		if n := len(d.hidden); n > 0 && r.start <= d.hidden[n-1].end {
			d.hidden[n-1].end = max(d.hidden[n-1].end, r.end)
			continue
		}
		d.hidden = append(d.hidden, r)
	}
	return err
}

// runs reads the pages of a table that formats the main stream (PlcBte).
func (d *document) runs(place int, read func(page []byte, i, count int) (style int, sprms []byte)) ([]run, error) {
	table := d.tableAt(place)
	n := (len(table) - 4) / 8
	var all []run
	for i := range max(n, 0) {
		number := int(u32(table, 4*(n+1)+4*i) & 0x3FFFFF)
		page := part(d.main, number*pageSize, pageSize)
		if page == nil {
			continue
		}
		count := int(page[pageSize-1])
		if len(all)+count > maxRuns {
			return nil, refuse.OverLimit("the Word document formats more than the %d stretches of text that are allowed: save it as DOCX", maxRuns)
		}
		for j := range count {
			r := run{start: u32(page, 4*j), end: u32(page, 4*j+4)}
			if 4*j+8 > pageSize || r.start >= r.end {
				continue
			}
			r.style, r.sprms = read(page, j, count)
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b run) int { return cmp.Compare(a.start, b.start) })
	return all, nil
}

// paragraphRuns reads the i-th of the formats of a page of paragraphs.
func paragraphRuns(page []byte, i, count int) (style int, sprms []byte) {
	at := 2 * byteAt(page, 4*(count+1)+13*i)
	if at == 0 {
		return 0, nil
	}
	size, from := 2*byteAt(page, at)-1, at+1
	if size < 0 {
		size, from = 2*byteAt(page, at+1), at+2
	}
	format := part(page, from, min(size, max(pageSize-1-from, 0)))
	if len(format) < 2 {
		return 0, nil
	}
	return int(u16(format, 0)), format[2:]
}

// characterRuns reads the i-th of the formats of a page of characters.
func characterRuns(page []byte, i, count int) (style int, sprms []byte) {
	at := 2 * byteAt(page, 4*(count+1)+i)
	if at == 0 {
		return 0, nil
	}
	return 0, part(page, at+1, byteAt(page, at))
}

func byteAt(b []byte, at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

// firstAfter is the first of the runs that ends behind a place.
func firstAfter(runs []run, at uint32) int {
	i, _ := slices.BinarySearchFunc(runs, at, func(r run, at uint32) int {
		if r.end <= at {
			return -1
		}
		return 1
	})
	return i
}

// formatAt is how the paragraph is formatted whose mark stands at a place.
func (d *document) formatAt(at uint32) properties {
	if d.last.start <= at && at < d.last.end {
		return d.last.properties
	}
	i := firstAfter(d.paragraphs, at)
	if i == len(d.paragraphs) || d.paragraphs[i].start > at {
		return d.styled(0)
	}
	r := d.paragraphs[i]
	p := d.styled(r.style)
	d.apply(&p, r.sprms)
	d.last = formatted{start: r.start, end: r.end, properties: p}
	return p
}
