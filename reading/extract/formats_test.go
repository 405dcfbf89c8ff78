package extract_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

// part is a paragraph or a table of a document that a test writes in several
// formats.
type part struct {
	text string
	rows [][]cell
}

// cell spans rows downwards and columns to the right, from 1.
type cell struct {
	text             string
	rowSpan, colSpan int
}

func asHTML(parts []part) []byte {
	var out strings.Builder
	out.WriteString("<!DOCTYPE html><html><body><div class=\"content\">\n")
	for _, p := range parts {
		if p.rows == nil {
			fmt.Fprintf(&out, "<p>%s</p>\n", html.EscapeString(p.text))
			continue
		}
		out.WriteString("<table>\n")
		for _, row := range p.rows {
			out.WriteString("<tr>")
			for _, c := range row {
				fmt.Fprintf(&out, `<td rowspan="%d" colspan="%d">%s</td>`, c.rowSpan, c.colSpan, strings.ReplaceAll(html.EscapeString(c.text), "\n", "<br>"))
			}
			out.WriteString("</tr>\n")
		}
		out.WriteString("</table>\n")
	}
	out.WriteString("</div></body></html>")
	return []byte(out.String())
}

func asDOCX(t *testing.T, parts []part) []byte {
	t.Helper()
	var out strings.Builder
	out.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	paragraphs := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			fmt.Fprintf(&out, `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`, html.EscapeString(line))
		}
	}
	for _, p := range parts {
		if p.rows == nil {
			paragraphs(p.text)
			continue
		}
		out.WriteString("<w:tbl>")
		open := map[int]int{} // column: rows that the cell above still spans
		for _, row := range p.rows {
			out.WriteString("<w:tr>")
			col := 0
			carried := func() {
				for open[col] > 0 {
					open[col]--
					col++
					out.WriteString(`<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`)
				}
			}
			for _, c := range row {
				carried()
				out.WriteString("<w:tc><w:tcPr>")
				if c.colSpan > 1 {
					fmt.Fprintf(&out, `<w:gridSpan w:val="%d"/>`, c.colSpan)
				}
				if c.rowSpan > 1 {
					out.WriteString(`<w:vMerge w:val="restart"/>`)
					open[col] = c.rowSpan - 1
				}
				out.WriteString("</w:tcPr>")
				paragraphs(c.text)
				out.WriteString("</w:tc>")
				col += c.colSpan
			}
			carried()
			out.WriteString("</w:tr>")
		}
		out.WriteString("</w:tbl>")
	}
	out.WriteString("</w:body></w:document>")
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	f, err := w.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(out.String())); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// stated is what a file says, less where and how surely: one line a fact, in
// order of the alphabet.
func stated(f *dataset.File) []string {
	flat := func(s string) string { return strings.Join(strings.Fields(s), "") }
	d := f.Document
	out := []string{fmt.Sprint("document ", d.Title, d.DocNumber, d.Issuers, d.IssuedOn, d.PublishedOn, d.Area, d.PeriodStart, d.PeriodEnd)}
	for _, t := range f.Tasks {
		out = append(out, fmt.Sprint("task ", t.Key, " ", flat(t.Title), " under ", t.Parent, " same as ", t.SameAs))
		for _, a := range t.Assignments {
			out = append(out, fmt.Sprint("assignment ", t.Key, " ", a.Position, " ", a.Role, " ", flat(a.Agency), " ", a.Inherited))
		}
	}
	figure := func(kind string, f dataset.Figure) string {
		year := 0
		if f.Year != nil {
			year = *f.Year
		}
		return fmt.Sprint(kind, " ", flat(f.Indicator), f.Comparator, f.Value, f.Unit, " ", year, f.Qualifier, f.Task)
	}
	for _, g := range f.Targets {
		out = append(out, figure("target", g))
	}
	for _, g := range f.Observations {
		out = append(out, figure("observation", g))
	}
	for _, p := range f.Platforms {
		out = append(out, "platform "+p.Name+" "+p.Kind+" "+p.Area+" "+p.Task)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

func TestAllFormatsOfOneTextGiveTheSameFacts(t *testing.T) {
	one := func(texts ...string) (row []cell) {
		for _, text := range texts {
			row = append(row, cell{text: text, rowSpan: 1, colSpan: 1})
		}
		return row
	}
	merged := one("1", "建设石湾创客小镇", "完成一期3万平方米", "县科技局\n县经信局")
	merged[0].rowSpan, merged[1].rowSpan, merged[3].rowSpan = 2, 2, 2
	parts := []part{
		{text: "青石县科创园区建设行动计划（2021—2023年）"},
		{text: "青政办发〔2021〕7号"},
		{text: "根据《白河市科创园区建设意见》（白政发〔2020〕12号），制定本计划。"},
		{text: "一、主要任务"},
		{text: "1.提升园区。到2023年新增高新技术企业20家以上。（牵头单位：县科技局；配合单位：县财政局）"},
		{text: "附件1：重点任务表"},
		{rows: [][]cell{
			one("序号", "项目名称", "建设内容", "责任单位"),
			merged,
			one("完成二期2万平方米"),
			one("2", "建设北坞产业园", "引进企业15家", "县商务局"),
		}},
	}
	page := stated(extracted(t, "plan.html", string(asHTML(parts))))
	word := stated(extracted(t, "plan.docx", string(asDOCX(t, parts))))
	if diff := gocmp.Diff(page, word); diff != "" {
		t.Errorf("the page and the DOCX differ:\n%s", diff)
	}
	for _, want := range []string{"task A1.01 建设石湾创客小镇", "assignment A1.02 1 responsible 县商务局", "target 新增高新技术企业>=20家 2023"} {
		if !slices.ContainsFunc(page, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("no fact begins with %q; there are\n%s", want, strings.Join(page, "\n"))
		}
	}
}

func TestPracticePagesGiveTheFactsOfTheirTexts(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(corpus.Dir(t), "practice", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			var facts [2][]string
			for i, file := range []string{page, strings.TrimSuffix(page, ".html") + ".txt"} {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				facts[i] = stated(extracted(t, file, string(data)))
			}
			if diff := gocmp.Diff(facts[1], facts[0]); diff != "" {
				t.Errorf("text (-) and page (+) differ:\n%s", diff)
			}
		})
	}
}

// TestFlattenedTablesReadLikeRealOnes writes the seeds' flattened tables as
// real ones, merged cells among them, and expects the same facts of both.
func TestFlattenedTablesReadLikeRealOnes(t *testing.T) {
	for _, name := range []string{"longwan-corridor-2020", "ouhai-eyewear-complex-2019", "dongtou-incubators-2022"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(corpus.Dir(t), "seeds", name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := source.Read("plan.txt", data)
			if err != nil {
				t.Fatal(err)
			}
			parts := withTables(outline.Build(doc))
			if !slices.ContainsFunc(parts, func(p part) bool { return p.rows != nil }) {
				t.Fatal("no table was found in the text")
			}
			want := stated(extracted(t, "plan.txt", string(data)))
			for file, written := range map[string][]byte{"plan.html": asHTML(parts), "plan.docx": asDOCX(t, parts)} {
				if diff := gocmp.Diff(want, stated(extracted(t, file, string(written)))); diff != "" {
					t.Errorf("text (-) and %s (+) differ:\n%s", file, diff)
				}
			}
		})
	}
}

// withTables takes a text apart into paragraphs and the tables that the
// outline found in it, each cell carried down a merged one.
func withTables(o *outline.Outline) []part {
	var tables []*outline.Table
	o.Walk(func(s *outline.Section) { tables = append(tables, s.Tables...) })
	slices.SortFunc(tables, func(a, b *outline.Table) int { return a.Span.Start - b.Span.Start })
	var parts []part
	for _, b := range o.Doc.Blocks {
		if o.Copy.Start < o.Copy.End && b.Span.Start >= o.Copy.Start {
			break
		}
		if len(tables) > 0 && b.Span.Start >= tables[0].Span.Start {
			if b.Span.Start < tables[0].Span.End {
				if rows := rowsOf(o.Doc, tables[0]); len(parts) == 0 || parts[len(parts)-1].rows == nil {
					parts = append(parts, part{rows: rows})
				}
				continue
			}
			tables = tables[1:]
		}
		parts = append(parts, part{text: string(o.Doc.Text[b.Span.Start:b.Span.End])})
	}
	return parts
}

func rowsOf(doc *source.Document, t *outline.Table) [][]cell {
	var head []cell
	for _, c := range t.Header {
		head = append(head, cell{text: c.Text, rowSpan: 1, colSpan: 1})
	}
	rows := [][]cell{head}
	above := make([]*cell, len(t.Header))
	group := ""
	for _, r := range t.Rows {
		if strings.Join(r.Groups, "") != group {
			group = strings.Join(r.Groups, "")
			rows = append(rows, []cell{{text: group, rowSpan: 1, colSpan: len(t.Header)}})
			clear(above)
		}
		row := make([]cell, 0, len(r.Cells))
		for i, c := range r.Cells {
			if c.Carried && above[i] != nil {
				above[i].rowSpan++
				continue
			}
			var lines []string
			for _, s := range c.Spans {
				lines = append(lines, string(doc.Text[s.Start:s.End]))
			}
			row = append(row, cell{text: strings.Join(lines, "\n"), rowSpan: 1, colSpan: 1})
			above[i] = &row[len(row)-1]
		}
		rows = append(rows, row)
	}
	return rows
}
