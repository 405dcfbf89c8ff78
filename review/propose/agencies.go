package propose

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// newBodies proposes an entry for each body of a document that neither the dataset
// nor the catalogue of bodies knows. What the catalogue knows needs none.
func newBodies(r *dataset.Resolver, f *dataset.File) (proposed []dataset.Body, unplaced []string) {
	for _, unknown := range r.Names(f).UnknownBodies(slices.Concat(namesIn(f), organisationOf(f))...) {
		if unknown.Unplaced {
			unplaced = append(unplaced, unknown.Stated)
			continue
		}
		proposed = append(proposed, dataset.Body{Area: unknown.Area.ID, ID: unknown.Key, Name: unknown.Name, Function: unknown.Function, Kind: unknown.Kind, New: true})
	}
	return proposed, unplaced
}

// secondNames are decisions that make one of each body and the one that the document names
// in brackets behind it (市发展改革委（市数据局）), so that the second name alone means it in
// every document.
func secondNames(v *dataset.Vocabularies, f *dataset.File) []dataset.Decision {
	var out []dataset.Decision
	resolver := v.Resolver()
	names := resolver.Names(f)
	done := map[[2]string]bool{}
	for _, name := range slices.Concat(namesIn(f), organisationOf(f)) {
		whole, second, ok := names.SecondName(name)
		if !ok {
			continue
		}
		ids := [2]string{resolver.AgencyID(whole), resolver.AgencyID(second)}
		if kinds := bodies.InOrder(slices.Concat(whole.Functions, second.Functions)); slices.Index(second.Functions, kinds[0]) >= 0 && slices.Index(whole.Functions, kinds[0]) < 0 {
			ids[0], ids[1] = ids[1], ids[0] // whichever stands in brackets, the same one stays
		}
		if done[ids] || v.Settled(ids[0], ids[1]) {
			continue
		}
		done[ids] = true
		out = append(out, dataset.Decision{Same: ids[:], By: "add", Note: fmt.Sprintf("%s stands in %s", name, dataset.PathOf(f.Slug))})
	}
	return out
}

// namesIn are the names of bodies that issued a document or have its tasks, in its
// order.
func namesIn(f *dataset.File) []string {
	out := slices.Clone(f.Document.Issuers)
	for i := range f.Tasks {
		for _, a := range f.Tasks[i].Assignments {
			out = append(out, a.Agency)
		}
	}
	return out
}

// organisationOf are the names of bodies in the organisation of a document's plan. A
// group that is set up for one plan needs no entry: nothing else calls it otherwise.
func organisationOf(f *dataset.File) []string {
	var out []string
	for _, o := range f.Organisation {
		if o.Role != dataset.OrganisationGroup {
			out = append(out, o.Agency)
		}
	}
	return out
}

// withNearest is a proposed body with the kind of the catalogue that it is most like.
func withNearest(b dataset.Body) string {
	if k, ok := bodies.Nearest(b.Function); ok {
		return fmt.Sprintf("%s (is it a %s?)", b.Name, k.Usual)
	}
	return b.Name
}
