package loader

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/ontology"
)

// discrepancy is two places of a document that differ in one thing.
type discrepancy struct {
	kind    ontology.DiscrepancyKind
	message bilingual.Text
	says    [2]bilingual.Text // what each says; empty where the wording tells
	at      [2]dataset.Locator
	source  any // the fact of the file that tells
}

// addDiscrepancies joins the two places of what differs within the document: what a
// person noted, and what rules find.
func (d *document) addDiscrepancies() {
	noted := d.notedDiscrepancies()
	found := slices.Concat(d.deadlinesApart(), d.deadlinesBeforeIssue(), d.nearNames())
	found = slices.DeleteFunc(found, func(f discrepancy) bool {
		return slices.ContainsFunc(noted, func(n discrepancy) bool { return n.kind == f.kind && sameAreas(n.at, f.at) })
	})
	for _, f := range append(noted, found...) {
		d.addDiscrepancy(f)
	}
}

func (d *document) addDiscrepancy(f discrepancy) {
	n, isNew := d.node(ontology.KindDiscrepancy, ontology.DiscrepancyID(d.Slug, f.at[0].Start, f.at[0].End, f.at[1].Start, f.at[1].End))
	if !isNew {
		return
	}
	set(n.Props, "message", f.message.Message, "messageEn", f.message.MessageEn, "kind", string(f.kind))
	says, saysEn := []string{}, []string{}
	if f.says[0].Message != "" {
		one, other := f.says[0], f.says[1]
		if f.at[1].Start < f.at[0].Start { // in the order of their places, as the passages come
			one, other = other, one
		}
		says, saysEn = []string{one.Message, other.Message}, []string{one.MessageEn, other.MessageEn}
	}
	n.Props["says"], n.Props["saysEn"] = says, saysEn
	n.Props["position"] = d.position(ontology.KindDiscrepancy)
	d.setSource(n, f.source)
	for _, l := range f.at {
		d.addPassage(n, l)
	}
	if d.plan != "" {
		d.edge(d.plan, ontology.HasDiscrepancy, n.ID, nil)
	}
}

// notedDiscrepancies are the warnings with two places.
func (d *document) notedDiscrepancies() []discrepancy {
	var out []discrepancy
	for i := range d.Warnings {
		if w := &d.Warnings[i]; w.Against != nil {
			out = append(out, discrepancy{
				kind:    ontology.DiscrepancyWording,
				message: bilingual.Sprintf("%[1]s", "a reviewer says, in Chinese: %[1]s", w.Message),
				at:      [2]dataset.Locator{w.Locator, *w.Against}, source: w,
			})
		}
	}
	return out
}

// sameAreas says whether two pairs of places mean the same two, in either order: each of
// the one inside one of the other.
func sameAreas(inner, outer [2]dataset.Locator) bool {
	within := func(a, b dataset.Locator) bool { return b.Start <= a.Start && a.End <= b.End }
	return within(inner[0], outer[0]) && within(inner[1], outer[1]) || within(inner[0], outer[1]) && within(inner[1], outer[0])
}

// deadlinesApart are the things that the document wants done by different times: of
// each pair of times the first places.
func (d *document) deadlinesApart() []discrepancy {
	byThing := map[string][]*dataset.Deadline{}
	var things []string
	for i := range d.Deadlines {
		one := &d.Deadlines[i]
		thing := dataset.Normal(cmp.Or(one.As, one.Of))
		if byThing[thing] == nil {
			things = append(things, thing)
		}
		byThing[thing] = append(byThing[thing], one)
	}
	var out []discrepancy
	for _, thing := range things {
		told := map[[2]string]bool{}
		for i, a := range byThing[thing] {
			for _, b := range byThing[thing][:i] {
				times := [2]string{min(a.By, b.By), max(a.By, b.By)}
				if told[times] || strings.HasPrefix(times[1], times[0]) { // by the end of 2022 and by June 2022 are no two times
					continue
				}
				told[times] = true
				out = append(out, discrepancy{
					kind: ontology.DiscrepancyDate,
					message: bilingual.Text{
						Message:   fmt.Sprintf("%s的完成时限前后不一:%s与%s", b.Of, timeOf(b.By), timeOf(a.By)),
						MessageEn: fmt.Sprintf("%s is due at two times: %s and %s", b.Of, b.By, a.By),
					},
					says: [2]bilingual.Text{saysOf(b), saysOf(a)},
					at:   [2]dataset.Locator{b.Locator, a.Locator}, source: b,
				})
			}
		}
	}
	return out
}

// saysOf is what a place says of a thing's deadline.
func saysOf(d *dataset.Deadline) bilingual.Text {
	return bilingual.Text{Message: d.Of + ":" + timeOf(d.By), MessageEn: d.Of + ": " + d.By}
}

// timeOf writes a time as people do: 2022年6月.
func timeOf(by string) string {
	marks := []string{"年", "月", "日"}
	s := ""
	for i, part := range strings.Split(by, "-") {
		s += strings.TrimLeft(part, "0") + marks[i]
	}
	return s
}

var (
	monthAlone = regexp.MustCompile(`^(\d{1,2})月(?:底|末)?(?:前|内|以前|之前)?$`)
	yearAlone  = regexp.MustCompile(`^((?:19|20)\d\d)年(?:(\d{1,2})月)?(?:底|末)?(?:前|内|以前|之前)?$`)
)

// deadlinesBeforeIssue are the tasks that are due before the plan was issued. A month
// without a year is of the plan's first year, where that is the one of its issue.
func (d *document) deadlinesBeforeIssue() []discrepancy {
	issued, err := time.Parse(time.DateOnly, d.Document.IssuedOn)
	if err != nil || d.plan == "" {
		return nil
	}
	var out []discrepancy
	for i := range d.Tasks {
		t := &d.Tasks[i]
		for _, s := range t.Schedule {
			due, known := d.endOf(s.Period, issued.Year())
			if !known || !due.Before(issued) || t.SameAs != "" {
				continue
			}
			out = append(out, discrepancy{
				kind:    ontology.DiscrepancyDate,
				message: bilingual.Sprintf("时限%[1]s早于计划的成文日期%[2]s", "the deadline %[1]s had passed when the plan was issued, %[2]s", s.Period, d.Document.IssuedOn),
				says: [2]bilingual.Text{
					bilingual.Sprintf("%[1]s", "%[1]s", s.Period),
					bilingual.Sprintf("成文日期%[1]s", "issued on %[1]s", d.Document.IssuedOn),
				},
				at: [2]dataset.Locator{t.Locator, d.Document.Locator}, source: t,
			})
			break
		}
	}
	return out
}

// endOf is the last day of a period.
func (d *document) endOf(period string, issued int) (time.Time, bool) {
	year, month := 0, 12
	if m := yearAlone.FindStringSubmatch(period); m != nil {
		year, _ = strconv.Atoi(m[1]) // four digits
		if m[2] != "" {
			month, _ = strconv.Atoi(m[2])
		}
	} else if m := monthAlone.FindStringSubmatch(period); m != nil && strings.HasPrefix(d.Document.PeriodStart, strconv.Itoa(issued)) {
		year = issued
		month, _ = strconv.Atoi(m[1])
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC), year != 0 && 1 <= month && month <= 12
}

// nearNames are the names that two places write nearly alike: those of a row and of the
// item that it is a part of or says again.
func (d *document) nearNames() []discrepancy {
	var out []discrepancy
	add := func(a, b string, at, other dataset.Locator, source any) {
		if nearlyAlike(a, b) {
			out = append(out, discrepancy{
				kind:    ontology.DiscrepancyWording,
				message: bilingual.Sprintf("名称前后不一:%[1]s与%[2]s", "two names that are nearly one, perhaps of one thing: %[1]s and %[2]s", a, b),
				says:    [2]bilingual.Text{{Message: a, MessageEn: a}, {Message: b, MessageEn: b}},
				at:      [2]dataset.Locator{at, other}, source: source,
			})
		}
	}
	told := map[[2]string]bool{}
	for i := range d.Tasks {
		t := &d.Tasks[i]
		of := d.byKey[cmp.Or(t.SameAs, t.Parent)]
		if of == nil || of.Source == t.Source || told[[2]string{of.Title, t.Title}] { // a row against the body
			continue
		}
		told[[2]string{of.Title, t.Title}] = true
		add(of.Title, t.Title, of.Locator, t.Locator, of)
	}
	return out
}

const (
	shortestNear = 8 // letters of names that are compared
	farthestNear = 2 // letters in which they may differ
)

// nearlyAlike says whether two names are one but for a slip: long, with few letters
// that differ, none of them a number's.
func nearlyAlike(a, b string) bool {
	x, y := []rune(dataset.Normal(a)), []rune(dataset.Normal(b))
	if len(x) < shortestNear || len(y) < shortestNear || strings.HasSuffix(a, "…") || strings.HasSuffix(b, "…") {
		return false
	}
	digits := func(r []rune) string {
		return strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' || strings.ContainsRune("一二三四五六七八九十", c) {
				return c
			}
			return -1
		}, string(r))
	}
	n := searchtext.Distance(x, y, farthestNear)
	return n > 0 && n <= farthestNear && digits(x) == digits(y)
}
