package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// said are the messages of caveats, each once.
func said[T any, P interface {
	*T
	GetMessage() string
	GetMessageEn() string
}](all []T) []bilingual.Text {
	var notes []bilingual.Text
	for i := range all {
		if note := (bilingual.Text{Message: P(&all[i]).GetMessage(), MessageEn: P(&all[i]).GetMessageEn()}); !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes
}

// sayings are the messages of caveats in one cell, each once, in both languages.
func sayings[T any, P interface {
	*T
	GetMessage() string
	GetMessageEn() string
}](all []T) bilingual.Text {
	var zh, en []string
	for i := range all {
		if m := P(&all[i]).GetMessage(); !slices.Contains(zh, m) {
			zh, en = append(zh, m), append(en, P(&all[i]).GetMessageEn())
		}
	}
	return sentences(zh, en)
}

// sentences are sayings in one cell. They have commas of their own, as is the custom of each
// language, and are set off by the semicolon that goes with these.
func sentences(zh, en []string) bilingual.Text {
	return bilingual.Text{Message: strings.Join(zh, ";"), MessageEn: strings.Join(en, "; ")}
}

// figured is a target or an observation, of whichever generated type.
type figured interface {
	GetId() string
	GetComparator() client.Comparator
	GetValue() float64
	GetValueMax() *float64
	GetUnit() *string
	GetScope() *string
	GetQualifier() *string
	GetInferred() []string
}

// figures are figures in one cell: each with its sign, its unit, and what it is for.
func figures[T any, P interface {
	*T
	figured
}](all []T) string {
	words := make([]string, 0, len(all))
	for i := range all {
		words = append(words, inShort(P(&all[i])))
	}
	return List(words)
}

func inShort(f figured) string {
	var beside []string
	for _, word := range []*string{f.GetQualifier(), f.GetScope()} {
		if word != nil {
			beside = append(beside, *word)
		}
	}
	if inferred := f.GetInferred(); len(inferred) > 0 {
		beside = append(beside, "推定 inferred: "+strings.Join(inferred, ", "))
	}
	words := strings.TrimSpace(figure("", f.GetComparator(), f.GetValue(), f.GetValueMax(), f.GetUnit(), nil))
	if len(beside) > 0 {
		words += "(" + strings.Join(beside, ",") + ")"
	}
	return words
}

// idsOf are the ids of nodes of a generated type.
func idsOf[T any, P interface {
	*T
	GetId() string
}](all []T) []string {
	ids := make([]string, 0, len(all))
	for i := range all {
		ids = append(ids, P(&all[i]).GetId())
	}
	return ids
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// cutNote says that an answer has more rows than were read; nil where it has not.
func cutNote(total, read int) []bilingual.Text {
	if total <= read {
		return nil
	}
	return []bilingual.Text{bilingual.Sprintf("共 %[1]d 行,只列前 %[2]d 行。", "%[1]d rows, of which the first %[2]d are here.", total, read)}
}

// PlanInFull is a plan: a row for itself, one for each body with a part in carrying it out
// as a whole, and one for each plan that it is based on, loaded or only cited.
func PlanInFull(ctx context.Context, c graphql.Client, id string) (Table, error) {
	answer, err := client.Plan(ctx, c, id)
	if err != nil {
		return Table{}, err
	}
	p := answer.Plan
	if p == nil {
		return Table{}, fmt.Errorf("there is no plan %q: search finds ids", id)
	}
	t := Table{Name: "plan", Columns: append([]string{"what", "role", "of", "id", "name", "docNumber", "issuedOn", "period", "loaded"}, placeColumns()...)}
	var stated []client.PassageParts
	for _, n := range p.Passages.Nodes {
		stated = append(stated, n.PassageParts)
	}
	var period any
	if p.PeriodStart != nil && p.PeriodEnd != nil {
		period = *p.PeriodStart + "–" + *p.PeriodEnd
	}
	found := [][]any{append([]any{"plan", nil, nil, p.Id, p.Title, value(p.DocNumber), value(p.IssuedOn), period, !p.Cited}, place(stated)...)}
	for _, e := range p.Organisation.Edges {
		stated = nil
		if e.Passage != nil {
			stated = append(stated, e.Passage.PassageParts)
		}
		found = append(found, append([]any{"organisation", string(e.Role), List(e.Of), e.Node.Id, e.Node.Name, nil, nil, nil, nil}, place(stated)...))
	}
	for _, e := range p.BasedOn.Edges {
		stated = nil
		if e.Passage != nil {
			stated = append(stated, e.Passage.PassageParts)
		}
		found = append(found, append([]any{"basedOn", nil, nil, e.Node.Id, e.Node.Title, value(e.Node.DocNumber), nil, nil, !e.Node.Cited}, place(stated)...))
	}
	if !p.Cited && !slices.Contains(p.RolesUsed, client.RoleLead) {
		t.Notes = append(t.Notes, bilingual.Text{
			Message: "这份计划不写牵头单位:没有牵头不等于不做。", MessageEn: "The plan names no leads at all: a body without leads is not idle.",
		})
	}
	t.Rows = of(found)
	return t, nil
}

// Collaboration is a row a pair of bodies that share tasks, of an area or with one body.
func Collaboration(ctx context.Context, c graphql.Client, area, agency string) (Table, error) {
	answer, err := client.Collaboration(ctx, c, given(area), given(agency), full(), nil)
	if err != nil {
		return Table{}, err
	}
	a := answer.Collaboration
	if a == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, pair := range a.Pairs {
		one, other := pair.Agencies[0], pair.Agencies[1]
		found = append(found, []any{one.Name, other.Name, pair.Shared, pair.Lines, one.Id, other.Id})
	}
	return Table{
		Name: "collaboration", Columns: []string{"agency", "with", "shared", "lines", "id", "withId"},
		Rows: of(found), Notes: append(said(a.Caveats), cutNote(a.TotalPairs, len(found))...),
	}, nil
}

// Growth is a row an indicator whose targets name several years, the fastest growing first.
func Growth(ctx context.Context, c graphql.Client, plan, area string) (Table, error) {
	answer, err := client.Growth(ctx, c, given(plan), given(area), full(), nil)
	if err != nil {
		return Table{}, err
	}
	a := answer.Growth
	if a == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, r := range a.Nodes {
		found = append(found, []any{
			r.Indicator.Name, value(r.Scope), value(r.Qualifier), r.FromYear, r.ToYear, value(r.From), value(r.To), value(r.Indicator.Unit), value(r.Change), value(r.Ratio),
			sayings(r.Caveats), List(idsOf(r.Targets)),
		})
	}
	return Table{
		Name: "growth", Columns: []string{"indicator", "scope", "qualifier", "fromYear", "toYear", "from", "to", "unit", "change", "ratio", "caveats", "facts"},
		Rows: of(found), Notes: append(said(a.Caveats), cutNote(a.TotalCount, len(found))...),
	}, nil
}

// Progress is a row an indicator that an area promises or reports: whether the two can be
// held against each other, and if not, why.
func Progress(ctx context.Context, c graphql.Client, area string) (Table, error) {
	answer, err := client.Progress(ctx, c, area)
	if err != nil {
		return Table{}, err
	}
	a := answer.Progress
	if a == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, r := range a.Rows {
		found = append(found, []any{r.Indicator.Name, r.Comparable, figures(r.Targets), figures(r.Observations), sayings(r.Reasons), List(append(idsOf(r.Targets), idsOf(r.Observations)...))})
	}
	return Table{Name: "progress", Columns: []string{"indicator", "comparable", "promised", "reported", "reasons", "facts"}, Rows: of(found), Notes: said(a.Caveats)}, nil
}

// Ranking is a row an area, by one indicator in one year; those of which nothing is stated
// stand last, without a rank.
func Ranking(ctx context.Context, c graphql.Client, indicator string, year int, areas []string) (Table, error) {
	answer, err := client.Ranking(ctx, c, indicator, year, areas, full(), nil)
	if err != nil {
		return Table{}, err
	}
	a := answer.Ranking
	if a == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, r := range a.Nodes {
		found = append(found, []any{
			value(r.Rank), r.Area.Name, value(r.Value), string(r.Status), figures(r.Targets), figures(r.Observations), sayings(r.Caveats),
			bilingual.Text{Message: r.Message, MessageEn: r.MessageEn},
			List(append(idsOf(r.Targets), idsOf(r.Observations)...)),
		})
	}
	return Table{
		Name: "ranking", Columns: []string{"rank", "area", "value", "status", "targets", "reported", "caveats", "message", "facts"},
		Rows: of(found), Notes: append(said(a.Caveats), cutNote(a.TotalCount, len(found))...),
	}, nil
}

// Timeline is a row a year: how many tasks fall due in it, by what, and how many targets
// name it.
func Timeline(ctx context.Context, c graphql.Client, filter *client.TimelineFilter) (Table, error) {
	answer, err := client.Timeline(ctx, c, filter)
	if err != nil {
		return Table{}, err
	}
	a := answer.Timeline
	if a == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, y := range a.Years {
		var bases []string
		for _, b := range y.Bases {
			bases = append(bases, fmt.Sprintf("%s %d", b.Basis, b.Count))
		}
		found = append(found, []any{value(y.Year), y.Tasks.TotalCount, List(bases), y.Ongoing.TotalCount, y.Targets.TotalCount, y.UndatedTargets.TotalCount})
	}
	return Table{Name: "timeline", Columns: []string{"year", "tasksDue", "by", "ongoing", "targets", "undatedTargets"}, Rows: of(found), Notes: said(a.Caveats)}, nil
}

// TaskFigures is a row a target of a task, with the task's own passage.
func TaskFigures(ctx context.Context, c graphql.Client, filter *client.TaskFilter) Table {
	get := func(after *string) ([]client.TaskFiguresTasksTaskConnectionNodesTask, *string, error) {
		answer, err := client.TaskFigures(ctx, c, filter, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Tasks == nil {
			return nil, nil, errNoAnswer
		}
		return answer.Tasks.Nodes, next(answer.Tasks.PageInfo.HasNextPage, answer.Tasks.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "taskFigures",
		Columns: append([]string{"task", "key", "title", "target", "statedIndicator", "comparator", "value", "valueMax", "unit", "canonicalValue", "canonicalUnit", "year", "scope", "qualifier", "nature", "inferred", "more"}, placeColumns()...),
		Rows: rows(all(get), func(t client.TaskFiguresTasksTaskConnectionNodesTask) (out [][]any) {
			var stated []client.PassageParts
			for _, p := range t.Passages.Nodes {
				stated = append(stated, p.PassageParts)
			}
			for i, f := range t.Targets.Nodes {
				var more any
				if i == len(t.Targets.Nodes)-1 && t.Targets.PageInfo.HasNextPage {
					more = true
				}
				out = append(out, append([]any{
					t.Id, t.Key, t.Title, f.Id, f.StatedIndicator, string(f.Comparator), f.Value, value(f.ValueMax), value(f.Unit), value(f.CanonicalValue), value(f.CanonicalUnit),
					value(f.Year), value(f.Scope), value(f.Qualifier), string(f.Nature), List(f.Inferred), more,
				}, place(stated)...))
			}
			return out
		}),
	}
}
