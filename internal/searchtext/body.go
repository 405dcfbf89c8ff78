package searchtext

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/areas"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// usualName is a body's name with what such bodies are usually called: 瓯海区科技局
// for 瓯海区科学技术局. What stands before the body's own name must be a place.
func usualName(word string) (string, bool) {
	for i := range word {
		place, name := word[:i], word[i:]
		if i > 0 && !isPlace(place) {
			continue
		}
		if usual, ok := Usual(name); ok {
			return place + usual, true
		}
	}
	return "", false
}

// Names are the names of bodies, and what each is usually called.
func Names(names []string) []string {
	out := slices.Clone(names)
	for _, name := range names {
		if usual, ok := usualName(name); ok && !slices.Contains(out, usual) {
			out = append(out, usual)
		}
	}
	return out
}

// isPlace says whether a name is that of a place of the national list, or of a level.
func isPlace(name string) bool {
	switch name {
	case "省", "市", "区", "县":
		return true
	}
	return len(areas.Named(name)) > 0
}

// Usual is what a department of the name, which stands without its place, is usually
// called. It is false for all that the catalogue does not have as a whole: nothing
// may stand before it.
func Usual(name string) (string, bool) {
	known := departments()
	name = joiners.Replace(name)
	if usual, ok := known.names[name]; ok {
		return usual, true
	}
	for _, end := range ends {
		stem, ok := strings.CutSuffix(name, end)
		if !ok {
			continue
		}
		for _, filler := range fillers {
			if short, ok := strings.CutSuffix(stem, filler); ok && utf8.RuneCountInString(short) >= 2 {
				if usual, ok := known.stems[short]; ok {
					return usual, true
				}
			}
		}
	}
	return "", false
}

// ends are what names of departments end with, longer ones first; fillers may stand
// before the end, and joiners between words.
var (
	ends    = []string{"委员会办公室", "委员会", "办公室", "办公厅", "总局", "分局", "局", "厅", "委", "办", "署"}
	fillers = []string{"", "监督管理", "管理", "工作", "事务", "发展"}
	joiners = strings.NewReplacer("和", "", "与", "", "及", "", "、", "")
)

// catalogue says what departments are usually called, by their whole names and by what
// stands before their ends.
type catalogue struct{ names, stems map[string]string }

var departments = sync.OnceValue(func() catalogue {
	c := catalogue{map[string]string{}, map[string]string{}}
	add := func(usual string, stems, names []string) {
		for _, stem := range stems {
			c.stems[joiners.Replace(stem)] = usual
		}
		for _, name := range append(names, usual) {
			c.names[joiners.Replace(name)] = usual
		}
	}
	for _, kind := range bodies.All() {
		if kind.AgencyKind() != ontology.AgencyDepartment || kind.Each {
			continue
		}
		add(kind.Usual, kind.Stems, kind.Names)
		for _, b := range kind.Beside {
			add(b.Usual, b.Stems, b.Names)
		}
	}
	return c
})
