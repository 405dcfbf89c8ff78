package extract

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// sayTask writes a task on one line: key, title, the bodies with the first
// letter of their roles, ^ where inherited.
func sayTask(t dataset.Task) string {
	s := t.Key + " " + t.Title
	for _, a := range t.Assignments {
		s += " " + strings.ToLower(string(a.Role)[:1]) + ":" + a.Agency
		if a.Inherited {
			s += "^"
		}
	}
	return s
}

// tableCase is a table below a plan's only task, and what it says.
type tableCase struct {
	name, text            string
	tasks                 []string
	targets, observations []string
}

func (c tableCase) run(t *testing.T) {
	file := readText(t, "plan.txt", "青山市建设方案\n一、任务\n1.平台。办好事。（责任单位：市甲局）\n"+c.text)
	var tasks []string
	for _, task := range file.Tasks[1:] {
		tasks = append(tasks, sayTask(task))
	}
	if a, b := strings.Join(tasks, "\n"), strings.Join(c.tasks, "\n"); a != b {
		t.Errorf("tasks:\n%s\nwant:\n%s", a, b)
	}
	expect(t, "targets", file.Targets, c.targets)
	expect(t, "observations", file.Observations, c.observations)
}

func TestTablesBetweenTabs(t *testing.T) {
	for _, c := range []tableCase{
		{
			name: "a header of two rows, and units that a line gives for several columns",
			text: "附件1\n各镇2026年任务表\n单位：万元、家、%\n镇名\t茶叶产值\t茶企\t招商\n\t增速\t净增数\t到位资金\t项目数\n甲镇\t8.5\t6\t3200\t3\n乙镇\t7.8\t4\t2100\t2\n",
			targets: []string{
				"A1.01-1 茶叶产值增速 =8.5% @2026 /甲镇", "A1.01-2 茶企净增数 =6家 @2026 /甲镇", "A1.01-3 招商到位资金 =3200万元 @2026 /甲镇", "A1.01-4 招商项目数 =3 @2026 /甲镇",
				"A1.02-1 茶叶产值增速 =7.8% @2026 /乙镇", "A1.02-2 茶企净增数 =4家 @2026 /乙镇", "A1.02-3 招商到位资金 =2100万元 @2026 /乙镇", "A1.02-4 招商项目数 =2 @2026 /乙镇",
			},
		},
		{
			name:  "a row goes on below a cell that ends in a comma",
			text:  "附件1\n任务清单\n序号\t工作任务\t具体要求\t责任科室\t完成时间\n1\t建成展厅\t办好展览\t宣传办、\n\t\t\t文化站\t6月底\n2\t建成市场\t办好集市\t经济办\t全年\n",
			tasks: []string{"A1.01 建成展厅 r:宣传办 r:文化站", "A1.02 建成市场 r:经济办"},
		},
		{
			name:  "a title of a header's words stands above the rows",
			text:  "附件1\n任务清单\n序号\t工作任务\t责任单位\n1\t建成展厅\t市丙局\n2\t建成市场\t市甲局\n",
			tasks: []string{"A1.01 建成展厅 r:市丙局", "A1.02 建成市场 r:市甲局"},
		},
		{
			name: "an annex's label, a title and a header close the table before",
			text: "附件1\n分工表\n序号\t重点任务\t牵头单位\t责任单位\t完成时限\n1\t培训乡村工匠\t市乙局\t市丙局\t6月底\n" +
				"附件2\n主要指标表\n序号\t指标名称\t单位\t2024年实际\t2025年目标\t责任单位\n1\t纳税时间\t小时\t78\t75\t市丁局\n" +
				"各县任务表\n县区\t农村公路（公里）\t幼儿园（所）\n甲山县\t24\t3\n乙水县\t30\t—\n合计\t54\t3\n",
			tasks: []string{"A1.01 培训乡村工匠 l:市乙局 r:市丙局", "A2.01 纳税时间 r:市丁局"},
			targets: []string{
				"A2.01-2 纳税时间 =75小时 @2025",
				"A3.01-1 农村公路 =24公里 /甲山县", "A3.01-2 幼儿园 =3所 /甲山县", "A3.02-1 农村公路 =30公里 /乙水县",
				"A2-1 农村公路 =54公里 /合计", "A2-2 幼儿园 =3所 /合计",
			},
			observations: []string{"A2.01-1 纳税时间 =78小时 @2024"},
		},
		{
			name: "under a merged name the lead goes on, and a heading between the rows is a group",
			text: "附件1\n分工表\n序号\t领域\t任务内容\t牵头单位\t配合单位\n一、市场\n1\t登记\t推行网上登记\t市乙局\t市丙局\n2\t\t开展清理整治\t\t市丁局\n二、融资\n3\t贷款\t扩大贷款投放\t市丁局\t\n",
			tasks: []string{
				"A1.01 推行网上登记 l:市乙局 s:市丙局", "A1.02 开展清理整治 l:市乙局^ s:市丁局", "A1.03 贷款 l:市丁局",
			},
		},
		{
			name: "a group's number and title in cells of their own; whose project it is",
			text: "附件1\n项目表\n序号\t项目名称\t建设内容\t建设年限\t项目单位\t配合单位\n一\t水利类\t\t\t\t\n1\t南山水库\t加固大坝\t2026年\t市乙局\t甲镇\n二\t交通类\t\t\t\t\n2\t东河公路\t拓宽路面\t2026年\t市丙局\t乙镇\n",
			tasks: []string{
				"A1.01 南山水库 r:市乙局 s:甲镇", "A1.02 东河公路 r:市丙局 s:乙镇",
			},
		},
		{
			name: "a sum and the unit above",
			text: "附件1\n项目表\n单位：亿元\n序号\t项目名称\t建设内容\t总投资\t责任单位\n1\t南山水库\t全长3公里\t26\t市乙局\n2\t北山水库\t全长5公里\t15\t市丙局\n合计\t\t\t41\t\n",
			tasks: []string{
				"A1.01 南山水库 r:市乙局", "A1.02 北山水库 r:市丙局",
			},
			targets: []string{
				"A1.01-1 总投资 =26亿元 /南山水库 /INVESTMENT", "A1.01-2 全长 =3公里 /南山水库 /SIZE",
				"A1.02-1 总投资 =15亿元 /北山水库 /INVESTMENT", "A1.02-2 全长 =5公里 /北山水库 /SIZE",
				"A1-1 总投资 =41亿元 /合计 /INVESTMENT",
			},
		},
		{
			name: "a header of two rows, the first with blanks",
			text: "附件1\n指标表\n县（市、区）\t绿色工厂（家）\t\t技改投资（亿元）\t\n\t2025年\t2026年\t2025年\t2026年\n甲山县\t2\t3\t12.5\t13\n全市合计\t2\t3\t12.5\t13\n",
			targets: []string{
				"A1.01-1 绿色工厂 =2家 @2025 /甲山县", "A1.01-2 绿色工厂 =3家 @2026 /甲山县", "A1.01-3 技改投资 =12.5亿元 @2025 /甲山县", "A1.01-4 技改投资 =13亿元 @2026 /甲山县",
				"A1-1 绿色工厂 =2家 @2025 /全市合计", "A1-2 绿色工厂 =3家 @2026 /全市合计", "A1-3 技改投资 =12.5亿元 @2025 /全市合计", "A1-4 技改投资 =13亿元 @2026 /全市合计",
			},
		},
		{
			name:         "bars; what only sorts the rows does not name them",
			text:         "附件1\n指标表\n| 类别 | 指标名称 | 2024年基期值 | 2027年目标值 | 属性 |\n| --- | --- | --- | --- | --- |\n| 创新 | 研发强度（%） | 2.8 | 3.2 | 预期性 |\n|  | 企业数（家） | 310 | 500 | 预期性 |\n",
			targets:      []string{"A1.01-2 研发强度 =3.2% @2027", "A1.02-2 企业数 =500家 @2027"},
			observations: []string{"A1.01-1 研发强度 =2.8% @2024", "A1.02-1 企业数 =310家 @2024"},
		},
		{
			name:    "a part of the sum before it has its unit",
			text:    "附件1\n项目表\n序号\t项目名称\t计划投资（万元）\t其中：2025年投资\t责任单位\n1\t东河公园\t3200\t1200\t市乙局\n",
			tasks:   []string{"A1.01 东河公园 r:市乙局"},
			targets: []string{"A1.01-1 计划投资 =3200万元 /东河公园 /INVESTMENT", "A1.01-2 2025年投资 =1200万元 @2025 /东河公园 /INVESTMENT"},
		},
		{
			name: "rows are places and columns years: the title says of what",
			text: "附件1\n各区公园建设任务分解表\n单位：个\n区\t2026年\t2027年\n甲山区\t12\t15\n乙水区\t9\t11\n",
			targets: []string{
				"A1.01-1 公园 =12个 @2026 /甲山区", "A1.01-2 公园 =15个 @2027 /甲山区",
				"A1.02-1 公园 =9个 @2026 /乙水区", "A1.02-2 公园 =11个 @2027 /乙水区",
			},
		},
	} {
		t.Run(c.name, c.run)
	}
}

// A column of names may stand before that of numbers; both may be merged over the
// parts of a row.
func TestADividedRowMayHaveItsNameBeforeItsNumber(t *testing.T) {
	file := readText(t, "plan.html", `<html><body><p>青山市建设方案</p><p>一、任务</p><p>附件</p><p>任务表</p><table>
<tr><th>任务名称</th><th>序号</th><th>工作内容</th><th>责任单位</th></tr>
<tr><td rowspan="2">建设平台</td><td rowspan="2">1</td><td>办好第一件事</td><td>市甲局</td></tr>
<tr><td>办好第二件事</td><td>市乙局</td></tr></table></body></html>`)
	var tasks []string
	for _, task := range file.Tasks[1:] {
		tasks = append(tasks, sayTask(task)+" «"+strings.ReplaceAll(task.Quote, "\t", "|")+"»")
	}
	want := "A1.01 建设平台 «建设平台|1»\nA1.01.1 办好第一件事 r:市甲局 «建设平台|1|办好第一件事|市甲局»\nA1.01.2 办好第二件事 r:市乙局 «办好第二件事|市乙局»"
	if got := strings.Join(tasks, "\n"); got != want {
		t.Errorf("tasks:\n%s\nwant:\n%s", got, want)
	}
}

// lines puts the cells of a flattened table on lines of their own.
func lines(cells string) string { return strings.Join(strings.Fields(cells), "\n") + "\n" }

func TestFlattenedTablesOfFigures(t *testing.T) {
	for _, c := range []tableCase{
		{
			name: "without row numbers, with the unit above and a sum below",
			text: lines("附件1 各乡镇茶园建设目标分解表 单位：亩 乡镇（街道） 2026年 2027年 甲山镇 15 20 乙水乡 8 10 合计 23 30"),
			targets: []string{
				"A1.01-1 茶园 =15亩 @2026 /甲山镇", "A1.01-2 茶园 =20亩 @2027 /甲山镇",
				"A1.02-1 茶园 =8亩 @2026 /乙水乡", "A1.02-2 茶园 =10亩 @2027 /乙水乡",
				"A1-1 茶园 =23亩 @2026 /合计", "A1-2 茶园 =30亩 @2027 /合计",
			},
		},
		{
			name: "a cell that is the next row's number, and words not known",
			text: lines("附件1 任务表 序号 区 新增岸线（公里） 示范滩涂（个） 1 甲山区 0.8-1.2 2 2 乙水区 3 1 3 丙岭区 6 4 合计 10 7"),
			targets: []string{
				"A1.01-1 新增岸线 ~0.8..1.2公里 /甲山区", "A1.01-2 示范滩涂 =2个 /甲山区",
				"A1.02-1 新增岸线 =3公里 /乙水区", "A1.02-2 示范滩涂 =1个 /乙水区",
				"A1.03-1 新增岸线 =6公里 /丙岭区", "A1.03-2 示范滩涂 =4个 /丙岭区",
				"A1-1 新增岸线 =10公里 /合计", "A1-2 示范滩涂 =7个 /合计",
			},
		},
		{
			name: "years below two headers that span them",
			text: lines("附件1 任务表 区域 绿道（公里） 公园（个） 2026年 2027年 2026年 2027年 甲山区 1.5 2 6 7 乙水区 3 4 — 9"),
			targets: []string{
				"A1.01-1 绿道 =1.5公里 @2026 /甲山区", "A1.01-2 绿道 =2公里 @2027 /甲山区", "A1.01-3 公园 =6个 @2026 /甲山区", "A1.01-4 公园 =7个 @2027 /甲山区",
				"A1.02-1 绿道 =3公里 @2026 /乙水区", "A1.02-2 绿道 =4公里 @2027 /乙水区", "A1.02-3 公园 =9个 @2027 /乙水区",
			},
		},
		{
			name: "years below one of two measures",
			text: lines("附件1 任务表 单位：个 序号 区域 新建驿站 其中：夜间驿站 2026年 2027年 小计 1 甲山区 9 10 19 4 2 乙水区 5 6 11 2"),
			targets: []string{
				"A1.01-1 新建驿站 =9个 @2026 /甲山区", "A1.01-2 新建驿站 =10个 @2027 /甲山区", "A1.01-3 新建驿站小计 =19个 /甲山区", "A1.01-4 夜间驿站 =4个 /甲山区",
				"A1.02-1 新建驿站 =5个 @2026 /乙水区", "A1.02-2 新建驿站 =6个 @2027 /乙水区", "A1.02-3 新建驿站小计 =11个 /乙水区", "A1.02-4 夜间驿站 =2个 /乙水区",
			},
		},
		{
			name: "indicators with a base, goals and a kind",
			text: lines("附件1 主要指标表 指标名称 单位 2024年实际 2027年目标 属性 航空货运量 万吨 3 8 预期性 准点率 % 82 ≥90 约束性"),
			targets: []string{
				"A1.01-2 航空货运量 =8万吨 @2027", "A1.02-2 准点率 >=90% @2027",
			},
			observations: []string{"A1.01-1 航空货运量 =3万吨 @2024", "A1.02-1 准点率 =82% @2024"},
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestFlattenedTablesOfWork(t *testing.T) {
	for _, c := range []tableCase{
		{
			name:  "the years of a project are no sum, nor is its sum a row",
			text:  lines("附件1 项目表 序号 项目名称 建设规模 总投资（亿元） 建设年限 责任单位 一、道路类 1 南山路 全长3公里 4.6 2024—2026 市乙局 2 北山路 全长5公里 3 2025—2026 市丙局 合计 7.6"),
			tasks: []string{"A1.01 南山路 r:市乙局", "A1.02 北山路 r:市丙局"},
			targets: []string{
				"A1.01-1 总投资 =4.6亿元 /南山路 /INVESTMENT", "A1.01-2 全长 =3公里 /南山路 /SIZE",
				"A1.02-1 总投资 =3亿元 /北山路 /INVESTMENT", "A1.02-2 全长 =5公里 /北山路 /SIZE",
				"A1-1 总投资 =7.6亿元 /合计 /INVESTMENT",
			},
		},
		{
			name:  "a group's number on a line of its own, and its title without figures",
			text:  lines("附件1 项目表 序号 项目名称 建设规模 总投资（亿元） 建设年限 责任单位 一 道路类 1 南山路 全长3公里 4.6 2024—2026 市乙局 二 水利类 2 北山水库 加固大坝 3 2025—2026 市丙局"),
			tasks: []string{"A1.01 南山路 r:市乙局", "A1.02 北山水库 r:市丙局"},
			targets: []string{
				"A1.01-1 总投资 =4.6亿元 /南山路 /INVESTMENT", "A1.01-2 全长 =3公里 /南山路 /SIZE", "A1.02-1 总投资 =3亿元 /北山水库 /INVESTMENT",
			},
		},
		{
			name:  "责任分工 spans what is printed last",
			text:  lines("附件1 分工表 序号 领域 工作内容 责任分工 完成时限 牵头单位 配合单位 1 载体 制定认定办法 市乙局 市丙局 2026年6月 2 要素 出台补贴细则 市丙局 市乙局 2026年9月 3 建立管理系统 市乙局 2026年10月"),
			tasks: []string{"A1.01 载体 l:市乙局 s:市丙局", "A1.02 出台补贴细则 l:市丙局 s:市乙局", "A1.03 建立管理系统 l:市乙局"},
		},
		{
			name:    "the numbers begin anew under each year",
			text:    lines("附件1 分解表 年度 序号 工作任务 主要措施 责任单位 2026年 1 编制水利规划 年底前批复 市乙局 2 改造管网 改造旧管网68公里 市丙局 3 开展检测 检测管网15公里 2027年 1 扩建泵站 扩建大泵站2座 市乙局"),
			tasks:   []string{"A1.2026.1 编制水利规划 r:市乙局", "A1.2026.2 改造管网 r:市丙局", "A1.2026.3 开展检测 r:市丙局^", "A1.2027.1 扩建泵站 r:市乙局"},
			targets: []string{"A1.2026.2-1 旧管网 =68公里 @2026", "A1.2026.3-1 检测管网 =15公里 @2026", "A1.2027.1-1 大泵站 =2座 @2027"},
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestTablesThatAreNotReadAreWarnedOf(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{
			name: "cells a line of which no count fits", file: "plan.txt",
			text: "某市方案\n一、任务\n1.平台。办事。\n附件1\n任务表\n" + lines("区域 绿道 公园 甲山区 3 4 5 乙水区 7 丙岭区 8 9 9 9 7 1"),
			want: "no number of columns fits all rows",
		},
		{
			name: "tabs without a header", file: "plan.txt",
			text: "某市方案\n一、任务\n1.平台。办事。\n附件1\n名册\n甲山\t东边\t某人\n乙水\t西边\t某人\n",
			want: "lines with tabs or wide blanks look like a table",
		},
		{
			name: "blanks that align cells", file: "plan.txt",
			text: "某市方案\n一、任务\n1.平台。办事。\n附件1\n任务表\n镇街    造林    封山\n甲山镇    12    30\n",
			want: "lines with tabs or wide blanks look like a table",
		},
		{
			name: "a table of the file", file: "plan.html",
			text: "<html><body><p>某市方案</p><p>一、任务</p><p>1.平台。办事。</p><table><tr><td>甲</td><td>乙2</td></tr><tr><td>丙</td><td>丁3号</td></tr></table></body></html>",
			want: "a table of 2 rows was not read",
		},
		{
			name: "a number where a body belongs", file: "plan.txt",
			text: "某市方案\n一、任务\n1.平台。办事。\n附件1\n分工表\n序号\t工作任务\t责任单位\n1\t办好第一件事\t市甲局\n2\t办好第二件事\t18\n",
			want: "18 stands where row A1.02 has its bodies",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := readText(t, c.file, c.text)
			var said []string
			for _, w := range file.Warnings {
				said = append(said, w.Message)
			}
			if got := strings.Join(said, "\n"); !strings.Contains(got, c.want) {
				t.Errorf("warnings:\n%s\nwant one that says %q", got, c.want)
			}
			for _, task := range file.Tasks {
				for _, a := range task.Assignments {
					if !strings.Contains(a.Agency, "局") {
						t.Errorf("%s is no body", a.Agency)
					}
				}
			}
		})
	}
}

func TestSchedulesOfCells(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024—2026", "2024—2026"},
		{"2025-2027年", "2025-2027年"},
		{"2025.3-2026.6", "2025.3-2026.6"},
		{"6月底前启动，12月完成", "6月底前 12月"},
		{"长期坚持", "长期坚持"},
	} {
		var got []string
		for _, s := range schedules(c.text) {
			got = append(got, s.Period)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s gives %q, want %q", c.text, s, c.want)
		}
	}
}

func TestARowHasTheGroupsThatItStandsBelow(t *testing.T) {
	const head = "青山市建设方案\n一、任务\n1.平台。办好事。（责任单位：市甲局）\n附件1\n分工表\n"
	for _, c := range []struct{ name, table, want string }{
		{"lines of the table", "序号\t工作内容\t责任单位\n一、水利\n1\t清理河道\t市乙局\n（一）交通\n2\t修缮桥梁\t市丙局\n", "清理河道: 分工表 / 水利; 修缮桥梁: 分工表 / 水利 / 交通"},
		{"a merged cell over two rows", "序号\t领域\t工作内容\t责任单位\n1\t水利\t清理河道\t市乙局\n2\t\t修缮堤岸\t市丙局\n3\t交通\t修缮桥梁\t市丙局\n", "清理河道: 分工表 / 水利; 修缮堤岸: 分工表 / 水利; 修缮桥梁: 分工表"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, task := range readText(t, "plan.txt", head+c.table).Tasks {
				if task.Table != "" {
					got = append(got, task.Content+": "+strings.Join(task.Groups, " / "))
				}
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

func TestTablesOfIndicatorsAndCriteriaSetNoTasks(t *testing.T) {
	for _, c := range []tableCase{
		{
			name:    "the innermost level names what is measured, its weight measures nothing",
			text:    "附件1\n评价表\n一级指标\t二级指标\t评价标准\t分值\n服务\t1.就业率\t2026年达到90%。\t20\n\t2.办结率\t不低于95%。\t15\n",
			targets: []string{"A1.01-1 就业率 =90% @2026", "A1.02-1 办结率 >=95%"},
		},
		{
			name:    "a formula and a sample are no figures",
			text:    "附件1\n评价表\n指标\t评分标准\t计算方法\n就业率\t达到90%。每次抽查5家企业。就业率=就业人数/毕业人数×100%。\t按120人的样本计算\n办结率\t不低于95%。\t\n",
			targets: []string{"A1.01-1 就业率 =90%", "A1.02-1 办结率 >=95%"},
		},
		{
			name:    "bodies beside the criteria make tasks of the rows",
			text:    "附件1\n评价表\n一级指标\t二级指标\t评价标准\t责任单位\n服务\t就业率\t达到90%。\t市乙局\n\t办结率\t不低于95%。\t市丙局\n",
			tasks:   []string{"A1.01 就业率 r:市乙局", "A1.02 办结率 r:市丙局"},
			targets: []string{"A1.01-1 就业率 =90%", "A1.02-1 办结率 >=95%"},
		},
	} {
		t.Run(c.name, c.run)
	}
}

func TestAColumnOfUnitsThatNamesBodiesIsOfBodies(t *testing.T) {
	tableCase{
		text:  "附件1\n分工表\n序号\t任务\t单位\n1\t清理河道\t市乙局\n2\t修缮桥梁\t市丙局\n",
		tasks: []string{"A1.01 清理河道 r:市乙局", "A1.02 修缮桥梁 r:市丙局"},
	}.run(t)
}

func TestAYearOverColumnsIsThatOfTheirFigures(t *testing.T) {
	file := readText(t, "plan.html", "<html><body><h1>青山市建设方案</h1><p>一、任务</p><p>建设书屋。</p><p>附件1</p><p>各镇任务表</p><table>"+
		"<tr><td rowspan=2>镇</td><td colspan=2>2027年</td></tr><tr><td>书屋（间）</td><td>驿站（座）</td></tr>"+
		"<tr><td>甲镇</td><td>3</td><td>5</td></tr><tr><td>乙镇</td><td>4</td><td>6</td></tr></table></body></html>")
	expect(t, "targets", file.Targets, []string{
		"A1.01-1 书屋 =3间 @2027 /甲镇", "A1.01-2 驿站 =5座 @2027 /甲镇", "A1.02-1 书屋 =4间 @2027 /乙镇", "A1.02-2 驿站 =6座 @2027 /乙镇",
	})
}

func TestABracketOfAHeaderMayBeNoUnit(t *testing.T) {
	file := readText(t, "plan.html", "<html><body><h1>青山市建设规划</h1><p>一、目标</p><p>建设书屋。</p><table>"+
		"<tr><td rowspan=2>指标名称</td><td>2025年</td><td>2030年</td></tr><tr><td>（基期）</td><td>（目标）</td></tr>"+
		"<tr><td>茶叶产值（亿元）</td><td>4</td><td>8</td></tr><tr><td>茶企数（家）</td><td>30</td><td>50</td></tr></table></body></html>")
	expect(t, "targets", file.Targets, []string{"一.01-2 茶叶产值 =8亿元 @2030", "一.02-2 茶企数 =50家 @2030"})
	expect(t, "observations", file.Observations, []string{"一.01-1 茶叶产值 =4亿元 @2025", "一.02-1 茶企数 =30家 @2025"})
}
