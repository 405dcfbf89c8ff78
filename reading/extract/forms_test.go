package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// saysOf writes the figures of a file, a line each.
func saysOf(figures []dataset.Figure) []string {
	var out []string
	for _, f := range figures {
		s := fmt.Sprint(f.Indicator, " ", f.Comparator, f.Value, f.Unit)
		if f.Year != nil {
			s += fmt.Sprintf(" @%d", *f.Year)
		}
		if f.Qualifier != "" {
			s += " {" + f.Qualifier + "}"
		}
		out = append(out, s)
	}
	return out
}

func TestRowsOfLinesBetweenMarksAndBlanks(t *testing.T) {
	const head = "青石县数字园区方案\n一、重点项目\n"
	for name, c := range map[string]struct {
		table string
		tasks []string
		says  []string
	}{
		"commas": {
			"序号,项目名称,建设地点,总投资(亿元),责任单位\n1,海蓝智算中心二期,北片区,36.5,县数据局\n2,滨湖管网,全域,2.5,县水利局、县住建局\n合计,,,39,\n",
			[]string{"海蓝智算中心二期: 县数据局", "滨湖管网: 县水利局 县住建局"},
			[]string{"总投资 =36.5亿元", "总投资 =2.5亿元"},
		},
		"bars": {
			"平台名称｜类型｜依托单位｜投资（亿元）\n海蓝实验室｜实验室｜青石大学｜12.5\n滨湖加速器｜加速器｜园区公司｜5\n",
			nil,
			[]string{"投资 =12.5亿元", "投资 =5亿元"},
		},
		"wide blanks": {
			"序号  指标名称  单位  2025年  属性\n1  用水总量  亿m3  ≤35.5  约束性\n2  再生水利用率  %  30  预期性\n3  节水高校（含高职）建成率  %  50  预期性\n",
			nil,
			[]string{"用水总量 <=35.5亿m3 @2025", "再生水利用率 =30% @2025", "节水高校（含高职）建成率 =50% @2025"},
		},
		"single blanks": {
			"项目名称 目标任务 投资额(万元) 牵头单位\n乡村大院 24 1860 县民政局\n口袋公园 15 930 县住建局\n",
			[]string{"乡村大院: 县民政局", "口袋公园: 县住建局"},
			[]string{"投资额 =1860万元", "投资额 =930万元"},
		},
		"prose": {"甲、乙,丙,丁等单位要抓好落实,按时完成\n项目,进度,责任,要求都要明确,不得拖延\n", nil, nil},
	} {
		f := extracted(t, "plan.txt", head+c.table)
		var tasks []string
		for _, task := range f.Tasks {
			var bodies []string
			for _, a := range task.Assignments {
				bodies = append(bodies, a.Agency)
			}
			if bodies != nil {
				tasks = append(tasks, task.Title+": "+strings.Join(bodies, " "))
			}
		}
		if !slices.Equal(tasks, c.tasks) {
			t.Errorf("%s: tasks %q, want %q", name, tasks, c.tasks)
		}
		says := saysOf(f.Targets)
		for _, want := range c.says {
			if !slices.Contains(says, want) {
				t.Errorf("%s: figures %q lack %q", name, says, want)
			}
		}
	}
}

func TestColumnsOfPartsOfTheYearAreOfTheRow(t *testing.T) {
	const page = `<h1>青石县2026年任务表</h1><table>
<tr><td>序号</td><td>任务</td><td>一季度</td><td>二季度</td><td>牵头单位</td></tr>
<tr><td>1</td><td>民宿培育</td><td>10家</td><td>累计25家</td><td>县文旅局</td></tr>
<tr><td>2</td><td>导游培训</td><td>200人次</td><td>400人次</td><td>县人社局</td></tr>
</table>`
	says := saysOf(extracted(t, "p.html", page).Targets)
	for _, want := range []string{"民宿培育 =10家 @2026 {一季度}", "导游培训 =400人次 @2026 {二季度}"} {
		if !slices.Contains(says, want) {
			t.Errorf("figures %q lack %q", says, want)
		}
	}
}

// The column that names the rows is the one whose cells stand in one row each.
func TestAMergedColumnSortsRowsAndNamesNone(t *testing.T) {
	const page = `<h1>青石县乡村建设行动计划（2023—2024年）任务表</h1><table>
<tr><td rowspan="2">序号</td><td rowspan="2">行动</td><td rowspan="2">任务指标</td><td rowspan="2">单位</td><td colspan="2">年度任务</td><td rowspan="2">责任单位</td></tr>
<tr><td>2023年</td><td>2024年</td></tr>
<tr><td>1</td><td rowspan="2">道路畅通</td><td>新建农村公路</td><td>公里</td><td>100</td><td>1 300</td><td>县交通局</td></tr>
<tr><td>2</td><td>危桥改造</td><td>座</td><td>6</td><td>5</td><td>县交通局</td></tr>
</table>`
	f := extracted(t, "p.html", page)
	if want := []string{"新建农村公路 =100公里 @2023", "新建农村公路 =1300公里 @2024", "危桥改造 =6座 @2023", "危桥改造 =5座 @2024"}; !slices.Equal(saysOf(f.Targets), want) {
		t.Errorf("figures %q, want %q", saysOf(f.Targets), want)
	}
}

func TestUnitsStandInTheLastBracketOfAName(t *testing.T) {
	const page = `<h1>青石县“十四五”规划主要指标表</h1><table>
<tr><td>序号</td><td>指标名称</td><td>2025年</td></tr>
<tr><td>1</td><td>每千人口执业（助理）医师数（人）</td><td>5</td></tr>
<tr><td>2</td><td>细颗粒物（PM2.5）浓度（微克/立方米）</td><td>25</td></tr>
<tr><td>3</td><td>认定企业（累计，家）</td><td>180</td></tr>
</table>`
	want := []string{"每千人口执业（助理）医师数 =5人 @2025", "细颗粒物（PM2.5）浓度 =25微克/立方米 @2025", "认定企业 =180家 @2025"}
	if got := saysOf(extracted(t, "p.html", page).Targets); !slices.Equal(got, want) {
		t.Errorf("figures %q, want %q", got, want)
	}
}

func TestFormsOfDuties(t *testing.T) {
	for text, want := range map[string]string{
		"1 工业数字化.新增工厂16个,企业2 600家次.【责任:县经信局】\n":                  "县经信局 responsible",
		"（一）提质。新建索道1条。县文旅局牵头，县交通局、北山管委会按职责分工负责。\n":               "县文旅局 lead, 县交通局 responsible, 北山管委会 responsible",
		"（一）集聚。引进企业60家。（各镇人民政府负责，县发改局支持）\n":                      "各镇人民政府 responsible, 县发改局 support",
		"（一）制造。建设基地3个。〔县经信局牵头，县能源局、县国资局〕\n":                      "县经信局 lead, 县能源局 responsible, 县国资局 responsible",
		"注：标“*”的为牵头单位，其余为配合单位。\n（一）开办。压缩到1天。（责任单位：*县市监局、县税务局）\n": "县市监局 lead, 县税务局 support",
		"注：责任单位中带*的为牵头单位。\n（一）开办。压缩到1天。（责任单位：*县市监局、县税务局）\n":      "县市监局 lead, 县税务局 responsible",
		"（一）责任。压实责任：县经信局要抓好落实。\n":                                "",
	} {
		f := extracted(t, "plan.txt", "青石县工作要点\n一、重点任务\n"+text)
		var got []string
		for _, task := range f.Tasks {
			for _, a := range task.Assignments {
				got = append(got, a.Agency+" "+a.Role)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s gives %q, want %q", text, strings.Join(got, ", "), want)
		}
		for _, g := range f.Targets {
			if strings.ContainsAny(g.Indicator, "【】.") {
				t.Errorf("%s: a figure is of %s", text, g.Indicator)
			}
		}
	}
}

func TestFieldsInFormsOfPages(t *testing.T) {
	html := extracted(t, "p.html", `<h2>青石县乡村建设三年行动计划</h2><p>青政办字〔2023〕22号　　2023-04-19　　青石县人民政府办公室</p><p>一、目标</p><p>建成茶厂9家。</p>`)
	if d := html.Document; d.DocNumber != "青政办字〔2023〕22号" || d.IssuedOn != "2023-04-19" {
		t.Errorf("number %q of %q", d.DocNumber, d.IssuedOn)
	}
	matter := extracted(t, "p.md", "---\ntitle: 青石县攻坚任务清单\ndate: 2023-03-24\n---\n\n# 青石县攻坚任务清单\n\n## 一、目标\n\n建成茶厂9家。\n")
	if d := matter.Document; d.Title != "青石县攻坚任务清单" || d.IssuedOn != "2023-03-24" {
		t.Errorf("title %q of %q", d.Title, d.IssuedOn)
	}
	for text, want := range map[string]string{
		"中共云州省委办公厅印发《关于加快海洋发展的若干意见》\n（2022年9月5日）\n一、目标\n": "关于加快海洋发展的若干意见",
		"青石县2025年民生项目三季度推进情况公示\n截至9月底完成9项。\n分镇完成情况\n":     "青石县2025年民生项目三季度推进情况公示",
		"青石县2025年重点任务责任分解\n二、重大项目推进计划\n建成茶厂9家。\n":         "青石县2025年重点任务责任分解",
	} {
		if got := extracted(t, "p.txt", text).Document.Title; got != want {
			t.Errorf("the title is %q, want %q", got, want)
		}
	}
}

// A document that tells of one year and plans the next turns where the next begins.
func TestADocumentOfTwoYearsTurns(t *testing.T) {
	f := extracted(t, "plan.txt", "青石景区2025年工作总结和2026年工作计划\n2025年，接待游客9万人次。\n过夜游客占比仅为23%。\n2026年，重点抓好以下工作：\n一是抓项目。完成投资12亿元。\n")
	if got, want := saysOf(f.Observations), []string{"接待游客 =9万人次 @2025", "过夜游客占比 =23% @2025"}; !slices.Equal(got, want) {
		t.Errorf("observations %q, want %q", got, want)
	}
	if got, want := saysOf(f.Targets), []string{"完成投资 =12亿元 @2026"}; !slices.Equal(got, want) {
		t.Errorf("targets %q, want %q", got, want)
	}
}

// A government's report on its work tells of the year before and plans its own.
func TestAReportOnWorkPlansItsYear(t *testing.T) {
	f := extracted(t, "plan.txt", "青石县2025年政府工作报告（摘要）\n一、2024年工作回顾\n全年新建道路16公里。\n二、2025年重点工作\n新增企业40家。\n（一）聚力创新。引进项目50个。\n")
	if got, want := saysOf(f.Observations), []string{"新建道路 =16公里 @2024"}; !slices.Equal(got, want) {
		t.Errorf("observations %q, want %q", got, want)
	}
	if got, want := saysOf(f.Targets), []string{"新增企业 =40家 @2025", "引进项目 =50个 @2025"}; !slices.Equal(got, want) {
		t.Errorf("targets %q, want %q", got, want)
	}
}
