package dataset

import (
	"cmp"
	"regexp"
	"strings"
)

// One document may come twice: in another form (a page and its PDF), under another
// file name, or in a later version. What tells them apart is here: number, title,
// area, date.

// stage is how far a version of a document has come.
type stage int

const (
	stageDraft   stage = iota // 征求意见稿
	stageTrial                // 试行
	stageFinal                // no word about it
	stageRevised              // 修订
)

var (
	// What a title says of its version, in brackets or at its end.
	stageMark = regexp.MustCompile(`\((?:\d{4}年?)?(公开征求意见稿|征求意见稿|征求意见版|讨论稿|送审稿|审议稿|草案|试行|暂行|修订|修订稿|修订版|修正|修改稿)\)|(公开征求意见稿|征求意见稿|讨论稿|送审稿|草案|修订稿)$`)
	// The letter that a document comes with is named after the document.
	letterOf   = regexp.MustCompile(`^.{0,40}?关于(?:印发|发布|公布|转发|下发)(.+)的通知$`)
	titleMarks = strings.NewReplacer("《", "", "》", "", "〈", "", "〉", "", "“", "", "”", "", "‘", "", "’", "", `"`, "", "'", "", "「", "", "」", "",
		"—", "-", "–", "-", "~", "-", "～", "-", "至", "-")
	titleBrackets = strings.NewReplacer("(", "", ")", "")
	dashes        = regexp.MustCompile(`年?-+`) // 2024年-2026年, 2024--2026年
)

// foldedTitle is the form that titles are compared in: without spaces and marks
// around and in it, without the letter of issue, and without what it says of its
// version.
func foldedTitle(title string) (folded string, version stage) {
	t := dashes.ReplaceAllString(titleMarks.Replace(Normal(titleMarks.Replace(title))), "-")
	version = stageFinal
	take := func(mark string) {
		switch {
		case strings.HasSuffix(mark, "试行") || strings.HasSuffix(mark, "暂行"):
			version = min(version, stageTrial)
		case strings.Contains(mark, "修订") || strings.Contains(mark, "修正") || strings.Contains(mark, "修改"):
			version = max(version, stageRevised)
		default:
			version = stageDraft
		}
	}
	without := func() {
		for {
			at := stageMark.FindStringSubmatchIndex(t)
			if at == nil || at[0] == 0 {
				return
			}
			m := stageMark.FindStringSubmatch(t)
			take(cmp.Or(m[1], m[2]))
			t = t[:at[0]] + t[at[1]:]
		}
	}
	without()
	if m := letterOf.FindStringSubmatch(t); m != nil {
		t = strings.Trim(m[1], "()")
		without()
	}
	return titleBrackets.Replace(t), version
}

// TitleKey is the form that titles are compared in: one for all versions of a
// document, however its title is quoted.
func TitleKey(title string) string {
	folded, _ := foldedTitle(title)
	return folded
}

// IsDraftTitle says whether a title says of itself that it is no final one:
// 征求意见稿.
func IsDraftTitle(title string) bool {
	_, version := foldedTitle(title)
	return version == stageDraft
}

// sameness is what a document is to another of its title and area.
type sameness int

const (
	apart        sameness = iota // neither can be told, or it is the later one
	sameDocument                 // one document
	laterVersion                 // the other is a later version of it
)

// compareVersions says what the document is to another of one TitleKey and area. A
// draft comes before what is none; else the dates decide, then what the titles say of
// their versions. Two numbers, or other periods, are two documents.
func (d *Document) compareVersions(other *Document) sameness {
	_, a := foldedTitle(d.Title)
	_, b := foldedTitle(other.Title)
	numbers := d.DocNumber != "" && other.DocNumber != "" && Normal(d.DocNumber) != Normal(other.DocNumber)
	dates := d.IssuedOn != "" && other.IssuedOn != ""
	switch {
	case d.Kind != other.Kind || periodsDiffer(d, other):
		return apart
	case (a == stageDraft) != (b == stageDraft):
		if a == stageDraft {
			return laterVersion
		}
		return apart
	case dates && d.IssuedOn != other.IssuedOn:
		if d.IssuedOn < other.IssuedOn {
			return laterVersion
		}
		return apart
	case a != b:
		if a < b {
			return laterVersion
		}
		return apart
	case numbers:
		return apart
	}
	return sameDocument
}

func periodsDiffer(a, b *Document) bool {
	differ := func(x, y string) bool { return x != "" && y != "" && x != y }
	return differ(a.PeriodStart, b.PeriodStart) || differ(a.PeriodEnd, b.PeriodEnd)
}

// Documents finds documents by what tells them from others.
type Documents struct {
	*Vocabularies
	names    *Resolver
	byHash   map[string]*File
	byNumber map[string]*File
	byTitle  map[[2]string][]*File // by area and title
	bySlug   map[string]*File
}

// Documents indexes the documents of a dataset.
func (d *Dataset) Documents() *Documents {
	x := &Documents{
		Vocabularies: &d.Vocabularies, names: d.Resolver(), byHash: map[string]*File{}, byNumber: map[string]*File{},
		byTitle: map[[2]string][]*File{}, bySlug: map[string]*File{},
	}
	for _, f := range d.Files {
		x.Add(f)
	}
	return x
}

// Add adds a document.
func (x *Documents) Add(f *File) {
	doc := &f.Document
	x.bySlug[f.Slug], x.byHash[doc.SHA256] = f, f
	if n := Normal(doc.DocNumber); n != "" && x.byNumber[n] == nil {
		x.byNumber[n] = f
	}
	k := x.titleKey(doc)
	x.byTitle[k] = append(x.byTitle[k], f)
}

// titleKey is the area and the title of a document. A place that is not known yet is
// its own name.
func (x *Documents) titleKey(doc *Document) [2]string {
	area := Normal(doc.Area)
	if a, ok := x.names.Area(doc.Area); ok {
		area = a.ID
	}
	return [2]string{area, TitleKey(doc.Title)}
}

// ByHash is the document of a file with that sha256, nil where there is none.
func (x *Documents) ByHash(sum string) *File { return x.byHash[sum] }

// BySlug is the document of that name, nil where there is none.
func (x *Documents) BySlug(slug string) *File { return x.bySlug[slug] }

// Same is the document that another is the same as, with the reason, nil where there
// is none. What a person decided goes before.
func (x *Documents) Same(f *File) (same *File, reason string) {
	doc := &f.Document
	if other := x.byHash[doc.SHA256]; other != nil {
		return other, "sha256"
	}
	id := "document:" + f.Slug
	if now := x.Current(id); now != id {
		if t, _ := ThingOf(now); x.bySlug[t.Name] != nil {
			return x.bySlug[t.Name], "as decided"
		}
	}
	if n := Normal(doc.DocNumber); n != "" {
		if other := x.byNumber[n]; other != nil && other.Slug != f.Slug && !x.AreDifferent(id, "document:"+other.Slug) && x.alikeTitles(doc, &other.Document) {
			return other, "document number " + doc.DocNumber
		}
	}
	for _, other := range x.byTitle[x.titleKey(doc)] {
		if other.Slug != f.Slug && doc.compareVersions(&other.Document) == sameDocument && !x.AreDifferent(id, "document:"+other.Slug) {
			return other, "title, area and date"
		}
	}
	return nil, ""
}

// alikeTitles keeps a letter's several annexes apart, which share its number: what
// they are called differs altogether.
func (x *Documents) alikeTitles(a, b *Document) bool {
	one, other := TitleKey(a.Title), TitleKey(b.Title)
	return one == other || strings.Contains(one, other) || strings.Contains(other, one) || Likeness(one, other) >= 0.5
}

// Earlier are the versions of a document that it took the place of, by its own word
// aside: those of one title and area that are drafts of it, or older.
func (x *Documents) Earlier(f *File) []*File {
	var out []*File
	for _, other := range x.byTitle[x.titleKey(&f.Document)] {
		if other != f && other.Slug != f.Slug && other.Document.compareVersions(&f.Document) == laterVersion &&
			!x.AreDifferent("document:"+f.Slug, "document:"+other.Slug) {
			out = append(out, other)
		}
	}
	return out
}
