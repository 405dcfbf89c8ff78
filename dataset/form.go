package dataset

import (
	"fmt"
	"reflect"
	"regexp"

	"go.yaml.in/yaml/v3"
)

// form looks at a YAML file before its values are read: whether each record has each
// of its fields once, and no others, and whether numbers are written as people read
// them. Of repeated fields the YAML reader tells each with each, which takes time and
// memory with the square of their number.
type form struct {
	layouts
	faults   []fault
	hopeless bool // the values need not be read: so much is wrong, or what takes long to read
}

// fault is what is wrong with a file's form.
type fault struct {
	line          int
	message, hint string
}

// maxFaults is how many faults of form are told of one file.
const maxFaults = 20

func (f *form) fault(n *yaml.Node, hint, format string, args ...any) {
	f.faults = append(f.faults, fault{n.Line, fmt.Sprintf(format, args...), hint})
	f.hopeless = f.hopeless || len(f.faults) >= maxFaults
}

// check looks at a node that is to be read as a value of a type.
func (f *form) check(n *yaml.Node, t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case f.hopeless:
	case n.Kind == yaml.AliasNode: // a few can stand for more than there is memory for
		f.fault(n, "write the value itself", "the alias *%s stands here", n.Value)
		f.hopeless = true
	case n.Kind == yaml.DocumentNode:
		for _, c := range n.Content {
			f.check(c, t)
		}
	case n.Kind == yaml.MappingNode && t.Kind() == reflect.Struct:
		f.record(n, t)
	case n.Kind == yaml.MappingNode:
		f.fault(n, "give a value of the right kind", "a record stands where a %s is due", typeOf(t))
		f.hopeless = true
	case n.Kind == yaml.SequenceNode && t.Kind() == reflect.Slice:
		for _, c := range n.Content {
			f.check(c, t.Elem())
		}
	case n.Kind == yaml.ScalarNode && (t.Kind() == reflect.Int || t.Kind() == reflect.Float64):
		if n.Style == 0 && oddNumber.MatchString(n.Value) {
			f.fault(n, "write it in decimal figures, without a zero before them", "%s is no number as people write it", n.Value)
		}
	}
}

// oddNumber is a number that YAML reads by another base than ten, or in groups: 010
// is 8 there.
var oddNumber = regexp.MustCompile(`^[-+]?(0[0-9xXoObB_]|[0-9.]*_)`)

// record looks at the fields of a record.
func (f *form) record(n *yaml.Node, t reflect.Type) {
	types := map[string]reflect.Type{}
	f.typesOf(t, types)
	f.fields(n, types)
}

// typesOf are the types of a record's fields by their names, those of inlined records
// too.
func (f *form) typesOf(t reflect.Type, into map[string]reflect.Type) {
	for _, field := range f.of(t) {
		if of := t.Field(field.index).Type; field.inline {
			f.typesOf(of, into)
		} else {
			into[field.name] = of
		}
	}
}

// fields looks whether each field is there once and known.
func (f *form) fields(n *yaml.Node, types map[string]reflect.Type) {
	lines := make(map[string]int, min(len(n.Content)/2, len(types)))
	for i := 0; i+1 < len(n.Content) && !f.hopeless; i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		of, known := types[key.Value]
		switch before := lines[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			f.fault(key, "give a name", "a field has no name")
		case !known:
			f.fault(key, "remove the field, or correct its name", "unknown field %q", key.Value)
		case before > 0:
			f.fault(key, "keep one of the two", "the field %q stands in line %d already", key.Value, before)
		default:
			f.check(value, of)
		}
		lines[key.Value] = key.Line
	}
}
