package extract

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// leadRule is how a document says that a list tells its lead.
type leadRule int

const (
	leadUnstated    leadRule = iota
	leadStarred              // *: the genre's own habit, or stated
	leadFirst                // 列第一位的为牵头单位
	leadBeforeComma          // 第一个逗号前为牵头单位
	leadThenSupport          // 逗号前为牵头单位，逗号后为配合单位
	leadNoStar               // * is said to mark something else
	leadStarredRest          // 标*的为牵头单位，其余为配合单位
)

// standing are the rules that a document states once and that hold from there
// on.
type standing struct {
	lead leadRule
	// added are the bodies that answer for every later task as well (以下均需…落
	// 实，不再列出).
	added []body
}

// stateRules reads the rules in a span and puts them in force; ok is false
// where it states none.
func (r *reading) stateRules(s source.Span, role string) bool {
	lead, found := leadRuleIn(r.text(s))
	if found {
		r.standing.lead = lead
	}
	if b, ok := r.addedBodies(s, role); ok {
		r.standing.added, found = append(r.standing.added, b...), true
	}
	return found
}

// documentRules reads the rules that stand outside brackets (注：列第一位的为牵头
// 单位): they hold for the whole document, wherever they stand.
func (r *reading) documentRules() {
	r.outline.Walk(func(s *outline.Section) {
		for _, p := range s.Body {
			from := p.Start
			for i := p.Start; i <= p.End; i++ {
				if i < p.End && !endsRule(r.doc.Text[i]) {
					continue
				}
				sentence := source.Span{Start: from, End: i}
				from = i + 1
				if sentence.End-sentence.Start > maxRule {
					continue
				}
				if lead, ok := leadRuleIn(r.text(sentence)); ok && len(r.brackets(sentence)) == 0 {
					r.standing.lead = lead
				}
			}
		}
	})
}

func endsRule(c rune) bool { return c == '。' || c == '；' || c == ';' }

// maxRule is the length of a sentence that states a rule.
const maxRule = 60

// leadRuleIn reads a rule on who leads.
func leadRuleIn(words string) (leadRule, bool) {
	i := strings.Index(words, "牵头")
	if i < 0 {
		return leadNoStar, containsAny(words, "打*", "带*", "标*", "加*", "注*", "标有*")
	}
	if !containsAny(words, "为牵头", "是牵头") {
		return leadUnstated, false
	}
	head := words[:i]
	switch {
	case containsAny(head, "逗号", "分号"):
		if containsAny(words[i:], "配合") {
			return leadThenSupport, true
		}
		return leadBeforeComma, true
	case containsAny(head, "第一位", "首位", "第一个", "第一家", "排第一", "列第一", "排名第一", "首个", "最前", "排在前", "第一顺位", "第一单位", "第一责任单位"):
		return leadFirst, true
	case containsAny(head, "*", "＊", "星号", "★"):
		if restSupports.MatchString(words[i:]) {
			return leadStarredRest, true
		}
		return leadStarred, true
	}
	return leadUnstated, false
}

// restSupports says that those who are not marked support.
var restSupports = zh.MustCompile(`(?:其余|其他|其它|未标|未注|无标)[^。；;]{0,10}(?:配合|协办|参与|协助|支持)`)

// beginsRule tells the part of a statement with which its rules begin.
func beginsRule(part string) bool {
	part = zh.TrimSpace(part)
	_, leads := leadRuleIn(part)
	return leads || strings.HasPrefix(part, "以下") || containsAny(part, "逗号前", "分号前")
}

// addedBodies reads 以下均需A、B落实，不再列出.
func (r *reading) addedBodies(s source.Span, role string) ([]body, bool) {
	words := []rune(r.text(s))
	text := string(words)
	if !strings.Contains(text, "以下") {
		return nil, false
	}
	at := strings.Index(text, "以下")
	begin, width := -1, 0
	for _, w := range []string{"均需要", "均需由", "均需", "均须", "均由", "都需", "都由", "均应由", "均要", "均包括", "均含", "均涉及", "均包含"} {
		if i := strings.Index(text[at:], w); i >= 0 && len(w) > width {
			begin, width = at+i, len(w)
		}
	}
	if begin < 0 {
		return nil, false
	}
	from := len([]rune(text[:begin+width]))
	end := -1
	for i := from; i < len(words) && end < 0; i++ {
		for _, v := range []string{"落实", "负责", "配合", "实施", "参与", "推进", "组织"} {
			if strings.HasPrefix(string(words[i:min(len(words), i+2)]), v) {
				end = i
				if v == "配合" || v == "参与" {
					role = dataset.RoleSupport
				}
			}
		}
	}
	if end < 0 {
		// 均包括A、B，不再一一列出: the list goes to the comma.
		if i := strings.IndexAny(string(words[from:]), "，,；;。"); i >= 0 {
			end = from + len([]rune(string(words[from:])[:i]))
		}
	}
	if end <= from {
		return nil, false
	}
	var out []body
	for _, n := range agency.Split(r.doc.Text, source.Span{Start: s.Start + from, End: s.Start + end}) {
		out = append(out, body{Name: n, role: role, inherited: true})
	}
	return out, len(out) > 0
}

// withRoles gives each body of a list its role by the star and the rule in force.
// Only lists labelled 责任 hide a lead.
func (r *reading) withRoles(bodies []body) []body {
	out := append([]body(nil), bodies...)
	starred, led := false, false
	for _, b := range out {
		starred = starred || b.Star
		led = led || b.role == dataset.RoleLead
	}
	first := true
	for i := range out {
		b := &out[i]
		if b.role != dataset.RoleResponsible || b.inherited {
			continue
		}
		switch {
		case starred && r.standing.lead != leadNoStar:
			switch {
			case b.Star:
				b.role = dataset.RoleLead
			case r.standing.lead == leadStarredRest:
				b.role = dataset.RoleSupport
			}
		case led: // the statement says itself who leads
		case r.standing.lead == leadFirst && first,
			(r.standing.lead == leadBeforeComma || r.standing.lead == leadThenSupport) && b.Rank == 0:
			b.role = dataset.RoleLead
		case r.standing.lead == leadThenSupport:
			b.role = dataset.RoleSupport
		}
		first = false
	}
	return out
}

// assignments makes the assignments of a task: its own bodies, then those that
// a rule adds to every task.
func (r *reading) assignments(bodies []body) []dataset.Assignment {
	var out []dataset.Assignment
	seen := map[[2]string]bool{}
	for _, b := range bodies {
		if key := [2]string{b.Text, b.role}; !seen[key] {
			seen[key] = true
			if !b.inherited && agency.Double(b.Text) {
				r.warn(b.Span, "%s may be two bodies with no mark between them", b.Text)
			}
			out = append(out, dataset.Assignment{
				Agency: b.Text, Role: b.role, Position: len(out) + 1, Inherited: b.inherited, Locator: r.locate(b.Span),
			})
		}
	}
	return out
}

// withAdded adds the bodies that a rule stated before this task adds to it.
func withAdded(bodies, added []body) []body {
	named := map[string]bool{}
	for _, b := range bodies {
		named[b.Text] = true
	}
	for _, b := range added {
		if !named[b.Text] {
			bodies = append(bodies, b)
		}
	}
	return bodies
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
