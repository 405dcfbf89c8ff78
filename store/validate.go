package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maxExact = 1 << 53 // whole numbers up to here are exact as float64
	maxName  = 64
	maxID    = 1000 // bytes of an id; an index key of Neo4j holds 8,000
)

// reservedKind is the label that every node carries beside its kind.
const reservedKind = "Node"

// CheckName checks the name of a kind, a relation or a property, which a backend
// may write into a statement as it is: a letter, then letters, digits and _, at most
// 64 in all. Names that start with _ are free for backends to use.
func CheckName(s string) error {
	if !isName(s) {
		return fmt.Errorf("%q is not a valid name (a letter, then letters, digits or _, at most 64 in all)", s)
	}
	return nil
}

func isName(s string) bool {
	if s == "" || len(s) > maxName {
		return false
	}
	for i := range len(s) {
		c := s[i]
		letter := 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
		if !letter && (i == 0 || c != '_' && (c < '0' || '9' < c)) {
			return false
		}
	}
	return true
}

// Validate returns ErrInvalidQuery, with what is wrong, where the query breaks a rule.
func (q Query) Validate() error {
	if err := q.validate(); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalidQuery, err)
	}
	return nil
}

func (q Query) validate() error {
	if err := checkStrings("an id", q.IDs); err != nil {
		return err
	}
	if err := checkStrings("a known id", q.Known); err != nil {
		return err
	}
	if err := checkStrings("the text", []string{q.Text}); err != nil {
		return err
	}
	search := 0
	if q.Text != "" {
		search = 1
		if len(ParseText(q.Text)) == 0 {
			return fmt.Errorf("the text %q has no term to search for", q.Text)
		}
	}
	if err := checkNames("kind", q.Kinds); err != nil {
		return err
	}
	if err := checkFilters(q.Where, false); err != nil {
		return err
	}
	if err := checkProps(q.Props); err != nil {
		return err
	}
	if err := q.Paging.validate(search, false); err != nil {
		return err
	}
	return checkHops(q.Expand)
}

// ValidateGroups is the same check of Count's groups.
func ValidateGroups(by []Group) error {
	if err := checkGroups(by); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalidQuery, err)
	}
	return nil
}

func checkGroups(by []Group) error {
	if len(by) > 2 {
		return fmt.Errorf("there are %d groups, at most two are allowed", len(by))
	}
	for _, g := range by {
		if err := checkSteps(g.Via); err != nil {
			return fmt.Errorf("group %s: %w", g.Prop, err)
		}
		if err := CheckName(g.Prop); err != nil {
			return fmt.Errorf("group: %w", err)
		}
	}
	return nil
}

// Validate is the same check of a path query.
func (q PathQuery) Validate() error {
	if err := q.validate(); err != nil {
		return fmt.Errorf("%w: path: %w", ErrInvalidQuery, err)
	}
	return nil
}

func (q PathQuery) validate() error {
	switch {
	case q.From == "" || q.To == "":
		return fmt.Errorf("from %q to %q: both ends are required", q.From, q.To)
	case q.MaxLength < 1:
		return fmt.Errorf("maxLength %d is below 1", q.MaxLength)
	case q.Limit < 1:
		return fmt.Errorf("limit %d is below 1", q.Limit)
	}
	if err := checkStrings("an id", append([]string{q.From, q.To}, q.Avoid...)); err != nil {
		return err
	}
	if err := checkNames("relation", q.Rels); err != nil {
		return err
	}
	return checkNames("kind", q.AvoidKinds)
}

func (p Paging) validate(search int, edge bool) error {
	if p.First < 0 {
		return fmt.Errorf("first %d is below 0", p.First)
	}
	for _, o := range p.Order {
		if err := CheckName(o.Prop); err != nil {
			return fmt.Errorf("order: %w", err)
		}
		if o.OnEdge && !edge {
			return fmt.Errorf("order by the edge property %s outside of a hop", o.Prop)
		}
	}
	k := p.After
	if k == nil {
		return nil
	}
	if want := len(p.Order) + search; len(k.Values) != want {
		return fmt.Errorf("the key to start after has %d values, but the order has %d", len(k.Values), want)
	}
	for _, v := range k.Values {
		if v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) {
			return fmt.Errorf("the key to start after has the value %v, which is not finite", *v)
		}
	}
	if k.Rel != "" && !edge {
		return fmt.Errorf("the key to start after names the relation %q outside of a hop", k.Rel)
	}
	return checkStrings("the key to start after", []string{k.ID, k.Rel})
}

func checkHops(hops []Hop) error {
	keys := map[string]bool{}
	for _, h := range hops {
		if keys[h.Key] {
			return fmt.Errorf("two hops have the key %q", h.Key)
		}
		keys[h.Key] = true
		if err := h.validate(); err != nil {
			return fmt.Errorf("hop %q: %w", h.Key, err)
		}
	}
	return nil
}

func (h Hop) validate() error {
	if err := checkNames("relation", h.Rels); err != nil {
		return err
	}
	if err := checkNames("kind", h.Kinds); err != nil {
		return err
	}
	if err := checkFilters(h.Where, true); err != nil {
		return err
	}
	if err := checkProps(h.Props); err != nil {
		return err
	}
	if err := checkNames("property", h.EdgeProps); err != nil {
		return err
	}
	if err := h.Paging.validate(0, true); err != nil {
		return err
	}
	keys := map[string]bool{}
	for _, r := range h.Refs {
		if keys[r.Key] {
			return fmt.Errorf("two refs have the key %q", r.Key)
		}
		keys[r.Key] = true
		if err := CheckName(r.Prop); err != nil {
			return fmt.Errorf("ref %q: %w", r.Key, err)
		}
		if err := checkProps(r.Props); err != nil {
			return fmt.Errorf("ref %q: %w", r.Key, err)
		}
		if err := checkHops(r.Expand); err != nil {
			return fmt.Errorf("ref %q: %w", r.Key, err)
		}
	}
	return checkHops(h.Expand)
}

func checkFilters(filters []Filter, edge bool) error {
	for _, f := range filters {
		if err := f.validate(edge); err != nil {
			return fmt.Errorf("filter %s %s: %w", f.Prop, f.Op, err)
		}
	}
	return nil
}

func (f Filter) validate(edge bool) error {
	if f.OnEdge && (!edge || len(f.Via) > 0) {
		return fmt.Errorf("a filter on an edge must be in a hop or a step, and without Via")
	}
	if err := checkSteps(f.Via); err != nil {
		return err
	}
	if f.Op == Exists {
		if f.Prop != "" || len(f.Via) == 0 {
			return fmt.Errorf("the operator takes Via and no property")
		}
	} else if err := CheckName(f.Prop); err != nil {
		return err
	}
	for _, v := range f.Values {
		if err := checkScalar(v); err != nil {
			return err
		}
	}
	return f.checkArity()
}

// checkArity checks that the operator has as many values, and of the type, that it
// takes.
func (f Filter) checkArity() error {
	var fits func(any) bool
	var want string
	switch f.Op {
	case In, NotIn:
		return nil
	case GE, LE:
		want, fits = "number", func(v any) bool { _, ok := Number(v); return ok }
	case Contains:
		want, fits = "string", func(v any) bool { _, ok := v.(string); return ok }
	case IsNull, Exists:
		want, fits = "bool", func(v any) bool { _, ok := v.(bool); return ok }
	default:
		return fmt.Errorf("unknown operator")
	}
	if len(f.Values) != 1 || !fits(f.Values[0]) {
		return fmt.Errorf("the operator takes one %s, not %v", want, f.Values)
	}
	return nil
}

func checkSteps(steps []Step) error {
	for _, s := range steps {
		if err := checkNames("relation", s.Rels); err != nil {
			return err
		}
		if err := checkNames("kind", s.Kinds); err != nil {
			return err
		}
		if err := checkFilters(s.Where, true); err != nil {
			return err
		}
	}
	return nil
}

func checkProps(props []string) error {
	for _, p := range props {
		if p == IDProp {
			return fmt.Errorf("the id is always returned and must not be named")
		}
	}
	return checkNames("property", props)
}

func checkNames(what string, names []string) error {
	for _, n := range names {
		if err := CheckName(n); err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
	}
	return nil
}

func checkStrings(what string, values []string) error {
	for _, v := range values {
		if !utf8.ValidString(v) {
			return fmt.Errorf("%s is not valid UTF-8: %q", what, v)
		}
	}
	return nil
}

func checkScalar(v any) error {
	switch v := v.(type) {
	case bool:
		return nil
	case string:
		return checkStrings("the value", []string{v})
	case int64:
		if v > maxExact || v < -maxExact {
			return fmt.Errorf("the whole number %d is beyond 2^53", v)
		}
		return nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) || v == 0 && math.Signbit(v) {
			return fmt.Errorf("%v is not allowed as a number (not finite, or negative zero)", v)
		}
		return nil
	}
	return fmt.Errorf("a value has the type %T; it must be string, int64, float64 or bool", v)
}

// Validate returns ErrInvalidGraph, with what is wrong, where the graph breaks a rule.
func (g *Graph) Validate() error {
	if err := g.validate(); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalidGraph, err)
	}
	return nil
}

func (g *Graph) validate() error {
	if err := checkStrings("the version", []string{g.Version}); err != nil {
		return err
	}
	ids := make(map[string]bool, len(g.Nodes))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if ids[n.ID] {
			return fmt.Errorf("node %q: another node has the same id", n.ID)
		}
		ids[n.ID] = true
		if err := n.validate(); err != nil {
			return fmt.Errorf("node %q: %w", n.ID, err)
		}
	}
	if err := checkDistinct(g.Edges); err != nil {
		return err
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if err := e.validate(ids); err != nil {
			return fmt.Errorf("edge %q -%s-> %q: %w", e.From, e.Rel, e.To, err)
		}
	}
	return nil
}

// checkDistinct looks for repeated edges. Sorted edges, which large graphs have, need
// no memory for that.
func checkDistinct(edges []Edge) error {
	if slices.IsSortedFunc(edges, compareEdges) {
		for i := 1; i < len(edges); i++ {
			if compareEdges(edges[i-1], edges[i]) == 0 {
				return errRepeated(edges[i])
			}
		}
		return nil
	}
	seen := make(map[[3]string]bool, len(edges))
	for _, e := range edges {
		k := [3]string{e.From, e.Rel, e.To}
		if seen[k] {
			return errRepeated(e)
		}
		seen[k] = true
	}
	return nil
}

func compareEdges(a, b Edge) int {
	return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.Rel, b.Rel), strings.Compare(a.To, b.To))
}

func errRepeated(e Edge) error {
	return fmt.Errorf("edge %q -%s-> %q: another edge has the same ends and relation", e.From, e.Rel, e.To)
}

func (n *Node) validate() error {
	if n.ID == "" || len(n.ID) > maxID || !utf8.ValidString(n.ID) {
		return fmt.Errorf("the id must be valid UTF-8 of 1 to %d bytes", maxID)
	}
	if err := CheckName(n.Kind); err != nil {
		return fmt.Errorf("kind: %w", err)
	}
	if n.Kind == reservedKind {
		return fmt.Errorf("the kind %s is reserved for the store", reservedKind)
	}
	for _, t := range n.Search {
		if t.Text == "" || !utf8.ValidString(t.Text) || !utf8.ValidString(t.In) || Fold(t.Text) != t.Text {
			return fmt.Errorf("search text %q is empty, not valid UTF-8 or not folded", t.Text)
		}
	}
	return n.Props.validate(IDProp)
}

func (e *Edge) validate(ids map[string]bool) error {
	if err := CheckName(e.Rel); err != nil {
		return fmt.Errorf("relation: %w", err)
	}
	for _, id := range []string{e.From, e.To} {
		if !ids[id] {
			return fmt.Errorf("there is no node %q", id)
		}
	}
	return e.Props.validate(IDProp, RelProp)
}

func (p Props) validate(reserved ...string) error {
	for k, v := range p {
		if err := CheckName(k); err != nil {
			return fmt.Errorf("property: %w", err)
		}
		if slices.Contains(reserved, k) {
			return fmt.Errorf("the property %s is reserved for the store", k)
		}
		if list, ok := v.([]string); ok {
			if err := checkStrings("an element", list); err != nil {
				return fmt.Errorf("property %s: %w", k, err)
			}
			continue
		}
		if err := checkScalar(v); err != nil {
			return fmt.Errorf("property %s: %w", k, err)
		}
	}
	return nil
}
