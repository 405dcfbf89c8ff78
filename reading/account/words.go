package account

import (
	"embed"

	"github.com/policygraph/policygraph/reading/zh"
)

//go:embed words/*.txt
var wordFiles embed.FS

// class is a class of words, by the name of its file.
func class(name string) zh.List {
	return zh.NewList(zh.MustReadClass(wordFiles, "words/"+name+".txt").Words()...)
}

var (
	contacts    = class("contacts")
	ceilings    = class("ceilings")
	conditions  = class("conditions")
	definitions = class("definitions")
	standards   = class("standards")
	formulas    = class("formulas")
	durations   = class("durations")
	ownTasks    = class("tasks")
	numbered    = class("numbered")
)

// Defines reports whether the sentence says what a word of the document means.
func Defines(sentence string) bool { return definitions.InString(sentence) }
