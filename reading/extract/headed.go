package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// headedTasks gives the tasks below a heading that does no more than name who leads
// (牵头单位：县甲局, 县甲局牵头的任务) its bodies, where they have no lead of their own.
// Rows of a table take them from the title of their group.
func (r *reading) headedTasks() {
	h := headed{reading: r, heads: map[string]bool{}}
	for i := range r.file.Tasks {
		h.heads[r.file.Tasks[i].Parent] = true
		h.order = append(h.order, i)
	}
	slices.SortStableFunc(h.order, func(a, b int) int { return r.file.Tasks[a].Start - r.file.Tasks[b].Start })
	r.outline.Walk(func(s *outline.Section) {
		if bodies := r.headingBodies(s); len(bodies) > 0 {
			h.lead(s.Span, bodies)
		}
		for _, t := range s.Tables {
			h.groups(t)
		}
	})
}

// headed gives tasks the bodies of their headings.
type headed struct {
	*reading
	order []int           // the tasks by their places
	heads map[string]bool // the keys of tasks that others stand below
}

// longestLeading is how long a heading may be that names who leads.
const longestLeading = 60

// headingBodies are the bodies that a heading over items names, and nothing else.
func (r *reading) headingBodies(s *outline.Section) []body {
	if s.Kind != outline.KindNumber || len(s.Children) == 0 && len(s.Tables) == 0 {
		return nil
	}
	span := s.Title
	if len(s.Body) > 0 && !strings.Contains(r.text(source.Span{Start: span.Start, End: s.Body[0].End}), "\n") {
		span.End = s.Body[0].End // the label's colon has ended the heading
	}
	return r.leading(span)
}

// charged is a heading that says who leads or answers for what follows.
var charged = zh.MustCompile(`^(?:由)?(.{2,50}?)(牵头|主办|负责)(?:组织|实施|推进|落实|办理|完成)*的?(?:重点|主要|改革)?(?:任务|事项|工作|项目|措施)?(?:清单)?(?:[（(][^（）()]*[)）])?$`)

// leading reads the bodies of such a heading.
func (r *reading) leading(span source.Span) []body {
	if span.End-span.Start > longestLeading || span.End <= span.Start {
		return nil
	}
	if _, ok := labelAt(r.doc.Text, span.Start, span.End); ok {
		d, _ := r.labelled(span)
		return onlyLeads(d.bodies)
	}
	m := charged.FindStringSubmatchIndex(r.text(span))
	if m == nil {
		return nil
	}
	words := r.text(span)
	from := span.Start + len([]rune(words[:m[2]]))
	list := source.Span{Start: from, End: from + len([]rune(words[m[2]:m[3]]))}
	if !agency.OnlyNames(r.doc.Text, list) {
		return nil
	}
	var d duty
	role := dataset.RoleLead
	if words[m[4]:m[5]] == "负责" {
		role = dataset.RoleResponsible
	}
	d.add(r.doc.Text, list, role)
	return d.bodies
}

// onlyLeads are the bodies, where all of them lead or answer.
func onlyLeads(bodies []body) []body {
	for _, b := range bodies {
		if b.role == dataset.RoleSupport {
			return nil
		}
	}
	return bodies
}

// groups reads the groups of a table's rows.
func (h *headed) groups(t *outline.Table) {
	from, title := max(0, t.Span.Start-longestLeading), ""
	var bodies []body
	for _, row := range t.Rows {
		if len(row.Groups) == 0 || row.Span.End <= row.Span.Start {
			continue
		}
		if last := row.Groups[len(row.Groups)-1]; last != title {
			title, bodies = last, nil
			if at, ok := h.lastBefore(title, from, row.Span.Start); ok {
				bodies = h.leading(at)
			}
		}
		if len(bodies) > 0 {
			h.lead(row.Span, bodies)
		}
		from = row.Span.Start
	}
}

// lastBefore is where a group's title stands last before a row.
func (r *reading) lastBefore(title string, from, to int) (source.Span, bool) {
	if from >= to {
		return source.Span{}, false
	}
	words := r.text(source.Span{Start: from, End: to})
	at := strings.LastIndex(words, title)
	if at < 0 {
		return source.Span{}, false
	}
	start := from + len([]rune(words[:at]))
	return source.Span{Start: start, End: start + len([]rune(title))}, true
}

// lead gives bodies to the tasks inside a span that have no lead. A task that others
// stand below is theirs to do.
func (h *headed) lead(span source.Span, bodies []body) {
	tasks := h.file.Tasks
	first := sort.Search(len(h.order), func(i int) bool { return tasks[h.order[i]].Start >= span.Start })
	for _, i := range h.order[first:] {
		t := &tasks[i]
		if t.Start >= span.End {
			break
		}
		if t.End > span.End || h.heads[t.Key] || hasLead(t.Assignments) {
			continue
		}
		var all []body
		for _, b := range bodies {
			b.inherited = true
			all = append(all, b)
		}
		inherited := h.assignments(all)
		for j := range t.Assignments {
			t.Assignments[j].Position += len(inherited)
		}
		t.Assignments = append(inherited, t.Assignments...)
	}
}

// hasLead: a body leads the task, or answers for it.
func hasLead(list []dataset.Assignment) bool {
	for _, a := range list {
		if a.Role != dataset.RoleSupport {
			return true
		}
	}
	return false
}
