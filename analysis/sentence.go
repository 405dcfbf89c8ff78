package analysis

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Sentence is a sentence of a document and what the graph says of its place.
type Sentence struct {
	Document   string // its id
	Start, End int    // code points
	Text       string // as written
	Passage    string // the shortest that holds it; "" where no fact is stated there
	Facts      []string
}

// Key is the sentence's place among all: by document, then as they stand.
func (s *Sentence) Key() store.Key {
	return rankKey(s.Document, fmt.Sprintf("%09d", s.Start))
}

// SortSentences puts sentences into their order.
func SortSentences(all []*Sentence) { rank(all) }

// DocumentsByHash are the ids of documents by the hashes of their files. One store
// call.
func DocumentsByHash(ctx context.Context, s store.Store, hashes []string) (map[string]string, error) {
	items, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindDocument}, Where: []store.Filter{anyOf("sha256", hashes)}, Props: []string{"sha256"},
	}, "documents")
	if err != nil {
		return nil, err
	}
	ids := make(map[string]string, len(items))
	for i := range items {
		ids[text(&items[i], "sha256")] = items[i].Node.ID
	}
	return ids, nil
}

// Locate says of sentences which facts stand there, and which passage. One store call.
func Locate(ctx context.Context, s store.Store, sentences []*Sentence) error {
	if len(sentences) == 0 {
		return nil
	}
	from, to := sentences[0].Start, sentences[0].End
	var documents []string
	for _, x := range sentences {
		from, to = min(from, x.Start), max(to, x.End)
		if !slices.Contains(documents, x.Document) {
			documents = append(documents, x.Document)
		}
	}
	passages, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindPassage},
		Where: []store.Filter{
			anyOf(store.IDProp, documents, step(ontology.KindDocument, false, ontology.Of)),
			{Prop: "start", Op: store.LE, Values: []any{int64(to)}},
			{Prop: "end", Op: store.GE, Values: []any{int64(from)}},
		},
		Props:  []string{"start", "end"},
		Expand: []store.Hop{along("document", ontology.Of, nil), against("facts", ontology.StatedIn, nil)},
	}, "passages")
	if err != nil {
		return err
	}
	byDocument := map[string][]*store.Item{}
	for i := range passages {
		of := first(&passages[i], "document")
		byDocument[of] = append(byDocument[of], &passages[i])
	}
	for _, x := range sentences {
		x.locate(byDocument[x.Document])
	}
	return nil
}

// locate takes what is stated in the sentence, or holds it, from the passages of its
// document.
func (s *Sentence) locate(passages []*store.Item) {
	shortest := 0
	s.Facts = []string{}
	for _, p := range passages {
		start, end := int(value[int64](p, "start")), int(value[int64](p, "end"))
		holds, within := start <= s.Start && s.End <= end, s.Start <= start && end <= s.End
		if !holds && !within {
			continue
		}
		facts := related(p, "facts")
		for i := range facts {
			if id := facts[i].Node.ID; !slices.Contains(s.Facts, id) {
				s.Facts = append(s.Facts, id)
			}
		}
		if holds && (s.Passage == "" || end-start < shortest) {
			s.Passage, shortest = p.Node.ID, end-start
		}
	}
	slices.Sort(s.Facts)
}
