package extract

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// figures reads targets and observations: the paragraphs of every section, and
// the cells of every table. What a passage says is for package figure; here is
// what stands around it.
func (r *reading) figures() {
	f := &figureReader{reading: r, report: r.file.Document.Kind == dataset.KindReport}
	f.reader.Trace = r.explain.newTrace()
	f.base = f.documentFrame()
	f.until = f.explained()
	f.turn = f.plansFrom()
	if f.report {
		f.places = placesOf(r.outline)
	}
	f.section(r.outline.Root, f.base)
	f.finish()
}

// foundFigure is a figure on its way to the file, with what speaks for and against it.
type foundFigure struct {
	dataset.Figure
	observed bool
	evidence []string // by name
}

// figureReader collects the figures of one document.
type figureReader struct {
	*reading
	report bool
	base   figure.Frame
	places *places
	until  int // where the plan ends and an explanation of it begins
	turn   *turn
	reader figure.Reader
	inCell []dataset.ContextLabel // of the cell that is read; nil in prose
	part   string                 // what the heading over the section says of its figures: a sign
	found  []foundFigure          // in any order, without keys
}

// decide keeps what the grammar of figures says of the numbers of a passage that
// are the value of none.
func (f *figureReader) decide(p passage, numbers []figure.Number) {
	for _, n := range numbers {
		if n.Outcome == figure.SetAside {
			f.decided = append(f.decided, account.Decision{Span: p.span(n.Start, n.End), Class: n.Class})
		}
	}
}

var (
	yearDigits = zh.MustCompile(`` + zh.Year)
	oneYear    = zh.MustCompile(`(` + zh.Year + `)\s*年`)
)

// documentFrame is what the title says of every figure: a plan for one year
// (2026年工作要点) gives it to all that state none.
func (f *figureReader) documentFrame() figure.Frame {
	frame := figure.Frame{Observed: f.report, Spoken: f.spoken()}
	title := f.file.Document.Title
	if title == "" {
		title = f.text(f.outline.Title)
	}
	if f.report {
		if _, ends := genreOf(title); ends {
			frame.Year = reportedYear(title)
		}
		return frame
	}
	frame.Scope = f.industry(title)
	if m := zh.YearRange.FindStringSubmatch(title); m != nil {
		frame.From = atoi(m[1])
	} else if year, ok := ownYear(title); ok {
		frame.From, frame.Year = year, &year
	} else if m := yearDigits.FindString(f.file.Document.PeriodStart); m != "" {
		frame.From = atoi(m)
	} else if m := yearDigits.FindString(f.file.Document.IssuedOn); m != "" {
		frame.From = atoi(m) // what lies before its issue is reported
	}
	return frame
}

// ownYear is the first year of a title that is its own, and not one that it looks ahead to:
// 到2027年建成百个驿站.
func ownYear(title string) (year int, ok bool) {
	for _, at := range oneYear.FindAllStringSubmatchIndex(title, -1) {
		if before := title[:at[0]]; !strings.HasSuffix(before, "到") && !strings.HasSuffix(before, "至") {
			return atoi(title[at[2]:at[3]]), true
		}
	}
	return 0, false
}

// spoken is the year of the document's issue, else of its publication.
func (f *figureReader) spoken() int {
	d := &f.file.Document
	return atoi(yearDigits.FindString(cmp.Or(d.IssuedOn, d.PublishedOn)))
}

// reportedYear is the year that a report's title gives to figures that name none. A
// government's report on its work is delivered in its year, and tells of the one before.
func reportedYear(title string) *int {
	years := oneYear.FindAllStringSubmatch(title, -1)
	if len(years) != 1 || zh.YearRange.MatchString(title) || workReport.MatchString(title) {
		return nil
	}
	year := atoi(years[0][1])
	return &year
}

var explanation = zh.MustCompile(`^(?:附(?:件)?\d*[:：]?\s*)?(?:起草|编制|制定)(?:情况)?(?:的)?说明$`)

// explained is where an explanation of the plan begins on the page: its figures
// tell of the plan, and are not set by it.
func (f *figureReader) explained() int {
	for _, b := range f.doc.Blocks {
		if n := b.Span.End - b.Span.Start; n > 3 && n < 20 && explanation.MatchString(zh.TrimSpace(f.text(b.Span))) {
			return b.Span.Start
		}
	}
	return len(f.doc.Text)
}

var standards = zh.MustCompile(`^专栏.*(?:标准|条件|要求|规范)$`)

// longestBoxTitle is how long the title of a box (专栏) may be.
const longestBoxTitle = 40

// opensStandards: the paragraph is the title of a box that says what one thing
// of its kind must have.
func (f *figureReader) opensStandards(p source.Span) bool {
	return p.End-p.Start < longestBoxTitle && standards.MatchString(zh.TrimSpace(f.text(p)))
}

var titleIndustry = zh.MustCompile(`([\p{Han}]{2,12}?产业)(集聚区|园|基地|带|集群|创新示范区)?`)

// industry is what a plan for one industry (东山眼镜产业…方案) limits its figures
// to.
func (f *figureReader) industry(title string) string {
	m := titleIndustry.FindStringSubmatch(title)
	if m == nil || m[2] != "" {
		return ""
	}
	name := m[1]
	for _, w := range []string{"关于", "加快", "推进", "促进", "推动", "支持", "发展", "壮大", "培育", "深化", "打造", "省", "市", "区", "县"} {
		if at := strings.LastIndex(name, w); at >= 0 {
			name = name[at+len(w):]
		}
	}
	for n := []rune(f.file.Document.Area); len(n) > 1; n = n[:len(n)-1] {
		name = strings.TrimPrefix(name, string(n))
	}
	if len([]rune(name)) < 4 {
		return "" // 产业 alone
	}
	return name
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // the caller has matched digits
	return n
}

// edition is what a title says of its own edition: （2025年版）. It is the year of no
// figure.
var edition = zh.MustCompile(zh.Year + `年?(?:修订)?版`)

// takesEffect is what says from when a document holds, and heads nothing.
var takesEffect = zh.MustCompile(`起(?:施行|实施|执行|生效)|有效期`)

// tell gives the frame what a heading, a table's title or a column's header says
// of the figures below it.
func tell(frame *figure.Frame, label string) {
	if told := figure.Tells(label); told != figure.Untold {
		frame.Observed = told == figure.Achieved
	}
}

// section reads a section's paragraphs and tables and its children.
func (f *figureReader) section(s *outline.Section, frame figure.Frame) {
	title, outside := f.text(s.Title), frame
	above := f.part
	if sign := partSign(title); sign != "" {
		f.part = sign
	}
	if s.Parent != nil || s != f.outline.Root {
		tell(&frame, title)
		frame.Year = yearOfHeading(title, frame.Year)
	}
	told := frame // what lines of the section that head others say beside
	for _, p := range f.paragraphs(s) {
		if f.opensStandards(p) {
			break // a box lasts to the next heading
		}
		here := f.turn.frame(told, p.Start)
		if line := f.text(p); f.headsSituation(line) {
			told.Observed, told.Year = true, yearOfHeading(line, told.Year)
		}
		f.read(tightPassage(f.doc.Text, f.insideBrackets(p)), here, s.Key)
	}
	for _, t := range s.Tables {
		if s.Kind == outline.KindAnnex && t.Key != "" && t.Key != s.Key {
			f.table(t, outside, s.Key) // of the next annex, whose title stands in the table
			continue
		}
		f.table(t, frame, s.Key)
	}
	for _, c := range s.Children {
		if c.Kind == outline.KindRunIn {
			f.section(c, told)
			continue
		}
		f.section(c, frame)
	}
	f.part = above
}

// yearOfHeading is the year that a heading gives to what stands below it, else the one that
// held before.
func yearOfHeading(title string, before *int) *int {
	m := oneYear.FindAllStringSubmatch(title, -1)
	if len(m) != 1 || len([]rune(title)) >= 30 || zh.YearRange.MatchString(title) || edition.MatchString(title) || takesEffect.MatchString(title) {
		return before
	}
	year := atoi(m[0][1])
	return &year
}

// headsSituation tells a line of its own, without a number, that says of the paragraphs below
// it that they report: 附：2025年实事完成情况.
func (f *figureReader) headsSituation(line string) bool {
	return len([]rune(line)) < 30 && strings.HasSuffix(strings.TrimSpace(line), "情况") && !strings.ContainsAny(line, "。；，,") && figure.Tells(line) == figure.Achieved
}

// insideBrackets is a paragraph less the brackets around all of it.
func (f *figureReader) insideBrackets(p source.Span) source.Span {
	if all := f.brackets(p); len(all) == 1 && all[0].outer == p {
		return all[0].inner
	}
	return p
}

// paragraphs are the section's own, the title taken together with the text
// that follows it on its line.
func (f *figureReader) paragraphs(s *outline.Section) []source.Span {
	body := s.Body
	if s.Title.End <= s.Title.Start || s == f.outline.Root {
		return body
	}
	if len(body) > 0 && body[0].Start >= s.Title.End && !strings.Contains(f.text(source.Span{Start: s.Title.End, End: body[0].Start}), "\n") {
		joined := append([]source.Span{{Start: s.Title.Start, End: body[0].End}}, body[1:]...)
		return joined
	}
	if len(body) > 0 && body[0].Start <= s.Title.Start {
		return body
	}
	return append([]source.Span{s.Title}, body...)
}

// passage is a text to read, put together from one or several spans.
type passage struct {
	text  []rune
	spans []source.Span
}

func passageOf(text []rune, spans ...source.Span) passage {
	p := passage{spans: spans}
	if len(spans) == 1 {
		p.text = text[spans[0].Start:spans[0].End:spans[0].End]
		return p
	}
	for _, s := range spans {
		p.text = append(p.text, text[s.Start:s.End]...)
	}
	return p
}

// part is the passage from one of its runes to before another.
func (p passage) part(from, to int) passage {
	out := passage{text: p.text[from:to:to]}
	for _, s := range p.spans {
		n := s.End - s.Start
		if a, b := max(from, 0), min(to, n); a < b {
			out.spans = append(out.spans, source.Span{Start: s.Start + a, End: s.Start + b})
		}
		from, to = from-n, to-n
	}
	return out
}

// span is the place in the document of a part of the passage.
func (p passage) span(start, end int) source.Span {
	if end <= start || start >= len(p.text) {
		return source.Span{}
	}
	return source.Span{Start: p.at(start), End: p.at(min(end, len(p.text))-1) + 1}
}

// at is the place in the document of one of the passage's runes.
func (p passage) at(i int) int {
	for _, s := range p.spans {
		if n := s.End - s.Start; i >= n {
			i -= n
			continue
		}
		return s.Start + i
	}
	return 0
}

// words is the wording of a passage.
func (f *figureReader) words(p passage) string {
	if len(p.spans) == 1 {
		return f.text(p.spans[0])
	}
	return string(p.text)
}

// read reads one passage and files what it says.
func (f *figureReader) read(p passage, frame figure.Frame, section string) {
	area := ""
	if f.places != nil {
		words := f.words(p)
		area, frame.Current = f.places.of(words), f.places.year(words)
	}
	read := f.reader.Read(p.text, frame)
	f.explain.add(f.reader.Trace, p.span)
	unread := unreadNumbers{numbers: read.Numbers}
	named := false // the sentence names the area
	for i := range read.Figures {
		g := &read.Figures[i]
		if i == 0 || g.Sentence != read.Figures[i-1].Sentence {
			named = area == "" || strings.Contains(f.text(p.span(g.Sentence.Start, g.Sentence.End)), zh.PlaceStem(area))
		}
		if !named {
			g.Inferred = append(g.Inferred, "area")
		}
		f.keep(g, p.span(g.Start, g.End), p.span(g.At.Start, g.At.End), area, section, proseEvidence(g, unread.in(g.Sentence)))
	}
	f.decide(p, read.Numbers)
	for _, n := range read.Numbers {
		if n.Message == "" {
			continue
		}
		start, end := n.Compared()
		if at := p.span(start, end); at.Start < f.until {
			f.warnOf(n.Message, at, "%s: %s", n.Message, string(p.text[start:end]))
		}
	}
}

// keep files one figure, with the span of its wording, that of its number, and what
// speaks for and against it.
func (f *figureReader) keep(g *figure.Figure, at, number source.Span, area, section string, evidence []string) {
	if at.End <= at.Start || at.Start >= f.until {
		return
	}
	d := dataset.Figure{
		Indicator: g.Indicator, Comparator: g.Comparator, Value: g.Value, ValueMax: g.Max, Unit: g.Unit,
		Qualifier: g.Qualifier, Year: g.Year, Scope: g.Scope, Area: area, Stretch: g.Stretch, Either: g.Either,
		Quote: f.doc.Quote(at), Locator: f.locate(at),
		Evidence: dataset.Evidence{Reason: g.Reason},
	}
	if section != "" {
		d.Section = section
	}
	task := f.taskAt(at.Start)
	if d.Area == "" {
		d.Area = zoneOfGroups(task)
	}
	d.Scope = f.within(d.Scope, area)
	if g.Nature != figure.Goal {
		d.Nature = g.Nature
	}
	if task != nil {
		d.Task = task.Key
	}
	d.Context = f.contextOf(task)
	d.Inferred = inferred(g, d.Scope)
	if f.part != "" {
		evidence = append(evidence, f.part)
	}
	d.At = []dataset.Place{{number.Start, number.End}} // its numbers are told apart when all are accounted for
	f.found = append(f.found, foundFigure{Figure: d, observed: g.Observed, evidence: evidence})
}

// inferred are the fields of a figure, in the order of its form, that stand nowhere in its
// sentence or row. What limits nothing is no scope.
func inferred(g *figure.Figure, scope string) dataset.Inferred {
	var out dataset.Inferred
	for _, field := range []string{"indicator", "unit", "year", "scope", "area"} {
		if slices.Contains(g.Inferred, field) && (field != "scope" || scope != "") {
			out = append(out, field)
		}
	}
	return out
}

// within is a scope less the whole place that the document is about: 集聚区 in
// the plan of 东海产业集聚区 limits nothing.
func (f *figureReader) within(scope, area string) string {
	for _, whole := range []string{area, f.file.Document.Area} {
		if whole == "" || scope == "" {
			continue
		}
		if strings.Contains(whole, scope) {
			return ""
		}
		r := []rune(whole)
		for n := len(r); n >= 3; n-- {
			if rest, ok := strings.CutPrefix(scope, string(r[len(r)-n:])); ok {
				return rest
			}
		}
	}
	return scope
}

// finish puts the figures in the order of the document and gives them keys.
func (f *figureReader) finish() {
	order := make([]int, len(f.found))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return f.found[order[a]].Start < f.found[order[b]].Start })
	f.weigh()
	observed := 0
	for i := range f.found {
		if f.found[i].observed {
			observed++
		}
	}
	f.file.Observations = slices.Grow(f.file.Observations, observed)
	f.file.Targets = slices.Grow(f.file.Targets, len(order)-observed)
	count := map[string]int{}
	for _, i := range order {
		d := f.found[i].Figure
		under := cmp.Or(d.Task, d.Section, d.Area, "0")
		count[under]++
		d.Key = under + "-" + strconv.Itoa(count[under])
		if f.found[i].observed {
			d.Nature = ""
			f.file.Observations = append(f.file.Observations, d)
		} else {
			f.file.Targets = append(f.file.Targets, d)
		}
	}
}
