package zh

// kind names the kind of a bracket by its usual opening one, whatever its
// width; 0 for any other character.
func kind(c rune) rune {
	switch c {
	case '(', ')', '（', '）':
		return '('
	case '〔', '〕', '﹝', '﹞':
		return '〔'
	case '[', ']', '［', '］':
		return '['
	case '【', '】', '〖', '〗':
		return '【'
	case '<', '>', '＜', '＞', '〈', '〉':
		return '<'
	case '{', '}', '｛', '｝':
		return '{'
	}
	return 0
}

// IsHan tells the Chinese characters that are in common use, for which nothing
// more need be asked.
func IsHan(c rune) bool { return c >= '一' && c <= '龥' }

// Opens tells an opening bracket of any kind and width. Quotation marks and 《》
// are none.
func Opens(c rune) bool {
	if IsHan(c) {
		return false // as nearly every character
	}
	switch c {
	case '(', '（', '〔', '﹝', '[', '［', '【', '〖', '<', '＜', '〈', '{', '｛':
		return true
	}
	return false
}

// Closes tells a closing bracket.
func Closes(c rune) bool {
	if IsHan(c) {
		return false
	}
	switch c {
	case ')', '）', '〕', '﹞', ']', '］', '】', '〗', '>', '＞', '〉', '}', '｝':
		return true
	}
	return false
}

// Pairs tells whether one bracket closes another: both are of one kind, whatever
// their widths.
func Pairs(open, shut rune) bool { return Opens(open) && Closes(shut) && SameKind(open, shut) }

// SameKind tells brackets of one kind, whatever their widths and sides.
func SameKind(a, b rune) bool { return kind(a) != 0 && kind(a) == kind(b) }

// Depth is how many brackets are open in a text that is read character by
// character. A closing one too many closes nothing.
type Depth int

// Read takes the next character, and says how many are open behind it.
func (d *Depth) Read(c rune) Depth {
	switch {
	case Opens(c):
		*d++
	case Closes(c):
		*d = max(*d-1, 0)
	}
	return *d
}

// QuoteCloser is what closes the quotation or the title that c opens, 0 where
// it opens none. A straight mark closes itself.
func QuoteCloser(c rune) rune {
	if IsHan(c) {
		return 0
	}
	switch c {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '《':
		return '》'
	case '「':
		return '」'
	case '『':
		return '』'
	case '"', '＂':
		return c
	}
	return 0
}

// ClosesQuote tells what may close a quotation or a title.
func ClosesQuote(c rune) bool {
	switch c {
	case '”', '’', '》', '」', '』', '"', '＂':
		return true
	}
	return false
}
