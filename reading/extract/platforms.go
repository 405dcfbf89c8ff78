package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// platforms reads properly named carriers: a word for a carrier (综合体,
// 孵化器 …) with a name before it that belongs to one of them. What names them
// in general (众创空间, 省级创新平台) and what carries nothing (funds, regions,
// events) is left out. Each mention is one, with the task that it stands in.
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
	r.file.Platforms = r.ofRows(reader.named(reader.mentions()))
}

type platformReader struct {
	*reading
	names    names
	bodies   map[string]bool // what answers for tasks is a body and no carrier
	places   *places         // of a report of several places
	found    []dataset.Platform
	signs    [][]string         // of each that is found, what speaks for and against it
	passages []source.Span      // that were read
	refused  []dataset.Platform // no names by themselves, but they may be what others name
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
	p.passages = append(p.passages, s)
	area := ""
	if p.places != nil {
		area = p.places.of(p.text(s))
	}
	p.names.trace = p.explain.newTrace()
	found, refused := p.names.in(p.doc.Text[s.Start:s.End])
	p.explain.add(p.names.trace, func(start, end int) source.Span {
		return source.Span{Start: s.Start + start, End: s.Start + end}
	})
	for _, n := range found {
		if !p.bodies[zh.WithoutDivision(n.text)] {
			p.found = append(p.found, p.platform(n, s, area))
			p.signs = append(p.signs, platformEvidence(&n, &p.names, s.End-s.Start))
		}
	}
	for _, n := range refused {
		if !p.bodies[zh.WithoutDivision(n.text)] {
			p.refused = append(p.refused, p.platform(n, s, area))
		}
	}
}

// platform is a name of a passage that speaks of a place.
func (p *platformReader) platform(n carrierName, passage source.Span, area string) dataset.Platform {
	at := source.Span{Start: passage.Start + n.span.Start, End: passage.Start + n.span.End}
	platform := dataset.Platform{
		Name:     n.text,
		Kind:     n.kind,
		Area:     p.areaOf(n, passage, area),
		Quote:    p.doc.Quote(at),
		Locator:  p.locate(at),
		Evidence: dataset.Evidence{Reason: n.reason},
	}
	if t := p.taskAt(at.Start); t != nil {
		platform.Task = t.Key
	}
	return platform
}

// areaOf is the place of a platform: the one in its name, the one that the
// passage speaks of, or the document's. An enclave lies where it lies.
func (p *platformReader) areaOf(n carrierName, passage source.Span, area string) string {
	if n.kind == "飞地" {
		if place := enclavePlace(n.text, p.doc.Text[passage.Start:passage.Start+n.span.Start]); place != "" {
			return place
		}
	}
	if p.places != nil {
		for _, heading := range p.places.names {
			if strings.Contains(n.text, heading) {
				return p.places.full[heading]
			}
		}
	}
	if p.places != nil {
		if place := placeIn(n.text); place != "" {
			return place
		}
	}
	if area != "" {
		return area
	}
	return p.file.Document.Area
}

// mentions are the places where platforms are named, each under its platform's
// name: equal names, and a short name that a longer one ends with, are of one. The
// longest name stands.
func (p *platformReader) mentions() []dataset.Platform {
	known := platformNames{whole: map[string]int{}, ends: map[string]int{}}
	of := make([]int, len(p.found))
	for i, f := range p.found {
		of[i] = known.platform(f)
	}
	p.weigh(of)
	for i, f := range p.found {
		if named := &known.platforms[of[i]]; f.Confidence > named.Confidence {
			named.Evidence = f.Evidence
		}
	}
	out := slices.Clone(p.found)
	for i, f := range p.refused {
		if at, ok := known.whole[bareName(f.Name)]; ok {
			out, of = append(out, p.refused[i]), append(of, at)
		}
	}
	for i := range out {
		named := known.platforms[of[i]]
		out[i].Name, out[i].Kind, out[i].Area = named.Name, named.Kind, named.Area
		out[i].Inferred = p.inferredArea(out[i])
		if out[i].Confidence == 0 {
			out[i].Evidence = dataset.Evidence{Confidence: named.Confidence, Reason: "named elsewhere: " + named.Reason}
		}
	}
	slices.SortStableFunc(out, func(a, b dataset.Platform) int { return cmp.Compare(a.Start, b.Start) })
	// Two rules may read one mention, each as an item of its list.
	return slices.CompactFunc(out, func(a, b dataset.Platform) bool {
		return a.Name == b.Name && a.Start == b.Start && a.End == b.End
	})
}

// farthestWord is how far from a name the words of its sentence are looked at.
const farthestWord = 200

// sentence is the sentence that a mention stands in.
func (p *platformReader) sentence(at dataset.Locator) source.Span {
	s := source.Span{Start: at.Start, End: at.End}
	ends := func(c rune) bool { return c == '。' || c == '\n' }
	for s.Start > 0 && at.Start-s.Start < farthestWord && !ends(p.doc.Text[s.Start-1]) {
		s.Start--
	}
	for s.End < len(p.doc.Text) && s.End-at.End < farthestWord && !ends(p.doc.Text[s.End]) {
		s.End++
	}
	return s
}

// platformNames are the platforms that a document names, by the names that it uses.
type platformNames struct {
	platforms []dataset.Platform
	bares     []string       // their bare names
	whole     map[string]int // by a bare name: its place in platforms
	ends      map[string]int // by a bare name that is the end of one
}

// platform is the place among the platforms of the one that a mention names, a
// further one where none was read before.
func (k *platformNames) platform(f dataset.Platform) int {
	bare := bareName(f.Name)
	if at, known := k.whole[bare]; known {
		return at
	}
	if at, known := k.ends[bare]; known {
		return at
	}
	if at, ok := k.shortened(f, bare); ok {
		return at
	}
	at := len(k.platforms)
	for _, end := range endsOf(bare, f.Kind) {
		if i, known := k.whole[end]; known {
			at = i
			if !joined.MatchString(strings.TrimSuffix(bare, end)) {
				k.platforms[i], k.bares[i] = f, bare
			}
			break
		}
	}
	if at == len(k.platforms) {
		k.platforms, k.bares = append(k.platforms, f), append(k.bares, bare)
	}
	k.whole[bare] = at
	for _, end := range endsOf(bare, f.Kind) {
		k.ends[end] = at
	}
	return at
}

// shortened finds the platform that a name means without what it is for:
// 青石眼镜综合体 after 青石眼镜产业创新服务综合体.
func (k *platformNames) shortened(f dataset.Platform, name string) (int, bool) {
	letters := 4 // fewer may be but a place
	if strings.Contains(f.Name, "”") {
		letters = 2
	}
	bare := []rune(name)
	stem := bare[:len(bare)-len(carrierWords.Ending(bare))]
	if len(stem) < letters {
		return 0, false
	}
	for i, begins := range k.bares {
		if k.platforms[i].Kind == f.Kind && strings.HasPrefix(begins, string(stem)) {
			return i, true
		}
	}
	return 0, false
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
