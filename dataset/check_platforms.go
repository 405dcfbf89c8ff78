package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// TaskOf is the key of the task that a platform is named in: the one that the mention
// gives, or the smallest that its place lies in. "" where it lies in none.
func (f *File) TaskOf(p *Platform) string {
	if p.Task != "" {
		return p.Task
	}
	if t := f.smallestTask(p.Start, p.End); t != nil {
		return t.Key
	}
	return ""
}

// smallestTask is the innermost task that a place lies in.
func (f *File) smallestTask(start, end int) *Task {
	var best *Task
	for i := range f.Tasks {
		if t := &f.Tasks[i]; t.Start <= start && end <= t.End && (best == nil || t.End-t.Start < best.End-best.Start) {
			best = t
		}
	}
	return best
}

// unlinkedPlatforms notes the tasks in whose wording a platform of the file is named
// without being linked to them. It needs the document's text.
func (c *checker) unlinkedPlatforms(f *File) {
	text, found := c.texts[f.Document.SHA256]
	if !found || !c.review {
		return
	}
	linked := map[[2]string]bool{}
	var names []string
	for i := range f.Platforms {
		p := &f.Platforms[i]
		linked[[2]string{f.TaskOf(p), p.Name}] = true
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
	for _, name := range names {
		for _, at := range places(text, name) {
			t := f.smallestTask(at, at+len([]rune(name)))
			if t == nil || linked[[2]string{t.Key, name}] || c.insideLonger(f, at, name) {
				continue
			}
			linked[[2]string{t.Key, name}] = true
			i := slices.IndexFunc(f.Tasks, func(other Task) bool { return other.Key == t.Key })
			c.at(f, fmt.Sprintf(".tasks[%d]", i)).note("add the mention to platforms, with its task", "%s names %s at %d and is not linked to it", t.Key, name, at)
		}
	}
}

// insideLonger says whether a name at a place is but a part of the mention of another
// platform.
func (c *checker) insideLonger(f *File, at int, name string) bool {
	return slices.ContainsFunc(f.Platforms, func(p Platform) bool {
		return p.Name != name && p.Start <= at && at+len([]rune(name)) <= p.End
	})
}

// places are where a name begins in a text.
func places(text []rune, name string) []int {
	var out []int
	words := []rune(name)
	if len(words) == 0 {
		return nil
	}
	for i := 0; i+len(words) <= len(text); i++ {
		if text[i] == words[0] && slices.Equal(text[i:i+len(words)], words) {
			out = append(out, i)
		}
	}
	return out
}
