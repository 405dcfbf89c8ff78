package source_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

// sheetStyles are cells of these formats: 1 a day, 2 a share, 3 thousands, 4
// centred, 5 with a unit, 6 in ten thousands.
const sheetStyles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0.0&quot;万元&quot;"/><numFmt numFmtId="177" formatCode="0!.0,&quot;万&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="9"/><xf numFmtId="4"/><xf numFmtId="0"><alignment horizontal="center"/></xf><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`

const sheetOfValues = `<worksheet><sheetData><row r="1"><c r="A1" t="s" s="4"><v>0</v></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><r><t>序</t></r><r><t>号</t></r></is></c><c r="B2" t="str"><v>期限</v></c><c r="C2"><v>0.285</v></c></row>
<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="1"><v>46203</v></c><c r="C3" s="2"><v>0.95</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>`

// workbook is a workbook of sheets, each with the attributes of its name.
func workbook(t *testing.T, sheets ...[2]string) (*source.Document, error) {
	t.Helper()
	parts := map[string][]byte{"xl/styles.xml": []byte(sheetStyles), "xl/sharedStrings.xml": []byte("<sst><si><t>清单</t><rPh><t>qd</t></rPh></si><si><t>" + strings.Repeat("长", 11_000) + "</t></si></sst>")}
	names, targets := "", ""
	for i, s := range sheets {
		names += fmt.Sprintf(`<sheet id="r%d" %s/>`, i, s[0])
		targets += fmt.Sprintf(`<Relationship Id="r%d" Target="/xl/worksheets/s%d.xml"/>`, i, i)
		parts[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = []byte(s[1])
	}
	parts["xl/workbook.xml"] = []byte("<workbook><sheets>" + names + "</sheets></workbook>")
	parts["xl/_rels/workbook.xml.rels"] = []byte("<Relationships>" + targets + "</Relationships>")
	return source.Read("list.xlsx", packedOf(t, parts))
}

// sheetOf is a sheet of rows: cells between bars, the row's attributes before
// a colon. An empty row is left out, as Excel does.
func sheetOf(before, after string, rows ...string) string {
	var out strings.Builder
	for y, r := range rows {
		attrs, cells, _ := strings.Cut(r, ":")
		if cells == "" {
			continue
		}
		fmt.Fprintf(&out, `<row r="%d" %s>`, y+1, attrs)
		for x, text := range strings.Split(cells, "|") {
			if text != "" {
				fmt.Fprintf(&out, `<c r="%c%d" t="str"><v>%s</v></c>`, 'A'+x, y+1, text)
			}
		}
		out.WriteString("</row>")
	}
	return "<worksheet>" + before + "<sheetData>" + out.String() + "</sheetData>" + after + "</worksheet>"
}

func TestASheetsValuesAreThoseShown(t *testing.T) {
	doc, err := workbook(t, [2]string{`name="Sheet1"`, sheetOfValues})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(doc.Text), "清单\n序号\t期限\t0.285\n1\t2026年6月30日\t95%\n"; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
	if !doc.Blocks[0].Style.Center {
		t.Error("the centred line is not told")
	}
}

func TestLinesAroundTablesAreParagraphs(t *testing.T) {
	merge := func(areas ...string) string {
		return `<mergeCells><mergeCell ref="` + strings.Join(areas, `"/><mergeCell ref="`) + `"/></mergeCells>`
	}
	cases := map[string]struct{ sheet, want string }{
		"above and below": {sheetOf("", "", ":题", ":（单位）", ":序号|事项", ":1|甲", ":注"), "P题 P（单位） T[序号 事项/1 甲] P注"},
		"a group stays":   {sheetOf("", merge("A2:B2"), ":序号|事项", ":一、甲类", ":1|甲"), "T[序号 事项/一、甲类/1 甲]"},
		"a second table":  {sheetOf("", "", ":序号|事项", ":1|甲", "", ":又题", ":序号|事项", ":1|乙"), "T[序号 事项/1 甲] P又题 T[序号 事项/1 乙]"},
		"an annex":        {sheetOf("", "", ":序号|事项", ":1|甲", ":附件2", ":题", ":序号|事项", ":1|乙"), "T[序号 事项/1 甲] P附件2 P题 T[序号 事项/1 乙]"},
		"an empty row":    {sheetOf("", "", ":序号|事项", ":1|甲", "", ":2|乙"), "T[序号 事项/1 甲/2 乙]"},
		"a merged cell":   {sheetOf("", merge("A2:A3", "C2:C3"), ":序号|事项|单位", ":1|甲|某局", ":|乙"), "T[序号 事项 单位/1 甲 某局/乙]"},
		"empty columns":   {sheetOf("", "", ":||序号||事项", ":||1||甲"), "T[序号 事项/1 甲]"},
		"lines alone":     {sheetOf("", "", ":甲", ":乙", "", ":丙"), "P甲 P乙 P丙"},
		"hidden places":   {sheetOf(`<cols><col min="2" max="2" hidden="1"/></cols>`, merge("A3:A4"), ":序号|密|事项", `hidden="1":0|密|密`, `hidden="true":1|密|甲`, ":|密|乙"), "T[序号 事项/1 乙]"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			doc, err := workbook(t, [2]string{`name="Sheet1"`, c.sheet})
			if err != nil {
				t.Fatal(err)
			}
			if got := shape(doc); got != c.want {
				t.Errorf("it is read as %s, want %s", got, c.want)
			}
		})
	}
}

// shape writes a document's paragraphs and tables.
func shape(doc *source.Document) string {
	var out []string
	for _, b := range doc.Blocks {
		if b.Table == nil {
			out = append(out, "P"+doc.Slice(b.Span))
			continue
		}
		var rows []string
		for _, row := range b.Table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, doc.Slice(c.Span))
			}
			rows = append(rows, strings.Join(cells, " "))
		}
		out = append(out, "T["+strings.Join(rows, "/")+"]")
	}
	return strings.Join(out, " ")
}

func TestSheetsAreReadInOrderAndHiddenOnesTold(t *testing.T) {
	table := sheetOf("", "", ":序号|事项", ":1|甲")
	doc, err := workbook(t, [2]string{`name="附件1"`, table}, [2]string{`name="底稿" state="hidden"`, table},
		[2]string{`name="Sheet3"`, sheetOf("", "", `hidden="1":0|密`, ":序号|事项", ":1|乙")}, [2]string{`name="空"`, "<worksheet/>"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := shape(doc), "P附件1 T[序号 事项/1 甲] T[序号 事项/1 乙]"; got != want {
		t.Errorf("it is read as %s, want %s", got, want)
	}
	told := strings.Join(doc.LeftOut, "\n")
	for _, want := range []string{`"底稿" is hidden`, `hidden rows of the sheet "Sheet3" were not read (1)`} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told: %s", want, told)
		}
	}
}

func TestAWorkbookIsReadWithinLimits(t *testing.T) {
	cases := []struct {
		name, sheet string
		want        error
		says        string
	}{
		{"a merged cell of many places", sheetOf("", `<mergeCells>`+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 9)+`</mergeCells>`, ":甲|乙"), nil, ""},
		{"many places", wide(500, 500), source.ErrLimit, "200000 are allowed"},
		{"text named again", `<worksheet><sheetData><row>` + strings.Repeat(`<c t="s"><v>1</v></c>`, 1017) + `</row></sheetData></worksheet>`, source.ErrLimit, "33554432 bytes that are allowed"},
		{"no XML", "<worksheet><sheetData>", source.ErrDamaged, "s0.xml"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := workbook(t, [2]string{`name="Sheet1"`, c.sheet}); !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}

// wide is a sheet of rows with a value each, all in columns of their own.
func wide(rows, cols int) string {
	var out strings.Builder
	for y := range max(rows, cols) {
		fmt.Fprintf(&out, `<row><c r="%s%d"><v>1</v></c></row>`, column(y%cols), y+1)
	}
	return "<worksheet><sheetData>" + out.String() + "</sheetData></worksheet>"
}

func column(n int) string {
	name := string(rune('A' + n%26))
	if n >= 26 {
		name = column(n/26-1) + name
	}
	return name
}
