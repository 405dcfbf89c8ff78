package agency

// Opens and Closes tell brackets of all kinds and widths; quotation marks and
// 《》 are none.
func Opens(r rune) bool {
	switch r {
	case '（', '(', '〔', '[', '［', '【', '<', '＜', '〈', '{', '﹝':
		return true
	}
	return false
}

// Closes tells a closing bracket.
func Closes(r rune) bool {
	switch r {
	case '）', ')', '〕', ']', '］', '】', '>', '＞', '〉', '}', '﹞':
		return true
	}
	return false
}

// Depth is how many brackets are open in a text that is read character by
// character. A closing one too many closes nothing.
type Depth int

// Read takes the next character, and says how many are open behind it.
func (d *Depth) Read(r rune) Depth {
	switch {
	case Opens(r):
		*d++
	case Closes(r):
		*d = max(*d-1, 0)
	}
	return *d
}
