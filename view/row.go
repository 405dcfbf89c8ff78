// Package view has the types that the schema shows. Those of the graph (Plan,
// Task, a Connection of them) read one node, edge or page as a store returned it
// and ask for nothing more. Those of questions (Comparison, Matrix) show an answer
// of package analysis: they cut pages out of its lists, and the nodes that it
// names come from a NodeSet. It knows no backend.
package view

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// row is the base of every type of the schema: one item that the store
// returned, with the pages of its relations that the query asked for. It reads
// only what came back and never asks the store again.
type row struct{ item *store.Item }

func (r *row) set(i *store.Item) { r.item = i }

// IsNode marks the types that have an id.
func (r row) IsNode() {}

// Item is what the store returned of the node.
func (r row) Item() *store.Item { return r.item }

// ID is the node's id.
func (r row) ID() string { return r.item.Node.ID }

// text is a property that may be absent.
func (r row) text(prop string) *string { return optional[string](r.item.Node.Props, prop) }

// enum is a property that holds an enum's value and may be absent.
func enum[T ~string](r row, prop string) *T {
	if v := r.text(prop); v != nil {
		e := T(*v)
		return &e
	}
	return nil
}

// str is a property that every node of the kind has; "" when it does not.
func (r row) str(prop string) string { return value[string](r.item.Node.Props, prop) }

func (r row) flag(prop string) bool { return value[bool](r.item.Node.Props, prop) }

// list is never nil: an absent list is an empty one.
func (r row) list(prop string) []string {
	if l := value[[]string](r.item.Node.Props, prop); l != nil {
		return l
	}
	return []string{}
}

func (r row) integer(prop string) *int {
	n, ok := r.item.Node.Props.Get(prop).(int64)
	if !ok {
		return nil
	}
	i := int(n)
	return &i
}

func value[T any](p store.Values, prop string) T {
	v, _ := p.Get(prop).(T)
	return v
}

func optional[T any](p store.Values, prop string) *T {
	if v, ok := p.Get(prop).(T); ok {
		return &v
	}
	return nil
}

// field names one of the node's relation fields as Owner says it.
func (r row) field(name string) string { return r.item.Node.Kind + "." + name }

// related is the page of a relation field. Only one list of that field was
// asked for, mostly; its arguments need not be compared then.
func (r row) related(field string, args Args) (store.Page, error) {
	var only *store.Page
	for i := range r.item.Related {
		p := &r.item.Related[i]
		if !strings.HasPrefix(p.Key, field+"[") {
			continue
		}
		if only != nil {
			return r.page(args.Key(field))
		}
		only = p
	}
	if only == nil {
		return store.Page{}, fmt.Errorf("%s of %s was not fetched", field, r.ID())
	}
	return *only, nil
}

// page is the page of exactly this key.
func (r row) page(key string) (store.Page, error) {
	for _, p := range r.item.Related {
		if p.Key == key {
			return p, nil
		}
	}
	return store.Page{}, fmt.Errorf("%s of %s was not fetched", key, r.ID())
}

// RowOf is the pointer to a type of this package that is made of an item.
type RowOf[T any] interface {
	*T
	set(*store.Item)
}

func as[T any, P RowOf[T]](i *store.Item) *T {
	t := new(T)
	P(t).set(i)
	return t
}

// one reads a relation to one node.
func one[T any, P RowOf[T]](r row, field string) (*T, error) {
	p, err := r.page(field)
	if err != nil || len(p.Items) == 0 {
		return nil, err
	}
	return as[T, P](&p.Items[0]), nil
}

// many reads a relation to many nodes.
func many[T any, P RowOf[T]](r row, field string, args Args) (*Connection[T], error) {
	p, err := r.related(field, args)
	if err != nil {
		return nil, err
	}
	return below[T, P](r.ID(), p, field, args)
}

// Node is anything that has an id.
type Node interface {
	IsNode()
	ID() string
	Item() *store.Item
}

// NodeOf wraps an item in the type of its kind.
func NodeOf(i *store.Item) (Node, error) {
	switch i.Node.Kind {
	case ontology.KindPlan:
		return as[Plan](i), nil
	case ontology.KindArea:
		return as[Area](i), nil
	case ontology.KindPlatform:
		return as[Platform](i), nil
	case ontology.KindAgency:
		return as[Agency](i), nil
	case ontology.KindTask:
		return as[Task](i), nil
	case ontology.KindTarget:
		return as[Target](i), nil
	case ontology.KindObservation:
		return as[Observation](i), nil
	case ontology.KindIndicator:
		return as[Indicator](i), nil
	case ontology.KindDocument:
		return as[Document](i), nil
	case ontology.KindPassage:
		return as[Passage](i), nil
	case ontology.KindAnnouncement:
		return as[Announcement](i), nil
	case ontology.KindDiscrepancy:
		return as[Discrepancy](i), nil
	case ontology.KindIndicatorFamily:
		return as[IndicatorFamily](i), nil
	}
	return nil, fmt.Errorf("node %s is of kind %q, which the schema does not know", i.Node.ID, i.Node.Kind)
}
