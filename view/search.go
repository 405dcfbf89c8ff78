package view

import (
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// SearchConnection is one page of what a search found.
type SearchConnection struct {
	list
	Suggestions []string // names near to what was searched for; where asked for
}

// SearchEdge is one hit.
type SearchEdge struct {
	item *store.Item
	list *list
}

// NewSearch makes the page of a search.
func NewSearch(p store.Page, field string, args Args) *SearchConnection {
	return &SearchConnection{list: list{page: p, field: field, args: args}, Suggestions: []string{}}
}

// Edges are the hits, best first.
func (c *SearchConnection) Edges() []*SearchEdge {
	edges := make([]*SearchEdge, len(c.page.Items))
	for i := range c.page.Items {
		edges[i] = &SearchEdge{&c.page.Items[i], &c.list}
	}
	return edges
}

// Cursor is the hit's place.
func (e *SearchEdge) Cursor() Cursor {
	return e.list.cursor(e.item.At)
}

// Kind is the node's kind.
func (e *SearchEdge) Kind() ontology.NodeKind { return ontology.KindOf(e.item.Node.Kind) }

// Rank says how well it fits, 0 the best.
func (e *SearchEdge) Rank() int { return e.item.Match.Rank }

// Matched names the property that it was found in.
func (e *SearchEdge) Matched() string { return e.item.Match.In }

// Node is what was found.
func (e *SearchEdge) Node() (Node, error) { return NodeOf(e.item) }
