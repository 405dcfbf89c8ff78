package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// places tells which of the places that a report speaks of a passage is about.
// A newspaper page prints them as headings, and its columns may come in any
// order; so each paragraph is taken for the place that it names, and for the
// one before where it names none.
type places struct {
	names   []string // as headings print them: 江山
	full    map[string]string
	current string
	years   map[string]int
}

// placesOf finds the places of a report: short lines of their own that occur
// again as the beginning of a name of a city, district or county.
func placesOf(o *outline.Outline) *places {
	p := &places{full: map[string]string{}, years: map[string]int{}}
	text := o.Doc.Slice(source.Span{End: len(o.Doc.Text)})
	for _, b := range o.Doc.Blocks {
		if b.Span.End-b.Span.Start > 4 || b.Span.End-b.Span.Start < 2 {
			continue
		}
		name := zh.TrimSpace(o.Doc.Slice(b.Span))
		if len([]rune(name)) < 2 || p.full[name] != "" {
			continue
		}
		for _, suffix := range []string{"区", "市", "县", "旗"} {
			if strings.Contains(text, name+suffix) {
				p.names = append(p.names, name)
				p.full[name] = name + suffix
				break
			}
		}
	}
	return p
}

// zoneName is a part of the place that a group of rows is called by: 白水科技城核心区（东至…）,
// 青山镇.
var zoneName = zh.MustCompile(`^(\p{Han}{2,6}?(?:科技城|科学城|新城|新区|开发区|高新区|经开区|集聚区|保税区|度假区|自贸区|产业园区|工业园区))(?:核心区|片区|启动区|起步区|板块|规划区)?(?:$|[（(])|^(\p{Han}{2,4}(?:镇|乡|街道))$`)

// zoneOfGroups is the part of the place that the innermost group of a row names, "" for none:
// its figures are that part's.
func zoneOfGroups(row *dataset.Task) string {
	if row == nil || row.Table == "" {
		return ""
	}
	for _, group := range slices.Backward(row.Groups) {
		if m := zoneName.FindStringSubmatch(group); m != nil && !strings.HasPrefix(group, "各") {
			return m[1] + m[2]
		}
	}
	return ""
}

// of is the place of a passage, by its full name.
func (p *places) of(s string) string {
	if name, ok := p.heading(s); ok {
		p.current = p.full[name]
		return p.current
	}
	best, most := "", 0
	for _, name := range p.names {
		if n := strings.Count(s, name); n > most {
			best, most = name, n
		}
	}
	if best != "" {
		p.current = p.full[best]
	}
	return p.current
}

func (p *places) heading(s string) (string, bool) {
	s = zh.TrimSpace(s)
	_, ok := p.full[s]
	return s, ok
}

var reportYear = zh.MustCompile(`^((?:19|20)\d\d)年(?:[，,]|上半年|下半年|\d)`)

// year is the year that the place's report is about: the one its text opened
// with. Months and half-years without a year are of that one.
func (p *places) year(text string) *int {
	if m := reportYear.FindStringSubmatch(zh.TrimSpace(text)); m != nil {
		p.years[p.current] = atoi(m[1])
	}
	if y, ok := p.years[p.current]; ok {
		return &y
	}
	return nil
}
