package view

import (
	"encoding/base64"
	"errors"
	"regexp"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

func ptr[T any](v T) *T { return &v }

// TestListsArePaged walks each ranked list of an answer by pages of two sizes:
// together they are the whole list, each row once, in its order.
func TestListsArePaged(t *testing.T) {
	s := store.Checked(builtin.Store())
	area := "area:330303"
	found, err := analysis.FindConflicts(t.Context(), s, analysis.ConflictFilter{})
	if err != nil {
		t.Fatal(err)
	}
	suggested, err := analysis.SuggestIndicators(t.Context(), s, []string{area, "area:330304", "area:330305"})
	if err != nil {
		t.Fatal(err)
	}
	joined, err := analysis.Collaborate(t.Context(), s, analysis.CollaborationQuestion{Area: &area})
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range map[string]pager{
		"conflicts": func(first *int, after *Cursor) ([]store.Key, *PageInfo, int, error) {
			a, err := NewConflicts(found, nil, first, after)
			if err != nil {
				return nil, nil, 0, err
			}
			return keysOf(a.Conflicts), a.PageInfo, a.TotalCount, nil
		},
		"suggested indicators": func(first *int, after *Cursor) ([]store.Key, *PageInfo, int, error) {
			a, err := NewSuggestions(suggested, first, after)
			if err != nil {
				return nil, nil, 0, err
			}
			return keysOf(a.Indicators), a.PageInfo, a.TotalCount, nil
		},
		"pairs": func(first *int, after *Cursor) ([]store.Key, *PageInfo, int, error) {
			a, err := NewCollaboration(joined, CollaborationPages{First: first, AfterPair: after})
			if err != nil {
				return nil, nil, 0, err
			}
			return keysOf(a.Pairs), a.PairsPageInfo, a.TotalPairs, nil
		},
		"agencies": func(first *int, after *Cursor) ([]store.Key, *PageInfo, int, error) {
			a, err := NewCollaboration(joined, CollaborationPages{First: first, AfterAgency: after})
			if err != nil {
				return nil, nil, 0, err
			}
			return keysOf(a.Agencies), a.AgenciesPageInfo, a.TotalAgencies, nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			whole, info, total, err := list(ptr(10_000), nil)
			if err != nil || len(whole) != total || total < 4 || info.HasNextPage {
				t.Fatalf("%d of %d rows: %v", len(whole), total, err)
			}
			for _, size := range []int{1, 3} {
				walked := walk(t, list, size)
				if !slices.EqualFunc(walked, whole, func(a, b store.Key) bool { return paging.Compare(analysis.RankOrder(len(a.Values)), a, b) == 0 }) {
					t.Errorf("by pages of %d: %d rows, want %d in their order", size, len(walked), len(whole))
				}
			}
			other := paging.NewCursor("another list", store.Key{ID: "x"})
			if _, _, _, err := list(nil, &other); !errors.Is(err, paging.ErrInvalidCursor) {
				t.Errorf("a cursor of another list: %v", err)
			}
			unranked := *info.EndCursor
			if text, err := base64.RawURLEncoding.DecodeString(string(unranked)); err != nil {
				t.Fatal(err)
			} else if forged := regexp.MustCompile(`"v":\[[^]]*\]`).ReplaceAllFunc(text, func(v []byte) []byte {
				return regexp.MustCompile(`\d+`).ReplaceAll(v, []byte("null"))
			}); string(forged) != string(text) {
				unranked = Cursor(base64.RawURLEncoding.EncodeToString(forged))
				if _, _, _, err := list(nil, &unranked); !errors.Is(err, paging.ErrInvalidCursor) {
					t.Errorf("a cursor with nothing to rank by: %v", err)
				}
			}
		})
	}
}

// pager gives a page of a list: its keys, its bounds and the list's total.
type pager func(first *int, after *Cursor) ([]store.Key, *PageInfo, int, error)

// walk reads a list page by page.
func walk(t *testing.T, list pager, size int) (walked []store.Key) {
	t.Helper()
	for after := (*Cursor)(nil); ; {
		rows, info, _, err := list(&size, after)
		if err != nil {
			t.Fatal(err)
		}
		walked = append(walked, rows...)
		if info.HasPreviousPage != (after != nil) {
			t.Error("it does not say whether there is a page before")
		}
		if after = info.EndCursor; !info.HasNextPage {
			return walked
		}
	}
}

func keysOf[T analysis.Ranked](rows []T) []store.Key {
	out := make([]store.Key, len(rows))
	for i, r := range rows {
		out[i] = r.Key()
	}
	return out
}
