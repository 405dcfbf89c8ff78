package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/zh"
	"github.com/policygraph/policygraph/vocabulary/areas"
)

// readPlace is the place that the plan covers, as written: the one that title or
// issuers begin with, else one that stands in the title, else that of the page's
// source.
func (r *reading) readPlace(page pageFields, t title) string {
	issuers := r.file.Document.Issuers
	names := issuers
	if t.found && (len(issuers) == 0 || !strings.HasPrefix(t.text, issuers[0])) {
		names = append([]string{t.text}, issuers...)
	}
	if zone := functionalZone.FindString(t.text); zone != "" && slices.ContainsFunc(issuers, func(issuer string) bool { return strings.Contains(issuer, zone) }) {
		return zone
	}
	for _, name := range names {
		if place := placeIn(name); place != "" {
			return place
		}
	}
	for _, name := range names {
		if z := functionalZone.FindString(name); z != "" {
			return z
		}
	}
	for _, name := range names {
		if named := (areas.Context{}).Named(name); len(named) > 0 {
			return named[0].Area.Name
		}
	}
	if place := placeIn(page.first("发布机构", "发布单位", "来源").text); place != "" {
		return place
	}
	return r.placeOfSource()
}

// sourceLabel is a line that tells where a page has its text from.
var sourceLabel = zh.MustCompile(`(?:来源|发布机构|发布单位)\s*[:：]\s*(\p{Han}+)`)

// placeOfSource is the place of the body that the page's first lines name as its
// source.
func (r *reading) placeOfSource() string {
	for i, b := range r.doc.Blocks {
		if i == headLines || b.Table != nil {
			break
		}
		if m := sourceLabel.FindStringSubmatch(r.text(b.Span)); m != nil {
			if place := placeIn(m[1]); place != "" {
				return place
			}
		}
	}
	return ""
}

// placeIn is the innermost place that a name begins with, as written: of the
// national list, or whatever has the form of one.
func placeIn(name string) string {
	name = withoutParty(name)
	if s, rest, ok := (areas.Context{}).Split(name); ok {
		place := s.Written(strings.TrimSuffix(name, rest))
		if last, _ := utf8.DecodeLastRuneInString(place); place != "" && (s.By != areas.ByShortName || strings.ContainsRune("州县旗", last)) {
			return place
		}
	}
	found := placeChain.FindString(name)
	for found != "" {
		last := innermost(found)
		if n := utf8.RuneCountInString(last); n >= 2 && !noPlace.MatchString(last) {
			return last
		}
		found = strings.TrimSuffix(found, last)
	}
	return ""
}

// innermost is the last of the divisions in a chain of them.
func innermost(chain string) string {
	last := chain
	for {
		first := firstDivision.FindString(last)
		if first == "" || first == last {
			return last
		}
		last = strings.TrimPrefix(last, first)
	}
}

// placeRows gives the figures of rows that are places of the document's area (the
// districts of a city) that place. What the document is of must be sure.
func (r *reading) placeRows() {
	d := &r.file.Document
	origin := areas.Origin{Named: append([]string{d.Title}, d.Issuers...), Number: d.DocNumber}
	home := origin.Places(d.Area)
	if len(home) > 1 {
		for _, s := range (areas.Context{}).Named(r.wholeText()) {
			d.Places = append(d.Places, s.Area.Name)
		}
		origin.Texts = d.Places
		home = origin.Places(d.Area)
	}
	if len(home) != 1 {
		return
	}
	var labels []string
	for _, g := range rowFigures(r.file) {
		labels = append(labels, zh.Unspaced(g.Scope))
	}
	places := areas.Context{Home: home[0].Area}.Rows(labels)
	for i, g := range rowFigures(r.file) {
		if places[labels[i]] {
			g.Area = g.Scope
		}
	}
}

// rowFigures are the figures that speak of a part and name no area.
func rowFigures(f *dataset.File) []*dataset.Figure {
	var out []*dataset.Figure
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range figures {
			if figures[i].Area == "" && figures[i].Scope != "" {
				out = append(out, &figures[i])
			}
		}
	}
	return out
}
