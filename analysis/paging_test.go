package analysis

import (
	"encoding/base64"
	"errors"
	"regexp"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// TestListsArePaged walks each list that an answer cuts, by pages of two sizes:
// together they are the whole list, each row once, in its order.
func TestListsArePaged(t *testing.T) {
	s := builtIn(t)
	area, areas := "area:330303", []string{"area:330303", "area:330304", "area:330305"}
	for name, list := range map[string]func(first *int, after *view.Cursor) ([]store.Key, *view.PageInfo, int, error){
		"conflicts": func(first *int, after *view.Cursor) ([]store.Key, *view.PageInfo, int, error) {
			a, err := FindConflicts(t.Context(), s, nil, first, after)
			if err != nil {
				return nil, nil, 0, err
			}
			return places(a.Conflicts), a.PageInfo, a.TotalCount, nil
		},
		"suggested indicators": func(first *int, after *view.Cursor) ([]store.Key, *view.PageInfo, int, error) {
			a, err := SuggestIndicators(t.Context(), s, areas, first, after)
			if err != nil {
				return nil, nil, 0, err
			}
			return places(a.Indicators), a.PageInfo, a.TotalCount, nil
		},
		"pairs": func(first *int, after *view.Cursor) ([]store.Key, *view.PageInfo, int, error) {
			a, err := Collaborate(t.Context(), s, &area, nil, nil, CollaborationPages{First: first, AfterPair: after})
			if err != nil {
				return nil, nil, 0, err
			}
			return places(a.Pairs), a.PairsPageInfo, a.TotalPairs, nil
		},
		"agencies": func(first *int, after *view.Cursor) ([]store.Key, *view.PageInfo, int, error) {
			a, err := Collaborate(t.Context(), s, &area, nil, nil, CollaborationPages{First: first, AfterAgency: after})
			if err != nil {
				return nil, nil, 0, err
			}
			return places(a.Agencies), a.AgenciesPageInfo, a.TotalAgencies, nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			whole, info, total, err := list(ptr(10_000), nil)
			if err != nil || len(whole) != total || total < 4 || info.HasNextPage {
				t.Fatalf("%d of %d rows: %v", len(whole), total, err)
			}
			for _, size := range []int{1, 3} {
				var walked []store.Key
				for after := (*view.Cursor)(nil); ; {
					rows, info, _, err := list(&size, after)
					if err != nil {
						t.Fatal(err)
					}
					walked = append(walked, rows...)
					if info.HasPreviousPage != (after != nil) {
						t.Error("it does not say whether there is a page before")
					}
					if after = info.EndCursor; !info.HasNextPage {
						break
					}
				}
				if !slices.EqualFunc(walked, whole, func(a, b store.Key) bool { return byRank(a, b) == 0 }) {
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
				unranked = view.Cursor(base64.RawURLEncoding.EncodeToString(forged))
				if _, _, _, err := list(nil, &unranked); !errors.Is(err, paging.ErrInvalidCursor) {
					t.Errorf("a cursor with nothing to rank by: %v", err)
				}
			}
		})
	}
}

func places[T ranked](rows []T) []store.Key {
	out := make([]store.Key, len(rows))
	for i, r := range rows {
		out[i] = r.at()
	}
	return out
}
