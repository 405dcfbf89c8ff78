package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// TestGapsThatMostOthersDoNotHaveComeFirst: areas of the level with a loaded plan that
// has the thing count, each once.
func TestGapsThatMostOthersDoNotHaveComeFirst(t *testing.T) {
	g := districts()
	for _, i := range []string{"甲", "乙", "丙"} {
		g.indicator(i, false, false)
		g.figure("东"+i, "东案", i, "东区", 2022, 1, nil)
	}
	g.plan("北案", "北区", "2020", "2022", "LEAD")
	g.area("南区", "市", "county")
	g.plan("南案", "南区", "2020", "2022", "LEAD")
	g.plan("市案", "市", "2020", "2022", "LEAD")
	g.plan("引案", "北区", "2020", "2022")
	g.Nodes[len(g.Nodes)-1].Props["cited"] = true
	g.figure("北乙一", "北案", "乙", "北区", 2021, 1, nil)
	g.figure("北乙二", "北案", "乙", "北区", 2022, 1, nil)
	g.figure("南乙", "南案", "乙", "南区", 2022, 1, nil)
	g.figure("南丙", "南案", "丙", "南区", 2022, 1, nil)
	g.figure("北丙规模", "北案", "丙", "北区", 2022, 1, store.Props{"nature": "SIZE"})
	g.figure("市甲", "市案", "甲", "市", 2022, 1, nil)
	g.figure("引甲", "引案", "甲", "北区", 2022, 1, nil)
	g.agency("南区街道", "南区", "街道", "部门")
	g.task("南1", "南案", [2]string{ontology.Leads, "南区街道"})
	g.task("南2", "南案", [2]string{ontology.Leads, "南区街道"})
	for i := range g.Nodes {
		if f, ok := g.Nodes[i].Props["function"].(string); ok && g.Nodes[i].ID == "南区街道" {
			g.Nodes[i].Props["functions"] = []string{f}
		}
	}
	s := keep(t, &g.Graph)
	got, err := FindGaps(t.Context(), s, "东区", "西区")
	if err != nil {
		t.Fatal(err)
	}
	if s.calls != 4 { // no kind of platform is missing
		t.Errorf("%d store calls, want 4", s.calls)
	}
	var order []string
	for _, i := range got.Indicators {
		order = append(order, fmt.Sprint(i.Indicator, i.Elsewhere))
	}
	if want := []string{"乙2", "丙1", "新增0", "甲0"}; !slices.Equal(order, want) {
		t.Errorf("indicators %v, want %v", order, want)
	}
	if len(got.Functions) != 1 || got.Functions[0].Elsewhere != 1 {
		t.Errorf("functions %+v, want 街道 in one other area", got.Functions[0])
	}
}

// TestAPlanThatAssignsNobodyIsToldBeforeAnyGap, by its title.
func TestAPlanThatAssignsNobodyIsToldBeforeAnyGap(t *testing.T) {
	g := districts()
	g.plan("北案", "北区", "2020", "2022")
	g.task("北1", "北案")
	s := keep(t, &g.Graph)
	got, err := FindGaps(t.Context(), s, "东区", "北区")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Caveats) != 1 || got.Caveats[0].Kind != CaveatNobody || !slices.Equal(got.Caveats[0].Facts, []string{"北案"}) || !strings.Contains(got.Caveats[0].Message, "《北案》") {
		t.Errorf("caveats %v, want one of 北案", got.Caveats)
	}
	if got, err = FindGaps(t.Context(), s, "东区", "西区"); err != nil || len(got.Caveats) != 0 {
		t.Errorf("of plans that assign: %v, %v", got.Caveats, err)
	}
}
