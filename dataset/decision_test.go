package dataset_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
)

// decidedOn is a dataset of two districts of one city, with decisions and redirects.
func decidedOn(decisions, redirects string) map[string]string {
	return map[string]string{
		"areas.yaml": "- {id: \"990100\", name: 云州市, level: city}\n" +
			"- {id: \"990101\", name: 青川区, level: county, partOf: \"990100\"}\n" +
			"- {id: qingchuan, name: 青川新区, level: county, partOf: \"990100\"}\n",
		"agencies.yaml": "- {area: \"990101\", name: 青川区科技局, function: 科技局, aliases: [区科技局]}\n" +
			"- {area: \"990101\", name: 青川区科创中心, function: 科创中心, aliases: [区科创中心]}\n" +
			"- {area: qingchuan, name: 青川新区财政局, function: 财政局}\n",
		"indicators.yaml": "- {id: incubators, name: 孵化器, unit: 家}\n- {id: hatcheries, name: 孵化机构, unit: 个}\n- {id: area, name: 孵化面积, unit: 平方米}\n",
		"decisions.yaml":  decisions,
		"redirects.yaml":  redirects,
	}
}

func vocabulariesOf(t *testing.T, decisions, redirects string) *dataset.Vocabularies {
	t.Helper()
	d, err := dataset.Load(folder(decidedOn(decisions, redirects)))
	if err != nil {
		t.Fatal(err)
	}
	return &d.Vocabularies
}

func TestDecisionsAreCarriedOut(t *testing.T) {
	v := vocabulariesOf(t, `
- {same: ["agency:990101:科技局", "agency:990101:青川区科创中心"], by: Wang, on: "2026-03-18"}
- {same: ["area:990101", "area:qingchuan"]}
- {same: ["indicator:incubators", "indicator:hatcheries"]}
- {alias: 孵化场所, of: "indicator:incubators"}
- {kind: 财政, of: "agency:990101:青川新区财政局"}
`, "- {from: \"area:qingchuan-qu\", to: \"area:qingchuan\"}\n")
	got := v.Decided()
	want := []string{
		"990101 青川区 青川新区",
		"990101 青川区科技局 科技局 [] 区科技局 青川区科创中心 区科创中心",
		"990101 青川新区财政局 财政局 [财政]",
		"incubators 孵化器 孵化机构 孵化场所",
	}
	var found []string
	for _, a := range got.Areas[1:] {
		found = append(found, strings.Join(append([]string{a.ID, a.Name}, a.Aliases...), " "))
	}
	for _, b := range got.Agencies {
		found = append(found, strings.Join(append([]string{b.Area, b.Name, b.Function, fmt.Sprint(b.Functions)}, b.Aliases...), " "))
	}
	found = append(found, strings.Join(append([]string{got.Indicators[0].ID, got.Indicators[0].Name}, got.Indicators[0].Aliases...), " "))
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	if len(v.Agencies) != 3 || len(v.Agencies[0].Aliases) != 1 {
		t.Error("the vocabularies as written changed")
	}
	for id, now := range map[string]string{
		"area:qingchuan-qu": "area:990101", "agency:qingchuan:财政局": "agency:990101:财政局", "indicator:hatcheries": "indicator:incubators", "area:990100": "area:990100",
	} {
		if got := v.Current(id); got != now {
			t.Errorf("%s is %s now, want %s", id, got, now)
		}
	}
	r := v.Resolver()
	if a, ok := r.Area("qingchuan-qu"); !ok || a.ID != "990101" {
		t.Errorf("a document's own id of the area leads to %v", a)
	}
	f := &dataset.File{Targets: []dataset.Figure{{Indicator: "孵化场所", Unit: "家"}}}
	if n := r.Measures(f)[&f.Targets[0]].Indicator; n.ID != "incubators" {
		t.Errorf("the alias leads to %v", n)
	}
}

func TestWhatWasDecidedIsNotAskedAgain(t *testing.T) {
	v := vocabulariesOf(t, `
- {same: ["indicator:incubators", "indicator:hatcheries"]}
- {different: ["agency:990101:科技局", 区科创办]}
- {alias: 孵化场所, of: "indicator:hatcheries"}
`, "")
	for _, c := range []struct {
		one, other string
		settled    bool
	}{
		{"indicator:hatcheries", "indicator:incubators", true},
		{"区科创办", "agency:990101:科技局", true},
		{"孵化场所", "indicator:incubators", true},
		{"indicator:area", "indicator:incubators", false},
	} {
		if got := v.Settled(c.one, c.other); got != c.settled {
			t.Errorf("%s and %s: settled is %v", c.one, c.other, got)
		}
	}
}

func TestWrongDecisionsAreNamedWithTheirLine(t *testing.T) {
	for _, c := range []struct{ name, decisions, redirects, want string }{
		{"nothing", "- {by: Wang}\n", "", "decisions.yaml:1: the decision says 0 things; give exactly one of same, different, alias and kind"},
		{"two things", "- {alias: a, kind: b, of: \"indicator:incubators\"}\n", "", "decisions.yaml:1: the decision says 2 things"},
		{"one thing alone", "- {same: [\"indicator:incubators\"]}\n", "", "give two ids or more"},
		{"of nothing", "- {alias: 孵化场所}\n", "", "of is missing"},
		{"no id", "- {same: [孵化器, \"indicator:incubators\"]}\n", "", `decisions.yaml:1: "孵化器" is no id`},
		{"what is gone", "# ours\n- {same: [\"indicator:incubators\", \"indicator:gone\"]}\n", "", "decisions.yaml:2: indicator:gone is not there any more; remove the line"},
		{"several kinds", "- {same: [\"indicator:incubators\", \"area:990101\"]}\n", "", "are of several kinds"},
		{"other units", "- {same: [\"indicator:incubators\", \"indicator:area\"]}\n", "", "cannot be converted"},
		{"both", "- {same: [\"indicator:incubators\", \"indicator:hatcheries\"]}\n- {different: [\"indicator:hatcheries\", \"indicator:incubators\"]}\n", "", "decisions.yaml:2: indicator:hatcheries and indicator:incubators are decided to be the same, too"},
		{"a circle", "- {same: [\"indicator:incubators\", \"indicator:hatcheries\"]}\n- {same: [\"indicator:hatcheries\", \"indicator:incubators\"]}\n", "", "leads back to itself"},
		{"an alias of two", "- {alias: 孵化场所, of: \"indicator:incubators\"}\n- {alias: 孵化场所, of: \"indicator:area\"}\n", "", "decisions.yaml:2: the alias 孵化场所 (Indicator) is decided in two ways"},
		{"no day", "- {alias: 孵化场所, of: \"indicator:incubators\", on: \"2026-02-30\"}\n", "", "give a day that is in the calendar"},
		{"a redirect to what is gone", "", "- {from: \"area:old\", to: \"area:gone\"}\n", "redirects.yaml:1: area:gone is not there any more"},
		{"a redirect to another kind", "", "- {from: \"area:old\", to: \"indicator:incubators\"}\n", "lead to a node of the same kind"},
		{"a redirect twice", "", "- {from: \"area:old\", to: \"area:990101\"}\n- {from: \"area:old\", to: \"area:990100\"}\n", "redirects.yaml:2: area:old is redirected twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := dataset.Load(folder(decidedOn(c.decisions, c.redirects)))
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, p := range d.Check(nil) {
				if !p.Note {
					all = append(all, p.String())
				}
			}
			if !strings.Contains(strings.Join(all, "\n"), c.want) {
				t.Errorf("%q is not said in\n%s", c.want, strings.Join(all, "\n"))
			}
		})
	}
}

func TestDecisionsHoldForIndicatorsByTheirStructure(t *testing.T) {
	v := vocabulariesOf(t, `
- {same: ["indicator:hatcheries", "indicator:guan-ce-fu-biao"]}
- {alias: 老树, of: "indicator:forest-cover"}
`, "")
	f := &dataset.File{Targets: []dataset.Figure{{Indicator: "累计建成观测浮标数量", Unit: "座"}, {Indicator: "老树", Unit: "%"}}}
	measures := v.Resolver().Measures(f)
	if got := measures[&f.Targets[0]]; got.Indicator.ID != "hatcheries" && got.Indicator.ID != "guan-ce-fu-biao" || !got.Known {
		t.Errorf("what was decided to be one is %+v", got)
	}
	if got := measures[&f.Targets[1]].Indicator.ID; got != "forest-cover" {
		t.Errorf("the alias of a standard indicator leads to %s", got)
	}
}

// TestALineIsBlamedForItsOwnIDs: a body that a document names is there, whatever it is
// decided to be the same as.
func TestALineIsBlamedForItsOwnIDs(t *testing.T) {
	d := &dataset.Dataset{Vocabularies: vocabularies(), Files: []*dataset.File{{Slug: "a", Document: dataset.Document{
		Title: "青川区计划", Kind: dataset.KindPlan, Area: "990101", Issuers: []string{"青川区财政局", "青川区民政局"}, SHA256: strings.Repeat("a", 64),
	}}}}
	d.Decisions = []dataset.Decision{
		{Same: []string{"agency:990101:民政局", "agency:990101:财政局"}},
		{Same: []string{"agency:990101:没有局", "agency:990101:民政局"}},
	}
	var gone []string
	for _, p := range d.Check(nil) {
		if s := p.String(); strings.Contains(s, "not there any more") {
			gone = append(gone, s)
		}
	}
	if len(gone) != 1 || !strings.Contains(gone[0], "agency:990101:没有局 is not there") {
		t.Errorf("what is gone: %q", gone)
	}
}
