package extract

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/reading/rule"
)

// carrierExamples have for each rule about names an invented passage, of a
// document that speaks for 青石, and the names in it. The rule is the one that
// decides on the last carrier's word.
var carrierExamples = map[string]struct {
	text string
	want []string
}{
	"school":          {"联合东山大学医学院", nil},
	"joined":          {"建设南山和产业园", nil},
	"harbour":         {"建设青石空港", nil},
	"landform":        {"治理青石河谷", nil},
	"office building": {"建设青石办公大楼", nil},
	"sorts joined":    {"建设“光伏+储能”基地", nil},
	"office":          {"依托青石政务服务中心", nil},
	"system":          {"建设产业信息平台", nil},
	"ends in a verb":  {"以青石博览会为平台", nil},
	"enlarged":        {"支持青石老店做大市场", nil},
	"bound of a plot": {"西至青石港", nil},
	"free port":       {"建设青石自由贸易港", nil},
	"scheme":          {"落实“一港三园多基地”体系", nil},
	"service":         {"推广“石事通”平台", nil},
	"anyone's":        {"引导龙头企业打造低空装备实验室", nil},
	"on condition":    {"对企业投资新建乌岭种植基地的，给予奖励", nil},
	"sort in a list":  {"依托新型研发机构、智能装备实验室等力量", nil},
	"honour":          {"争创国家大学科技园", nil},
	"put to use":      {"推动化工新材料中试基地投入运行", []string{"化工新材料中试基地"}},
	"subject":         {"海堤芯片产业园三期竣工", []string{"海堤芯片产业园"}},
	"some":            {"建成一批乌岭工坊", nil},
	"quoted":          {"建设“海蓝生物研究院”", []string{"海蓝生物研究院"}},
	"placed":          {"推进青石科技园建设", []string{"青石科技园"}},
	"place alone":     {"建设青石孵化器", nil},
	"quoted in part":  {"做强“石头汇”众创空间", []string{"“石头汇”众创空间"}},
	"dot":             {"建成石湾·云谷", []string{"石湾·云谷"}},
	"place":           {"推进青石眼镜产业创新服务综合体", []string{"青石眼镜产业创新服务综合体"}},
	"described":       {"建设高能级实验室", nil},
	"bound":           {"建设乌岭科学城", nil},
	"government":      {"建设市科技资源共享平台", []string{"市科技资源共享平台"}},
	"level":           {"建设省级眼镜产业研究院", []string{"省级眼镜产业研究院"}},
	"there":           {"盘活海洋产业园", []string{"海洋产业园"}},
	"rare":            {"石湾创客小镇", []string{"石湾创客小镇"}},
	"own head":        {"建设甲山产业园", []string{"甲山产业园"}},
	"venue":           {"完成甲山口袋公园建设", []string{"甲山口袋公园"}},
	"founded":         {"成立低空装备创新中心", []string{"低空装备创新中心"}},
	"planned":         {"打造光伏组件研究院", []string{"光伏组件研究院"}},
	"furthered":       {"支持光伏组件研究院提质", []string{"光伏组件研究院"}},
	"lettered":        {"搭建OPC创业平台", []string{"OPC创业平台"}},
}

func TestEachRuleAboutNamesDecidesItsExample(t *testing.T) {
	for i, r := range nameRules {
		if slices.ContainsFunc(nameRules[:i], func(o nameRule) bool { return o.Name == r.Name }) {
			t.Errorf("two rules have the name %q", r.Name)
		}
		e, ok := carrierExamples[r.Name]
		if !ok {
			t.Errorf("rule %q has no example", r.Name)
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			n := names{text: []rune(e.text), stems: []string{"青石"}}
			for end := range len(n.text) + 1 {
				if c, ok := carrierEnding(n.text, end); ok {
					n.ending(end, c)
				}
			}
			var got []string
			for _, f := range n.found {
				got = append(got, f.text)
			}
			if !slices.Equal(got, e.want) {
				t.Errorf("names in %s: %v, want %v", e.text, got, e.want)
			}
			if by := rule.First(nameRules, &n.mention, nil); by == nil || by.Name != r.Name {
				t.Errorf("%s is decided by %v", e.text, by)
			}
			if len(n.found) > 0 && n.found[len(n.found)-1].rule != r.Name {
				t.Errorf("%s was found by %s", e.text, n.found[len(n.found)-1].rule)
			}
		})
	}
	if len(carrierExamples) != len(nameRules) {
		t.Errorf("%d examples for %d rules", len(carrierExamples), len(nameRules))
	}
}

// The items of a list are found by what the list says.
func TestNamesOfLists(t *testing.T) {
	for text, want := range map[string]string{
		"推动海洋光电、眼镜两大产业创新服务综合体建设":  sharesSuffix.Name,
		"依托石湾、北坞、南浦三大平台招商":        saidToBe.Name,
		"鼓励白鹭创业咖啡、青石科技园、海蓝汇等载体增设": besideNamed.Name,
	} {
		n := names{stems: []string{"青石"}}
		found, _ := n.in([]rune(text))
		if !slices.ContainsFunc(found, func(f carrierName) bool { return f.rule == want }) {
			t.Errorf("names in %s: %v, want one by %s", text, found, want)
		}
	}
}
