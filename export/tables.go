package export

import (
	"context"
	"errors"
	"strings"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
)

// errNoAnswer: the server gave neither rows nor an error.
var errNoAnswer = errors.New("the server gave no rows and no error")

// place is where a fact is stated: the columns of placeColumns.
func place(passages []client.PassageParts) []any {
	if len(passages) == 0 {
		return []any{nil, nil, nil, nil, nil}
	}
	p := passages[0]
	return []any{p.Document.Title, value(p.Document.Url), value(p.Section), value(p.Opening), value(p.Closing)}
}

func placeColumns() []string {
	return []string{"document", "url", "section", "opening", "closing"}
}

// List is several words in one cell.
func List(words []string) string { return strings.Join(words, "；") }

// idAndName are the two cells of a node that may not be there.
func idAndName[T any, P interface {
	*T
	GetId() string
	GetName() string
}](node P) (id, name any) {
	if node == nil {
		return nil, nil
	}
	return node.GetId(), node.GetName()
}

// Tasks is a row a task.
func Tasks(ctx context.Context, c graphql.Client, filter *client.TaskFilter) Table {
	return Table{
		Name: "tasks",
		Columns: append([]string{
			"id", "plan", "planTitle", "area", "key", "title", "groups", "schedule", "from", "due", "dueBasis",
			"lead", "support", "responsible", "sole",
		}, placeColumns()...),
		Rows: rows(all(tasks(ctx, c, filter)), func(t client.TaskParts) [][]any {
			bodies := map[client.Role][]string{}
			for _, e := range t.Agencies.Edges {
				bodies[e.Role] = append(bodies[e.Role], e.Node.Name)
			}
			var area any
			if t.Plan.Area != nil {
				area = t.Plan.Area.Name
			}
			return [][]any{append([]any{
				t.Id, t.Plan.Id, t.Plan.Title, area, t.Key, t.Title, List(t.Groups), List(t.Schedule), value(t.From), value(t.Due), value(t.DueBasis),
				List(bodies[client.RoleLead]), List(bodies[client.RoleSupport]), List(bodies[client.RoleResponsible]), t.Sole,
			}, place(passagesOf(t.Passages.Nodes, func(p client.TaskPartsPassagesPassageConnectionNodesPassage) client.PassageParts {
				return p.PassageParts
			}))...)}
		}),
	}
}

// Assignments is a row a task and body.
func Assignments(ctx context.Context, c graphql.Client, filter *client.TaskFilter) Table {
	return Table{
		Name: "assignments",
		Columns: append([]string{
			"task", "taskTitle", "plan", "planTitle", "role", "agency", "agencyName", "agencyArea", "statedName", "inherited", "position",
		}, placeColumns()...),
		Rows: rows(all(tasks(ctx, c, filter)), func(t client.TaskParts) (out [][]any) {
			stated := place(passagesOf(t.Passages.Nodes, func(p client.TaskPartsPassagesPassageConnectionNodesPassage) client.PassageParts {
				return p.PassageParts
			}))
			for _, e := range t.Agencies.Edges {
				var area any
				if e.Node.Area != nil {
					area = e.Node.Area.Name
				}
				out = append(out, append([]any{
					t.Id, t.Title, t.Plan.Id, t.Plan.Title, string(e.Role), e.Node.Id, e.Node.Name, area, value(e.StatedName), e.Inherited, e.Position,
				}, stated...))
			}
			return out
		}),
	}
}

func tasks(ctx context.Context, c graphql.Client, filter *client.TaskFilter) page[client.TaskParts] {
	return func(after *string) (nodes []client.TaskParts, _ *string, err error) {
		answer, err := client.Tasks(ctx, c, filter, nil, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Tasks == nil {
			return nil, nil, errNoAnswer
		}
		for _, n := range answer.Tasks.Nodes {
			nodes = append(nodes, n.TaskParts)
		}
		return nodes, next(answer.Tasks.PageInfo.HasNextPage, answer.Tasks.PageInfo.EndCursor), nil
	}
}

// passagesOf are the passages of one of the generated types.
func passagesOf[P any](nodes []P, parts func(P) client.PassageParts) (out []client.PassageParts) {
	for _, n := range nodes {
		out = append(out, parts(n))
	}
	return out
}

// figureColumns are those of targets and observations alike.
func figureColumns() []string {
	return []string{
		"id", "indicator", "indicatorName", "statedIndicator", "comparator", "value", "valueMax", "unit", "canonicalValue", "canonicalUnit",
		"year", "area", "areaName", "scope", "qualifier", "tier", "inferred",
	}
}

// Targets is a row a target.
func Targets(ctx context.Context, c graphql.Client, filter *client.TargetFilter) Table {
	get := func(after *string) ([]client.TargetsTargetsTargetConnectionNodesTarget, *string, error) {
		answer, err := client.Targets(ctx, c, filter, nil, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Targets == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Targets.Nodes, next(answer.Targets.PageInfo.HasNextPage, answer.Targets.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "targets",
		Columns: append(append(figureColumns(), "nature", "stretch", "plan", "planTitle"), placeColumns()...),
		Rows: rows(all(get), func(t client.TargetsTargetsTargetConnectionNodesTarget) [][]any {
			indicator, indicatorName := idAndName(t.Indicator)
			area, areaName := idAndName(t.Area)
			return [][]any{append([]any{
				t.Id, indicator, indicatorName, t.StatedIndicator, string(t.Comparator), t.Value, value(t.ValueMax), value(t.Unit), value(t.CanonicalValue), value(t.CanonicalUnit),
				value(t.Year), area, areaName, value(t.Scope), value(t.Qualifier), value(t.Tier), List(t.Inferred),
				string(t.Nature), t.Stretch, t.Plan.Id, t.Plan.Title,
			}, place(passagesOf(t.Passages.Nodes, func(p client.TargetsTargetsTargetConnectionNodesTargetPassagesPassageConnectionNodesPassage) client.PassageParts {
				return p.PassageParts
			}))...)}
		}),
	}
}

// Observations is a row a reported figure.
func Observations(ctx context.Context, c graphql.Client, filter *client.ObservationFilter) Table {
	get := func(after *string) ([]client.ObservationsObservationsObservationConnectionNodesObservation, *string, error) {
		answer, err := client.Observations(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Observations == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Observations.Nodes, next(answer.Observations.PageInfo.HasNextPage, answer.Observations.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "observations",
		Columns: append(figureColumns(), placeColumns()...),
		Rows: rows(all(get), func(o client.ObservationsObservationsObservationConnectionNodesObservation) [][]any {
			indicator, indicatorName := idAndName(o.Indicator)
			area, areaName := idAndName(o.Area)
			return [][]any{append([]any{
				o.Id, indicator, indicatorName, o.StatedIndicator, string(o.Comparator), o.Value, value(o.ValueMax), value(o.Unit), value(o.CanonicalValue), value(o.CanonicalUnit),
				value(o.Year), area, areaName, value(o.Scope), value(o.Qualifier), value(o.Tier), List(o.Inferred),
			}, place(passagesOf(o.Passages.Nodes, func(p client.ObservationsObservationsObservationConnectionNodesObservationPassagesPassageConnectionNodesPassage) client.PassageParts {
				return p.PassageParts
			}))...)}
		}),
	}
}

// Platforms is a row a platform.
func Platforms(ctx context.Context, c graphql.Client, filter *client.PlatformFilter) Table {
	get := func(after *string) ([]client.PlatformsPlatformsPlatformConnectionNodesPlatform, *string, error) {
		answer, err := client.Platforms(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Platforms == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Platforms.Nodes, next(answer.Platforms.PageInfo.HasNextPage, answer.Platforms.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "platforms",
		Columns: append([]string{"id", "name", "kind", "aliases", "area", "areaName", "tasks"}, placeColumns()...),
		Rows: rows(all(get), func(p client.PlatformsPlatformsPlatformConnectionNodesPlatform) [][]any {
			area, areaName := idAndName(p.Area)
			return [][]any{append([]any{p.Id, p.Name, value(p.Kind), List(p.Aliases), area, areaName, p.Tasks.TotalCount},
				place(passagesOf(p.Passages.Nodes, func(n client.PlatformsPlatformsPlatformConnectionNodesPlatformPassagesPassageConnectionNodesPassage) client.PassageParts {
					return n.PassageParts
				}))...)}
		}),
	}
}

// Agencies is a row a body.
func Agencies(ctx context.Context, c graphql.Client, filter *client.AgencyFilter) Table {
	get := func(after *string) ([]client.AgenciesAgenciesAgencyConnectionNodesAgency, *string, error) {
		answer, err := client.Agencies(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Agencies == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Agencies.Nodes, next(answer.Agencies.PageInfo.HasNextPage, answer.Agencies.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "agencies",
		Columns: []string{"id", "name", "aliases", "functions", "kind", "collective", "area", "areaName", "tasks"},
		Rows: rows(all(get), func(a client.AgenciesAgenciesAgencyConnectionNodesAgency) [][]any {
			area, areaName := idAndName(a.Area)
			return [][]any{{a.Id, a.Name, List(a.Aliases), List(a.Functions), value(a.Kind), a.Collective, area, areaName, a.Tasks.TotalCount}}
		}),
	}
}

// Areas is a row a place.
func Areas(ctx context.Context, c graphql.Client, filter *client.AreaFilter) Table {
	return Table{
		Name:    "areas",
		Columns: []string{"id", "name", "fullName", "level", "code", "partOf", "partOfName", "plans"},
		Rows: rows(all(areas(ctx, c, filter)), func(a client.AreasAreasAreaConnectionNodesArea) [][]any {
			partOf, partOfName := idAndName(a.PartOf)
			return [][]any{{a.Id, a.Name, value(a.FullName), value(a.AreaLevel), value(a.Code), partOf, partOfName, a.Plans.TotalCount}}
		}),
	}
}

// Plans is a row a plan, loaded or only cited.
func Plans(ctx context.Context, c graphql.Client, filter *client.PlanFilter) Table {
	get := func(after *string) ([]client.PlanParts, *string, error) {
		answer, err := client.Plans(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Plans == nil {
			return nil, nil, errNoAnswer
		}
		var nodes []client.PlanParts
		for _, n := range answer.Plans.Nodes {
			nodes = append(nodes, n.PlanParts)
		}
		return nodes, next(answer.Plans.PageInfo.HasNextPage, answer.Plans.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "plans",
		Columns: []string{"id", "title", "docNumber", "issuedOn", "periodStart", "periodEnd", "validity", "cited", "area", "areaName", "issuers"},
		Rows: rows(all(get), func(p client.PlanParts) [][]any {
			area, areaName := idAndName(p.Area)
			var issuers []string
			for _, a := range p.Issuers.Nodes {
				issuers = append(issuers, a.Name)
			}
			return [][]any{{p.Id, p.Title, value(p.DocNumber), value(p.IssuedOn), value(p.PeriodStart), value(p.PeriodEnd), value(p.Validity), p.Cited, area, areaName, List(issuers)}}
		}),
	}
}

// Conflicts is a row a side of a contradiction.
func Conflicts(ctx context.Context, c graphql.Client, filter *client.ConflictFilter) Table {
	get := func(after *string) ([]client.ConflictsConflictsConflictConnectionNodesConflict, *string, error) {
		answer, err := client.Conflicts(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Conflicts == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Conflicts.Nodes, next(answer.Conflicts.PageInfo.HasNextPage, answer.Conflicts.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "conflicts",
		Columns: append([]string{"id", "kind", "place", "message", "says", "fact"}, placeColumns()...),
		Rows: rows(all(get), func(f client.ConflictsConflictsConflictConnectionNodesConflict) (out [][]any) {
			for _, side := range f.Sides {
				var fact any
				var stated []client.PassageParts
				if side.Passage != nil {
					stated = append(stated, side.Passage.PassageParts)
				}
				if side.Fact != nil {
					fact = (*side.Fact).GetId()
					for _, p := range (*side.Fact).GetPassages().Nodes {
						stated = append(stated, p.PassageParts)
					}
				}
				out = append(out, append([]any{f.Id, string(f.Kind), string(f.Place), f.Message, side.Says, fact}, place(stated)...))
			}
			return out
		}),
	}
}
