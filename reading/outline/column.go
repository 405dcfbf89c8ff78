package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/quantity"
)

// maxHeader is the length from which a cell is no header.
const maxHeader = 24

// column tells what a header cell's column is for; ok is false where the
// wording is no header known to the genre.
func column(text string) (ColumnRole, bool) {
	s := strings.Trim(text, "*＊")
	unit := false
	if i := strings.IndexFunc(s, agency.Opens); i > 0 {
		unit = unitOf(s[i:])
		s = s[:i]
	}
	if s == "" || utf8.RuneCountInString(s) > maxHeader || strings.ContainsAny(s, "。；，,") || strings.ContainsAny(s, "“”") && !unit {
		return ColOther, false
	}
	if first, _ := utf8.DecodeRuneInString(s); beginsLabel.Has(first) {
		if _, numbered := number([]rune(s)); numbered {
			return ColOther, false
		}
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	ends := func(words ...string) bool {
		for _, w := range words {
			if strings.HasSuffix(s, w) {
				return true
			}
		}
		return false
	}
	switch {
	case s == "序号" || s == "编号" || s == "项次" || s == "序" || s == "项号" || s == "No." || s == "NO.":
		return ColNumber, true
	case s == "年度" || s == "年份":
		return ColYear, true
	case has("责任人", "联系人", "负责人", "联络员") && !has("单位", "部门") || ends("领导", "专员", "市长", "区长"):
		return ColPerson, true
	case has("牵头", "主办", "总责") || ends("主要责任单位", "第一责任单位"):
		return ColLead, true
	case ends("单位", "部门", "主体", "机构", "处室") && has("配合", "协办", "协同", "参与", "参加", "协作", "支持", "协助"), s == "配合", s == "协办":
		return ColSupport, true
	case ends("单位", "部门", "主体", "机构", "处室") && has("责任", "承办", "落实", "实施", "负责", "主管", "完成", "承担", "执行", "建设", "推进"), ends("责任人", "业主", "业主单位", "项目单位", "申报单位", "项目法人"):
		return ColResponsible, true
	case ends("时限", "时间", "进度", "节点", "期限", "工期", "年限", "时序", "日期", "安排", "进度要求", "计划进度"):
		return ColSchedule, true
	case ends("投资", "投资额", "总投资", "资金", "金额", "概算", "投入"):
		return ColInvestment, true
	case ends("目标值", "指标值", "数值", "数量", "计划数", "容量", "计量单位", "面积") || s == "单位" || yearHeader(s) || unit:
		return ColFigure, true
	case ends("内容", "措施", "举措", "目标", "要求", "指标任务", "工作任务", "重点任务", "主要任务", "目标任务", "任务", "重点工作", "主要工作", "工作", "规模", "标准", "任务分解", "清单"):
		return ColContent, true
	case ends("名称", "事项", "项目", "场景", "类别", "领域", "指标", "工程", "行动", "分类"):
		return ColName, true
	case s == "备注" || s == "说明":
		return ColOther, true
	}
	return ColOther, false
}

// unitOf tells a bracket that holds a unit: (MW), (万平方米), (%).
func unitOf(bracket string) bool {
	inner := []rune(strings.TrimFunc(bracket, func(r rune) bool { return agency.Opens(r) || agency.Closes(r) }))
	if len(inner) == 0 || len(inner) > 6 {
		return false
	}
	if q, ok := quantity.Cell([]rune("1" + string(inner))); ok && q.Unit != "" && !unicode.IsDigit(inner[0]) {
		return true
	}
	for _, r := range inner {
		if r > 'z' && !strings.ContainsRune("个家项亿万元千百平方米公里吨件人次户％年㎡", r) {
			return false
		}
	}
	return true
}

// yearHeader tells 2025年 and 2025年目标.
func yearHeader(s string) bool {
	if first, _ := utf8.DecodeRuneInString(s); !isDigit(first) {
		return false
	}
	r := []rune(s)
	return len(r) >= 5 && len(r) <= 9 && run(r, 0, isDigit) == 4 && r[4] == '年'
}

// header makes columns of header cells. ok is false unless at least two cells
// are known to the genre, one of them more than a number.
func header(cells []string) (columns []Column, ok bool) {
	known, telling := 0, 0
	contents, name := 0, false
	for _, c := range cells {
		role, k := column(c)
		columns = append(columns, Column{Text: c, Role: role})
		if k {
			known++
		}
		if k && role != ColNumber && role != ColOther && role != ColFigure {
			telling++
		}
		switch role {
		case ColContent:
			contents++
		case ColName:
			name = true
		}
	}
	// The first of two wordings is what the second is about; so is what stands
	// before the only one.
	for i := range columns {
		if name || columns[i].Role != ColContent {
			continue
		}
		if contents > 1 {
			columns[i].Role = ColName
		} else if i > 0 && columns[i-1].Role == ColOther {
			columns[i-1].Role = ColName
		}
		break
	}
	return columns, len(cells) >= 2 && known >= 2 && telling >= 1
}

// Responsible tells a column of bodies.
func (r ColumnRole) Responsible() bool {
	return r == ColLead || r == ColSupport || r == ColResponsible
}
