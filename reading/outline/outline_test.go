package outline_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

func build(t *testing.T, text string) *outline.Outline {
	t.Helper()
	doc, err := source.Read("plan.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return outline.Build(doc)
}

// sections writes the tree, a section a line: key, title.
func sections(o *outline.Outline) string {
	var lines []string
	o.Walk(func(s *outline.Section) {
		if s.Kind != outline.KindRoot {
			lines = append(lines, strings.TrimSpace(s.Key+" "+string(o.Doc.Text[s.Title.Start:s.Title.End])))
		}
	})
	return strings.Join(lines, "\n")
}

func TestEveryNumberingStyleMakesSections(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"four styles", "一、任务\n（二）工程\n3.平台。办事。\n（1）网络。办事。\n①线路。办事。\n4．园区。办事。", "一 任务\n一(二) 工程\n一(二)3 平台\n一(二)3(1) 网络\n一(二)3(1)① 线路\n一(二)4 园区"},
		{"chapters and articles", "第一章 总则\n第一条 为了发展。\n第二章 办法\n第二条 支持企业。", "第一章 总则\n第一章第一条 为了发展\n第二章 办法\n第二章第二条 支持企业"},
		{"enumeration comma after the number", "一、任务\n1、平台。办事。\n2、网络。办事。", "一 任务\n一1 平台\n一2 网络"},
		{"numbers that run on over the groups", "一、任务\n（一）甲组\n1.平台。办事。\n（二）乙组\n2.网络。办事。", "一 任务\n一(一) 甲组\n一(一)1 平台\n一(二) 乙组\n一(二)2 网络"},
		{"decimal numbers", "1.任务\n1.1 平台建设\n1.2 网络建设", "1 任务\n1.1 平台建设\n1.2 网络建设"},
		{"blanks inside labels", "一 、任务\n（ 二 ）工程\n3 .平台。办事。\n第 1 2 条 园区。办事。\n第 十 三 条 网络。办事。", "一 任务\n一(二) 工程\n一(二)3 平台\n第12条 园区\n第十三条 网络"},
		{"titles that begin with digits", "一、任务\n1.平台。办事。\n2.500强企业招引。办事。\n3.5G基站。办事。\n4.24小时书房。办事。\n5.“一码通”网络。办事。", "一 任务\n一1 平台\n一2 500强企业招引\n一3 5G基站\n一4 24小时书房\n一5 “一码通”网络"},
		{"the first title begins with digits", "一、任务\n1.12345热线。办事。\n2.平台。办事。", "一 任务\n一1 12345热线\n一2 平台"},
		{"a decimal where the next item might stand", "一、任务\n1.平台。办事。\n2.5亿元资金用于建设。\n2.平台。办事。", "一 任务\n一1 平台\n一2 平台"},
		{"two numbers are no label", "一、任务\n3 5.平台办事。\n第三条第二款规定的事项。", "一 任务"},
		{"full-width digits", "１．平台。办事。", "1 平台"},
		{"a number in the text is no label", "一、任务\n3.5亿元资金用于建设。\n2026年建成。", "一 任务"},
		{"run-in labels", "一、任务\n“一核”：建设一个新的核心区块。\n——产业结构。比重达到三成以上。", "一 任务\n一.1 “一核”\n一.2 产业结构"},
		{"fields of an item are no sections", "一、任务\n1.平台\n工作内容：把这件大事情完整地办好。\n责任单位：某市科技局、某市财政局", "一 任务\n一1 平台"},
		{"two parts with one number", "一、任务\n1.平台。办事。\n1.网络。办事。", "一 任务\n一1 平台\n一1-2 网络"},
		{"markdown's marks", "# 某地方案\n**一、任务**\n**1.平台。** 办事。", "一 任务\n一1 平台"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sections(build(t, c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAnnexesAreToldFromTheirListAndFromThePlan(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"listed, then printed", "某地方案\n一、任务\n1.平台。办事。\n附件：1.甲表\n2.乙表\n附件1\n甲表\n内容。\n附件2\n乙表\n内容。", "一 任务\n一1 平台\nA1 甲表\nA2 乙表"},
		{"the letter's only annex is the plan", "关于印发某方案的通知\n各单位：\n现印发给你们。\n附件：某方案\n某方案\n一、任务\n1.平台。办事。", "一 任务\n一1 平台"},
		{"numbered parts inside an annex", "某地方案\n一、任务\n附件\n办法\n一、范围\n（一）对象", "一 任务\nA1 办法\nA1一 范围\nA1一(一) 对象"},
		{"running text about annexes", "某地方案\n一、任务\n附件所列的各个项目由有关方面组织实施，按照进度要求推进，年底前全部建成并且投入使用，各有关方面要抓紧办理各项手续。", "一 任务"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sections(build(t, c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestBackMatterEndsTheDocument(t *testing.T) {
	o := build(t, "某地方案\n一、任务\n1.平台。办事。\n抄送：某市委各部门。\n某市人民政府办公室 2026年1月1日印发\n")
	if len(o.Back) != 2 || sections(o) != "一 任务\n一1 平台" {
		t.Errorf("got back matter %v and\n%s", o.Back, sections(o))
	}
}

func TestAtFindsTheInnermostSection(t *testing.T) {
	o := build(t, "某地方案\n一、任务\n1.平台。办好事。\n2.网络。办好事。\n")
	text := string(o.Doc.Text)
	at := len([]rune(text[:strings.Index(text, "网络")]))
	if s := o.At(at); s == nil || s.Key != "一2" {
		t.Errorf("got %+v", s)
	}
	if s := o.At(0); s != nil {
		t.Errorf("the title lies in section %s", s.Key)
	}
}

func TestSourceTablesKeepMergedCells(t *testing.T) {
	doc, err := source.Read("plan.html", []byte(`<html><body><p>一、任务</p><p>附件</p><p>任务表</p><table>
<tr><th>序号</th><th>任务名称</th><th>工作内容</th><th>责任单位</th></tr>
<tr><td colspan="4">一、产业发展</td></tr>
<tr><td>1</td><td rowspan="2">建设平台</td><td>办好第一件事。</td><td rowspan="2">甲局</td></tr>
<tr><td>2</td><td>办好第二件事。</td></tr>
<tr><td rowspan="2">3</td><td rowspan="2">建设网络</td><td>办好第三件事。</td><td>乙局</td></tr>
<tr><td>办好第四件事。</td><td>丙局</td></tr>
<tr><td colspan="3">合计</td><td></td></tr>
</table></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	got := outline.Format(outline.Build(doc))
	for _, want := range []string{
		"group 产业发展",
		"row A1.01 | 1 | 建设平台 | 办好第一件事。 | 甲局",
		"row A1.02 | 2 | ^建设平台 | 办好第二件事。 | ^甲局",
		"row A1.03.1 | 3 | 建设网络 | 办好第三件事。 | 乙局",
		"row A1.03.2 | ^3 | ^建设网络 | 办好第四件事。 | 丙局",
		"4 rows",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestAHeaderOfTwoRowsIsReadByItsSecond(t *testing.T) {
	doc, err := source.Read("plan.html", []byte(`<html><body><p>附件</p><p>任务表</p><table>
<tr><th rowspan="2">序号</th><th rowspan="2">工作内容</th><th colspan="2">责任单位</th></tr>
<tr><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>1</td><td>办好第一件事。</td><td>甲局</td><td>乙局</td></tr>
</table></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	got := outline.Format(outline.Build(doc))
	for _, want := range []string{"column 牵头单位: lead", "column 配合单位: support", "row A1.01 | 1 | 办好第一件事。 | 甲局 | 乙局", "1 rows"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestASpanningHeaderStandsOverItsColumns(t *testing.T) {
	doc, err := source.Read("plan.html", []byte(`<html><body><p>附件</p><p>任务表</p><table>
<tr><th rowspan="2">领域</th><th colspan="2">规模（万千瓦）</th><th rowspan="2">责任单位</th></tr>
<tr><th>2027年</th><th>2030年</th></tr>
<tr><td>电网侧</td><td>80-100</td><td>150</td><td>甲局</td></tr>
<tr><td>合计</td><td>80-100</td><td>150</td><td></td></tr>
</table></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	o := outline.Build(doc)
	tables := o.Root.Children[0].Tables
	if len(tables) != 1 {
		t.Fatalf("tables in\n%s", outline.Format(o))
	}
	for i, want := range []string{"", "规模（万千瓦）", "规模（万千瓦）", ""} {
		if got := tables[0].Header[i].Under; got != want {
			t.Errorf("column %d stands under %q, want %q", i, got, want)
		}
	}
	if rows := tables[0].Rows; len(rows) != 2 || rows[0].Sum || !rows[1].Sum {
		t.Errorf("want a row and a sum in\n%s", outline.Format(o))
	}
}
