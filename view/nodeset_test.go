package view

import (
	"context"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/store"
)

// counting counts store calls.
type counting struct {
	store.Store
	calls int
}

func (c *counting) Find(ctx context.Context, q store.Query) (store.Page, error) {
	c.calls++
	return c.Store.Find(ctx, q)
}

// TestCellsDrillDownPageByPage: together the pages have each task of a cell once,
// and what is fetched of the answer's other nodes comes in the same call.
func TestCellsDrillDownPageByPage(t *testing.T) {
	s := &counting{Store: builtin.Store()}
	of, err := analysis.CountMatrix(t.Context(), s, analysis.MatrixQuestion{Rows: analysis.AxisFunction, Columns: analysis.AxisArea})
	if err != nil {
		t.Fatal(err)
	}
	m := NewMatrix(of)
	c := m.Cells[slices.IndexFunc(m.Cells, func(c *MatrixCell) bool { return c.Count > 4 })]
	two := 2
	var got []string
	for after := (*Cursor)(nil); ; {
		args := Args{First: &two, After: after}
		shown := Shown{Props: []string{"name"}, Nodes: true, Pages: map[string][]Args{"MatrixCell.tasks": {args}}}
		s.calls = 0
		if err := m.Fill(t.Context(), s, shown); err != nil || s.calls != 1 {
			t.Fatalf("%d store calls, want 1: %v", s.calls, err)
		}
		page, err := c.Tasks(&two, after)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range page.Nodes() {
			got = append(got, n.ID())
		}
		if page.TotalCount() != c.Count {
			t.Errorf("a total of %d, want %d", page.TotalCount(), c.Count)
		}
		if column, err := m.Columns[0].Node(); err != nil || column.ID() != m.Columns[0].Key {
			t.Errorf("the first column is %v: %v", column, err)
		}
		if !page.PageInfo().HasNextPage {
			break
		}
		after = page.PageInfo().EndCursor
	}
	var want []string
	for _, k := range c.MatrixCell.Tasks.Keys() {
		want = append(want, k.ID)
	}
	if !slices.Equal(got, want) || len(want) != c.Count {
		t.Errorf("tasks %v, want %v", got, want)
	}
}

func TestWhatWasNotFetchedIsAnError(t *testing.T) {
	of, err := analysis.FindLineage(t.Context(), builtin.Store(), "plan:zhenan-cluster-2019")
	if err != nil {
		t.Fatal(err)
	}
	l := NewLineage(of)
	if _, err := l.Plan(); err == nil {
		t.Error("a set that was not filled has a plan")
	}
	if err := l.Fill(t.Context(), builtin.Store(), Shown{Nodes: true, Props: []string{"title"}}); err != nil {
		t.Fatal(err)
	}
	if p, err := l.Plan(); err != nil || p.ID() != "plan:zhenan-cluster-2019" {
		t.Errorf("%v: %v", p, err)
	}
	if _, err := nodeIn[*Area](l.NodeSet, "plan:zhenan-cluster-2019"); err == nil {
		t.Error("a plan is taken for an area")
	}
}
