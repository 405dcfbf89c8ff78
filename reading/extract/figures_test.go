package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
)

// sayFigure writes a figure on one line: key, indicator, comparator, value,
// unit, @year, and what else it has.
func sayFigure(f dataset.Figure) string {
	s := fmt.Sprint(f.Key, " ", f.Indicator, " ", f.Comparator, f.Value)
	if f.ValueMax != nil {
		s += fmt.Sprintf("..%v", *f.ValueMax)
	}
	s += f.Unit
	if f.Year != nil {
		s += fmt.Sprintf(" @%d", *f.Year)
	}
	for _, x := range []string{f.Scope, f.Area, f.Nature} {
		if x != "" {
			s += " /" + x
		}
	}
	return s
}

func readText(t *testing.T, name, text string) *dataset.File {
	t.Helper()
	doc, err := source.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	file, err := Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(append([]dataset.Figure(nil), file.Targets...), file.Observations...) {
		if got := string(doc.Text[f.Start:f.End]); got != f.Quote || got == "" {
			t.Errorf("%s: the text at its span is %q, its quote %q", f.Key, got, f.Quote)
		}
		if f.Confidence <= 0 || f.Confidence > 1 || f.Reason == "" {
			t.Errorf("%s: confidence %v, reason %q", f.Key, f.Confidence, f.Reason)
		}
	}
	return file
}

func expect(t *testing.T, what string, got []dataset.Figure, want []string) {
	t.Helper()
	var lines []string
	for _, f := range got {
		lines = append(lines, sayFigure(f))
	}
	if a, b := strings.Join(lines, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("%s:\n%s\nwant:\n%s", what, a, b)
	}
}

func TestFiguresOfParagraphs(t *testing.T) {
	file := readText(t, "plan.txt", `青川县创新发展行动计划（2023—2025年）

一、发展现状
截至2022年底，全县建成众创空间6家。
二、发展目标
到2025年，建成众创空间15家以上，研发投入占比达到2.5%。
三、重点任务
（一）引进人才。每年引进创新团队5个以上。（责任单位：县人才办、县科技局）
（二）2024年目标
建成中试基地3个。
`)
	expect(t, "targets", file.Targets, []string{
		"二-1 众创空间 >=15家 @2025",
		"二-2 研发投入占比 =2.5% @2025",
		"三(一)-1 创新团队 >=5个",
		"三(二)-1 中试基地 =3个 @2024",
	})
	expect(t, "observations", file.Observations, []string{"一-1 众创空间 =6家 @2022"})
	if got := file.Targets[2].Task; got != "三(一)" {
		t.Errorf("the team target is set by task %q", got)
	}
}

func TestWhatLiesBeforeTheIssueIsReported(t *testing.T) {
	file := readText(t, "plan.txt", `青川县人民政府关于促进茶业发展的实施意见
青政发〔2024〕8号

一、主要任务
（一）扩大种植。2023年，全县茶园达到3万亩。到2026年，茶园达到5万亩。（责任单位：县农业农村局）

青川县人民政府
2024年5月6日
`)
	expect(t, "targets", file.Targets, []string{"一(一)-2 茶园 =5万亩 @2026"})
	expect(t, "observations", file.Observations, []string{"一(一)-1 茶园 =3万亩 @2023"})
}

func TestStandardsAndExplanationsSetNothing(t *testing.T) {
	file := readText(t, "plan.txt", `青川县创业社区建设方案（2026—2028年）

一、主要任务
（一）建设社区。建成创业社区8个。（责任单位：县人力社保局）
专栏1　创业社区建设标准
运营面积不少于3000平方米；入驻团队不少于50户。
二、保障措施
加强领导。
附：起草说明
方案提出任务9条，有关省份建成社区30个。
`)
	expect(t, "targets", file.Targets, []string{"一(一)-1 创业社区 =8个"})
	expect(t, "observations", file.Observations, nil)
}

func TestTheTitleGivesItsOneYear(t *testing.T) {
	file := readText(t, "points.txt", "2026年青川县数字建设工作要点\n\n一、主要任务\n（一）建设平台。建成数据平台5个。（责任单位：县数据局）\n")
	if len(file.Targets) != 1 || file.Targets[0].Year == nil || *file.Targets[0].Year != 2026 {
		t.Errorf("targets %v, want one of 2026", file.Targets)
	}
}

func TestTheYearInWhichARuleHoldsIsNoFiguresYear(t *testing.T) {
	file := readText(t, "rules.txt", "青川县考核办法\n第一条 优秀名额不超过4个。\n第二条 本办法自2026年1月1日起施行，有效期2年。\n附表 考核指标\n序号\t指标名称\t目标值\n1\t新增茶企\t38家\n2\t新增茶园\t12个\n")
	expect(t, "targets", file.Targets, []string{"A1.01-1 新增茶企 =38家", "A1.02-1 新增茶园 =12个"})
}

func TestAHeadlineIsATitleAndItsAimNoYearOfThePlan(t *testing.T) {
	file := readText(t, "news.html", "<html><body><h1>青川县发布茶业方案 到2027年再上台阶</h1><p>发布时间：2026-03-06 09:15</p><p>记者昨日获悉，今年将新建茶厂20家。</p><p>到2027年，茶园达到5万亩。</p></body></html>")
	if want := "青川县发布茶业方案 到2027年再上台阶"; file.Document.Title != want {
		t.Errorf("the title is %q, want %q", file.Document.Title, want)
	}
	expect(t, "targets", file.Targets, []string{"0-1 新建茶厂 =20家 @2026", "0-2 茶园 =5万亩 @2027"})
}

const tables = `<html><body><h1>青川县科技行动计划（2023—2025年）</h1>
<p>一、发展目标</p><p>全面提升创新能力。</p>
<p>附件1</p><p>主要指标表</p>
<table><tr><th>序号</th><th>指标名称</th><th>单位</th><th>2022年基数</th><th>2024年</th><th>2025年</th></tr>
<tr><td>1</td><td>研发投入占比</td><td>%</td><td>1.9</td><td>2.3</td><td>≥2.5</td></tr>
<tr><td>2</td><td>发明专利授权（件）</td><td></td><td>100</td><td>[150]</td><td>200以上</td></tr></table>
<p>附件2</p><p>重点项目清单</p>
<table><tr><th>序号</th><th>项目名称</th><th>建设内容</th><th>总投资（万元）</th><th>完成时限</th><th>责任单位</th></tr>
<tr><td>1</td><td>青山科创园</td><td>总建筑面积6.5万平方米，建设标准厂房8栋</td><td>32000</td><td>2023-2025年</td><td>县经开区</td></tr>
<tr><td>2</td><td>白水支路</td><td>改造建成2条</td><td>视情而定</td><td>2024年底</td><td>县交通局</td></tr></table>
<p>附件3</p><p>任务分配表</p>
<table><tr><th>序号</th><th>区域</th><th>新增装机容量（MW）</th><th>新增示范工程</th></tr>
<tr><td>1</td><td>“青山镇”(东至大河路（北），西至铁路，用地范围见图)</td><td>0.3-0.4</td><td>1</td></tr><tr><td>2</td><td>白水镇</td><td>2-2.6</td><td>3</td></tr></table>
</body></html>`

func TestFiguresOfTables(t *testing.T) {
	file := readText(t, "plan.html", tables)
	expect(t, "targets", file.Targets, []string{
		"A1.01-2 研发投入占比 =2.3% @2024",
		"A1.01-3 研发投入占比 >=2.5% @2025",
		"A1.02-2 发明专利授权 =150件 @2024",
		"A1.02-3 发明专利授权 >=200件 @2025",
		"A2.01-1 总投资 =32000万元 /青山科创园 /INVESTMENT",
		"A2.01-2 总建筑面积 =6.5万平方米 /青山科创园 /SIZE",
		"A2.01-3 标准厂房 =8栋 /青山科创园",
		"A2.02-1 改造建成白水支路 =2条 @2024 /白水支路",
		"A3.01-1 新增装机容量 ~0.3..0.4MW /青山镇",
		"A3.01-2 新增示范工程 =1 /青山镇",
		"A3.02-1 新增装机容量 ~2..2.6MW /白水镇",
		"A3.02-2 新增示范工程 =3 /白水镇",
	})
	expect(t, "observations", file.Observations, []string{
		"A1.01-1 研发投入占比 =1.9% @2022",
		"A1.02-1 发明专利授权 =100件 @2022",
	})
}

// A line without a number may say of those below it that they report, and of which year.
func TestALineHeadsASituation(t *testing.T) {
	file := readText(t, "plan.txt", "青川县2026年民生实事项目\n（县人大票决通过）\n现将项目公布如下。\n一、建设书屋9间。\n附：2025年民生实事完成情况\n全部完成：建成书屋7间。群众满意率96%。")
	expect(t, "targets", file.Targets, []string{"一-1 书屋 =9间 @2026"})
	expect(t, "observations", file.Observations, []string{"一.1-1 书屋 =7间 @2025", "一.1-2 群众满意率 =96% @2025"})
}

// The deadline of a row gives its figures their year, whatever the title's is.
func TestYearOfARowIsItsDeadline(t *testing.T) {
	file := readText(t, "plan.html", `<html><body><h1>青川县2026年平台培育清单</h1><p>一、要求</p><p>抓好落实。</p><p>附件1</p><p>任务表</p>
<table><tr><th>序号</th><th>平台名称</th><th>建设任务</th><th>牵头单位</th><th>完成时限</th></tr>
<tr><td>1</td><td>青川茶业孵化器</td><td>改造厂房8000平方米</td><td>县甲局</td><td>2027年6月</td></tr>
<tr><td>2</td><td>白水茶业孵化器</td><td>改造厂房900平方米</td><td>县乙局</td><td>2026年6月</td></tr></table></body></html>`)
	expect(t, "targets", file.Targets, []string{"A1.01-1 厂房 =8000平方米 @2027", "A1.02-1 厂房 =900平方米 @2026"})
}

// A table of what applicants may get sets no figures.
func TestATableOfTermsIsSetAside(t *testing.T) {
	file := readText(t, "plan.html", `<html><body><h1>青川县若干措施</h1><p>一、要求</p><p>抓好落实。</p><p>附件1</p><p>支持标准表</p>
<table><tr><th>序号</th><th>类别</th><th>支持方式</th><th>补助上限</th></tr>
<tr><td>1</td><td>茶厂</td><td>设备投入30%</td><td>50万元</td></tr>
<tr><td>2</td><td>茶园</td><td>一次性补助</td><td>20万元</td></tr></table></body></html>`)
	if len(file.Targets) > 0 {
		t.Errorf("targets %v", file.Targets)
	}
	ceilings := 0
	for _, s := range file.SetAside {
		if s.Class == "ceiling" {
			ceilings++
		}
	}
	if ceilings != 3 {
		t.Errorf("%d ceilings, want 3: %v", ceilings, file.SetAside)
	}
}

// A merged cell that names a part of the place gives its rows' figures their area.
func TestAreaOfRowsBelowAZone(t *testing.T) {
	file := readText(t, "plan.html", `<html><body><h1>青川区行动计划（2025—2027年）</h1><p>一、要求</p><p>抓好落实。</p><p>附件1</p><p>任务表</p>
<table><tr><th>序号</th><th>区块</th><th>工作任务</th><th>责任单位</th></tr>
<tr><td>1</td><td rowspan="2">白水科技城核心区（东至东路）</td><td>到2027年，新增茶企9家</td><td>区甲局</td></tr>
<tr><td>2</td><td>到2027年，建成茶厂3个</td><td>区乙局</td></tr>
<tr><td>3</td><td rowspan="2">茶旅融合（乡村）</td><td>到2027年，建成驿站5个</td><td>区甲局</td></tr>
<tr><td>4</td><td>到2027年，建成书屋7间</td><td>区乙局</td></tr></table></body></html>`)
	var got []string
	for _, f := range file.Targets {
		got = append(got, f.Indicator+" "+f.Area)
	}
	if want := []string{"新增茶企 白水科技城", "茶厂 白水科技城", "驿站 ", "书屋 "}; !slices.Equal(got, want) {
		t.Errorf("areas %q, want %q", got, want)
	}
}

// The last row of a flattened table has no number, so that it stands after the
// table as paragraphs.
func TestTotalsOfAFlattenedTable(t *testing.T) {
	file := readText(t, "plan.txt", `青川县光伏实施方案

一、主要任务
加快建设。

附表1

各镇任务分配表

序号

区域

新增装机容量（MW）

新增示范工程

1

青山镇

0.3-0.4

1

2

白水镇

2-2.6

3

3

黑石镇

1-2

2

合计

3.3-5

6
`)
	expect(t, "targets", file.Targets, []string{
		"A1.01-1 新增装机容量 ~0.3..0.4MW /青山镇 /青山镇",
		"A1.01-2 新增示范工程 =1 /青山镇 /青山镇",
		"A1.02-1 新增装机容量 ~2..2.6MW /白水镇 /白水镇",
		"A1.02-2 新增示范工程 =3 /白水镇 /白水镇",
		"A1.03-1 新增装机容量 ~1..2MW /黑石镇 /黑石镇",
		"A1.03-2 新增示范工程 =2 /黑石镇 /黑石镇",
		"A1-1 新增装机容量 ~3.3..5MW /合计",
		"A1-2 新增示范工程 =6 /合计",
	})
}

// A newspaper page prints its places as headings and its columns in any order.
func TestAReportTellsItsPlacesApart(t *testing.T) {
	file := readText(t, "page.txt", `青川
白水
科技新貌
截至目前，青川县新建实验室3家。全县引进团队12个。
白水县建成孵化器2家。
2020年，白水县抓研发。1-5月，规上企业研发投入2亿元，同比增长16%。
上半年，引进项目9个。
`)
	expect(t, "targets", file.Targets, nil)
	expect(t, "observations", file.Observations, []string{
		"青川县-1 新建实验室 =3家 /青川县",
		"青川县-2 引进团队 =12个 /青川县",
		"白水县-1 孵化器 =2家 /白水县",
		"白水县-2 规上企业研发投入 =2亿元 @2020 /白水县",
		"白水县-3 规上企业研发投入同比增长 =16% @2020 /白水县",
		"白水县-4 引进项目 =9个 @2020 /白水县",
	})
}

func TestScope(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"a plan for one industry limits its figures to it",
			"青川县氢能产业发展行动计划（2023—2025年）\n\n一、目标\n到2025年，建成加氢站3座。\n", "氢能产业",
		},
		{
			"an industrial zone is a place",
			"青川产业集聚区创新发展行动计划（2023—2025年）\n\n一、目标\n到2025年，建成加氢站3座。\n", "",
		},
		{
			"the whole place limits nothing",
			"青川县创新发展行动计划（2023—2025年）\n\n一、目标\n到2025年，青川县新建加氢站3座。\n", "",
		},
		{
			"a part does",
			"青川县创新发展行动计划（2023—2025年）\n\n一、目标\n到2025年，东片区新建加氢站3座。\n", "东片区",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := readText(t, "plan.txt", c.text)
			if len(file.Targets) != 1 || file.Targets[0].Scope != c.want {
				t.Errorf("targets %v, want one of scope %q", file.Targets, c.want)
			}
		})
	}
}
