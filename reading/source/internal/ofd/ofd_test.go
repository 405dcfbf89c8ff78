package ofd_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source/internal/ofd"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

const (
	entry    = `<OFD><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>`
	document = `<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><TemplatePage ID="2" BaseLoc="Tpls/T.xml"/></CommonData>
<Pages><Page ID="1" BaseLoc="Pages/P.xml"/></Pages></Document>`
	template = `<Page><Content><Layer><TextObject Boundary="10 10 30 5" Size="5"><TextCode X="0" Y="5">眉</TextCode></TextObject></Layer></Content></Page>`
)

// one is an OFD whose one page has these objects.
func one(objects string) map[string]string {
	return map[string]string{
		ofd.Entry: entry, "Doc_0/Document.xml": document, "Doc_0/Tpls/T.xml": template,
		"Doc_0/Pages/P.xml": `<Page><Template TemplateID="2"/><Content><Layer>` + objects + `</Layer></Content></Page>`,
	}
}

func read(t *testing.T, parts map[string]string) ([]page.Page, error) {
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
	p, err := packed.Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return ofd.Read(p)
}

// places writes characters with their left edges and base lines in
// millimetres.
func places(p page.Page) string {
	var out []string
	for _, g := range p.Glyphs {
		out = append(out, fmt.Sprintf("%c %.1f %.1f", g.Rune, g.X0*25.4/72, g.Base*25.4/72))
	}
	return strings.Join(out, ", ")
}

func TestCharactersStandWhereTheirTextPutsThem(t *testing.T) {
	cases := map[string]struct{ objects, want string }{
		"steps":        {`<TextObject Boundary="20 50 60 8" Size="5"><TextCode X="1" Y="6" DeltaX="g 2 5 7">甲乙丙丁</TextCode></TextObject>`, "甲 21.0 56.0, 乙 26.0 56.0, 丙 31.0 56.0, 丁 38.0 56.0"},
		"no steps":     {`<TextObject Boundary="20 50 60 8" Size="5"><TextCode X="0" Y="6">甲1乙</TextCode></TextObject>`, "甲 20.0 56.0, 1 25.0 56.0, 乙 27.5 56.0"},
		"a matrix":     {`<TextObject Boundary="20 50 60 8" Size="1" CTM="5 0 0 5 0 0"><TextCode X="1" Y="1" DeltaX="1">甲乙</TextCode></TextObject>`, "甲 25.0 55.0, 乙 30.0 55.0"},
		"downwards":    {`<TextObject Boundary="20 50 8 60" Size="5"><TextCode X="0" Y="5" DeltaY="g 1 6">甲乙</TextCode></TextObject>`, "甲 20.0 55.0, 乙 20.0 61.0"},
		"in a block":   {`<PageBlock><TextObject Boundary="20 50 60 8" Size="5"><TextCode X="0" Y="6">甲</TextCode></TextObject></PageBlock>`, "甲 20.0 56.0"},
		"not visible":  {`<TextObject Visible="false" Boundary="20 50 60 8" Size="5"><TextCode X="0" Y="6">甲</TextCode></TextObject>`, ""},
		"without size": {`<TextObject Boundary="20 50 60 8"><TextCode X="0" Y="6">甲</TextCode></TextObject>`, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			pages, err := read(t, one(c.objects))
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimPrefix(c.want+", 眉 10.0 15.0", ", ")
			if got := places(pages[0]); got != want {
				t.Errorf("characters are %q, want %q", got, want)
			}
		})
	}
}

func TestTextAcrossThePageIsKeptApart(t *testing.T) {
	pages, err := read(t, one(`<TextObject Boundary="20 50 60 8" Size="5" CTM="0.7 0.7 -0.7 0.7 0 0"><TextCode X="0" Y="6">内部</TextCode></TextObject>`))
	if err != nil {
		t.Fatal(err)
	}
	if pages[0].Turned != "内部" {
		t.Errorf("across the page stands %q, want 内部", pages[0].Turned)
	}
}

func TestRulingLinesAreTakenFromPaths(t *testing.T) {
	pages, err := read(t, one(`<PathObject Boundary="20 50 100 40"><AbbreviatedData>M 0 0 L 100 0 L 100 40 L 0 40 C</AbbreviatedData></PathObject>
<PathObject Boundary="20 60 100 1" Fill="true" Stroke="false"><AbbreviatedData>M 0 0 L 100 0 L 100 0.3 L 0 0.3 C</AbbreviatedData></PathObject>
<PathObject Boundary="20 60 9 9"><AbbreviatedData>M 0 0 B 1 1 2 2 9 9</AbbreviatedData></PathObject>`))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(pages[0].Rules); n != 5 {
		t.Errorf("%d lines, want the four edges and the thin one: %+v", n, pages[0].Rules)
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	with := func(name, text string) map[string]string {
		parts := one(`<TextObject Boundary="20 50 60 8" Size="5"><TextCode X="0" Y="6">甲</TextCode></TextObject>`)
		parts[name] = text
		return parts
	}
	missing := with("x", "")
	delete(missing, "Doc_0/Pages/P.xml")
	cases := []struct {
		name  string
		parts map[string]string
		want  error
		says  string
	}{
		{"a picture", one(`<ImageObject Boundary="0 0 210 297" ResourceID="3"/>`), refuse.ErrFormat, "page 1 of 1 is a picture without text"},
		{"encrypted", with("Encryptions.xml", "<Encryptions/>"), refuse.ErrFormat, "encrypted"},
		{"no page where one is named", missing, refuse.ErrDamaged, "Doc_0/Pages/P.xml is named in it, but is not there"},
		{"no document", with(ofd.Entry, "<OFD/>"), refuse.ErrDamaged, "OFD.xml names no document"},
		{"no XML", with("Doc_0/Document.xml", "<Document"), refuse.ErrDamaged, "Doc_0/Document.xml"},
		{"too many pages", with("Doc_0/Document.xml", "<Document><Pages>"+strings.Repeat(`<Page BaseLoc="Pages/P.xml"/>`, 2001)+"</Pages></Document>"), refuse.ErrLimit, "2001 pages, 2000 are allowed"},
		{"too deep", one(strings.Repeat("<PageBlock>", 300) + strings.Repeat("</PageBlock>", 300)), refuse.ErrLimit, "256 are allowed"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(t, c.parts)
			if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}

func TestAPageWithoutTextBetweenPagesOfTextIsNamed(t *testing.T) {
	data, err := os.ReadFile("../../testdata/ofd/plan.scanned.ofd")
	if err != nil {
		t.Fatal(err)
	}
	p, err := packed.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ofd.Read(p); !errors.Is(err, refuse.ErrFormat) || !strings.Contains(fmt.Sprint(err), "page 2 of 2") {
		t.Errorf("error is %v, want page 2 of 2 told", err)
	}
}

// FuzzPage reads a page of any content and expects numbers that a page can
// have.
func FuzzPage(f *testing.F) {
	f.Add(`<Page><Template TemplateID="2"/><Content><Layer><TextObject Boundary="20 50 60 8" Size="5" CTM="1 0 0 1 0 0"><TextCode X="1" Y="6" DeltaX="g 2 5 7">甲乙丙丁</TextCode></TextObject></Layer></Content></Page>`)
	f.Add(`<Page><Content><Layer><PathObject Boundary="20 50 100 40"><AbbreviatedData>M 0 0 L 100 0 Q 1 2 3 4 C</AbbreviatedData></PathObject><ImageObject Boundary="0 0 9 9"/></Layer></Content></Page>`)
	f.Fuzz(func(t *testing.T, content string) {
		parts := one("")
		parts["Doc_0/Pages/P.xml"] = content
		pages, err := read(t, parts)
		if err != nil {
			return
		}
		for _, g := range pages[0].Glyphs {
			if !(g.X0 < g.X1) || !(g.Size >= 0) || !(g.Base < 1e7 && g.Base > -1e7) {
				t.Fatalf("character %+v", g)
			}
		}
		if _, err := page.Compose(pages); err != nil && !errors.Is(err, refuse.ErrLimit) {
			t.Fatal(err)
		}
	})
}
