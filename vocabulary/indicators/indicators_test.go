package indicators_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/internal/naming"
	"github.com/policygraph/policygraph/vocabulary/indicators"
	"github.com/policygraph/policygraph/vocabulary/units"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestTheStandardListIsSound(t *testing.T) {
	type name struct {
		words string
		of    units.Dimension
	}
	ids, names := map[string]bool{}, map[name]string{}
	for _, n := range indicators.Standard() {
		if !slug.MatchString(n.ID) || ids[n.ID] {
			t.Errorf("the id %q is no slug or is given twice", n.ID)
		}
		ids[n.ID] = true
		if n.Name == "" || n.Unit == "" || n.Family == "" || n.Concept == "" || n.Direction != "" && n.Direction != "up" && n.Direction != "down" {
			t.Errorf("%s lacks a name, unit, family or concept, or its direction is neither up nor down: %+v", n.ID, n)
		}
		if n.Flow && n.Unit == "%" {
			t.Errorf("%s is a share or a rate, which is no flow", n.ID)
		}
		for _, words := range append([]string{n.Name}, n.Aliases...) {
			k := name{naming.Normal(words), units.DimensionOf(n.Unit)}
			if names[k] != "" {
				t.Errorf("%s and %s are both called %s", names[k], n.ID, words)
			}
			names[k] = n.ID
		}
	}
	if len(ids) < 200 {
		t.Errorf("the list has %d indicators", len(ids))
	}
}

func TestEachStandardNameFindsItsIndicator(t *testing.T) {
	x := indicators.NewIndex(nil)
	for _, n := range indicators.Standard() {
		for _, words := range append([]string{n.Name}, n.Aliases...) {
			m := x.Resolve([]indicators.Wording{{Text: words, Unit: n.Unit}}, indicators.Subject{}, "plan")
			if m[0].Entry == nil || m[0].Entry.ID != n.ID {
				t.Errorf("%s is %s, want %s", words, m[0].ID(), n.ID)
			}
		}
	}
}

func TestAPlansWidestFigureStandsWithTheThing(t *testing.T) {
	x := indicators.NewIndex([]indicators.Entry{
		{ID: "works-area", Names: []string{"面积"}, Unit: "平方米", Documents: []string{"old"}},
		{ID: "high-tech-enterprises", Names: []string{"高新技术企业数"}, Unit: "家"},
		{ID: "hai-yang-qi-ye", Names: []string{"海洋企业"}, Unit: "家", Proposed: true},
	})
	subject := indicators.SubjectOf("青川市海洋经济发展行动计划", "青川市")
	count := func(text, scope string) indicators.Wording {
		return indicators.Wording{Text: text, Unit: "家", Scope: scope}
	}
	area := indicators.Wording{Text: "总面积", Unit: "平方米", Project: true}
	for name, c := range map[string]struct {
		document string
		wordings []indicators.Wording
		want     []string
	}{
		"the only one, with a tier":          {"a", []indicators.Wording{count("标杆海洋企业", "")}, []string{"hai-yang-qi-ye"}},
		"a narrower one beside it":           {"a", []indicators.Wording{count("海洋企业", ""), count("标杆海洋企业", "")}, []string{"hai-yang-qi-ye", "biao-gan-hai-yang-qi-ye"}},
		"a status that firms have":           {"a", []indicators.Wording{count("海洋领域高新技术企业", ""), count("新增高新技术企业", "")}, []string{"high-tech-enterprises", "new-hightech-enterprises"}},
		"the dataset's own name":             {"a", []indicators.Wording{count("高新技术企业数", "")}, []string{"high-tech-enterprises"}},
		"firms of a park are its own":        {"a", []indicators.Wording{count("企业", "东桥园区")}, []string{"hai-yang-qi-ye-a"}},
		"what says too little is its plan's": {"a", []indicators.Wording{area}, []string{"mian-ji-a"}},
		"but for the documents of an entry":  {"old", []indicators.Wording{{Text: "面积", Unit: "平方米"}}, []string{"works-area"}},
		"names that sound alike":             {"a", []indicators.Wording{count("海洋观测船", ""), count("海洋观测传", "")}, []string{"guan-ce-chuan-2", "guan-ce-chuan"}},
	} {
		var got []string
		for _, m := range x.Resolve(c.wordings, subject, c.document) {
			got = append(got, m.ID())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
