package extract

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader/agency"
	"github.com/policygraph/policygraph/loader/outline"
	"github.com/policygraph/policygraph/loader/source"
)

// How sure a way of reading is.
const (
	sureLabel   = 0.98 // a labelled bracket or line
	sureVerb    = 0.93 // a bracket whose lists verbs close
	sureItem    = 0.9  // a numbered item without bodies
	sureProse   = 0.8  // a clause of running text
	sureMovedUp = 0.75 // a bracket after a list, read as closing the whole of it
)

// titleLength is how much of its wording stands for a task without a heading.
const titleLength = 30

// tasks reads the units of work: numbered items, clauses closed by a bracket
// of their own, rows of tables.
func (r *reading) tasks() {
	if copied := r.outline.Copy; copied.End > 0 {
		r.warn(copied, "the document stands in the file a second time: the copy was not read")
	}
	r.documentRules()
	r.sectionTasks(r.outline.Root, "")
	r.linkRows()
}

// sectionTasks makes the tasks of a section and of what is below it. Parent is
// the key of the task above.
func (r *reading) sectionTasks(s *outline.Section, parent string) {
	if s.Kind == outline.KindRoot {
		r.clauses(s, r.statedClauses(s), "", r.standing.added)
	} else {
		parent = r.sectionTask(s, parent)
	}
	for _, t := range s.Tables {
		r.tableTasks(s, t)
	}
	for _, c := range s.Children {
		r.sectionTasks(c, parent)
	}
}

// clause is a stretch of a section's text with the duties that close it.
type clause struct {
	words  source.Span
	duties []duty
}

func (c clause) span() source.Span {
	return source.Span{Start: c.words.Start, End: max(c.words.End, c.duties[len(c.duties)-1].span.End)}
}

// statedClauses divides a section's own text at its statements of duty.
// Statements with nothing between them (two lines, 牵头单位：… and 配合单位：…)
// belong together.
func (r *reading) statedClauses(s *outline.Section) []clause {
	var out []clause
	from := -1
	for _, p := range r.paragraphs(s) {
		if from < 0 {
			from = p.Start
		}
		for _, d := range r.duties(p) {
			words := source.Span{Start: from, End: d.span.Start}
			if len(out) > 0 && !r.hasWords(words) {
				last := &out[len(out)-1]
				last.duties = append(last.duties, d)
			} else {
				out = append(out, clause{words: r.trim(words), duties: []duty{d}})
			}
			from = d.span.End
		}
	}
	return out
}

// paragraphs are a section's own, those made one whose statement of duty goes
// on in the next line: an open bracket, a list that ends in a comma.
func (r *reading) paragraphs(s *outline.Section) []source.Span {
	var out []source.Span
	for i := 0; i < len(s.Body); i++ {
		p := s.Body[i]
		for n := 0; n < maxBroken && i+1 < len(s.Body) && r.goesOn(p, s.Body[i+1]); n++ {
			i++
			p.End = s.Body[i].End
		}
		out = append(out, p)
	}
	return out
}

// maxBroken is over how many lines a statement of duty may be broken.
const maxBroken = 4

func (r *reading) goesOn(p, next source.Span) bool {
	text := r.doc.Text
	if open := r.unclosed(p); open >= 0 && p.End-open <= maxUnlabelled {
		inner := 0
		for i := next.Start; i < min(next.End, next.Start+maxUnlabelled); i++ {
			switch c := text[i]; {
			case agency.Opens(c):
				inner++
			case agency.Closes(c) && inner > 0:
				inner--
			case pairs(text[open], c):
				return true
			}
		}
	}
	if _, _, label := labelAt(text, p.Start, p.End); !label {
		return false
	}
	return strings.ContainsRune("、，,：:", text[p.End-1]) && agency.LikeList(text[next.Start:next.End])
}

// unclosed is where the outermost bracket that a paragraph leaves open stands;
// -1 where it leaves none.
func (r *reading) unclosed(p source.Span) int {
	depth, at := 0, -1
	for i := p.Start; i < p.End; i++ {
		switch {
		case agency.Opens(r.doc.Text[i]):
			if depth == 0 {
				at = i
			}
			depth++
		case agency.Closes(r.doc.Text[i]):
			depth = max(depth-1, 0)
		}
	}
	if depth == 0 {
		return -1
	}
	return at
}

// hasWords tells whether anything but punctuation stands in a span.
func (r *reading) hasWords(s source.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if c := r.doc.Text[i]; unicode.IsLetter(c) || unicode.IsDigit(c) {
			return true
		}
	}
	return false
}

// trim leaves off blanks and the marks that divide two clauses.
func (r *reading) trim(s source.Span) source.Span {
	loose := func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("；;。，,", c) }
	for s.Start < s.End && loose(r.doc.Text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(r.doc.Text[s.End-1]) {
		s.End--
	}
	return s
}

// sectionTask makes a section's own task, and its clauses' tasks; it returns
// the key under which the tasks below it stand.
func (r *reading) sectionTask(s *outline.Section, parent string) string {
	added := r.standing.added
	stated := r.statedClauses(s)
	if len(stated) == 0 && len(s.Children) == 0 {
		if d, ok := r.namedDuty(s); ok {
			return r.addTask(s, parent, itself, []duty{d}, nil, "prose", sureProse)
		}
		if prose := r.proseClauses(s); len(prose) > 0 && (r.dividesWork(s) || dividing(prose)) {
			key := r.addTask(s, parent, headsClauses, nil, nil, "prose", sureProse)
			r.clauses(s, prose, key, nil)
			return key
		}
	}
	if len(stated) == 0 && r.closesList(s) {
		stated = r.listDuty(s)
		if len(stated) > 0 {
			return r.addTask(s, parent, itself, stated[0].duties, added, "bracket after a list", sureMovedUp)
		}
	}
	if len(stated) > 0 && r.movedUp(s) {
		stated = nil
	}
	switch {
	case len(stated) == 1:
		d := stated[0].duties
		return r.addTask(s, parent, itself, d, added, d[0].rule, r.sure(d[0]))
	case len(stated) > 1:
		key := parent
		if s.Kind != outline.KindAnnex {
			key = r.addTask(s, parent, headsClauses, nil, nil, "heading", sureItem)
		}
		r.clauses(s, stated, key, added)
		return key
	case r.standsAlone(s):
		if len(s.Children) > 0 {
			return r.addTask(s, parent, headsItems, nil, nil, "heading", sureItem)
		}
		return r.addTask(s, parent, itself, nil, nil, "numbered item", sureItem)
	}
	return parent
}

func (r *reading) sure(d duty) float64 {
	if strings.Contains(d.rule, "verb") {
		return sureVerb
	}
	return sureLabel
}

// standsAlone tells whether a section without a statement of duty is a task:
// a numbered item or a heading over such, outside the general parts.
func (r *reading) standsAlone(s *outline.Section) bool {
	if s.Kind != outline.KindNumber || r.inAnnex(s) && len(s.Tables) > 0 {
		return false
	}
	if r.general(s) && !carriesOn(s) {
		return false
	}
	if container(r.title(s)) && len(s.Children) > 0 {
		return false
	}
	// A point below an item that has its bodies is a part of it.
	if s.Rank > outline.RankItem {
		return false
	}
	return len(s.Children) > 0 || len(s.Body) > 0 || r.hasWords(s.Title)
}

// general tells the parts of a plan that set no tasks: aims, principles,
// safeguards, annexed provisions.
func (r *reading) general(s *outline.Section) bool {
	for ; s.Kind != outline.KindRoot; s = s.Parent {
		if generalTitle(r.title(s), s.Rank) {
			return true
		}
	}
	return false
}

func generalTitle(title string, rank int) bool {
	if containsAny(title, "总体要求", "总体目标", "总体思路", "总体部署", "指导思想", "基本原则", "工作原则", "工作目标", "发展目标", "主要目标", "行动目标", "建设目标",
		"工作思路", "发展思路", "适用范围", "支持对象", "适用对象", "保障措施", "保障机制", "组织保障", "实施保障", "附则", "名词解释") {
		return true
	}
	// These head tasks too, below the top.
	if rank < outline.RankItem-1 && containsAny(title, "任务目标", "目标任务", "工作保障", "工作要求", "有关要求", "相关要求", "组织实施", "组织领导", "实施机制", "工作机制", "推进机制", "背景", "现状") {
		return true
	}
	switch strings.Trim(title, "。：: ") {
	case "目标", "原则", "总则", "要求", "保障", "说明", "前言", "主导产业", "空间布局", "总体布局":
		return true
	}
	return false
}

// container tells a heading that says no more than that tasks follow.
func container(title string) bool {
	rest := strings.Trim(title, "。：: ")
	for _, end := range []string{"任务", "举措", "措施", "工作", "内容", "行动", "事项", "政策", "重点", "任务措施", "工程"} {
		head, ok := strings.CutSuffix(rest, end)
		if ok && strings.Trim(head, "主要重点具体工作推广政策目标任务支持扶和及与实施建设内容举措行动") == "" {
			return true
		}
	}
	return false
}

// carriesOn tells an item in a general part whose number carries on that of
// the tasks before it.
func carriesOn(s *outline.Section) bool {
	if s.Parent == nil || s.Kind != outline.KindNumber || len(s.Parent.Children) == 0 {
		return false
	}
	first, err := strconv.Atoi(s.Parent.Children[0].Label)
	return err == nil && first > 1
}

func (r *reading) inAnnex(s *outline.Section) bool {
	for ; s != nil; s = s.Parent {
		if s.Kind == outline.KindAnnex {
			return true
		}
	}
	return false
}

func (r *reading) title(s *outline.Section) string { return plain(r.text(s.Title)) }

// plain is a text less its line breaks and the blanks at its ends.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' || c == '\t' {
			return -1
		}
		return c
	}, s))
}

// opening is the first words of a text, cut with an ellipsis.
func opening(s string) string {
	c := []rune(strings.TrimLeft(plain(s), "*＊ "))
	if len(c) <= titleLength {
		return string(c)
	}
	return string(c[:titleLength]) + "…"
}

// grouping is what a section's task stands over.
type grouping int

const (
	itself       grouping = iota
	headsItems            // sections below it
	headsClauses          // clauses of its own text
)

// addTask adds a section's task and returns its key.
func (r *reading) addTask(s *outline.Section, parent string, grouping grouping, duties []duty, added []body, rule string, sure float64) string {
	span := s.Span
	switch {
	case grouping == headsClauses && s.Title.End > s.Title.Start:
		// The clauses are the text.
		span.End = s.Title.End
	case grouping == headsItems:
		span.End = r.ownEnd(s)
	}
	title := r.title(s)
	if title == "" {
		title = opening(r.text(r.bodySpan(s)))
	}
	t := dataset.Task{
		Key: r.uniqueKey(s.Key), Parent: parent, Title: title, Source: r.sourceOf(s),
		Content:  plain(r.content(s, duties)),
		Quote:    r.text(span),
		Locator:  r.locate(span),
		Evidence: dataset.Evidence{Confidence: sure, Reason: rule},
	}
	r.fill(&t, duties, added)
	r.file.Tasks = append(r.file.Tasks, t)
	return t.Key
}

// fill gives a task the bodies and the schedule of its duties.
func (r *reading) fill(t *dataset.Task, duties []duty, added []body) {
	var bodies []body
	for _, d := range duties {
		bodies = append(bodies, d.bodies...)
		t.Schedule = append(t.Schedule, d.schedule...)
	}
	if len(bodies) > 0 {
		bodies = withAdded(r.settle(bodies), added)
	}
	t.Assignments = r.assignments(bodies)
}

func (r *reading) sourceOf(s *outline.Section) string {
	if r.inAnnex(s) {
		return dataset.SourceAnnex
	}
	return dataset.SourceBody
}

// ownEnd is where a section's own text ends.
func (r *reading) ownEnd(s *outline.Section) int {
	if n := len(s.Body); n > 0 {
		return s.Body[n-1].End
	}
	return s.Title.End
}

func (r *reading) bodySpan(s *outline.Section) source.Span {
	if len(s.Body) == 0 {
		return source.Span{Start: s.Title.Start, End: s.Title.End}
	}
	return source.Span{Start: s.Body[0].Start, End: s.Body[len(s.Body)-1].End}
}

// content is a section's own text less its duties.
func (r *reading) content(s *outline.Section, duties []duty) string {
	var b strings.Builder
	for _, p := range s.Body {
		at := p.Start
		for _, d := range duties {
			if d.span.Start >= at && d.span.End <= p.End {
				b.WriteString(r.text(source.Span{Start: at, End: d.span.Start}))
				at = d.span.End
			}
		}
		b.WriteString(r.text(source.Span{Start: at, End: p.End}))
	}
	return b.String()
}

// clauses adds a task for each clause of a section.
func (r *reading) clauses(s *outline.Section, clauses []clause, parent string, added []body) {
	for n, c := range clauses {
		span := c.span()
		t := dataset.Task{
			Key:    r.uniqueKey(s.Key + "." + strconv.Itoa(n+1)),
			Parent: parent, Source: r.sourceOf(s),
			Title: r.clauseTitle(c), Content: plain(r.text(c.words)),
			Quote:    r.text(span),
			Locator:  r.locate(span),
			Evidence: dataset.Evidence{Confidence: r.sure(c.duties[0]), Reason: "clause, " + c.duties[0].rule},
		}
		r.fill(&t, c.duties, added)
		r.file.Tasks = append(r.file.Tasks, t)
	}
}

// clauseTitle is a short line of its own at the clause's head, or else its
// first words.
func (r *reading) clauseTitle(c clause) string {
	words := r.text(c.words)
	head, rest, broken := strings.Cut(words, "\n")
	head = strings.TrimSpace(head)
	if n := len([]rune(head)); broken && n >= 4 && n <= titleLength && !strings.ContainsAny(head, "。；;：:，,") && strings.TrimSpace(rest) != "" {
		return head
	}
	return opening(words)
}

// uniqueKey is a key, or where it is taken the key with a number after it.
func (r *reading) uniqueKey(key string) string {
	if r.keys == nil {
		r.keys = map[string]int{}
	}
	r.keys[key]++
	if n := r.keys[key]; n > 1 {
		return r.uniqueKey(key + "-" + strconv.Itoa(n))
	}
	return key
}

// closesList tells a heading over a list of points of which only the last has
// a statement of duty, which then closes the whole list.
func (r *reading) closesList(s *outline.Section) bool {
	n := len(s.Children)
	if n < 2 || s.Kind != outline.KindNumber {
		return false
	}
	for i, c := range s.Children {
		if c.Kind != outline.KindNumber || len(c.Children) > 0 {
			return false
		}
		stated := r.peek(c)
		if has := len(stated) > 0; has != (i == n-1) {
			return false
		}
		// Below a heading the last item's bracket is its own, unless it has a
		// line for itself; below an item it closes the points.
		if i == n-1 && c.Rank <= outline.RankItem && !(len(stated) == 1 && stated[0].duties[0].opening) {
			return false
		}
	}
	return true
}

// peek reads a section's clauses without putting rules in force or warning.
func (r *reading) peek(s *outline.Section) []clause {
	rules, warnings := r.standing, len(r.file.Warnings)
	clauses := r.statedClauses(s)
	r.standing, r.file.Warnings = rules, r.file.Warnings[:warnings]
	return clauses
}

// listDuty is the statement at the end of a list.
func (r *reading) listDuty(s *outline.Section) []clause {
	return r.statedClauses(s.Children[len(s.Children)-1])
}

// movedUp tells the last point of a list whose statement closes the list.
func (r *reading) movedUp(s *outline.Section) bool {
	return s.Parent != nil && s.Kind == outline.KindNumber &&
		s.Parent.Children[len(s.Parent.Children)-1] == s && len(r.peek(s.Parent)) == 0 && r.closesList(s.Parent)
}

// dividesWork tells a section that says in running text who does what.
func (r *reading) dividesWork(s *outline.Section) bool {
	return containsAny(r.title(s), "责任分工", "职责分工", "任务分工", "部门分工", "工作分工", "部门职责", "分工负责", "分工协作", "单位职责", "职责任务")
}

// dividing tells clauses that divide work whatever their section is called:
// three or more, each saying that a body is in charge.
func dividing(prose []clause) bool {
	n := 0
	for _, c := range prose {
		if c.duties[0].inCharge {
			n++
		}
	}
	return n >= 3 && n == len(prose)
}

// namedDuty reads a section below a division of work whose heading is a body:
// 甲局：负责….
func (r *reading) namedDuty(s *outline.Section) (duty, bool) {
	if s.Parent == nil || !r.dividesWork(s.Parent) || s.Title.Start == s.Title.End {
		return duty{}, false
	}
	d := duty{span: s.Title, rule: "prose"}
	role := dataset.RoleResponsible
	if strings.Contains(r.text(r.bodySpan(s)), "牵头") {
		role = dataset.RoleLead
	}
	if agency.LikeList(r.doc.Text[s.Title.Start:s.Title.End]) {
		d.add(r.doc.Text, s.Title, role)
	}
	return d, len(d.bodies) > 0
}

// proseVerbs follow the bodies in a clause of running text.
var proseVerbs = []string{"负责", "牵头", "配合", "协助", "协同", "加强", "指导", "承担", "做好", "统筹", "会同", "落实", "要", "应", "参与", "组织", "具体", "按照", "按", "制定", "推进", "推动", "提供", "支持", "主要", "协调", "依托", "建立", "履行", "督促", "联合", "积极"}

// proseClauses reads A负责…；B牵头做好…。
func (r *reading) proseClauses(s *outline.Section) []clause {
	var out []clause
	for _, p := range s.Body {
		from, depth := p.Start, 0
		for i := p.Start; i <= p.End; i++ {
			if i < p.End {
				c := r.doc.Text[i]
				if agency.Opens(c) {
					depth++
				}
				if agency.Closes(c) {
					depth = max(depth-1, 0)
				}
				if depth > 0 || !strings.ContainsRune("；;。", c) {
					continue
				}
			}
			if c, ok := r.proseClause(r.trim(source.Span{Start: from, End: i})); ok {
				out = append(out, c)
			}
			from = i + 1
		}
	}
	return out
}

func (r *reading) proseClause(s source.Span) (clause, bool) {
	text := r.doc.Text
	head := min(s.End, s.Start+80)
	for i := s.Start + 2; i < head; i++ {
		verb := ""
		for _, v := range proseVerbs {
			if strings.HasPrefix(string(text[i:min(head, i+2)]), v) {
				verb = v
				break
			}
		}
		list := source.Span{Start: s.Start, End: i}
		if list.Start < list.End && text[list.Start] == '由' {
			list.Start++
		}
		if verb == "" || !agency.LikeList(text[list.Start:list.End]) {
			continue
		}
		words := source.Span{Start: i, End: s.End}
		role := dataset.RoleResponsible
		switch {
		case strings.Contains(r.text(words), "牵头"):
			role = dataset.RoleLead
		case verb == "配合" || verb == "协助" || verb == "协同" || verb == "参与":
			role = dataset.RoleSupport
		}
		d := duty{span: list, rule: "prose"}
		d.add(text, list, role)
		if verb == "负责" || verb == "牵头" {
			words.Start += len([]rune(verb))
		}
		if len(d.bodies) == 0 || !r.hasWords(words) {
			return clause{}, false
		}
		// The bodies stand before the words: the clause is both.
		return clause{words: words, duties: []duty{{
			span: s, bodies: d.bodies, rule: d.rule,
			inCharge: role == dataset.RoleLead || verb == "负责" || verb == "配合" || verb == "承担",
		}}}, true
	}
	return clause{}, false
}
