package graph

import (
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// shaper turns the selection below a root field into functions that write the
// rows of the store's pages, each decided once whatever the number of rows.
// Which fields a selection comes to (fragments, fields selected twice, @skip
// and @include) it leaves to gqlgen.
type shaper struct {
	*rootWriter
	operation *graphql.OperationContext
	lists     listings
	goCode    bool // a field that Go code makes was met: it is for the executor
}

// shape is how a root field's answer is written; nil where something in it is
// for the executor to resolve. All answers to a field are of one type.
func (s *shaper) shape(f graphql.CollectedField, args view.Args, answer any) func(*jsonText, any) {
	var write func(*jsonText, any)
	switch answer.(type) {
	case paged:
		page := s.list(f, listing{f.ObjectDefinition.Name + "." + f.Name, args})
		write = func(t *jsonText, answer any) {
			p := answer.(paged).Page()
			page(t, &p)
		}
	case view.Node:
		row := s.row(f.Definition.Type.Name(), f.Selections)
		write = func(t *jsonText, answer any) { row(t, answer.(view.Node).Item()) }
	case []view.Node:
		row := s.row(f.Definition.Type.Name(), f.Selections)
		write = func(t *jsonText, answer any) { t.nodes(answer.([]view.Node), row) }
	}
	if s.goCode {
		return nil
	}
	return write
}

// paged is the answer to a list.
type paged interface{ Page() store.Page }

// member is one field of an object, with what stands before its value.
type member[T any] struct {
	key   string
	write func(*jsonText, T)
}

// object writes the fields that a selection comes to for one type.
func object[T any](s *shaper, name string, set ast.SelectionSet, field func(graphql.CollectedField) func(*jsonText, T)) func(*jsonText, T) {
	var members []member[T]
	var keys []string
	for _, f := range graphql.CollectFields(s.operation, set, s.implied[name]) {
		if slices.Contains(keys, f.Alias) {
			continue
		}
		key := `,"` + f.Alias + `":`
		if len(keys) == 0 {
			key = `{"` + f.Alias + `":`
		}
		keys = append(keys, f.Alias)
		write := func(t *jsonText, _ T) { t.string(name) }
		if f.Name != "__typename" {
			write = field(f)
		}
		members = append(members, member[T]{key, write})
	}
	if len(members) == 0 {
		return func(t *jsonText, _ T) { t.raw("{}") }
	}
	return func(t *jsonText, v T) {
		for i := range members {
			t.raw(members[i].key)
			members[i].write(t, v)
		}
		t.raw("}")
	}
}

// row writes a node of the type; of an interface, as its kind says.
func (s *shaper) row(name string, set ast.SelectionSet) func(*jsonText, *store.Item) {
	d := s.schema.Types[name]
	if !d.IsAbstractType() {
		return s.node(name, set)
	}
	kinds := map[string]func(*jsonText, *store.Item){}
	for _, p := range s.schema.GetPossibleTypes(d) {
		if !p.IsAbstractType() {
			kinds[p.Name] = s.node(p.Name, set)
		}
	}
	return func(t *jsonText, i *store.Item) {
		write, ok := kinds[i.Node.Kind]
		if !ok {
			t.failed = true
			return
		}
		write(t, i)
	}
}

func (s *shaper) node(name string, set ast.SelectionSet) func(*jsonText, *store.Item) {
	return object(s, name, set, func(f graphql.CollectedField) func(*jsonText, *store.Item) {
		if write := s.nodes[name][f.Name]; write != nil {
			return write
		}
		if f.Definition.Arguments.ForName("first") != nil {
			return s.many(f)
		}
		if write := s.record(f); write != nil {
			return write
		}
		if !isNode(s.schema, s.schema.Types[f.Definition.Type.Name()]) {
			s.goCode = true
			return nil
		}
		return s.one(f)
	})
}

// one writes a relation to one node.
func (s *shaper) one(f graphql.CollectedField) func(*jsonText, *store.Item) {
	key, required := owner(f.ObjectDefinition, f.Name, s.schema), f.Definition.Type.NonNull
	write := s.row(f.Definition.Type.Name(), f.Selections)
	return func(t *jsonText, i *store.Item) { t.first(pageOf(i.Related, key), required, write) }
}

// many writes a relation to many nodes.
func (s *shaper) many(f graphql.CollectedField) func(*jsonText, *store.Item) {
	l := s.lists[f.Field]
	key := l.args.Key(l.name)
	write := s.below(l.args, s.list(f, l))
	if f.Definition.Directives.ForName("relationship").Arguments.ForName("direction").Value.Raw == string(view.Both) {
		return func(t *jsonText, i *store.Item) {
			out, in := pageOf(i.Related, key+view.Outward), pageOf(i.Related, key+view.Inward)
			if out == nil || in == nil {
				t.failed = true
				return
			}
			joined := view.Join(*out, *in, l.args)
			write(t, i, &joined)
		}
	}
	return func(t *jsonText, i *store.Item) {
		p := pageOf(i.Related, key)
		if p == nil {
			t.failed = true
			return
		}
		write(t, i, p)
	}
}

// below writes a list that a node has: its cursors are of that node's, and so must be
// the one that the list is to begin after.
func (s *shaper) below(args view.Args, write func(*jsonText, *store.Page)) func(*jsonText, *store.Item, *store.Page) {
	return func(t *jsonText, of *store.Item, p *store.Page) {
		if args.After != nil && args.After.CheckParent(of.Node.ID) != nil {
			t.failed = true // the executor says so
			return
		}
		parent := t.parent
		t.parent = of.Node.ID
		write(t, p)
		t.parent = parent
	}
}

// list writes a connection.
func (s *shaper) list(f graphql.CollectedField, l listing) func(*jsonText, *store.Page) {
	scope := l.args.Scope(l.name)
	return object(s, f.Definition.Type.Name(), f.Selections, func(f graphql.CollectedField) func(*jsonText, *store.Page) {
		switch f.Name {
		case "totalCount":
			return func(t *jsonText, p *store.Page) { t.integer(int64(p.Total)) }
		case "pageInfo":
			return s.pageInfo(f, scope, l.args.After != nil)
		case "nodes":
			write := s.row(f.Definition.Type.Name(), f.Selections)
			return func(t *jsonText, p *store.Page) { t.rows(p.Items, write) }
		case "edges":
			write := s.edge(f.Definition.Type.Name(), f.Selections, scope)
			return func(t *jsonText, p *store.Page) { t.rows(p.Items, write) }
		}
		s.goCode = true
		return nil
	})
}

func (s *shaper) edge(name string, set ast.SelectionSet, scope string) func(*jsonText, *store.Item) {
	return object(s, name, set, func(f graphql.CollectedField) func(*jsonText, *store.Item) {
		if write := s.edges[name][f.Name]; write != nil {
			return write
		}
		switch {
		case f.Name == "cursor":
			return func(t *jsonText, i *store.Item) { t.cursor(scope, i) }
		case f.Name == "node":
			return s.row(f.Definition.Type.Name(), f.Selections)
		case f.Definition.Directives.ForName("reference") != nil:
			key, required := f.Name, f.Definition.Type.NonNull
			write := s.row(f.Definition.Type.Name(), f.Selections)
			return func(t *jsonText, i *store.Item) { t.first(pageOf(i.Refs, key), required, write) }
		}
		s.goCode = true
		return nil
	})
}

func (s *shaper) pageInfo(f graphql.CollectedField, scope string, previous bool) func(*jsonText, *store.Page) {
	end := func(at func([]store.Item) *store.Item) func(*jsonText, *store.Page) {
		return func(t *jsonText, p *store.Page) {
			if len(p.Items) == 0 {
				t.null()
				return
			}
			t.cursor(scope, at(p.Items))
		}
	}
	return object(s, f.Definition.Type.Name(), f.Selections, func(f graphql.CollectedField) func(*jsonText, *store.Page) {
		switch f.Name {
		case "hasNextPage":
			return func(t *jsonText, p *store.Page) { t.boolean(p.HasNext) }
		case "hasPreviousPage":
			return func(t *jsonText, _ *store.Page) { t.boolean(previous) }
		case "startCursor":
			return end(func(items []store.Item) *store.Item { return &items[0] })
		case "endCursor":
			return end(func(items []store.Item) *store.Item { return &items[len(items)-1] })
		}
		s.goCode = true
		return nil
	})
}

// pageOf is the page of the key; nil when it was not fetched.
func pageOf(pages []store.Page, key string) *store.Page {
	for i := range pages {
		if pages[i].Key == key {
			return &pages[i]
		}
	}
	return nil
}

// first writes the node of a page of one; null where there is none, unless the
// schema forbids it.
func (t *jsonText) first(p *store.Page, required bool, write func(*jsonText, *store.Item)) {
	switch {
	case p != nil && len(p.Items) > 0:
		write(t, &p.Items[0])
	case p == nil || required:
		t.failed = true
	default:
		t.null()
	}
}

func (t *jsonText) cursor(scope string, i *store.Item) {
	t.string(string(view.NewCursor(scope, t.parent, i.At)))
}
