// Package store is the interface of the property graph: nodes, edges, and the few
// deep questions that a backend answers about them.
//
// It knows nothing of plans or agencies. A new kind of node or relation needs
// no change here and none in a backend. The comments on the types below are the
// contract: what a backend may rely on (checked input: see Checked) and what it
// must do (order, nulls, keys, search, errors). Package storetest tests it, the
// same for every backend; package memstore is the reference. What only helps a
// backend to be fast is in Hints.
package store

import (
	"context"
	"slices"
	"strings"
)

// Store answers questions about one immutable graph, which Replace exchanges
// as a whole. All methods are safe for concurrent use.
//
// Every method returns ErrUnavailable (wrapped) when the backend cannot be
// reached, and the context's error when it was cancelled or timed out. A query
// that breaks a rule stated here returns ErrInvalidQuery and touches nothing. A method
// that reads tells TellVersion of which graph its answer is.
type Store interface {
	// Find returns one page of the nodes that the query selects, each with the
	// neighbours that Expand asks for, in one round trip to the backend whatever
	// the depth and the number of rows.
	Find(ctx context.Context, q Query) (Page, error)

	// Count counts the nodes that the query selects (its Paging and Expand do
	// not matter), grouped by up to two groups: no group gives one bucket. A
	// node that falls into several groups counts once in each; one that falls
	// into none (an absent property, no neighbour) is left out; a list property
	// puts it into the group of each element. Equal numbers are one key, a whole
	// one an int64. Buckets come in the order of CompareKeys.
	Count(ctx context.Context, q Query, by ...Group) ([]Bucket, error)

	// Path returns up to Limit shortest paths, ordered step by step: by the next
	// node's id, then the edge's relation, then edges along before edges against.
	// From a node to itself leads one path without an edge.
	Path(ctx context.Context, q PathQuery) ([]Path, error)

	// Stats counts the nodes and edges of the graph.
	Stats(ctx context.Context) (Stats, error)

	// Replace replaces the store's whole content by the graph. Readers see the old
	// graph or the new one, never a mixture. Replacing a graph by itself changes
	// nothing. On error the old graph stays.
	Replace(ctx context.Context, g *Graph) error

	// Close frees the store's resources. The store must not be used afterwards.
	Close(ctx context.Context) error
}

// Props are a node's or an edge's properties: string, int64, float64, bool or
// []string. An absent property is null; nil values are not stored. Strings are
// valid UTF-8. Numbers are finite, whole ones within 2^53 either way (what a
// float64 and a JSON reader hold exactly), and there is no negative zero.
type Props map[string]any

// Node is a thing with an id, unique over all kinds, and a kind (a label).
type Node struct {
	ID    string
	Kind  string
	Props Props
	// Search holds the texts that the node is found by, best first, already
	// folded by Fold. In says which property (or what else) a text came from. A text
	// that begins with ContextMark is no text of the node's own.
	Search []SearchText
}

// SearchText is one folded text of a node and where it came from.
type SearchText struct{ In, Text string }

// Edge is a directed relation between two nodes. There is at most one edge for
// each (From, Rel, To).
type Edge struct {
	From, Rel, To string
	Props         Props
}

// Graph is a whole content: what a loader builds and Replace stores. Version
// names the data it was built from and comes back in Stats.
type Graph struct {
	Nodes   []Node
	Edges   []Edge
	Version string
}

// Query selects nodes. Every restriction must hold. A nil list does not
// restrict; an empty one that is not nil matches nothing.
type Query struct {
	IDs   []string
	Kinds []string
	Where []Filter
	Text  string // all its terms must be contained (see Match); "" does not restrict
	// Props are the properties to return of each node; nil returns all of them.
	// The id and the kind always come and are not named here.
	Props  []string
	Paging Paging
	Expand []Hop
	// Known are ids of which the caller wants to know whether they exist: the answer
	// is Page.Known. They select nothing.
	Known []string
	Hints Hints
}

// Hop goes from a node to its neighbours over edges of any of Rels, along
// their direction or, with In, against it (nil: over any relation). A neighbour
// reached over two edges (two relations) is two items.
type Hop struct {
	// Key is the caller's label of the hop and comes back in Page.Key. It means
	// nothing to a backend. Two hops of one Expand have different keys.
	Key       string
	Rels      []string
	In        bool
	Kinds     []string
	Where     []Filter // on the neighbour, or on the edge where Filter.OnEdge
	Props     []string // of the neighbour, as in Query
	EdgeProps []string // of the edge; nil returns all of them
	Paging    Paging
	Expand    []Hop
	// Refs follow edge properties whose value is a node's id (an assignment's
	// passage): each comes back as a page of no or one item in Item.Refs. Two refs
	// of one hop have different keys.
	Refs  []Ref
	Hints Hints
}

// SameEdge is the edge of all rows where, by Hints.Anonymous, the caller looks at
// nothing that tells their edges apart; else nil.
func (h *Hop) SameEdge() *FoundEdge {
	if !h.Hints.Anonymous || len(h.Rels) != 1 || h.EdgeProps == nil || len(h.EdgeProps) > 0 {
		return nil
	}
	return &FoundEdge{Rel: h.Rels[0]}
}

// Ref leads from an edge to the node whose id is the value of the edge's property.
type Ref struct {
	Key    string
	Prop   string
	Props  []string
	Expand []Hop
}

// Op compares a property with a filter's values.
type Op string

// The operators. Comparisons with an absent property are false, for NotIn too;
// only IsNull selects it. Text compares with text and numbers with numbers (an
// int64 and a float64 of one value are equal); anything else is false. A list
// property satisfies In and Contains when any of its elements does. NotIn is
// true of every present property for which In is not.
const (
	In       Op = "in"       // any of Values equals the property
	NotIn    Op = "notIn"    // none of Values equals the property, which is present
	GE       Op = "ge"       // numbers only: property >= Values[0], the only value
	LE       Op = "le"       // numbers only: property <= Values[0]
	Contains Op = "contains" // Fold(property) contains Fold(Values[0])
	IsNull   Op = "isNull"   // Values[0] is true: absent; false: present
	Exists   Op = "exists"   // Values[0] is true: Via leads anywhere; false: nowhere
)

// IDProp names the node's id where a Filter or a Group takes a property.
const IDProp = "id"

// Filter restricts nodes by a property of the node itself, of the edge it was
// reached over, or of any node that Via leads to (true when any of them fits).
type Filter struct {
	Via    []Step
	Prop   string
	Op     Op
	Values []any
	OnEdge bool // in a Hop only, without Via: Prop is the edge's; RelProp its relation's name
}

// RelProp names the relation itself where a Filter takes an edge's property.
const RelProp = "rel"

// Step is one step of a filter's or a group's way to other nodes.
type Step struct {
	Rels  []string
	In    bool
	Kinds []string
	Where []Filter // on the node that the step reaches; OnEdge for the step's edge
}

// Paging is one page of an order.
//
// Rows are ordered by Order, then by id (ascending, by byte). Only numeric
// properties order; an absent or non-numeric value comes last, in both
// directions. In a search (Query.Text) rank comes first: see Match. In a Hop
// that reaches one node over several relations the id is followed by the
// relation's name.
type Paging struct {
	Order []Order
	First int  // rows at most, from 1; 0 returns no rows (a total only)
	After *Key // only rows that come after this key, which need not be a row's
	Total bool // count the rows of all pages
}

// Order is one numeric property to order by.
type Order struct {
	Prop   string
	Desc   bool
	OnEdge bool // in a Hop only: a property of the edge
}

// Key is a row's place in its order: what a cursor encodes. Values has one
// entry for each ordering value (the rank first in a search), nil for null; it
// is nil where nothing but the id orders.
type Key struct {
	Values []*float64
	ID     string
	Rel    string // the relation that led here; "" in a Query
}

// Page is the answer to a Query, or to one Hop of one node.
type Page struct {
	Key     string // the hop's or the ref's
	Items   []Item // nil when there are none
	HasNext bool   // rows come after those of the page
	Total   int    // -1 where Paging.Total was not set
	// Known are the kinds of those of Query.Known that exist, by id; nil where
	// Query.Known is.
	Known map[string]string
}

// Item is one row.
type Item struct {
	Node    FoundNode
	Edge    *FoundEdge // the edge that a Hop led over; nil in a Query and a Ref
	At      Key        // in a Ref the id alone
	Match   *Match     // in a search only
	Related []Page     // one a Hop of Expand, in its order
	Refs    []Page     // one a Ref, in its order
}

// FoundNode is a node as an answer has it.
type FoundNode struct {
	ID    string
	Kind  string
	Props Values // as selected
}

// FoundEdge is an edge as an answer has it.
type FoundEdge struct {
	From, Rel, To string
	Props         Values // as selected
}

// Values are the selected properties that are present, each once: in the order of
// the selection or, where all are selected, of their names; nil when there are none.
// An answer has thousands of such lists of few values each, and a list takes a
// fraction of a map's time and memory.
type Values []Value

// Value is one property.
type Value struct {
	Name  string
	Value any
}

// Get is the value of the name, nil where the property is absent.
func (v Values) Get(name string) any {
	for i := range v {
		if v[i].Name == name {
			return v[i].Value
		}
	}
	return nil
}

// ValuesOf are properties as an answer has them where all are selected.
func ValuesOf(p Props) Values {
	var out Values
	for name, v := range p {
		out = append(out, Value{name, v})
	}
	slices.SortFunc(out, func(a, b Value) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Match says why a node is in the answer to a search. Its rank orders the
// answer, best (lowest) first: 0 a text is the searched text, 1 a text starts
// with it, 2 a text contains all terms, 3 no text contains all terms, but each
// is in some text.
// In says where the best such text came from (of equals the first; for rank 3
// the first that contains any term). After rank, the Query's Order and id
// decide. Both sides are folded (Fold), spaces divide the searched text
// into terms and AlternativeMark a term into alternatives. Texts of a node's
// context (ContextMark) count for rank 3 only, beside a text of its own that
// contains a term. Terms.Match is the rule in Go.
type Match struct {
	Rank int
	In   string
}

// Group is what Count groups by: a property of the node, or of the nodes that
// Via leads to (IDProp for their id). A node that Via leads to twice counts once.
type Group struct {
	Via  []Step
	Prop string
}

// Bucket is one group's keys (string, int64, float64 or bool, one a Group) and
// its number of nodes.
type Bucket struct {
	Keys  []any
	Count int
}

// PathQuery asks for the shortest paths between two nodes, edges taken in both
// directions. Avoid are nodes that no path goes through (From and To may be
// among them); AvoidKinds likewise. Where From or To is unknown there is no path.
type PathQuery struct {
	From, To   string
	Rels       []string // nil: any
	MaxLength  int      // edges at most, from 1
	Limit      int      // paths at most, from 1
	Avoid      []string
	AvoidKinds []string
}

// Path is one path: len(Edges) == len(Nodes)-1. Edges keep their own direction.
type Path struct {
	Nodes []Node
	Edges []Edge
}

// Stats counts nodes by kind and edges by relation.
type Stats struct {
	Nodes   map[string]int
	Edges   map[string]int
	Version string
	Loading bool // a load is running; the counts are of the graph that readers see
}
