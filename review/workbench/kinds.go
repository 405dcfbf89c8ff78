package workbench

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// kind is a kind of facts: where a document's file has them, and how they are told
// apart. A new list of the dataset needs a line in kinds, and nothing else.
type kind struct {
	name    string
	in      string // the list of the file that has them; "" for parts of its head
	zh, en  string // what a person calls it
	fresh   func() any
	list    func(f *dataset.File) []record
	insert  func(f *dataset.File, at int, fact any)
	remove  func(f *dataset.File, at int)
	values  map[string][]string // the only ones that fields take
	hidden  []string            // fields that are facts of their own, or the program's
	evident bool                // its facts carry confidence, reason and reviewed
}

// record is a fact where it stands in a file.
type record struct {
	kind *kind
	at   int // in its list
	id   string
	fact any // a pointer to it
	dataset.Locator
	evidence *dataset.Evidence // nil: it carries none
}

// shape is how a list of facts is got at.
type shape[T any] struct {
	list     func(*dataset.File) *[]T
	key      func(*T) string // "": its place tells it from others
	locator  func(*T) *dataset.Locator
	evidence func(*T) *dataset.Evidence
}

func listed[T any](k kind, s shape[T]) *kind {
	k.evident = s.evidence != nil
	k.fresh = func() any { return new(T) }
	k.list = func(f *dataset.File) []record {
		list := *s.list(f)
		out := make([]record, len(list))
		seen := map[string]int{}
		for i := range list {
			r := record{kind: &k, at: i, fact: &list[i]}
			if s.locator != nil {
				r.Locator = *s.locator(&list[i])
			}
			if s.evidence != nil {
				r.evidence = s.evidence(&list[i])
			}
			r.id = fmt.Sprintf("%s:%d-%d", k.name, r.Start, r.End)
			if s.key != nil {
				r.id = k.name + ":" + s.key(&list[i])
			}
			if seen[r.id]++; seen[r.id] > 1 { // several of one place, or a key given twice
				r.id = fmt.Sprintf("%s#%d", r.id, seen[r.id])
			}
			out[i] = r
		}
		return out
	}
	k.insert = func(f *dataset.File, at int, fact any) {
		*s.list(f) = slices.Insert(*s.list(f), at, *fact.(*T))
	}
	k.remove = func(f *dataset.File, at int) {
		if *s.list(f) = slices.Delete(*s.list(f), at, at+1); len(*s.list(f)) == 0 {
			*s.list(f) = nil
		}
	}
	return &k
}

// program are fields that the service writes.
var program = []string{"start", "end", "opening", "closing", "section", "confidence", "reason", "reviewed"}

// kinds are the kinds of facts, in the order in which those of one place are shown.
var kinds = []*kind{
	documentKind(),
	listed(kind{name: KindSuperseded, zh: "所替代的文件", en: "superseded document"}, shape[dataset.Cited]{
		list:    func(f *dataset.File) *[]dataset.Cited { return &f.Document.Supersedes },
		locator: func(c *dataset.Cited) *dataset.Locator { return &c.Locator },
	}),
	listed(kind{name: KindCited, zh: "依据文件", en: "cited document"}, shape[dataset.Cited]{
		list:    func(f *dataset.File) *[]dataset.Cited { return &f.Document.BasedOn },
		locator: func(c *dataset.Cited) *dataset.Locator { return &c.Locator },
	}),
	listed(kind{name: KindNickname, zh: "简称", en: "short name"}, shape[dataset.Nickname]{
		list:    func(f *dataset.File) *[]dataset.Nickname { return &f.Document.Nicknames },
		locator: func(n *dataset.Nickname) *dataset.Locator { return &n.Locator },
	}),
	listed(kind{name: KindTask, in: "tasks", zh: "任务", en: "task", values: map[string][]string{
		"source": dataset.Sources().Words(), "assignments": dataset.Roles().Words(),
	}}, shape[dataset.Task]{
		list:     func(f *dataset.File) *[]dataset.Task { return &f.Tasks },
		key:      func(t *dataset.Task) string { return t.Key },
		locator:  func(t *dataset.Task) *dataset.Locator { return &t.Locator },
		evidence: func(t *dataset.Task) *dataset.Evidence { return &t.Evidence },
	}),
	figureKind(kind{name: KindTarget, in: "targets", zh: "目标", en: "target"}, func(f *dataset.File) *[]dataset.Figure { return &f.Targets }),
	figureKind(kind{name: KindObservation, in: "observations", zh: "完成情况", en: "observation"}, func(f *dataset.File) *[]dataset.Figure { return &f.Observations }),
	listed(kind{name: KindAnnouncement, in: "announcements", zh: "自称项数", en: "announced number"}, shape[dataset.Announcement]{
		list:    func(f *dataset.File) *[]dataset.Announcement { return &f.Announcements },
		key:     func(a *dataset.Announcement) string { return a.Of },
		locator: func(a *dataset.Announcement) *dataset.Locator { return &a.Locator },
	}),
	listed(kind{name: KindPlatform, in: "platforms", zh: "平台", en: "platform"}, shape[dataset.Platform]{
		list:     func(f *dataset.File) *[]dataset.Platform { return &f.Platforms },
		locator:  func(p *dataset.Platform) *dataset.Locator { return &p.Locator },
		evidence: func(p *dataset.Platform) *dataset.Evidence { return &p.Evidence },
	}),
	listed(kind{name: KindOrganisation, in: "organisation", zh: "组织", en: "organisation", values: map[string][]string{"role": dataset.OrganisationRoles().Words()}}, shape[dataset.Organisation]{
		list:     func(f *dataset.File) *[]dataset.Organisation { return &f.Organisation },
		locator:  func(o *dataset.Organisation) *dataset.Locator { return &o.Locator },
		evidence: func(o *dataset.Organisation) *dataset.Evidence { return &o.Evidence },
	}),
	listed(kind{name: KindAgency, in: "agencies", zh: "名称", en: "name"}, shape[dataset.Agency]{
		list: func(f *dataset.File) *[]dataset.Agency { return &f.Agencies },
		key:  func(a *dataset.Agency) string { return a.Name },
	}),
}

func documentKind() *kind {
	k := &kind{
		name: KindDocument, in: "document", zh: "文件", en: "document",
		values: map[string][]string{"kind": dataset.DocumentKinds().Words()},
		hidden: []string{"basedOn", "supersedes", "nicknames", "sha256"},
		fresh:  func() any { return new(dataset.Document) },
	}
	k.list = func(f *dataset.File) []record {
		return []record{{kind: k, id: KindDocument, fact: &f.Document, Locator: f.Document.Locator}}
	}
	return k
}

func figureKind(k kind, list func(*dataset.File) *[]dataset.Figure) *kind {
	k.values = map[string][]string{
		"comparator": dataset.Comparators().Words(),
		"nature":     {string(ontology.NatureGoal), string(ontology.NatureSize), string(ontology.NatureInvestment)},
	}
	return listed(k, shape[dataset.Figure]{
		list:     list,
		key:      func(g *dataset.Figure) string { return g.Key },
		locator:  func(g *dataset.Figure) *dataset.Locator { return &g.Locator },
		evidence: func(g *dataset.Figure) *dataset.Evidence { return &g.Evidence },
	})
}

func kindOf(name string) *kind {
	if i := slices.IndexFunc(kinds, func(k *kind) bool { return k.name == name }); i >= 0 {
		return kinds[i]
	}
	return nil
}

// only says that a document has one such fact, which cannot be added or deleted.
func (k *kind) only() bool { return k.insert == nil }

// recordsOf are all facts of a file.
func recordsOf(f *dataset.File) []record {
	var out []record
	for _, k := range kinds {
		out = append(out, k.list(f)...)
	}
	return out
}

func (r *record) version() string { return versionOf(dataset.Record(r.fact)) }

// fields describe what of a kind may be corrected.
func (k *kind) fields() []Field {
	var out []Field
	for _, f := range dataset.FieldsOf(k.fresh()) {
		if slices.Contains(program, f.Name) || slices.Contains(k.hidden, f.Name) {
			continue
		}
		field := Field{Name: f.Name, Type: string(f.Type), Values: k.values[f.Name]}
		if f.Type == dataset.FieldRecords {
			field.Type = f.Name // assignments, schedule
		}
		out = append(out, field)
	}
	if !slices.Contains([]string{KindAgency}, k.name) {
		out = append(out, Field{Name: "place", Type: "place"})
	}
	return out
}
