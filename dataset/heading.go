package dataset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Heading is the title of a section, an annex or its table, by the numbering path that
// the facts below it name as their section.
type Heading struct {
	Section string `json:"section" yaml:"section"`
	Label   string `json:"label" yaml:"label"`

	// Columns are the columns of the table that name bodies, by the role that each gives.
	Columns []RoleColumn `json:"columns,omitempty" yaml:"columns,omitempty,flow"`
}

// RoleColumn is a column of a table that names bodies.
type RoleColumn struct {
	Role  string `json:"role" yaml:"role"`
	Label string `json:"label" yaml:"label"`
}

// ContextLabel is a label that a passage stands below or beside: what a bare cell
// («42») needs to be evidence.
type ContextLabel struct {
	Kind  string `json:"kind" yaml:"kind"`
	Label string `json:"label" yaml:"label"`
}

// longestLabel is the length of a label in code points, the ellipsis of a cut one aside.
const longestLabel = 30

// NewLabel is a printed heading, or the name of a column or a row, as a label. What is
// longer than a name is cut: labels are no sentences.
func NewLabel(printed string) string {
	if utf8.RuneCountInString(printed) <= longestLabel {
		return printed
	}
	return string([]rune(printed)[:longestLabel]) + "…"
}

// tooLongForLabel says whether a text is longer than NewLabel would leave it.
func tooLongForLabel(s string) bool {
	return utf8.RuneCountInString(strings.TrimSuffix(s, "…")) > longestLabel
}

// HeadingsOf are the headings that a section stands below, its own included, outer to
// inner.
func (f *File) HeadingsOf(section string) []Heading {
	var out []Heading
	for _, h := range f.Headings {
		if isWithin(section, h.Section) {
			out = append(out, h)
		}
	}
	return out
}

// isWithin says whether a numbering path is another one or leads through it: 三(二)4
// through 三, and not 三十 or A10 through 三 or A1.
func isWithin(section, other string) bool {
	rest, ok := strings.CutPrefix(section, other)
	if !ok || other == "" || rest == "" {
		return ok && other != ""
	}
	last, _ := utf8.DecodeLastRuneInString(other)
	next, _ := utf8.DecodeRuneInString(rest)
	return !(unicode.IsDigit(last) && unicode.IsDigit(next)) && !(isNumeral(last) && isNumeral(next))
}

func isNumeral(r rune) bool { return strings.ContainsRune("〇一二三四五六七八九十百", r) }
