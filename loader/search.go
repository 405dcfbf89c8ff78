package loader

import (
	"strings"

	"github.com/policygraph/policygraph/loader/pinyin"
	"github.com/policygraph/policygraph/store"
)

// texts makes folded texts to search, given as name and text in turn, less the
// empty ones.
func texts(pairs ...string) []store.SearchText {
	var out []store.SearchText
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, store.SearchText{In: pairs[i], Text: store.Fold(pairs[i+1])})
		}
	}
	return out
}

func aliasTexts(aliases []string) []store.SearchText {
	var out []store.SearchText
	for _, a := range aliases {
		out = append(out, texts("aliases", a)...)
	}
	return out
}

// numberTexts lets a document number be found as written, with plain brackets
// and without any.
func numberTexts(number string) []store.SearchText {
	out := texts("docNumber", number)
	for _, form := range []*strings.Replacer{
		strings.NewReplacer("〔", "[", "〕", "]", " ", ""),
		strings.NewReplacer("〔", "", "〕", "", "[", "", "]", "", "(", "", ")", "", " ", ""),
	} {
		if t := form.Replace(store.Fold(number)); len(out) > 0 && t != out[len(out)-1].Text {
			out = append(out, store.SearchText{In: "docNumber", Text: t})
		}
	}
	return out
}

// initialsText lets a name be found by the first letters of its pinyin: 区科技局
// by qkjj.
func initialsText(name string) []store.SearchText {
	initials := pinyin.Initials(name)
	if len(initials) < 2 {
		return nil
	}
	return []store.SearchText{{In: "pinyin", Text: initials}}
}
