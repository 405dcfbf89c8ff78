package extract

import (
	"slices"
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
	place := ""
	if t.found {
		place = placeIn(t.text)
	}
	for _, rule := range issuerRules {
		if names := rule(page, h, t, place); len(names) > 0 {
			return names
		}
	}
	return nil
}

// issuerRule finds who issued a document that speaks for a place; nil where it
// finds nobody.
type issuerRule func(page pageFields, h head, t title, place string) []string

// issuerRules are asked in order; the first that finds somebody decides.
var issuerRules = []issuerRule{aboveTheDate, inTheTitle, noteOfIssue, inTheLastLines, aboveTheLastDate, labelledIssuers}

// aboveTheDate: the lines of bodies over the date of the letter of issue.
func aboveTheDate(_ pageFields, h head, _ title, place string) []string {
	for i, l := range h.lines {
		if isDate(l.text) {
			if names := signatures(h.lines[:i], place); len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// inTheTitle: 某县甲局 某县乙局关于….
func inTheTitle(_ pageFields, _ head, t title, place string) []string {
	for _, text := range []string{t.wrapper, t.text} {
		if names := issuersOf(text, place); names != nil && t.found {
			return names
		}
	}
	return nil
}

// issuersOf are the bodies that a title names before 关于.
func issuersOf(title, place string) []string {
	m := titleIssuers.FindStringSubmatch(title)
	if m == nil {
		return nil
	}
	return splitBodies(m[1], place)
}

// noteOfIssue: （某县人民政府 2024年3月5日） below a title.
func noteOfIssue(_ pageFields, h head, _ title, _ string) []string {
	for _, l := range h.lines {
		if utf8.RuneCountInString(l.text) <= titleLine {
			if _, names, ok := signed(l.text); ok && len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// inTheLastLines: 某县甲局2024年3月5日发布, 某县政府办公室 2024年3月6日印发.
func inTheLastLines(_ pageFields, h head, _ title, _ string) []string {
	for _, l := range h.last {
		if m := releasedOn.FindStringSubmatch(l.text); m != nil && bodyName.MatchString(m[1]) {
			return []string{m[1]}
		}
		if m := printedBy.FindStringSubmatch(l.text); m != nil && bodyName.MatchString(zh.TrimSpace(m[1])) {
			return []string{zh.TrimSpace(m[1])}
		}
	}
	return nil
}

// aboveTheLastDate: the lines of bodies over the date at the document's end. The
// last lines run backwards. What stands over the lowest of them must name its
// place, for a list's end may stand there too.
func aboveTheLastDate(_ pageFields, h head, _ title, place string) []string {
	for i, l := range h.last {
		if !isDate(l.text) {
			continue
		}
		lines := slices.Clone(h.last[i+1:])
		slices.Reverse(lines)
		for from := len(lines) - 2; from >= 0; from-- {
			if !beginsWithPlace(lines[from].text, place) && !beginsWithPlace(lines[from+1].text, place) {
				lines = lines[from+1:]
				break
			}
		}
		if names := signatures(lines, place); len(names) > 0 {
			return names
		}
	}
	return nil
}

func labelledIssuers(page pageFields, _ head, _ title, place string) []string {
	return append(splitBodies(page.first("发文机关", "发文机构", "发布单位", "发文单位", "发布机构", "发布部门").text, place), splitBodies(page.first("联合发文单位").text, place)...)
}

var (
	titleIssuers = zh.MustCompile(`^(.{4,80}?)关于`)
	printedBy    = zh.MustCompile(`^(.{4,40}?)\s*(?:19|20)\d{2}\s*年?.{0,8}印发$`)
	// partyOf stands before the place of a party's body.
	partyOf = []string{"中共", "中国共产党", "共青团"}
)

// signatures are the lines of bodies right above a date. A name may be broken over
// two lines.
func signatures(lines []line, place string) []string {
	var names []string
	for i := len(lines) - 1; i >= 0; i-- {
		more := splitBodies(lines[i].text, place)
		if i > 0 && beginsWithPlace(lines[i-1].text, place) && !beginsWithPlace(lines[i].text, place) && (len(more) == 0 || splitBodies(lines[i-1].text, place) == nil) {
			if joined := splitBodies(zh.TrimSpace(lines[i-1].text)+zh.TrimSpace(lines[i].text), place); joined != nil {
				more, i = joined, i-1
			}
		}
		if len(more) == 0 {
			break
		}
		names = append(more, names...)
	}
	return names
}

// beginsWithPlace tells a line that begins with the name of a place, as bodies of a
// government in full do.
func beginsWithPlace(s, place string) bool {
	s = withoutParty(zh.TrimSpace(s))
	return place != "" && strings.HasPrefix(s, place) || firstDivision.MatchString(s)
}

func withoutParty(s string) string {
	for _, party := range partyOf {
		if rest, ok := strings.CutPrefix(s, party); ok {
			return rest
		}
	}
	return s
}

// splitBodies takes a line apart that is nothing but names of bodies, nil where it
// is anything else. Names with nothing between them begin with one place, that of
// the first or the document's.
func splitBodies(s, place string) []string {
	var names []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return zh.IsSpace(c) || c == '、' || c == ',' || c == '，' }) {
		for _, name := range sameBeginnings(part, place) {
			if n := utf8.RuneCountInString(name); n < 3 || n > 40 || !bodyName.MatchString(name) || strings.HasPrefix(name, "各") {
				return nil
			}
			names = append(names, name)
		}
	}
	return names
}

// sameBeginnings divides names with nothing between them, where one ends as bodies
// do and the next begins with the place again: 某县甲局某县乙局, 中共某县委某县人民政府.
func sameBeginnings(s, place string) []string {
	if own := firstDivision.FindString(withoutParty(s)); own != "" {
		place = own
	}
	if place == "" {
		return []string{s}
	}
	var names []string
	from := 0
	for i := range s {
		if utf8.RuneCountInString(s[from:i]) < 3 || !strings.HasPrefix(withoutParty(s[i:]), place) || !bodyName.MatchString(s[from:i]) {
			continue
		}
		names, from = append(names, s[from:i]), i
	}
	return append(names, s[from:])
}
