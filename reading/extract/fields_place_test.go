package extract_test

import (
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestPlacesAreReadAsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"呼和浩特市新城区人民政府关于印发新城区云计算产业行动计划的通知\n\n一、总体要求\n":       "新城区",
		"恩施州人民政府办公室关于印发恩施州硒产业行动方案的通知\n\n一、总体要求\n":           "恩施州",
		"毕节地区行政公署关于印发毕节地区煤化工产业行动计划的通知\n\n一、总体要求\n":          "毕节地区",
		"洞头县人民政府关于印发洞头县海岛旅游行动计划的通知\n\n一、总体要求\n":             "洞头县",
		"霍邱县青岩经济开发区管理委员会关于印发青岩经济开发区钢铁产业实施方案的通知\n\n一、总体要求\n": "青岩经济开发区",
		"白河市青石县人民政府关于印发青石县科创园区建设方案的通知\n\n一、总体要求\n":          "青石县",
		"数字广西建设2025年工作要点\n\n一、加快培育数字化发展引擎\n":                "广西壮族自治区",
		"2022年度民生实事项目进度表\n\n•来源:苍南县人民政府办公室\n\n一、总体情况\n":     "苍南县",
	} {
		if got := extracted(t, "p.txt", text).Document.Area; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// areasOfRows reads a table of two columns below a title.
func areasOfRows(t *testing.T, title string, rows ...string) map[string]string {
	t.Helper()
	text := title + "\n\n一、总体要求\n\n加快建设。\n\n附件\n\n充电桩建设任务分解表\n\n| 序号 | 区域 | 新建充电桩（个） |\n| --- | --- | --- |\n"
	for i, row := range rows {
		text += "| " + string(rune('1'+i)) + " | " + row + " | " + string(rune('2'+i)) + "0 |\n"
	}
	f := extracted(t, "p.md", text)
	out := map[string]string{}
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for _, g := range figures {
			out[g.Scope] = g.Area
		}
	}
	return out
}

func TestRowsThatArePlacesGiveTheirFiguresThatArea(t *testing.T) {
	got := areasOfRows(t, "温州市人民政府关于印发温州市充电设施行动计划的通知", "鹿城区", "瓯海", "洞头区", "全市重点路段", "西湖区")
	for row, want := range map[string]string{"鹿城区": "鹿城区", "瓯海": "瓯海", "洞头区": "洞头区", "全市重点路段": "", "西湖区": ""} {
		if area, ok := got[row]; !ok || area != want {
			t.Errorf("row %s: area %q, want %q (rows: %v)", row, area, want, got)
		}
	}
}

func TestARowThatIsACommonWordIsAPlaceAmongPlaces(t *testing.T) {
	got := areasOfRows(t, "大同市人民政府关于印发大同市充电设施行动计划的通知", "平城区", "云冈区", "新荣")
	if got["新荣"] != "新荣" {
		t.Errorf("among districts: %v", got)
	}
	got = areasOfRows(t, "天津市人民政府关于印发天津市充电设施行动计划的通知", "和平", "道路", "商场")
	if got["和平"] != "" {
		t.Errorf("among other things: %v", got)
	}
	got = areasOfRows(t, "天津市人民政府关于印发天津市充电设施行动计划的通知", "和平", "津南区", "武清区")
	if got["和平"] != "和平" {
		t.Errorf("among districts: %v", got)
	}
}

func TestZonesAndTownshipsAreRowsAmongTheirLike(t *testing.T) {
	got := areasOfRows(t, "温州市人民政府关于印发温州市充电设施行动计划的通知", "鹿城区", "瓯海区", "青岩高新区", "经开区", "特色小镇")
	for row, want := range map[string]string{"青岩高新区": "青岩高新区", "经开区": "经开区", "特色小镇": ""} {
		if got[row] != want {
			t.Errorf("in a city: row %s: area %q, want %q", row, got[row], want)
		}
	}
	got = areasOfRows(t, "苍南县人民政府关于印发苍南县充电设施行动计划的通知", "青岩镇", "白石乡", "云山街道", "特色小镇", "各乡镇")
	for row, want := range map[string]string{"青岩镇": "青岩镇", "白石乡": "白石乡", "云山街道": "云山街道", "特色小镇": "", "各乡镇": ""} {
		if got[row] != want {
			t.Errorf("in a county: row %s: area %q, want %q", row, got[row], want)
		}
	}
	if got := areasOfRows(t, "温州市人民政府关于印发温州市充电设施行动计划的通知", "高新区", "商场", "路口"); got["高新区"] != "" {
		t.Errorf("alone: %v", got)
	}
}
