package workbench

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/journal"
)

// Queue gives the documents in order of doubt.
func (s *Service) Queue() Queue {
	s.prepareAll()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.look()
	q := Queue{At: s.hub.now(), By: s.by, Documents: []QueueEntry{}}
	for _, d := range s.documents {
		e := s.entry(d)
		q.Documents = append(q.Documents, e)
		q.Left.add(e.Left)
	}
	slices.SortStableFunc(q.Documents, func(a, b QueueEntry) int {
		return cmp.Or(
			compareFlags(a.Done, b.Done),
			cmp.Compare(orSure(a.Confidence), orSure(b.Confidence)),
			-cmp.Compare(a.Left.Proposals, b.Left.Proposals),
			-cmp.Compare(a.Left.Contradictions, b.Left.Contradictions),
			-cmp.Compare(a.Left.Numbers+a.Left.Rows+a.Left.Brackets, b.Left.Numbers+b.Left.Rows+b.Left.Brackets),
		)
	})
	return q
}

func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// orSure is a confidence, that of a document without drafts being the highest.
func orSure(confidence float64) float64 { return cmp.Or(confidence, 1) }

func (s *Service) entry(d *document) QueueEntry {
	e := QueueEntry{
		Slug: d.slug, Title: d.file.Document.Title, Area: d.file.Document.Area, Kind: d.file.Document.Kind,
		Found: s.library.has(d.file.Document.SHA256), Left: s.left(d), Reviewed: reviewedOf(d.file.Document.Reviewed), Fault: d.fault,
	}
	for _, r := range recordsOf(d.file) {
		if r.evidence == nil {
			continue
		}
		e.Facts++
		if c := r.evidence.Confidence; c > 0 && (e.Confidence == 0 || c < e.Confidence) {
			e.Confidence = c
		}
	}
	e.Done = e.Left.open() == 0
	return e
}

// left counts what has had no act.
func (s *Service) left(d *document) Left {
	l := Left{Warnings: len(d.file.Warnings), Proposals: s.derived.proposalsOf[d.slug], Contradictions: s.derived.contradictions[d.slug]}
	if d.file.Document.Reviewed == nil {
		l.Document = 1
	}
	for _, r := range recordsOf(d.file) {
		if r.evidence != nil && r.evidence.Confidence > 0 {
			l.Facts++
		}
	}
	for _, u := range s.reading(d).unread(d.file) {
		switch u.Kind {
		case "number":
			l.Numbers++
		case "row":
			l.Rows++
		default:
			l.Brackets++
		}
	}
	return l
}

// open is how much has to be done before a document is done.
func (l Left) open() int { return l.Document + l.Facts + l.Numbers + l.Rows + l.Brackets }

func (l *Left) add(other Left) {
	l.Document += other.Document
	l.Facts += other.Facts
	l.Numbers += other.Numbers
	l.Rows += other.Rows
	l.Brackets += other.Brackets
	l.Proposals += other.Proposals
	l.Contradictions += other.Contradictions
	l.Warnings += other.Warnings
}

// Document gives one document.
func (s *Service) Document(slug string) (Document, error) {
	s.prepare(slug)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.look()
	d := s.document(slug)
	if d == nil {
		return Document{}, noDocument(slug)
	}
	r := s.reading(d)
	out := Document{
		At: s.hub.now(), Slug: slug, SHA256: d.sum, Source: sourceOf(d, r), Blocks: r.blocks(),
		Facts: s.facts(d), Unread: r.unread(d.file), SetAside: r.setAside(d.file), Dismiss: dismissedOf(d.file),
		Warnings: warningsOf(d.file), Left: s.left(d), Reviewed: reviewedOf(d.file.Document.Reviewed), Fields: map[string][]Field{},
	}
	for _, k := range kinds {
		out.Fields[k.name] = k.fields()
	}
	return out, nil
}

func sourceOf(d *document, r *reading) Source {
	if r == nil {
		return Source{SHA256: d.file.Document.SHA256}
	}
	return Source{Found: true, Name: r.doc.Name, Format: r.doc.Format, SHA256: r.doc.SHA256, Length: len(r.text)}
}

// facts are a document's facts as they are now. Those that did not change since they
// were shown last are taken from there.
func (s *Service) facts(d *document) []Fact {
	shown := make(map[string]*Fact, len(d.facts))
	for i := range d.facts {
		shown[d.facts[i].ID] = &d.facts[i]
	}
	text, acts := s.reading(d), s.lastActs(d.slug)
	records, recorder := recordsOf(d.file), dataset.NewRecorder()
	out := make([]Fact, len(records))
	for i := range records {
		r := &records[i]
		version := versionOf(recorder.Line(r.fact))
		if was := shown[r.id]; was != nil && was.Version == version && (was.Place != nil) == (text != nil) {
			out[i] = *was
		} else {
			out[i] = factOf(r, version, text, recorder)
		}
		s.state(&out[i], r, d, acts[r.id], text)
	}
	slices.SortStableFunc(out, byPlace)
	d.facts = out
	return out
}

func byPlace(a, b Fact) int {
	head := func(f *Fact) bool { return f.Kind != KindDocument }
	start := func(f *Fact) int {
		if f.Place == nil {
			return int(^uint(0) >> 1) // what has no place comes last
		}
		return f.Place.Start
	}
	end := func(f *Fact) int {
		if f.Place == nil {
			return 0
		}
		return f.Place.End
	}
	return cmp.Or(compareFlags(head(&a), head(&b)), cmp.Compare(start(&a), start(&b)), -cmp.Compare(end(&a), end(&b)))
}

func factOf(r *record, version string, text *reading, recorder *dataset.Recorder) Fact {
	f := Fact{ID: r.id, Version: version, Kind: r.kind.name, Place: text.placeOf(r.Locator), Section: r.Section}
	values, err := recorder.Values(r.fact)
	if err != nil { // a value that JSON does not have, such as .inf; check reports it
		values = map[string]json.RawMessage{}
	}
	for _, name := range slices.Concat(program, r.kind.hidden) {
		delete(values, name)
	}
	f.Fields = values
	return f
}

// state says of a fact what reviewers did with it.
func (s *Service) state(f *Fact, r *record, d *document, last *journal.Entry, text *reading) {
	f.Act, f.Bulk, f.Reviewed, f.Confidence, f.Reason = "", false, nil, 0, ""
	if last != nil {
		f.Act = last.ID
	}
	reviewed := d.file.Document.Reviewed
	f.State = StateUndecided
	if r.evidence != nil {
		f.Confidence, f.Reason = r.evidence.Confidence, r.evidence.Reason
		reviewed = r.evidence.Reviewed
	}
	f.Reviewed = reviewedOf(reviewed)
	switch {
	case r.evidence == nil:
		if reviewed != nil {
			f.State = StateAccepted
		}
	case f.Confidence > 0:
	case reviewed == nil:
		f.State = StateAccepted
		if last != nil {
			f.Bulk, f.Reviewed = last.Bulk, &Reviewed{By: last.By, On: last.On[:min(len(last.On), len("2006-01-02"))]}
		}
	case text != nil && !text.reads(r):
		f.State = StateAdded
	default:
		f.State = StateChanged
	}
}

// reads says whether the reader takes a fact of that kind from about that place.
func (r *reading) reads(of *record) bool {
	for _, other := range r.records[of.kind] {
		if other.id == of.id || other.Start < of.End && of.Start < other.End {
			return true
		}
	}
	return false
}

// lastActs are the last acts that touched each fact of a document and stand.
func (s *Service) lastActs(slug string) map[string]*journal.Entry {
	out := map[string]*journal.Entry{}
	entries := s.folder.Entries()
	for i := range entries {
		e := &entries[i]
		if e.Document != slug || e.Undoes != "" || s.folder.UndoneBy(e.ID) != "" {
			continue
		}
		for _, id := range e.Facts {
			out[id] = e
		}
	}
	return out
}

// shot is what of a document is shown, to compare with what is shown later.
type shot struct {
	facts                       []Fact
	unread, dismissed, warnings []Item
	left                        Left
}

func (s *Service) shot(d *document) shot {
	return shot{slices.Clone(s.facts(d)), s.reading(d).unread(d.file), dismissedOf(d.file), warningsOf(d.file), s.left(d)}
}

// since is what of a document is not as it was.
func (s *Service) since(d *document, was shot) Change {
	now := s.shot(d)
	c := Change{Document: d.slug, SHA256: d.sum, Left: &now.left}
	before := make(map[string]*Fact, len(was.facts))
	for i := range was.facts {
		before[was.facts[i].ID] = &was.facts[i]
	}
	for i := range now.facts {
		f := &now.facts[i]
		if old := before[f.ID]; old == nil || !sameFact(old, f) {
			c.Facts = append(c.Facts, *f)
		}
		delete(before, f.ID)
	}
	for _, f := range was.facts {
		if before[f.ID] != nil {
			c.Removed = append(c.Removed, f.ID)
		}
	}
	if !reflect.DeepEqual(was.unread, now.unread) {
		c.Unread = now.unread
	}
	if !reflect.DeepEqual(was.dismissed, now.dismissed) {
		c.Dismiss = now.dismissed
	}
	if !reflect.DeepEqual(was.warnings, now.warnings) {
		c.Warnings = now.warnings
	}
	return c
}

func sameFact(a, b *Fact) bool {
	return a.Version == b.Version && a.State == b.State && a.Act == b.Act && a.Bulk == b.Bulk && reflect.DeepEqual(a.Reviewed, b.Reviewed)
}
