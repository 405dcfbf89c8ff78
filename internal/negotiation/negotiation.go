// Package negotiation reads the headers by which a client says in which form it
// takes an answer, and which answer it has already: one reading for the API and for
// the pages.
package negotiation

import (
	"slices"
	"strconv"
	"strings"
)

// Weight reads the weight of an entry in an Accept header, which is 1 where it is not
// given or is none.
func Weight(text string) float64 {
	q, err := strconv.ParseFloat(text, 64)
	if err != nil || q < 0 || q > 1 {
		return 1
	}
	return q
}

// Encoding is the first of some forms (br, gzip) that a client takes by its
// Accept-Encoding headers, the one that it weighs most before others; "" where it
// takes none.
func Encoding(headers []string, forms ...string) string {
	weights := map[string]float64{}
	for part := range entries(headers) {
		name, rest, _ := strings.Cut(part, ";")
		q, isWeight := strings.CutPrefix(strings.ReplaceAll(rest, " ", ""), "q=")
		if !isWeight {
			q = ""
		}
		weights[strings.ToLower(strings.TrimSpace(name))] = Weight(q)
	}
	best, most := "", 0.0
	for _, form := range forms {
		weight, named := weights[form]
		if !named {
			weight = weights["*"]
		}
		if weight > most {
			best, most = form, weight
		}
	}
	return best
}

// Has says whether a client has the answer of a tag already, by its If-None-Match
// headers.
func Has(headers []string, tag string) bool {
	return slices.ContainsFunc(slices.Collect(entries(headers)), func(candidate string) bool {
		return candidate == "*" || strings.TrimPrefix(candidate, "W/") == tag
	})
}

// entries are what a header lists, over all its lines.
func entries(headers []string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
			if !yield(strings.TrimSpace(part)) {
				return
			}
		}
	}
}
