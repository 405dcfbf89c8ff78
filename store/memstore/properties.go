package memstore

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// errTooLarge: properties are numbered with 32 bits.
var errTooLarge = errors.New("the graph has more than 2^32 properties")

// properties are the properties of all nodes and edges. Each distinct value is stored
// once, and so is each distinct list of names; records refer to both by number. A
// value that a graph repeats (a unit, a name, a position) so takes four bytes, which
// the garbage collector need not scan.
type properties struct {
	numbers map[string]int32 // by name: its place in names
	names   []string
	shapes  [][]int32 // the names of a record, by number, ascending
	cells   []uint32  // the values of all records, as places in table; each record's in the order of its shape
	table   []any     // each distinct value
}

// record is what one node or edge has: its shape, and where its cells begin.
type record struct{ shape, at uint32 }

// none is the number of a name that the graph does not have.
const none int32 = -1

// number is the number of a name.
func (p *properties) number(name string) int32 {
	if n, ok := p.numbers[name]; ok {
		return n
	}
	return none
}

// cell is the place in table of a record's value, and whether the record has one.
func (p *properties) cell(r record, name int32) (uint32, bool) {
	for i, n := range p.shapes[r.shape] {
		if n == name {
			return p.cells[r.at+uint32(i)], true
		}
	}
	return 0, false
}

// get is a record's value of a name; nil where it is absent.
func (p *properties) get(r record, name int32) any {
	if c, ok := p.cell(r, name); ok {
		return p.table[c]
	}
	return nil
}

// selection are the names of properties to return, by number; nil means all.
type selection []int32

func (p *properties) selection(names []string) selection {
	if names == nil {
		return nil
	}
	s := make(selection, 0, len(names))
	for _, name := range names {
		if n := p.number(name); n != none && !slices.Contains(s, n) {
			s = append(s, n)
		}
	}
	return s
}

// values are the record's properties of the selection; nil when it has none.
func (p *properties) values(r record, want selection, a *store.Arena) store.Values {
	if want == nil {
		return store.ValuesOf(p.all(r))
	}
	out := a.Values(len(want))
	for _, n := range want {
		if v := p.get(r, n); v != nil {
			out = append(out, store.Value{Name: p.names[n], Value: copied(v)})
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// all are all properties of a record.
func (p *properties) all(r record) store.Props {
	out := make(store.Props, len(p.shapes[r.shape]))
	for _, n := range p.shapes[r.shape] {
		out[p.names[n]] = copied(p.get(r, n))
	}
	return out
}

// copied is a copy of a value that the caller may change.
func copied(v any) any {
	if list, ok := v.([]string); ok {
		return append(make([]string, 0, len(list)), list...)
	}
	return v
}

// collector numbers the properties of a graph as they are added.
type collector struct {
	properties
	valueAt map[any]uint32    // by value, lists excepted: its place in table
	listAt  map[string]uint32 // by list, encoded: its place in table
	shapeAt map[string]uint32 // by names' numbers, encoded: its place in shapes
	fields  []field
	key     []byte // an encoding, reused
}

type field struct {
	name int32
	cell uint32
}

func newCollector() *collector {
	return &collector{
		properties: properties{numbers: map[string]int32{}},
		valueAt:    map[any]uint32{}, listAt: map[string]uint32{}, shapeAt: map[string]uint32{},
	}
}

func (c *collector) add(p store.Props) (record, error) {
	c.fields = c.fields[:0]
	for name, v := range p {
		n, ok := c.numbers[name]
		if !ok {
			n = int32(len(c.names))
			c.numbers[name], c.names = n, append(c.names, name)
		}
		c.fields = append(c.fields, field{n, c.value(v)})
	}
	slices.SortFunc(c.fields, func(a, b field) int { return int(a.name - b.name) })
	if len(c.cells)+len(c.fields) > math.MaxUint32 {
		return record{}, errTooLarge
	}
	r := record{shape: c.shape(), at: uint32(len(c.cells))}
	for _, f := range c.fields {
		c.cells = append(c.cells, f.cell)
	}
	return r, nil
}

// shape is the number of the current fields' shape.
func (c *collector) shape() uint32 {
	c.key = c.key[:0]
	for _, f := range c.fields {
		c.key = binary.LittleEndian.AppendUint32(c.key, uint32(f.name))
	}
	if n, ok := c.shapeAt[string(c.key)]; ok {
		return n
	}
	n := uint32(len(c.shapes))
	shape := make([]int32, len(c.fields))
	for i, f := range c.fields {
		shape[i] = f.name
	}
	c.shapeAt[string(c.key)], c.shapes = n, append(c.shapes, shape)
	return n
}

// value is the number of a value.
func (c *collector) value(v any) uint32 {
	list, ok := v.([]string)
	if !ok {
		n, ok := c.valueAt[v]
		if !ok {
			n = uint32(len(c.table))
			c.valueAt[v], c.table = n, append(c.table, v)
		}
		return n
	}
	c.key = c.key[:0]
	for _, s := range list {
		c.key = append(strconv.AppendInt(c.key, int64(len(s)), 10), ' ')
		c.key = append(c.key, s...)
	}
	n, ok := c.listAt[string(c.key)]
	if !ok {
		n = uint32(len(c.table))
		c.listAt[string(c.key)], c.table = n, append(c.table, copied(v))
	}
	return n
}

// finish puts all strings into one, so that the garbage collector sees a single
// object.
func (c *collector) finish() properties {
	var all strings.Builder
	ends := make([]int, len(c.table))
	for i, v := range c.table {
		if s, ok := v.(string); ok {
			all.WriteString(s)
		}
		ends[i] = all.Len()
	}
	from := 0
	for i, to := range ends {
		if _, ok := c.table[i].(string); ok {
			c.table[i] = all.String()[from:to]
		}
		from = to
	}
	return c.properties
}
