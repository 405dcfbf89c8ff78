package extract

import (
	"embed"

	"github.com/policygraph/policygraph/reading/zh"
)

//go:embed words
var wordFiles embed.FS

// class reads a class of words that extraction knows. What it is stands at the
// head of its file.
func class(name string) zh.Class { return zh.MustReadClass(wordFiles, "words/"+name+".txt") }
