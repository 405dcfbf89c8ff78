package dataset

import "fmt"

// FillKeys gives each figure without a key one that is free: the task's key or
// the section, and an ordinal (三(二)4-2).
func (f *File) FillKeys() {
	taken := map[string]bool{}
	f.eachFigure(func(g *Figure) { taken[g.Key] = true })
	next := map[string]int{}
	f.eachFigure(func(g *Figure) {
		if g.Key != "" {
			return
		}
		base := g.Task
		if base == "" {
			base = g.Section
		}
		if base == "" {
			base = "0"
		}
		for g.Key == "" || taken[g.Key] {
			next[base]++
			g.Key = fmt.Sprintf("%s-%d", base, next[base])
		}
		taken[g.Key] = true
	})
}

func (f *File) eachFigure(do func(*Figure)) {
	for _, list := range [][]Figure{f.Targets, f.Observations} {
		for i := range list {
			do(&list[i])
		}
	}
}

// FillEndings sets Opening and Closing of every locator from the document's
// text. A span that does not fit the text is left alone: Check names it.
func (f *File) FillEndings(text []rune) {
	f.EachLocator(func(l *Locator) {
		if l.fits(text) {
			*l = NewLocator(text, l.Section, l.Start, l.End)
		}
	})
}

// EachLocator visits the locator of every fact, in the file's order.
func (f *File) EachLocator(visit func(*Locator)) {
	visit(&f.Document.Locator)
	for _, cited := range [][]Cited{f.Document.BasedOn, f.Document.Supersedes} {
		for i := range cited {
			visit(&cited[i].Locator)
		}
	}
	for i := range f.Tasks {
		visit(&f.Tasks[i].Locator)
		for j := range f.Tasks[i].Assignments {
			visit(&f.Tasks[i].Assignments[j].Locator)
		}
	}
	f.eachFigure(func(g *Figure) { visit(&g.Locator) })
	for i := range f.Platforms {
		visit(&f.Platforms[i].Locator)
	}
	for i := range f.Announcements {
		visit(&f.Announcements[i].Locator)
	}
	for i := range f.Warnings {
		visit(&f.Warnings[i].Locator)
		if f.Warnings[i].Against != nil {
			visit(f.Warnings[i].Against)
		}
	}
}
