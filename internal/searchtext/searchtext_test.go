package searchtext_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/store"
)

// TestQuery says what the store is asked; | stands for the mark of alternatives.
func TestQuery(t *testing.T) {
	for typed, want := range map[string]string{
		"科技  创新":                          "科技 创新",
		"開展“大會戰”":                         "开展大会战",
		"ＡＢＣ孵化器":                          "abc孵化器",
		"某政办发 [2022] 39 号":                "某政办发〔2022〕39号",
		"某政办发2017107号":                    "某政办发〔2017〕107号",
		"某政办发（2017）107":                   "某政办发〔2017〕107号",
		"某委办发【2017】第107号":                 "某委办发〔2017〕107号",
		"80亿元":                            "〈8000000000元〉",
		"800000万元":                        "〈8000000000元〉",
		"80亿":                             "〈8000000000元〉",
		"1,200万元":                         "〈12000000元〉",
		"5.3%":                            "〈5.3%〉",
		"3万平方米":                           "〈30000平方米〉",
		"120MW":                           "〈120000千瓦〉",
		"12家":                             "〈12家〉",
		"孵化器 2021年":                       "孵化器 2021年",
		"10分钟入环":                          "10分钟入环",
		"5g基站":                            "5g基站",
		"市监局":                             "市监局|市场监管局",
		"科技局":                             "科技局",
		"瓯海区科学技术局":                        "瓯海区科学技术局|瓯海区科技局",
		"鹿城区税务局":                          "鹿城区税务局",
		"东城新区科学技术局":                       "东城新区科学技术局",
		"市场监督管理局":                         "市场监督管理局|市场监管局",
		"自然资源和规划分局":                       "自然资源和规划分局|资规局",
		"市科学技术局 孵化器":                      "市科学技术局|市科技局 孵化器",
		"高新技术企业":                          "高新技术企业",
		"众创空间":                            "众创空间",
		"“” 《》":                           "",
		"a" + store.AlternativeMark + "b": "a b",
	} {
		if got := strings.ReplaceAll(searchtext.Query(typed), store.AlternativeMark, "|"); got != want {
			t.Errorf("%q asks for %q, want %q", typed, got, want)
		}
	}
}

func TestFiguresInATitle(t *testing.T) {
	for title, want := range map[string][]string{
		"新建10家以上、3.5万平方米的园区": {"〈10家〉", "〈35000平方米〉"},
		"2022年建成":  nil,
		"总投资1.2亿元": {"〈120000000元〉"},
		"打造5G示范区":  nil,
	} {
		if got := searchtext.FiguresIn(title); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", title, got, want)
		}
	}
}

// TestParts says what may stand apart in a name.
func TestParts(t *testing.T) {
	for typed, want := range map[string]string{
		"东城创新走廊行动计划": "东城创新走廊 行动计划",
		"ＡＢＣ創業導師 东城": "abc 创业导师 东城",
		"创业导师":       "",
		"行动计划":       "",
		"5g基站":       "",
		"市监局":        "",
	} {
		if got := strings.Join(searchtext.Parts(typed), " "); got != want {
			t.Errorf("%q has the parts %q, want %q", typed, got, want)
		}
	}
}
