package xlsx

import (
	"strconv"

	"github.com/policygraph/policygraph/reading/source/internal/packed"
)

// styles say how values are shown.
type styles struct {
	codes     map[string]string // of number formats that the workbook has of its own
	cells     []format          // by the number that a cell names
	since1904 bool
	parsed    map[string][]section
}

// format is what a cell's style says that matters here.
type format struct {
	code   string
	center bool
}

// builtIn are the formats that a workbook need not spell out, as Excel shows
// them in Chinese.
var builtIn = map[string]string{
	"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00",
	"14": "yyyy/m/d", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
	"18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "yyyy/m/d h:mm",
	"27": `yyyy"年"m"月"`, "28": `m"月"d"日"`, "29": `m"月"d"日"`, "30": "m-d-yy", "31": `yyyy"年"m"月"d"日"`,
	"32": `h"时"mm"分"`, "33": `h"时"mm"分"ss"秒"`, "36": `yyyy"年"m"月"`,
	"37": "#,##0;-#,##0", "38": "#,##0;-#,##0", "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00",
	"41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00",
	"45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss", "48": "0.0E+0", "49": "@",
	"50": `yyyy"年"m"月"`, "51": `m"月"d"日"`, "52": `yyyy"年"m"月"`, "53": `m"月"d"日"`, "54": `m"月"d"日"`,
	"57": `yyyy"年"m"月"`, "58": `m"月"d"日"`,
}

func (s *styles) read(root *packed.Element) error {
	s.codes, s.parsed = map[string]string{}, map[string][]section{}
	return root.Each(func(e *packed.Element) error {
		switch e.Name {
		case "numFmts":
			return e.Each(func(f *packed.Element) error {
				s.codes[f.Attr("numFmtId")] = f.Attr("formatCode")
				return nil
			})
		case "cellXfs":
			return e.Each(s.readCellFormat)
		}
		return nil
	})
}

func (s *styles) readCellFormat(e *packed.Element) error {
	id := e.Attr("numFmtId")
	f := format{code: builtIn[id]}
	if own, ok := s.codes[id]; ok {
		f.code = own
	}
	err := e.Each(func(c *packed.Element) error {
		if c.Name == "alignment" {
			h := c.Attr("horizontal")
			f.center = h == "center" || h == "centerContinuous"
		}
		return nil
	})
	s.cells = append(s.cells, f)
	return err
}

// of is the format that a cell names by its number.
func (s *styles) of(number string) format {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(s.cells) {
		return format{}
	}
	return s.cells[n]
}
