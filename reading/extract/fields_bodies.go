package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/zh"
)

var (
	// bodyName is the end of a public body's name.
	bodyName = zh.MustCompile(`(?:政府|办公室|办公厅|委员会|管委会|[局厅部院署]|委|[府政]办|中心|总工会|公司|集团|协会|联合会|小组|专班|指挥部|银行|分行|联社|大学|学院)(?:[（(][^()（）]{2,30}[)）])?$`)
	// Where a body or a title names the place that it speaks for: the last of
	// the divisions that follow one another.
	divisionName   = `(?:\p{Han}{2,9}?自治[区州县旗]|\p{Han}{1,5}?(?:特别行政区|新区|[` + zh.PlaceSuffixes + `]))`
	firstDivision  = zh.MustCompile(`^` + divisionName)
	placeChain     = zh.MustCompile(`^(?:` + divisionName + `){1,3}`)
	functionalZone = zh.MustCompile(`^\p{Han}{2,8}?(?:产业集聚区|经济技术开发区|高新技术产业开发区|高新技术产业园区|产业园区|开发区|高新区|经开区|示范区|度假区|保税区|自贸区|试验区)`)
	// Kinds of region that are no place with a government.
	noPlace = zh.MustCompile(`(?:地区|片区|社区|园区|^城区|[主老新心]城区|辖区|市区|先导区|示范区|试验区|开发区|集聚区|功能区|度假区|高新区|经开区|保税区|城市)$`)
)

// readIssuers takes the signatures under the letter of issue, else what the
// title begins with, else what the page says.
func (r *reading) readIssuers(page pageFields, h head, t title) []string {
	for i, l := range h.lines {
		if isDate(l.text) {
			if names := signatures(h.lines[:i]); len(names) > 0 {
				return names
			}
		}
	}
	for _, text := range []string{t.wrapper, t.text} {
		if m := titleIssuers.FindStringSubmatch(text); m != nil && t.found {
			if names := splitBodies(m[1]); len(names) > 0 {
				return names
			}
		}
	}
	for _, l := range h.last {
		if m := releasedOn.FindStringSubmatch(l.text); m != nil && bodyName.MatchString(m[1]) {
			return []string{m[1]}
		}
		if m := printedBy.FindStringSubmatch(l.text); m != nil && bodyName.MatchString(zh.TrimSpace(m[1])) {
			return []string{zh.TrimSpace(m[1])}
		}
	}
	// h.last runs backwards: the lines after the date stand above it.
	for i, l := range h.last {
		if isDate(l.text) && i+1 < len(h.last) {
			if names := splitBodies(h.last[i+1].text); len(names) > 0 {
				return names
			}
		}
	}
	return append(splitBodies(page.first("发文机关", "发文机构", "发布单位", "发文单位", "发布机构", "发布部门").text), splitBodies(page.first("联合发文单位").text)...)
}

var (
	titleIssuers = zh.MustCompile(`^(.{4,80}?)关于`)
	printedBy    = zh.MustCompile(`^(.{4,40}?)\s*(?:19|20)\d{2}\s*年?.{0,8}印发$`)
)

// signatures are the lines of bodies right above a date.
func signatures(lines []line) []string {
	var names []string
	for i := len(lines) - 1; i >= 0; i-- {
		more := splitBodies(lines[i].text)
		if len(more) == 0 {
			break
		}
		names = append(more, names...)
	}
	return names
}

// splitBodies takes a line apart that is nothing but names of bodies.
func splitBodies(s string) []string {
	var names []string
	for _, name := range strings.FieldsFunc(s, func(c rune) bool { return zh.IsSpace(c) || c == '、' || c == ',' || c == '，' }) {
		if n := utf8.RuneCountInString(name); n < 3 || n > 40 || !bodyName.MatchString(name) || strings.HasPrefix(name, "各") {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// readPlace is the place that the plan covers: named by the title, else the
// one that the issuers speak for.
func (r *reading) readPlace(t title) string {
	names := append([]string{t.text}, r.file.Document.Issuers...)
	if !t.found {
		names = names[1:]
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
	return ""
}

// placeIn is the innermost place that a name begins with.
func placeIn(name string) string {
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
