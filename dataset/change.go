package dataset

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/policygraph/policygraph/ontology"
)

// ChangesFile says what became of the facts since the dataset was begun; need not be
// there.
const ChangesFile = "changes.yaml"

// What a change was made by.
const (
	ActAdd    = "add"    // a document came in, or was read again
	ActReview = "review" // a reviewer
	ActDiff   = "diff"   // two states of the dataset were compared, and what differed was recorded
)

// Change is what one act did to the facts of a document, an entry of changes.yaml. New
// entries stand behind the others, and none is changed afterwards: what an act undid is
// an entry of its own. Facts are named by their ids in the graph.
//
// What people decided about names is not in it: decisions.yaml says that itself, with
// who and when.
type Change struct {
	On        string         `yaml:"on"` // 2026-03-18T09:30:00+08:00
	By        string         `yaml:"by"` // who did it
	Act       string         `yaml:"act"`
	Document  string         `yaml:"document"` // the slug of the document that states the facts
	Added     []string       `yaml:"added,omitempty,flow"`
	Changed   []ChangedField `yaml:"changed,omitempty"`
	Withdrawn []Withdrawn    `yaml:"withdrawn,omitempty"`
}

// ChangedField is a field of a fact that has another value since.
type ChangedField struct {
	ID    string `yaml:"id"`
	Field string `yaml:"field"`
	Old   string `yaml:"old,omitempty"`
	New   string `yaml:"new,omitempty"`
}

// Withdrawn is a fact that is gone, and what it said.
type Withdrawn struct {
	ID   string `yaml:"id"`
	Fact string `yaml:"fact"`
}

// Facts is how many facts and fields of facts the change is about.
func (c *Change) Facts() int { return len(c.Added) + len(c.Changed) + len(c.Withdrawn) }

// Time is when the act was done.
func (c *Change) Time() (time.Time, error) { return time.Parse(time.RFC3339, c.On) }

// Comparer says what became of facts. It is for one goroutine.
type Comparer struct {
	recorder     *Recorder
	vocabularies *Vocabularies
	resolver     *Resolver // of the vocabularies; made when it is needed
}

// NewComparer makes one; the vocabularies tell platforms of one name apart by their places.
func NewComparer(v *Vocabularies) *Comparer {
	return &Comparer{recorder: NewRecorder(), vocabularies: v}
}

// Compare says what became of the facts of a document from one state of its file to
// another; nil is a file that is not there. Who did it and when is the caller's to say.
// Where facts stand, how sure the reader was and who reviewed them is no part of them.
func (t *Comparer) Compare(before, after *File) Change {
	old, now := t.facts(before), t.facts(after)
	var c Change
	if c.Document = slugOf(before); after != nil {
		c.Document = after.Slug
	}
	for _, id := range now.order {
		was, is := old.byID[id], now.byID[id]
		if was == nil {
			c.Added = append(c.Added, id)
			continue
		}
		if !reflect.DeepEqual(was.record, is.record) { // to write them in words takes far longer
			c.Changed = append(c.Changed, changedFields(id, was.fields(), is.fields())...)
		}
	}
	for _, id := range old.order {
		if now.byID[id] == nil {
			c.Withdrawn = append(c.Withdrawn, Withdrawn{id, old.byID[id].words})
		}
	}
	return c
}

func slugOf(f *File) string {
	if f == nil {
		return ""
	}
	return f.Slug
}

func changedFields(id string, was, is map[string]string) []ChangedField {
	names := map[string]bool{}
	for _, fields := range []map[string]string{was, is} {
		for name := range fields {
			names[name] = true
		}
	}
	var out []ChangedField
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if was[name] != is[name] {
			out = append(out, ChangedField{id, name, was[name], is[name]})
		}
	}
	return out
}

// toldFacts are the facts of a file by their ids, in their order.
type toldFacts struct {
	order []string
	byID  map[string]*toldFact
}

type toldFact struct {
	words  string
	record any // of the file, or several that the fact is made of
	fields func() map[string]string
}

func (t *toldFacts) add(id, words string, record any, fields func() map[string]string) {
	if t.byID[id] != nil {
		return // a second mention of it
	}
	t.order = append(t.order, id)
	t.byID[id] = &toldFact{words, record, fields}
}

// facts are those of a file. A row that says the same as a clause is no fact of its own.
func (t *Comparer) facts(f *File) toldFacts {
	out := toldFacts{byID: map[string]*toldFact{}}
	if f == nil {
		return out
	}
	out.add(ontology.DocumentID(f.Slug), f.Document.Title, []any{&f.Document, f.Organisation, f.Announcements}, func() map[string]string { return t.head(f) })
	for i := range f.Tasks {
		if task := &f.Tasks[i]; task.SameAs == "" {
			out.add(ontology.TaskID(f.Slug, task.Key), task.Key+" "+task.Title, task, func() map[string]string { return t.fields(task) })
		}
	}
	for i := range f.Targets {
		g := &f.Targets[i]
		out.add(ontology.TargetID(f.Slug, g.Key), g.words(), g, func() map[string]string { return t.fields(g) })
	}
	for i := range f.Observations {
		g := &f.Observations[i]
		out.add(ontology.ObservationID(f.Slug, g.Key), g.words(), g, func() map[string]string { return t.fields(g) })
	}
	for i := range f.Platforms {
		p := &f.Platforms[i]
		out.add(ontology.PlatformID(t.area(cmp.Or(p.Area, f.Document.Area)), p.Name), p.Name, p, func() map[string]string {
			fields := t.fields(p)
			delete(fields, "task") // each mention has its own
			return fields
		})
	}
	return out
}

// head is what a file says of its document as a whole.
func (t *Comparer) head(f *File) map[string]string {
	out := t.fields(&f.Document)
	for name, list := range map[string]int{"organisation": len(f.Organisation), "announcements": len(f.Announcements)} {
		if list > 0 {
			out[name] = t.list(f, name)
		}
	}
	return out
}

// area is the id of an area, by which platforms are told apart.
func (t *Comparer) area(name string) string {
	if t.resolver == nil {
		t.resolver = (&Dataset{Vocabularies: *t.vocabularies}).Resolver()
	}
	if a, ok := t.resolver.Area(name); ok {
		return a.ID
	}
	return name
}

// words are a figure on one line.
func (g *Figure) words() string {
	value := strconv.FormatFloat(g.Value, 'f', -1, 64)
	if g.ValueMax != nil {
		value += "-" + strconv.FormatFloat(*g.ValueMax, 'f', -1, 64)
	}
	out := strings.Join(strings.Fields(strings.Join([]string{g.Scope, g.Qualifier, g.Indicator, g.Comparator, value + g.Unit}, " ")), " ")
	if g.Year != nil {
		out += fmt.Sprintf(" (%d)", *g.Year)
	}
	return out
}

// aside are the fields of records that are no part of the fact.
var aside = []string{"start", "end", "opening", "closing", "section", "confidence", "reason", "reviewed", "inferred", "context", "position", "sameAs"}

// fields are what a record says, in words.
func (t *Comparer) fields(record any) map[string]string {
	values, err := t.recorder.Values(record)
	if err != nil {
		panic(err) // records are texts, numbers and lists of such
	}
	out := map[string]string{}
	for name, raw := range values {
		if !slices.Contains(aside, name) {
			out[name] = inWords(raw)
		}
	}
	return out
}

// list is a list of the file in words.
func (t *Comparer) list(f *File, name string) string {
	values, err := t.recorder.Values(f)
	if err != nil {
		panic(err)
	}
	return inWords(values[name])
}

func inWords(raw json.RawMessage) string {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		panic(err)
	}
	return words(value)
}

func words(value any) string {
	switch value := value.(type) {
	case []any:
		all := make([]string, len(value))
		for i := range value {
			all[i] = words(value[i])
		}
		return strings.Join(all, "；")
	case map[string]any:
		var all []string
		for _, name := range sortedKeys(value) {
			if !slices.Contains(aside, name) {
				all = append(all, words(value[name]))
			}
		}
		return strings.Join(all, " ")
	}
	return fmt.Sprint(value)
}

// changes checks the entries of changes.yaml.
func (c *checker) changes() {
	acts := []string{ActAdd, ActReview, ActDiff}
	for i := range c.Changes {
		change := &c.Changes[i]
		at := c.in(ChangesFile, fmt.Sprintf("[%d]", i))
		if _, err := change.Time(); err != nil {
			at.wrong("write it as 2026-03-18T09:30:00+08:00", "on is %q, which is no moment", change.On)
		}
		if !slices.Contains(acts, change.Act) {
			at.hint("give one of %s", strings.Join(acts, ", ")).wrong("", "act is %q", change.Act)
		}
		if change.Document == "" {
			at.wrong("give the document whose facts changed", "document is missing")
		}
	}
}

// Unrecorded leaves out of changes, which were found by comparing two states, what the
// later state's own entries say that the earlier one does not have: where a fact ended up
// is recorded then, by whoever brought it there.
func Unrecorded(found, earlier, later []Change) []Change {
	said := map[[3]string]bool{}
	for _, c := range later[min(len(earlier), len(later)):] {
		for _, key := range c.keys() {
			said[key] = true
		}
	}
	var out []Change
	for _, c := range found {
		c.Added = slices.DeleteFunc(c.Added, func(id string) bool { return said[[3]string{"added", id}] })
		c.Changed = slices.DeleteFunc(c.Changed, func(f ChangedField) bool { return said[f.key()] || said[[3]string{"added", f.ID}] })
		c.Withdrawn = slices.DeleteFunc(c.Withdrawn, func(w Withdrawn) bool { return said[[3]string{"withdrawn", w.ID}] })
		if c.Facts() > 0 {
			out = append(out, c)
		}
	}
	return out
}

// keys tell the parts of a change apart.
func (c *Change) keys() [][3]string {
	var out [][3]string
	for _, id := range c.Added {
		out = append(out, [3]string{"added", id})
	}
	for i := range c.Changed {
		out = append(out, c.Changed[i].key())
	}
	for _, w := range c.Withdrawn {
		out = append(out, [3]string{"withdrawn", w.ID})
	}
	return out
}

func (f *ChangedField) key() [3]string { return [3]string{f.ID, f.Field, f.New} }
