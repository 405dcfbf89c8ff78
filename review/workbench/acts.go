package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/journal"
)

var idForm = regexp.MustCompile(`^[A-Za-z0-9-]{8,64}$`)

// attempts are how often an act is tried while other programs write the same file.
const attempts = 5

// Do does an act and says what it changed. An *Error says why it did not.
func (s *Service) Do(a Act) (Change, error) {
	if !idForm.MatchString(a.ID) {
		return Change{}, badAct("操作编号 %q 应为 8 至 64 个字母、数字或连字符", "the act's id %q is not 8 to 64 letters, digits and hyphens", a.ID)
	}
	request, err := requestOf(a)
	if err != nil {
		return Change{}, err
	}
	s.prepare(a.Document)
	if a.Kind == ActDecide {
		s.proposals()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.folder.Find(a.ID); e != nil {
		if e.Request != request {
			return Change{}, badAct("操作编号 %q 已用于另一项操作", "the id %q is another act's", a.ID)
		}
		return s.doneBefore(e), nil
	}
	for range attempts {
		s.look()
		var change Change
		if change, err = s.try(a, request); !errors.Is(err, journal.ErrChanged) {
			return change, err
		}
	}
	return Change{}, err
}

// requestOf is by which an act that is sent again is known to be the same.
func requestOf(a Act) (string, error) {
	raw, err := json.Marshal(a)
	if err != nil {
		return "", badAct("无法读取该操作", "the act cannot be read: %v", err)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), nil
}

// plan is what an act will do.
type plan struct {
	entry        journal.Entry
	document     *document // whose file changes, nil for none
	file         *dataset.File
	vocabularies *dataset.Vocabularies // nil: they stay
	faults       map[string]bool       // that the file will have; nil: not looked for
	renames      bool                  // an entry may be called otherwise in the vocabulary than in documents
	told         []dataset.Change      // what becomes of facts, an entry of changes.yaml or none
}

// recordChange adds to what an act writes the entry of changes.yaml that tells what became
// of the document's facts, if anything did: it is there when the act is done, and not before.
func (s *Service) recordChange(p *plan) error {
	if p.file == nil {
		return nil
	}
	c := dataset.NewComparer(&s.vocabularies).Compare(p.document.file, p.file)
	c.On, c.By, c.Act = p.entry.On, p.entry.By, dataset.ActReview
	if c.Facts() == 0 {
		return nil
	}
	raw, sum, err := s.folder.Read(dataset.ChangesFile)
	if err != nil {
		return fmt.Errorf("record the change: %w", err)
	}
	entry, err := journal.Appended(dataset.ChangesFile, raw, sum, c)
	if err != nil {
		return fmt.Errorf("record the change: %w", err)
	}
	p.entry.Files, p.told = append(p.entry.Files, entry), []dataset.Change{c}
	return nil
}

// try does an act on the files as they are.
func (s *Service) try(a Act, request string) (Change, error) {
	p, err := s.plan(a)
	if err != nil {
		return Change{}, err
	}
	if err := s.checkPlan(p); err != nil {
		return Change{}, err
	}
	p.entry.ID, p.entry.Request, p.entry.Kind, p.entry.By, p.entry.On = a.ID, request, a.Kind, s.by, s.now().Format(time.RFC3339)
	if err := s.recordChange(p); err != nil {
		return Change{}, err
	}
	var was *view
	if p.document != nil {
		was = s.shown(p.document)
	}
	entry, err := s.folder.Do(p.entry)
	if err != nil {
		return Change{}, fmt.Errorf("do the act: %w", err)
	}
	s.take(p, entry)
	change := Change{}
	if p.document != nil {
		change = s.since(p.document, was)
	}
	change.Act = s.done(entry)
	change.Proposals = p.vocabularies != nil || p.entry.Proposal != ""
	s.touch(a.Kind != ActAccept && a.Kind != ActDismiss)
	return s.hub.publish(change), nil
}

// take makes what an act changed the dataset as it is now.
func (s *Service) take(p *plan, e *journal.Entry) {
	if p.vocabularies != nil {
		s.vocabularies = *p.vocabularies
		for _, d := range s.documents {
			d.faults = nil
		}
	}
	if p.file != nil {
		p.document.file, p.document.faults = p.file, p.faults
	}
	s.vocabularies.Changes = append(slices.Clip(s.vocabularies.Changes), p.told...)
	for _, c := range e.Files {
		if _, err := s.changed(c.Path); err != nil {
			s.log.Error("read what was written", "file", c.Path, "error", err)
		}
		if p.document != nil && c.Path == p.document.path {
			p.document.sum = c.After
		}
	}
}

// plan says what an act will do.
func (s *Service) plan(a Act) (*plan, error) {
	switch a.Kind {
	case ActDecide:
		return s.planDecision(a)
	case ActUndo:
		return s.planUndo(a)
	}
	do, ok := factActs[a.Kind]
	if !ok {
		return nil, badAct("没有 %q 这种操作", "there is no act %q", a.Kind)
	}
	d := s.document(a.Document)
	if d == nil {
		return nil, noDocument(a.Document)
	}
	if d.fault != "" {
		return nil, refuse(CodeNotNow, "文件已被改动，目前无法读取："+d.fault, "the document's file was changed and cannot be read: "+d.fault)
	}
	w := &work{service: s, document: d, file: dataset.Clone(d.file), text: s.reading(d), act: a}
	w.find()
	if err := do(w); err != nil {
		return nil, err
	}
	if len(w.conflicts) > 0 {
		return nil, conflict(w.conflicts)
	}
	return w.plan(), nil
}

func conflict(with []Conflict) *Error {
	e := refuse(CodeConflict, "此处已被他人改动，请对照后再决定", "somebody has changed this since: look at both readings")
	e.Conflicts = with
	return e
}

func (w *work) plan() *plan {
	p := &plan{document: w.document, file: w.file}
	p.entry = journal.Entry{Document: w.document.slug, Facts: w.touched, Bulk: w.act.Bulk, Sentence: w.zh, SentenceEn: w.en}
	if edits := dataset.DiffFiles(w.document.file, w.file); len(edits) > 0 {
		p.entry.Files = []journal.Change{{Path: w.document.path, Edits: edits}}
	}
	return p
}

// checkPlan refuses what would make the dataset wrong. What is wrong already stays
// allowed.
func (s *Service) checkPlan(p *plan) error {
	var found []dataset.Problem
	switch {
	case p.vocabularies != nil:
		if s.fault != nil {
			return &Error{Code: CodeNotNow, Message: "词表已被改动，目前无法读取", MessageEn: "the vocabularies were changed and cannot be read", Problems: []Problem{*s.fault}}
		}
		before, after := s.dataset(), s.dataset()
		after.Vocabularies = *p.vocabularies
		faults := (*dataset.Dataset).VocabularyFaults
		if p.renames {
			faults = (*dataset.Dataset).Faults
		}
		found = beyond(messages(faults(before)), faults(after))
	case p.file != nil && len(p.entry.Files) > 0:
		if p.document.faults == nil {
			p.document.faults = messages(s.faultsOf(p.document, p.document.file))
		}
		faults := s.faultsOf(p.document, p.file)
		found, p.faults = beyond(p.document.faults, faults), messages(faults)
	}
	if len(found) == 0 {
		return nil
	}
	e := refuse(CodeWrong, "未保存："+found[0].Said.Message+"；"+found[0].Hint.Message, "not saved: "+found[0].Said.MessageEn+"; "+found[0].Hint.MessageEn)
	for _, f := range found {
		e.Problems = append(e.Problems, problemOf(f))
	}
	return e
}

func (s *Service) faultsOf(d *document, f *dataset.File) []dataset.Problem {
	alone := &dataset.Dataset{Vocabularies: s.vocabularies, Files: []*dataset.File{f}}
	var texts map[string][]rune
	if r := s.reading(d); r != nil {
		texts = map[string][]rune{f.Document.SHA256: r.text}
	}
	return dataset.Wrong(alone.FaultsOf(f, texts))
}

func messages(problems []dataset.Problem) map[string]bool {
	out := map[string]bool{}
	for _, p := range problems {
		out[p.Said.MessageEn] = true
	}
	return out
}

// beyond are the problems that are not among those that were there.
func beyond(before map[string]bool, after []dataset.Problem) []dataset.Problem {
	var out []dataset.Problem
	for _, p := range after {
		if !before[p.Said.MessageEn] {
			out = append(out, p)
		}
	}
	return out
}

func problemOf(p dataset.Problem) Problem {
	return Problem{
		File: p.File, Line: p.Line, Note: p.Note,
		Message: p.Said.Message, MessageEn: p.Said.MessageEn, Hint: p.Hint.Message, HintEn: p.Hint.MessageEn,
	}
}

// planUndo takes an act back.
func (s *Service) planUndo(a Act) (*plan, error) {
	e := s.folder.Find(a.Undoes)
	switch {
	case e == nil:
		return nil, refuse(CodeNotFound, "没有这项操作", "there is no such act")
	case s.folder.UndoneBy(e.ID) != "":
		return nil, refuse(CodeNotNow, "这项操作已经撤销", "the act is undone already")
	}
	p := &plan{entry: journal.Entry{Document: e.Document, Facts: e.Facts, Undoes: e.ID, Proposal: e.Proposal}}
	p.entry.Sentence, p.entry.SentenceEn = "撤销："+e.Sentence, "undone: "+e.SentenceEn
	if first := s.folder.Find(e.Undoes); first != nil {
		p.entry.Sentence, p.entry.SentenceEn = "重做："+first.Sentence, "done again: "+first.SentenceEn
	}
	p.document = s.document(e.Document)
	for i := range e.Files {
		if e.Files[i].Path == dataset.ChangesFile {
			continue // what was done stays told, and that it was undone is told behind it
		}
		c := e.Files[i].Reverse()
		p.entry.Files = append(p.entry.Files, c)
		if err := s.undoFile(p, c); errors.Is(err, dataset.ErrEdited) {
			return nil, s.undoConflict(p.document, e)
		} else if err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (s *Service) undoFile(p *plan, c journal.Change) (err error) {
	if p.document != nil && c.Path == p.document.path {
		if p.document.fault != "" {
			return refuse(CodeNotNow, "文件已被改动，目前无法读取："+p.document.fault, "the document's file was changed and cannot be read: "+p.document.fault)
		}
		p.file, err = p.document.file.Edited(c.Edits)
		return err
	}
	if c.Path == dataset.PathOf(dataset.SlugOf(c.Path)) {
		return noDocument(dataset.SlugOf(c.Path))
	}
	if p.vocabularies == nil {
		v := s.vocabularies
		p.vocabularies = &v
	}
	return p.vocabularies.Edit(c.Path, c.Edits)
}

// undoConflict says which facts of an act somebody changed since.
func (s *Service) undoConflict(d *document, e *journal.Entry) *Error {
	var out []Conflict
	if d != nil {
		for _, id := range e.Facts {
			out = append(out, s.conflictOf(d, id))
		}
	}
	err := conflict(out)
	err.Message, err.MessageEn = "此后又有改动，请先撤销后来的操作", "something was changed on top of it: undo the later act first"
	return err
}

// conflictOf is a fact as it is now, and who changed it.
func (s *Service) conflictOf(d *document, id string) Conflict {
	c := Conflict{ID: id}
	if now, ok := s.shown(d).records[id]; ok {
		c.Now, c.Act = &now.fact, now.fact.Act
	}
	entries := s.folder.Entries()
	for i := len(entries) - 1; i >= 0 && c.Act == "" && c.Now == nil; i-- { // it is gone
		for _, touched := range entries[i].Facts {
			if touched == id {
				c.Act = entries[i].ID
			}
		}
	}
	if e := s.folder.Find(c.Act); e != nil {
		c.By = e.By
	}
	return c
}

// doneBefore answers an act that is sent again.
func (s *Service) doneBefore(e *journal.Entry) Change {
	c := Change{At: s.hub.now(), Act: s.done(e), Proposals: e.Proposal != ""}
	d := s.document(e.Document)
	if d == nil {
		return c
	}
	now, left := s.shown(d), s.left(d)
	c.Document, c.SHA256, c.Left, c.Unread, c.Dismiss, c.Warnings = d.slug, d.sum, &left, now.unread, now.dismissed, now.warnings
	for _, id := range e.Facts {
		if there, ok := now.records[id]; ok {
			c.Facts = append(c.Facts, there.fact)
		} else {
			c.Removed = append(c.Removed, id)
		}
	}
	return c
}

func (s *Service) done(e *journal.Entry) *ActDone {
	return &ActDone{
		Number: e.Number, ID: e.ID, Kind: e.Kind, By: e.By, On: e.On, Document: e.Document, Sentence: e.Sentence, SentenceEn: e.SentenceEn,
		Facts: e.Facts, Undoes: e.Undoes, UndoneBy: s.folder.UndoneBy(e.ID),
	}
}

// Acts are a page of the log, of one document or (slug "") of all; before 0 is from
// the newest.
func (s *Service) Acts(slug string, before int64, first int) Acts {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := Acts{At: s.hub.now(), Acts: []ActDone{}}
	entries := s.folder.Entries()
	for i := len(entries) - 1; i >= 0; i-- {
		e := &entries[i]
		if before > 0 && e.Number >= before || slug != "" && e.Document != slug {
			continue
		}
		if len(out.Acts) == first {
			out.More = true
			break
		}
		out.Acts = append(out.Acts, *s.done(e))
	}
	return out
}

// Changes are what happened after a number; where nothing did it waits.
func (s *Service) Changes(done <-chan struct{}, at int64, wait time.Duration) Changes {
	return s.hub.since(done, at, wait)
}
