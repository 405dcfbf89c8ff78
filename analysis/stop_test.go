package analysis

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/policygraph/policygraph/internal/stoptest"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// costlyQuestions go through all tasks or all figures of the graph.
func costlyQuestions(s store.Store) map[string]func(context.Context) error {
	department := "科技局"
	return map[string]func(context.Context) error{
		"matrix": func(ctx context.Context) error {
			_, err := CountMatrix(ctx, s, MatrixQuestion{Rows: AxisAgency, Columns: AxisArea})
			return err
		},
		"collaboration": func(ctx context.Context) error {
			_, err := Collaborate(ctx, s, CollaborationQuestion{Function: &department})
			return err
		},
		"timeline":  func(ctx context.Context) error { _, err := MakeTimeline(ctx, s, TimelineQuestion{}); return err },
		"conflicts": func(ctx context.Context) error { _, err := FindConflicts(ctx, s, ConflictFilter{}); return err },
		"facets": func(ctx context.Context) error {
			_, err := CountFacets(ctx, s, []string{"Task", "Target", "Agency"}, "科技", nil)
			return err
		},
	}
}

// TestAQuestionStopsWithItsContext: wherever in the middle of it the context ends, the
// question ends there, with the context's error.
func TestAQuestionStopsWithItsContext(t *testing.T) {
	s := memstore.New()
	if err := s.Replace(t.Context(), synthtest.Graph(t, 10)); err != nil {
		t.Fatal(err)
	}
	for name, ask := range costlyQuestions(s) {
		whole := stoptest.After(t.Context(), math.MaxInt32)
		if err := ask(whole); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if whole.Looks() < 4 {
			t.Errorf("%s: the context was looked at %d times", name, whole.Looks())
		}
		for _, at := range []int{0, whole.Looks() / 3, whole.Looks() * 2 / 3, whole.Looks() - 1} {
			ctx := stoptest.After(t.Context(), at)
			if err := ask(ctx); !errors.Is(err, context.Canceled) {
				t.Errorf("%s, of %d looks at the %dth: %v, want it cancelled", name, whole.Looks(), at, err)
			}
			if ctx.Late() > 2 {
				t.Errorf("%s: the work went on for %d looks", name, ctx.Late())
			}
		}
	}
}
