package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/internal/simplified"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// How far suggestions are looked for.
const (
	maxSuggestions  = 5
	maxSuggestedFor = 40   // characters of a text: a longer one is no name
	maxCandidates   = 1000 // names that are compared
)

// suggest finds the names nearest to a text that found nothing: those that one slip
// makes of it, or two where it is long. A name that differs in so many places still
// has one of the pieces between them, by which the store finds it: one call.
func (q query) suggest(ctx context.Context, text string, kinds []string) ([]string, error) {
	typed := []rune(searchtext.Normal(simplified.Read(text)))
	if len(typed) < 2 || len(typed) > maxSuggestedFor {
		return []string{}, nil
	}
	slips := 1
	if len(typed) > 4 {
		slips = 2
	}
	named := slices.DeleteFunc([]string{
		ontology.KindArea, ontology.KindAgency, ontology.KindPlatform, ontology.KindPlan, ontology.KindIndicator,
	}, func(kind string) bool { return !slices.Contains(kinds, kind) })
	page, err := q.store.Find(ctx, store.Query{
		Kinds: named, Text: strings.Join(pieces(typed, slips+1), store.AlternativeMark),
		Props:  []string{"name", "title", "aliases", "docNumber"},
		Paging: store.Paging{First: maxCandidates, Order: []store.Order{{Prop: "searchOrder"}}},
	})
	if err != nil {
		return nil, fmt.Errorf("look for names like the text: %w", err)
	}
	if near := nearest(typed, slips, page.Items); len(near) > 0 {
		return near, nil
	}
	return q.apart(ctx, text, named)
}

// apart finds the names that have all parts of a text, which stand apart in them. One
// call, and none where the text has one part.
func (q query) apart(ctx context.Context, text string, kinds []string) ([]string, error) {
	parts := searchtext.Parts(text)
	if parts == nil {
		return []string{}, nil
	}
	page, err := q.store.Find(ctx, store.Query{
		Kinds: kinds, Text: strings.Join(parts, " "), Props: []string{"name", "title"},
		Paging: store.Paging{First: maxSuggestions, Order: []store.Order{{Prop: "searchOrder"}}},
	})
	if err != nil {
		return nil, fmt.Errorf("look for names with the parts of the text: %w", err)
	}
	names := []string{}
	for i := range page.Items {
		if all := namesOf(&page.Items[i]); len(all) > 0 && !slices.Contains(names, all[0]) {
			names = append(names, all[0])
		}
	}
	return names, nil
}

// pieces divides a text into so many pieces of about the same length.
func pieces(text []rune, n int) []string {
	n = min(n, len(text))
	out := make([]string, n)
	for i := range out {
		out[i] = string(text[i*len(text)/n : (i+1)*len(text)/n])
	}
	return out
}

// nearest are the names of the items that are no further from the text than any other,
// and no further than so many slips, in the items' order.
func nearest(text []rune, slips int, items []store.Item) []string {
	out, best := []string{}, slips
	for i := range items {
		for _, name := range namesOf(&items[i]) {
			switch d := searchtext.Distance(text, []rune(searchtext.Normal(name)), best); {
			case d > best || d == best && (len(out) >= maxSuggestions || slices.Contains(out, name)):
			case d < best:
				out, best = append(out[:0], name), d
			default:
				out = append(out, name)
			}
		}
	}
	return out
}

// namesOf are the names that an item goes by.
func namesOf(i *store.Item) []string {
	var names []string
	for _, prop := range []string{"name", "title", "docNumber"} {
		if s, ok := i.Node.Props.Get(prop).(string); ok {
			names = append(names, s)
		}
	}
	aliases, _ := i.Node.Props.Get("aliases").([]string)
	return append(names, aliases...)
}
