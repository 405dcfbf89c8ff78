package export

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// of makes the rows of an answer that came as one.
func of(found [][]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range found {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Search is a row a hit, best first; where there is none, what may have been meant.
func Search(ctx context.Context, c graphql.Client, words string) (Table, error) {
	t := Table{Name: "search", Columns: []string{"id", "kind", "name", "of", "matched"}}
	var none [][]any
	get := func(after *string) ([]client.SearchSearchSearchConnectionEdgesSearchEdge, *string, error) {
		answer, err := client.Search(ctx, c, words, nil, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Search == nil {
			return nil, nil, errNoAnswer
		}
		if answer.Search.TotalCount == 0 {
			for _, s := range answer.Search.Suggestions {
				none = append(none, []any{nil, bilingual.Text{Message: "您是否要找", MessageEn: "did you mean"}, s, nil, nil})
			}
		}
		return answer.Search.Edges, next(answer.Search.PageInfo.HasNextPage, answer.Search.PageInfo.EndCursor), nil
	}
	hits := rows(all(get), func(e client.SearchSearchSearchConnectionEdgesSearchEdge) [][]any {
		name, of := named(e.Node)
		return [][]any{{e.Node.GetId(), string(e.Kind), name, of, e.Matched}}
	})
	t.Rows = func(yield func([]any, error) bool) {
		for row, err := range hits {
			if !yield(row, err) {
				return
			}
		}
		for row, err := range of(none) {
			if !yield(row, err) {
				return
			}
		}
	}
	return t, nil
}

// named is what a hit is called, and what it belongs to.
func named(n client.SearchSearchSearchConnectionEdgesSearchEdgeNode) (name string, of any) {
	switch n := n.(type) {
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodePlan:
		if n.Area != nil {
			of = n.Area.Name
		}
		return n.Title, of
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeArea:
		return n.Name, value(n.Code)
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodePlatform:
		if n.Area != nil {
			of = n.Area.Name
		}
		return n.Name, of
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeAgency:
		if n.Area != nil {
			of = n.Area.Name
		}
		return n.Name, of
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeTask:
		return n.Title, n.Plan.Title
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeTarget:
		return figure(n.StatedIndicator, n.Comparator, n.Value, n.ValueMax, n.Unit, n.Year), n.Plan.Title
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeObservation:
		return figure(n.StatedIndicator, n.Comparator, n.Value, n.ValueMax, n.Unit, n.Year), nil
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeIndicator:
		return n.Name, value(n.Unit)
	case *client.SearchSearchSearchConnectionEdgesSearchEdgeNodeDocument:
		return n.Title, value(n.DocNumber)
	}
	return "", nil
}

// signs of comparators; a bare number has none.
func sign(c client.Comparator) string {
	switch c {
	case client.ComparatorGe:
		return "≥"
	case client.ComparatorLe:
		return "≤"
	case client.ComparatorApprox:
		return "≈"
	}
	return ""
}

// figure is a figure in one line: the indicator, the year, the value with its sign and unit.
func figure(indicator string, c client.Comparator, v float64, most *float64, unit *string, year *int) string {
	var b strings.Builder
	b.WriteString(indicator)
	if year != nil {
		fmt.Fprintf(&b, " %d年", *year)
	}
	fmt.Fprintf(&b, " %s%s", sign(c), text(v))
	if most != nil {
		fmt.Fprintf(&b, "–%s", text(*most))
	}
	if unit != nil {
		b.WriteString(*unit)
	}
	return b.String()
}

// Compare is a row an indicator, area and year. A cell without a figure says whether the
// plan is silent or no plan is loaded; caveats stand beside the figures.
func Compare(ctx context.Context, c graphql.Client, indicators, areas []string, years []int) (Table, error) {
	if len(indicators) == 0 {
		var err error
		if indicators, err = common(ctx, c, areas); err != nil {
			return Table{}, err
		}
	}
	answer, err := client.Compare(ctx, c, indicators, areas, years)
	if err != nil {
		return Table{}, err
	}
	if answer.Compare == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, i := range answer.Compare.Indicators {
		for _, row := range i.Rows {
			for _, cell := range row.Cells {
				near, nearEn := make([]string, 0, len(cell.Near)), make([]string, 0, len(cell.Near))
				for _, n := range cell.Near {
					near, nearEn = append(near, n.Message), append(nearEn, n.MessageEn)
				}
				found = append(found, []any{
					i.Indicator.Name, row.Area.Name, value(cell.Year), string(cell.Status), figures(cell.Targets), figures(cell.Observations),
					sayings(cell.Caveats),
					sentences(near, nearEn),
					bilingual.Text{Message: cell.Message, MessageEn: cell.MessageEn},
					List(append(idsOf(cell.Targets), idsOf(cell.Observations)...)),
				})
			}
		}
	}
	return Table{Name: "compare", Columns: []string{"indicator", "area", "year", "status", "targets", "reported", "caveats", "near", "message", "facts"}, Rows: of(found), Notes: said(answer.Compare.Caveats)}, nil
}

// common are the indicators that areas have in common, those with a common year first.
func common(ctx context.Context, c graphql.Client, areas []string) ([]string, error) {
	first := 20
	answer, err := client.SuggestIndicators(ctx, c, areas, &first)
	if err != nil {
		return nil, err
	}
	if answer.SuggestIndicators == nil {
		return nil, errNoAnswer
	}
	ids := []string{}
	for _, s := range answer.SuggestIndicators.Indicators {
		ids = append(ids, s.Indicator.Id)
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("the areas %s have no indicator in common in any year: name the indicators to compare", strings.Join(areas, ", "))
	}
	return ids, nil
}

// Matrix is a row a row of the matrix that has any task, and a column a column. What a plan
// repeats each year is one of the lines.
func Matrix(ctx context.Context, c graphql.Client, rows, columns string, roles []string, filter *client.TaskFilter) (Table, error) {
	var of2 []client.Role
	for _, r := range roles {
		of2 = append(of2, client.Role(r))
	}
	answer, err := client.Matrix(ctx, c, client.MatrixAxis(rows), client.MatrixAxis(columns), of2, filter)
	if err != nil {
		return Table{}, err
	}
	m := answer.Matrix
	if m == nil {
		return Table{}, errNoAnswer
	}
	t := Table{Name: "matrix", Columns: []string{strings.ToLower(rows)}}
	at := map[string]int{}
	for i, column := range m.Columns {
		t.Columns = append(t.Columns, column.Label)
		at[column.Key] = i + 1
	}
	t.Columns = append(t.Columns, "total", "lines")
	byRow := map[string][]any{}
	var found [][]any
	for _, row := range m.Rows {
		cells := make([]any, len(t.Columns))
		cells[0], cells[len(cells)-2], cells[len(cells)-1] = row.Label, row.Total, row.Lines
		byRow[row.Key] = cells
		found = append(found, cells)
	}
	for _, cell := range m.Cells {
		byRow[cell.Row][at[cell.Column]] = cell.Count
	}
	t.Notes = said(m.Caveats)
	for _, p := range m.PlansWithoutLeads {
		t.Notes = append(t.Notes, bilingual.Sprintf("“%[1]s”不写牵头单位,0 不等于没有。", "The plan %[2]s names no leads: a 0 there says nothing.", p.Title, p.Id))
	}
	t.Rows = of(found)
	return t, nil
}

// Gaps is a row a thing that one area plans for and the other does not.
func Gaps(ctx context.Context, c graphql.Client, area, other string) (Table, error) {
	answer, err := client.Gaps(ctx, c, area, other)
	if err != nil {
		return Table{}, err
	}
	g := answer.Gaps
	if g == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, i := range g.Indicators {
		found = append(found, []any{"indicator", i.Indicator.Name, string(i.Area), string(i.ComparedTo), i.Elsewhere, bilingual.Text{Message: i.Message, MessageEn: i.MessageEn}})
	}
	for _, f := range g.Functions {
		found = append(found, []any{"function", f.Name, string(f.Area), string(f.ComparedTo), f.Elsewhere, bilingual.Text{Message: f.Message, MessageEn: f.MessageEn}})
	}
	for _, p := range g.PlatformKinds {
		found = append(found, []any{"platform kind", p.Name, string(p.Area), string(p.ComparedTo), p.Elsewhere, bilingual.Text{Message: p.Message, MessageEn: p.MessageEn}})
	}
	return Table{Name: "gaps", Columns: []string{"of", "name", g.Area.Area.Name, g.ComparedTo.Area.Name, "elsewhere", "message"}, Rows: of(found), Notes: said(g.Caveats)}, nil
}

// Workload is a row a body of an area.
func Workload(ctx context.Context, c graphql.Client, area string) (Table, error) {
	answer, err := client.Workload(ctx, c, area, full())
	if err != nil {
		return Table{}, err
	}
	if answer.Workload == nil {
		return Table{}, errNoAnswer
	}
	var found [][]any
	for _, n := range answer.Workload.Nodes {
		found = append(found, []any{n.Agency.Name, n.Tasks, n.Lines, n.Leads, n.Supports, n.Responsible, n.Sole, n.Agency.Id, n.Collective, n.PresumedLeads})
	}
	if left := answer.Workload.TotalCount - len(found); left > 0 {
		found = append(found, []any{bilingual.Sprintf("……另有 %[1]d 个", "… and %[1]d more", left), nil, nil, nil, nil, nil, nil, nil, nil, nil})
	}
	return Table{Name: "workload", Columns: []string{"agency", "tasks", "lines", "leads", "supports", "responsible", "sole", "id", "collective", "presumedLeads"}, Rows: of(found), Notes: said(answer.Workload.Caveats)}, nil
}

// Changes is a row for each fact, or field of a fact, that changed since a day or a moment.
func Changes(ctx context.Context, c graphql.Client, since string, documents []string) Table {
	get := func(after *string) (nodes []client.ChangesChangesChangeConnectionNodesChange, _ *string, err error) {
		answer, err := client.Changes(ctx, c, since, documents, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Changes == nil {
			return nil, nil, errNoAnswer
		}
		p := answer.Changes
		return p.Nodes, next(p.PageInfo.HasNextPage, p.PageInfo.EndCursor), nil
	}
	return Table{
		Name: "changes", Columns: []string{"on", "by", "act", "kind", "fact", "field", "old", "new", "said", "document"},
		Rows: rows(all(get), func(n client.ChangesChangesChangeConnectionNodesChange) [][]any {
			var document any
			if n.Document != nil {
				document = n.Document.Id
			}
			return [][]any{{n.On, n.By, string(n.Act), string(n.Kind), n.Fact, value(n.Field), value(n.Old), value(n.New), value(n.Said), document}}
		}),
	}
}

// AnyChange says whether any change is recorded, of documents where they are named.
func AnyChange(ctx context.Context, c graphql.Client, documents []string) (bool, error) {
	first := 1
	answer, err := client.Changes(ctx, c, "0001-01-01", documents, &first, nil)
	if err != nil {
		return false, err
	}
	if answer.Changes == nil {
		return false, errNoAnswer
	}
	return len(answer.Changes.Nodes) > 0, nil
}

// Evidence is a row a passage that states a fact.
func Evidence(ctx context.Context, c graphql.Client, id string) (Table, error) {
	get := func(after *string) (nodes []client.PassageParts, _ *string, err error) {
		answer, err := client.Evidence(ctx, c, id, full(), after)
		if err != nil {
			return nil, nil, err
		}
		if answer.Node == nil {
			return nil, nil, fmt.Errorf("there is no node %q: 'policygraph query search' finds ids", id)
		}
		fact, ok := (*answer.Node).(interface {
			GetPassages() client.EvidenceNodeFactPassagesPassageConnection
		})
		if !ok {
			return nil, nil, fmt.Errorf("%s is a %s, which no passage states as such: ask for its tasks, targets or plans", id, *(*answer.Node).GetTypename())
		}
		p := fact.GetPassages()
		for _, n := range p.Nodes {
			nodes = append(nodes, n.PassageParts)
		}
		return nodes, next(p.PageInfo.HasNextPage, p.PageInfo.EndCursor), nil
	}
	return Table{
		Name:    "evidence",
		Columns: []string{"document", "docNumber", "issuedOn", "section", "opening", "closing", "quote", "url"},
		Rows: rows(all(get), func(p client.PassageParts) [][]any {
			return [][]any{{p.Document.Title, value(p.Document.DocNumber), value(p.Document.IssuedOn), value(p.Section), value(p.Opening), value(p.Closing), value(p.Quote), value(p.Document.Url)}}
		}),
	}, nil
}
