package extract

import (
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

func TestBlanksOfNumbersSayNothing(t *testing.T) {
	for text, want := range map[string]string{
		"培训3 000人次，其中1 200余人":     "培训3000人次，其中1200余人",
		"总额1 234 567元，人均38 215元":  "总额1234567元，人均38215元",
		"实现收入1 105.8亿元":           "实现收入1105.8亿元",
		"利用率达到 90 % 以上":           "利用率达到90%以上",
		"到 2025 年建成 120 个":        "到2025年建成120个",
		"新增企业3 0家":                "新增企业30家",
		"低于≤ 65天，气温 20 ℃":         "低于≤65天，气温20℃",
		"1 建设平台\n2 培训人员":          "1 建设平台\n2 培训人员",
		"口袋公园 15 15 930":          "口袋公园15 15 930",
		"用水总量  亿m3  34.62  ≤35.5": "用水总量  亿m3  34.62  ≤35.5",
		"新建 GAP基地，布局 A区":          "新建 GAP基地，布局 A区",
		"第1 0条，见表2 3月":            "第1 0条，见表2 3月",
		"共2024 100个":              "共2024 100个",
	} {
		if got := string(tightPassage([]rune(text), wholeOf(text)).text); got != want {
			t.Errorf("%q is tightened to %q, want %q", text, got, want)
		}
	}
}

// The places of what is left are those of the document.
func TestATightPassageKeepsItsPlaces(t *testing.T) {
	text := []rune("共培训 3 000 人次")
	p := tightPassage(text, wholeOf(string(text)))
	if s := p.span(3, 7); string(text[s.Start:s.End]) != "3 000" {
		t.Errorf("the number stands at %q", string(text[s.Start:s.End]))
	}
}

func wholeOf(text string) source.Span { return source.Span{End: len([]rune(text))} }
