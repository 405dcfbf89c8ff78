package source_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

const page = `<!DOCTYPE html><html><head><title>青石县政府网</title><style>p{color:red}</style><script>var a="<p>没有</p>"</script></head>
<body><div class="top-nav"><a href="/">首页</a> <a href="/zw">政务公开</a></div>
<table width="100%"><tr><td>
<div class="crumbs">当前位置：<a>首页</a> &gt; <a>文件</a></div>
<table><tr><td>索引号</td><td>Q-1/2021</td><td>发布机构</td><td>县府办</td></tr><tr><td>文号</td><td>青政办〔2021〕3号</td><td>有效性</td><td>有效</td></tr></table>
<h1>青石县创新平台建设<br>行动计划</h1>
<div><span>发布日期：2021-03-05</span> <span>浏览次数：<em>12</em></span></div>
<div id="zoom"><p align="center">（2021—2023年）</p>
<p>　　为推进全县创新平台建设，结合
    实际，制定本计划，请各乡镇、各部门认真组织实施并按月报送进展情况，遇有重大事项及时向县政府办公室报告，由县政府办公室会同县科技局研究后提请县政府常务会议审议，并在十个工作日内向社会公开，接受各方监督，确保按期完成。</p>
<h2>一、主要任务</h2>
<p><span>1.</span><span>建设青石县眼镜产业园。</span><b>（责任单位：县科技局&nbsp;）</b></p>
<table border="1"><caption>任务表</caption><tr><th>序号</th><th colspan="2">任务</th></tr>
<tr><td rowspan="2">1</td><td><p>建设园区</p><p>一期</p></td><td>县科技局</td></tr><tr><td>二期</td><td>县经信局</td></tr></table>
<ol><li>县科技局牵头</li><li>县经信局配合</li></ol><p style="display:none">隐藏</p>
<p>附件：<a href="a.doc">任务分解表.doc</a></p></div>
</td></tr></table>
<div class="foot">版权所有 青石县人民政府</div><nav><a>上一篇</a></nav></body></html>`

func TestThePageIsStrippedToItsDocument(t *testing.T) {
	doc, err := source.Read("p.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := `索引号	Q-1/2021	发布机构	县府办
文号	青政办〔2021〕3号	有效性	有效
青石县创新平台建设
行动计划
发布日期：2021-03-05
浏览次数：12
（2021—2023年）
为推进全县创新平台建设，结合实际，制定本计划，请各乡镇、各部门认真组织实施并按月报送进展情况，遇有重大事项及时向县政府办公室报告，由县政府办公室会同县科技局研究后提请县政府常务会议审议，并在十个工作日内向社会公开，接受各方监督，确保按期完成。
一、主要任务
1.建设青石县眼镜产业园。（责任单位：县科技局 ）
任务表
序号	任务	
1	建设园区
一期	县科技局
	二期	县经信局
1.县科技局牵头
2.县经信局配合
附件：任务分解表.doc
`
	if got := string(doc.Text); got != want {
		t.Fatalf("text is\n%s\nwant\n%s", got, want)
	}
	styles := map[string]source.Style{}
	var table *source.Table
	for _, b := range doc.Blocks {
		styles[string(doc.Text[b.Span.Start:b.Span.End])] = b.Style
		if b.Table != nil && !b.Style.Meta {
			table = b.Table
		}
	}
	for line, want := range map[string]source.Style{
		"青石县创新平台建设":       {Heading: 1},
		"行动计划":            {Heading: 1},
		"发布日期：2021-03-05": {Meta: true},
		"浏览次数：12":         {Noise: true},
		"（2021—2023年）":    {Center: true},
		"一、主要任务":          {Heading: 2},
		"任务表":             {Center: true},
		"2.县经信局配合":        {Number: "2."},
		"索引号\tQ-1/2021\t发布机构\t县府办\n文号\t青政办〔2021〕3号\t有效性\t有效": {Meta: true},
	} {
		if got, ok := styles[line]; !ok || got != want {
			t.Errorf("%q is %+v, want %+v", line, got, want)
		}
	}
	if table == nil {
		t.Fatal("the table was not kept as one")
	}
	var cells []string
	for _, row := range table.Rows {
		for _, c := range row {
			cells = append(cells, place(c)+string(doc.Text[c.Span.Start:c.Span.End]))
		}
	}
	if got, want := strings.Join(cells, "|"), "0,0 1x1 序号|0,1 1x2 任务|1,0 2x1 1|1,1 1x1 建设园区\n一期|1,2 1x1 县科技局|2,1 1x1 二期|2,2 1x1 县经信局"; got != want {
		t.Errorf("cells are %q, want %q", got, want)
	}
}

func place(c source.Cell) string {
	digit := func(n int) string { return string(rune('0' + n)) }
	return digit(c.Row) + "," + digit(c.Col) + " " + digit(c.RowSpan) + "x" + digit(c.ColSpan) + " "
}

func TestPagesAboveALimitAreRefused(t *testing.T) {
	cases := map[string]struct{ page, says string }{
		"10,000 deep":  {"<html>" + strings.Repeat("<div>", 10_000) + "文" + strings.Repeat("</div>", 10_000), "10000 deep inside one another, 256 are allowed"},
		"a wide cell":  {"<html><table><tr><td>甲</td><td colspan=999999999>乙</td></tr></table>", "999999999 columns"},
		"a huge table": {"<html><table>" + "<tr>" + strings.Repeat("<td rowspan=401>1", 500) + strings.Repeat("<tr>", 400) + "</table>", "200000 places are allowed"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := source.Read("p.html", []byte(c.page))
			if !errors.Is(err, source.ErrLimit) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error is %v, want one that says %q", err, c.says)
			}
		})
	}
}

func TestTagsLeftOpenDoNotCountAsDepth(t *testing.T) {
	doc, err := source.Read("p.html", []byte("<html><body>"+strings.Repeat("<p>第一条 总则。", 1000)))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(doc.Blocks); got != 1000 {
		t.Errorf("%d paragraphs, want 1000", got)
	}
}

func TestATableThatHoldsTablesOnlyArrangesThem(t *testing.T) {
	plan := "<p>" + strings.Repeat("本计划自印发之日起施行，请各部门认真组织实施。", 20) + "</p>"
	doc, err := source.Read("p.html", []byte("<html><body><div>"+plan+"<table><tr><td><table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>建设园区</td></tr></table></td>"+
		"<td><table><tr><th>序号</th><th>单位</th></tr><tr><td>1</td><td>县科技局</td></tr></table></td></tr></table></div></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for _, b := range doc.Blocks {
		if b.Table != nil {
			tables = append(tables, string(doc.Text[b.Span.Start:b.Span.End]))
		}
	}
	if got, want := strings.Join(tables, "|"), "序号\t任务\n1\t建设园区|序号\t单位\n1\t县科技局"; got != want {
		t.Errorf("tables are %q, want %q", got, want)
	}
}

func TestATableOfOneCellOnlyArrangesThePage(t *testing.T) {
	doc, err := source.Read("p.html", []byte("<html><body><div><p>"+strings.Repeat("本计划自印发之日起施行，请各部门认真组织实施。", 20)+"</p><table><tr><td>一、主要任务</td></tr></table></div></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	if last := doc.Blocks[len(doc.Blocks)-1]; last.Table != nil || string(doc.Text[last.Span.Start:last.Span.End]) != "一、主要任务" {
		t.Errorf("the cell is %+v", last)
	}
}

func TestWhatAScriptShowsLaterIsRead(t *testing.T) {
	const text = "<h1>青石县古道修复方案</h1><p>一、主要任务</p><p>1.修复古道，办好这件大事情。</p>"
	for _, page := range []string{
		"<body style='visibility:hidden'>" + text + "</body>",
		"<body><div><a href='/'>首页</a></div><div id=app style='display: none'>" + text + "</div></body>",
		"<body><div hidden>" + text + "</div></body>",
		"<body>" + text + "<div style='display:none'>" + text + "</div></body>",
	} {
		doc, err := source.Read("p.html", []byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(doc.Text), "修复古道"); got != 1 {
			t.Errorf("%s: the text is there %d times, not once", page, got)
		}
	}
}
