package graph

import (
	"context"
	"io"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// rootWriter stands between the resolver of a root field and the executor. A
// resolver hands on pages that hold all that the selection asks for, so the
// writer writes them as JSON at once, where the executor would resolve them
// field by field, which costs many times what the store does.
//
// It writes only what is certain to be right: what holds a field that Go
// code makes, and pages that the schema does not allow (then there is an error to
// tell, with its place), it hands on as they are for the executor to resolve.
// Both ways the answer is the same, byte for byte.
type rootWriter struct {
	schema  *ast.Schema
	nodes   map[string]scalars // by type
	edges   map[string]scalars
	implied map[string][]string // a type and its interfaces
	buffers sync.Pool           // of *buffers
}

// buffers is the memory that a root field is answered in: for the rows of the
// store's answer, and for the JSON that is made of them. When the JSON is sent, it
// goes back to the pool for the next root field.
type buffers struct {
	arena store.Arena
	text  []byte
}

// maxPooledJSON is how many bytes of JSON pooled buffers keep room for: those of a
// larger answer are left to the garbage collector.
const maxPooledJSON = 1 << 20

// scalars say how the scalar fields of a type are written, by their names.
type scalars map[string]func(*jsonText, *store.Item)

func newRootWriter(schema *ast.Schema, quotes Quotes) *rootWriter {
	w := &rootWriter{schema: schema, nodes: map[string]scalars{}, edges: map[string]scalars{}, implied: map[string][]string{}}
	for _, t := range schema.Types {
		w.implied[t.Name] = append([]string{t.Name}, t.Interfaces...)
		table := scalars{}
		for _, f := range t.Fields {
			if isProperty(f, schema) {
				table[f.Name] = property(f, nodeProps)
			}
		}
		switch {
		case t.Name == "SearchEdge":
			w.edges[t.Name] = hit
		case t.Fields.ForName("cursor") != nil && t.Fields.ForName("node") != nil:
			w.edges[t.Name] = ofEdge(t, schema)
		case len(t.Interfaces) > 0:
			table["id"] = func(t *jsonText, i *store.Item) { t.string(i.Node.ID) }
			w.nodes[t.Name] = table
		}
	}
	w.nodes[ontology.KindTask]["part"] = value("source", true, nodeProps, (*jsonText).string)
	w.nodes[ontology.KindPassage]["quote"] = quote(passage{quotes})
	if quotes == nil {
		w.nodes[ontology.KindPassage]["surrounding"] = func(t *jsonText, _ *store.Item) { t.null() }
	}
	return w
}

// quote writes the wording at a passage's place.
func quote(p passage) func(*jsonText, *store.Item) {
	return func(t *jsonText, i *store.Item) {
		node, err := view.NodeOf(i)
		var wording *string
		if obj, ok := node.(*view.Passage); ok {
			wording, err = p.wording(obj)
		}
		switch {
		case err != nil:
			t.failed = true
		case wording == nil:
			t.null()
		default:
			t.string(*wording)
		}
	}
}

// ofEdge are the fields of an edge type that read the edge.
func ofEdge(t *ast.Definition, schema *ast.Schema) scalars {
	table := scalars{}
	for _, f := range t.Fields {
		switch {
		case f.Name == "role": // which the relation gives
			table[f.Name] = func(t *jsonText, i *store.Item) { t.string(ontology.RoleGiven(i.Edge.Rel)) }
		case isProperty(f, schema) && f.Name != "cursor":
			table[f.Name] = property(f, edgeProps)
		}
	}
	return table
}

// isProperty tells a scalar that is the property of its name from one that Go code
// makes of what it reads: for that the schema has a directive.
func isProperty(f *ast.FieldDefinition, schema *ast.Schema) bool {
	return !schema.Types[f.Type.Name()].IsCompositeType() &&
		f.Directives.ForName("relationship") == nil && f.Directives.ForName("property") == nil
}

// hit are the fields of SearchEdge.
var hit = scalars{
	"kind":    func(t *jsonText, i *store.Item) { t.string(string(ontology.KindOf(i.Node.Kind))) },
	"rank":    func(t *jsonText, i *store.Item) { t.integer(int64(i.Match.Rank)) },
	"matched": func(t *jsonText, i *store.Item) { t.string(i.Match.In) },
}

func nodeProps(i *store.Item) store.Values { return i.Node.Props }

func edgeProps(i *store.Item) store.Values { return i.Edge.Props }

// property writes the property of a field's name in the form of its type: what
// is absent is null where it may be, else empty.
func property(f *ast.FieldDefinition, of func(*store.Item) store.Values) func(*jsonText, *store.Item) {
	name, required := f.Name, f.Type.NonNull
	switch {
	case f.Type.Elem != nil:
		return func(t *jsonText, i *store.Item) {
			list, _ := of(i).Get(name).([]string)
			t.strings(list)
		}
	case f.Type.NamedType == "Int":
		return value(name, required, of, (*jsonText).integer)
	case f.Type.NamedType == "Float":
		return value(name, required, of, (*jsonText).float)
	case f.Type.NamedType == "Boolean":
		return value(name, required, of, (*jsonText).boolean)
	}
	return value(name, required, of, (*jsonText).string)
}

func value[T any](name string, required bool, of func(*store.Item) store.Values, write func(*jsonText, T)) func(*jsonText, *store.Item) {
	return func(t *jsonText, i *store.Item) {
		v, ok := of(i).Get(name).(T)
		if !ok && !required {
			t.null()
			return
		}
		write(t, v)
	}
}

// ExtensionName implements graphql.HandlerExtension.
func (*rootWriter) ExtensionName() string { return "RootWriter" }

// Validate implements graphql.HandlerExtension.
func (*rootWriter) Validate(graphql.ExecutableSchema) error { return nil }

// rawAnswer is the JSON of a root field's answer, in the buffers that it was made in.
type rawAnswer struct {
	buffers *buffers
	release func(*buffers)
}

// MarshalGQL implements graphql.Marshaler. It is called once, and releases the
// buffers.
func (a rawAnswer) MarshalGQL(to io.Writer) {
	_, _ = to.Write(a.buffers.text)
	a.release(a.buffers)
}

// release gives buffers back for another root field.
func (w *rootWriter) release(b *buffers) {
	b.arena.Reset()
	if cap(b.text) <= maxPooledJSON {
		w.buffers.Put(b)
	}
}

// InterceptField writes what the resolver of a root field returns, if it can.
func (w *rootWriter) InterceptField(ctx context.Context, resolve graphql.Resolver) (any, error) {
	if err := ctx.Err(); err != nil { // nobody waits for what the executor has left to do
		return nil, err
	}
	field := graphql.GetFieldContext(ctx)
	if field.Object != "Query" || strings.HasPrefix(field.Field.Name, "__") {
		return resolve(ctx)
	}
	turns := askedOf(ctx).atOnce
	if err := turns.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer turns.Release(1)
	b, _ := w.buffers.Get().(*buffers)
	if b == nil {
		b = new(buffers)
	}
	out := &writing{arena: &b.arena}
	answer, err := resolve(context.WithValue(ctx, writingKey{}, out))
	p := out.plan
	if err != nil || answer == nil || p == nil { // nothing in the buffers is looked at
		w.release(b)
		return answer, err
	}
	p.shaped.Do(func() {
		s := shaper{rootWriter: w, operation: graphql.GetOperationContext(ctx), lists: p.lists}
		p.write = s.shape(field.Field, p.args, answer)
	})
	if p.write == nil {
		return answer, nil
	}
	t := jsonText{b: b.text[:0], room: roomOf(ctx), ctx: ctx}
	if p.write(&t, answer); t.failed {
		return answer, nil
	}
	b.text = t.b
	if t.err != nil {
		w.release(b)
		return nil, t.err
	}
	if t.full() {
		w.release(b)
		return nil, t.room.exceeded()
	}
	return rawAnswer{b, w.release}, nil
}
