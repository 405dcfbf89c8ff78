package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// The words of tables of figures. Each list is closed: words of the language,
// none of a place.
var (
	// rowHeads head the column that says what or where a row of figures is for.
	rowHeads = []string{
		"区", "县", "市", "区县", "县区", "市县", "县市", "县市区", "市州", "区域", "地区", "县域", "乡镇", "镇街", "街道", "镇", "乡", "村", "社区", "镇名", "乡镇名称", "村名", "县名", "区名", "校名", "园区", "片区", "板块",
		"开发区", "辖区", "单位", "单位名称", "行业", "类别", "类型", "项目", "品种", "领域", "产业", "产业链", "指标", "名称", "年份", "年度", "学校", "医院", "企业",
	}
	// subheads stand below a header cell that spans them, by what they divide.
	subheads = [][]string{
		{"小计", "合计", "总计", "累计", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度"}, // and years
		{"牵头单位", "配合单位", "责任单位", "牵头部门", "配合部门", "责任部门", "协办单位", "主办单位", "参与单位", "牵头", "配合"},
		{"现状值", "基期值", "目标值", "现状", "基期", "目标", "实际", "计划", "数量", "面积", "金额", "任务数", "完成数"},
	}
	// placeholders stand in a cell that has no figure.
	placeholders = []string{"√", "—", "-", "/", "－", "--", "——", "–", "…", "\\", "待定", "未定", "暂无", "若干"}
)

// unitsOnly are several units that a line gives: 单位：万元、家、%.
var unitsOnly = zh.MustCompile(`^[（(]?(?:计量|金额)?单位[:：]([^\s（）()。；;]{1,8}(?:[、，,/][^\s（）()。；;、，,]{1,8})+)[)）]?$`)

// unitsLine are the units that a line gives for the columns of a table, each for those
// that it fits.
func unitsLine(text string) []string {
	m := unitsOnly.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	units := strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("、，,", r) })
	if len(units) < 2 || slices.ContainsFunc(units, func(u string) bool { return !quantity.IsUnit([]rune(u)) }) {
		return nil
	}
	return units
}

var unitOnly = zh.MustCompile(`^[（(]?(?:计量|金额)?单位[:：]([^\s（）()，,。、；;]{1,8})[)）]?$`)

// unitLine is the unit that a line or a cell gives for a whole table: 单位：亿元.
func unitLine(text string) string {
	if m := unitOnly.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// yearLine is a year that stands for itself: 2026年, 2026年度.
var yearLine = zh.MustCompile(`^` + zh.Year + `年度?$`)

// figureCell tells a cell that holds a number with or without its unit, and
// nothing else; a range of years is none.
func figureCell(text string) bool {
	if !zh.HasDigit(text) || zh.IsYearRange(text) || yearHeader(text) {
		return false
	}
	_, ok := quantity.Cell([]rune(text))
	return ok
}

// valueCell is a figure or what stands for a missing one.
func valueCell(text string) bool {
	return figureCell(text) || slices.Contains(placeholders, text)
}

// rowHead tells a header of the closed list, or one that ends in a word of it.
func rowHead(text string) bool {
	if text == "" || utf8.RuneCountInString(text) > maxHeader {
		return false
	}
	bare := text
	if i := strings.IndexFunc(text, zh.Opens); i > 0 {
		bare = text[:i]
	}
	if slices.Contains(rowHeads, bare) || slices.Contains(rowHeads, strings.Map(func(r rune) rune {
		if strings.ContainsRune("、（）()各", r) {
			return -1
		}
		return r
	}, text)) {
		return true
	}
	role, known := column(text)
	return known && (role == ColName || role == ColContent)
}

// subhead says which of the lists a header below another belongs to; -1 for
// one that stands for itself.
func subhead(text string) int {
	if yearHeader(text) {
		return 0
	}
	for class, words := range subheads {
		if slices.Contains(words, text) {
			return class
		}
	}
	return -1
}

// headerLike tells a cell that may stand in a header: short words, no figure.
func headerLike(text string) bool {
	if len(text) > (maxHeader+maxAside)*utf8.UTFMax {
		return false // as most lines
	}
	bare := text
	if i := strings.IndexFunc(text, zh.Opens); i > 0 {
		bare = text[:i]
	}
	return text != "" && utf8.RuneCountInString(bare) <= maxHeader && utf8.RuneCountInString(text) <= maxHeader+maxAside &&
		!strings.ContainsAny(text, "。；") && !valueCell(text)
}

// maxAside is the length of a bracket in a header.
const maxAside = 12

// figures tells whether a column's own cells are mostly figures.
func (t *Table) figures(c int, doc []rune) bool { return mostlyFigures(t.cells(c, doc)) }

func mostlyFigures(cells []string) bool {
	figures := 0
	for _, s := range cells {
		if valueCell(s) {
			figures++
		}
	}
	return figures*2 > len(cells)
}

// cells are the texts of a column's own cells, without sums.
func (t *Table) cells(c int, doc []rune) []string {
	var out []string
	for _, row := range t.Rows {
		if row.Sum || row.Cells[c].Carried || len(row.Cells[c].Spans) == 0 {
			continue
		}
		s := zh.UnspacedRunes(doc[row.Cells[c].Spans[0].Start:row.Cells[c].Spans[0].End])
		for _, part := range row.Cells[c].Spans[1:] {
			s += zh.UnspacedRunes(doc[part.Start:part.End])
		}
		out = append(out, s)
	}
	return out
}

// roleByCells corrects the roles of columns by what their cells hold: where most
// are numbers the column is of figures, whatever its words.
func (t *Table) roleByCells(doc []rune) {
	for c := range t.Header {
		cells := t.cells(c, doc)
		role := &t.Header[c].Role
		switch {
		case len(cells) == 0:
		case (*role == ColOther || *role == ColName || *role == ColContent) && mostlyFigures(cells):
			*role = ColFigure
		case *role == ColFigure && zh.Unspaced(t.Header[c].Text) == "单位" && t.contentBefore(c) && mostlyBodies(cells):
			*role = ColResponsible
		case *role == ColFigure && zh.Unspaced(t.Header[c].Text) == "单位" && !mostlyFigures(cells) && unitsIn(cells)*2 < len(cells):
			*role = ColName // of bodies or places, not of units
		}
	}
}

// contentBefore: a column says what to do before another one.
func (t *Table) contentBefore(column int) bool {
	return slices.ContainsFunc(t.Header[:column], func(c Column) bool { return c.Role == ColContent })
}

func mostlyBodies(cells []string) bool {
	named := 0
	for _, s := range cells {
		if bodies(s) {
			named++
		}
	}
	return named*2 > len(cells)
}

// unitsIn counts the cells that hold a unit.
func unitsIn(cells []string) int {
	units := 0
	for _, s := range cells {
		if _, unit := quantity.Cell([]rune("1" + s)); unit && !zh.HasDigit(s) {
			units++
		}
	}
	return units
}

// unitIn tells a header with a unit in a bracket.
func unitIn(text string) bool {
	i := strings.IndexFunc(text, zh.Opens)
	return i > 0 && unitOf(text[i:])
}
