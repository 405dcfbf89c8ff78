package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// platforms reads properly named carriers: a word for a carrier (综合体,
// 孵化器 …) with a name before it that belongs to one of them. What names them
// in general (众创空间, 省级创新平台) and what carries nothing (funds, regions,
// events) is left out.
func (r *reading) platforms() {
	reader := platformReader{reading: r, bodies: r.assigned()}
	var headings []string
	if r.file.Document.Kind == dataset.KindReport {
		reader.places = placesOf(r.outline)
		headings = reader.places.names
	}
	reader.names.stems = r.placeStems(headings)
	for _, b := range r.doc.Blocks {
		switch {
		case b.Style.Noise || b.Style.Meta || r.outline.Copy.Start < r.outline.Copy.End && r.outline.Copy.Start <= b.Span.Start && b.Span.Start < r.outline.Copy.End:
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				for _, c := range row {
					reader.passage(c.Span)
				}
			}
		default:
			reader.passage(b.Span)
		}
	}
	r.file.Platforms = reader.merged()
	for i := range r.file.Platforms {
		if t := r.taskAt(r.file.Platforms[i].Start); t != nil {
			r.file.Platforms[i].Task = t.Key
		}
	}
}

type platformReader struct {
	*reading
	names  names
	bodies map[string]bool // what answers for tasks is a body and no carrier
	places *places         // of a report of several places
	found  []dataset.Platform
}

// assigned are the names that the tasks' assignments use.
func (r *reading) assigned() map[string]bool {
	names := map[string]bool{}
	for _, t := range r.file.Tasks {
		for _, a := range t.Assignments {
			names[zh.WithoutDivision(a.Agency)] = true
		}
	}
	return names
}

// passage reads the names of one paragraph or cell.
func (p *platformReader) passage(s source.Span) {
	area := ""
	if p.places != nil {
		area = p.places.of(p.text(s))
	}
	for _, n := range p.names.in(p.doc.Text[s.Start:s.End]) {
		if p.bodies[zh.WithoutDivision(n.text)] {
			continue
		}
		at := source.Span{Start: s.Start + n.span.Start, End: s.Start + n.span.End}
		platform := dataset.Platform{
			Name:     n.text,
			Kind:     n.kind,
			Area:     p.areaOf(n.text, area),
			Quote:    p.doc.Quote(at),
			Locator:  p.locate(at),
			Evidence: dataset.Evidence{Confidence: n.confidence, Reason: n.reason},
		}
		p.found = append(p.found, platform)
	}
}

// areaOf is the place of a platform: the one in its name, the one that the
// passage speaks of, or the document's.
func (p *platformReader) areaOf(name, passage string) string {
	if p.places != nil {
		for _, heading := range p.places.names {
			if strings.Contains(name, heading) {
				return p.places.full[heading]
			}
		}
	}
	if place := placeIn(name); place != "" && p.places != nil {
		return place
	}
	if passage != "" {
		return passage
	}
	return p.file.Document.Area
}

// merged makes one of the mentions of one platform: equal names, and a short
// name that a longer one ends with. The longest name stands, with the place
// where it is printed first.
func (p *platformReader) merged() []dataset.Platform {
	var out []dataset.Platform
	var bares []string        // the bare names of out
	whole := map[string]int{} // by the bare name: its place in out
	ends := map[string]int{}  // by a bare name that is the end of one in out
	for _, f := range p.found {
		bare := bareName(f.Name)
		if _, known := whole[bare]; known {
			continue
		}
		if _, known := ends[bare]; known {
			continue
		}
		if shortened(f, bare, out, bares) {
			continue
		}
		at := len(out)
		for _, end := range endsOf(bare, f.Kind) {
			if i, known := whole[end]; known {
				at = i
				if !joined.MatchString(strings.TrimSuffix(bare, end)) {
					out[i], bares[i] = f, bare
				}
				break
			}
		}
		if at == len(out) {
			out, bares = append(out, f), append(bares, bare)
		}
		whole[bare] = at
		for _, end := range endsOf(bare, f.Kind) {
			ends[end] = at
		}
	}
	return out
}

// shortened says that a name is one of those read before, less what it is for:
// 青石眼镜综合体 after 青石眼镜产业创新服务综合体.
func shortened(f dataset.Platform, name string, known []dataset.Platform, bares []string) bool {
	letters := 4 // fewer may be but a place
	if strings.Contains(f.Name, "”") {
		letters = 2
	}
	bare := []rune(name)
	stem := bare[:len(bare)-len(carrierWords.Ending(bare))]
	if len(stem) < letters {
		return false
	}
	for i, begins := range bares {
		if known[i].Kind == f.Kind && strings.HasPrefix(begins, string(stem)) {
			return true
		}
	}
	return false
}

// endsOf are the ends of a name that say more than its kind, longest first.
func endsOf(bare, kind string) []string {
	var ends []string
	for i := range bare {
		if i > 0 && len(bare)-i > len(kind) {
			ends = append(ends, bare[i:])
		}
	}
	return ends
}

// joined says that what a longer name has more is another name: 南山与北山园.
var joined = zh.MustCompile(`(?:[^中]和|[与及、])$`)

// bareName compares names written with and without quotation marks and a bracket
// at the end.
func bareName(s string) string {
	return trailing.ReplaceAllString(unquoted.Replace(s), "")
}

var unquoted = strings.NewReplacer("“", "", "”", "", `"`, "", "（", "(", "）", ")", " ", "")

// trailing is a bracket at a name's end, which a document may leave out.
var trailing = zh.MustCompile(`\([^()]+\)$`)

// placeStems are the names of places that the document speaks for, without
// 省, 市, 区, 县: those of its title, its issuers and its headings. Longer ones
// come first, for what a name has beside its places is told by leaving them out
// one after the other, and one may be part of another.
func (r *reading) placeStems(headings []string) []string {
	var stems []string
	add := func(name string) {
		if stem := []rune(zh.PlaceStem(name)); len(stem) >= 2 && len(stem) <= 4 && !slices.Contains(stems, string(stem)) {
			stems = append(stems, string(stem))
		}
	}
	d := r.file.Document
	for _, name := range append([]string{d.Title, d.Area}, d.Issuers...) {
		for found := placeChain.FindString(name); found != ""; {
			last := innermost(found)
			add(last)
			found = strings.TrimSuffix(found, last)
		}
	}
	for _, name := range headings {
		add(name)
	}
	slices.SortStableFunc(stems, func(a, b string) int { return len(b) - len(a) })
	return stems
}
