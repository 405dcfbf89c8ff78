// Package propose says what the vocabularies lack that a document names: areas,
// bodies and indicators, as new entries for a person to review. It is pure
// functions of the vocabularies and one document's facts. It guesses what a
// name's own form tells and nothing else: two names are never made one body or
// one indicator because they look alike.
//
// It knows nothing of files, of documents' texts or of the graph.
package propose

import (
	"errors"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
)

var (
	// ErrNoArea: neither the document nor one of its facts has an area.
	ErrNoArea = errors.New("nothing tells which area the document is of")
	// ErrShared: several areas have the name.
	ErrShared = errors.New("several areas go by one name")
)

// Proposal is what joins the dataset with a document.
type Proposal struct {
	dataset.Addition
	// Unplaced are bodies that no entry is proposed for, since they point to a
	// place above the document's (市财政局 in a district's plan) that no area's
	// partOf tells.
	Unplaced []string
	// Differences are where a newer reader sees other facts than the dataset has.
	Differences []string
	// Notes say what was found out of places: a former name, a number's.
	Notes []string
}

// For proposes what one document adds to a dataset with these vocabularies. The
// file is not changed; the proposal's says besides which names as written mean
// a body that the vocabulary knows under another.
func For(v *dataset.Vocabularies, file *dataset.File) (Proposal, error) {
	f := *file
	f.Targets, f.Observations = slices.Clone(file.Targets), slices.Clone(file.Observations)
	f.Platforms, f.Agencies = slices.Clone(file.Platforms), slices.Clone(file.Agencies)
	found, err := newPlaces(v, &f)
	if err != nil {
		return Proposal{}, err
	}
	if found.home == nil && needsArea(&f) {
		return Proposal{}, ErrNoArea
	}
	known := (&dataset.Dataset{Vocabularies: *v}).With(dataset.Addition{Vocabularies: dataset.Vocabularies{Areas: found.proposed}, Parents: found.parents})
	agencies, unplaced := newBodies(known.Resolver(), &f)
	return Proposal{
		Addition: dataset.Addition{
			Vocabularies: dataset.Vocabularies{Areas: found.proposed, Agencies: agencies, Indicators: newIndicators(v.Resolver(), &f), Decisions: secondNames(&known.Vocabularies, &f)},
			Files:        []*dataset.File{&f},
			Parents:      found.parents,
		},
		Unplaced: unplaced,
		Notes:    found.notes,
	}, nil
}

// Lacking are the entries that the vocabularies lack for a document that is in the dataset:
// of bodies and indicators that a reviewer named. The resolver is that of the vocabularies.
func Lacking(r *dataset.Resolver, f *dataset.File) ([]dataset.Body, []dataset.Indicator) {
	agencies, _ := newBodies(r, f)
	return agencies, newIndicators(r, f)
}

// needsArea says whether a document must have an area of its own.
func needsArea(f *dataset.File) bool {
	needs := f.Document.Kind == dataset.KindPlan || len(f.Tasks) > 0
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range figures {
			needs = needs || figures[i].Area == ""
		}
	}
	for i := range f.Platforms {
		needs = needs || f.Platforms[i].Area == ""
	}
	return needs
}

// freeID is an id that is not taken: the one wanted, or that and a number.
func freeID(wanted string, taken map[string]bool) string {
	id := wanted
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", wanted, n)
	}
	taken[id] = true
	return id
}
