package loader

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/internal/pinyin"
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// texts makes texts to search of pairs of a property and its text, less the empty
// ones.
func texts(pairs ...string) []store.SearchText {
	var out []store.SearchText
	for i := 0; i < len(pairs); i += 2 {
		if text := searchtext.Normal(pairs[i+1]); text != "" {
			out = append(out, store.SearchText{In: pairs[i], Text: text})
		}
	}
	return out
}

func aliasTexts(aliases []string) []store.SearchText {
	var out []store.SearchText
	for _, a := range aliases {
		out = append(out, texts("aliases", a)...)
	}
	return out
}

// pinyinTexts let a name be found by its pinyin, and by the first letters of it:
// 区科技局 by qukejiju and qkjj.
func pinyinTexts(name string) []store.SearchText {
	initials := pinyin.Initials(name)
	if len(initials) < 2 {
		return nil
	}
	return []store.SearchText{{In: "pinyin", Text: initials}, {In: "pinyin", Text: pinyin.Letters(name)}}
}

// addText lets a node be found by a further text.
func addText(n *store.Node, in, text string) {
	text = searchtext.Normal(text)
	if text != "" && !slices.ContainsFunc(n.Search, func(t store.SearchText) bool { return t.Text == text }) {
		n.Search = append(n.Search, store.SearchText{In: in, Text: text})
	}
}

// addContext says what a node belongs to.
func addContext(n *store.Node, in, text string) {
	t := store.SearchText{In: in, Text: store.ContextMark + searchtext.Normal(text)}
	if text != "" && !slices.Contains(n.Search, t) {
		n.Search = append(n.Search, t)
	}
}

// addSearch adds what nodes are found by beside their own names: all names of bodies,
// the areas and years of facts. It also says which of equally good hits comes first.
func (b *builder) addSearch() {
	for key := range b.edges {
		from, rel, to := b.nodes[key[0]], key[1], b.nodes[key[2]]
		switch rel {
		case ontology.Serves:
			for _, function := range functionsOf(from) {
				addText(from, "function", function)
			}
			for _, name := range listed(from, "names") {
				addText(from, "names", name)
			}
			for _, function := range functionsOf(from) { // 青川区科学技术局 by qcqkjj, as it is called
				for _, t := range pinyinTexts(text(to, "name") + function) {
					addText(from, t.In, t.Text)
				}
			}
			addContext(from, "area", text(to, "name"))
		case ontology.ForArea, ontology.LocatedIn, ontology.Covers:
			addContext(from, "area", text(to, "name"))
		}
	}
	for key := range b.edges {
		if key[1] == ontology.HasTask {
			plan, task := b.nodes[key[0]], b.nodes[key[2]]
			for _, t := range plan.Search {
				if t.In == "area" {
					task.Search = append(task.Search, t)
				}
			}
		}
	}
	names, order := named(), searchOrder()
	for _, n := range b.nodes {
		addOwn(n)
		if place := slices.Index(order, n.Kind); place >= 0 {
			name := cmp.Or(text(n, names[n.Kind]), text(n, "title"), text(n, "statedIndicator"))
			n.Props["searchOrder"] = int64(place*searchOrderStep + min(utf8.RuneCountInString(name), searchOrderStep-1))
		}
	}
}

// addOwn adds what a node is found by that stands in its own properties.
func addOwn(n *store.Node) {
	switch n.Kind {
	case ontology.KindTarget, ontology.KindObservation:
		unit := text(n, "unit")
		for _, prop := range []string{"value", "valueMax"} {
			if v, ok := n.Props[prop].(float64); ok && unit != "" {
				n.Search = append(n.Search, store.SearchText{In: prop, Text: searchtext.Figure(v, unit)})
			}
		}
		addYear(n, "year")
	case ontology.KindTask:
		for _, figure := range searchtext.FiguresIn(text(n, "title")) {
			n.Search = append(n.Search, store.SearchText{In: "title", Text: figure})
		}
		addYear(n, "due")
	case ontology.KindPlatform:
		addContext(n, "kind", text(n, "kind"))
	}
	slices.SortStableFunc(n.Search, func(a, b store.SearchText) int { // edges come in no order
		return strings.Compare(context(a), context(b))
	})
}

// searchOrder are the kinds that are searched, in the order of hits that are equally
// good: what things are called by name comes before what is said of them. Of one
// kind the shorter name comes first, as more of it was asked for.
func searchOrder() []string {
	return []string{
		ontology.KindArea, ontology.KindAgency, ontology.KindPlatform, ontology.KindPlan, ontology.KindIndicator,
		ontology.KindTarget, ontology.KindObservation, ontology.KindTask, ontology.KindDocument,
	}
}

// searchOrderStep is more than the characters of any name.
const searchOrderStep = 1000

// context is a text of a node's context; "" where it is the node's own.
func context(t store.SearchText) string {
	if strings.HasPrefix(t.Text, store.ContextMark) {
		return t.Text
	}
	return ""
}

func addYear(n *store.Node, prop string) {
	if year, ok := n.Props[prop].(int64); ok {
		addContext(n, prop, strconv.FormatInt(year, 10)+"年")
	}
}

// addNames lists all names that each body goes by: its own, those of documents, and
// each name of its place before each name of its function (龙湾科技局, 龙湾区科技局).
func (b *builder) addNames() {
	for key := range b.edges {
		if key[1] != ontology.Serves {
			continue
		}
		agency, area := b.nodes[key[0]], b.nodes[key[2]]
		names := []string{text(agency, "name")}
		for _, name := range slices.Concat(listed(agency, "aliases"), forms(functionsOf(agency), area)) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		agency.Props["names"] = names
	}
}

// functionsOf are a body's function as it is called here and as it is usually called.
// A group that is set up for one thing is one of many of its area, and is not called
// by its function.
func functionsOf(agency *store.Node) []string {
	function := text(agency, "function")
	if function == "" || text(agency, "kind") == ontology.AgencyLeadingGroup {
		return nil
	}
	functions := []string{function}
	if usual, ok := searchtext.Usual(function); ok && usual != function {
		functions = append(functions, usual)
	}
	return functions
}

// forms are the names of functions with each name of the place before them.
func forms(functions []string, place *store.Node) []string {
	var out []string
	places := append([]string{text(place, "name"), shortName(text(place, "name"))}, listed(place, "aliases")...)
	for _, function := range functions {
		for _, place := range places {
			if place != "" && !strings.HasPrefix(function, place) {
				out = append(out, place+function)
			}
		}
	}
	return out
}

// shortName is a place's name without its level: 龙湾 of 龙湾区. It is "" where that
// leaves no name.
func shortName(place string) string {
	for _, level := range []string{"区", "县", "市"} {
		if short, ok := strings.CutSuffix(place, level); ok && utf8.RuneCountInString(short) >= 2 {
			return short
		}
	}
	return ""
}

func text(n *store.Node, prop string) string {
	s, _ := n.Props[prop].(string)
	return s
}

func listed(n *store.Node, prop string) []string {
	l, _ := n.Props[prop].([]string)
	return l
}
