package addition

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// What an addition does to the graph can be told without building the whole graph twice:
// of the other documents, most share nothing with those that are added, or only nodes that
// another document shares as well. Which are concerned is told by the names in them.

// links are what a document shares, or may share, with others.
type links struct {
	nodes   []string // ids that other documents may lead to, sorted
	figures []string // area and indicator of each figure, and area and family: what contradictions are between
	own     plan     // the document
	cited   []plan   // those that it cites
	called  []called // names of things that are not those of their entries
}

// plan is what a citation knows a plan by; the number may be empty.
type plan struct{ title, number string }

func linksOf(r *dataset.Resolver, f *dataset.File) links {
	var l links
	area := func(a *dataset.Area) {
		for a != nil && !slices.Contains(l.nodes, ontology.AreaID(a.ID)) {
			l.nodes = append(l.nodes, ontology.AreaID(a.ID))
			a = r.Above(a)
		}
	}
	for _, m := range r.Mentions(f) {
		if c, ok := calledIn(&m); ok && !slices.Contains(l.called, c) {
			l.called = append(l.called, c)
		}
		l.nodes = append(l.nodes, m.ID)
		area(m.Area)
		switch {
		case m.Who.Area != nil:
			area(m.Who.Area)
			l.nodes = append(l.nodes, m.ID+" of "+strings.Join(m.Who.Functions, "、"))
			l.nodes = append(l.nodes, m.ID+" "+m.Named) // the first passage that writes the name is joined to the body
			l.nodes = append(l.nodes, membersOf(r, m.Who)...)
		case m.Measure != nil:
			l.nodes = append(l.nodes, ontology.IndicatorFamilyID(m.Measure.Family))
			if m.Area != nil {
				l.figures = append(l.figures, m.Area.ID+" "+m.ID, m.Area.ID+" "+ontology.IndicatorFamilyID(m.Measure.Family))
			}
		}
	}
	l.own = plan{dataset.TitleKey(f.Document.Title), dataset.Normal(f.Document.DocNumber)}
	for _, c := range slices.Concat(f.Document.BasedOn, f.Document.Supersedes) {
		l.cited = append(l.cited, plan{dataset.TitleKey(c.Title), dataset.Normal(c.DocNumber)})
	}
	slices.Sort(l.nodes)
	l.nodes = slices.Compact(l.nodes)
	return l
}

// membersOf are the bodies that a collective one brings into the graph.
func membersOf(r *dataset.Resolver, who dataset.Identity) []string {
	if who.Body == nil {
		return nil
	}
	var out []string
	for _, member := range who.Body.Members {
		if b, ok := r.Body(who.Area, member); ok {
			out = append(out, r.AgencyID(r.Entry(b, b.Name)))
		}
	}
	return out
}

// concern is a dataset before and after an addition with only the documents that this
// concerns, and what was made one.
type concern struct {
	before, after *dataset.Dataset
	merges        []Merge
}

// concerned looks for the documents that the addition concerns: those that are added or replaced; those whose names mean something else
// now; those that may contradict, cite or supersede, or be cited or superseded; and of
// the others for each node that one of these leads to the first that leads to it, too.
func (d *Draft) concerned() concern {
	isAdded := map[string]bool{}
	for _, f := range d.added.Files {
		isAdded[f.Slug] = true
	}
	entries := len(d.added.Areas) + len(d.added.Agencies) + len(d.added.Indicators) + len(d.added.Decisions) + len(d.added.Parents)
	old, now := d.before.Resolver(), d.after.Resolver()
	was, is := make([]links, len(d.before.Files)), make([]links, len(d.before.Files))
	inParallel(len(d.before.Files), func(i int) {
		f := d.before.Files[i]
		switch {
		case isAdded[f.Slug]:
			was[i] = linksOf(old, f)
		case entries > 0:
			was[i] = linksOf(old, f)
			is[i] = linksOf(now, f)
		default:
			is[i] = linksOf(now, f)
			was[i] = is[i]
		}
	})
	s := newSelection()
	added := make([]links, len(d.added.Files))
	for i, f := range d.added.Files {
		added[i] = linksOf(now, f)
		s.take(added[i])
	}
	kept := make([]bool, len(was))
	for i, f := range d.before.Files {
		if isAdded[f.Slug] || d.anyPlan || !slices.Equal(was[i].nodes, is[i].nodes) {
			kept[i] = true
			s.take(was[i])
			s.take(is[i])
		}
	}
	for i := range kept {
		kept[i] = kept[i] || s.touches(is[i])
	}
	before, after := &dataset.Dataset{Vocabularies: d.before.Vocabularies}, &dataset.Dataset{Vocabularies: d.after.Vocabularies}
	for i, f := range d.before.Files {
		if kept[i] {
			before.Files = append(before.Files, f)
		}
	}
	for _, f := range d.after.Files {
		if i, ok := slices.BinarySearchFunc(d.before.Files, f.Slug, bySlug); isAdded[f.Slug] || ok && kept[i] {
			after.Files = append(after.Files, f)
		}
	}
	return concern{before, after, mergesOf(added, is)}
}

func bySlug(f *dataset.File, slug string) int { return strings.Compare(f.Slug, slug) }

// selection chooses the documents that an addition concerns.
type selection struct {
	open    map[string]bool // nodes that no document chosen so far leads to
	figures map[string]bool
	own     map[string]bool // titles and numbers of documents that change
	cited   map[string]bool // titles and numbers of those that they cite
	seen    map[plan]bool   // cited ways of naming a plan that a chosen document has
}

func newSelection() *selection {
	return &selection{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[plan]bool{}}
}

// take adds the links of a document that changes.
func (s *selection) take(l links) {
	for _, id := range l.nodes {
		s.open[id] = true
	}
	for _, link := range l.figures {
		s.figures[link] = true
	}
	s.own[l.own.title], s.own[l.own.number] = true, true
	for _, p := range l.cited {
		s.cited[p.title], s.cited[p.number] = true, true
	}
	delete(s.own, "")
	delete(s.cited, "")
}

// touches says whether a document that does not change is concerned all the same, and
// takes what it leads to for seen.
func (s *selection) touches(l links) bool {
	names := func(set map[string]bool, p plan) bool { return set[p.title] || set[p.number] }
	concerned := names(s.own, l.own) || names(s.cited, l.own) || slices.ContainsFunc(l.figures, func(link string) bool { return s.figures[link] })
	for _, p := range l.cited {
		concerned = concerned || names(s.own, p) || names(s.cited, p) && !s.seen[p]
		s.seen[p] = true
	}
	for _, id := range l.nodes {
		if s.open[id] {
			concerned = true
			delete(s.open, id)
		}
	}
	return concerned
}

// inParallel does something for each of n.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var working sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		working.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	working.Wait()
}
