// Package bilingual has what the project says in Chinese and in English.
package bilingual

import "fmt"

// Text is one thing said in both languages, its fields named as those of the API are.
type Text struct {
	Message   string // in Chinese
	MessageEn string // in English
}

// Sprintf fills the same operands into both wordings, which name them by their
// numbers (%[1]s): one language may order them otherwise, or leave one out.
func Sprintf(zh, en string, operands ...any) Text {
	return Text{fmt.Sprintf(zh, operands...), fmt.Sprintf(en, operands...)}
}
