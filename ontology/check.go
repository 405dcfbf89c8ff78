package ontology

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// ErrMismatch says that a node or an edge is not as the ontology says.
var ErrMismatch = errors.New("the graph does not fit the ontology")

// Checker holds nodes and edges to the ontology. One serves any number of
// graphs, from several goroutines.
type Checker struct {
	kinds     map[string]table
	relations map[string]relation
}

// table is the properties of a kind or of a relation, by their names.
type table struct {
	properties map[string]Property
	required   int
}

type relation struct {
	table
	from, to []string
}

// NewChecker makes a checker.
func NewChecker() *Checker {
	c := &Checker{kinds: map[string]table{}, relations: map[string]relation{}}
	for _, kind := range append(Kinds(), HiddenKinds()...) {
		c.kinds[kind] = tableOf(PropertiesOf(kind))
	}
	for _, r := range Relations() {
		c.relations[r.Name] = relation{tableOf(r.Properties), r.From, r.To}
	}
	return c
}

func tableOf(list []Property) table {
	t := table{properties: make(map[string]Property, len(list))}
	for _, p := range list {
		t.properties[p.Name] = p
		if p.Required {
			t.required++
		}
	}
	return t
}

// Node says what is wrong with a node, nil where nothing is.
func (c *Checker) Node(kind, id string, props map[string]any) error {
	t, ok := c.kinds[kind]
	if !ok {
		return fmt.Errorf("%w: node %s is of kind %q, which the ontology does not have", ErrMismatch, id, kind)
	}
	if t.fits(props) {
		return nil
	}
	return fmt.Errorf("%w: node %s (%s): %s", ErrMismatch, id, kind, t.fault(props))
}

// End is the node that an edge begins or ends at.
type End struct{ Kind, ID string }

// Edge says what is wrong with an edge, nil where nothing is.
func (c *Checker) Edge(from End, rel string, to End, props map[string]any) error {
	r, ok := c.relations[rel]
	switch {
	case !ok:
		return fmt.Errorf("%w: edge %s -%s-> %s is of a relation that the ontology does not have", ErrMismatch, from.ID, rel, to.ID)
	case !slices.Contains(r.from, from.Kind) || !slices.Contains(r.to, to.Kind):
		return fmt.Errorf("%w: edge %s -%s-> %s joins kind %q to %q; the relation joins %v to %v", ErrMismatch, from.ID, rel, to.ID, from.Kind, to.Kind, r.from, r.to)
	case !r.fits(props):
		return fmt.Errorf("%w: edge %s -%s-> %s: %s", ErrMismatch, from.ID, rel, to.ID, r.fault(props))
	}
	return nil
}

// fits says whether the properties are those of the table: most are, so that
// it is kept from doing anything else.
func (t table) fits(props map[string]any) bool {
	required := 0
	for name, value := range props {
		p, ok := t.properties[name]
		if !ok || TypeOf(value) != p.Type {
			return false
		}
		if p.Required {
			required++
		}
	}
	return required == t.required
}

// fault names the first property, in order of the names, that is wrong or
// missing.
func (t table) fault(props map[string]any) string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(props)), maps.Keys(t.properties))
	slices.Sort(names)
	for _, name := range names {
		p, known := t.properties[name]
		value, given := props[name]
		switch {
		case !known:
			return fmt.Sprintf("property %q is not in the ontology", name)
		case given && TypeOf(value) != p.Type:
			return fmt.Sprintf("property %q is of type %T, not %s", name, value, p.Type)
		case !given && p.Required:
			return fmt.Sprintf("property %q (%s) is missing", name, p.Type)
		}
	}
	return ""
}
