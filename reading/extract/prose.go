package extract

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// dividesWork tells a section that says in running text who does what.
func (r *reading) dividesWork(s *outline.Section) bool {
	return containsAny(r.title(s), "责任分工", "职责分工", "任务分工", "部门分工", "工作分工", "部门职责", "工作职责", "主要职责", "分工负责", "分工协作", "单位职责", "职责任务")
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
	switch words := r.text(r.bodySpan(s)); {
	case strings.Contains(words, "牵头"):
		role = dataset.RoleLead
	case supportVerbs.At([]rune(words), 0) != nil:
		role = dataset.RoleSupport
	}
	if agency.LikeList(r.doc.Text[s.Title.Start:s.Title.End]) {
		d.add(r.doc.Text, s.Title, role)
	}
	return d, len(d.bodies) > 0
}

// dividedItem reads an item below a division of work that says in its first
// sentence whose work it is: 1.甲局负责….
func (r *reading) dividedItem(s *outline.Section) (clause, bool) {
	if s.Parent == nil || !r.dividesWork(s.Parent) || s.Title.Start == s.Title.End {
		return clause{}, false
	}
	return r.proseClause(s.Title)
}

// entrusted reads an item that begins by saying whose work it is: 由甲局负责统
// 筹…. Who leads or coordinates is the lead.
func (r *reading) entrusted(s *outline.Section) (duty, bool) {
	if len(s.Body) == 0 || r.doc.Text[s.Body[0].Start] != '由' {
		return duty{}, false
	}
	sentence := s.Body[0]
	for i := sentence.Start; i < sentence.End; i++ {
		if r.doc.Text[i] == '。' {
			sentence.End = i
		}
	}
	c, ok := r.proseClause(sentence)
	if !ok || !c.duties[0].inCharge {
		return duty{}, false
	}
	d := c.duties[0]
	if strings.HasPrefix(r.text(c.words), "统筹") {
		for i := range d.bodies {
			d.bodies[i].role = dataset.RoleLead
		}
	}
	d.span = source.Span{Start: sentence.Start, End: sentence.Start} // its words are the item's own
	return d, true
}

var proseVerbs = class("prose_verbs").List()

// proseClauses reads A负责…；B牵头做好…。
func (r *reading) proseClauses(s *outline.Section) []clause {
	var out []clause
	for _, p := range s.Body {
		from := p.Start
		var depth zh.Depth
		for i := p.Start; i <= p.End; i++ {
			if i < p.End {
				c := r.doc.Text[i]
				if depth.Read(c) > 0 || c != '；' && c != ';' && c != '。' {
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

// supportVerbs open what a body does beside another.
var supportVerbs = zh.NewList("配合", "协助", "协同", "参与")

func (r *reading) proseClause(s source.Span) (clause, bool) {
	text := r.doc.Text
	head := min(s.End, s.Start+80)
	for i := s.Start + 2; i < head; i++ {
		verb := string(proseVerbs.At(text[:head], i))
		if verb == "" {
			continue
		}
		list := source.Span{Start: s.Start, End: i}
		if list.Start < list.End && text[list.Start] == '由' {
			list.Start++
		}
		if text[i-1] == '：' || text[i-1] == ':' { // 甲局、乙局：负责…
			list.End--
		}
		if !agency.LikeList(text[list.Start:list.End]) {
			continue
		}
		words := source.Span{Start: i, End: s.End}
		role := dataset.RoleResponsible
		switch {
		case strings.Contains(r.text(words), "牵头"):
			role = dataset.RoleLead
		case supportVerbs.Has(verb):
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
