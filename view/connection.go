package view

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// list is what all connections share: one page of a list and where it is from.
type list struct {
	page   store.Page
	field  string
	args   Args
	parent string // the id of the node that has the list; "" at the root
}

func (l *list) cursor(at store.Key) Cursor { return NewCursor(l.args.Scope(l.field), l.parent, at) }

// Page is the page as the store gave it.
func (l *list) Page() store.Page { return l.page }

// TotalCount is the number of rows on all pages.
func (l *list) TotalCount() int { return l.page.Total }

// PageInfo says where the page ends.
func (l *list) PageInfo() *PageInfo {
	p := &PageInfo{HasNextPage: l.page.HasNext, HasPreviousPage: l.args.After != nil}
	if n := len(l.page.Items); n > 0 {
		start, end := l.cursor(l.page.Items[0].At), l.cursor(l.page.Items[n-1].At)
		p.StartCursor, p.EndCursor = &start, &end
	}
	return p
}

// PageInfo is Relay's.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *Cursor
}

// Connection is one page of a list of nodes.
type Connection[T any] struct {
	list
	wrap func(*store.Item) *T
}

// NewConnection makes a list's page from the store's. The field is as Owner
// names it.
func NewConnection[T any, P RowOf[T]](p store.Page, field string, args Args) *Connection[T] {
	return &Connection[T]{list: list{page: p, field: field, args: args}, wrap: as[T, P]}
}

// below is the page of a list that a node has. A cursor must be of its list.
func below[T any, P RowOf[T]](parent string, p store.Page, field string, args Args) (*Connection[T], error) {
	if args.After != nil {
		if err := args.After.CheckParent(parent); err != nil {
			return nil, fmt.Errorf("%s: %w", field, err)
		}
	}
	c := NewConnection[T, P](p, field, args)
	c.parent = parent
	return c, nil
}

// Nodes are the page's nodes.
func (c *Connection[T]) Nodes() []*T {
	nodes := make([]*T, len(c.page.Items))
	for i := range c.page.Items {
		nodes[i] = c.wrap(&c.page.Items[i])
	}
	return nodes
}

// Edges are the page's nodes with their cursors and what the relation carries.
func (c *Connection[T]) Edges() []*Edge[T] {
	edges := make([]*Edge[T], len(c.page.Items))
	for i := range c.page.Items {
		edges[i] = &Edge[T]{row: row{&c.page.Items[i]}, list: &c.list, wrap: c.wrap}
	}
	return edges
}

// Edge is one row of a list. The schema's edge types say which of the
// relation's properties each has.
type Edge[T any] struct {
	row  row
	list *list
	wrap func(*store.Item) *T
}

// Cursor is the row's place.
func (e *Edge[T]) Cursor() Cursor {
	return e.list.cursor(e.row.item.At)
}

// Node is the row's node.
func (e *Edge[T]) Node() *T { return e.wrap(e.row.item) }

// Role is the role that an assignment gives.
func (e *Edge[T]) Role() ontology.Role { return ontology.RoleOf(e.row.item.Edge.Rel) }

// OrganisationRole is the role that a part in carrying out a plan gives.
func (e *Edge[T]) OrganisationRole() ontology.OrganisationRole {
	return ontology.OrganisationRoleOf(e.row.item.Edge.Rel)
}

// Of is what the agency has its role in, as written; never nil.
func (e *Edge[T]) Of() []string {
	if of := value[[]string](e.row.item.Edge.Props, "of"); of != nil {
		return of
	}
	return []string{}
}

// Open says whether the list that names the agency ends in 等.
func (e *Edge[T]) Open() bool { return value[bool](e.row.item.Edge.Props, "open") }

// Position is an assignment's place among all of its task.
func (e *Edge[T]) Position() int { return int(value[int64](e.row.item.Edge.Props, "position")) }

// Inherited says whether an assignment was taken over from elsewhere.
func (e *Edge[T]) Inherited() bool { return value[bool](e.row.item.Edge.Props, "inherited") }

// StatedName is the agency's name as the document writes it.
func (e *Edge[T]) StatedName() *string { return optional[string](e.row.item.Edge.Props, "statedName") }

// Reason is why two facts conflict.
func (e *Edge[T]) Reason() *string { return optional[string](e.row.item.Edge.Props, "reason") }

// ReasonEn is Reason in English.
func (e *Edge[T]) ReasonEn() *string { return optional[string](e.row.item.Edge.Props, "reasonEn") }

// Passage is where what the edge says is stated.
func (e *Edge[T]) Passage() *Passage {
	i := slices.IndexFunc(e.row.item.Refs, func(p store.Page) bool { return p.Key == "passage" && len(p.Items) > 0 })
	if i < 0 {
		return nil
	}
	return as[Passage](&e.row.item.Refs[i].Items[0])
}

// The connections and edges by the schema's names.
type (
	PlanConnection        = Connection[Plan]
	AreaConnection        = Connection[Area]
	PlatformConnection    = Connection[Platform]
	AgencyConnection      = Connection[Agency]
	TaskConnection        = Connection[Task]
	TargetConnection      = Connection[Target]
	ObservationConnection = Connection[Observation]
	IndicatorConnection   = Connection[Indicator]
	DocumentConnection    = Connection[Document]
	PassageConnection     = Connection[Passage]

	AnnouncementConnection = Connection[Announcement]
	DiscrepancyConnection  = Connection[Discrepancy]

	TaskAgencyConnection     = Connection[Agency]
	AgencyTaskConnection     = Connection[Task]
	TargetConflictConnection = Connection[Target]
	PlanCitationConnection   = Connection[Plan]
	AgencyNameConnection     = Connection[Passage]

	PlanOrganisationConnection   = Connection[Agency]
	AgencyOrganisationConnection = Connection[Plan]

	PlanEdge        = Edge[Plan]
	AreaEdge        = Edge[Area]
	PlatformEdge    = Edge[Platform]
	AgencyEdge      = Edge[Agency]
	TaskEdge        = Edge[Task]
	TargetEdge      = Edge[Target]
	ObservationEdge = Edge[Observation]
	IndicatorEdge   = Edge[Indicator]
	DocumentEdge    = Edge[Document]
	PassageEdge     = Edge[Passage]

	AnnouncementEdge = Edge[Announcement]
	DiscrepancyEdge  = Edge[Discrepancy]

	TaskAgencyEdge     = Edge[Agency]
	AgencyTaskEdge     = Edge[Task]
	TargetConflictEdge = Edge[Target]
	PlanCitationEdge   = Edge[Plan]
	AgencyNameEdge     = Edge[Passage]

	PlanOrganisationEdge   = Edge[Agency]
	AgencyOrganisationEdge = Edge[Plan]
)
