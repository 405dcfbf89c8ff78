// Package textindex finds sentences of documents by their wording. The index is the
// documents' texts in the form in which they are compared, with where each sentence
// begins: about as large as the texts themselves. It knows no graph.
package textindex

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/internal/searchtext"
)

// Index finds sentences. It is safe for concurrent use.
type Index struct {
	ready     chan struct{} // closed when the documents below are there
	documents []document    // in the order of their hashes
}

type document struct {
	hash      string
	text      string // all sentences in the form in which they are compared, a line each
	sentences []sentence
}

// sentence is where a sentence begins in document.text, and its place in the document
// in code points.
type sentence struct{ at, start, end int }

// Hit is a sentence that contains what was asked for: its document, by the hash of the
// file, and its place in code points.
type Hit struct {
	Hash       string
	Start, End int
}

// New makes an index of texts by the hashes of their files. It returns at once and
// indexes in the background.
func New(texts map[string][]rune) *Index {
	x := &Index{ready: make(chan struct{})}
	go func() {
		defer close(x.ready)
		for _, hash := range slices.Sorted(maps.Keys(texts)) {
			x.documents = append(x.documents, indexed(hash, texts[hash]))
		}
	}()
	return x
}

func indexed(hash string, text []rune) document {
	d := document{hash: hash}
	var all strings.Builder
	seen := map[string]bool{}
	for start, end := range sentencesOf(text) {
		compared := searchtext.Normal(string(text[start:end]))
		if compared == "" || seen[compared] { // a document that its file has twice is one
			continue
		}
		seen[compared] = true
		d.sentences = append(d.sentences, sentence{all.Len(), start, end})
		all.WriteString(compared)
		all.WriteByte('\n')
	}
	d.text = all.String()
	return d
}

// wrapped is how many characters a line has at least that is broken for want of room
// and not because something ends.
const wrapped = 20

// sentencesOf yields where the sentences of a text begin and end: behind 。 and its like,
// and at the end of a line, unless that looks broken for want of room.
func sentencesOf(text []rune) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		start, line := 0, 0 // where the sentence and the line began
		for i, r := range text {
			last := i == len(text)-1
			ends := strings.ContainsRune("。!！?？;；", r)
			if r == '\n' {
				blank := i+1 < len(text) && unicode.IsSpace(text[i+1])
				ends = i-line < wrapped || blank
				line = i + 1
			}
			if !ends && !last {
				continue
			}
			from, to := trimmed(text, start, i+1)
			if from < to && !yield(from, to) {
				return
			}
			start = i + 1
		}
	}
}

// trimmed is a span less the white space at its ends.
func trimmed(text []rune, start, end int) (int, int) {
	for start < end && unicode.IsSpace(text[start]) {
		start++
	}
	for start < end && unicode.IsSpace(text[end-1]) {
		end--
	}
	return start, end
}

// Search finds the sentences that contain all terms, which are in the form in which
// texts are compared: in the order of the documents' hashes and of their places, among
// documents of which among is true. It waits until the index is there.
func (x *Index) Search(ctx context.Context, terms []string, among func(hash string) bool) ([]Hit, error) {
	select {
	case <-x.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if len(terms) == 0 {
		return nil, nil
	}
	longest := slices.MaxFunc(terms, func(a, b string) int { return len(a) - len(b) })
	var hits []Hit
	for i := range x.documents {
		d := &x.documents[i]
		if !among(d.hash) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		hits = d.search(longest, terms, hits)
	}
	return hits, nil
}

// search appends the sentences of one document that contain all terms, of which one is
// the longest.
func (d *document) search(longest string, terms []string, hits []Hit) []Hit {
	for from := 0; ; {
		at := strings.Index(d.text[from:], longest)
		if at < 0 {
			return hits
		}
		at += from
		n, found := slices.BinarySearchFunc(d.sentences, at, func(s sentence, at int) int { return s.at - at })
		if !found {
			n--
		}
		next := len(d.text)
		if n+1 < len(d.sentences) {
			next = d.sentences[n+1].at
		}
		whole := d.text[d.sentences[n].at:next]
		if !slices.ContainsFunc(terms, func(term string) bool { return !strings.Contains(whole, term) }) {
			hits = append(hits, Hit{d.hash, d.sentences[n].start, d.sentences[n].end})
		}
		from = next
	}
}

// Hashes are the documents that the index has or will have.
func (x *Index) Hashes(ctx context.Context) ([]string, error) {
	select {
	case <-x.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	hashes := make([]string, len(x.documents))
	for i := range x.documents {
		hashes[i] = x.documents[i].hash
	}
	return hashes, nil
}
