package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// answer resolves a question: package analysis answers it in terms of ids, then
// one more call fetches what is shown of the nodes that it names, whatever
// their kinds and places.
func answer[T view.Answer](ctx context.Context, q query, known []view.Known, ask func() (T, error)) (T, error) {
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
	shown := view.Shown{Nodes: s.nodes, Pages: s.pages}
	shown.Props, shown.Expand = s.build()
	if err := s.affordable(ctx, a.Named(), shown, q.rows); err != nil {
		return none, err
	}
	return a, a.Named().Fill(ctx, q.store, shown)
}

// tellVersion says of which data an answer is. Where the data was replaced while it was
// made, no one version has it, and the answer says so: the client may ask again.
func tellVersion(answer *graphql.Response, seen []string) {
	if len(seen) == 0 {
		return // nothing was asked of the store
	}
	if answer.Extensions == nil {
		answer.Extensions = map[string]any{}
	}
	answer.Extensions["dataVersion"] = nil
	if len(seen) == 1 {
		answer.Extensions["dataVersion"] = seen[0]
	}
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
		case isNode(s.schema, t):
			s.nodes = true
			s.measure(f)
			return s.node(f.SelectionSet, &s.selection)
		}
		return s.walk(f.SelectionSet)
	})
}

// isNode says whether all that is of a type has an id in the graph: its objects are
// nodes.
func isNode(schema *ast.Schema, t *ast.Definition) bool {
	return t.IsCompositeType() && !slices.ContainsFunc(schema.GetPossibleTypes(t), func(p *ast.Definition) bool { return !slices.Contains(p.Interfaces, "Node") })
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
	p := pricer{lookahead: s.lookahead}
	s.below = max(s.below, p.set(f.SelectionSet, parents{n: 1}).total)
}

// affordable refuses what would show too many rows: how many nodes an answer
// names is known only now.
func (s *showing) affordable(ctx context.Context, set *view.NodeSet, shown view.Shown, allowed int) error {
	n, err := set.Count(ctx, shown)
	if err != nil {
		return err
	}
	if rows := times(n, max(1, s.below)); rows > allowed {
		return bound{
			bilingual.Text{Message: "所示内容至多涉及的行数", MessageEn: "the cost of what is shown in rows"},
			rows, allowed,
			bilingual.Text{Message: "请用筛选、减小 first,或在节点下少查一些", MessageEn: "ask with a filter, lower first, or select less below nodes"},
		}.exceeded()
	}
	return nil
}

// checkFirst refuses a page of the root field that is being resolved that is
// too long.
func checkFirst(ctx context.Context, first *int) error {
	return checkRows(graphql.GetFieldContext(ctx).Field.Field, view.Args{First: first}.Rows())
}

func (q query) Compare(ctx context.Context, indicators, areas []string, years []int, withParts *bool) (*view.Comparison, error) {
	return answer(ctx, q, nil, func() (*view.Comparison, error) {
		areas, err := analysis.WithParts(ctx, q.store, areas, withParts)
		if err != nil {
			return nil, err
		}
		return shownAs(view.NewComparison)(analysis.Compare(ctx, q.store, indicators, areas, years))
	})
}

func (q query) SuggestIndicators(ctx context.Context, areas []string, first *int, after *view.Cursor) (*view.Suggestions, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	return answer(ctx, q, nil, func() (*view.Suggestions, error) {
		a, err := analysis.SuggestIndicators(ctx, q.store, areas)
		if err != nil {
			return nil, err
		}
		return view.NewSuggestions(a, first, after)
	})
}

func (q query) SuggestedIndicatorConnection(ctx context.Context, areas []string, first *int, after *view.Cursor) (*view.SuggestedIndicatorConnection, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	return answer(ctx, q, nil, func() (*view.SuggestedIndicatorConnection, error) {
		a, err := analysis.SuggestIndicators(ctx, q.store, areas)
		if err != nil {
			return nil, err
		}
		return view.NewSuggestedIndicatorConnection(a, first, after)
	})
}

func (q query) Matrix(ctx context.Context, rows, columns analysis.MatrixAxis, roles []ontology.Role, filter *view.TaskFilter) (*view.Matrix, error) {
	if filter == nil {
		filter = &view.TaskFilter{}
	}
	c := filter.Conditions()
	return answer(ctx, q, c.Known, func() (*view.Matrix, error) {
		return shownAs(view.NewMatrix)(analysis.CountMatrix(ctx, q.store, analysis.MatrixQuestion{
			Rows: rows, Columns: columns, Tasks: c.Where, Roles: roles, Agencies: filter.Agencies, Functions: filter.Functions,
			Areas: filter.Areas, WithParts: isTrue(filter.WithParts),
		}))
	})
}

func (q query) Collaboration(ctx context.Context, area, agency, function *string, withParts *bool, first *int, afterPair, afterAgency *view.Cursor) (*view.Collaboration, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	of := analysis.CollaborationQuestion{Area: area, Agency: agency, Function: function, WithParts: isTrue(withParts)}
	return answer(ctx, q, nil, func() (*view.Collaboration, error) {
		a, err := analysis.Collaborate(ctx, q.store, of)
		if err != nil {
			return nil, err
		}
		return view.NewCollaboration(a, view.CollaborationPages{
			Focus: of, First: first, AfterPair: afterPair, AfterAgency: afterAgency,
		})
	})
}

func (q query) CollaboratingPairConnection(ctx context.Context, area, agency, function *string, withParts *bool, first *int, after *view.Cursor) (*view.CollaboratingPairConnection, error) {
	of := analysis.CollaborationQuestion{Area: area, Agency: agency, Function: function, WithParts: isTrue(withParts)}
	return collaborating(ctx, q, of, first, after, view.NewCollaboratingPairConnection)
}

func (q query) CoordinatorConnection(ctx context.Context, area, agency, function *string, withParts *bool, first *int, after *view.Cursor) (*view.CoordinatorConnection, error) {
	of := analysis.CollaborationQuestion{Area: area, Agency: agency, Function: function, WithParts: isTrue(withParts)}
	return collaborating(ctx, q, of, first, after, view.NewCoordinatorConnection)
}

// collaborating shows one of the two lists of a collaboration.
func collaborating[T view.Answer](
	ctx context.Context, q query, of analysis.CollaborationQuestion, first *int, after *view.Cursor,
	show func(of *analysis.Collaboration, focus any, first *int, after *view.Cursor) (T, error),
) (T, error) {
	var none T
	if err := checkFirst(ctx, first); err != nil {
		return none, err
	}
	return answer(ctx, q, nil, func() (T, error) {
		a, err := analysis.Collaborate(ctx, q.store, of)
		if err != nil {
			return none, err
		}
		return show(a, of, first, after)
	})
}

func (q query) Path(ctx context.Context, from, to string, relations []analysis.RelationType, maxLength, first *int, throughHubs *bool) (*view.Paths, error) {
	length, rows, through := 6, analysis.MaxPaths, isTrue(throughHubs)
	if maxLength != nil {
		length = *maxLength
	}
	if first != nil {
		rows = *first
	}
	return answer(ctx, q, nil, func() (*view.Paths, error) {
		return shownAs(view.NewPaths)(analysis.FindPaths(ctx, q.store, from, to, relations, length, rows, through))
	})
}

func (q query) Gaps(ctx context.Context, area, comparedTo string) (*view.Gaps, error) {
	return answer(ctx, q, nil, func() (*view.Gaps, error) {
		return shownAs(view.NewGaps)(analysis.FindGaps(ctx, q.store, area, comparedTo))
	})
}

func (q query) Conflicts(ctx context.Context, filter *view.ConflictFilter, first *int, after *view.Cursor) (*view.Conflicts, error) {
	return conflicts(ctx, q, filter, first, after, view.NewConflicts)
}

func (q query) ConflictConnection(ctx context.Context, filter *view.ConflictFilter, first *int, after *view.Cursor) (*view.ConflictConnection, error) {
	return conflicts(ctx, q, filter, first, after, view.NewConflictConnection)
}

func conflicts[T view.Answer](
	ctx context.Context, q query, filter *view.ConflictFilter, first *int, after *view.Cursor,
	show func(of []*analysis.Conflict, filter *view.ConflictFilter, first *int, after *view.Cursor) (T, error),
) (T, error) {
	var none T
	if err := checkFirst(ctx, first); err != nil {
		return none, err
	}
	return answer(ctx, q, filter.Known(), func() (T, error) {
		var of analysis.ConflictFilter
		if filter != nil {
			of = analysis.ConflictFilter(*filter)
		}
		found, err := analysis.FindConflicts(ctx, q.store, of)
		if err != nil {
			return none, err
		}
		return show(found, filter, first, after)
	})
}

func (q query) Timeline(ctx context.Context, filter *view.TimelineFilter) (*view.Timeline, error) {
	targets, tasks := filter.Conditions()
	return answer(ctx, q, slices.Concat(targets.Known, tasks.Known), func() (*view.Timeline, error) {
		asked := analysis.TimelineQuestion{Targets: targets.Where, Tasks: tasks.Where}
		if filter != nil {
			asked.Years, asked.Areas, asked.WithParts = filter.Years, filter.Areas, isTrue(filter.WithParts)
		}
		return shownAs(view.NewTimeline)(analysis.MakeTimeline(ctx, q.store, asked))
	})
}

func (q query) Ranking(ctx context.Context, indicator string, year int, areas []string, first *int, after *view.Cursor, withParts *bool) (*view.Ranking, error) {
	return answerPaged(ctx, q, first, func() (*view.Ranking, error) {
		areas, err := analysis.WithParts(ctx, q.store, areas, withParts)
		if err != nil {
			return nil, err
		}
		a, err := analysis.RankAreas(ctx, q.store, indicator, year, areas)
		if err != nil {
			return nil, err
		}
		return view.NewRanking(a, []any{indicator, year, areas}, first, after)
	})
}

func (q query) Changes(ctx context.Context, since string, documents []string, first *int, after *view.Cursor) (*view.ChangeConnection, error) {
	return answerPaged(ctx, q, first, func() (*view.ChangeConnection, error) {
		a, err := analysis.FindChanges(ctx, q.store, since, documents)
		if err != nil {
			return nil, err
		}
		return view.NewChanges(a, []any{since, documents}, first, after)
	})
}

func (q query) Growth(ctx context.Context, plan, area *string, withParts *bool, first *int, after *view.Cursor) (*view.Growth, error) {
	return answerPaged(ctx, q, first, func() (*view.Growth, error) {
		a, err := analysis.FindGrowth(ctx, q.store, plan, area, isTrue(withParts))
		if err != nil {
			return nil, err
		}
		return view.NewGrowth(a, []any{plan, area, isTrue(withParts)}, first, after)
	})
}

func (q query) Progress(ctx context.Context, area string, withParts *bool) (*view.Progress, error) {
	return answer(ctx, q, nil, func() (*view.Progress, error) {
		return shownAs(view.NewProgress)(analysis.FindProgress(ctx, q.store, area, isTrue(withParts)))
	})
}

func (q query) Workload(ctx context.Context, area string, withParts *bool, first *int, after *view.Cursor) (*view.Workload, error) {
	return answerPaged(ctx, q, first, func() (*view.Workload, error) {
		a, err := analysis.FindWorkload(ctx, q.store, area, isTrue(withParts))
		if err != nil {
			return nil, err
		}
		return view.NewWorkload(a, []any{area, isTrue(withParts)}, first, after)
	})
}

// answerPaged answers a question of which a page is shown.
func answerPaged[T view.Answer](ctx context.Context, q query, first *int, ask func() (T, error)) (T, error) {
	if err := checkFirst(ctx, first); err != nil {
		var none T
		return none, err
	}
	return answer(ctx, q, nil, ask)
}

func isTrue(b *bool) bool { return b != nil && *b }

func (q query) Lineage(ctx context.Context, plan string) (*view.Lineage, error) {
	return answer(ctx, q, nil, func() (*view.Lineage, error) {
		return shownAs(view.NewLineage)(analysis.FindLineage(ctx, q.store, plan))
	})
}

// shownAs makes the schema's type of an answer, where there is one.
func shownAs[A, T any](show func(*A) *T) func(*A, error) (*T, error) {
	return func(a *A, err error) (*T, error) {
		if err != nil {
			return nil, err
		}
		return show(a), nil
	}
}

func (q query) Facets(ctx context.Context, text *string, kinds []ontology.NodeKind, plans *view.PlanFilter, platforms *view.PlatformFilter, agencies *view.AgencyFilter, tasks *view.TaskFilter, targets *view.TargetFilter, observations *view.ObservationFilter, areas *view.AreaFilter, indicators *view.IndicatorFilter, documents *view.DocumentFilter) (*view.Facets, error) {
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
		asked  bool
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
		if list.asked {
			c := list.filter.Conditions()
			asked, known = append(asked, store.Query{Kinds: []string{list.kind}, Where: c.Where}), append(known, c.Known...)
		}
	}
	switch {
	case len(asked) != 1:
		return nil, badInput(
			"facets 只点算一次搜索或一个列表:text 与各筛选恰给其一,现给了 %[1]d 个",
			"facets counts one search or one list: give exactly one of text and the filters, not %[1]d", len(asked),
		)
	case kinds != nil && text == nil:
		return nil, badInput("kinds 只与 text 同用", "kinds goes with text only")
	}
	return answer(ctx, q, known, func() (*view.Facets, error) {
		return shownAs(view.NewFacets)(analysis.CountFacets(ctx, q.store, asked[0].Kinds, asked[0].Text, asked[0].Where))
	})
}
