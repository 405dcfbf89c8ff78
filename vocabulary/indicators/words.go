package indicators

import (
	"embed"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

//go:embed words
var files embed.FS

// The classes of words that the parts of an indicator are told by. Each file says
// what its class is.
var (
	measureWords  = read("measures")
	keptEnds      = read("kept_ends")
	newWords      = read("new")
	yearlyWords   = read("yearly")
	wholeWords    = read("whole")
	verbs         = read("verbs")
	tiers         = read("tiers")
	fillers       = read("fillers")
	heads         = read("heads")
	kinds         = read("kinds")
	openNouns     = read("open")
	sites         = read("sites")
	done          = read("done")
	counters      = read("counters")
	topicLead     = read("topic_lead")
	topicTail     = read("topic_tail")
	subjectTail   = read("subject_tail")
	synonymReader = synonyms()
)

// words is a class with what it says of each word.
type words struct {
	zh.List
	says map[string]string
}

func read(name string) words {
	class := zh.MustReadClass(files, "words/"+name+".txt")
	return words{class.List(), class.Says()}
}

// synonyms replaces words by the form that is kept, the longest first.
func synonyms() *strings.Replacer {
	var pairs []string
	for _, e := range zh.MustReadClass(files, "words/synonyms.txt") {
		pairs = append(pairs, e.Word, e.Says)
	}
	return strings.NewReplacer(pairs...)
}

// guarded says whether what follows a word makes another word of the two.
func guarded(follows []rune, guards string) bool {
	for _, g := range strings.Fields(guards) {
		if strings.HasPrefix(string(follows), g) {
			return true
		}
	}
	return false
}
