package loader

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/pinyin"
	"github.com/policygraph/policygraph/store"
)

// texts makes folded texts to search of pairs of a property and its text, less
// the empty ones.
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

// numberTexts lets a document number be found with its year in any style of
// brackets, and without any.
func numberTexts(number string) []store.SearchText {
	out := texts("docNumber", number)
	if len(out) == 0 {
		return nil
	}
	bare := strings.NewReplacer("〔", "\x00", "[", "\x00", "(", "\x00", "【", "\x00", "﹝", "\x00",
		"〕", "\x01", "]", "\x01", ")", "\x01", "】", "\x01", "﹞", "\x01", " ", "").Replace(out[0].Text)
	for _, brackets := range [][2]string{{"〔", "〕"}, {"[", "]"}, {"(", ")"}, {"【", "】"}, {"﹝", "﹞"}, {"", ""}} {
		t := store.SearchText{In: "docNumber", Text: strings.NewReplacer("\x00", brackets[0], "\x01", brackets[1]).Replace(bare)}
		if !slices.Contains(out, t) {
			out = append(out, t)
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
