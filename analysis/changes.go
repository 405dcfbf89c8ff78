package analysis

import (
	"context"
	"fmt"
	"time"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Changes are what became of facts.
type Changes struct{ Rows []*ChangedFact }

// ChangeKind is what became of a fact.
type ChangeKind string

// What may become of one.
const (
	FactAdded     ChangeKind = "ADDED"
	FactChanged   ChangeKind = "CHANGED" // one field of it
	FactWithdrawn ChangeKind = "WITHDRAWN"
)

// ChangedFact is a fact that came or went, or one field of a fact that has another value
// since.
type ChangedFact struct {
	On, By   string
	Act      ontology.ChangeAct
	Document string
	Kind     ChangeKind
	Fact     string // its id
	Said     string // what a fact that went said
	Field    string // that changed, and what it said and says
	Old, New string

	at, position int64 // when, and the place of the act among all
	act          string
	place        int // in the act
}

// Key is the row's place among all: the newest act first, in an act the rows in its order.
func (f *ChangedFact) Key() store.Key {
	k := placeKey(f.act, float64(f.at), float64(f.position))
	k.Rel = fmt.Sprintf("%06d", f.place)
	return k
}

// FindChanges lists what became of facts from a moment on, the newest first; of some
// documents, or of all (nil). One store call.
func FindChanges(ctx context.Context, s store.Store, since string, documents []string) (*Changes, error) {
	from, err := moment(since)
	if err != nil {
		return nil, err
	}
	where := []store.Filter{{Prop: "onKey", Op: store.GE, Values: []any{from.Unix()}}}
	if documents != nil {
		where = append(where, anyOf("document", documents))
	}
	acts, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindChange}, Where: where, Paging: store.Paging{Order: []store.Order{{Prop: "onKey", Desc: true}}},
	}, "changes")
	if err != nil {
		return nil, err
	}
	c := &Changes{Rows: []*ChangedFact{}}
	for i := range acts {
		c.Rows = append(c.Rows, rowsOf(&acts[i])...)
		if len(c.Rows) > MaxRows {
			return nil, tooMuch("since 以来变更的事实数", "the number of facts that changed since then", MaxRows)
		}
	}
	rank(c.Rows)
	return c, nil
}

// rowsOf are the facts of an act.
func rowsOf(act *store.Item) []*ChangedFact {
	var rows []*ChangedFact
	add := func(kind ChangeKind, id string) *ChangedFact {
		f := &ChangedFact{
			On: text(act, "on"), By: text(act, "by"), Act: ontology.ChangeAct(text(act, "act")), Document: text(act, "document"),
			Kind: kind, Fact: id, at: value[int64](act, "onKey"), position: value[int64](act, "position"), act: act.Node.ID, place: len(rows),
		}
		rows = append(rows, f)
		return f
	}
	for _, id := range value[[]string](act, "added") {
		add(FactAdded, id)
	}
	fields, old, now := value[[]string](act, "fields"), value[[]string](act, "old"), value[[]string](act, "new")
	for i, id := range value[[]string](act, "changed") {
		f := add(FactChanged, id)
		f.Field, f.Old, f.New = fields[i], old[i], now[i]
	}
	said := value[[]string](act, "withdrawnFacts")
	for i, id := range value[[]string](act, "withdrawn") {
		add(FactWithdrawn, id).Said = said[i]
	}
	return rows
}

// moment reads a day, or a moment with its zone.
func moment(text string) (time.Time, error) {
	for _, form := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(form, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, badArgument(
		"since 是 %[1]q,应写作 2026-03-18 或 2026-03-18T09:30:00+08:00", "since is %[1]q: write it as 2026-03-18 or 2026-03-18T09:30:00+08:00", text,
	)
}
