// Package graph serves the graph as GraphQL over HTTP: the executor that gqlgen
// generates, the look-ahead that turns a root field's whole selection into one
// store call, limits, errors and the handler. It knows the store's interface
// and no backend; what the fields mean is package view's.
package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/internal/textindex"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// resolver answers root fields: look ahead, ask the store once, wrap the page.
// The fields below read what came back (package view).
type resolver struct {
	schema *ast.Schema
	store  store.Store
	quotes Quotes
	texts  Texts // nil where the server has no documents
	index  *textindex.Index
	rows   int // that one question may show in all
	plans  plans
}

// Query implements ResolverRoot.
func (r *resolver) Query() QueryResolver { return query{r} }

// Passage implements ResolverRoot.
func (r *resolver) Passage() PassageResolver { return passage{r.quotes} }

type query struct{ *resolver }

func (q query) Plans(ctx context.Context, _ *view.PlanFilter, _ *view.PlanOrder, _ *int, _ *view.Cursor) (*view.PlanConnection, error) {
	return list[view.Plan](ctx, q)
}

func (q query) Areas(ctx context.Context, _ *view.AreaFilter, _ *view.AreaOrder, _ *int, _ *view.Cursor) (*view.AreaConnection, error) {
	return list[view.Area](ctx, q)
}

func (q query) Platforms(ctx context.Context, _ *view.PlatformFilter, _ *view.PlatformOrder, _ *int, _ *view.Cursor) (*view.PlatformConnection, error) {
	return list[view.Platform](ctx, q)
}

func (q query) Agencies(ctx context.Context, _ *view.AgencyFilter, _ *view.AgencyOrder, _ *int, _ *view.Cursor) (*view.AgencyConnection, error) {
	return list[view.Agency](ctx, q)
}

func (q query) Tasks(ctx context.Context, _ *view.TaskFilter, _ *view.TaskOrder, _ *int, _ *view.Cursor) (*view.TaskConnection, error) {
	return list[view.Task](ctx, q)
}

func (q query) Targets(ctx context.Context, _ *view.TargetFilter, _ *view.TargetOrder, _ *int, _ *view.Cursor) (*view.TargetConnection, error) {
	return list[view.Target](ctx, q)
}

func (q query) Observations(ctx context.Context, _ *view.ObservationFilter, _ *view.ObservationOrder, _ *int, _ *view.Cursor) (*view.ObservationConnection, error) {
	return list[view.Observation](ctx, q)
}

func (q query) Indicators(ctx context.Context, _ *view.IndicatorFilter, _ *view.IndicatorOrder, _ *int, _ *view.Cursor) (*view.IndicatorConnection, error) {
	return list[view.Indicator](ctx, q)
}

func (q query) Documents(ctx context.Context, _ *view.DocumentFilter, _ *view.DocumentOrder, _ *int, _ *view.Cursor) (*view.DocumentConnection, error) {
	return list[view.Document](ctx, q)
}

func (q query) Node(ctx context.Context, id string) (view.Node, error) {
	nodes, err := q.byID(ctx, []string{id}, nil)
	if err != nil || nodes[0] == nil {
		q.leaveToExecutor(ctx)
		return nil, err
	}
	return nodes[0], nil
}

func (q query) Plan(ctx context.Context, id string) (*view.Plan, error) {
	return oneOf[*view.Plan](ctx, q, ontology.KindPlan, id)
}

func (q query) Agency(ctx context.Context, id string) (*view.Agency, error) {
	return oneOf[*view.Agency](ctx, q, ontology.KindAgency, id)
}

func (q query) Task(ctx context.Context, id string) (*view.Task, error) {
	return oneOf[*view.Task](ctx, q, ontology.KindTask, id)
}

func (q query) Area(ctx context.Context, id string) (*view.Area, error) {
	return oneOf[*view.Area](ctx, q, ontology.KindArea, id)
}

func (q query) Platform(ctx context.Context, id string) (*view.Platform, error) {
	return oneOf[*view.Platform](ctx, q, ontology.KindPlatform, id)
}

func (q query) Indicator(ctx context.Context, id string) (*view.Indicator, error) {
	return oneOf[*view.Indicator](ctx, q, ontology.KindIndicator, id)
}

func (q query) Document(ctx context.Context, id string) (*view.Document, error) {
	return oneOf[*view.Document](ctx, q, ontology.KindDocument, id)
}

// oneOf is the node of an id where it is of the kind; the zero value of its type for
// any other id.
func oneOf[T view.Node](ctx context.Context, q query, kind, id string) (T, error) {
	var none T
	nodes, err := q.byID(ctx, []string{id}, []string{kind, ontology.KindRedirect})
	if err != nil || nodes[0] == nil {
		q.leaveToExecutor(ctx)
		return none, err
	}
	n, ok := nodes[0].(T)
	if !ok {
		return none, fmt.Errorf("%s is of kind %s, but of the type %T", id, kind, nodes[0])
	}
	return n, nil
}

// leaveToExecutor has the executor write the answer where there is no node to write.
func (query) leaveToExecutor(ctx context.Context) {
	if w := writingOf(ctx); w != nil {
		w.plan = nil
	}
}

func (q query) Nodes(ctx context.Context, ids []string) ([]view.Node, error) {
	if len(ids) > view.MaxFirst {
		return nil, bound{
			bilingual.Text{Message: "编号的个数", MessageEn: "the number of ids"},
			len(ids), view.MaxFirst,
			bilingual.Text{Message: "请一次少取几个", MessageEn: "ask for fewer at once"},
		}.exceeded()
	}
	return q.byID(ctx, ids, nil)
}

// byID are the nodes of the ids, in their order, nil where there is none of the
// kinds; of any kind where kinds is nil.
func (q query) byID(ctx context.Context, ids, kinds []string) ([]view.Node, error) {
	p, err := q.plan(ctx, false, func(l *lookahead, f *ast.Field) (*plan, error) {
		var s selection
		if err := l.node(f.SelectionSet, &s); err != nil {
			return nil, err
		}
		var p plan
		p.ask.Props, p.ask.Expand = s.build()
		p.ask.Hints.StatementCache = new(store.StatementCache)
		return &p, nil
	})
	if err != nil {
		return nil, err
	}
	ask := p.ask
	ask.IDs, ask.Kinds, ask.Paging.First = ids, kinds, max(1, len(ids))
	page, err := q.find(ctx, p, ask)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]view.Node, len(page.Items))
	for i := range page.Items {
		switch page.Items[i].Node.Kind {
		case ontology.KindRedirect:
			noteMovedID(ctx)
			continue
		case ontology.KindChange: // which changes shows
			continue
		}
		n, err := view.NodeOf(&page.Items[i])
		if err != nil {
			return nil, err
		}
		byID[n.ID()] = n
	}
	nodes := make([]view.Node, len(ids))
	for i, id := range ids {
		nodes[i] = byID[id]
	}
	return nodes, nil
}

func (q query) Search(ctx context.Context, text string, kinds []ontology.NodeKind, _ *int, _ *view.Cursor) (*view.SearchConnection, error) {
	ask, err := q.searched(text, kinds)
	if err != nil {
		return nil, err
	}
	page, args, err := q.page(ctx, ask)
	if err != nil {
		return nil, err
	}
	found := view.NewSearch(page, fieldName(ctx), args)
	if len(page.Items) == 0 && !page.HasNext && args.After == nil && q.selects(ctx, "suggestions") {
		if found.Suggestions, err = q.suggest(ctx, text, ask.Kinds); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// selects says whether a field is selected of the root field that is being resolved.
func (q query) selects(ctx context.Context, name string) bool {
	l, f := q.look(ctx)
	return l.selects(f.SelectionSet, name, 0)
}

// selectsBelow says whether a field is selected of the rows of the root field that is
// being resolved.
func (q query) selectsBelow(ctx context.Context, name string) bool {
	l, f := q.look(ctx)
	return l.selects(f.SelectionSet, name, 2) // below nodes, and below edges and node
}

// selects says whether a field is selected, here or so many levels further down.
func (l *lookahead) selects(set ast.SelectionSet, name string, levels int) bool {
	selected := false
	_ = l.fields(set, func(f *ast.Field) error { // which fails nowhere
		selected = selected || f.Name == name || levels > 0 && l.selects(f.SelectionSet, name, levels-1)
		return nil
	})
	return selected
}

// searched is what a search asks for.
func (q query) searched(text string, kinds []ontology.NodeKind) (store.Query, error) {
	asked := searchtext.Query(text)
	if asked == "" {
		return store.Query{}, badInput("text 为空:请写要找的词", "text is blank: say what to search for")
	}
	if kinds == nil {
		kinds = view.Searchable()
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = ontology.KindNamed(k)
	}
	return store.Query{Kinds: names, Text: asked}, nil
}

func (q query) Stats(ctx context.Context) (*view.Stats, error) {
	s, err := q.store.Stats(ctx)
	if err != nil {
		return nil, err
	}
	return view.NewStats(s), nil
}

// list answers a root field that is a connection of one kind of node.
func list[T any, P view.RowOf[T]](ctx context.Context, q query) (*view.Connection[T], error) {
	page, args, err := q.page(ctx, store.Query{})
	if err != nil {
		return nil, err
	}
	return view.NewConnection[T, P](page, fieldName(ctx), args), nil
}

// page completes the query with what the field's arguments and selection ask
// for and finds its page.
func (q query) page(ctx context.Context, ask store.Query) (store.Page, view.Args, error) {
	p, err := q.plan(ctx, true, func(l *lookahead, f *ast.Field) (*plan, error) {
		h, args, err := l.connection(f, fieldName(ctx))
		if err != nil {
			return nil, err
		}
		built := h.build()
		return &plan{args: args, ask: store.Query{
			Kinds: built.Kinds, Where: built.Where, Props: built.Props, Paging: built.Paging, Expand: built.Expand,
			Hints: store.Hints{StatementCache: new(store.StatementCache)},
		}}, nil
	})
	if err != nil {
		return store.Page{}, view.Args{}, err
	}
	whole := p.ask
	if whole.Text = ask.Text; ask.Kinds != nil {
		whole.Kinds = ask.Kinds
	}
	page, err := q.find(ctx, p, whole)
	return page, p.args, err
}

// look is the look-ahead of the root field that is being resolved, and the
// field with all that is selected below it.
func (q query) look(ctx context.Context) (*lookahead, *ast.Field) {
	operation, field := graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field
	f := *field.Field
	f.SelectionSet = field.Selections
	return &lookahead{schema: q.schema, fragments: operation.Doc.Fragments, vars: operation.Variables}, &f
}

func fieldName(ctx context.Context) string {
	f := graphql.GetFieldContext(ctx).Field
	return f.ObjectDefinition.Name + "." + f.Name
}

// find asks the store. It refuses ids in filters that do not exist: an answer
// without rows would hide a slip of the pen.
func (q query) find(ctx context.Context, p *plan, ask store.Query) (store.Page, error) {
	ask.Known = idsOf(p.known)
	w := writingOf(ctx)
	if w != nil {
		ask.Hints.Arena = w.arena
	}
	page, err := q.store.Find(ctx, ask)
	if err == nil {
		err = exist(ctx, p.known, page.Known)
	}
	if err == nil {
		err = q.stated(ctx, p.known)
	}
	if err != nil {
		return store.Page{}, err
	}
	if w != nil {
		w.plan = p
	}
	return page, nil
}

// exist asks whether what a question's filters name exists.
func (q query) exist(ctx context.Context, known []view.Known) error {
	if len(known) == 0 {
		return nil
	}
	page, err := q.store.Find(ctx, store.Query{IDs: []string{}, Known: idsOf(known)})
	if err != nil {
		return err
	}
	if err := exist(ctx, known, page.Known); err != nil {
		return err
	}
	return q.stated(ctx, known)
}

func idsOf(known []view.Known) []string {
	var ids []string
	for _, k := range known {
		if k.Prop == "" {
			add(&ids, k.ID)
		}
	}
	return ids
}

func exist(ctx context.Context, known []view.Known, kinds map[string]string) error {
	for _, k := range known {
		switch kinds[k.ID] {
		case k.Kind:
		case "":
			if k.Prop == "" {
				return badInput("筛选所写的编号 %[1]q 没有对应的节点;编号可用 search 查找", "no node has the id %[1]q, which the filter names: search finds ids", k.ID)
			}
		case ontology.KindRedirect:
			noteMovedID(ctx)
			return badInput("筛选所写的编号 %[1]q 的节点已改用另一编号", "the node of the id %[1]q, which the filter names, has another id now", k.ID)
		default:
			return badInput(
				"筛选此处须写种类为 %[1]s 的编号,而 %[2]q 的种类是 %[3]s", "the filter wants the id of a node of kind %[1]s, but %[2]q is of kind %[3]s", k.Kind, k.ID, kinds[k.ID],
			)
		}
	}
	return nil
}
