package dataset

// edge is how many code points of a span Opening and Closing keep.
const edge = 8

// NewLocator says where text[start:end] stands, with its opening and closing.
// The span is cut to the text, so that a locator never points outside it.
func NewLocator(text []rune, section string, start, end int) Locator {
	return LocatorIn(len(text), func(start, end int) string { return string(text[start:end]) }, section, start, end)
}

// LocatorIn is NewLocator for a text of so many code points that gives its parts itself.
func LocatorIn(length int, part func(start, end int) string, section string, start, end int) Locator {
	start = min(max(start, 0), length)
	end = min(max(end, start), length)
	return Locator{
		Section: section,
		Start:   start,
		End:     end,
		Opening: part(start, min(start+edge, end)),
		Closing: part(max(end-edge, start), end),
	}
}

func (l Locator) fits(text []rune) bool {
	return 0 <= l.Start && l.Start < l.End && l.End <= len(text)
}
