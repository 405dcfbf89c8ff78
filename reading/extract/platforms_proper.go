package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// mention is a carrier's word with the words before it that may make a name of
// it, and what is to be known of them.
type mention struct {
	names  *names
	before []rune // the words
	s      string // the same
	cue    []rune // the words that lead them in
	after  []rune // what follows the carrier's word
	c      carrier
	from   int  // where the words begin in the passage
	whole  bool // quotation marks stand around the whole

	bare      []rune // the words less its places
	described bool   // they speak of a sort of carrier
	own       bool   // they say more than what carriers are described by
	sort      bool   // nor more than what sorts of them are called by
	there     bool   // spoken of as one that is there
	planned   bool   // to be set up
	furthers  bool   // to be furthered
}

// read fills a mention.
func (m *mention) read(n *names, before, cue, after []rune, c carrier) {
	s := string(before)
	unquoted := []rune(strings.TrimLeft(s, "“"))
	*m = mention{
		names: n, before: before, s: s, cue: cue, after: after, c: c,
		bare:      n.unplaced(before),
		described: describing.At(unquoted, 0) != nil || describingEnd.Ending(before) != nil || ofType.MatchString(s),
		own:       !generalOnly(before),
		sort:      made(before, general, trades),
		there:     follows(cue, definite), planned: follows(cue, founding), furthers: follows(cue, advancing),
	}
}

// nameRule is a rule about the words before a carrier's word. Its verdict is whether they
// make a name.
type nameRule = rule.Rule[*mention, bool]

const (
	namesPlace = "names a place or an organisation"
	toBeSetUp  = "to be set up under a name"
)

// nameRules judge whether the words before a carrier's word make a name of it.
// Where none applies they do not.
var nameRules = []nameRule{
	// The word means something else.
	{Name: "school", Says: "a school's college", Applies: (*mention).ofSchool},
	{Name: "joined", Says: "the words end in an and", Applies: func(m *mention) bool { return joined.MatchString(m.s) }},
	{Name: "harbour", Says: "a port of ships or planes", Applies: func(m *mention) bool { return m.c.word == "港" && harbour.MatchString(m.s) }},
	{Name: "landform", Says: "a valley", Applies: func(m *mention) bool { return m.c.word == "谷" && landform.MatchString(m.s) }},
	{Name: "office building", Says: "a building of offices", Applies: func(m *mention) bool { return m.c.word == "大楼" && strings.HasSuffix(m.s, "办公") }},
	{Name: "office", Says: "an office", Applies: func(m *mention) bool { return m.c.kind == "中心" && officeEnd.Ending(m.before) != nil }},
	{Name: "system", Says: "an information system", Applies: func(m *mention) bool {
		return m.c.word == "平台" && systemsEnd.Ending(m.before) != nil && !m.there
	}},
	{Name: "ends in a verb", Says: "a verb stands between the words and the carrier's", Applies: func(m *mention) bool { return verbEnd.Ending(m.before) != nil }},
	{Name: "bound of a plot", Says: "the bound of a plot", Applies: func(m *mention) bool { return m.c.word == "港" && plotBound.MatchString(m.s) }},
	{Name: "free port", Says: "a region", Applies: func(m *mention) bool { return m.c.word == "贸易港" && strings.HasSuffix(m.s, "自由") }},
	{Name: "scheme", Says: "quotation marks around a scheme", Applies: func(m *mention) bool { return m.whole && m.followed(scheme) }},
	{Name: "enlarged", Says: "the word's first letter is the verb's", Applies: func(m *mention) bool {
		return m.c.word == "大市场" && enlarging.MatchString(m.s) // 做大市场
	}},
	{Name: "honour", Says: "a rank that is aspired to", Applies: (*mention).isHonour},
	{Name: "sorts joined", Says: "sorts joined by a plus", Applies: func(m *mention) bool { return !m.whole && sortsJoined.MatchString(m.s) }},
	// The words name something of their own.
	{Name: "quoted", Says: "quoted name", Verdict: true, Applies: func(m *mention) bool { return m.whole && m.own && len(m.before) >= 2 && !(m.sort && m.c.common) }},
	{Name: "placed", Says: namesPlace, Verdict: true, Applies: func(m *mention) bool {
		return m.c.placed && m.names.marked(m.before) && len(m.before) >= 2 && generalOnly(m.bare)
	}},
	{Name: "place alone", Says: "nothing but a place", Applies: func(m *mention) bool { return len(m.bare) == 0 }},
	{Name: "service", Says: "a service by its own name", Applies: func(m *mention) bool {
		at := strings.LastIndex(m.s, "”")
		return m.c.word == "平台" && at >= 0 && generalOnly([]rune(m.s[at+len("”"):])) && !m.names.marked(m.before) // “甲事通”服务平台
	}},
	{Name: "quoted in part", Says: "quoted part of the name", Verdict: true, Applies: func(m *mention) bool { return strings.Contains(m.s, "”") && !m.described }},
	{Name: "dot", Says: "name with a dot", Verdict: true, Applies: func(m *mention) bool { return strings.Contains(m.s, "·") }},
	{Name: "place", Says: namesPlace, Verdict: true, Applies: (*mention).ofPlace},
	{Name: "some", Says: "some of a sort are counted", Applies: func(m *mention) bool { return someWords.Ending(m.cue) != nil || counted.MatchString(m.s) }},
	{Name: "anyone's", Says: "to be set up by many who are not named", Applies: func(m *mention) bool {
		return m.planned && anyones.MatchString(string(m.sentence()))
	}},
	{Name: "on condition", Says: "part of a condition", Applies: func(m *mention) bool {
		return onCondition.MatchString(string(m.sentence())) && m.followed(granted)
	}},
	{Name: "described", Says: "the words speak of a sort of carrier", Applies: func(m *mention) bool { return m.described }},
	{Name: "bound", Says: "only a place or quotation marks make a name of the word", Applies: func(m *mention) bool { return m.c.bound }},
	{Name: "government", Says: "names its government", Verdict: true, Applies: (*mention).ofGovernment},
	{Name: "level", Says: "a level and a field", Verdict: true, Applies: (*mention).ofLevel},
	// What is done with it tells a certain one.
	{Name: "sort in a list", Says: "a sort of carrier in a list", Applies: func(m *mention) bool { return m.sort && m.amongSorts() }},
	{Name: "there", Says: "spoken of as one that is there", Verdict: true, Applies: (*mention).isThere},
	{Name: "rare", Says: "a word that hardly stands but in names", Verdict: true, Applies: func(m *mention) bool {
		return m.c.rare && m.own && m.c.kind != "载体"
	}},
	{Name: "own head", Says: "begins with a word of its own", Verdict: true, Applies: (*mention).hasOwnHead},
	{Name: "venue", Says: "a park or a venue that is finished or opened, under a word of its own", Verdict: true, Applies: func(m *mention) bool {
		done := venueDone.Ending(m.cue) != nil || m.planned || m.furthers
		return m.venue() && done && ownHead(m.before) && (!m.c.ambiguous || len(m.before) >= 3 && m.changed() || len(m.before) >= 4 && m.planned)
	}},
	{Name: "put to use", Says: "a certain one, that is finished or used", Verdict: true, Applies: func(m *mention) bool {
		return (m.planned || m.furthers) && m.own && !m.c.ambiguous && len(m.before) >= 4 && m.followed(operated)
	}},
	{Name: "subject", Says: "what a clause or a cell is about, under a word of its own", Verdict: true, Applies: (*mention).isSubject},
	{Name: "founded", Says: toBeSetUp, Verdict: true, Applies: func(m *mention) bool {
		return follows(m.cue, founded) && !m.c.ambiguous && len(m.before) >= 4
	}},
	{Name: "planned", Says: toBeSetUp, Verdict: true, Applies: (*mention).isPlanned},
	{Name: "furthered", Says: toBeSetUp, Verdict: true, Applies: func(m *mention) bool {
		return !m.sort && m.framed() && !m.c.ambiguous && len(m.before) >= 4
	}},
	{Name: "lettered", Says: toBeSetUp, Verdict: true, Applies: func(m *mention) bool {
		return m.planned && lettered.MatchString(m.s) && (len(m.before) >= 4 || !m.c.ambiguous && len(m.before) >= 3)
	}},
}

// sentence is the wording before the name, from the mark that ends the sentence
// before.
func (m *mention) sentence() []rune {
	n := m.names
	return n.text[n.back(m.from, aroundSentence):m.from]
}

// followed says that what comes behind the carrier's word begins like that.
func (m *mention) followed(by *zh.Regexp) bool {
	return by.MatchString(string(m.after[:min(len(m.after), longestFrame)]))
}

// amongSorts: the name is an item of a list in which others are sorts:
// 新型研发机构、技术研究中心.
func (m *mention) amongSorts() bool {
	n := m.names
	if m.from == 0 || n.text[m.from-1] != '、' {
		return false
	}
	items, _ := n.itemsBefore(m.from - 1)
	return slices.ContainsFunc(items, func(at source.Span) bool {
		return describing.At(n.text[at.Start:at.End], 0) != nil
	})
}

// mayBeNamedBeside: nothing speaks against a name, where one stands beside it in a list.
// Sorts of which there are many, and standards, are none.
func (m *mention) mayBeNamedBeside() bool {
	return m.own && (!m.sort || len(m.before) >= 4 && !m.c.common) && !m.c.ambiguous && !standard.MatchString(m.s)
}

// isHonour: 争创国家大学科技园.
func (m *mention) isHonour() bool {
	return honours.Ending(m.cue) != nil && nationwide.At(m.before, 0) != nil && made(m.bare, general, trades) && !m.namesStem()
}

// namesStem: the words name a place that the document speaks for.
func (m *mention) namesStem() bool {
	return slices.ContainsFunc(m.names.stems, func(stem string) bool { return strings.Contains(m.s, stem) })
}

func (m *mention) venue() bool { return m.c.kind == "公园" || m.c.kind == "场馆" }

// isSubject: 乌岭产业园三期竣工; a cell that holds nothing else.
func (m *mention) isSubject() bool {
	if m.from > 0 && !beforeSubject.Has(m.names.text[m.from-1]) || !ownHead(m.before) || standard.MatchString(m.s) || m.c.ambiguous && (!m.venue() || len(m.before) < 3) {
		return false
	}
	return m.followed(predicated) || m.followed(alone) && (m.from == 0 || !strings.ContainsRune("，、", m.names.text[m.from-1]))
}

// beforeSubject are the marks before the subject of a clause.
var beforeSubject = zh.NewSet("。；;\n\t|｜：:，,、— \u3000")

// ofSchool: 东山大学医学院, 东山学院创业学院.
func (m *mention) ofSchool() bool {
	if m.c.word != "学院" {
		return false
	}
	return school.MatchString(m.s) && !venture.MatchString(m.s) || strings.Contains(m.s, "学院") && !nationwide.In(m.before)
}

// ofPlace: 青石眼镜产业创新服务综合体.
func (m *mention) ofPlace() bool {
	return m.names.marked(m.before) && (len(m.bare) >= 2 || len(m.bare) == 1 && m.c.word == "谷") && (m.c.kind != "社区" || !generalOnly(m.bare))
}

// ofGovernment: 市科技资源共享平台.
func (m *mention) ofGovernment() bool {
	return ownersMark.MatchString(m.s) && m.c.kind != "中心" && (len(m.before) >= 5 || len(m.before) >= 3 && (m.there || m.planned && m.c.kind == "载体" && m.c.rare))
}

// ofLevel: 省级材料优化中心.
func (m *mention) ofLevel() bool {
	if !strings.HasPrefix(m.s, "省级") && !strings.HasPrefix(m.s, "市级") {
		return false
	}
	return m.own && m.c.kind != "中心" || m.there && len(m.before) >= 5
}

// isThere: 盘活海洋产业园.
func (m *mention) isThere() bool {
	return m.there && (len(m.before) >= 5 || !m.c.ambiguous && (m.own || len(m.before) >= 4) || m.c.rare)
}

// hasOwnHead: 加快乌岭循环经济产业园建设.
func (m *mention) hasOwnHead() bool {
	return (m.planned || m.there || m.furthers) && ownHead(m.before) &&
		(!m.c.ambiguous || len(m.before) >= 3 && (m.framed() || m.there))
}

// isPlanned: 打造低空装备创新中心.
func (m *mention) isPlanned() bool {
	return m.planned && m.own && (!m.sort || !m.c.common || strings.HasSuffix(m.s, "产业")) && (!m.c.ambiguous && len(m.before) >= 4 || len(m.before) >= 6 || m.c.rare)
}

// framed: words of furthering stand on both sides: 加快…建设.
func (m *mention) framed() bool { return m.furthers && m.changed() }

// changed: what follows says what is done with it: …建设.
func (m *mention) changed() bool {
	return furthered.MatchString(string(m.after[:min(len(m.after), longestFrame)]))
}

// How an item of a list of carriers is a name.
var (
	sharesSuffix = nameRule{Name: "shared suffix", Says: "an item of a list that shares the carrier's word", Verdict: true}
	saidToBe     = nameRule{Name: "said to be", Says: "an item of a list of platforms", Verdict: true}
	besideNamed  = nameRule{Name: "beside named", Says: "an item of a list with named carriers", Verdict: true}
)

// sortsJoined is a scheme in quotation marks before a carrier's word: “光伏+储能”基地.
var sortsJoined = zh.MustCompile(`“\p{Han}+[+＋]\p{Han}+”$`)

// ofType is a word that tells a sort: 跨境服务型.
var ofType = zh.MustCompile(`[^转模类典造]型`)

// ownHead says that a name begins with a word that is in no list: what it is
// called, not what it is for.
func ownHead(before []rune) bool {
	const letters = 2
	if len(before) < letters {
		return false
	}
	for i := range letters {
		if len(general.At(before, i)) > 1 || trades.At(before, i) != nil || describing.At(before, i) != nil {
			return false
		}
	}
	return true
}
