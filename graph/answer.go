package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// answer resolves a question: package analysis answers it in terms of ids, then
// one more call fetches what is shown of the nodes that it names, whatever
// their kinds and places.
func answer[T analysis.Answer](ctx context.Context, q query, known []view.Known, ask func() (T, error)) (T, error) {
	var none T
	l, f := q.look(ctx)
	s := showing{lookahead: l, pages: map[string][]view.Args{}}
	if err := s.walk(f.SelectionSet); err != nil {
		return none, err
	}
	if err := q.exist(ctx, known); err != nil {
		return none, err
	}
	a, err := ask()
	if err != nil {
		return none, err
	}
	shown := analysis.Shown{Nodes: s.nodes, Pages: s.pages}
	shown.Props, shown.Expand = s.build()
	if err := s.affordable(a.Nodes(), shown, q.rows); err != nil {
		return none, err
	}
	return a, a.Nodes().Fill(ctx, q.store, shown)
}

// showing gathers what is selected below a question: of all nodes together, as
// one selection, and the pages of its lists.
type showing struct {
	*lookahead
	selection
	nodes bool // outside lists
	pages map[string][]view.Args
	below int // rows that lists below one node ask for
}

func (s *showing) walk(set ast.SelectionSet) error {
	return s.fields(set, func(f *ast.Field) error {
		t := s.schema.Types[f.Definition.Type.Name()]
		switch {
		case !t.IsCompositeType():
			return nil
		case strings.HasSuffix(t.Name, "Connection"):
			s.measure(f)
			return s.page(f)
		case t.Name == "Node" || slices.Contains(t.Interfaces, "Node"):
			s.nodes = true
			s.measure(f)
			return s.node(f.SelectionSet, &s.selection)
		}
		return s.walk(f.SelectionSet)
	})
}

// page adds one page of a list, unless its total alone is asked for.
func (s *showing) page(f *ast.Field) error {
	args, _, err := s.args(f, s.nodeType(f.Definition.Type.Name()))
	if err != nil {
		return err
	}
	var h hop
	if err := s.rows(f.SelectionSet, &h); err != nil {
		return err
	}
	name := f.ObjectDefinition.Name + "." + f.Name
	if args.After != nil {
		if _, err := args.After.Key(args.Scope(name), 1); err != nil {
			return fmt.Errorf("%s: %w", f.Alias, err)
		}
	}
	if h.wanted {
		s.merge(h.node)
		s.pages[name] = append(s.pages[name], args)
	}
	return nil
}

func (s *showing) measure(f *ast.Field) {
	r := ruler{lookahead: s.lookahead, fragments: map[string]extent{}}
	s.below = max(s.below, r.set(f.SelectionSet).total)
}

// affordable refuses what would show too many rows: how many nodes an answer
// names is known only now.
func (s *showing) affordable(shelf *analysis.Shelf, shown analysis.Shown, allowed int) error {
	n, err := shelf.Count(shown)
	if err != nil {
		return err
	}
	if rows := times(n, max(1, s.below)); rows > allowed {
		return limit("the cost of what is shown in rows", rows, allowed, "ask with a filter, lower first, or select less below nodes")
	}
	return nil
}

// checkFirst refuses a page of the root field that is being resolved that is
// too long.
func checkFirst(ctx context.Context, first *int) error {
	return checkRows(graphql.GetFieldContext(ctx).Field.Field, view.Args{First: first}.Rows())
}

func (q query) Compare(ctx context.Context, indicators, areas []string, years []int) (*analysis.Comparison, error) {
	return answer(ctx, q, nil, func() (*analysis.Comparison, error) {
		return analysis.Compare(ctx, q.store, indicators, areas, years)
	})
}

func (q query) SuggestIndicators(ctx context.Context, areas []string, first *int, after *view.Cursor) (*analysis.Suggestions, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	return answer(ctx, q, nil, func() (*analysis.Suggestions, error) {
		return analysis.SuggestIndicators(ctx, q.store, areas, first, after)
	})
}

func (q query) Matrix(ctx context.Context, rows, columns analysis.MatrixAxis, roles []ontology.Role, filter *view.TaskFilter) (*analysis.Matrix, error) {
	var c view.Conditions
	if filter != nil {
		c = filter.Conditions()
	}
	return answer(ctx, q, c.Known, func() (*analysis.Matrix, error) {
		return analysis.CountMatrix(ctx, q.store, rows, columns, roles, filter)
	})
}

func (q query) Collaboration(ctx context.Context, area, agency, function *string, first *int, afterPair, afterAgency *view.Cursor) (*analysis.Collaboration, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	return answer(ctx, q, nil, func() (*analysis.Collaboration, error) {
		return analysis.Collaborate(ctx, q.store, area, agency, function, analysis.CollaborationPages{First: first, AfterPair: afterPair, AfterAgency: afterAgency})
	})
}

func (q query) Path(ctx context.Context, from, to string, relations []analysis.RelationType, maxLength, first *int, throughHubs *bool) (*analysis.Paths, error) {
	length, rows, through := 6, analysis.MaxPaths, throughHubs != nil && *throughHubs
	if maxLength != nil {
		length = *maxLength
	}
	if first != nil {
		rows = *first
	}
	return answer(ctx, q, nil, func() (*analysis.Paths, error) {
		return analysis.FindPaths(ctx, q.store, from, to, relations, length, rows, through)
	})
}

func (q query) Gaps(ctx context.Context, area, comparedTo string) (*analysis.Gaps, error) {
	return answer(ctx, q, nil, func() (*analysis.Gaps, error) {
		return analysis.FindGaps(ctx, q.store, area, comparedTo)
	})
}

func (q query) Conflicts(ctx context.Context, filter *analysis.ConflictFilter, first *int, after *view.Cursor) (*analysis.Conflicts, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	return answer(ctx, q, filter.Known(), func() (*analysis.Conflicts, error) {
		return analysis.FindConflicts(ctx, q.store, filter, first, after)
	})
}

func (q query) Timeline(ctx context.Context, filter *analysis.TimelineFilter) (*analysis.Timeline, error) {
	targets, tasks := filter.Conditions()
	return answer(ctx, q, slices.Concat(targets.Known, tasks.Known), func() (*analysis.Timeline, error) {
		return analysis.MakeTimeline(ctx, q.store, filter)
	})
}

func (q query) Lineage(ctx context.Context, plan string) (*analysis.Lineage, error) {
	return answer(ctx, q, nil, func() (*analysis.Lineage, error) {
		return analysis.FindLineage(ctx, q.store, plan)
	})
}

func (q query) Facets(ctx context.Context, text *string, kinds []ontology.NodeKind, plans *view.PlanFilter, platforms *view.PlatformFilter, agencies *view.AgencyFilter, tasks *view.TaskFilter, targets *view.TargetFilter, observations *view.ObservationFilter, areas *view.AreaFilter, indicators *view.IndicatorFilter, documents *view.DocumentFilter) (*analysis.Facets, error) {
	var asked []store.Query
	var known []view.Known
	if text != nil {
		search, err := q.searched(*text, kinds)
		if err != nil {
			return nil, err
		}
		asked = append(asked, search)
	}
	for _, list := range []struct {
		kind   string
		given  bool
		filter view.Filter
	}{
		{ontology.KindPlan, plans != nil, plans},
		{ontology.KindPlatform, platforms != nil, platforms},
		{ontology.KindAgency, agencies != nil, agencies},
		{ontology.KindTask, tasks != nil, tasks},
		{ontology.KindTarget, targets != nil, targets},
		{ontology.KindObservation, observations != nil, observations},
		{ontology.KindArea, areas != nil, areas},
		{ontology.KindIndicator, indicators != nil, indicators},
		{ontology.KindDocument, documents != nil, documents},
	} {
		if list.given {
			c := list.filter.Conditions()
			asked, known = append(asked, store.Query{Kinds: []string{list.kind}, Where: c.Where}), append(known, c.Known...)
		}
	}
	switch {
	case len(asked) != 1:
		return nil, badInput("facets counts one search or one list: give exactly one of text and the filters, not %d", len(asked))
	case kinds != nil && text == nil:
		return nil, badInput("kinds goes with text only")
	}
	return answer(ctx, q, known, func() (*analysis.Facets, error) {
		return analysis.CountFacets(ctx, q.store, asked[0].Kinds, asked[0].Text, asked[0].Where)
	})
}
