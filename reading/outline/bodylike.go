package outline

import (
	"embed"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/zh"
)

//go:embed words
var wordFiles embed.FS

func class(name string) zh.List { return zh.MustReadClass(wordFiles, "words/"+name+".txt").List() }

// What stands in a table's cell beside a column of bodies may end as a body's name
// does (6个示范小区, 产业园区) or be the half of one (市农业, and 农村局 below it).
var (
	works        = class("works")
	offices      = class("offices")
	kindsOfPlace = class("kinds_of_place")
	notWhose     = class("not_whose")
	// whose begin the names of bodies that say whose they are.
	whose = zh.NewSet("省市县区州旗镇乡各")
)

// wordsOfWork tells a text that says what to do and only ends as a body's name
// does: 创建6个示范小区.
func wordsOfWork(text []rune) bool {
	first := text
	if i := slices.IndexFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;", r) }); i > 0 {
		first = text[:i]
	}
	return countsThings(first) || works.At(first, 0) != nil && offices.Ending(first) == nil
}

// countsThings tells a number with its unit: 6个, 30家.
func countsThings(text []rune) bool {
	for i := 1; i < len(text); i++ {
		if zh.IsDigit(text[i-1]) && strings.ContainsRune("个家处座条所项台套户公里万亿", text[i]) {
			return true
		}
	}
	return false
}

// genericPlace tells one place of a kind, and no name of it: 产业园区, 特色街区.
func genericPlace(text []rune) bool {
	return len(text) <= 8 && kindsOfPlace.Ending(text) != nil && !slices.ContainsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;各", r) }) &&
		!slices.ContainsFunc(text[:len(text)-1], func(r rune) bool { return strings.ContainsRune("省市县镇乡", r) })
}

// saysWhose tells a text that begins as the name of a body does that says whose it is.
func saysWhose(text []rune) bool {
	return len(text) > 2 && whose.Has(text[0]) && notWhose.At(text, 0) == nil
}

// halfName tells that a body's name begins in a cell and goes on in the next one:
// 市水利局、市农业 and 农村局.
func halfName(text, next string) bool {
	last := text
	if i := strings.LastIndex(text, "、"); i >= 0 {
		last = text[i+len("、"):]
	}
	r := []rune(last)
	return len(r) > 1 && whose.Has(r[0]) && notWhose.At(r, 0) == nil && !saysWhose([]rune(next)) && !zh.HasDigit(last) && !agency.Like(r) && agency.LikeList([]rune(last+next))
}
