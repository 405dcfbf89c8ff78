package analysis

import (
	"context"
	"testing"
)

// BenchmarkQuestions asks each question of the built-in dataset in memory.
func BenchmarkQuestions(b *testing.B) {
	s := builtIn()
	areas := []string{"area:330303", "area:330304", "area:330305", "area:zhenan-cluster"}
	for _, q := range []struct {
		name string
		ask  func(context.Context) (any, error)
	}{
		{"compare", func(ctx context.Context) (any, error) {
			return Compare(ctx, s, []string{"indicator:high-tech-enterprises", "indicator:new-incubation-space"}, areas, nil)
		}},
		{"suggest", func(ctx context.Context) (any, error) { return SuggestIndicators(ctx, s, areas) }},
		{"matrix", func(ctx context.Context) (any, error) {
			return CountMatrix(ctx, s, MatrixQuestion{Rows: AxisFunction, Columns: AxisArea})
		}},
		{"collaboration", func(ctx context.Context) (any, error) {
			return Collaborate(ctx, s, CollaborationQuestion{Area: &areas[0]})
		}},
		{"path", func(ctx context.Context) (any, error) {
			return FindPaths(ctx, s, "agency:330305:科技局", "agency:330304:科技局", nil, 6, 10, false)
		}},
		{"gaps", func(ctx context.Context) (any, error) { return FindGaps(ctx, s, areas[0], areas[1]) }},
		{"conflicts", func(ctx context.Context) (any, error) { return FindConflicts(ctx, s, ConflictFilter{}) }},
		{"timeline", func(ctx context.Context) (any, error) { return MakeTimeline(ctx, s, TimelineQuestion{}) }},
		{"lineage", func(ctx context.Context) (any, error) { return FindLineage(ctx, s, "plan:zhenan-cluster-2019") }},
		{"facets", func(ctx context.Context) (any, error) {
			return CountFacets(ctx, s, []string{"Task", "Target", "Agency"}, "科技", nil)
		}},
	} {
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := q.ask(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
