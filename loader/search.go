package loader

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"

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

// readings are words whose characters are read otherwise than alone.
var readings = strings.NewReplacer(
	"乐清", "yq", "重庆", "cq", "长沙", "cs", "长春", "cc", "长兴", "cx", "长三角", "csj", "厦门", "xm", "六安", "la", "台州", "tz", "丽水", "ls", "东阿", "de", "莘县", "sx", "单县", "sx",
	"银行", "yh", "会计", "kj", "重点", "zd", "重大", "zd", "调查", "dc", "增长", "zz", "成长", "cz", "都市", "ds",
)

// initialsText lets a name be found by the first letters of its pinyin: 区科技局
// by qkjj.
func initialsText(name string) []store.SearchText {
	var b strings.Builder
	args := pinyin.Args{Style: pinyin.FirstLetter}
	for _, r := range readings.Replace(name) {
		if unicode.Is(unicode.Han, r) {
			if letters := pinyin.SinglePinyin(r, args); len(letters) > 0 {
				b.WriteString(letters[0])
			}
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteString(store.Fold(string(r)))
		}
	}
	if b.Len() < 2 {
		return nil
	}
	return []store.SearchText{{In: "pinyin", Text: b.String()}}
}
