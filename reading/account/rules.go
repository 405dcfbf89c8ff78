package account

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// asideRules say what a number is that is the value of no figure: first what its
// place says, then its form, then what the grammar of figures has decided, and last
// what its sentence is about. The first that applies decides.
var asideRules = []rule.Rule[*mention, Class]{
	{Name: "second copy", Says: "the document stands twice in the file", Verdict: Repeat, Applies: func(m *mention) bool { return m.inZone(Repeat) }},
	{Name: "document number", Says: "it is part of a document's number", Verdict: DocumentNumber, Applies: (*mention).inDocumentNumber},
	{Name: "span of years", Says: "it is a range of years", Verdict: Period, Applies: func(m *mention) bool { return m.likeYear() && m.matched(zh.YearRange) }},
	{Name: "date", Says: "it is a date or a part of one", Verdict: Date, Applies: (*mention).isDate},
	{Name: "contact", Says: "the line tells how to reach somebody", Verdict: Contact, Applies: (*mention).isContact},
	{Name: "page", Says: "it is the page's own, no wording of the document", Verdict: Page, Applies: (*mention).isPage},
	{Name: "article", Says: "it counts an article or chapter", Verdict: Article, Applies: (*mention).isArticle},
	{Name: "label", Says: "it numbers an item or a row", Verdict: ItemNumber, Applies: (*mention).isLabel},
	{Name: "year", Says: "it is a year by itself", Verdict: Date, Applies: (*mention).isYear},
	{Name: "rank", Says: "it is a place in a list, or how long the list is", Verdict: RankOfList, Applies: (*mention).isRank},
	{Name: "name", Says: "it is part of a name or a code", Verdict: Name, Applies: (*mention).inName},
	{Name: "own tasks", Says: "it counts the document's own parts", Verdict: CountOfTasks, Applies: func(m *mention) bool { return m.followedBy(ownTasks) }},
	{Name: "decided", Says: "the grammar of figures says what it is", Applies: func(m *mention) bool { return m.decided != "" }},
	{Name: "definition", Says: "the sentence says what a word means", Verdict: Definition, Applies: func(m *mention) bool { return Defines(m.sentenceText()) }},
	{Name: "formula", Says: "the sentence says how something is worked out", Verdict: Formula, Applies: func(m *mention) bool { return formulas.InString(m.sentenceText()) }},
	{Name: "ceiling", Says: "the sentence says what somebody may get or use", Verdict: Ceiling, Applies: func(m *mention) bool { return ceilings.InString(m.sentenceText()) }},
	{Name: "condition", Says: "the sentence says for whom or when something holds", Verdict: Condition, Applies: func(m *mention) bool { return conditions.InString(m.sentenceText()) }},
	{Name: "standard", Says: "the sentence says by what measure something is done", Verdict: Standard, Applies: func(m *mention) bool { return standards.InString(m.sentenceText()) }},
	{Name: "duration", Says: "it is a length of time", Verdict: Period, Applies: func(m *mention) bool { return m.followedBy(durations) }},
	{Name: "slogan", Says: "it is said in quotation marks, and not counted", Verdict: Slogan, Applies: func(m *mention) bool { return m.within('“', '”') }},
}

var documentNumbers = zh.MustCompile(`[〔\[［【（(﹝]\s*` + zh.Year + `\s*[〕\]］】）)﹞]\s*第?\s*\d+(?:\s*[号-])?(?:\d*\s*号)?`)

// inDocumentNumber: 〔2024〕15号.
func (m *mention) inDocumentNumber() bool {
	return m.behind(beforeDocumentNumber) && m.matched(documentNumbers)
}

// dateMarks stand behind the parts of a date.
const dateMarks = "年月日时"

var dates = zh.MustCompile(`\d{4}\s*[-/.．]\s*\d{1,2}\s*[-/.．]\s*\d{1,2}|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|(?:^|[^\d])\d{1,2}\s*[-—~～至]\s*\d{1,2}\s*月`)

// isDate: 2024年, 3月, 5日, 2024-03-05, 1-6月. A number of years (3年内) is a length of
// time.
func (m *mention) isDate() bool {
	if m.joined() && m.matched(dates) {
		return true
	}
	c := m.rune(0)
	switch {
	case c == 0 || !strings.ContainsRune(dateMarks, c):
		return false
	case c == '年':
		return len(m.digits()) == 4 && m.plausibleYear()
	case c == '月', c == '日':
		return m.small(31) && m.rune(1) != '均'
	case c == '时':
		return m.small(24)
	}
	return false
}

// likeYear: four digits that begin as years do.
func (m *mention) likeYear() bool {
	d := m.digits()
	return len(d) == 4 && (d[:2] == "19" || d[:2] == "20")
}

func (m *mention) plausibleYear() bool {
	year, ok := zh.YearAt([]rune(m.digits()), 0)
	return ok && year > 0
}

// small: a whole number of one or two digits, at most so much.
func (m *mention) small(most int) bool {
	d := []rune(m.digits())
	if len(d) > 2 || len(d) == 0 || !zh.IsDigit(d[0]) || !zh.IsDigit(d[len(d)-1]) {
		return false
	}
	n := zh.Int(d)
	return n > 0 && n <= most
}

// isYear: four digits that are a year, with no unit behind them.
func (m *mention) isYear() bool {
	if len(m.digits()) != 4 || !m.plausibleYear() {
		return false
	}
	c := m.rune(0)
	return c == 0 || strings.ContainsRune("\n\t，,。;；、）)】]〕”》-—~～至到版度/|│", c)
}

var telephone = zh.MustCompile(`\d{3,4}[-－—]\d{7,8}|1[3-9]\d{9}`)

// isContact: a telephone number, or any number of a line about reaching somebody.
func (m *mention) isContact() bool {
	return m.likeTelephone() && m.matched(telephone) || m.tellsContact()
}

// likeTelephone: as many digits as a telephone number or a part of one has.
func (m *mention) likeTelephone() bool {
	switch n := m.span.End - m.span.Start; n {
	case 3, 4, 7, 8, 11:
		return true
	}
	return false
}

// longestContact is how long a line about reaching somebody may be; a paragraph
// that names a telephone line among other things is none.
const longestContact = 120

var pageNumber = zh.MustCompile(`^\s*[-—–－·]?\s*(?:第\s*)?\d{1,4}\s*(?:页)?\s*[-—–－·]?\s*(?:(?:/|共)\s*\d{1,4}\s*页?)?\s*$`)

// isPage: it stands in what the page adds, or its line is a page's number.
func (m *mention) isPage() bool {
	if m.inZone(Page) {
		return true
	}
	return (m.preceded("-", "—", "–", "－", "第") || m.follows("页")) && m.matched(pageNumber)
}

var articles = zh.MustCompile(`第\s*\d(?:\s*\d){0,3}\s*[条章节款项编]`)

// isArticle: 第3条, 第 1 2 章, 第 十二 章.
func (m *mention) isArticle() bool {
	return m.preceded("第") && m.follows("条", "章", "节", "款", "项", "编") || m.behind(beforeArticle) && m.matched(articles)
}

var (
	itemAtStart   = zh.MustCompile(`^[\s|│*#>-]*[（(]?\s*\d{1,3}\s*(?:[、.．)）]|$)`)
	itemInBracket = zh.MustCompile(`(?:^|[\n。；;：:，,、\s])[（(]\s*\d{1,2}\s*[）)]`)
	// itemBehindMark numbers an item of a list inside a line: 备注：1.…；2.….
	itemBehindMark = zh.MustCompile(`(?:(?:附件|附表|附|备注|说明|注)\s*[：:]|[；;])\s*\d{1,2}[.．、]\s*[\p{Han}“《]`)
	itemsPath      = zh.MustCompile(`^[\s|│*#]*\d{1,2}(?:\.\d{1,2}){1,3}(?:\s|[^\d%％.．])`)
	annexNumber    = zh.MustCompile(`(?:附件|附表|附录|表|图|专栏|附)\s*\d{1,2}(?:\s*[-—.．]\s*\d{1,2})?`)
)

// isLabel: it is the number of an item, of a row, of an annex or a table.
func (m *mention) isLabel() bool {
	return m.labels.Touches(m.span) ||
		m.span.End-m.span.Start <= 3 && m.matched(itemAtStart) && !m.follows("%", "％") ||
		m.span.End-m.span.Start <= 2 && (m.matched(itemInBracket) || m.matched(itemBehindMark)) ||
		m.behind(beforeAnnexNumber) && m.matched(annexNumber) ||
		strings.ContainsRune(m.digits(), '.') && m.matched(itemsPath) && m.matchedWhole(itemsPath)
}

// matchedWhole: the expression matches the line from its start.
func (m *mention) matchedWhole(e *zh.Regexp) bool {
	spans := m.matches(e)
	return len(spans) > 0 && spans[0].Start == m.lineAt.Start
}

// isRank: 前10位, 第3名, 百强, 500强.
func (m *mention) isRank() bool {
	return m.follows("强", "佳") || m.preceded("第") && m.follows("位", "名") ||
		m.preceded("TOP", "Top", "top") || m.preceded("前") && !m.follows("%", "％", "年", "个月", "月")
}

// inName: letters or marks tie it to a name, it counts an ordinal (第3批), a road or
// a line, or stands in a title or a known name.
func (m *mention) inName() bool {
	if m.names.Touches(m.span) || m.within('《', '》') || m.tiedToLetters() {
		return true
	}
	if m.preceded("第") && !m.follows("位", "名") {
		return true
	}
	if m.follows("号") && !m.preceded("月") {
		return true
	}
	return isStroke(m.direct(-1)) && m.matched(codes) || len(m.digits()) >= 1 && m.followedBy(numbered) && !m.follows("次", "类", "级", "期", "度") || m.within('“', '”') && m.follows("”")
}

func isStroke(c rune) bool { return c == '-' || c == '－' }

// codes are letters and numbers joined by strokes: TH-05-0312.
var codes = zh.MustCompile(`[A-Za-z]+\d*(?:[-－]\d+)+`)

// tiedToLetters: 5G, A3, CO2; a unit in letters (50km) is none.
func (m *mention) tiedToLetters() bool {
	before, after := m.direct(-1), m.direct(0)
	if isLetter(before) || before == '#' || before == '_' {
		return true
	}
	if !isLetter(after) {
		return false
	}
	return after >= 'A' && after <= 'Z' && !m.follows("MW", "GW", "KW", "KV", "MPa", "TB", "PB", "GB", "MB", "PFlops", "EFlops", "P", "T", "L", "V")
}

// direct is the character right before or behind the number.
func (m *mention) direct(i int) rune {
	at := m.span.End + i
	if i < 0 {
		at = m.span.Start + i
	}
	if at < 0 || at >= len(m.in.Text) {
		return 0
	}
	return m.in.Text[at]
}

func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// followedBy: a word of the list stands right behind the number, blanks aside; a
// measure word 个 may stand between.
func (m *mention) followedBy(words zh.List) bool {
	behind := make([]rune, 0, longestWord)
	for i := range longestWord {
		c := m.rune(i)
		if c == 0 {
			break
		}
		behind = append(behind, c)
	}
	return words.At(behind, 0) != nil || len(behind) > 1 && slices.Contains([]rune("个余多"), behind[0]) && words.At(behind, 1) != nil
}

// longestWord is how far a word behind a number is looked for.
const longestWord = 8
