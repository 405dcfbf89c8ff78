package source_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

// holds checks what every later step relies on: blocks and cells lie inside
// the text, in order.
func holds(t *testing.T, doc *source.Document) {
	t.Helper()
	at := 0
	for _, b := range doc.Blocks {
		if b.Span.Start < at || b.Span.End <= b.Span.Start || b.Span.End > len(doc.Text) {
			t.Fatalf("block %+v after %d in a text of %d", b.Span, at, len(doc.Text))
		}
		if got, want := doc.Slice(b.Span), string(doc.Text[b.Span.Start:b.Span.End]); got != want {
			t.Fatalf("Slice of %+v is %q, want %q", b.Span, got, want)
		}
		at = b.Span.Start
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row {
					if c.Span.Start < at || c.Span.End < c.Span.Start || c.Span.End > b.Span.End+1 {
						t.Fatalf("cell %+v after %d in block %+v", c.Span, at, b.Span)
					}
					at = c.Span.End
				}
			}
		}
		at = b.Span.End
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("---\n标题: 甲\n---\n# 甲县方案\r\n文号:\r\n甲〔2020〕1号\n1\t甲\t乙"))
	f.Add([]byte("\xFF\xFE\x00\x4e\n\x00"))
	f.Add([]byte("\xc7\xe0\xca\xaf\xcf\xd8"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := source.Read("p.txt", data); err == nil {
			holds(t, doc)
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("<table><tr><td rowspan=3>甲<td>乙<tr><td colspan=2>丙<tr></table>"))
	f.Add([]byte("<ol start=-3><li>甲<table><tr><td><table><tr><td>乙"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := source.Read("p.html", data); err == nil {
			holds(t, doc)
		}
	})
}

func FuzzDOCX(f *testing.F) {
	f.Add([]byte(body(p(numbered(1, 0), "甲")+`<w:tbl><w:tr>`+tc(`<w:vMerge/>`, p("", "乙"))+`</w:tr></w:tbl>`)), []byte(numberings), []byte(styles))
	f.Fuzz(func(t *testing.T, document, numbering, style []byte) {
		readParts(t, "p.docx", map[string][]byte{"word/document.xml": document, "word/numbering.xml": numbering, "word/styles.xml": style})
	})
}

func FuzzODT(f *testing.F) {
	eachPacked(f, "odt", func(part func(string) []byte) { f.Add(part("content.xml"), part("styles.xml")) })
	f.Add([]byte(odtLists), []byte("<styles/>"))
	f.Fuzz(func(t *testing.T, content, style []byte) {
		readParts(t, "p.odt", map[string][]byte{"content.xml": content, "styles.xml": style})
	})
}

func FuzzXLSX(f *testing.F) {
	eachPacked(f, "xlsx", func(part func(string) []byte) {
		f.Add(part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"), part("xl/styles.xml"))
	})
	f.Add([]byte(sheetOfValues), []byte("<sst><si><t>甲</t></si></sst>"), []byte(sheetStyles))
	f.Fuzz(func(t *testing.T, sheet, texts, style []byte) {
		readParts(t, "p.xlsx", map[string][]byte{
			"xl/workbook.xml": []byte(`<workbook><sheets><sheet name="甲" id="1"/></sheets></workbook>`), "xl/_rels/workbook.xml.rels": []byte(`<Relationships><Relationship Id="1" Target="worksheets/sheet1.xml"/></Relationships>`),
			"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": style,
		})
	})
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 a;}}{\stylesheet{\s1 heading 1;}}\s1\f0\'bc\'d7\par\trowd\cellx9\intbl\u-24591?\cell\row}`))
	fuzzForm(f, "rtf")
}

func FuzzDOC(f *testing.F) { fuzzForm(f, "doc") }

// readParts reads a packed file of parts.
func readParts(t *testing.T, name string, parts map[string][]byte) {
	t.Helper()
	if doc, err := source.Read(name, packedOf(t, parts)); err == nil {
		holds(t, doc)
	}
}

func packedOf(t *testing.T, parts map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, data := range parts {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// eachPacked shows the parts of the documents that are there in a form.
func eachPacked(f *testing.F, form string, add func(part func(string) []byte)) {
	files, err := filepath.Glob(filepath.Join("testdata", form, "*."+form))
	if err != nil || len(files) == 0 {
		f.Fatalf("%d documents: %v", len(files), err)
	}
	for _, file := range files {
		r, err := zip.OpenReader(file)
		if err != nil {
			f.Fatal(err)
		}
		add(func(name string) []byte {
			data, err := fs.ReadFile(r, name)
			if err != nil {
				f.Fatal(err)
			}
			return data
		})
		if err := r.Close(); err != nil {
			f.Fatal(err)
		}
	}
}

func FuzzPDF(f *testing.F) { fuzzForm(f, "pdf") }

func FuzzOFD(f *testing.F) { fuzzForm(f, "ofd") }

// fuzzForm begins with the documents that are there in a form.
func fuzzForm(f *testing.F, form string) {
	files, err := filepath.Glob(filepath.Join("testdata", form, "*."+form))
	if err != nil || len(files) == 0 {
		f.Fatalf("%d documents: %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := source.Read("p."+form, data); err == nil {
			holds(t, doc)
		}
	})
}
