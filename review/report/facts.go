package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// group is the facts of one kind, as the page lists them.
type group struct {
	Name  string
	Facts []*fact
}

// fact is one entry of the list and one mark in the text.
type fact struct {
	ID         string
	Kind       string // a class of the page's style
	Label      string
	Detail     string
	Confidence string
	Reason     string
	Sub        bool // belongs to the entry above
	start, end int
}

// field is one of the document's own fields.
type field struct{ Name, Value string }

func fieldsOf(d dataset.Document) []field {
	var out []field
	add := func(name, value string) {
		if value != "" {
			out = append(out, field{name, value})
		}
	}
	add("文号 number", d.DocNumber)
	add("发文机关 issuers", strings.Join(d.Issuers, "、"))
	add("成文日期 issued", d.IssuedOn)
	add("发布日期 published", d.PublishedOn)
	add("印发日期 printed", d.PrintedOn)
	add("类型 kind", d.Kind)
	add("区域 area", d.Area)
	add("期限 period", strings.Trim(d.PeriodStart+" – "+d.PeriodEnd, " –"))
	add("有效性 validity", d.Validity)
	add("SHA-256", d.SHA256)
	return out
}

// lister collects facts and numbers them.
type lister struct {
	groups []group
	count  int
}

func (l *lister) begin(name string) { l.groups = append(l.groups, group{Name: name}) }

func (l *lister) add(at dataset.Locator, f fact) {
	l.count++
	f.ID = "f" + strconv.Itoa(l.count)
	f.start, f.end = at.Start, at.End
	g := &l.groups[len(l.groups)-1]
	g.Facts = append(g.Facts, &f)
}

// factsOf lists a file's facts in the page's order, what needs a person's eye
// first.
func factsOf(file *dataset.File) []group {
	l := &lister{}
	l.begin("提示 warnings")
	for _, w := range file.Warnings {
		f := fact{Kind: "warning", Label: w.Message}
		if w.Count > 1 {
			f.Detail = "共 in all " + strconv.Itoa(w.Count) + " places"
		}
		l.add(w.Locator, f)
	}
	l.begin("未读 unread")
	for _, u := range file.Unread {
		l.add(dataset.Locator{Start: u.Start, End: u.End}, fact{Kind: "unread", Label: u.Kind, Detail: strconv.Itoa(u.Start) + "–" + strconv.Itoa(u.End)})
	}
	l.begin("文件 document")
	d := file.Document
	l.add(d.Locator, fact{Kind: "title", Label: d.Title})
	for _, c := range d.BasedOn {
		l.add(c.Locator, fact{Kind: "cited", Label: c.Title, Detail: "依据 based on " + c.DocNumber})
	}
	for _, c := range d.Supersedes {
		l.add(c.Locator, fact{Kind: "cited", Label: c.Title, Detail: "废止 supersedes " + c.DocNumber})
	}
	l.begin("任务 tasks")
	for _, t := range file.Tasks {
		l.add(t.Locator, evident(t.Evidence, fact{Kind: "task", Label: t.Key + " " + t.Title, Detail: taskDetail(t)}))
		for _, a := range t.Assignments {
			detail := strconv.Itoa(a.Position) + " " + a.Role
			if a.Inherited {
				detail += ", inherited"
			}
			l.add(a.Locator, fact{Kind: "assignment", Label: a.Agency, Detail: detail, Sub: true})
		}
	}
	l.begin("目标 targets")
	for _, f := range file.Targets {
		l.add(f.Locator, evident(f.Evidence, fact{Kind: "target", Label: figureLabel(f), Detail: figureDetail(f)}))
	}
	l.begin("完成情况 observations")
	for _, f := range file.Observations {
		l.add(f.Locator, evident(f.Evidence, fact{Kind: "observation", Label: figureLabel(f), Detail: figureDetail(f)}))
	}
	l.begin("自称项数 announced numbers")
	for _, a := range file.Announcements {
		numbered, rows := file.Listed(a.Of)
		l.add(a.Locator, fact{
			Kind: "announcement", Label: fmt.Sprintf("%s %d%s", a.Of, a.Count, a.Unit),
			Detail: fmt.Sprintf("%d numbers, %d rows are listed", len(numbered), len(rows)),
		})
	}
	l.begin("平台 platforms")
	for _, p := range file.Platforms {
		l.add(p.Locator, evident(p.Evidence, fact{Kind: "platform", Label: p.Name, Detail: strings.TrimSpace(p.Kind + " " + p.Area + " " + p.Task)}))
	}
	l.begin("组织 organisation")
	for _, o := range file.Organisation {
		l.add(o.Locator, evident(o.Evidence, fact{Kind: "organisation", Label: o.Agency, Detail: organisationDetail(o)}))
	}
	return l.groups
}

// organisationDetail is a body's role and what it is in; 等 where the list that names the
// body leaves others unnamed.
func organisationDetail(o dataset.Organisation) string {
	detail := strings.TrimSpace(o.Role + " " + o.Of)
	if o.Open {
		detail += " 等"
	}
	return detail
}

// evident adds how sure extraction was, and why.
// asideMarks are the numbers that are no figures. They are marked in the text and not
// listed: a long plan has hundreds.
func asideMarks(file *dataset.File) []*fact {
	var marks []*fact
	for _, a := range file.SetAside {
		marks = append(marks, &fact{Kind: "aside", Label: a.Class, start: a.Start, end: a.End})
	}
	return marks
}

func evident(e dataset.Evidence, f fact) fact {
	if e.Confidence > 0 {
		f.Confidence = strconv.FormatFloat(e.Confidence, 'f', 2, 64)
	}
	f.Reason = e.Reason
	return f
}

func taskDetail(t dataset.Task) string {
	var parts []string
	if t.Parent != "" {
		parts = append(parts, "under "+t.Parent)
	}
	if t.SameAs != "" {
		parts = append(parts, "same as "+t.SameAs)
	}
	if t.Table != "" {
		parts = append(parts, "table "+t.Table)
	}
	for _, s := range t.Schedule {
		parts = append(parts, "schedule "+s.Period)
	}
	return strings.Join(parts, ", ")
}

func figureLabel(f dataset.Figure) string {
	value := strconv.FormatFloat(f.Value, 'f', -1, 64)
	if f.ValueMax != nil {
		value += "–" + strconv.FormatFloat(*f.ValueMax, 'f', -1, 64)
	}
	return f.Indicator + " " + f.Comparator + " " + value + f.Unit
}

func figureDetail(f dataset.Figure) string {
	var parts []string
	if f.Year != nil {
		parts = append(parts, strconv.Itoa(*f.Year))
	}
	for _, named := range []struct{ name, value string }{
		{"", f.Qualifier},
		{"scope", f.Scope},
		{"area", f.Area},
		{"", f.Nature},
		{"task", f.Task},
	} {
		if named.value != "" {
			parts = append(parts, strings.TrimSpace(fmt.Sprint(named.name, " ", named.value)))
		}
	}
	if f.Stretch {
		parts = append(parts, "stretch")
	}
	return strings.Join(parts, ", ")
}
