package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// drawn is a PDF of one page that is drawn by a stream, with further objects,
// the first of number 6.
func drawn(pageEntries, stream string, objects ...string) []byte {
	all := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>" + pageEntries + ">>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(stream), stream),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}, objects...)
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	for i, o := range all {
		fmt.Fprintf(&out, "%d 0 obj%s endobj\n", i+1, o)
	}
	fmt.Fprintf(&out, "trailer<</Root 1 0 R/Size %d>>\n", len(all)+1)
	return out.Bytes()
}

func TestCharactersAndRulingLinesHaveTheirPlaces(t *testing.T) {
	cases := map[string][]byte{
		"upright":                 drawn("", "BT /F 10 Tf 50 550 Td (ab) Tj ET 50 500 m 150 500 l S 60 480 100 0.5 re f"),
		"turned by the page":      drawn("/Rotate 90", "BT /F 10 Tf 0 1 -1 0 50 50 Tm (ab) Tj ET 100 50 m 100 150 l S 120 60 0.5 100 re f"),
		"turned without the page": drawn("", "BT /F 10 Tf 0 1 -1 0 50 50 Tm (ab) Tj ET 100 50 m 100 150 l S 120 60 0.5 100 re f"),
		"enlarged":                drawn("", "q 2 0 0 2 0 0 cm BT /F 5 Tf 25 275 Td (ab) Tj ET 25 250 m 75 250 l S 30 240 50 0.25 re f Q"),
		"in a drawing inside": drawn("", "BT /F 10 Tf 50 550 Td (ab) Tj ET q 1 0 0 1 50 480 cm /X Do Q",
			"<</Type/XObject/Subtype/Form/BBox[0 0 400 400]/Length 43>>stream\n0 20 m 100 20 l S 10 0 100 0.5 re f         \nendstream"),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			pages, err := Read(data)
			if err != nil {
				t.Fatal(err)
			}
			p := pages[0]
			if len(p.Glyphs) != 2 || p.Glyphs[0].Rune != 'a' || p.Glyphs[0].Size != 10 || int(p.Glyphs[0].X0) != 50 || int(p.Glyphs[0].Base) != 50 {
				t.Fatalf("characters are %+v, want a and b of size 10, at 50 and 50", p.Glyphs)
			}
			if p.Glyphs[1].X0 < p.Glyphs[0].X1-1 {
				t.Errorf("b begins at %v, before a ends at %v", p.Glyphs[1].X0, p.Glyphs[0].X1)
			}
			if len(p.Rules) != 2 || p.Rules[0].Y0 != p.Rules[0].Y1 || int(p.Rules[0].Y0+0.5) != 100 || int(p.Rules[1].Y0+0.5) != 120 {
				t.Errorf("lines are %+v, want two level ones at 100 and 120", p.Rules)
			}
		})
	}
}

func TestTextAcrossThePageIsKeptApart(t *testing.T) {
	pages, err := Read(drawn("", "BT /F 10 Tf 50 550 Td (text) Tj ET BT /F 40 Tf 0.7 0.7 -0.7 0.7 50 50 Tm (seal) Tj ET"))
	if err != nil {
		t.Fatal(err)
	}
	if pages[0].Turned != "seal" || len(pages[0].Glyphs) != 4 {
		t.Errorf("%d characters and %q across, want 4 and the seal", len(pages[0].Glyphs), pages[0].Turned)
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	fixture := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "pdf", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	nested := make([]string, 12)
	for i := range nested {
		nested[i] = fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 5>>stream\n/X Do\nendstream", i+7)
	}
	nested[11] = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 11>>stream\n0 0 9 9 re f\nendstream"
	cases := []struct {
		name string
		data []byte
		want error
		says string
	}{
		{"half scanned", fixture("plan.scanned.pdf"), refuse.ErrFormat, "page 2 of 2 is a picture without text"},
		{"encrypted", fixture("plan.encrypted.pdf"), refuse.ErrFormat, "asks for a password"},
		{"cut off", fixture("plan.libreoffice.pdf")[:200], refuse.ErrDamaged, "open the PDF"},
		{"drawings inside one another", drawn("", "/X Do", nested...), refuse.ErrLimit, "9 deep inside one another, 8 are allowed"},
		{"letters as outlines", drawn("", strings.Repeat("10 300 m 20 310 30 320 40 300 c f\n", 600)), refuse.ErrFormat, "page 1 of 1 is a picture"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(c.data)
			if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}

func TestOnlyAPasswordForChangingIsNeededForNothing(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "pdf", "plan.protected.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if pages, err := Read(data); err != nil || len(pages) != 2 {
		t.Errorf("%d pages and %v, want 2 pages", len(pages), err)
	}
}

func TestReadingEndsInTime(t *testing.T) {
	data := drawn("", strings.Repeat("BT /F 10 Tf 50 550 Td (many characters) Tj ET\n", 20000))
	if _, err := readWithin(data, 20*time.Millisecond); !errors.Is(err, refuse.ErrLimit) || !strings.Contains(fmt.Sprint(err), "20ms that are allowed") {
		t.Errorf("error is %v, want the limit of 20ms", err)
	}
	if _, err := Read(drawn("", "BT /F 10 Tf 50 550 Td (a) Tj ET")); err != nil {
		t.Errorf("the next PDF is not read: %v", err)
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "pdf", "table.libreoffice.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	pages := 0
	for b.Loop() {
		all, err := Read(data)
		if err != nil {
			b.Fatal(err)
		}
		pages += len(all)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(pages), "ms/page")
}
