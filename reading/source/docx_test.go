package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	styles    = `<w:styles ` + wordSpace + `>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1a"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style></w:styles>`
	numberings = `<w:numbering ` + wordSpace + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`
)

func docx(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// packed is a packed file whose one part says of itself what it likes.
func packed(t *testing.T, header *zip.FileHeader) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if _, err := w.CreateRaw(header); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func body(inner string) string {
	return `<?xml version="1.0"?><w:document ` + wordSpace + `><w:body>` + inner + `</w:body></w:document>`
}

func p(props, text string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func numbered(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

func tc(props, inner string) string {
	return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + inner + `</w:tc>`
}

func TestDOCXIsReadAsWordDrawsIt(t *testing.T) {
	doc, err := source.Read("plan.docx", docx(t, map[string]string{
		"word/styles.xml": styles, "word/numbering.xml": numberings,
		"word/document.xml": body(p(`<w:pStyle w:val="T"/>`, "青石县行动计划") +
			p(`<w:pStyle w:val="1"/>`, "总体要求") + p(numbered(1, 1), "目标") + p(numbered(1, 1), "原则") +
			p(`<w:pStyle w:val="1a"/>`, "主要任务") + p(numbered(1, 1), "建设园区") + p(numbered(3, 0), "不画点") + p(numbered(4, 0), "附则") +
			`<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p>` +
			`<w:tbl><w:tr>` + tc("", p("", "序号")) + tc(`<w:gridSpan w:val="2"/>`, p("", "任务")) + `</w:tr>` +
			`<w:tr>` + tc(`<w:vMerge w:val="restart"/>`, p(numbered(2, 0), "")) + tc("", p("", "一期")+p("", "二期")) + tc("", p("", "县科技局")) + `</w:tr>` +
			`<w:tr>` + tc(`<w:vMerge/>`, p("", "")) + tc("", p("", "三期")) + tc("", `<w:tbl><w:tr>`+tc("", p("", "内"))+tc("", p("", "外"))+`</w:tr></w:tbl>`) + `</w:tr></w:tbl>`),
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := `青石县行动计划
一、总体要求
1.目标
2.原则
二、主要任务
1.建设园区
不画点
七、附则
甲
乙增链
序号	任务	
1	一期
二期	县科技局
	三期	内 外
`
	if got := string(doc.Text); got != want {
		t.Fatalf("text is\n%s\nwant\n%s", got, want)
	}
	if got, want := doc.Blocks[0].Style, (source.Style{Heading: 1, Center: true}); got != want {
		t.Errorf("the title is %+v, want %+v", got, want)
	}
	if got, want := doc.Blocks[4].Style, (source.Style{Heading: 1, Number: "二、"}); got != want {
		t.Errorf("a heading by a style based on another is %+v, want %+v", got, want)
	}
	table := doc.Blocks[len(doc.Blocks)-1].Table
	if c := table.Rows[1][0]; c.RowSpan != 2 {
		t.Errorf("the merged cell spans %d rows, want 2", c.RowSpan)
	}
	if c := table.Rows[2][0]; c.Col != 1 {
		t.Errorf("the cell beside the merged one stands in column %d, want 1", c.Col)
	}
}

func TestPackedFilesThatAreNoPlainDOCXAreRefused(t *testing.T) {
	cases := map[string]struct {
		parts map[string]string
		want  error
		says  string
	}{
		"binary workbook": {map[string]string{"xl/workbook.bin": "x"}, source.ErrFormat, "save it as XLSX"},
		"spreadsheet":     {map[string]string{"content.xml": "x", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, source.ErrFormat, "save it as XLSX"},
		"presentation":    {map[string]string{"ppt/presentation.xml": "<x/>"}, source.ErrFormat, "presentation"},
		"any other":       {map[string]string{"a.txt": "甲"}, source.ErrFormat, "unpack it"},
		"entities": {
			map[string]string{"word/document.xml": `<!DOCTYPE d [<!ENTITY a "甲甲">]><w:document ` + wordSpace + `><w:body/></w:document>`},
			source.ErrDamaged, "entities",
		},
		"cut off":  {map[string]string{"word/document.xml": body("")[:60]}, source.ErrDamaged, "word/document.xml"},
		"too deep": {map[string]string{"word/document.xml": body(strings.Repeat("<w:sdt>", 300))}, source.ErrLimit, "257 deep inside one another, 256 are allowed"},
		"table bomb": {
			map[string]string{"word/document.xml": body(`<w:tbl><w:tr>` + tc(`<w:gridSpan w:val="2000000000"/>`, p("", "甲")) + `</w:tr></w:tbl>`)},
			source.ErrLimit, "2000000000 columns",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := source.Read("plan.docx", docx(t, c.parts))
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
	bomb := packed(t, &zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, UncompressedSize64: source.MaxUnpacked + 1})
	if _, err := source.Read("plan.docx", bomb); !errors.Is(err, source.ErrLimit) || !strings.Contains(err.Error(), "unpacks to 33554433 bytes, 33554432 are allowed") {
		t.Errorf("error is %v, want one that names 33554433 and 33554432 bytes", err)
	}
	many := map[string]string{}
	for i := range source.MaxParts + 1 {
		many[fmt.Sprint(i)] = ""
	}
	if _, err := source.Read("plan.docx", docx(t, many)); !errors.Is(err, source.ErrLimit) || !strings.Contains(err.Error(), "4097 files, 4096 are allowed") {
		t.Errorf("error is %v, want one that names 4097 and 4096 files", err)
	}
	if _, err := source.Read("plan.docx", []byte("PK\x03\x04 no more")); !errors.Is(err, source.ErrDamaged) {
		t.Errorf("error is %v, want %v", err, source.ErrDamaged)
	}
}
