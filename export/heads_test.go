package export_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/builtin"
)

// TestHeadsAreChineseForChineseReaders: every column of every table has a name in Chinese,
// save those that are named by what the data has, and its own name in English.
func TestHeadsAreChineseForChineseReaders(t *testing.T) {
	st := builtin.Store()
	c := client.Within(serving(st))
	tables := map[string]func() (export.Table, error){
		"search":  func() (export.Table, error) { return export.Search(t.Context(), c, "科技局") },
		"compare": func() (export.Table, error) { return compared(t, c) },
		"gaps": func() (export.Table, error) {
			return export.Gaps(t.Context(), c, "area:330303", "area:330304")
		},
		"workload": func() (export.Table, error) { return export.Workload(t.Context(), c, "area:330303") },
		"evidence": func() (export.Table, error) { return export.Evidence(t.Context(), c, "plan:longwan-corridor-2020") },
	}
	for _, axis := range client.AllMatrixAxis {
		if axis != client.MatrixAxisArea {
			tables["matrix of "+string(axis)] = func() (export.Table, error) { return export.Matrix(t.Context(), c, string(axis), "AREA", nil, nil) }
		}
	}
	for _, name := range export.TableNames() {
		tables[name] = func() (export.Table, error) { return export.Named(t.Context(), c, name, "") }
	}
	latin := regexp.MustCompile(`[a-z]`)
	for name, ask := range tables {
		table, err := ask()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		table = table.Limited(1)
		for i, head := range table.Headed(bilingual.Chinese).Columns {
			if latin.MatchString(head) {
				t.Errorf("%s: heads.zh.yaml has no Chinese of %q", name, table.Columns[i])
			}
		}
		if got := table.Headed(bilingual.English).Columns; !slices.Equal(got, table.Columns) {
			t.Errorf("%s in English has the heads %q, not %q", name, got, table.Columns)
		}
	}
}

func compared(t *testing.T, c graphql.Client) (export.Table, error) {
	t.Helper()
	return export.Compare(t.Context(), c, []string{"indicator:high-tech-enterprises"}, []string{"area:330303", "area:330305"}, []int{2021})
}

// TestCellsSpeakTheReadersLanguage: what a status means is told in Chinese or English.
func TestCellsSpeakTheReadersLanguage(t *testing.T) {
	st := builtin.Store()
	c := client.Within(serving(st))
	for l, chinese := range map[bilingual.Language]bool{bilingual.Chinese: true, bilingual.English: false} {
		table, err := compared(t, c)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.Index(table.Columns, "message")
		for row, err := range table.In(l).Rows {
			if err != nil {
				t.Fatal(err)
			}
			if said := row[at].(string); regexp.MustCompile(`\p{Han}`).MatchString(said) != chinese {
				t.Errorf("in %s a cell says %q", l, said)
			}
		}
	}
}
