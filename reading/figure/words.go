package figure

import (
	"embed"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

//go:embed words
var wordFiles embed.FS

// class reads classes of words of the grammar of figures. What each is stands
// at the head of its file.
func class(names ...string) zh.Class {
	for i, name := range names {
		names[i] = "words/" + name + ".txt"
	}
	return zh.MustReadClass(wordFiles, names...)
}

// What opens a clause, and what joins its parts.
var (
	leads        = class("leads").Words()
	leadWords    = zh.NewList(leads...)
	grounds      = class("grounds").List()
	prepositions = class("prepositions").List()
	joinedInWord = class("joined_in_word").List()
	goesOn       = class("goes_on").Words()
	// laterWords open a clause of what follows on what was said.
	laterWords = zh.NewList("以后", "此后", "其后")
	// atLeast sets a lower limit from the head of a clause.
	atLeast = zh.NewList("至少")
)

// Verbs, and what makes nouns of them.
var (
	verbWords      = class("verbs").List()
	weakWords      = class("weak_verbs", "verbs").List()
	freshVerbs     = class("fresh_verbs", "verbs").List()
	freshNouns     = class("fresh_nouns").List()
	manners        = class("manners").List()
	builds         = class("builds").List()
	complements    = class("complements").List()
	compoundWords  = class("compound_verbs").List()
	changeWords    = class("changes").List()
	bringsAbout    = class("brings_about").List()
	nounEnds       = class("noun_ends").Says()
	nounishWords   = class("nounish").List()
	nounAfterWords = class("after_nounish").List()
	notAfterWords  = class("not_verbs").Guards()
)

// notFresh are what 新 ends (创新, 更新), so that it makes no verb.
const notFresh = "创更革翻刷全最焕出焕推"

// What stands around an indicator and its number.
var (
	qualifierWords = class("qualifiers").List()
	// headOnly are qualifiers only at the head of a phrase; inside they are the indicator's (占当年支出的比例).
	headOnly       = zh.NewList("当年", "全年", "首期", "首批")
	tailWords      = zh.NewList(append(class("tails").Words(), " ", "\u3000", "\u00a0")...)
	adjectiveWords = class("adjectives").List()
	afterNounWords = class("after_noun").List()
	linksAfter     = class("links_after").List()
	predicates     = class("predicates").List()
	examples       = class("examples").List()
	measureAfter   = class("measure_after").List()
	// partners are ends of a phrase that says with whom.
	partners = zh.NewList("联合", "合作", "共同", "携手")
)

// What is measured, and what measures nothing.
var (
	amounts       = class("amounts").Words()
	amountWords   = zh.NewList(amounts...)
	measureWords  = class("measures").List()
	ellipticWords = class("elliptic").List()
	vague         = class("vague").List()
	actsUpon      = class("acts_upon").List()
	allTogether   = class("all_together").List()
	generic       = class("generic").Words()
	notGeneric    = class("not_generic").List()
	aspects       = class("aspects").List()
	teams         = class("teams").List()
	indices       = class("indices").List()
	rateTail      = class("rate_tails").List()
	rateWords     = class("rates").List()
	rateUnits     = class("rate_units").List()
	timeNouns     = class("time_nouns").List()
	termNouns     = class("term_nouns").List()
	shortened     = class("shortened").List()
	// ratios are rates of growth that stand for themselves after another indicator.
	ratios = zh.NewList("增速")
	// teamWords tell who belongs to a body, growthWords by how much something grows.
	teamWords   = zh.NewList("组成")
	growthWords = zh.NewList("增长", "下降")
)

// What tells reports and aims.
var (
	pastWords    = class("past").List()
	presentWords = class("present").List()
	aheadWords   = class("ahead").List()
	nextWords    = class("next").List()
	goalWords    = class("goals").List()
	settings     = class("settings").List()
	reaching     = class("reaching").List()
	founding     = class("founding").List()
	pools        = zh.NewList("基金", "资金池", "资本池")
)

// What makes a figure a term of a grant, a condition or a duty.
var (
	grantWords       = class("grants").List()
	grantedBy        = class("granted_by").List()
	grantedTo        = class("granted_to").List()
	singles          = class("singles").List()
	rents            = class("rents").List()
	eligibilityWords = class("eligibility").List()
	terms            = class("terms").List()
	contentment      = class("contentment").List()
	benefits         = class("benefits").List()
	penalties        = class("penalties").List()
	chosen           = class("chosen").List()
	duties           = class("duties").List()
	often            = class("often").List()
)

// funds hold words of granting and grant nothing themselves; it takes them out.
var funds = strings.NewReplacer("风险补偿", "", "补偿机制", "", "补偿资金", "", "补偿基金", "",
	"补贴性", "", "补助性", "")

// datedWords hold 按 and grant nothing: 按期办结率.
var datedWords = zh.MustCompile(`按[期时月季日周质量]`)

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
