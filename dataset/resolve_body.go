package dataset

import (
	"strings"

	"github.com/policygraph/policygraph/ontology"
)

// addFunctions lets a bare function (科技局) name the one body of an area that
// has it, where no body is called so.
func (r *Resolver) addFunctions(v *Vocabularies) {
	byFunction := map[[2]string][]*Body{}
	for i := range v.Agencies {
		b := &v.Agencies[i]
		k := [2]string{b.Area, Normal(b.Function)}
		byFunction[k] = append(byFunction[k], b)
	}
	for k, bodies := range byFunction {
		if len(bodies) == 1 && r.bodies[k[0]][k[1]] == nil {
			r.bodies[k[0]][k[1]] = bodies
		}
	}
}

// Body finds the body of an area by a name of it.
func (r *Resolver) Body(a *Area, name string) (*Body, bool) {
	if found := r.bodies[a.ID][Normal(name)]; len(found) == 1 {
		return found[0], true
	}
	return nil, false
}

// Names resolves the names of agencies as one document writes them.
type Names struct {
	*Resolver
	home    *Area
	entries map[string]*Agency
	known   map[string]Identity // by name as written: a plan names the same few
}

// Names is for one document. Home, its area, is nil where it has none.
func (r *Resolver) Names(f *File) *Names {
	n := &Names{Resolver: r, entries: map[string]*Agency{}, known: map[string]Identity{}}
	n.home, _ = r.Area(f.Document.Area)
	for i := range f.Agencies {
		n.entries[Normal(f.Agencies[i].Name)] = &f.Agencies[i]
	}
	return n
}

// Identity is which body a name means. Body is nil for one that the
// vocabulary does not know, whose name is the one as written. Area is nil where
// neither the name nor the document has one.
type Identity struct {
	Area     *Area
	Body     *Body
	Name     string
	Function string
}

// Agency resolves a name as written: by the document's own entry; in the
// document's area; in the areas around it for a name that points there (市…,
// 省…, the area's own name); by a full name that only one body has.
func (n *Names) Agency(statedName string) Identity {
	who, ok := n.known[statedName]
	if !ok {
		who = n.resolve(statedName)
		n.known[statedName] = who
	}
	return who
}

func (n *Names) resolve(statedName string) Identity {
	home, name, function := n.home, statedName, ""
	if e := n.entries[Normal(statedName)]; e != nil {
		function = e.Function
		if e.AliasOf != "" {
			name = e.AliasOf
		}
		if a, ok := n.Area(e.Area); ok {
			home = a
		}
	}
	if b := n.body(home, name); b != nil {
		return Identity{n.areas.withID(b.Area), b, b.Name, b.Function}
	}
	if function == "" {
		function = bareFunction(name, home)
	}
	return Identity{home, nil, name, function}
}

func (n *Names) body(home *Area, name string) *Body {
	name = Normal(name)
	for a, steps := home, 0; a != nil && steps < maxSteps; a, steps = n.Above(a), steps+1 {
		if a != home && !pointsTo(name, a) {
			continue
		}
		if b, ok := n.Resolver.Body(a, name); ok {
			return b
		}
	}
	if found := n.fullNames[name]; len(found) == 1 {
		return found[0]
	}
	return nil
}

// levelMarks are the first characters by which a name points to a level.
var levelMarks = map[string][]string{
	ontology.LevelCountry:  {"国家", "中央", "国务院"},
	ontology.LevelProvince: {"省", "自治区"},
	ontology.LevelCity:     {"市"},
	ontology.LevelCounty:   {"区", "县", "市"},
}

// notMarks are words that start like a level but are none.
var notMarks = []string{"市场", "市政", "区域", "县域", "市容", "市民", "区块", "省际"}

// LevelMark is what a name begins with to point to a level of government
// without naming the place: 区 of 区科技局, 省 of 省科技厅. It is "" where a name
// points to none.
func LevelMark(name string) string {
	for _, word := range notMarks {
		if strings.HasPrefix(name, word) {
			return ""
		}
	}
	for _, level := range ontology.Levels() {
		for _, mark := range levelMarks[level] {
			if strings.HasPrefix(name, mark) {
				return mark
			}
		}
	}
	return ""
}

func pointsTo(name string, a *Area) bool {
	for _, word := range notMarks {
		if strings.HasPrefix(name, word) {
			return false
		}
	}
	for _, mark := range append([]string{a.Name, a.FullName}, levelMarks[a.Level]...) {
		if mark != "" && strings.HasPrefix(name, Normal(mark)) {
			return true
		}
	}
	return false
}

// bareFunction is a name less what points to its area: 区科技局 is a 科技局.
func bareFunction(name string, a *Area) string {
	if a == nil || !pointsTo(Normal(name), a) {
		return name
	}
	for _, mark := range append([]string{a.FullName, a.Name}, levelMarks[a.Level]...) {
		if rest, ok := strings.CutPrefix(name, mark); ok && mark != "" && len([]rune(rest)) >= 2 {
			return rest
		}
	}
	return name
}
