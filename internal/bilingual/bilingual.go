// Package bilingual has what the project says in Chinese and in English.
package bilingual

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Language is one of the two.
type Language string

// The languages.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// OfLocale is the language of a locale as LANG names it (zh_CN.UTF-8): Chinese where it
// says zh, else English.
func OfLocale(locale string) Language {
	if strings.HasPrefix(strings.ToLower(locale), string(Chinese)) {
		return Chinese
	}
	return English
}

// Text is one thing said in both languages, its fields named as those of the API are.
type Text struct {
	Message   string // in Chinese
	MessageEn string // in English
}

// In is the text in a language.
func (t Text) In(l Language) string {
	if l == Chinese {
		return t.Message
	}
	return t.MessageEn
}

// Sprintf fills the same operands into both wordings, which name them by their
// numbers (%[1]s): one language may order them otherwise, or leave one out.
func Sprintf(zh, en string, operands ...any) Text {
	return Text{fmt.Sprintf(zh, operands...), fmt.Sprintf(en, operands...)}
}

// Catalogue has the Chinese of English wordings, which may have operands (%s). The Chinese
// has the same ones, and names them by their numbers (%[2]s) where it orders them otherwise.
type Catalogue map[string]string

// MustRead reads a catalogue that is built in: YAML, the English before the Chinese.
func MustRead(file []byte) Catalogue {
	var c Catalogue
	if err := yaml.Unmarshal(file, &c); err != nil {
		panic(fmt.Sprintf("read a catalogue of wordings: %v", err))
	}
	return c
}

// Of is a wording without operands, in both languages; what the catalogue does not have is
// English in both.
func (c Catalogue) Of(english string) Text {
	if chinese, ok := c[english]; ok {
		return Text{chinese, english}
	}
	return Text{english, english}
}

// Sprintf fills operands into a wording, in both languages.
func (c Catalogue) Sprintf(english string, operands ...any) Text {
	if len(operands) == 0 {
		return c.Of(english)
	}
	format := c.Of(english)
	return Text{fmt.Sprintf(format.Message, operands...), fmt.Sprintf(format.MessageEn, operands...)}
}
