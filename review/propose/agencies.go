package propose

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// newBodies proposes an entry for each body of a document that neither the dataset
// nor the catalogue of bodies knows. What the catalogue knows needs none.
func newBodies(v *dataset.Vocabularies, f *dataset.File) (proposed []dataset.Body, unplaced []string) {
	for _, unknown := range v.Resolver().Names(f).UnknownBodies(namesIn(f)...) {
		if unknown.Unplaced {
			unplaced = append(unplaced, unknown.Stated)
			continue
		}
		proposed = append(proposed, dataset.Body{Area: unknown.Area.ID, ID: unknown.Key, Name: unknown.Name, Function: unknown.Function, Kind: unknown.Kind, New: true})
	}
	return proposed, unplaced
}

// namesIn are the names of bodies in a document, in its order.
func namesIn(f *dataset.File) []string {
	out := slices.Clone(f.Document.Issuers)
	for i := range f.Tasks {
		for _, a := range f.Tasks[i].Assignments {
			out = append(out, a.Agency)
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
