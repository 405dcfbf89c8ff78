// Package pinyin writes Chinese names in Latin letters: their initials, by
// which they are found, and slugs, by which new ones are named. It knows the
// readings of characters and of a few words, and nothing of what they name.
package pinyin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/width"
)

// readings are words with characters that have another reading alone.
var readings = []struct{ word, read string }{
	{"乐清", "yue qing"},
	{"重庆", "chong qing"},
	{"长沙", "chang sha"},
	{"长春", "chang chun"},
	{"长兴", "chang xing"},
	{"长三角", "chang san jiao"},
	{"厦门", "xia men"},
	{"六安", "lu an"},
	{"台州", "tai zhou"},
	{"丽水", "li shui"},
	{"东阿", "dong e"},
	{"莘县", "shen xian"},
	{"单县", "shan xian"},
	{"银行", "yin hang"},
	{"会计", "kuai ji"},
	{"重点", "zhong dian"},
	{"重大", "zhong da"},
	{"调查", "diao cha"},
	{"增长", "zeng zhang"},
	{"成长", "cheng zhang"},
	{"都市", "du shi"},
}

// Initials are the first letters of a name's characters; other letters and
// digits stay as they are: 区科技局 qkjj, 5G基站 5gjz.
func Initials(name string) string {
	var b strings.Builder
	for _, s := range syllables(name) {
		if s.han {
			b.WriteByte(s.text[0])
		} else {
			b.WriteString(s.text)
		}
	}
	return b.String()
}

// Letters are a name's syllables run together: 区科技局 qukejiju.
func Letters(name string) string {
	var b strings.Builder
	for _, s := range syllables(name) {
		b.WriteString(s.text)
	}
	return b.String()
}

// Key is what names are ordered by: their syllables, each closed by a space, so that
// 安吉 comes before 暗访.
func Key(name string) string {
	var b strings.Builder
	for _, s := range syllables(name) {
		b.WriteString(s.text)
		b.WriteByte(' ')
	}
	return b.String()
}

// Slug writes a name in lower case letters, digits and hyphens, the first most
// of its syllables: 5G基站数 5g-ji-zhan-shu. A name that holds nothing to be
// read has none.
func Slug(name string, most int) string {
	var words []string
	for _, s := range syllables(name) {
		if word := strings.Map(ascii, s.text); word != "" && len(words) < most {
			words = append(words, word)
		}
	}
	return strings.Join(words, "-")
}

func ascii(r rune) rune {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
		return r
	}
	return -1
}

// syllable is the reading of one character, or letters and digits that stand
// together.
type syllable struct {
	text string // lower case, not empty
	han  bool
}

// syllables reads a name; marks are left out.
func syllables(name string) []syllable {
	var out []syllable
	text := strings.ToLower(width.Fold.String(name))
	joins := false // to the letters before
	for text != "" {
		if word, read := reading(text); word != "" {
			for _, r := range strings.Fields(read) {
				out = append(out, syllable{r, true})
			}
			text, joins = text[len(word):], false
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		switch {
		case unicode.Is(unicode.Han, r):
			if read, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ","); read != "" {
				out = append(out, syllable{toneless.Replace(read), true})
			}
			joins = false
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			joins = false
		case joins:
			out[len(out)-1].text += string(r)
		default:
			out, joins = append(out, syllable{string(r), false}), true
		}
	}
	return out
}

// toneless takes the tones off a reading. The library does so too, by regular expressions,
// which takes many times as long.
var toneless = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u", "ü", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v",
	"ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m",
)

func reading(text string) (word, read string) {
	for _, r := range readings {
		if strings.HasPrefix(text, r.word) {
			return r.word, r.read
		}
	}
	return "", ""
}
