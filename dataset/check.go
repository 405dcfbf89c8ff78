package dataset

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
)

// Check looks for what is wrong in a dataset that reads: vocabularies,
// references, keys, values, dates, positions, spans. With the documents' texts
// (by the sha256 of their files) it compares each locator with the text; nil
// leaves that out. What is only to be reviewed comes as a note. The problems
// come in order of file and line.
func (d *Dataset) Check(texts map[string][]rune) []Problem {
	c := d.checker(texts)
	c.review = true
	return c.all()
}

// Faults is Check without the notes, which take longest to find: it is for a
// program that is about to build on the dataset.
func (d *Dataset) Faults() []Problem { return d.checker(nil).all() }

// VocabularyFaults are the faults of the vocabularies and the decisions, whatever the
// documents' files say.
func (d *Dataset) VocabularyFaults() []Problem {
	c := d.checker(nil)
	c.vocabularies()
	c.decisions()
	return c.found
}

// FaultsOf are the faults of one file and of the vocabularies, whatever the other files
// and the decisions say. With the document's text it compares the locators with that.
func (d *Dataset) FaultsOf(f *File, texts map[string][]rune) []Problem {
	c := d.checker(texts)
	c.vocabularies()
	c.file(f)
	return c.found
}

func (d *Dataset) checker(texts map[string][]rune) *checker {
	return &checker{Dataset: d, texts: texts, names: d.Resolver(), lines: map[string]lines{}, reported: map[[2]string]bool{}}
}

func (c *checker) all() []Problem {
	c.vocabularies()
	c.decisions()
	c.changes()
	hashes := map[string]string{}
	for _, f := range c.Files {
		c.file(f)
		if other := hashes[f.Document.SHA256]; other != "" && f.Document.SHA256 != "" {
			c.at(f, ".document.sha256").wrong("give each document one file", "%s is of the same file (sha256)", other)
		}
		hashes[f.Document.SHA256] = f.Slug
	}
	if c.review {
		c.unknownIndicators()
	}
	slices.SortStableFunc(c.found, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c.found
}

type checker struct {
	*Dataset
	texts    map[string][]rune
	names    *Resolver
	review   bool             // notes are wanted
	lines    map[string]lines // of the files that problems were found in
	found    []Problem
	reported map[[2]string]bool // unknown areas, by file
	stated   map[string]bool    // ids of what documents state; nil until they are asked for
}

// place is where a check looks: it says what is wrong there.
type place struct {
	c          *checker
	file, path string
	todo       bilingual.Text // what to do, where that names something; else the hint says it
}

func (c *checker) at(f *File, path string) place {
	return c.in(PathOf(f.Slug), path)
}

func (c *checker) in(file, path string) place { return place{c: c, file: file, path: path} }

func (p place) below(path string) place {
	p.path += path
	return p
}

// hint says what to do, where that has operands; what is reported there has no other.
func (p place) hint(english string, operands ...any) place {
	p.todo = Saying(english, operands...)
	return p
}

func (p place) wrong(hint, format string, args ...any) { p.report(false, hint, format, args) }

func (p place) note(hint, format string, args ...any) {
	if p.c.review {
		p.report(true, hint, format, args)
	}
}

func (p place) report(note bool, hint, format string, args []any) {
	in, ok := p.c.lines[p.file]
	if !ok {
		in = linesOf(p.c.sources[p.file])
		p.c.lines[p.file] = in
	}
	todo := p.todo
	if hint != "" {
		todo = Saying(hint)
	}
	p.c.found = append(p.c.found, Problem{File: p.file, Line: in.line(p.path), Said: Saying(format, args...), Hint: todo, Note: note})
}

// needed reports an empty value.
func (p place) needed(name, value string) {
	if value == "" {
		p.wrong("give it", "%s is missing", name)
	}
	if at := strings.IndexFunc(value, isHidden); at >= 0 {
		r, _ := utf8.DecodeRuneInString(value[at:])
		p.wrong("remove it", "%s has the character %U, which nobody sees", name, r)
	}
}

// isHidden says of a character that it moves the cursor or turns the direction of a
// line, and shows nothing.
func isHidden(r rune) bool {
	return unicode.IsControl(r) || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// oneOf reports a value that is not among those allowed.
func (p place) oneOf(name, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		p.below("."+name).hint("give one of %s", strings.Join(allowed, ", ")).wrong("", "%s is %q", name, value)
	}
}

// inferable is a field of a fact that may be inferred, and whether the fact has it.
type inferable struct {
	name  string
	given bool
}

// inferred reports names that are no fields of the fact, or none that it has.
func (p place) inferred(names Inferred, fields ...inferable) {
	for i, name := range names {
		if !slices.Contains(fields, inferable{name, true}) || slices.Contains(names[:i], name) {
			p.below(".inferred").wrong("name each field that the fact has and that stands elsewhere once", "inferred has %q", name)
		}
	}
}

// area reports a reference to no area, or to several, once a file.
func (p place) area(ref string) {
	key := [2]string{p.file, ref}
	if ref == "" || p.c.reported[key] {
		return
	}
	if _, ok := p.c.names.Area(ref); !ok {
		p.c.reported[key] = true
		p.below(".area").wrong("add it to areas.yaml, or give the id where several areas share the name", "area %q is not known", ref)
	}
}

var (
	sha256Form = regexp.MustCompile(`^[0-9a-f]{64}$`)
	periodForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
)

func (c *checker) file(f *File) {
	c.document(f)
	names := c.names.Names(f)
	c.tasks(f, names)
	c.figures(f)
	c.platforms(f)
	c.unlinkedPlatforms(f)
	c.labels(f)
	c.absences(f)
	c.deadlines(f)
	c.organisation(f)
	c.agencies(f, names)
	c.announcements(f)
	c.dismissed(f)
	c.spans(f)
}

func (c *checker) document(f *File) {
	doc, here := &f.Document, c.at(f, ".document")
	here.needed("title", doc.Title)
	here.oneOf("kind", doc.Kind, DocumentKinds().Words()...)
	here.area(doc.Area)
	if doc.Kind == KindPlan {
		here.needed("area of a plan", doc.Area)
	}
	if !sha256Form.MatchString(doc.SHA256) {
		here.below(".sha256").wrong("give the sha256 of the document's file, 64 digits in lower case", "sha256 is %q", doc.SHA256)
	}
	for _, date := range []struct{ name, value string }{{"issuedOn", doc.IssuedOn}, {"publishedOn", doc.PublishedOn}, {"printedOn", doc.PrintedOn}} {
		if _, err := time.Parse(time.DateOnly, date.value); err != nil && date.value != "" {
			here.below("."+date.name).wrong("give a day that is in the calendar, as 2022-09-30", "%s is %q", date.name, date.value)
		}
	}
	if doc.IssuedOn != "" && doc.PublishedOn != "" && doc.PublishedOn < doc.IssuedOn {
		here.below(".publishedOn").note("look at both dates", "published on %s, before it was issued on %s", doc.PublishedOn, doc.IssuedOn)
	}
	for _, p := range []struct{ name, value string }{{"periodStart", doc.PeriodStart}, {"periodEnd", doc.PeriodEnd}} {
		if p.value != "" && !periodForm.MatchString(p.value) {
			here.below("."+p.name).wrong("give 2022, 2022-09 or 2022-09-30", "%s is %q", p.name, p.value)
		}
	}
	if n := min(len(doc.PeriodStart), len(doc.PeriodEnd)); n > 0 && doc.PeriodStart[:n] > doc.PeriodEnd[:n] {
		here.below(".periodEnd").wrong("correct one of the two", "the period ends (%s) before it starts (%s)", doc.PeriodEnd, doc.PeriodStart)
	}
	if !f.HasFacts() {
		here.note("add by hand what it states, or remove its file", "no fact of the document is in the dataset")
	}
	for i := range doc.BasedOn {
		here.below(fmt.Sprintf(".basedOn[%d]", i)).needed("title", doc.BasedOn[i].Title)
	}
	for i := range doc.Supersedes {
		here.below(fmt.Sprintf(".supersedes[%d]", i)).needed("title", doc.Supersedes[i].Title)
	}
	for i := range doc.Nicknames {
		here.below(fmt.Sprintf(".nicknames[%d]", i)).needed("name", doc.Nicknames[i].Name)
		here.below(fmt.Sprintf(".nicknames[%d]", i)).needed("of", doc.Nicknames[i].Of)
	}
	for i, issuer := range doc.Issuers {
		here.below(fmt.Sprintf(".issuers[%d]", i)).needed("issuer", issuer)
	}
}

func (c *checker) tasks(f *File, names *Names) {
	byKey := map[string]*Task{}
	for i := range f.Tasks {
		t, here := &f.Tasks[i], c.at(f, fmt.Sprintf(".tasks[%d]", i))
		here.needed("key", t.Key)
		if byKey[t.Key] != nil {
			here.below(".key").wrong("give each task a key of its own", "key %q is given twice", t.Key)
		}
		byKey[t.Key] = t
	}
	for i := range f.Tasks {
		t, here := &f.Tasks[i], c.at(f, fmt.Sprintf(".tasks[%d]", i))
		here.needed("title", t.Title)
		here.oneOf("source", t.Source, Sources().Words()...)
		for s := range t.Schedule {
			here.below(fmt.Sprintf(".schedule[%d]", s)).needed("period", t.Schedule[s].Period)
		}
		if t.Parent != "" && byKey[t.Parent] == nil {
			here.below(".parent").wrong("give the key of a task of this file", "parent %q is no task", t.Parent)
		}
		for up, steps := byKey[t.Parent], 0; up != nil; up, steps = byKey[up.Parent], steps+1 {
			if up == t || steps > len(f.Tasks) {
				here.below(".parent").wrong("let the parents lead to a top task", "task %q is its own ancestor", t.Key)
				break
			}
		}
		if t.SameAs != "" {
			switch same := byKey[t.SameAs]; {
			case same == nil:
				here.below(".sameAs").wrong("give the key of a task of this file", "sameAs %q is no task", t.SameAs)
			case same == t || same.SameAs != "":
				here.below(".sameAs").wrong("name the task that states it first, which has no sameAs itself", "sameAs %q leads on", t.SameAs)
			default:
				here.sameBodies(t, same, names)
			}
		}
		c.assignments(t, here)
		here.inferred(t.Inferred, inferable{"schedule", len(t.Schedule) > 0}, inferable{"assignments", slices.ContainsFunc(t.Assignments, func(a Assignment) bool { return a.Inherited })})
	}
}

// sameBodies notes where a row and the clause that it repeats name different
// bodies: they may be two tasks.
func (p place) sameBodies(t, same *Task, names *Names) {
	bodies := func(t *Task) []string {
		var out []string
		for _, a := range t.Assignments {
			out = append(out, names.Agency(a.Agency).Name)
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if a, b := bodies(t), bodies(same); !slices.Equal(a, b) {
		p.below(".sameAs").note("look whether they are one task", "%s names %s, and %s, which it repeats, names %s",
			t.Key, strings.Join(a, "、"), same.Key, strings.Join(b, "、"))
	}
}

func (c *checker) assignments(t *Task, here place) {
	taken := map[int]bool{}
	twice := map[string]bool{}
	for i := range t.Assignments {
		a, here := &t.Assignments[i], here.below(fmt.Sprintf(".assignments[%d]", i))
		here.needed("agency", a.Agency)
		here.oneOf("role", a.Role, Roles().Words()...)
		if a.Position < 1 || a.Position > len(t.Assignments) || taken[a.Position] {
			here.below(".position").wrong("number a task's assignments from 1, without gaps", "position %d of %d is out of order or taken", a.Position, len(t.Assignments))
		}
		taken[a.Position] = true
		if k := Normal(a.Agency) + "\x00" + a.Role; twice[k] {
			here.below(".agency").wrong("keep one", "%s has the role %s twice", a.Agency, a.Role)
		} else {
			twice[k] = true
		}
		if !a.Inherited && (a.Start < t.Start || a.End > t.End) {
			here.below(".start").wrong("correct the span, or mark it inherited", "%s stands at %d-%d, outside its task (%d-%d)", a.Agency, a.Start, a.End, t.Start, t.End)
		}
	}
}

func (c *checker) figures(f *File) {
	keys, tasks := map[string]bool{}, taskKeys(f)
	check := func(g *Figure, here place) {
		here.needed("key", g.Key)
		here.needed("indicator", g.Indicator)
		if keys[g.Key] {
			here.below(".key").wrong("give each target and observation a key of its own", "key %q is given twice", g.Key)
		}
		keys[g.Key] = true
		if g.Measures != "" && c.names.indicators.byID(g.Measures) == nil {
			here.below(".measures").wrong("give the id of an entry of indicators.yaml, or of a standard indicator", "indicator %q is not known", g.Measures)
		}
		here.oneOf("comparator", g.Comparator, Comparators().Words()...)
		here.area(g.Area)
		if g.Area == "" && f.Document.Area == "" {
			here.wrong("give the area that it is of", "neither the figure nor the document has an area")
		}
		here.numbers(g)
		if g.Task != "" && !tasks[g.Task] {
			here.below(".task").wrong("give the key of a task of this file", "task %q is no task", g.Task)
		}
		here.inferred(g.Inferred, inferable{"indicator", true}, inferable{"unit", g.Unit != ""}, inferable{"year", g.Year != nil}, inferable{"scope", g.Scope != ""}, inferable{"area", g.Area != ""})
	}
	for i := range f.Targets {
		here := c.at(f, fmt.Sprintf(".targets[%d]", i))
		check(&f.Targets[i], here)
		here.oneOf("nature", cmp.Or(f.Targets[i].Nature, NatureGoal), Natures().Words()...)
	}
	for i := range f.Observations {
		g, here := &f.Observations[i], c.at(f, fmt.Sprintf(".observations[%d]", i))
		check(g, here)
		if g.Stretch || g.Nature != "" && g.Nature != NatureGoal {
			here.wrong("remove them: an observation sets nothing", "an observation has stretch or a nature")
		}
	}
}

// numbers checks the value of a figure and its year.
func (p place) numbers(g *Figure) {
	if g.ValueMax != nil && (*g.ValueMax <= g.Value || g.Comparator != Approx) {
		p.below(".valueMax").wrong("a range goes up and has the comparator ~", "the range is %s %v to %v", g.Comparator, g.Value, *g.ValueMax)
	}
	if math.IsNaN(g.Value) || math.IsInf(g.Value, 0) {
		p.below(".value").wrong("give a number", "value is %v", g.Value)
	}
	if g.Year != nil && !ontology.IsYear(*g.Year) {
		p.below(".year").wrong("correct it", "year is %d", *g.Year)
	}
}

// taskKeys are the keys of a file's tasks.
func taskKeys(f *File) map[string]bool {
	keys := make(map[string]bool, len(f.Tasks))
	for i := range f.Tasks {
		keys[f.Tasks[i].Key] = true
	}
	return keys
}

func (c *checker) platforms(f *File) {
	type mention struct {
		name, area, task string
		start            int
	}
	seen := map[mention]bool{}
	tasks := taskKeys(f)
	for i := range f.Platforms {
		p, here := &f.Platforms[i], c.at(f, fmt.Sprintf(".platforms[%d]", i))
		here.needed("name", p.Name)
		here.needed("kind", p.Kind)
		here.area(p.Area)
		if p.Area == "" && f.Document.Area == "" {
			here.wrong("give the area that it is in", "neither the platform nor the document has an area")
		}
		k := mention{Normal(p.Name), p.Area, p.Task, p.Start}
		if seen[k] {
			here.below(".name").wrong("keep one", "this mention of platform %q is given twice", p.Name)
		}
		seen[k] = true
		here.inferred(p.Inferred, inferable{"area", p.Area != ""})
		if p.Task != "" && !tasks[p.Task] {
			here.below(".task").wrong("give the key of a task of this file", "task %q is no task", p.Task)
		}
	}
}

func (c *checker) organisation(f *File) {
	seen := map[[3]string]bool{}
	for i := range f.Organisation {
		o, here := &f.Organisation[i], c.at(f, fmt.Sprintf(".organisation[%d]", i))
		here.needed("agency", o.Agency)
		here.oneOf("role", o.Role, OrganisationRoles().Words()...)
		k := [3]string{Normal(o.Agency), o.Role, Normal(o.Of)}
		if seen[k] {
			here.below(".agency").wrong("keep one", "%s is %s of %q twice", o.Agency, o.Role, o.Of)
		}
		seen[k] = true
	}
}

func (c *checker) announcements(f *File) {
	for i := range f.Announcements {
		a, here := &f.Announcements[i], c.at(f, fmt.Sprintf(".announcements[%d]", i))
		here.needed("of", a.Of)
		if a.Count < 1 {
			here.below(".count").wrong("give the number that is announced", "count is %d", a.Count)
		}
		if _, rows := f.Listed(a.Of); len(rows) == 0 {
			here.below(".of").wrong("give an annex that has rows (A1), or the key of a task that has tasks below it", "nothing is listed under %q", a.Of)
		}
	}
}

func (c *checker) agencies(f *File, names *Names) {
	seen := map[string]bool{}
	for i := range f.Agencies {
		a, here := &f.Agencies[i], c.at(f, fmt.Sprintf(".agencies[%d]", i))
		here.needed("name", a.Name)
		here.area(a.Area)
		if k := Normal(a.Name); seen[k] {
			here.below(".name").wrong("keep one", "agency %q is given twice", a.Name)
		} else {
			seen[k] = true
		}
	}
	if c.review {
		c.namedBodies(f, names)
	}
}
