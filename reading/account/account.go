// Package account accounts for every number of a text: it is the value of a
// figure, or set aside as something that no figure is (a date, an item's
// number, a ceiling …), or unread. Nothing that a document says in numbers goes
// without a word.
//
// It looks at the text around each number and at what the reader before it has
// decided. It knows nothing of files, tables or tasks.
package account

import (
	"slices"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// Class says what a number is that is the value of no figure.
type Class string

// The classes. The list is closed: what fits none is unread.
const (
	Date           Class = "date"            // 2024年3月, 1-6月
	DocumentNumber Class = "document_number" // 〔2024〕5号
	ItemNumber     Class = "item_number"     // 3. and the number of a row
	Article        Class = "article"         // 第3条
	Ceiling        Class = "ceiling"         // 最高补助50万元
	Condition      Class = "condition"       // 年满60周岁的
	Definition     Class = "definition"      // 是指年收入2000万元以上
	Standard       Class = "standard"        // 按每人每天30元的标准
	Name           Class = "name"            // 5G, 328国道
	Slogan         Class = "slogan"          // “三个一”
	CountOfTasks   Class = "count_of_tasks"  // 12项任务
	Page           Class = "page"            // the page's own
	Contact        Class = "contact"         // a telephone number
	Repeat         Class = "repeat"          // in a second copy of the document
	Period         Class = "period"          // 三年, 30个工作日
	RankOfList     Class = "rank_of_list"    // 前10位, 百强
	Formula        Class = "formula"         // 得分=完成数÷目标数×100
)

// Zone is a part of the document that is not of its wording.
type Zone struct {
	source.Span
	Class Class // Page, Repeat: of all numbers in it
}

// Decision is what the reader has said of a number before.
type Decision struct {
	source.Span
	Class Class
}

// Input is a document's text and what is known of its numbers.
type Input struct {
	Text    []rune
	Part    func(source.Span) string // a part of the text, which the reader has encoded
	Stated  []source.Span            // the numbers of figures, with their units
	Decided []Decision               // numbers that the grammar of figures has set aside
	Labels  []source.Span            // the numbers of items and rows
	Names   []source.Span            // names of places, carriers and the like
	Zones   []Zone

	Trace *rule.Trace // records what the rules say of each number, where it is not nil
}

// Aside is a number that is set aside.
type Aside struct {
	source.Span
	Class Class
	Rule  string // that said so
}

// Account is what became of each number of the text, in the order of the text.
type Account struct {
	Stated []source.Span
	Aside  []Aside
	Unread []source.Span
}

// Of accounts for the numbers of a text. Each stands in exactly one list.
func Of(in Input) Account {
	in.Decided = slices.SortedFunc(slices.Values(in.Decided), func(a, b Decision) int { return a.Start - b.Start })
	stated := source.NewCover(in.Stated)
	var a Account
	m := mention{in: &in, labels: source.NewCover(in.Labels), names: source.NewCover(in.Names), found: map[*zh.Regexp][]source.Span{}}
	for _, n := range Numbers(in.Text) {
		if stated.Touches(n) {
			a.Stated = append(a.Stated, n)
			continue
		}
		m.at(n)
		in.Trace.At(n.Start, n.End)
		if r := rule.First(asideRules, &m, in.Trace); r != nil {
			class := r.Verdict
			if class == "" {
				class = m.decided
			}
			a.Aside = append(a.Aside, Aside{n, class, r.Name})
			continue
		}
		a.Unread = append(a.Unread, n)
	}
	return a
}
