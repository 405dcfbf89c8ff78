package page_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// The pages of these tests are 400 points wide and 600 high; text of size 10
// stands between 50 and 350, thirty characters a line.
const (
	width, height = 400, 600
	left, right   = 50, 350
	size          = 10
)

// sheet is a page that a test draws.
type sheet struct{ page.Page }

func blank() *sheet { return &sheet{page.Page{Width: width, Height: height}} }

// write puts a text on a base line; Latin letters are half as wide.
func (s *sheet) write(x, base float64, text string) *sheet {
	return s.writeIn(size, x, base, text)
}

func (s *sheet) writeIn(size, x, base float64, text string) *sheet {
	for _, r := range text {
		w := size
		if r < 0x2000 {
			w /= 2
		}
		s.Glyphs = append(s.Glyphs, page.Glyph{Rune: r, X0: x, X1: x + w, Base: base, Size: size})
		x += w
	}
	return s
}

// wrapped writes a paragraph over as many lines as it needs and returns the
// next base line.
func (s *sheet) wrapped(from, to, base float64, text string) float64 {
	runes := []rune(strings.Repeat("\u3000", 2) + text)
	n := int(to-from) / size
	for len(runes) > 0 {
		k := min(n, len(runes))
		s.write(from, base, string(runes[:k]))
		runes, base = runes[k:], base+16
	}
	return base
}

func (s *sheet) rule(x0, y0, x1, y1 float64) *sheet {
	s.Rules = append(s.Rules, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1})
	return s
}

// ruled draws a table's lines, all of them, between the places.
func (s *sheet) ruled(xs, ys []float64) *sheet {
	for _, x := range xs {
		s.rule(x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		s.rule(xs[0], y, xs[len(xs)-1], y)
	}
	return s
}

// composed writes what pages make, a line a part: rows with | between their
// cells, each with its spans where it has some, and > before what is aside.
func composed(t *testing.T, sheets ...*sheet) string {
	t.Helper()
	var pages []page.Page
	for _, s := range sheets {
		pages = append(pages, s.Page)
	}
	parts, err := page.Compose(pages)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range parts {
		switch {
		case p.Rows != nil:
			for _, row := range p.Rows {
				var cells []string
				for _, c := range row {
					text := strings.ReplaceAll(c.Text, "\n", "/")
					if c.RowSpan > 1 || c.ColSpan > 1 {
						text += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColSpan)
					}
					cells = append(cells, text)
				}
				out = append(out, "["+strings.Join(cells, "|")+"]")
			}
		case p.Aside:
			out = append(out, "> "+p.Text)
		case p.Center:
			out = append(out, "= "+p.Text)
		default:
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, "\n")
}

func same(t *testing.T, got string, want ...string) {
	t.Helper()
	if all := strings.Join(want, "\n"); got != all {
		t.Errorf("got\n%s\nwant\n%s", got, all)
	}
}

var (
	long  = strings.Repeat("提升园区承载能力并引进企业", 5)
	other = strings.Repeat("改造农村公路和桥梁", 7)
)

func TestLinesAreJoinedToParagraphs(t *testing.T) {
	s := blank()
	s.writeIn(16, 136, 80, "园区建设行动计划")
	base := s.wrapped(left, right, 120, long)
	base = s.wrapped(left, right, base, other)
	s.write(250, base, "县政府办公室")
	same(t, composed(t, s), "= 园区建设行动计划", long, other, "县政府办公室")
}

func TestAParagraphGoesOnOverThePage(t *testing.T) {
	first, second := blank(), blank()
	runes := []rune(long)
	first.write(left+20, 500, string(runes[:28]))
	second.write(left, 100, string(runes[28:58])).write(left, 116, string(runes[58:]))
	second.wrapped(left, right, 132, other)
	same(t, composed(t, first, second), long, other)
}

func TestWordsInLatinKeepTheBlankOfALineBreak(t *testing.T) {
	s := blank()
	s.write(left, 100, strings.Repeat("甲", 26)+"platform").write(left, 116, "as a service")
	same(t, composed(t, s), strings.Repeat("甲", 26)+"platform as a service")
}

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	s := blank()
	s.writeIn(16, 136, 80, "园区建设行动计划")
	s.wrapped(50, 190, 120, long)
	s.wrapped(210, 350, 123, other)
	same(t, composed(t, s), "= 园区建设行动计划", long, other)
}

func TestHeadersFootersAndPageNumbersAreSetAside(t *testing.T) {
	var sheets []*sheet
	for i := range 3 {
		s := blank().writeIn(8, 150, 40, "石湾区文件汇编").writeIn(8, 190, 570, fmt.Sprintf("— %d —", i+1))
		s.wrapped(left, right, 100, fmt.Sprintf("%d", i)+long)
		sheets = append(sheets, s)
	}
	same(t, composed(t, sheets...), "0"+long, "1"+long, "2"+long, "> 石湾区文件汇编")
}

func TestAnAnnexAtTheTopOfEachPageIsNoHeader(t *testing.T) {
	var sheets []*sheet
	for i := range 3 {
		s := blank().write(left, 60, fmt.Sprintf("附件%d", i+1))
		s.wrapped(left, right, 100, long)
		sheets = append(sheets, s)
	}
	same(t, composed(t, sheets...), "附件1", long, "附件2", long, "附件3", long)
}

func TestFootnotesAndTheirMarksAreSetAside(t *testing.T) {
	s := blank()
	s.write(left+20, 100, "推动经济社会发展").writeIn(6, left+100, 96, "1").write(left+103, 100, "，新增面积3m").writeIn(6, left+158, 96, "2").write(left+161, 100, "。")
	s.wrapped(left, right, 116, long)
	s.rule(left, 500, left+100, 500).writeIn(6, left, 512, "1").writeIn(8, left+5, 515, "指三年期间的安排。")
	same(t, composed(t, s), "推动经济社会发展，新增面积3m2。", long, "> 1指三年期间的安排。")
}

func TestATableIsFoundByItsRulingLines(t *testing.T) {
	s := blank()
	// 责任单位 stands over two columns, 县水利局 beside two rows
	for _, x := range []float64{50, 80, 230, 350} {
		s.rule(x, 100, x, 200)
	}
	s.rule(290, 120, 290, 200)
	for _, y := range []float64{100, 140, 200} {
		s.rule(50, y, 350, y)
	}
	s.rule(230, 120, 350, 120).rule(50, 170, 290, 170)
	s.write(55, 124, "序").write(85, 124, "工作任务").write(235, 114, "责任单位")
	s.write(235, 134, "牵头").write(295, 134, "配合")
	s.write(55, 154, "1").write(85, 154, "整治河道并且加固沿岸各处堤").write(85, 166, "防").write(235, 154, "县水利工程").write(235, 166, "局")
	s.write(295, 170, "县财政局")
	s.write(55, 184, "2").write(85, 184, "修复堤岸").write(235, 184, "县住建城管").write(235, 196, "局")
	same(t, composed(t, s),
		"[序(2x1)|工作任务(2x1)|责任单位(1x2)]", "[牵头|配合]",
		"[1|整治河道并且加固沿岸各处堤防|县水利工程局|县财政局(2x1)]", "[2|修复堤岸|县住建城管局]")
}

func TestNamesOfBodiesInACellStayOnLinesOfTheirOwn(t *testing.T) {
	s := blank().ruled([]float64{50, 200, 280}, []float64{100, 140})
	s.write(55, 115, "整治河道").write(205, 115, "县城管和住建局").write(205, 130, "县水利局")
	same(t, composed(t, s), "[整治河道|县城管和住建局/县水利局]")
}

func TestATableGoesOnOverPages(t *testing.T) {
	xs := []float64{50, 80, 230, 350}
	first := blank().ruled(xs, []float64{400, 420, 460, 500})
	first.write(55, 414, "序").write(85, 414, "工作任务").write(235, 414, "责任单位")
	first.write(55, 434, "1").write(85, 434, "整治河道").write(235, 434, "县水利局")
	first.write(55, 474, "2").write(85, 474, "修复沿河两岸的堤防并补植护").write(85, 490, "岸的各类林木以及建设步道和").write(235, 474, "县住建局")
	second := blank().ruled(xs, []float64{50, 70, 90, 110})
	second.write(55, 64, "序").write(85, 64, "工作任务").write(235, 64, "责任单位")
	second.write(85, 84, "桥梁。")
	second.write(55, 104, "3").write(85, 104, "改造码头").write(235, 104, "县交通局")
	same(t, composed(t, first, second), "[序|工作任务|责任单位]", "[1|整治河道|县水利局]", "[2|修复沿河两岸的堤防并补植护岸的各类林木以及建设步道和桥梁。|县住建局]", "[3|改造码头|县交通局]")
}

func TestACellMergedOverThePageBreakIsOne(t *testing.T) {
	draw := func(y float64) *sheet {
		return blank().rule(50, y, 50, y+40).rule(120, y, 120, y+40).rule(350, y, 350, y+40).rule(50, y, 350, y).rule(120, y+20, 350, y+20).rule(50, y+40, 350, y+40)
	}
	first := draw(500).write(55, 514, "基础设施").write(125, 514, "整治河道").write(125, 534, "修复堤岸")
	second := draw(50).write(125, 64, "改造码头").write(125, 84, "补植林带")
	same(t, composed(t, first, second), "[基础设施(4x1)|整治河道]", "[修复堤岸]", "[改造码头]", "[补植林带]")
}

func TestTwoTablesOfOtherColumnsStayTwo(t *testing.T) {
	first := blank().ruled([]float64{50, 200, 350}, []float64{500, 520}).write(55, 514, "甲").write(205, 514, "乙")
	second := blank().ruled([]float64{50, 120, 350}, []float64{50, 70}).write(55, 64, "丙").write(125, 64, "丁")
	parts, err := page.Compose([]page.Page{first.Page, second.Page})
	if err != nil {
		t.Fatal(err)
	}
	if len(parts) != 2 {
		t.Errorf("%d parts, want two tables", len(parts))
	}
}

func TestATableMayBeOpenAtItsSides(t *testing.T) {
	s := blank().rule(50, 100, 350, 100).rule(50, 120, 350, 120).rule(50, 140, 350, 140).rule(120, 100, 120, 140)
	s.write(55, 114, "任务").write(125, 114, "责任单位").write(55, 134, "修路").write(125, 134, "县交通局")
	same(t, composed(t, s), "[任务|责任单位]", "[修路|县交通局]")
}

func TestThreeColumnsAreReadOneAfterTheOther(t *testing.T) {
	s := blank()
	s.wrapped(50, 130, 120, long)
	s.wrapped(150, 230, 123, other)
	s.wrapped(250, 330, 120, long)
	same(t, composed(t, s), long, other, long)
}

func TestAFrameRoundThePageIsNoTable(t *testing.T) {
	s := blank().ruled([]float64{30, 370}, []float64{30, 570})
	s.wrapped(left, right, 100, long)
	same(t, composed(t, s), long)
}

func TestTheBlankThatTypesettingPutsAtANumberIsNone(t *testing.T) {
	s := blank().write(left, 100, "到 2027 年新增企业20 家").write(left, 130, "3 建设园区").write(left, 160, "表1 主要指标").write(left, 190, "县政府 2026年印发")
	same(t, composed(t, s), "到2027年新增企业20家", "3 建设园区", "表1 主要指标", "县政府 2026年印发")
}

func TestWhatStandsAcrossThePageIsSetAside(t *testing.T) {
	s := blank()
	s.wrapped(left, right, 100, long)
	s.Turned = "内部资料"
	same(t, composed(t, s), long, "> 内部资料")
}

func TestPagesAboveALimitAreRefusedWithTheFigure(t *testing.T) {
	crossed := blank()
	for i := range 500 {
		crossed.rule(float64(i*10), 0, float64(i*10), 5000).rule(0, float64(i*10), 5000, float64(i*10))
	}
	cases := map[string][]page.Page{
		"2001 pages, 2000 are allowed":            make([]page.Page, page.MaxPages+1),
		"2000001 characters, 2000000 are allowed": {{Glyphs: make([]page.Glyph, page.MaxGlyphs+1)}},
		"200001 ruling lines, 200000 are allowed": {{Rules: make([]page.Rule, page.MaxRules+1)}},
		"into 250000 places, 200000 are allowed":  {crossed.Page},
	}
	for says, pages := range cases {
		_, err := page.Compose(pages)
		if !errors.Is(err, refuse.ErrLimit) || !strings.Contains(fmt.Sprint(err), says) {
			t.Errorf("error is %v, want one that says %q", err, says)
		}
	}
}

// FuzzCompose draws at random and expects parts whose tables are whole.
func FuzzCompose(f *testing.F) {
	f.Add([]byte("\x01\x10\x10\x50\x10\x01\x10\x10\x10\x50\x01\x50\x10\x50\x50\x01\x10\x50\x50\x50\x00\x20\x30\x01\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pages := []page.Page{{Width: 256, Height: 256}}
		for ; len(data) >= 5; data = data[5:] {
			p := &pages[len(pages)-1]
			a, b, c, d := float64(data[1]), float64(data[2]), float64(data[3]), float64(data[4])
			switch data[0] % 8 {
			case 7:
				pages = append(pages, page.Page{Width: 256, Height: 256})
			case 0, 1, 2:
				p.Rules = append(p.Rules, page.Rule{X0: a, Y0: b, X1: c, Y1: d})
			case 3:
				p.Rules = append(p.Rules, page.Rule{X0: a, Y0: b, X1: a, Y1: d}, page.Rule{X0: a, Y0: b, X1: c, Y1: b})
			default:
				p.Glyphs = append(p.Glyphs, page.Glyph{Rune: '一' + rune(data[3]), X0: a, X1: a + d/8, Base: b, Size: 1 + d/8})
			}
		}
		parts, err := page.Compose(pages)
		if err != nil && !errors.Is(err, refuse.ErrLimit) {
			t.Fatal(err)
		}
		for _, p := range parts {
			for y, row := range p.Rows {
				for _, c := range row {
					if c.RowSpan < 1 || c.ColSpan < 1 || y+c.RowSpan > len(p.Rows) {
						t.Fatalf("cell %+v in row %d of %d", c, y, len(p.Rows))
					}
				}
			}
		}
	})
}
