package source_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

// sayTable writes a table of a text: rows on lines, cells between bars, with their
// spans where they have any.
func sayTable(doc *source.Document, t *source.Table) string {
	var rows []string
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			parts := c.Parts
			if parts == nil {
				parts = []source.Span{c.Span}
			}
			text := ""
			for _, s := range parts {
				text += strings.TrimSpace(doc.Slice(s))
			}
			for range c.ColSpan - 1 {
				text += ">"
			}
			for range c.RowSpan - 1 {
				text += "v"
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return strings.Join(rows, "\n")
}

func TestTablesWithMarksInAText(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{
			"tags in one line of Markdown", "a.md", "# 分工表\n\n<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>修桥<br>铺路</td></tr></table>\n",
			"序号|任务\n1|修桥铺路",
		},
		{
			"tags on lines of their own, with spans and a name of a character", "a.md", "<table>\n<thead>\n<tr><th colspan=\"2\">任务&amp;单位</th></tr>\n</thead>\n<tr><td rowspan=2>修桥</td><td>甲局</td></tr>\n<tr><td>乙局</td></tr>\n</table>",
			"任务&单位>\n修桥v|甲局\n乙局",
		},
		{"tags in a plain text", "a.txt", "分工表\n<table><tr><td>修桥</td><td>甲局</td></tr></table>\n", "修桥|甲局"},
		{
			"drawn, with cells over two lines", "a.txt", "分工表\n┌────┬───┐\n│任务    │单位  │\n├────┼───┤\n│修桥和铺│甲局  │\n│路      │      │\n└────┴───┘\n",
			"任务|单位\n修桥和铺路|甲局",
		},
		{
			"drawn, with a cell over two rows and one over two columns", "a.txt", "┌────┬───┐\n│任务    │单位  │\n├────┼───┤\n│修桥    │甲局  │\n│        ├───┤\n│        │乙局  │\n├────┴───┤\n│合计            │\n└────────┘\n",
			"任务|单位\n修桥v|甲局\n乙局\n合计>",
		},
		{"drawn with plus and bar", "a.txt", "+------+------+\n| 任务 | 单位 |\n+------+------+\n| 修桥 | 甲局 |\n+------+------+\n", "任务|单位\n修桥|甲局"},
		{"a bar behind each cell", "a.txt", "分工表\n序号 |\n任务 |\n单位 |\n1 |\n修桥 |\n|\n2 |\n铺路 |\n乙局 |\n", "序号|任务|单位\n1|修桥|\n2|铺路|乙局"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := source.Read(c.file, []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(doc.Printed()); got != c.text {
				t.Errorf("printed is %q", got)
			}
			if got, want := len(doc.Text), len([]rune(c.text)); got != want {
				t.Errorf("the text has %d characters, the file %d", got, want)
			}
			var tables []string
			for _, b := range doc.Blocks {
				if b.Table != nil {
					tables = append(tables, sayTable(doc, b.Table))
				}
			}
			if got := strings.Join(tables, "\n\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestMarksThatAreNoWordingAreBlanks(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"a backslash before a mark of Markdown", "a.md", `责任单位：\*甲局、乙局`, `责任单位： *甲局、乙局`},
		{"the same in a plain text", "a.txt", `责任单位：\*甲局、乙局`, `责任单位：\*甲局、乙局`},
		{"a tag in Markdown", "a.md", "修桥<br/>铺路", "修桥     铺路"},
		{"less than, which is no tag", "a.md", "误差<5，大于3", "误差<5，大于3"},
		{"bars of uneven rows", "a.txt", "序号 |\n任务 |\n单位 |\n1 |\n修桥 |\n2 |\n铺路 |\n乙局 |\n", "序号  \n任务  \n单位  \n1  \n修桥  \n2  \n铺路  \n乙局  \n"},
		{"few lines with a bar", "a.txt", "修桥 |\n铺路 |\n", "修桥 |\n铺路 |\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := source.Read(c.file, []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(doc.Text); got != c.want {
				t.Errorf("read as %q, want %q", got, c.want)
			}
			if got := doc.Quote(source.Span{End: len(doc.Text)}); got != c.text {
				t.Errorf("quoted as %q", got)
			}
		})
	}
}
