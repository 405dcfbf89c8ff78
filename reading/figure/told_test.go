package figure

import "testing"

func TestEachRuleAboutLabelsDecidesItsExample(t *testing.T) {
	for name, labels := range map[string][]string{
		"work":      {"夯实发展基础", "（二）摸清基本情况", "加快项目进展"},
		"outlook":   {"三、下一步打算", "下步思路", "下半年目标"},
		"rate":      {"完成率（%）", "计划完成率", "目标任务完成比例"},
		"situation": {"完成情况：", "一、“十三五”目标完成情况", "推进情况（1-5月）", "目前进展", "（一）全县概况", "基本镇情", "2024年工作总结", "现状值（2025年）"},
		"aim":       {"年度目标（万亩）", "2025年计划", "全年目标任务", "2025年计划完成投资", "预期值（年度目标）"},
		"done":      {"2024年完成", "1-5月累计完成投资", "2024年实际", "上年数"},
	} {
		for _, label := range labels {
			decided := ""
			for _, r := range labelRules {
				if r.Applies(plainLabel(label)) {
					decided = r.Name
					break
				}
			}
			if decided != name {
				t.Errorf("%s is decided by %q, want %q", label, decided, name)
			}
		}
		found := false
		for _, r := range labelRules {
			found = found || r.Name == name
		}
		if !found {
			t.Errorf("there is no rule %q", name)
		}
	}
	if len(labelRules) != 6 {
		t.Errorf("%d rules, and examples for 6", len(labelRules))
	}
	for _, label := range []string{"", "完善基础设施", "序号", "项目内容", "完成时限", "责任单位"} {
		if told := Tells(label); told != Untold {
			t.Errorf("%s tells %d", label, told)
		}
	}
}
