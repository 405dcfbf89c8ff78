package indicators_test

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/vocabulary/indicators"
)

// groups are wordings of one structure each, in a plan about the field; no two
// groups share a structure.
var groups = map[string][]indicators.Wording{
	"firms of the field": {
		{Text: "海洋经济企业", Unit: "家"},
		{Text: "海洋企业数量", Unit: "户"},
		{Text: "海洋经济相关企业", Unit: "家"},
		{Text: "企业", Unit: "家"},
		{Text: "海洋经济产业链上下游企业", Unit: "家"},
		{Text: "累计培育海洋经济企业总数", Unit: "家"},
		{Text: "海洋经济领域企业（含个体）", Unit: "家"},
	},
	"new firms":           {{Text: "新增海洋经济企业", Unit: "家"}, {Text: "新引进海洋企业", Unit: "家"}},
	"new firms of a year": {{Text: "新增海洋经济企业", Unit: "家", Qualifier: "每年"}, {Text: "每年新增海洋企业", Unit: "家"}},
	"leading firms":       {{Text: "海洋经济龙头企业", Unit: "家"}, {Text: "龙头企业", Unit: "家"}},
	"chain leaders":       {{Text: "链主企业", Unit: "家"}, {Text: "引进海洋产业链主企业", Unit: "家"}},
	"large firms":         {{Text: "营收超1亿元海洋经济企业", Unit: "家"}, {Text: "年营收1亿元以上企业", Unit: "家"}},
	"firms of another":    {{Text: "游艇企业", Unit: "家"}},
	"size":                {{Text: "海洋经济规模", Unit: "亿元"}, {Text: "海洋产业总规模", Unit: "万元"}, {Text: "海洋经济产业规模", Unit: "亿元"}, {Text: "产业规模", Unit: "亿元"}},
	"growth":              {{Text: "海洋经济产业规模年均增长", Unit: "%"}, {Text: "海洋经济规模增速", Unit: "%"}},
	"parks":               {{Text: "海洋经济产业园", Unit: "个"}, {Text: "海洋经济产业园区", Unit: "个"}},
	"their area":          {{Text: "海洋经济产业园面积", Unit: "万平方米"}, {Text: "海洋经济产业园总面积", Unit: "亩"}},
	"scenes":              {{Text: "海洋应用场景", Unit: "个"}, {Text: "打造海洋典型应用场景", Unit: "个"}, {Text: "具有全国影响力的海洋应用场景", Unit: "个"}, {Text: "市级海洋经济场景数", Unit: "个"}},
	"people":              {{Text: "海洋人才", Unit: "名"}, {Text: "海洋创新创业人才", Unit: "人"}, {Text: "海洋创业者", Unit: "人"}},
	"courses for people":  {{Text: "海洋人才", Unit: "人次"}},
	"buoys":               {{Text: "海洋观测浮标", Unit: "个"}, {Text: "观测浮标数", Unit: "座"}, {Text: "各类观测浮标", Unit: "个"}},
	"a fund":              {{Text: "海洋经济产业基金总规模", Unit: "亿元"}, {Text: "海洋专项基金规模", Unit: "万元"}},
	"funds":               {{Text: "海洋经济产业基金", Unit: "支"}},
	"output of boats":     {{Text: "游艇年产量", Unit: "艘"}, {Text: "游艇产量", Unit: "艘"}},
	"praised inside":      {{Text: "标准化海藻养殖基地", Unit: "个"}, {Text: "海藻规范化养殖示范基地", Unit: "个"}, {Text: "海藻养殖基地", Unit: "处"}},
	"large projects":      {{Text: "总投资超1亿元的海洋经济项目", Unit: "个"}, {Text: "亿元以上海洋产业项目", Unit: "个"}, {Text: "投资亿元以上海洋项目", Unit: "个"}},
	"output":              {{Text: "海洋产业链综合产值", Unit: "亿元"}, {Text: "海洋全产业链总产值", Unit: "亿元"}, {Text: "现代海洋产业产值", Unit: "亿元"}},
	"per head":            {{Text: "每千名常住人口拥有救生衣", Unit: "件"}, {Text: "每千人救生衣", Unit: "件"}, {Text: "每千人口救生衣数量", Unit: "件"}},
	"sites":               {{Text: "渔家补给服务点", Unit: "个"}, {Text: "渔家补给站点", Unit: "处"}, {Text: "渔家补给场所总数", Unit: "处"}, {Text: "渔家补给点累计建成", Unit: "个"}},
	"homes":               {{Text: "困难渔民家庭防台改造", Unit: "户"}, {Text: "居家防台改造", Unit: "户"}, {Text: "防台改造", Unit: "户"}},
	"share of its kind":   {{Text: "深水型网箱占网箱总数的比例", Unit: "%"}, {Text: "深水型网箱占比", Unit: "%"}},
	"trained":             {{Text: "救生员培训", Unit: "人次"}, {Text: "救生员", Unit: "人次"}},
	"lifeguards":          {{Text: "救生员", Unit: "人"}},
	"short and open":      {{Text: "航线", Unit: "条"}, {Text: "海洋航线", Unit: "条"}},
	"short and plain":     {{Text: "渔港", Unit: "座"}, {Text: "精品渔港", Unit: "座"}},
	"for each district":   {{Text: "海洋应用场景", Unit: "个", Scope: "各区县政府"}, {Text: "海洋场景", Unit: "个", Scope: "每个县区"}},
}

func TestWordingsOfOneStructureAreOne(t *testing.T) {
	subject := indicators.SubjectOf("青川市海洋经济高质量发展行动计划（2031—2033年）", "青川市")
	whose := map[string]string{}
	for name, group := range groups {
		first := indicators.Parse(group[0], subject)
		for _, w := range group[1:] {
			if got := indicators.Parse(w, subject); got.Key() != first.Key() {
				t.Errorf("%s: %q is %s, %q is %s", name, w.Text, got.Key(), group[0].Text, first.Key())
			}
		}
		if other := whose[first.Key()]; other != "" {
			t.Errorf("%s and %s are one: %s", name, other, first.Key())
		}
		whose[first.Key()] = name
	}
}

func TestAStructureNamesItselfAlike(t *testing.T) {
	subject := indicators.SubjectOf("青川市海洋经济高质量发展行动计划", "青川市")
	for _, group := range groups {
		for _, w := range group {
			s := indicators.Parse(w, subject)
			if s.ID("") == "" || s.Name() == "" {
				t.Errorf("%q has the id %q and the name %q", w.Text, s.ID(""), s.Name())
			}
			if again := indicators.Parse(indicators.Wording{Text: s.Name(), Unit: s.Unit(w.Unit)}, subject); !s.Parts && again.Key() != s.Key() {
				t.Errorf("%q is called %q, which is read as %s, not as %s", w.Text, s.Name(), again.Key(), s.Key())
			}
		}
	}
}

func TestTiersStayOnTheFigure(t *testing.T) {
	for wording, want := range map[string]string{
		"省级以上海洋实验室": "省级以上", "省级及以上海洋实验室": "省级以上", "国家级海洋实验室": "国家级", "标杆海洋企业": "标杆", "市级海洋应用示范场景": "市级、示范",
		"具有引领效应的海洋企业": "具有引领效应", "旗舰海洋企业": "旗舰", "海藻规范化养殖基地": "规范化", "全国海洋实验室": "国家级", "州级海洋实验室": "州级", "高成长性海洋企业": "高成长性", "示范点": "", "市场主体": "", "省会城市": "", "特色小镇": "", "海洋企业": "",
	} {
		if got := indicators.Parse(indicators.Wording{Text: wording, Unit: "个"}, indicators.SubjectOf("海洋经济发展方案")).Tier; got != want {
			t.Errorf("%s has the tier %q, want %q", wording, got, want)
		}
	}
}

func TestTheSubjectIsReadFromTheTitle(t *testing.T) {
	for title, want := range map[string][]string{
		"青川市海洋经济高质量发展行动计划（2031—2033年）": {"海洋"},
		"青川市人民政府办公室关于加快海洋经济发展的实施意见":    {"海洋"},
		"云岭省支持人工智能RPA创新发展行动方案":         {"人工智能", "RPA"},
		"青川市打造全国“AI+RPA”创业新高地行动计划":     {"人工智能", "RPA"},
		"新城区支持人工智能RPA社区建设的若干政策措施":      {"人工智能", "RPA"},
		"关于印发青川市海洋经济应用场景创新行动方案的通知":     {"海洋"},
		"青川市海洋牧场与海洋旅游融合发展实施方案":         {"海洋牧场", "海洋旅游"},
		"青川市国民经济和社会发展第十六个五年规划纲要":       nil,
		"青川市海洋经济“十六五”发展思路":             {"海洋"},
		"青川区": nil,
		"关于进一步优化营商环境更好服务经营主体推动经济社会持续向好的若干举措": nil,
	} {
		if got := indicators.SubjectOf(title, "青川市", "青川区").Topics; !slices.Equal(got, want) {
			t.Errorf("%s is about %q, want %q", title, got, want)
		}
	}
}

func TestASubjectIsReadFromATitle(t *testing.T) {
	for title, want := range map[string]string{
		"青川市商务局2031年冷链物流工作总结":    "冷链物流",
		"青川市2031年民生实事托育服务项目完成情况": "托育",
		"青川市基本托育服务体系建设行动计划":      "托育",
		"青川市乡村旅游提质增效三年行动方案":      "乡村旅游",
		"青川市全域旅游品质提升行动方案":        "旅游",
		"青川市现代种业振兴实施方案":          "种业",
		"青川市2031年水利发展统计简报":       "水利",
		"青川市人民政府关于加快发展冷链物流的实施意见": "冷链物流",
	} {
		if got := indicators.SubjectOf(title, "青川市").Main(); got != want {
			t.Errorf("%s is about %q, want %q", title, got, want)
		}
	}
}

// TestAScopeNamesSomeOfTheThings: what stands behind 其中 is counted, not the whole.
func TestAScopeNamesSomeOfTheThings(t *testing.T) {
	for _, c := range []struct {
		w    indicators.Wording
		want string
	}{
		{indicators.Wording{Text: "A级景区", Unit: "家", Scope: "5A级景区"}, "5A级景区"},
		{indicators.Wording{Text: "A级景区", Unit: "家", Scope: "各镇景区"}, "A级景区"},
		{indicators.Wording{Text: "A级景区", Unit: "家", Scope: "东片"}, "A级景区"},
		{indicators.Wording{Text: "景区面积", Unit: "亩", Scope: "东片面积"}, "景区面积"},
	} {
		if got := c.w.OfScope().Text; got != c.want {
			t.Errorf("%+v counts %s, want %s", c.w, got, c.want)
		}
	}
}

// TestTheFieldsOwnIsNotThePlaces: the tourists of one field are not all of a place's, and
// its output is not that of the place's industry.
func TestTheFieldsOwnIsNotThePlaces(t *testing.T) {
	x := indicators.NewIndex(nil)
	for title, want := range map[string]string{"青川市乡村旅游发展行动计划": "", "青川市经济发展计划": "tourists"} {
		got := ""
		if m := x.Resolve([]indicators.Wording{{Text: "乡村旅游接待游客", Unit: "万人次"}}, indicators.SubjectOf(title), "a")[0]; m.Entry != nil {
			got = m.Entry.ID
		}
		if want == "" && got != "" {
			t.Errorf("%s: %s, want none", title, got)
		}
	}
	if m := x.Resolve([]indicators.Wording{{Text: "海洋工业产值", Unit: "亿元"}}, indicators.SubjectOf("青川市海洋经济发展方案"), "a")[0]; m.Entry != nil {
		t.Errorf("海洋工业产值 is %s", m.Entry.ID)
	}
}
