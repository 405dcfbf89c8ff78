package analysis

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
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
		{"another value of the same scope, written otherwise", store.Props{"scope": "ＡＢ园"}, 2021, "VALUE"},
		{"another value where no unit converts", store.Props{"canonicalValue": nil, "unit": "座"}, 2023, "UNIT"},
		{"the same where no unit converts", store.Props{"canonicalValue": nil, "unit": "座", "value": 6.0}, 2023, ""},
		{"another scope", store.Props{"scope": "眼镜"}, 2020, ""},
		{"a stretch value", store.Props{"stretch": true}, 2020, ""},
		{"a project's size", store.Props{"nature": "SIZE"}, 2020, ""},
		{"the same document", store.Props{"documents": []string{"document of 东案"}}, 2020, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := districts()
			g.plan("市案", "市", "2019", "2022", "LEAD")
			g.figure("东园21", "东案", "企业", "东区", 2021, 3, store.Props{"scope": "ab园"})
			g.figure("东座23", "东案", "企业", "东区", 2023, 6, store.Props{"unit": "座", "canonicalValue": nil})
			g.figure("市企", "市案", "企业", "东区", c.year, 12, c.more)
			s := keep(t, &g.Graph)
			got, err := FindConflicts(t.Context(), s, ConflictFilter{})
			if err != nil {
				t.Fatal(err)
			}
			var kinds []string
			for _, x := range got {
				kinds = append(kinds, string(x.Kind))
				if x.Place != BetweenDocuments {
					t.Errorf("it stands %s", x.Place)
				}
			}
			if strings.Join(kinds, ",") != c.want || s.calls > 3 {
				t.Errorf("conflicts %v in %d calls, want %q in 3", kinds, s.calls, c.want)
			}
		})
	}
}

// TestConflictsAreExplained by what a reader might look at first, and by nothing
// else.
func TestConflictsAreExplained(t *testing.T) {
	const rounded, annex, revision, wording = "perhaps rounded", "one was revised", "may be a revision", "worded differently"
	for _, c := range []struct {
		name   string
		value  float64
		annex  bool // the other figure stands there
		issued string
		stated string
		want   []string
	}{
		{"far apart", 120, false, "2020-01-01", "企业", nil},
		{"less than one percent apart", 100.5, false, "2020-01-01", "企业", []string{rounded}},
		{"one percent apart", 102, false, "2020-01-01", "企业", nil},
		{"one in an annex", 120, true, "2020-01-01", "企业", []string{annex}},
		{"issued on another day", 120, false, "2021-01-01", "企业", []string{revision}},
		{"worded otherwise", 120, false, "2020-01-01", "公司", []string{wording}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := districts()
			g.plan("市案", "市", "2020", "2025", "LEAD")
			g.plan("省案", "市", "2020", "2025", "LEAD")
			g.Nodes[len(g.Nodes)-1].Props["issuedOn"] = c.issued
			g.figure("市企", "市案", "企业", "北区", 2025, 100, nil)
			g.figure("省企", "省案", "企业", "北区", 2025, c.value, store.Props{"statedIndicator": c.stated})
			g.task("省表", "省案")
			if c.annex {
				g.Nodes[len(g.Nodes)-1].Props["source"] = "ANNEX"
			}
			g.edge("省表", ontology.Sets, "省企")
			got, err := FindConflicts(t.Context(), keep(t, &g.Graph), ConflictFilter{})
			if err != nil || len(got) != 1 {
				t.Fatalf("%d conflicts, want 1: %v", len(got), err)
			}
			for i, e := range got[0].Explanations {
				if i >= len(c.want) || !strings.Contains(e.MessageEn, c.want[i]) {
					t.Errorf("it is explained by %q", e.MessageEn)
				}
			}
			if len(got[0].Explanations) != len(c.want) {
				t.Errorf("%d explanations, want %d", len(got[0].Explanations), len(c.want))
			}
		})
	}
}

// TestADiscrepancyShowsBothPlaces as far as their locators tell the wording, and
// says where one of them alone stands in an annex.
func TestADiscrepancyShowsBothPlaces(t *testing.T) {
	place := func(section string, length int64, opening, closing string) store.Props {
		return store.Props{"section": section, "start": int64(100), "end": 100 + length, "opening": opening, "closing": closing}
	}
	for _, c := range []struct {
		name  string
		a, b  store.Props
		says  string
		annex bool
	}{
		{"short", place("一", 3, "甲乙丙", "甲乙丙"), place("二", 2, "丁戊", "丁戊"), "甲乙丙 / 丁戊", false},
		{"as long as both ends", place("一", 16, "一二三四五六七八", "九十百千万亿兆京"), place("二", 12, "一二三四五六七八", "五六七八九十百千"), "一二三四五六七八九十百千万亿兆京 / 一二三四五六七八九十百千", false},
		{"longer", place("一", 17, "一二三四五六七八", "九十百千万亿兆京"), place("二", 8, "一二三四五六七八", "一二三四五六七八"), "一二三四五六七八…九十百千万亿兆京 / 一二三四五六七八", false},
		{"one in an annex", place("一", 1, "甲", "甲"), place("A1", 1, "乙", "乙"), "甲 / 乙", true},
		{"both in an annex", place("A1", 1, "甲", "甲"), place("A2", 1, "乙", "乙"), "甲 / 乙", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := districts()
			g.node(ontology.KindPassage, "其一", c.a)
			g.node(ontology.KindPassage, "其二", c.b)
			g.node(ontology.KindDiscrepancy, "不一", store.Props{"message": "用字不同", "documents": []string{"document of 东案"}})
			g.edge("东案", ontology.HasDiscrepancy, "不一")
			g.edge("不一", ontology.StatedIn, "其一")
			g.edge("不一", ontology.StatedIn, "其二")
			got, err := FindConflicts(t.Context(), keep(t, &g.Graph), ConflictFilter{})
			if err != nil || len(got) != 1 {
				t.Fatalf("%d conflicts, want 1: %v", len(got), err)
			}
			if says := got[0].Sides[0].Says + " / " + got[0].Sides[1].Says; says != c.says {
				t.Errorf("it says %q, want %q", says, c.says)
			}
			want := []string{"用字不同"}
			if c.annex {
				want = append(want, oneInAnnex)
			}
			var why []string
			for _, e := range got[0].Explanations {
				why = append(why, e.Message)
			}
			if !slices.Equal(why, want) {
				t.Errorf("it is explained by %q, want %q", why, want)
			}
		})
	}
}

// TestTheKnownContradictionsAreFound: of the built-in documents these, which a
// person found reading them, and no others.
func TestTheKnownContradictionsAreFound(t *testing.T) {
	s := builtIn()
	got, err := FindConflicts(t.Context(), s, ConflictFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range got {
		list = append(list, fmt.Sprintf("%s %s: %s / %s", c.Kind, strings.Join(c.Facts, " "), c.Sides[0].Says, c.Sides[1].Says))
	}
	want := []string{
		"COUNT announcement:longwan-corridor-2020:A1-43: 43项 / 42项",
		"COUNT announcement:longwan-corridor-2020:A2-26: 26项 / 21个序号、22行",
		"COUNT announcement:longwan-corridor-2020:A3-54: 54项 / 11个序号、44行",
		"COUNT announcement:longwan-corridor-2020:A4-53: 53项 / 52项",
		"WORDING discrepancy:dongtou-incubators-2022:1875-1888:5283-5287: 孵化基(责任单位:区经信局 / 孵化基地",
		"WORDING discrepancy:dongtou-incubators-2022:2094-2107:5498-5502: 孵化基(责任单位:区科技局 / 孵化基地",
		"WORDING discrepancy:dongtou-incubators-2022:4710-4731:413-430: 洞头区大孵化器集…发展三年行动计划 / 洞头区大孵化集群…作责任单位一览表",
		"WORDING discrepancy:dongtou-incubators-2022:5177-5181:1768-1772: 凤凰涅槃 / 凤凰涅”",
		"WORDING discrepancy:dongtou-incubators-2022:5545-5554:2143-2152: 所有权和长期使用权 / 所有权或长期使用权",
		"WORDING discrepancy:dongtou-incubators-2022:6649-6659:3245-3255: 各类投资机构在洞设立 / 各类投资机构在温设立",
		"WORDING discrepancy:longwan-corridor-2020:11001-11009:3792-3800: 数字经济创新中心 / 数字经济产业中心",
		"WORDING discrepancy:longwan-corridor-2020:12189-12200:7466-7477: 孵化园东侧河道驳岸工程 / 孵化园西侧河岸驳坎工程",
		"WORDING discrepancy:longwan-corridor-2020:12201-12218:7555-7567: 尽快建成石浦路、纬35路 / 眼谷一路(原纬3…路)列入建设计划",
		"DATE discrepancy:longwan-corridor-2020:13169-13282:377-416: 成文日期2020-03-24 / 2019年",
		"DATE discrepancy:longwan-corridor-2020:16250-16302:377-416: 成文日期2020-03-24 / 1月底前",
		"WORDING discrepancy:longwan-corridor-2020:17017-17030:11230-11248: 北至科创北路,南…海大道辅道(北) / 北至规划道路,南至瓯海大道",
		"WORDING discrepancy:longwan-corridor-2020:17375-17387:9872-9887: 东至金石路、新河,南至龙瑶大道 / 东至金石路、南至龙瑶大道",
		"DATE discrepancy:longwan-corridor-2020:8172-8179:10508-10520: 附二医瑶溪分院:2022年 / 温州医科大学附属第二医院:2020年",
		"DATE discrepancy:longwan-corridor-2020:8180-8188:10521-10533: 口腔医院瑶溪新院:2022年 / 温州医科大学附属口腔医院:2020年",
		"DATE discrepancy:longwan-corridor-2020:8189-8196:11777-11786: 国际眼视光医院:2022年 / 眼视光国际眼科医院:2020年",
		"WORDING discrepancy:ouhai-eyewear-complex-2019:2395-2406:867-878: 品牌与创意设计体系建设 / 品牌和创意设计体系建设",
		"WORDING discrepancy:ouhai-eyewear-complex-2019:2828-2836:4045-4055: 产业创新服务平台 / 产业创新公共服务平台",
		"STRETCH target:dongtou-incubators-2022:二(一)-1 target:dongtou-incubators-2022:二(一)-2: ≥1万平方米 / 高线≥1万平方米",
		"STRETCH target:dongtou-incubators-2022:二(一)-3 target:dongtou-incubators-2022:二(一)-4: ≥2万平方米 / 高线≥2万平方米",
		"STRETCH target:dongtou-incubators-2022:二(一)-5 target:dongtou-incubators-2022:二(一)-6: ≥3万平方米 / 高线≥3万平方米",
		"UNIT_SLIP target:longwan-corridor-2020:A4.06-2 target:longwan-corridor-2020:二-33: 17.7元/人 / 17.7万元/人",
		"UNIT target:longwan-corridor-2020:A4.35-1 target:longwan-corridor-2020:三(三)8-4: ≤45% / ≤80名",
		"COMPARATOR target:longwan-corridor-2020:三(三)7-6 target:longwan-corridor-2020:二-18: ≥20% / 20%",
		"UNIT target:ouhai-eyewear-complex-2019:A1.2021.5-2 target:ouhai-eyewear-complex-2019:二-11: ≥600家次 / ≥600家",
		"COMPARATOR target:ouhai-eyewear-complex-2019:A1.2021.6-4 target:ouhai-eyewear-complex-2019:二-8: ≥400家 / 400家",
	}
	if !slices.Equal(list, want) {
		t.Errorf("conflicts:\n%s", strings.Join(list, "\n"))
	}
}

func TestConflictsAreFiltered(t *testing.T) {
	s := builtIn()
	for _, c := range []struct {
		name   string
		filter ConflictFilter
		want   int
	}{
		{"a plan", ConflictFilter{Plans: []string{"plan:longwan-corridor-2020"}}, 17},
		{"a document", ConflictFilter{Documents: []string{"document:ouhai-eyewear-complex-2019"}}, 4},
		{"an area", ConflictFilter{Areas: []string{"area:330303"}}, 16},
		{"kinds", ConflictFilter{Kinds: []ConflictKind{ConflictUnit, ConflictUnitSlip}}, 3},
		{"dates", ConflictFilter{Kinds: []ConflictKind{ConflictDate}}, 5},
		{"what is announced and worded", ConflictFilter{Kinds: []ConflictKind{ConflictCount, ConflictWording}}, 17},
		{"places", ConflictFilter{Places: []ConflictPlace{BetweenDocuments}}, 0},
		{"one side's indicator", ConflictFilter{Indicators: []string{"indicator:hightech-zone-rank"}}, 1},
		{"the other side's", ConflictFilter{Indicators: []string{"indicator:hightech-zone-rank-share"}}, 1},
		{"years", ConflictFilter{Years: []int{2022}}, 4},
		{"nothing", ConflictFilter{Plans: []string{}}, 0},
	} {
		got, err := FindConflicts(t.Context(), s, c.filter)
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %d conflicts, want %d: %v", c.name, len(got), c.want, err)
		}
	}
}

func TestStretchValuesThatStretchNothing(t *testing.T) {
	for _, c := range []struct {
		name       string
		comparator string // of both, where it is no other
		value      float64
		year       int
		more       store.Props
		want       string
	}{
		{"as much", "GE", 10, 2021, nil, "≥10家 / 高线≥10家"},
		{"less", "GE", 9, 2021, nil, "≥10家 / 高线≥9家"},
		{"more", "GE", 11, 2021, nil, ""},
		{"as little", "LE", 10, 2021, nil, "≤10家 / 高线≤10家"},
		{"less little", "LE", 11, 2021, nil, "≤10家 / 高线≤11家"},
		{"less than little", "LE", 9, 2021, nil, ""},
		{"the same, exactly", "EQ", 10, 2021, store.Props{"base": "EQ"}, "10家 / 高线10家"},
		{"another, exactly", "EQ", 9, 2021, store.Props{"base": "EQ"}, ""},
		{"for another year", "GE", 10, 2022, nil, ""},
		{"another comparator", "EQ", 10, 2021, nil, ""},
		{"of a part", "GE", 10, 2021, store.Props{"scope": "眼镜"}, ""},
		{"of another document", "GE", 10, 2021, store.Props{"documents": []string{"document of another"}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := districts()
			g.plan("又案", "北区", "2020", "2022", "LEAD")
			base := "GE"
			if c.comparator == "LE" || c.more["base"] == "EQ" {
				base = c.comparator
			}
			g.figure("北企21", "又案", "企业", "北区", 2021, 10, store.Props{"comparator": base})
			plan := "又案"
			if c.more["documents"] != nil {
				g.plan("别案", "北区", "2020", "2022", "LEAD")
				plan = "别案"
			}
			more := store.Props{"comparator": c.comparator, "stretch": true}
			maps.Copy(more, c.more)
			g.figure("北高", plan, "企业", "北区", c.year, c.value, more)
			got, err := FindConflicts(t.Context(), keep(t, &g.Graph), ConflictFilter{})
			if err != nil {
				t.Fatal(err)
			}
			says := ""
			for _, x := range got {
				says += x.Sides[0].Says + " / " + x.Sides[1].Says
				if x.Kind != ConflictStretch {
					t.Errorf("it is a conflict of %s", x.Kind)
				}
			}
			if says != c.want {
				t.Errorf("got %q, want %q", says, c.want)
			}
		})
	}
}

// TestAnnouncedNumbers: a number may be that of the numbers or of the rows; what
// is neither is a conflict, with the rows that are listed.
func TestAnnouncedNumbers(t *testing.T) {
	for _, c := range []struct {
		announced, numbered, rows int64
		says, why                 string
	}{
		{3, 2, 2, "3项 / 2项", "fewer"},
		{1, 2, 2, "1项 / 2项", "more"},
		{5, 4, 6, "5项 / 4个序号、6行", "between"},
	} {
		g := districts()
		g.node(ontology.KindAnnouncement, "自称", store.Props{
			"announced": c.announced, "unit": "项", "numbered": c.numbered, "rows": c.rows, "conflicting": true, "documents": []string{"document of 东案"},
		})
		g.node(ontology.KindAnnouncement, "相符", store.Props{"announced": c.rows, "rows": c.rows, "conflicting": false})
		g.edge("东案", ontology.Announces, "自称")
		g.edge("自称", ontology.Counts, "东2")
		g.edge("自称", ontology.Counts, "东1")
		got, err := FindConflicts(t.Context(), keep(t, &g.Graph), ConflictFilter{})
		if err != nil || len(got) != 1 {
			t.Fatalf("%d conflicts, want 1: %v", len(got), err)
		}
		found := got[0]
		if says := found.Sides[0].Says + " / " + found.Sides[1].Says; says != c.says || !strings.Contains(found.Explanations[0].MessageEn, c.why) {
			t.Errorf("got %q because %q, want %q because %q", says, found.Explanations[0].MessageEn, c.says, c.why)
		}
		if ids := []string{found.Sides[1].Tasks.Keys()[0].ID, found.Sides[1].Tasks.Keys()[1].ID}; !slices.Equal(ids, []string{"东1", "东2"}) || found.Area != "东区" {
			t.Errorf("it lists %v in %s", ids, found.Area)
		}
	}
}
