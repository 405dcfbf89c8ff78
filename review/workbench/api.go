// Package workbench is the service behind the page on which a person reviews a dataset.
// It reads the dataset's files and the documents, says what is left to look at, and does
// acts: each writes the dataset's own files, stands in a log, and can be undone. It knows
// nothing of how the page looks, and runs without one.
package workbench

import "encoding/json"

// This file is the contract between the service and its page: what is asked and
// answered as JSON over HTTP. Everything below stands under /review/api/.
//
//	GET  queue                      → Queue        the documents, in order of doubt
//	GET  documents/SLUG             → Document     one document: its text in blocks, its facts
//	GET  proposals[?document=SLUG]  → Proposals    what is to be decided about names
//	GET  names?name=NAME            → Named        which documents name a body so
//	GET  acts[?document=SLUG][&before=N][&first=N] → Acts   what was done, newest first
//	GET  problems                   → Problems     what `policygraph check` says now
//	GET  changes?since=AT[&wait=SECONDS] → Changes  what others changed; waits until something did
//	POST acts   Act                 → Change       does one act
//
// Every place is a half-open range of code points of the document's text, which
// `policygraph extract --format text` prints. A fact has an ID, which is its own in its
// document, and a Version, which changes whenever the fact does. An act names the
// versions that its sender has seen: where a fact has another by now, nothing is done
// and the answer is 409 with the fact as it is. So two windows and an editor may work
// at once, each on other facts, and none overwrites what it has not seen.
//
// Each act has an id that its sender makes. Sent again it is not done again, and the
// answer is that of the first time: whoever got no answer sends it once more.
//
// An error is an Error with one of the statuses
//
//	400 the request is not understood        401 no token, or a wrong one
//	403 another origin's page sent it        404 no such document, fact or act
//	409 somebody changed what the act speaks of (Error.Conflicts)
//	413 too long    415 not application/json
//	422 the act would make the dataset wrong (Error.Problems), or is not possible now

// Queue is the documents that the dataset has, those to look at first at the top: what
// is done comes last; of the others the one with the least sure fact first.
type Queue struct {
	At        int64        `json:"at"` // the number of the last change, for GET changes
	By        string       `json:"by"` // the reviewer's name, from --by
	Documents []QueueEntry `json:"documents"`
	Left      Left         `json:"left"` // of all documents together
}

// QueueEntry is a document in the queue.
type QueueEntry struct {
	Slug       string    `json:"slug"`
	Title      string    `json:"title"`
	Area       string    `json:"area,omitempty"`
	Kind       string    `json:"kind"`
	Found      bool      `json:"found"`                // its file is in the documents' folder
	Facts      int       `json:"facts"`                // all of it
	Left       Left      `json:"left"`                 // what has had no act yet
	Confidence float64   `json:"confidence,omitempty"` // the lowest of its undecided facts
	Reviewed   *Reviewed `json:"reviewed,omitempty"`
	Done       bool      `json:"done"`            // nothing is left
	Fault      string    `json:"fault,omitempty"` // why it cannot be worked on: the file was edited and is no dataset file any more
}

// Left counts what has had no act yet, by kind. A document is done when Document,
// Facts, Numbers, Rows and Brackets are 0.
type Left struct {
	Document       int `json:"document"`       // 1 until the document as a whole is accepted, which is the last act
	Facts          int `json:"facts"`          // undecided
	Numbers        int `json:"numbers"`        // unread
	Rows           int `json:"rows"`           // of tables, unread
	Brackets       int `json:"brackets"`       // and labels that name bodies, unread
	Proposals      int `json:"proposals"`      // about names that it uses
	Contradictions int `json:"contradictions"` // that it has a side of
	Warnings       int `json:"warnings"`
}

// Reviewed is who looked at something, and when.
type Reviewed struct {
	By string `json:"by"`
	On string `json:"on"` // 2026-03-18
}

// Document is one document: its text as the reader sees it, its facts, and all else
// that has a place in it.
type Document struct {
	At       int64     `json:"at"`
	Slug     string    `json:"slug"`
	SHA256   string    `json:"sha256"` // of the dataset's file as read: an act names it
	Source   Source    `json:"source"`
	Blocks   []Block   `json:"blocks"` // none where the document's file is not found
	Facts    []Fact    `json:"facts"`  // in the order of their places; the document's own fields first
	Unread   []Item    `json:"unread"` // numbers, brackets, labels and rows that the reader could not read and nobody has settled
	SetAside []Item    `json:"setAside"`
	Dismiss  []Item    `json:"dismissed"` // what reviewers set aside or dismissed, deleted facts too
	Warnings []Item    `json:"warnings"`
	Left     Left      `json:"left"`
	Reviewed *Reviewed `json:"reviewed,omitempty"`
	// Fields say what may be corrected, by kind of fact, in order.
	Fields map[string][]Field `json:"fields"`
	// Areas are the names of the areas that facts give by their ids.
	Areas map[string]string `json:"areas"`
}

// Source is the file that the text is from.
type Source struct {
	Found  bool   `json:"found"`
	Name   string `json:"name,omitempty"`   // the file's name: text, to be shown as such
	Format string `json:"format,omitempty"` // txt, html, docx, pdf …
	SHA256 string `json:"sha256"`           // of the file's bytes
	Length int    `json:"length"`           // of the text, in code points
}

// Block is a paragraph, a heading or a table, in the order of the text. Between two
// blocks the text has only line breaks and marks that are not shown.
type Block struct {
	Kind  string   `json:"kind"` // paragraph, heading, table
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text,omitempty"`  // of a paragraph or a heading: exactly End-Start code points
	Level int      `json:"level,omitempty"` // of a heading, from 1
	Key   string   `json:"key,omitempty"`   // of a heading: the numbering path, 三(二)4
	Page  int      `json:"page,omitempty"`  // where it begins, from 1; none where the format has no pages
	Noise bool     `json:"noise,omitempty"` // navigation, a footer: on the page but no part of the document
	Rows  [][]Cell `json:"rows,omitempty"`  // of a table
}

// Cell is one cell of a table. A cell that spans several stands once, at its first place.
type Cell struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"` // exactly End-Start code points
	Col     int    `json:"col"`  // from 0, in the full grid
	RowSpan int    `json:"rowSpan"`
	ColSpan int    `json:"colSpan"`
	// Parts are the places of the cell's own text where that is drawn over several
	// lines beside other cells; none where Text is all.
	Parts []CellPart `json:"parts,omitempty"`
}

// CellPart is a part of a cell's text. Text has as many code points as it has in the
// document.
type CellPart struct {
	Start int    `json:"start"`
	Text  string `json:"text"`
}

// The kinds of facts.
const (
	KindDocument     = "document" // title, number, dates …; accepting it says that the document is reviewed
	KindCited        = "cited"    // what the document is based on
	KindSuperseded   = "superseded"
	KindNickname     = "nickname"
	KindTask         = "task"
	KindTarget       = "target"
	KindObservation  = "observation"
	KindPlatform     = "platform"
	KindOrganisation = "organisation"
	KindAgency       = "agency" // what a name means in this document
	KindAnnouncement = "announcement"
)

// The states of facts. Facts that carry no confidence of their own (cited, nickname,
// agency, announcement) have the state of the document.
const (
	StateUndecided = "undecided" // as extracted: the dataset has its confidence
	StateAccepted  = "accepted"
	StateChanged   = "changed" // by a reviewer
	StateAdded     = "added"   // by a reviewer
)

// Fact is one fact of the dataset's file.
type Fact struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
	// Fields are those of the dataset's file, by the names that it has (docs/data.md),
	// less the locator, confidence, reason and reviewed. What is not given is left out.
	// The assignments of a task are a list of objects {agency, role, position,
	// inherited, start, end}.
	Fields     map[string]json.RawMessage `json:"fields"`
	Place      *Place                     `json:"place"`                // null: not placed
	Section    string                     `json:"section,omitempty"`    // the numbering path that it stands under
	Confidence float64                    `json:"confidence,omitempty"` // 0 < c <= 1 while undecided
	Reason     string                     `json:"reason,omitempty"`     // which rule read it, in Chinese
	ReasonEn   string                     `json:"reasonEn,omitempty"`   // and in English
	State      string                     `json:"state"`
	Bulk       bool                       `json:"bulk,omitempty"`     // it was accepted together with others, by one act
	Reviewed   *Reviewed                  `json:"reviewed,omitempty"` // who accepted or changed it, where that is known
	Act        string                     `json:"act,omitempty"`      // the id of the last act that touched it
}

// Place is where something stands. Moved: not where the dataset says, but its opening
// and closing stand there and nowhere else.
type Place struct {
	Start int  `json:"start"`
	End   int  `json:"end"`
	Moved bool `json:"moved,omitempty"`
}

// Item is something in the text that is no fact.
type Item struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`            // number, bracket, label, row; of what was dismissed a kind of fact, contradiction or announcement too; warning
	Class string `json:"class,omitempty"` // what a number is instead: date, document_number, ceiling …
	Start int    `json:"start"`
	End   int    `json:"end"`
	// Of a warning: what it says, in Chinese and in English.
	Message   string `json:"message,omitempty"`
	MessageEn string `json:"messageEn,omitempty"`
	Count     int    `json:"count,omitempty"`   // of a warning: in how many places it was seen
	Against   *Place `json:"against,omitempty"` // of a warning: the other place
	// Of what was dismissed: why, by whom and when.
	Reason   string    `json:"reason,omitempty"`
	Reviewed *Reviewed `json:"reviewed,omitempty"`
}

// Field describes a field that may be corrected.
type Field struct {
	Name   string   `json:"name"`
	Type   string   `json:"type"`             // text, number, year, flag, texts (a list), assignments, place (start and end)
	Values []string `json:"values,omitempty"` // the only ones allowed
}

// Proposals are what is to be decided about places, bodies, indicators and documents.
// What reviewers could not tell (unknown) comes last.
type Proposals struct {
	At        int64      `json:"at"`
	Proposals []Proposal `json:"proposals"`
}

// Proposal asks whether a thing is one with another that is known. One without
// candidates asks whether a new entry of a vocabulary is right.
type Proposal struct {
	ID         string          `json:"id"`
	Kind       string          `json:"kind"`  // area, agency, indicator, plan, or kind: of what kind a body is
	Thing      ProposalSide    `json:"thing"` // what is asked about
	Candidates []ProposalSide  `json:"candidates"`
	Reason     string          `json:"reason"` // why it is asked, in Chinese
	ReasonEn   string          `json:"reasonEn"`
	Answers    []string        `json:"answers"`
	Unknown    bool            `json:"unknown,omitempty"` // somebody said that it cannot be told
	Entry      json.RawMessage `json:"entry,omitempty"`   // the new entry of the vocabulary, by the names of docs/data.md; Fields of Act correct it

	documents []string // that name the thing
	lacking   any      // the new entry, where the vocabulary does not have it yet: of what a reviewer named
}

// ProposalSide is a thing and what is known of it: both sides have the same fields.
type ProposalSide struct {
	ID     string          `json:"id"` // of the graph; of a kind its name
	Name   string          `json:"name"`
	New    bool            `json:"new"` // a program proposed it and nobody has looked yet
	Areas  []string        `json:"areas,omitempty"`
	Detail []Detail        `json:"detail,omitempty"` // the same names in the same order on all sides
	Facts  int             `json:"facts"`            // how many the decision touches
	Places []ProposalPlace `json:"places,omitempty"` // the first of them
}

// Named is where documents name a body in the same letters.
type Named struct {
	Documents []NamedIn `json:"documents"`
}

// NamedIn is a document and how often it does.
type NamedIn struct {
	Slug   string `json:"slug"`
	Title  string `json:"title"`
	Area   string `json:"area,omitempty"`
	Places int    `json:"places"`
}

// Detail is a named thing to compare.
type Detail struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// ProposalPlace is where a document names a thing.
type ProposalPlace struct {
	Document string `json:"document"` // its slug
	Title    string `json:"title"`
	Period   string `json:"period,omitempty"`
	Section  string `json:"section,omitempty"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Named    string `json:"named"`            // as written
	Before   string `json:"before,omitempty"` // the words around, where the document is at hand
	Quote    string `json:"quote,omitempty"`
	Behind   string `json:"behind,omitempty"`
}

// The answers to a proposal.
const (
	AnswerSame      = "same"      // it is one with the candidate, which stays
	AnswerDifferent = "different" // it is not one with the candidate
	AnswerNew       = "new"       // it is a thing of its own: the entry is right, as it is or as Fields correct it
	AnswerDrop      = "drop"      // nothing names it any more: the entry goes
	AnswerKind      = "kind"      // it is a body of that kind
	AnswerUnknown   = "unknown"   // the documents do not tell
)

// The kinds of acts.
const (
	ActAccept  = "accept"  // Facts
	ActCorrect = "correct" // Changes
	ActAdd     = "add"     // Fact
	ActDelete  = "delete"  // Facts, Reason
	ActSplit   = "split"   // Facts (one), Into
	ActMerge   = "merge"   // Facts (several; the first stays), Into (none, or one: fields of what stays)
	ActDismiss = "dismiss" // Items, Reason
	ActDecide  = "decide"  // Proposal, Answer, Candidate, Fields; or Proposals, Answer; or Decision
	ActUndo    = "undo"    // Undoes
)

// Act is what a reviewer does, as one request. Kind says which of the fields below it are given.
type Act struct {
	ID       string `json:"id"`                 // made by the sender: 8 to 64 letters, digits and hyphens, never used before
	Kind     string `json:"kind"`               // one of the above
	Document string `json:"document,omitempty"` // its slug; not for undo, and for decide only with a Decision
	// SHA256 is that of the dataset's file as the sender read it. Where the file is
	// another by now, a fact is not added beside one of its kind and place that the
	// sender cannot know (409).
	SHA256 string `json:"sha256,omitempty"`

	// Facts are those that the act speaks of, in the versions that the sender has seen.
	// To accept the fact "document" is to say that the document is reviewed: it is
	// refused (422) while anything is left.
	Facts []FactRef `json:"facts,omitempty"`
	// Bulk says that the facts were accepted together. They must be those that stood in view.
	Bulk bool `json:"bulk,omitempty"`
	// Changes correct fields, of one fact or of several. A fact that is corrected is
	// accepted, and keeps who changed it and when.
	Changes []FieldChange `json:"changes,omitempty"`
	// Fact is one to add: its kind, and its fields with start and end. A key is made
	// where none is given; opening, closing and section always.
	Fact *NewFact `json:"fact,omitempty"`
	// Into are what a fact is split into: each begins as it was, with the fields given
	// here. The first keeps its key.
	Into []map[string]json.RawMessage `json:"into,omitempty"`
	// Items are unread numbers, brackets, labels, rows, warnings, or what check points out
	// and the document says itself (Problem.Item). With a class a number is set aside as
	// that; without, it is dismissed.
	Items []ItemRef `json:"items,omitempty"`
	// Reason is why something is deleted or dismissed, in the reviewer's words.
	Reason string `json:"reason,omitempty"`

	Proposal  string                     `json:"proposal,omitempty"`
	Answer    string                     `json:"answer,omitempty"`
	Candidate string                     `json:"candidate,omitempty"` // the id of the candidate that is meant; of AnswerKind the kind
	Fields    map[string]json.RawMessage `json:"fields,omitempty"`    // with AnswerNew: what of the entry is corrected
	Decision  *Decision                  `json:"decision,omitempty"`  // in place of a proposal: any decision (docs/data.md). With Document, Of may be a body's name in it
	Proposals []string                   `json:"proposals,omitempty"` // in place of one: those of new entries that are all right (AnswerNew)

	// Undoes is the id of the act that is taken back. An undo is an act and can be
	// undone, which does again what was undone.
	Undoes string `json:"undoes,omitempty"`
}

// FactRef is a fact in the version that somebody has seen.
type FactRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

// FieldChange gives a field another value. Field is a name of the dataset's file, or
// a path into a list: assignments.2.role (counted from 0). A value of null or ""
// takes an optional field away. Start and end go together: "place", [start, end].
type FieldChange struct {
	FactRef
	Field string          `json:"field"`
	Value json.RawMessage `json:"value"`
}

// NewFact is a fact to add.
type NewFact struct {
	Kind   string                     `json:"kind"`
	Start  int                        `json:"start"`
	End    int                        `json:"end"`
	Fields map[string]json.RawMessage `json:"fields"`
}

// ItemRef is an item, by its id, and the class that a reviewer gives it.
type ItemRef struct {
	ID    string `json:"id"`
	Class string `json:"class,omitempty"`
}

// Decision is a line of decisions.yaml less who and when, which the service writes.
type Decision struct {
	Same      []string `json:"same,omitempty"`
	Different []string `json:"different,omitempty"`
	Alias     string   `json:"alias,omitempty"`
	Kind      string   `json:"kind,omitempty"`
	Of        string   `json:"of,omitempty"`
	Note      string   `json:"note,omitempty"`
}

// Change is what an act, or somebody else's editor, changed: only that. It is the
// answer to an act, and what GET changes lists.
type Change struct {
	At       int64    `json:"at"`
	Act      *ActDone `json:"act,omitempty"`      // none: the file was changed by another program
	Document string   `json:"document,omitempty"` // none: the vocabularies or the decisions
	SHA256   string   `json:"sha256,omitempty"`   // of the document's file now; none: the document is gone
	Facts    []Fact   `json:"facts,omitempty"`    // new, or not as they were
	Removed  []string `json:"removed,omitempty"`  // ids of facts that are gone
	// The lists below are whole where anything in them changed, and null where nothing did.
	Unread   []Item `json:"unread"`
	Dismiss  []Item `json:"dismissed"`
	Warnings []Item `json:"warnings"`
	Left     *Left  `json:"left,omitempty"` // of the document, now
	// Proposals says that those to decide are others now: ask for them again.
	Proposals bool `json:"proposals,omitempty"`
	// Problems says that what check says, or what the queue counts of proposals and
	// contradictions, is up to date and not as it was.
	Problems bool `json:"problems,omitempty"`
}

// Changes are what happened after a number. Reload says that the service does not
// know any more: everything is to be read again.
type Changes struct {
	At      int64    `json:"at"`
	Reload  bool     `json:"reload,omitempty"`
	Changes []Change `json:"changes"`
}

// ActDone is an act in the log.
type ActDone struct {
	Number     int64    `json:"number"` // its place in the log, from 1
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	By         string   `json:"by"`
	On         string   `json:"on"` // RFC 3339
	Document   string   `json:"document,omitempty"`
	Sentence   string   `json:"sentence"`           // what it did, in Chinese
	SentenceEn string   `json:"sentenceEn"`         // and in English
	Facts      []string `json:"facts,omitempty"`    // ids of those that it touched
	Undoes     string   `json:"undoes,omitempty"`   // the id of the act that it took back
	UndoneBy   string   `json:"undoneBy,omitempty"` // the id of the act that took it back
}

// Acts are a page of the log, newest first. More says that there are earlier ones:
// ask with before=NUMBER of the last.
type Acts struct {
	At   int64     `json:"at"`
	Acts []ActDone `json:"acts"`
	More bool      `json:"more"`
}

// Problems are what `policygraph check` says of the dataset now. Pending says that it
// is still looking at the last change.
type Problems struct {
	At       int64     `json:"at"`
	Pending  bool      `json:"pending,omitempty"`
	Problems []Problem `json:"problems"`
}

// Problem is one line of `policygraph check`, with the fact that it speaks of where
// that is known.
type Problem struct {
	File      string `json:"file"`
	Line      int    `json:"line,omitempty"`
	Document  string `json:"document,omitempty"`
	Fact      string `json:"fact,omitempty"`
	Message   string `json:"message"` // in Chinese
	MessageEn string `json:"messageEn"`
	Hint      string `json:"hint"`
	HintEn    string `json:"hintEn"`
	Note      bool   `json:"note,omitempty"` // to be looked at, but not wrong
	// Item is given where the document itself may say so: that it contradicts itself,
	// or announces another number than it lists. An act dismisses it.
	Item string `json:"item,omitempty"`
}

// The codes of errors.
const (
	CodeBadRequest   = "BAD_REQUEST"
	CodeUnauthorized = "UNAUTHENTICATED"
	CodeForbidden    = "FORBIDDEN"
	CodeNotFound     = "NOT_FOUND"
	CodeConflict     = "CONFLICT"
	CodeTooLong      = "TOO_LONG"
	CodeMediaType    = "UNSUPPORTED_MEDIA_TYPE"
	CodeWrong        = "WRONG"    // the dataset would be wrong: see Problems
	CodeNotNow       = "NOT_NOW"  // as long as something else is not done
	CodeInternal     = "INTERNAL" // nothing was written
)

// Error is the answer to a request that is not done.
type Error struct {
	Code      string     `json:"code"`
	Message   string     `json:"message"` // in Chinese
	MessageEn string     `json:"messageEn"`
	Conflicts []Conflict `json:"conflicts,omitempty"`
	Problems  []Problem  `json:"problems,omitempty"`
	Left      *Left      `json:"left,omitempty"`
}

// Conflict is a fact that was changed since the sender of an act read it: the sender
// shows its own reading beside Now, which is null where the fact is gone.
type Conflict struct {
	ID  string `json:"id"`
	Now *Fact  `json:"now"`
	Act string `json:"act,omitempty"` // the act that changed it, if one did
	By  string `json:"by,omitempty"`
}
