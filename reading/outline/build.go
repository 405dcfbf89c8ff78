package outline

import (
	"sort"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// Build finds the structure of a document.
func Build(doc *source.Document) *Outline { return Traced(doc, nil) }

// Traced is Build with a trace of what the rules said of each line; the trace may be
// nil.
func Traced(doc *source.Document, trace *rule.Trace) *Outline {
	b := &builder{
		out:    &Outline{Doc: doc, Root: &Section{Kind: KindRoot, Span: source.Span{End: len(doc.Text)}}},
		lines:  lines(doc),
		titles: map[string]bool{},
		trace:  trace,
	}
	b.dropCopy()
	b.findTitle()
	b.cur = b.out.Root
	for i := 0; i < len(b.lines); {
		i = b.step(i)
	}
	b.keys()
	return b.out
}

// builder goes through the lines once, from the first to the last.
type builder struct {
	out    *Outline
	lines  []line
	cur    *Section
	ranks  []int // of the open sections, outermost first; the root has none
	titles map[string]bool
	annex  *Section
	back   bool
	labels map[string]int // where labels of annexes stand last
	uneven int            // the line before which no table of even rows begins
	trace  *rule.Trace    // nil where nobody asks
}

// lineRule is what may begin at a line. read takes it in and returns the line after
// it; ok is false where it does not begin there.
type lineRule struct {
	name, says string
	read       func(b *builder, i int) (next int, ok bool)
}

// lineRules are asked in order at each line that is not yet read; the last takes what
// no other knows.
var lineRules = []lineRule{
	{"table of the file", "the file has a table here", (*builder).fileTable},
	{"flattened table", "a header that is known and rows below it, in lines of text", (*builder).flattened},
	{"annex", "the label of an annex", (*builder).annexLine},
	{"section", "a number that begins a section", (*builder).sectionLine},
	{"back matter", "the copy list, the imprint, or what follows them", (*builder).backLine},
	{"front", "what stands before the first section", (*builder).frontLine},
	{"annex's title", "the first short line below an annex's bare label", (*builder).annexTitle},
	{"run-in label", "a label with its colon, or behind dashes, at the line's head", (*builder).runInLine},
	{"paragraph", "running text of the open section", (*builder).paragraph},
}

// step reads what begins at a line and returns the line after it.
func (b *builder) step(i int) int {
	b.trace.At(b.lines[i].span.Start, b.lines[i].span.End)
	for _, r := range lineRules {
		next, ok := r.read(b, i)
		if ok {
			b.trace.At(b.lines[i].span.Start, b.lines[next-1].span.End) // all that was taken in
		}
		b.trace.Asked(r.name, r.says, ok)
		if ok {
			return next
		}
	}
	return i + 1
}

func (b *builder) fileTable(i int) (next int, ok bool) {
	l := b.lines[i]
	if l.table == nil {
		return 0, false
	}
	b.addTable(sourceTable(b.out.Doc, l))
	return i + 1, true
}

func (b *builder) flattened(i int) (next int, ok bool) {
	t, next := b.flatTable(i)
	if t == nil {
		return 0, false
	}
	b.addTable(t)
	return next, true
}

func (b *builder) annexLine(i int) (next int, ok bool) {
	end, value, titled, ok := annexLabel(b.lines[i].text)
	if !ok {
		return 0, false
	}
	return b.openAnnex(i, end, value, titled), true
}

func (b *builder) sectionLine(i int) (next int, ok bool) {
	n, ok := b.label(i)
	if !ok || b.back && n.rank > rankMain {
		return 0, false
	}
	b.back = false
	b.open(b.lines[i], n)
	return i + 1, true
}

func (b *builder) backLine(i int) (next int, ok bool) {
	l := b.lines[i]
	if imprint(l.text) && b.cur != b.out.Root {
		b.back = true
	}
	if !b.back && (!backMatter(l.text) || b.cur == b.out.Root) {
		return 0, false
	}
	b.out.Back = append(b.out.Back, l.span)
	return i + 1, true
}

// label reads the label that a line begins with, if one may stand there.
func (b *builder) label(i int) (label, bool) {
	text := b.lines[i].text
	if n, ok := number(text); ok && b.follows(n) {
		return n, true
	}
	n, ok := joined(text)
	return n, ok && b.comesNext(i, n)
}

// comesNext: the item is the next after the one that is open, or where none is, the
// next label of an item is the one after it. Where a sentence goes on from the line
// before, none begins.
func (b *builder) comesNext(i int, n label) bool {
	if i > 0 && len(b.lines[i-1].text) > maxHeading && !endsText(b.lines[i-1].text) {
		return false
	}
	for s := b.cur; s.Parent != nil && s.Rank >= rankItem; s = s.Parent {
		if s.Rank == rankItem {
			return s.Label == strconv.Itoa(n.value-1)
		}
	}
	for _, l := range b.lines[i+1 : min(len(b.lines), i+1+mostToNext)] {
		if next, ok := number(l.text); ok && next.rank <= rankItem {
			return next.rank == rankItem && next.value == n.value+1
		}
	}
	return false
}

// mostToNext is within how many lines the item after one begins.
const mostToNext = 20

// endsText: the line ends as a paragraph does.
func endsText(text []rune) bool {
	return strings.ContainsRune("。！？；：）)】”", text[len(text)-1])
}

// follows tells whether a label may stand where it does: a decimal one only
// as the first or the next of its kind.
func (b *builder) follows(n label) bool {
	if n.rank < rankDecimal || n.rank >= rankPoint {
		return true
	}
	return n.value == 1 || strings.Contains(n.text, ".") && len(b.ranks) > 0 && b.ranks[len(b.ranks)-1] >= rankItem
}

// open begins a numbered section.
func (b *builder) open(l line, n label) {
	b.close(n.rank)
	s := b.push(KindNumber, n.rank, n.text, l.span)
	title, rest := heading(l.text[n.len:])
	at := l.span.Start + n.len
	s.Title = source.Span{Start: at, End: at + title}
	if body := trim(b.out.Doc.Text, source.Span{Start: at + rest, End: l.span.End}); body.Start < body.End {
		s.Body = append(s.Body, body)
	}
	if title > 0 {
		b.titles[zh.UnspacedRunes(l.text[n.len:n.len+title])] = true
	}
	b.extend(l.span.End)
}

// close ends the open sections of a rank and of deeper ones.
func (b *builder) close(rank int) {
	for len(b.ranks) > 0 && b.ranks[len(b.ranks)-1] >= rank {
		b.ranks = b.ranks[:len(b.ranks)-1]
		b.cur = b.cur.Parent
	}
}

func (b *builder) push(kind Kind, rank int, text string, at source.Span) *Section {
	s := &Section{Kind: kind, Rank: rank, Label: text, Level: b.cur.Level + 1, Parent: b.cur, Span: at}
	b.cur.Children = append(b.cur.Children, s)
	b.cur = s
	b.ranks = append(b.ranks, rank)
	return s
}

// extend moves the end of the open sections.
func (b *builder) extend(end int) {
	for s := b.cur; s.Parent != nil; s = s.Parent {
		s.Span.End = max(s.Span.End, end)
	}
}

// openAnnex begins an annex, or passes over the list of annexes that the
// letter of issue ends with.
func (b *builder) openAnnex(i, end, value int, titled bool) int {
	l := b.lines[i]
	if titled && b.announces(i, value) {
		next := i + 1
		for next < len(b.lines) && b.lines[next].table == nil {
			if n, ok := number(b.lines[next].text); !ok || n.rank != rankItem || len(b.lines[next].text) > 60 {
				break
			}
			next++
		}
		for _, a := range b.lines[i:next] {
			b.out.Front = append(b.out.Front, a.span)
		}
		return next
	}
	if len(b.out.Root.Children) == 0 && b.planFollows(i+1) {
		// The letter's only annex is the plan itself.
		b.out.Front = append(b.out.Front, l.span)
		return i + 1
	}
	b.close(0)
	b.back = false
	b.annex = b.push(KindAnnex, 0, zh.UnspacedRunes(l.text[:2])+strconvOrEmpty(value), l.span)
	b.annex.Title = source.Span{Start: l.span.Start + end, End: l.span.End}
	return i + 1
}

// announces tells whether an annex's label with a title only lists the annex:
// the label comes again, bare or with the same title.
func (b *builder) announces(i, value int) bool {
	if b.labels == nil {
		b.labels = map[string]int{}
		for j, l := range b.lines {
			if l.table != nil {
				continue
			}
			if _, v, titled, ok := annexLabel(l.text); ok {
				b.labels[l.flat] = j
				b.labels[strconv.Itoa(v)] = j
				if !titled {
					b.labels[""] = j
				}
			}
		}
	}
	return b.labels[""] > i || value > 0 && b.labels[strconv.Itoa(value)] > i || b.labels[b.lines[i].flat] > i
}

// planFollows tells whether numbered parts come before the next annex and the
// next table.
func (b *builder) planFollows(from int) bool {
	for i := from; i < min(len(b.lines), from+maxLetter); i++ {
		l := b.lines[i]
		if l.table != nil {
			return false
		}
		if _, _, _, ok := annexLabel(l.text); ok {
			return false
		}
		if columns, _ := b.flatHeader(i); columns != nil {
			return false
		}
		if n, ok := number(l.text); ok && n.rank <= rankMain {
			return true
		}
	}
	return false
}

// maxLetter is within how many lines of its title a plan begins its parts.
const maxLetter = 40

func strconvOrEmpty(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (b *builder) frontLine(i int) (next int, ok bool) {
	if b.cur != b.out.Root {
		return 0, false
	}
	span := b.lines[i].span
	b.out.Front = append(b.out.Front, span)
	b.out.Root.Body = append(b.out.Root.Body, span)
	return i + 1, true
}

func (b *builder) annexTitle(i int) (next int, ok bool) {
	l := b.lines[i]
	if b.cur.Kind != KindAnnex || b.cur.Title.Start < b.cur.Title.End || len(b.cur.Body) > 0 || len(l.text) > 60 {
		return 0, false
	}
	b.cur.Title = l.span
	b.extend(l.span.End)
	return i + 1, true
}

// runInLine: in a numbered section a label with a colon (金融支持：…) or dashes
// (——产业。…) begins a run-in section.
func (b *builder) runInLine(i int) (next int, ok bool) {
	l := b.lines[i]
	if b.cur.Kind == KindAnnex {
		return 0, false
	}
	title, rest, ok := runIn(l.text)
	if !ok {
		return 0, false
	}
	b.close(rankRunIn)
	s := b.push(KindRunIn, rankRunIn, string(l.text[title.Start:title.End]), l.span)
	s.Title = source.Span{Start: l.span.Start + title.Start, End: l.span.Start + title.End}
	s.Body = []source.Span{{Start: l.span.Start + rest, End: l.span.End}}
	b.extend(l.span.End)
	return i + 1, true
}

func (b *builder) paragraph(i int) (next int, ok bool) {
	span := b.lines[i].span
	b.cur.Body = append(b.cur.Body, span)
	b.extend(span.End)
	return i + 1, true
}

// addTable gives a table to the open section, or, where it stands under a
// group's heading in an annex, to the section above.
func (b *builder) addTable(t *Table) {
	if t == nil {
		return
	}
	if b.back {
		b.back = false
	}
	if b.annex != nil && len(b.ranks) > 0 && b.ranks[len(b.ranks)-1] > rankMain && len(b.cur.Body) == 0 && len(b.cur.Children) == 0 {
		group := b.cur
		b.close(b.ranks[len(b.ranks)-1])
		b.cur.Children = b.cur.Children[:len(b.cur.Children)-1]
		name := string(b.out.Doc.Text[group.Title.Start:group.Title.End])
		for i := range t.Rows {
			if len(t.Rows[i].Groups) > 0 {
				break
			}
			t.Rows[i].Groups = []string{name}
		}
	}
	t.Title = b.cur.Title
	if t.Title.Start == t.Title.End && len(b.cur.Body) > 0 {
		t.Title = b.cur.Body[len(b.cur.Body)-1]
	}
	for _, p := range b.cur.Body[max(0, len(b.cur.Body)-2):] {
		if unit := unitLine(zh.UnspacedRunes(b.out.Doc.Text[p.Start:p.End])); unit != "" && t.Unit == "" {
			t.Unit = unit
		}
		if units := unitsLine(zh.UnspacedRunes(b.out.Doc.Text[p.Start:p.End])); units != nil {
			t.Units = units
		}
	}
	t.Announced, t.AnnouncedUnit = announced(string(b.out.Doc.Text[t.Title.Start:t.Title.End]))
	b.cur.Tables = append(b.cur.Tables, t)
	b.extend(t.Span.End)
}

// announced reads how many rows a title promises: …(43项).
func announced(title string) (count int, unit string) {
	r := []rune(title)
	for i := 0; i < len(r); i++ {
		n := run(r, i, zh.IsDigit)
		if n > i && n-i <= 4 && n+1 < len(r) && strings.ContainsRune("项个条", r[n]) && strings.ContainsRune("）)", r[n+1]) {
			return zh.Int(r[i:n]), string(r[n])
		}
		i = max(i, n-1)
	}
	return 0, ""
}

// dropCopy finds where the document begins a second time, and reads it once.
func (b *builder) dropCopy() {
	const probe, least = 6, 8
	var texts []string
	for _, l := range b.lines {
		texts = append(texts, l.flat)
	}
	heads := map[string]bool{}
	for _, t := range texts[:min(probe, len(texts))] {
		if len([]rune(t)) >= 8 {
			heads[t] = true
		}
	}
	tries := 0
	for j := max(least, probe); j < len(texts) && tries < 8; j++ {
		if !heads[texts[j]] || len(texts)-j < least {
			continue
		}
		tries++
		first := map[string]bool{}
		for _, t := range texts[:j] {
			first[t] = true
		}
		long, same := 0, 0
		for _, t := range texts[j:] {
			if len([]rune(t)) >= 10 {
				long++
				if first[t] {
					same++
				}
			}
		}
		if long >= least && same*10 >= long*8 && (len(texts)-j)*2 >= j {
			b.out.Copy = source.Span{Start: b.lines[j].span.Start, End: b.lines[len(b.lines)-1].span.End}
			b.lines = b.lines[:j]
			return
		}
	}
}

// findTitle takes the first lines that end as a document's title does.
func (b *builder) findTitle() {
	for i, l := range b.lines[:min(len(b.lines), 30)] {
		if l.table != nil {
			continue
		}
		if _, ok := number(l.text); ok {
			return
		}
		if s := strings.TrimRight(l.flat, "）)"); !endsTitle(s) || len(l.text) > 120 || len(l.text) < 8 {
			continue
		}
		span := l.span
		// A title broken over lines: the line before begins it.
		for k := i - 1; k >= 0 && i-k <= 3 && b.lines[k].table == nil; k-- {
			prev := b.lines[k].flat
			if !strings.HasPrefix(prev, "关于") && !strings.HasSuffix(prev, "办公室") && !strings.HasSuffix(prev, "政府") && !strings.HasSuffix(prev, "委员会") || strings.ContainsAny(prev, ":：。") {
				break
			}
			span.Start = b.lines[k].span.Start
		}
		b.out.Title = span
		return
	}
}

func endsTitle(s string) bool {
	for _, cut := range []string{"（征求意见稿", "(征求意见稿", "（试行", "(试行"} {
		s = strings.TrimSuffix(s, cut)
	}
	s = strings.TrimRight(s, "）)0123456789-—－~～年（(")
	for _, end := range []string{"通知", "方案", "计划", "意见", "举措", "措施", "要点", "办法", "规划", "规定", "决定", "政策", "细则", "清单"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// Walk visits every section in document order, the root first.
func (o *Outline) Walk(visit func(*Section)) { walk(o.Root, visit) }

func walk(s *Section, visit func(*Section)) {
	visit(s)
	for _, c := range s.Children {
		walk(c, visit)
	}
}

// At is the innermost section that holds a place; nil where only the root
// does.
func (o *Outline) At(pos int) *Section {
	var found *Section
	for at := o.Root; at != nil; {
		i := sort.Search(len(at.Children), func(i int) bool { return at.Children[i].Span.Start > pos })
		if i == 0 || at.Children[i-1].Span.End <= pos {
			break
		}
		at = at.Children[i-1]
		found = at
	}
	return found
}
