// Package again brings what a newer reader reads of a document together with what the
// dataset has of it. What a person reviewed stays, to the letter, and keeps its keys,
// by which ids go; drafts (facts that have a confidence still) are read anew. Where the
// reader now sees something else than what is reviewed, that is told and not written.
package again

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// Difference is something that the reader sees otherwise than the dataset has it.
type Difference struct {
	What     string // task 一1, the document's area …
	Has      string // in the dataset; "" where it has nothing
	Reads    string // by the newer reader; "" where it reads nothing
	Proposed bool   // what is reviewed stays, and this is for a person to decide; else it is written
}

// String is the difference on a line.
func (d Difference) String() string {
	line := d.What + ": "
	switch {
	case d.Has == "":
		line += "now read: " + d.Reads
	case d.Reads == "":
		line += "no longer read: " + d.Has
	default:
		line += d.Has + ", now read: " + d.Reads
	}
	if d.Proposed {
		return line + " (reviewed, and left as it is)"
	}
	return line
}

// Merge is the file of a document after reading it again, and what differs.
func Merge(old, read *dataset.File) (*dataset.File, []Difference) {
	read = withoutDismissed(read, old)
	m := merging{old: old, read: read, keys: map[string]string{}}
	out := *read
	out.Slug = old.Slug
	out.Dismissed = old.Dismissed
	out.Document = m.document()
	if len(old.Headings) > 0 {
		out.Headings = old.Headings
	}
	out.Tasks = m.tasks()
	taken := map[string]bool{}
	out.Targets = m.figures("target", old.Targets, read.Targets, taken)
	out.Observations = m.figures("observation", old.Observations, read.Observations, taken)
	freeKeys(taken, out.Targets, out.Observations)
	out.Platforms = m.platforms()
	out.Organisation = m.organisation()
	out.Agencies = old.Agencies
	out.Announcements = old.Announcements
	out.Absences = m.absences(out.Tasks)
	out.Deadlines = old.Deadlines // which no reader reads
	if !hasDrafts(old) {          // a person has gone through them
		out.Warnings = old.Warnings
	}
	return &out, m.found
}

// withoutDismissed is what was read less the facts that a reviewer deleted.
func withoutDismissed(read, old *dataset.File) *dataset.File {
	out := *read
	gone := map[string]bool{}
	keep := func(what string, at dataset.Locator) bool { return !old.Dismisses(what, at.Start, at.End) }
	out.Tasks = staying(read.Tasks, func(t *dataset.Task) bool {
		stays := keep("task", t.Locator)
		gone[t.Key] = !stays
		return stays
	})
	figures := func(what string, list []dataset.Figure) []dataset.Figure {
		return staying(list, func(g *dataset.Figure) bool {
			if gone[g.Task] {
				g.Task = ""
			}
			return keep(what, g.Locator)
		})
	}
	out.Targets, out.Observations = figures("target", read.Targets), figures("observation", read.Observations)
	out.Platforms = staying(read.Platforms, func(p *dataset.Platform) bool {
		if gone[p.Task] {
			p.Task = ""
		}
		return keep("platform", p.Locator)
	})
	out.Organisation = staying(read.Organisation, func(o *dataset.Organisation) bool { return keep("organisation", o.Locator) })
	return &out
}

// staying are the records of a list that stay. The list itself stays as it is.
func staying[T any](list []T, stays func(*T) bool) []T {
	var out []T
	for i := range list {
		if record := list[i]; stays(&record) {
			out = append(out, record)
		}
	}
	return out
}

// absences are those that the dataset has, and those that are read at other places, of
// tasks that are there.
func (m *merging) absences(tasks []dataset.Task) []dataset.Absence {
	out := slices.Clone(m.old.Absences)
	for _, a := range m.read.Absences {
		known := slices.ContainsFunc(m.old.Absences, func(o dataset.Absence) bool { return o.Start < a.End && a.Start < o.End })
		if key, ok := m.keys[a.Task]; ok {
			a.Task = key
		}
		if !known && slices.ContainsFunc(tasks, func(t dataset.Task) bool { return t.Key == a.Task }) {
			out = append(out, a)
		}
	}
	return out
}

type merging struct {
	old, read *dataset.File
	keys      map[string]string // of tasks: as they are read now, and as they were
	found     []Difference
}

func (m *merging) differs(what, has, reads string, proposed bool) {
	if has != reads {
		m.found = append(m.found, Difference{what, has, reads, proposed})
	}
}

// isDraft says whether a fact is as a reader made it.
func isDraft(e dataset.Evidence) bool { return e.Confidence > 0 }

func hasDrafts(f *dataset.File) bool {
	return slices.ContainsFunc(f.Tasks, func(t dataset.Task) bool { return isDraft(t.Evidence) }) ||
		slices.ContainsFunc(slices.Concat(f.Targets, f.Observations), func(g dataset.Figure) bool { return isDraft(g.Evidence) }) ||
		slices.ContainsFunc(f.Platforms, func(p dataset.Platform) bool { return isDraft(p.Evidence) })
}

// document keeps what is said of the document, and fills what is empty.
func (m *merging) document() dataset.Document {
	out := m.old.Document
	to, from := reflect.ValueOf(&out).Elem(), reflect.ValueOf(m.read.Document)
	for i := range to.NumField() {
		field := to.Type().Field(i)
		has, reads := to.Field(i), from.Field(i)
		if field.Anonymous || reads.IsZero() || reads.Kind() == reflect.Slice && reads.Len() == 0 {
			continue // the title's place stays with the title
		}
		name, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		empty := has.IsZero() || has.Kind() == reflect.Slice && has.Len() == 0
		if empty {
			has.Set(reads)
			m.differs("the document's "+name, "", text(reads.Interface()), false)
		} else if !reflect.DeepEqual(has.Interface(), reads.Interface()) && name != "sha256" && name != "area" { // an area's id is no other place
			m.differs("the document's "+name, text(has.Interface()), text(reads.Interface()), true)
		}
	}
	return out
}

func text(v any) string {
	if cited, ok := v.([]dataset.Cited); ok {
		var titles []string
		for _, c := range cited {
			titles = append(titles, strings.TrimSpace(c.Title+" "+c.DocNumber))
		}
		return strings.Join(titles, "、")
	}
	if list, ok := v.([]string); ok {
		return strings.Join(list, "、")
	}
	return fmt.Sprint(v)
}

// tasks are matched by their keys or, where those changed, by their places.
func (m *merging) tasks() []dataset.Task {
	byKey, byStart := map[string]int{}, map[int]int{}
	for i := range m.old.Tasks {
		byKey[m.old.Tasks[i].Key], byStart[m.old.Tasks[i].Start] = i, i
	}
	of := make([]int, len(m.read.Tasks)) // the old one of each that is read, -1 where there is none
	matched := make([]bool, len(m.old.Tasks))
	match := func(i, j int) {
		of[i], matched[j] = j, true
		m.keys[m.read.Tasks[i].Key] = m.old.Tasks[j].Key
	}
	for i := range m.read.Tasks {
		of[i] = -1
		if j, ok := byKey[m.read.Tasks[i].Key]; ok && overlap(m.read.Tasks[i].Locator, m.old.Tasks[j].Locator) {
			match(i, j)
		}
	}
	for i := range m.read.Tasks {
		if j, ok := byStart[m.read.Tasks[i].Start]; of[i] < 0 && ok && !matched[j] {
			match(i, j)
		}
	}
	kept, fresh := make([]*dataset.Task, len(m.old.Tasks)), []dataset.Task(nil)
	taken := map[string]bool{}
	for j := range m.old.Tasks {
		taken[m.old.Tasks[j].Key] = matched[j] || !isDraft(m.old.Tasks[j].Evidence)
	}
	for i := range m.read.Tasks {
		t := m.read.Tasks[i]
		if of[i] < 0 && taken[t.Key] {
			m.keys[t.Key] = freeKey(t.Key, taken)
		}
	}
	for i := range m.read.Tasks {
		t := m.read.Tasks[i]
		t.Key, t.Parent, t.SameAs = m.key(t.Key), m.key(t.Parent), m.key(t.SameAs)
		if of[i] < 0 {
			m.differs("task "+t.Key, "", taskText(&t), false)
			fresh = append(fresh, t)
			continue
		}
		was := &m.old.Tasks[of[i]]
		m.differs("task "+t.Key, taskText(was), taskText(&t), !isDraft(was.Evidence))
		kept[of[i]] = stays(was, &t, was.Evidence)
	}
	for j := range m.old.Tasks {
		if was := &m.old.Tasks[j]; !matched[j] {
			m.differs("task "+was.Key, taskText(was), "", !isDraft(was.Evidence))
			kept[j] = stays(was, nil, was.Evidence)
		}
	}
	return m.whole(inPlace(kept, fresh, func(t *dataset.Task) int { return t.Start }))
}

// stays is what becomes of a fact that is there: reviewed it stays, a draft is as it is
// read now, nil where it no longer is.
func stays[T any](was, read *T, e dataset.Evidence) *T {
	if isDraft(e) {
		return read
	}
	return was
}

// inPlace are the facts that stay, in their order, with those that are new where they
// stand in the document.
func inPlace[T any](kept []*T, fresh []T, start func(*T) int) []T {
	var out []T
	for _, k := range kept {
		if k != nil {
			out = append(out, *k)
		}
	}
	for i := range fresh {
		at := slices.IndexFunc(out, func(t T) bool { return start(&t) > start(&fresh[i]) })
		if at < 0 {
			at = len(out)
		}
		out = slices.Insert(out, at, fresh[i])
	}
	return out
}

// whole keeps references between tasks to tasks that are there.
func (m *merging) whole(tasks []dataset.Task) []dataset.Task {
	there := map[string]bool{}
	for i := range tasks {
		there[tasks[i].Key] = true
	}
	for i := range tasks {
		if !there[tasks[i].Parent] {
			tasks[i].Parent = ""
		}
		if !there[tasks[i].SameAs] {
			tasks[i].SameAs = ""
		}
	}
	for key, now := range m.keys {
		if !there[now] {
			delete(m.keys, key)
		}
	}
	return tasks
}

// key is what a task of that key is called in the dataset.
func (m *merging) key(read string) string {
	if was, ok := m.keys[read]; ok {
		return was
	}
	return read
}

func overlap(a, b dataset.Locator) bool { return a.Start < b.End && b.Start < a.End }

func taskText(t *dataset.Task) string {
	var who []string
	for _, a := range t.Assignments {
		who = append(who, a.Role+" "+a.Agency)
	}
	if len(who) == 0 {
		return t.Title
	}
	return t.Title + " (" + strings.Join(who, "、") + ")"
}

// figures are matched by value, unit and place.
func (m *merging) figures(kind string, old, read []dataset.Figure, taken map[string]bool) []dataset.Figure {
	matched := make([]bool, len(old))
	kept, fresh := make([]*dataset.Figure, len(old)), []dataset.Figure(nil)
	for i := range read {
		g := read[i]
		g.Task = m.key(g.Task)
		j := bestMatch(old, matched, func(o *dataset.Figure) int {
			switch {
			case o.Value != g.Value || o.Unit != g.Unit || !overlap(o.Locator, g.Locator):
				return 0
			case dataset.Normal(o.Indicator) != dataset.Normal(g.Indicator):
				return 1
			}
			return 2
		})
		if j < 0 {
			m.differs(kind+" "+g.Key, "", figureText(&g), false)
			g.Key = "\x00" + g.Key // to be freed of others
			fresh = append(fresh, g)
			continue
		}
		matched[j] = true
		was := &old[j]
		g.Key = was.Key
		taken[was.Key] = true
		m.differs(kind+" "+was.Key, figureText(was), figureText(&g), !isDraft(was.Evidence))
		kept[j] = stays(was, &g, was.Evidence)
	}
	for j := range old {
		if was := &old[j]; !matched[j] {
			m.differs(kind+" "+was.Key, figureText(was), "", !isDraft(was.Evidence))
			if kept[j] = stays(was, nil, was.Evidence); kept[j] != nil {
				taken[was.Key] = true
			}
		}
	}
	return inPlace(kept, fresh, func(g *dataset.Figure) int { return g.Start })
}

// bestMatch is the first of the best of those that are not matched yet, -1 where none is
// good at all.
func bestMatch[T any](old []T, matched []bool, how func(*T) int) int {
	best, good := -1, 0
	for j := range old {
		if matched[j] {
			continue
		}
		if g := how(&old[j]); g > good {
			best, good = j, g
		}
	}
	return best
}

// freeKeys gives what is new keys that nothing has.
func freeKeys(taken map[string]bool, lists ...[]dataset.Figure) {
	for _, list := range lists {
		for i := range list {
			if key, isNew := strings.CutPrefix(list[i].Key, "\x00"); isNew {
				list[i].Key = freeKey(key, taken)
			}
		}
	}
}

// freeKey is a key that nothing has: the one wanted, or the next number behind it.
func freeKey(wanted string, taken map[string]bool) string {
	key := wanted
	stem, _, numbered := strings.Cut(wanted, "-")
	if !numbered {
		stem = wanted
	}
	for n := 2; taken[key]; n++ {
		key = fmt.Sprintf("%s-%d", stem, n)
	}
	taken[key] = true
	return key
}

func figureText(g *dataset.Figure) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %v", g.Indicator, g.Comparator, g.Value)
	if g.ValueMax != nil {
		fmt.Fprintf(&b, "-%v", *g.ValueMax)
	}
	b.WriteString(g.Unit)
	for _, more := range []string{g.Qualifier, g.Scope} {
		if more != "" {
			b.WriteString(" " + more)
		}
	}
	if g.Year != nil {
		fmt.Fprintf(&b, " (%d)", *g.Year)
	}
	return b.String()
}

// platforms are matched by place.
func (m *merging) platforms() []dataset.Platform {
	old := m.old.Platforms
	matched := make([]bool, len(old))
	kept, fresh := make([]*dataset.Platform, len(old)), []dataset.Platform(nil)
	for i := range m.read.Platforms {
		p := m.read.Platforms[i]
		p.Task = m.key(p.Task)
		j := bestMatch(old, matched, func(o *dataset.Platform) int {
			switch {
			case !overlap(o.Locator, p.Locator):
				return 0
			case o.Start != p.Start || dataset.Normal(o.Name) != dataset.Normal(p.Name):
				return 1
			}
			return 2
		})
		if j < 0 {
			m.differs("platform", "", p.Name, false)
			fresh = append(fresh, p)
			continue
		}
		matched[j] = true
		m.differs("platform", old[j].Name, p.Name, !isDraft(old[j].Evidence))
		kept[j] = stays(&old[j], &p, old[j].Evidence)
	}
	for j := range old {
		if was := &old[j]; !matched[j] {
			m.differs("platform", was.Name, "", !isDraft(was.Evidence))
			kept[j] = stays(was, nil, was.Evidence)
		}
	}
	return inPlace(kept, fresh, func(p *dataset.Platform) int { return p.Start })
}

// organisation keeps what is reviewed and adds what is new.
func (m *merging) organisation() []dataset.Organisation {
	same := func(a, b *dataset.Organisation) bool {
		return dataset.Normal(a.Agency) == dataset.Normal(b.Agency) && a.Role == b.Role && dataset.Normal(a.Of) == dataset.Normal(b.Of)
	}
	var out []dataset.Organisation
	for i := range m.old.Organisation {
		was := m.old.Organisation[i]
		there := slices.ContainsFunc(m.read.Organisation, func(o dataset.Organisation) bool { return same(&o, &was) })
		if isDraft(was.Evidence) && !there {
			m.differs("organisation", was.Role+" "+was.Agency, "", false)
			continue
		}
		out = append(out, was)
	}
	for _, o := range m.read.Organisation {
		if !slices.ContainsFunc(out, func(was dataset.Organisation) bool { return same(&o, &was) }) {
			m.differs("organisation", "", o.Role+" "+o.Agency, false)
			out = append(out, o)
		}
	}
	return out
}
