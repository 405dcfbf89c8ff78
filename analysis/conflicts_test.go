package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

func TestConflictsBetweenDocumentsNeedTheSameThing(t *testing.T) {
	for _, c := range []struct {
		name string
		more store.Props
		year int
		want string
	}{
		{"another value", nil, 2020, "VALUE"},
		{"another comparator", store.Props{"value": 10.0, "canonicalValue": 10.0, "comparator": "GE"}, 2020, "COMPARATOR"},
		{"another unit that does not convert", store.Props{"canonicalUnit": "位"}, 2020, "UNIT"},
		{"a slip of the unit", store.Props{"value": 10.0, "unit": "万家", "canonicalValue": 100000.0}, 2020, "UNIT_SLIP"},
		{"the same", store.Props{"value": 10.0, "canonicalValue": 10.0}, 2020, ""},
		{"another year", nil, 2021, ""},
		{"no year", nil, 0, ""},
		{"another scope", store.Props{"scope": "眼镜"}, 2020, ""},
		{"a stretch value", store.Props{"stretch": true}, 2020, ""},
		{"a project's size", store.Props{"nature": "SIZE"}, 2020, ""},
		{"the same document", store.Props{"documents": []string{"document of 东案"}}, 2020, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := districts()
			g.plan("市案", "市", "2019", "2022", "LEAD")
			g.figure("市企", "市案", "企业", "东区", c.year, 12, c.more)
			s := keep(t, &g.Graph)
			got, err := FindConflicts(t.Context(), s, nil, 20)
			if err != nil {
				t.Fatal(err)
			}
			var kinds []string
			for _, x := range got.Conflicts {
				kinds = append(kinds, string(x.Kind))
				if x.Place != BetweenDocuments {
					t.Errorf("it stands %s", x.Place)
				}
			}
			if strings.Join(kinds, ",") != c.want || s.calls != 1 {
				t.Errorf("conflicts %v in %d calls, want %q in 1", kinds, s.calls, c.want)
			}
		})
	}
}

// TestTheKnownContradictionsAreFound: of the built-in documents these, which a
// person found reading them, and no others.
func TestTheKnownContradictionsAreFound(t *testing.T) {
	s := builtIn(t)
	got, err := FindConflicts(t.Context(), s, nil, 100)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range got.Conflicts {
		list = append(list, fmt.Sprintf("%s %s %s %s", c.Kind, c.Place, strings.TrimPrefix(c.a.id(), "target:"), strings.TrimPrefix(c.b.id(), "target:")))
	}
	want := []string{
		"UNIT_SLIP WITHIN_DOCUMENT longwan-corridor-2020:A4.06-2 longwan-corridor-2020:二-33",
		"UNIT WITHIN_DOCUMENT longwan-corridor-2020:A4.35-1 longwan-corridor-2020:三(三)8-4",
		"COMPARATOR WITHIN_DOCUMENT longwan-corridor-2020:三(三)7-6 longwan-corridor-2020:二-18",
		"COMPARATOR WITHIN_DOCUMENT ouhai-eyewear-complex-2019:A1.2021.6-4 ouhai-eyewear-complex-2019:二-8",
	}
	if !slices.Equal(list, want) {
		t.Errorf("conflicts:\n%s", strings.Join(list, "\n"))
	}
}

func TestConflictsAreFiltered(t *testing.T) {
	s := builtIn(t)
	for _, c := range []struct {
		name   string
		filter ConflictFilter
		want   int
	}{
		{"a plan", ConflictFilter{Plans: []string{"plan:longwan-corridor-2020"}}, 3},
		{"a document", ConflictFilter{Documents: []string{"document:ouhai-eyewear-complex-2019"}}, 1},
		{"an area", ConflictFilter{Areas: []string{"area:330303"}}, 2},
		{"kinds", ConflictFilter{Kinds: []ConflictKind{ConflictUnit, ConflictUnitSlip}}, 2},
		{"places", ConflictFilter{Places: []ConflictPlace{BetweenDocuments}}, 0},
		{"one side's indicator", ConflictFilter{Indicators: []string{"indicator:hightech-zone-rank"}}, 1},
		{"the other side's", ConflictFilter{Indicators: []string{"indicator:hightech-zone-rank-share"}}, 1},
		{"years", ConflictFilter{Years: []int{2022}}, 3},
		{"nothing", ConflictFilter{Plans: []string{}}, 0},
	} {
		got, err := FindConflicts(t.Context(), s, &c.filter, 100)
		if err != nil || got.TotalCount != c.want {
			t.Errorf("%s: %d conflicts, want %d: %v", c.name, got.TotalCount, c.want, err)
		}
	}
}
