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
	for _, f := range s.shown(d).facts {
		if !kindOf(f.Kind).evident {
			continue
		}
		e.Facts++
		if c := f.Confidence; c > 0 && (e.Confidence == 0 || c < e.Confidence) {
			e.Confidence = c
		}
	}
	e.Done = e.Left.open() == 0
	return e
}

// left counts what has had no act.
func (s *Service) left(d *document) Left {
	v := s.shown(d)
	l := v.left
	l.Proposals, l.Contradictions = s.derived.proposalsOf[d.slug], s.derived.contradictions[d.slug]
	return l
}

// leftOf is left, as far as a document alone tells.
func leftOf(d *dataset.File, v *view) Left {
	l := Left{Warnings: len(v.warnings)}
	if d.Document.Reviewed == nil {
		l.Document = 1
	}
	for i := range v.facts {
		if v.facts[i].Confidence > 0 {
			l.Facts++
		}
	}
	for _, u := range v.unread {
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
	r, v := s.reading(d), s.shown(d)
	out := Document{
		At: s.hub.now(), Slug: slug, SHA256: d.sum, Source: sourceOf(d, r), Blocks: []Block{},
		Facts: v.facts, Unread: v.unread, SetAside: v.setAside, Dismiss: v.dismissed, Warnings: v.warnings,
		Left: s.left(d), Reviewed: reviewedOf(d.file.Document.Reviewed), Fields: map[string][]Field{},
	}
	if r != nil {
		out.Blocks = r.drawn
	}
	for _, k := range kinds {
		out.Fields[k.name] = k.fields()
	}
	out.Areas = s.areaNames(d.file)
	return out, nil
}

func (s *Service) areaNames(f *dataset.File) map[string]string {
	out := map[string]string{}
	resolver := s.vocabularies.Resolver()
	name := func(id string) {
		if a, ok := resolver.Area(id); ok && a.Name != id {
			out[id] = a.Name
		}
	}
	name(f.Document.Area)
	for i := range f.Targets {
		name(f.Targets[i].Area)
	}
	for i := range f.Observations {
		name(f.Observations[i].Area)
	}
	for i := range f.Platforms {
		name(f.Platforms[i].Area)
	}
	for i := range f.Agencies {
		name(f.Agencies[i].Area)
	}
	return out
}

func sourceOf(d *document, r *reading) Source {
	if r == nil {
		return Source{SHA256: d.file.Document.SHA256}
	}
	return Source{Found: true, Name: r.doc.Name, Format: r.doc.Format, SHA256: r.doc.SHA256, Length: len(r.text)}
}

// view is what of a document is shown. It does not change: a document that does has
// another.
type view struct {
	file *dataset.File
	text *reading
	acts int // of the log, when it was made

	facts                                 []Fact
	unread, setAside, dismissed, warnings []Item
	left                                  Left
	records                               map[string]seenRecord // by ids
}

// seenRecord is a record, and how its fact is shown.
type seenRecord struct {
	record *record
	fact   Fact
}

// shown is a document as it is shown now.
func (s *Service) shown(d *document) *view {
	text, acts := s.reading(d), len(s.folder.Entries())
	if v := d.view; v != nil && v.file == d.file && v.text == text && v.acts == acts {
		return v
	}
	v := &view{
		file: d.file, text: text, acts: acts, unread: text.unread(d.file), setAside: text.setAside(d.file),
		dismissed: dismissedOf(d.file), warnings: warningsOf(d.file),
	}
	v.facts, v.records = s.facts(d, text)
	v.left = leftOf(d.file, v)
	d.view = v
	return v
}

// facts are a document's facts as they are now. Those that did not change since they
// were shown last are taken from there.
func (s *Service) facts(d *document, text *reading) ([]Fact, map[string]seenRecord) {
	last := map[string]seenRecord{}
	if d.view != nil && d.view.text == text {
		last = d.view.records
	}
	acts := s.lastActs(d.slug)
	all, recorder := recordsOf(d.file), dataset.NewRecorder()
	out, records := make([]Fact, len(all)), make(map[string]seenRecord, len(all))
	for i := range all {
		r := &all[i]
		if was, ok := last[r.id]; ok && reflect.DeepEqual(was.record.fact, r.fact) {
			out[i] = was.fact
		} else {
			out[i] = factOf(r, text, recorder)
		}
		s.state(&out[i], r, d, acts[r.id], text)
		records[r.id] = seenRecord{r, out[i]}
	}
	slices.SortStableFunc(out, byPlace)
	return out, records
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

func factOf(r *record, text *reading, recorder *dataset.Recorder) Fact {
	f := Fact{ID: r.id, Version: versionOf(recorder.Line(r.fact)), Kind: r.kind.name, Place: text.placeOf(r.Locator), Section: r.Section}
	if r.evidence != nil && r.evidence.Reason != "" {
		f.Reason, f.ReasonEn = chinese(r.evidence.Reason), r.evidence.Reason
	}
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
	f.Act, f.Bulk, f.Reviewed, f.Confidence = "", false, nil, 0
	if last != nil {
		f.Act = last.ID
	}
	reviewed := d.file.Document.Reviewed
	f.State = StateUndecided
	if r.evidence != nil {
		f.Confidence = r.evidence.Confidence
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

// since is what of a document is not as it was shown.
func (s *Service) since(d *document, was *view) Change {
	now, left := s.shown(d), s.left(d)
	c := Change{Document: d.slug, SHA256: d.sum, Left: &left}
	for i := range now.facts {
		f := &now.facts[i]
		if old, ok := was.records[f.ID]; !ok || !sameFact(&old.fact, f) {
			c.Facts = append(c.Facts, *f)
		}
	}
	for _, f := range was.facts {
		if _, ok := now.records[f.ID]; !ok {
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
