// Package addition brings extracted documents into a dataset: it refuses those
// that are there already, proposes what the vocabularies lack, and tells what
// the graph gains and what contradicts. It reads and writes no file.
package addition

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/again"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/review/propose"
	"github.com/policygraph/policygraph/store"
)

// Why a document or a decision is refused; propose.ErrNoArea and propose.ErrShared are
// reasons too.
var (
	// ErrSame: the dataset has the document under another name.
	ErrSame = errors.New("the dataset has the same document")
	// ErrThere: the dataset has the document under this name.
	ErrThere = errors.New("the dataset has it already")
	// ErrTaken: the dataset has another document under this name.
	ErrTaken = errors.New("the dataset has another document")
	// ErrNotThere: a document that is to be read again is not in the dataset.
	ErrNotThere = errors.New("the dataset does not have this document (by the sha256 of its file)")
	// ErrFaults: what extraction read of the document makes no valid file.
	ErrFaults = errors.New("what was read of it does not load")
	// ErrSenseless: a decision speaks of what is gone, or contradicts another.
	ErrSenseless = errors.New("nothing was decided")
)

// Draft is a dataset with the documents and decisions that are added to it.
type Draft struct {
	before, after *dataset.Dataset
	added         dataset.Addition
	documents     *dataset.Documents // of after
	anyPlan       bool               // a decision is about plans, which names do not lead to
}

// To begins a draft on a dataset, which must be valid.
func To(d *dataset.Dataset) (*Draft, error) {
	if err := loader.Checked(d); err != nil {
		return nil, err
	}
	return &Draft{before: d, after: d, documents: d.Documents()}, nil
}

// Add adds a document, whole or not at all, and says what it brings. With
// replace it may take the place of the document of its slug.
func (d *Draft) Add(f *dataset.File, replace bool) (propose.Proposal, error) {
	if err := d.refuse(f, replace); err != nil {
		return propose.Proposal{}, err
	}
	p, err := propose.For(&d.after.Vocabularies, f)
	if err != nil {
		return p, err
	}
	f = p.Files[0]
	if same, reason := d.documents.Same(f); same != nil && same.Slug != f.Slug {
		return p, fmt.Errorf("%w (%s) as %s", ErrSame, reason, dataset.PathOf(same.Slug))
	}
	after := d.after.With(p.Addition)
	if faults := after.FaultsOf(f, nil); len(faults) > 0 {
		return p, fmt.Errorf("%w, faults: %d, the first: %v", ErrFaults, len(faults), faults[0])
	}
	comesFrom(&p.Addition, f.Slug)
	d.added.Join(p.Addition)
	d.after = d.after.With(p.Addition)
	for _, other := range d.documents.Earlier(f) {
		p.Notes = append(p.Notes, fmt.Sprintf("a later version of %s, which it supersedes", dataset.PathOf(other.Slug)))
	}
	d.documents.Add(f)
	return p, nil
}

// Decide takes a decision, where it makes sense.
func (d *Draft) Decide(decision dataset.Decision) error {
	added := dataset.Addition{Vocabularies: dataset.Vocabularies{Decisions: []dataset.Decision{decision}}}
	after := d.after.With(added)
	if faults := after.Faults(); len(faults) > 0 {
		return fmt.Errorf("%w: %s; %s", ErrSenseless, faults[0].Said.MessageEn, faults[0].Hint.MessageEn)
	}
	for _, id := range slices.Concat(decision.Same, decision.Different, []string{decision.Of}) {
		if t, ok := dataset.ThingOf(id); ok && (t.Kind == ontology.KindPlan || t.Kind == ontology.KindDocument) {
			d.anyPlan = true
		}
	}
	d.added.Join(added)
	d.after = after
	return nil
}

// comesFrom says of new entries which document they were proposed for.
func comesFrom(a *dataset.Addition, slug string) {
	for i := range a.Areas {
		a.Areas[i].From = slug
	}
	for i := range a.Agencies {
		a.Agencies[i].From = slug
	}
	for i := range a.Indicators {
		a.Indicators[i].From = slug
	}
}

// refuse says why the dataset cannot take a document under its name.
func (d *Draft) refuse(f *dataset.File, replace bool) error {
	other := d.documents.BySlug(f.Slug)
	if other == nil || replace {
		return nil
	}
	reason := ErrTaken
	if other.Document.SHA256 == f.Document.SHA256 {
		reason = ErrThere
	}
	return fmt.Errorf("%w as %s", reason, dataset.PathOf(other.Slug))
}

// Again brings in what a newer reader reads of a document that is there: what is
// reviewed stays, and what differs from it is told.
func (d *Draft) Again(f *dataset.File) (propose.Proposal, error) {
	old := d.documents.ByHash(f.Document.SHA256)
	if old == nil {
		return propose.Proposal{}, ErrNotThere
	}
	merged, differences := again.Merge(old, f)
	p, err := d.Add(merged, true)
	if err != nil {
		return p, err
	}
	for _, difference := range differences {
		p.Differences = append(p.Differences, difference.String())
	}
	return p, nil
}

// After is the dataset with all that was added.
func (d *Draft) After() *dataset.Dataset { return d.after }

// Addition is all that was added.
func (d *Draft) Addition() dataset.Addition { return d.added }

// Effect is what an addition does to the graph.
type Effect struct {
	Changes        diff.Diff
	Merges         []Merge // what was made one without a person's word
	Contradictions *Contradictions
	Kinds          []KindChange
}

// KindChange is a body that is of other kinds now.
type KindChange struct{ ID, Name, Now, Was string }

// kindChanges are the bodies of two graphs that are of other kinds in the second, in its
// order.
func kindChanges(old, now *store.Graph) []KindChange {
	kinds := func(n *store.Node) string {
		of, _ := n.Props["functions"].([]string)
		return cmp.Or(strings.Join(of, "、"), "none")
	}
	before := map[string]string{}
	for i := range old.Nodes {
		if n := &old.Nodes[i]; n.Kind == ontology.KindAgency {
			before[n.ID] = kinds(n)
		}
	}
	var out []KindChange
	for i := range now.Nodes {
		n := &now.Nodes[i]
		if was, ok := before[n.ID]; ok && was != kinds(n) {
			out = append(out, KindChange{n.ID, fmt.Sprint(n.Props["name"]), kinds(n), was})
		}
	}
	return out
}
