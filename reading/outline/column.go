package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// maxHeader is the length from which a cell is no header.
const maxHeader = 24

// column tells what a header cell's column is for; ok is false where the
// wording is no header known to the genre.
func column(text string) (ColumnRole, bool) {
	h, ok := headerOf(text)
	if !ok {
		return ColOther, false
	}
	for _, rule := range columnRules {
		if rule.holds(h) {
			return rule.role, true
		}
	}
	return ColOther, false
}

// columnRules say what headers are for by their words, in the order in which
// they are asked: the first that holds decides (责任人 is a person, 责任单位 a
// body). A header of a further kind is a line in this list.
var columnRules = []struct {
	role  ColumnRole
	holds func(headerCell) bool
}{
	{ColNumber, is("序号", "编号", "项次", "序", "项号", "No.", "NO.")},
	{ColYear, is("年度", "年份")},
	{ColMethod, is("权重", "分值", "分数", "得分", "赋分", "满分", "自评分", "考核分值")},
	{ColMethod, ends("指标说明", "指标含义", "指标解释", "计算公式", "计算方法", "计分方法", "计分办法", "评分办法", "评分方法", "评价方法", "考核方法", "取数方式", "数据来源", "数据采集")},
	{ColCriterion, all(has("评价", "评分", "考核", "考评", "评估", "评定", "评判"), ends("标准", "细则"))},
	{ColPerson, all(has("责任人", "联系人", "负责人", "联络员"), not(has("单位", "部门")))},
	{ColPerson, ends("领导", "专员", "市长", "区长")},
	{ColLead, has("牵头", "主办", "总责")},
	{ColLead, ends("主要责任单位", "第一责任单位")},
	{ColSupport, all(ends(bodyNouns...), has("配合", "协办", "协同", "参与", "参加", "协作", "支持", "协助"))},
	{ColSupport, is("配合", "协办")},
	{ColResponsible, all(ends(bodyNouns...), has("责任", "承办", "落实", "实施", "负责", "主管", "完成", "承担", "执行", "建设", "推进"))},
	{ColResponsible, ends("责任人", "业主", "业主单位", "项目单位", "申报单位", "项目法人")},
	{ColSchedule, ends("时限", "时间", "进度", "节点", "期限", "工期", "年限", "时序", "日期", "安排", "进度要求", "计划进度")},
	{ColInvestment, ends("投资", "投资额", "总投资", "资金", "金额", "概算", "投入")},
	{ColFigure, ends("目标值", "指标值", "数值", "数量", "计划数", "容量", "计量单位", "面积")},
	{ColFigure, is("单位")},
	{ColFigure, func(h headerCell) bool { return h.unit || yearHeader(h.words) }},
	{ColContent, ends("内容", "措施", "举措", "目标", "要求", "指标任务", "工作任务", "重点任务", "主要任务", "目标任务", "任务", "重点工作", "主要工作", "工作", "规模", "标准", "任务分解", "清单")},
	{ColName, ends("名称", "事项", "项目", "场景", "类别", "领域", "指标", "工程", "行动", "分类")},
	{ColOther, is("备注", "说明")},
}

// bodyNouns end the header of a column of bodies.
var bodyNouns = []string{"单位", "部门", "主体", "机构", "处室", "科室", "股室", "站所", "办所"}

// headerCell is a header's wording less a bracket behind it; unit says that the
// bracket holds a unit.
type headerCell struct {
	words string
	unit  bool
}

// headerOf reads a cell as a header: ok is false for one that is too long, or
// numbered, or has the marks of running text.
func headerOf(text string) (h headerCell, ok bool) {
	h.words = strings.Trim(text, "*＊")
	if i := strings.IndexFunc(h.words, zh.Opens); i > 0 {
		h.unit = unitOf(h.words[i:])
		h.words = h.words[:i]
	}
	if h.words == "" || utf8.RuneCountInString(h.words) > maxHeader || strings.ContainsAny(h.words, "。；，,") || strings.ContainsAny(h.words, "“”") && !h.unit {
		return h, false
	}
	if first, _ := utf8.DecodeRuneInString(h.words); beginsLabel.Has(first) {
		if _, numbered := number([]rune(h.words)); numbered {
			return h, false
		}
	}
	return h, true
}

// What columnRules are put together of.

func is(words ...string) func(headerCell) bool {
	return func(h headerCell) bool { return slices.Contains(words, h.words) }
}

func has(words ...string) func(headerCell) bool {
	return func(h headerCell) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(h.words, w) })
	}
}

func ends(words ...string) func(headerCell) bool {
	return func(h headerCell) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(h.words, w) })
	}
}

func all(holds ...func(headerCell) bool) func(headerCell) bool {
	return func(h headerCell) bool {
		return !slices.ContainsFunc(holds, func(holds func(headerCell) bool) bool { return !holds(h) })
	}
}

func not(holds func(headerCell) bool) func(headerCell) bool {
	return func(h headerCell) bool { return !holds(h) }
}

// unitOf tells a bracket that holds a unit: (MW), (万平方米), (%).
func unitOf(bracket string) bool {
	inner := []rune(strings.TrimFunc(bracket, func(r rune) bool { return zh.Opens(r) || zh.Closes(r) }))
	if len(inner) == 0 || len(inner) > 6 {
		return false
	}
	if q, ok := quantity.Cell([]rune("1" + string(inner))); ok && q.Unit != "" && !zh.IsDigit(inner[0]) {
		return true
	}
	for _, r := range inner {
		if r > 'z' && !strings.ContainsRune("个家项亿万元千百平方米公里吨件人次户％年㎡", r) {
			return false
		}
	}
	return true
}

// yearHeader tells 2025年, 2025年目标 and a year alone.
func yearHeader(s string) bool {
	if first, _ := utf8.DecodeRuneInString(s); !zh.IsDigit(first) {
		return false
	}
	r := []rune(s)
	if len(r) == 4 {
		_, year := zh.YearAt(r, 0)
		return year
	}
	return len(r) >= 5 && len(r) <= 9 && run(r, 0, zh.IsDigit) == 4 && r[4] == '年'
}

// header makes columns of header cells. ok is false unless at least two cells
// are known to the genre, one of them more than a number.
func header(cells []string) (columns []Column, ok bool) {
	known, telling := 0, 0
	for _, c := range cells {
		role, is := column(c)
		columns = append(columns, Column{Text: c, Role: role})
		if is {
			known++
		}
		if is && role != ColNumber && role != ColOther && role != ColFigure {
			telling++
		}
	}
	nameRows(columns)
	return columns, len(cells) >= 2 && known >= 2 && telling >= 1
}

// nameRows finds the column that names the rows where no header says so: the
// first of two wordings is what the second is about; so is what stands before
// the only one.
func nameRows(columns []Column) {
	holds := func(role ColumnRole) func(Column) bool { return func(c Column) bool { return c.Role == role } }
	sortByLevels(columns)
	content := slices.IndexFunc(columns, holds(ColContent))
	switch {
	case content < 0 || slices.ContainsFunc(columns, holds(ColName)):
	case slices.ContainsFunc(columns[content+1:], holds(ColContent)):
		columns[content].Role = ColName
	case content > 0 && columns[content-1].Role == ColOther:
		columns[content-1].Role = ColName
	}
}

// indicatorLevels head columns of indicators, the outer before the inner.
var indicatorLevels = []string{"一级指标", "二级指标", "三级指标", "四级指标"}

// sortByLevels leaves the innermost level of indicators to name the rows; those before
// it sort them.
func sortByLevels(columns []Column) {
	inner, at := -1, -1
	for i, c := range columns {
		if level := slices.Index(indicatorLevels, c.Text); level > inner {
			inner, at = level, i
		}
	}
	for i := range columns {
		if i != at && slices.Contains(indicatorLevels, columns[i].Text) {
			columns[i].Role = ColSort
		}
	}
}

// Responsible tells a column of bodies.
func (r ColumnRole) Responsible() bool {
	return r == ColLead || r == ColSupport || r == ColResponsible
}
