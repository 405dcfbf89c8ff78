package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// lookahead turns the selection below a root field into the properties and the
// hops that the store is asked for, so that a whole answer takes one call.
//
// It reads the mapping from the schema (@relationship, @property, @reference)
// and knows no type of it by name. Hops are keyed by field and arguments, not
// by alias: one list under two aliases is one hop, with other arguments two.
type lookahead struct {
	schema    *ast.Schema
	fragments ast.FragmentDefinitionList
	vars      map[string]any
	known     []view.Known // ids that filters name
	lists     listings     // those met below the root field, where someone asks
}

// listings are the fields of relations to many nodes with what their arguments say.
type listings map[*ast.Field]listing

type listing struct {
	name string // the owner's
	args view.Args
}

// fields visits the fields of a selection set, through fragments, less those
// that @skip and @include leave out.
func (l *lookahead) fields(set ast.SelectionSet, visit func(*ast.Field) error) error {
	for _, s := range set {
		var err error
		switch s := s.(type) {
		case *ast.Field:
			if l.included(s.Directives) && !strings.HasPrefix(s.Name, "__") {
				err = visit(s)
			}
		case *ast.InlineFragment:
			if l.included(s.Directives) {
				err = l.fields(s.SelectionSet, visit)
			}
		case *ast.FragmentSpread:
			if l.included(s.Directives) {
				err = l.fields(l.fragments.ForName(s.Name).SelectionSet, visit)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *lookahead) included(directives ast.DirectiveList) bool {
	if d := directives.ForName("skip"); d != nil && d.ArgumentMap(l.vars)["if"] == true {
		return false
	}
	d := directives.ForName("include")
	return d == nil || d.ArgumentMap(l.vars)["if"] == true
}

// node adds what the fields ask of a node.
func (l *lookahead) node(set ast.SelectionSet, into *selection) error {
	return l.fields(set, func(f *ast.Field) error { return l.field(f, into) })
}

func (l *lookahead) field(f *ast.Field, into *selection) error {
	relationship := f.Definition.Directives.ForName("relationship")
	if relationship == nil {
		into.read(f)
		return nil
	}
	name := owner(f.ObjectDefinition, f.Name, l.schema)
	rels := stringsOf(relationship, "type")
	direction := view.Direction(relationship.Arguments.ForName("direction").Value.Raw)
	if f.Definition.Arguments.ForName("first") != nil {
		return l.list(f, name, rels, direction, into)
	}
	h := into.hop(name)
	h.Rels, h.In, h.wanted = rels, direction == view.In, true
	h.Paging.First = 1
	if !isNode(l.schema, l.schema.Types[f.Definition.Type.Name()]) { // what reads a neighbour
		into.read(f)
		add(&h.node.props, stringsOf(relationship, "properties")...)
		return nil
	}
	h.Kinds = l.kinds(f.Definition.Type.Name())
	return l.node(f.SelectionSet, &h.node)
}

// list adds a relation to many nodes: one hop, or two when it is taken both
// ways.
func (l *lookahead) list(f *ast.Field, name string, rels []string, direction view.Direction, into *selection) error {
	gathered, args, err := l.connection(f, name)
	if err != nil {
		return err
	}
	if l.lists != nil {
		l.lists[f] = listing{name, args}
	}
	if gathered.placed || args.After != nil {
		into.needsID = true // cursors name the node that has the list
	}
	if args.Roles != nil {
		if len(args.Roles) == 0 { // no role: no row, by the store's rule for an empty list
			gathered.Where = append(gathered.Where, store.Filter{Prop: store.IDProp, Op: store.In, Values: []any{}})
		} else {
			rels = slices.DeleteFunc(rels, func(rel string) bool { return !slices.Contains(args.Roles, ontology.RoleGiven(rel)) })
		}
	}
	key := args.Key(name)
	if direction != view.Both {
		into.hop(key).merge(gathered, rels, direction == view.In)
		return nil
	}
	gathered.node.needsID = true // by their places two lists become one
	into.hop(key+view.Outward).merge(gathered, rels, false)
	into.hop(key+view.Inward).merge(gathered, rels, true)
	return nil
}

// connection gathers what a field that is a connection asks for, at the root
// as below. The name is the owner's.
func (l *lookahead) connection(f *ast.Field, name string) (*hop, view.Args, error) {
	kind := l.nodeType(f.Definition.Type.Name())
	h := &hop{Hop: store.Hop{Kinds: l.kinds(kind)}}
	args, conditions, err := l.args(f, kind)
	if err != nil {
		return nil, args, err
	}
	l.known = append(l.known, conditions.Known...)
	h.Where = conditions.Where
	h.Paging.Order = view.OrderBy(args.Order)
	if args.Text != "" {
		h.Paging.Order = view.SearchOrder()
	}
	if r := f.Definition.Directives.ForName("relationship"); r != nil && args.Order == "" {
		if order := r.Arguments.ForName("order"); order != nil {
			h.Paging.Order = []store.Order{{Prop: order.Value.Raw, OnEdge: true}}
		}
	}
	if args.After != nil {
		values := len(h.Paging.Order)
		if args.Text != "" {
			values++ // the rank of a search
		}
		if h.Paging.After, err = args.After.Key(args.Scope(name), values); err != nil {
			return nil, args, fmt.Errorf("%s: %w", f.Alias, err)
		}
		if f.ObjectDefinition.Name == "Query" && h.Paging.After.Rel != "" {
			return nil, args, fmt.Errorf("%s: %w: no row of this list was reached over %q", f.Alias, paging.ErrInvalidCursor, cut(h.Paging.After.Rel))
		}
	}
	h.Paging.First = args.Rows()
	err = l.rows(f.SelectionSet, h)
	if !h.wanted {
		h.Paging.First = 0
	}
	return h, args, err
}

// rows reads a connection's own fields.
func (l *lookahead) rows(set ast.SelectionSet, h *hop) error {
	return l.fields(set, func(f *ast.Field) error {
		switch f.Name {
		case "totalCount":
			h.Paging.Total = true
		case "nodes":
			h.wanted = true
			return l.node(f.SelectionSet, &h.node)
		case "edges":
			h.wanted = true
			return l.fields(f.SelectionSet, func(f *ast.Field) error { return l.edge(f, h) })
		case "suggestions": // which the resolver finds
		default: // pageInfo
			h.wanted, h.placed, h.node.needsID = true, true, true
		}
		return nil
	})
}

func (l *lookahead) edge(f *ast.Field, h *hop) error {
	if f.Name == "node" {
		return l.node(f.SelectionSet, &h.node)
	}
	if reference := f.Definition.Directives.ForName("reference"); reference != nil {
		return l.node(f.SelectionSet, &h.ref(f.Name, reference.Arguments.ForName("property").Value.Raw).node)
	}
	if f.Name == "cursor" {
		h.placed, h.node.needsID = true, true
		return nil
	}
	add(&h.edgeProps, properties(f)...)
	return nil
}

// owner names a field by the type that first has it: the interface, where the
// type took it from one, so that a fragment on either means the same hop.
func owner(t *ast.Definition, field string, schema *ast.Schema) string {
	for _, name := range t.Interfaces {
		if i := schema.Types[name]; i.Fields.ForName(field) != nil {
			return owner(i, field, schema)
		}
	}
	return t.Name + "." + field
}

// nodeType is the type of a connection's nodes.
func (l *lookahead) nodeType(connection string) string {
	edges := l.schema.Types[connection].Fields.ForName("edges")
	return l.schema.Types[edges.Type.Name()].Fields.ForName("node").Type.Name()
}

// kinds are the kinds of node that a type stands for; nil for any.
func (l *lookahead) kinds(name string) []string {
	if t := l.schema.Types[name]; t.IsAbstractType() {
		return nil
	}
	return []string{name}
}

func stringsOf(d *ast.Directive, argument string) []string {
	v := d.Arguments.ForName(argument).Value
	if v.Kind != ast.ListValue {
		return []string{v.Raw}
	}
	out := make([]string, len(v.Children))
	for i, c := range v.Children {
		out[i] = c.Value.Raw
	}
	return out
}
