// Package outline finds the structure that a reader sees: sections by every
// numbering style, run-in labels, annexes, paragraphs, and tables as rows and
// cells, whether the file has real tables or flattened ones (cells one a line,
// or between tabs). `extract --format outline` prints it.
//
// It knows how documents of the genre are laid out, and nothing of what they say:
// which section or row is a task, and whose, is for package extract. What kinds of
// rows, lines and headers there are stands in lists of rules: gridRules (tables of
// the file), tabRules, betweenNumbered and rowEnds (flattened ones), columnRules.
package outline

import "github.com/policygraph/policygraph/reading/source"

// Outline is one document's structure.
type Outline struct {
	Doc  *source.Document
	Root *Section // Level 0; its Children are the top sections and the annexes
	// Front and Back are the parts before the title's body and after its end:
	// page header, letter of issue, copy list.
	Front, Back []source.Span
	Title       source.Span
	// Copy is the span of a second copy of the document in the same file, which
	// nothing is read from; zero when there is none.
	Copy source.Span
}

// Kind says what makes a section.
type Kind string

// The kinds of section.
const (
	KindRoot   Kind = "root"
	KindNumber Kind = "number" // 一、 (一) 1. (1) ① 第一条
	KindRunIn  Kind = "runin"  // 金融支持:… , “一核”:… , ——产业结构。
	KindAnnex  Kind = "annex"  // 附件1 …
)

// Section is a numbered or labelled part of the document.
type Section struct {
	Kind     Kind
	Level    int    // depth in the tree, from 1
	Rank     int    // of its numbering style, 1 the outermost; RankItem is 1.
	Label    string // as printed, less its delimiter: 一, (二), 4, ①
	Key      string // the numbering path: 三(二)4; A1 for the first annex
	Title    source.Span
	Span     source.Span   // from the label's first character to the end of its last child
	Body     []source.Span // the section's own paragraphs, the heading line's text after the title included
	Tables   []*Table
	Children []*Section
	Parent   *Section
}

// Table is a table with its header found.
type Table struct {
	Key    string // A1, A2 …: the annex it stands in; "" in the body
	Title  source.Span
	Header []Column
	Rows   []Row
	Span   source.Span
	// Unit is what a line above the rows gives for all figures (单位：亿元).
	Unit string
	// Units are what such a line gives for several columns (单位：万元、家、%).
	Units []string
	// Announced is the number of rows that the title promises, in the unit that
	// it counts them by (43项); 0 none.
	Announced     int
	AnnouncedUnit string
	// GroupNumbers are the places of numbers that groups of rows have, and no row.
	GroupNumbers []source.Span

	printed []string // the header of a flattened table, line by line
	head    []string // and cell by cell
	byYear  bool     // lines with nothing but a year head groups of its rows
	spaced  bool     // blank lines stand between the cells of a flattened table
}

// Column is a header cell and what it holds.
type Column struct {
	Text  string
	Under string // the header cell that spans this one and its neighbours
	Role  ColumnRole
}

// ColumnRole is what a column is for.
type ColumnRole string

// The column roles.
const (
	ColOther       ColumnRole = ""
	ColNumber      ColumnRole = "number" // 序号
	ColYear        ColumnRole = "year"
	ColName        ColumnRole = "name"    // 项目名称, 任务名称, 重点场景
	ColContent     ColumnRole = "content" // 建设内容, 工作任务, 指标任务
	ColSchedule    ColumnRole = "schedule"
	ColInvestment  ColumnRole = "investment"
	ColLead        ColumnRole = "lead"
	ColSupport     ColumnRole = "support"
	ColResponsible ColumnRole = "responsible"
	ColPerson      ColumnRole = "person"    // 责任人
	ColFigure      ColumnRole = "figure"    // a number a column: 目标值, 2025年
	ColSort        ColumnRole = "sort"      // 一级指标 before 二级指标: it sorts the rows
	ColCriterion   ColumnRole = "criterion" // 评价标准: what an indicator must reach
	ColMethod      ColumnRole = "method"    // 权重, 计算方法, 数据来源: how it is measured
)

// Row is a row: one Cell a column, in the header's order.
type Row struct {
	Key    string   // A1.03, A1.2019.3, A3.01.2
	Groups []string // the titles of the groups of rows it stands in, outer to inner
	Cells  []Cell
	Span   source.Span
	Sub    int // 1-based number among the sub-rows of one numbered row; 0 when it is the only one
	// Sum: the row adds others up (合计, a group's heading with its figures). It
	// sets no work, and nothing is carried into it.
	Sum bool
}

// Cell is the text of one column in a row. Carried: filled from a merged or
// blank cell above; its spans are where it is printed.
type Cell struct {
	Spans   []source.Span // one an original line or cell part; empty when there is nothing
	Carried bool
}
