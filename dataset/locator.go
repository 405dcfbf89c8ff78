package dataset

// edge is how many code points of a span Opening and Closing keep.
const edge = 8

// NewLocator says where text[start:end] stands, with its opening and closing.
// The span is cut to the text, so that a locator never points outside it.
func NewLocator(text []rune, section string, start, end int) Locator {
	start = min(max(start, 0), len(text))
	end = min(max(end, start), len(text))
	return Locator{
		Section: section,
		Start:   start,
		End:     end,
		Opening: string(text[start:min(start+edge, end)]),
		Closing: string(text[max(end-edge, start):end]),
	}
}

func (l Locator) fits(text []rune) bool {
	return 0 <= l.Start && l.Start < l.End && l.End <= len(text)
}
