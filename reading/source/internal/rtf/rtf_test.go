package rtf_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"github.com/policygraph/policygraph/reading/source/internal/rtf"
)

// shape writes a document's paragraphs and tables; a cell's spans where it has
// any.
func shape(body *flow.Body) string {
	var out []string
	for _, p := range body.Parts {
		if p.Rows == nil {
			mark := ""
			if p.Heading > 0 {
				mark = fmt.Sprint("H", p.Heading, " ")
			}
			if p.Center {
				mark += "C "
			}
			out = append(out, mark+p.Text)
			continue
		}
		var rows []string
		for _, row := range p.Rows {
			var cells []string
			for _, c := range row {
				cell := c.Text
				if c.RowSpan > 1 || c.ColSpan > 1 {
					cell += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColSpan)
				}
				cells = append(cells, cell)
			}
			rows = append(rows, strings.Join(cells, " "))
		}
		out = append(out, "["+strings.Join(rows, "/")+"]")
	}
	return strings.Join(out, "|")
}

func TestAnRTFsTextIsWhatItPrints(t *testing.T) {
	const head = `{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}}{\stylesheet{\s1\outlinelevel0 own;}{\s2\qc heading 2;}{\s3 Title;}}{\info{\title T}}`
	cases := map[string]struct{ in, want string }{
		"code page of a font":     {`\f1\'bc\'d7\par`, "甲"},
		"code page of the file":   {`\f0\'bc\'d7\par`, "甲"},
		"a second half as letter": {`\f1\'81@a\par`, "丂a"},
		"unicode":                 {`\uc1\u30002?\u-10179?\u-8704?\par`, "甲😀"},
		"unicode with two bytes":  {`\uc2\u30002\'bc\'d7\u20057 ab\par`, "甲乙"},
		"lines and signs":         {`a\line b\tab c\~d\emdash\par`, "a\nb\tc\u00a0d—"},
		"no header":               {`{\header h\par}{\*\unknown x}a{\footnote n}\par b\par`, "a|b"},
		"no picture":              {`a{\pict\wmetafile8 0102ff}b\bin3 {}{c\par`, "abc"},
		"nothing hidden":          {`a{\v b}c\v d\v0 e{\deleted f}\par`, "ace"},
		"fields show results":     {`{\field{\*\fldinst PAGE}{\fldrslt 1}}a\par`, "1a"},
		"numbers of lists":        {`{\listtext\pard\plain \'d2\'bb\'a1\'a2\tab}a\par {\pntext 1.\tab}b\par{\listtext \u9679?\tab}c\par`, "一、a|1.b|c"},
		"headings":                {`\s1 a\par\pard\s2 b\par\pard\s3 c\par\pard\qc d\par\pard e`, "H1 a|H2 C b|H1 C c|C d|e"},
		"text boxes":              {`a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard b\par c\par}}{\shprslt old}}d\par`, "ad|b|c"},
		"old and new wording":     {`{\upr{old}{\*\ud{new}}}\par`, "new"},
		"a table":                 {`\trowd\cellx1000\cellx2000\pard\intbl a\par b\cell c\cell\row\pard d\par`, "[a\nb c]|d"},
		"cells merged downwards":  {`\trowd\clvmgf\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\clvmrg\cellx1000\cellx2000\intbl\cell c\cell\row\pard`, "[a(2x1) b/c]"},
		"wide cells":              {`\trowd\cellx2000\intbl a\cell\row\trowd\cellx990\cellx2010\intbl b\cell c\cell\row\pard`, "[a(1x2)/b c]"},
		"cells merged sideways":   {`\trowd\clmgf\cellx1000\clmrg\cellx2000\intbl a\cell\cell\row\trowd\cellx1000\cellx2000\intbl b\cell c\cell\row\pard`, "[a(1x2)/b c]"},
		"a table in a cell":       {`\trowd\cellx2000\intbl a\par\pard\intbl\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\cellx500\nestrow}{\nonesttables x}\pard\intbl d\cell\row\pard`, "[a\nb c\nd]"},
		"a row without its end":   {`\trowd\cellx2000\intbl a\cell`, "[a]"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			body, err := rtf.Read([]byte(head + c.in + "}"))
			if err != nil {
				t.Fatal(err)
			}
			if got := shape(body); got != c.want {
				t.Errorf("it is read as %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnRTFIsReadWithinLimits(t *testing.T) {
	cases := []struct {
		name, in string
		want     error
		says     string
	}{
		{"depth", `{\rtf1` + strings.Repeat("{", 300) + strings.Repeat("}", 301), refuse.ErrLimit, "256 are allowed"},
		{"cells", `{\rtf1\trowd\cellx9\intbl` + strings.Repeat(`\cell`, 200_001) + "}", refuse.ErrLimit, "200000 are allowed"},
		{"cut short", `{\rtf1 {a`, refuse.ErrDamaged, "ends inside 2 groups"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := rtf.Read([]byte(c.in)); !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}
