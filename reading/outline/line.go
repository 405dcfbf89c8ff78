package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// line is one line of the document, trimmed, or a table of the source.
type line struct {
	span  source.Span
	table *source.Table
	text  []rune
	flat  string // the text less all blanks, which every step asks for
	meta  bool
}

// lines reads the source's blocks. Noise is left out; a paragraph of several
// lines is several.
func lines(doc *source.Document) []line {
	out := make([]line, 0, len(doc.Blocks))
	for _, b := range doc.Blocks {
		switch {
		case b.Style.Noise:
		case b.Table != nil:
			out = append(out, line{span: b.Span, table: b.Table})
		default:
			from := b.Span.Start
			for i := b.Span.Start; i <= b.Span.End; i++ {
				if i < b.Span.End && doc.Text[i] != '\n' && doc.Text[i] != '\r' {
					continue
				}
				if s := trim(doc.Text, source.Span{Start: from, End: i}); s.Start < s.End {
					text, words := doc.Text[s.Start:s.End], doc.Slice(s)
					if slices.ContainsFunc(text, zh.IsSpace) {
						words = zh.UnspacedRunes(text)
					}
					out = append(out, line{span: s, text: text, flat: words, meta: b.Style.Meta})
				}
				from = i + 1
			}
		}
	}
	return out
}

// trim leaves off the blanks around a span, and markdown's marks of headings,
// quotations and bold type.
func trim(text []rune, s source.Span) source.Span {
	s.Start, s.End = zh.Trim(text, s.Start, s.End)
	if s.Start < s.End && (text[s.Start] == '#' || text[s.Start] == '>') {
		mark := text[s.Start]
		for s.Start < s.End && (text[s.Start] == mark || zh.IsSpace(text[s.Start])) {
			s.Start++
		}
	}
	for s.Start+1 < s.End && text[s.Start] == '*' && text[s.Start+1] == '*' {
		s.Start += 2
	}
	for s.End-1 > s.Start && text[s.End-1] == '*' && text[s.End-2] == '*' {
		s.End -= 2
	}
	return s
}

// annexLabel reads 附件, 附件1, 附表2 at the head of a line: how far the label
// goes, and whether a title follows in the line.
func annexLabel(text []rune) (end, value int, titled, ok bool) {
	if len(text) < 2 || text[0] != '附' || text[1] != '件' && text[1] != '表' && text[1] != '录' {
		return 0, 0, false, false
	}
	i := skipSpace(text, 2)
	from := i
	i = run(text, i, zh.IsDigit)
	if i > from && i-from <= 2 {
		value = zh.Int(text[from:i])
	} else if i = run(text, from, numbers); i > from && i-from <= 2 {
		value = numeral(text[from:i])
	} else {
		i = 2 // 附表 指标 has a blank, too
	}
	rest := skipSpace(text, i)
	if rest == len(text) {
		return i, value, false, true
	}
	if strings.ContainsRune("：:.、．—-", text[rest]) {
		rest = skipSpace(text, rest+1)
		return rest, value, rest < len(text), true
	}
	// 附件1 任务表 has a blank after the label; 附件所列 is running text.
	return rest, value, true, rest > i && len(text) < 60
}

// imprint tells the lines from which a document has ended: the copy list, the
// line of issue.
func imprint(text []rune) bool {
	if len(text) == 0 || text[0] != '抄' && text[len(text)-1] != '发' {
		return false
	}
	s := zh.UnspacedRunes(text[:min(len(text), 60)])
	return strings.HasPrefix(s, "抄送") || len(text) < 60 && strings.HasSuffix(s, "印发") && zh.HasDigit(s)
}

// backMatter tells lines that are no part of a plan's text.
func backMatter(text []rune) bool {
	return begins(text, "主送", "主题词", "解读机关", "联系人", "联系电话") || imprint(text)
}

// begins tells a line that begins with one of some words, blanks aside. Few
// lines begin with the first character of any.
func begins(text []rune, words ...string) bool {
	if len(text) == 0 {
		return false
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); first == text[0] && strings.HasPrefix(zh.UnspacedRunes(text[:min(len(text), 12)]), w) {
			return true
		}
	}
	return false
}

// note tells a remark below a table.
func note(text []rune) bool {
	return begins(text, "注：", "注:", "备注：", "备注:", "说明：", "说明:", "施行说明")
}

// maxTotal is the length from which a cell sums nothing up: 合　　　　计 is spread
// over its cell.
const maxTotal = 24

// Total tells a word that sums up: 合计, 小计.
func Total(text string) bool { return total([]rune(text)) }

// total tells the first cell of a row that sums up: 合计, 合计（5项）.
func total(text []rune) bool {
	if i := slices.IndexFunc(text, zh.Opens); i > 0 {
		text = text[:i]
	}
	if len(text) > maxTotal {
		return false
	}
	s := zh.UnspacedRunes(text)
	switch s {
	case "合计", "总计", "汇总", "小计", "总和", "共计":
		return true
	}
	return len([]rune(s)) <= 5 && (strings.HasSuffix(s, "合计") || strings.HasSuffix(s, "总计")) // 全市合计
}
