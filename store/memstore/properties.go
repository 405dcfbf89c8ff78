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

// errTooLarge: there are numbers for 2^32 properties, more than fit into the
// memory of most machines.
var errTooLarge = errors.New("the graph has more than 2^32 properties")

// properties are those of all nodes and edges, as numbers: each distinct value
// stands once, and so does each distinct list of names. What a graph repeats (a
// unit, a name, a position) so takes four bytes, and the collector has nothing
// to follow in it.
type properties struct {
	numbers map[string]int32 // of the names
	names   []string
	shapes  [][]int32 // the names' numbers of a record, ascending
	cells   []uint32  // the records' values, in the order of their shapes
	table   []any     // each distinct value
}

// record is what one node or edge has: its shape, and where its cells begin.
type record struct{ shape, at uint32 }

// none is the number of a name that the graph does not hold.
const none int32 = -1

// number is that of a name.
func (p *properties) number(name string) int32 {
	if n, ok := p.numbers[name]; ok {
		return n
	}
	return none
}

// cell is where the value of a name stands, and whether it is there.
func (p *properties) cell(r record, name int32) (uint32, bool) {
	for i, n := range p.shapes[r.shape] {
		if n == name {
			return p.cells[r.at+uint32(i)], true
		}
	}
	return 0, false
}

// get is a value; nil where it is absent.
func (p *properties) get(r record, name int32) any {
	if c, ok := p.cell(r, name); ok {
		return p.table[c]
	}
	return nil
}

// selection are the properties that are asked for: all where numbers is nil.
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

// values are what a record has of the properties asked for; nil when there are
// none.
func (p *properties) values(r record, want selection, a *store.Arena) store.Values {
	if want == nil {
		return store.ValuesOf(p.whole(r))
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

// whole is all that a record has.
func (p *properties) whole(r record) store.Props {
	out := make(store.Props, len(p.shapes[r.shape]))
	for _, n := range p.shapes[r.shape] {
		out[p.names[n]] = copied(p.get(r, n))
	}
	return out
}

// copied keeps what is kept apart from what is given out.
func copied(v any) any {
	if list, ok := v.([]string); ok {
		return append(make([]string, 0, len(list)), list...)
	}
	return v
}

// collector gathers the properties of a graph.
type collector struct {
	properties
	numberOf map[any]uint32    // the numbers of values
	lists    map[string]uint32 // and of lists, by their elements
	shapeOf  map[string]uint32
	fields   []field
	key      []byte
}

type field struct {
	name int32
	cell uint32
}

func newCollector() *collector {
	return &collector{
		properties: properties{numbers: map[string]int32{}},
		numberOf:   map[any]uint32{}, lists: map[string]uint32{}, shapeOf: map[string]uint32{},
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

// shape is the number of the fields' names.
func (c *collector) shape() uint32 {
	c.key = c.key[:0]
	for _, f := range c.fields {
		c.key = binary.LittleEndian.AppendUint32(c.key, uint32(f.name))
	}
	if n, ok := c.shapeOf[string(c.key)]; ok {
		return n
	}
	n := uint32(len(c.shapes))
	shape := make([]int32, len(c.fields))
	for i, f := range c.fields {
		shape[i] = f.name
	}
	c.shapeOf[string(c.key)], c.shapes = n, append(c.shapes, shape)
	return n
}

// value is the number of a value.
func (c *collector) value(v any) uint32 {
	list, ok := v.([]string)
	if !ok {
		n, ok := c.numberOf[v]
		if !ok {
			n = uint32(len(c.table))
			c.numberOf[v], c.table = n, append(c.table, v)
		}
		return n
	}
	c.key = c.key[:0]
	for _, s := range list {
		c.key = append(strconv.AppendInt(c.key, int64(len(s)), 10), ' ')
		c.key = append(c.key, s...)
	}
	n, ok := c.lists[string(c.key)]
	if !ok {
		n = uint32(len(c.table))
		c.lists[string(c.key)], c.table = n, append(c.table, copied(v))
	}
	return n
}

// joined are the properties with all their texts in one, for the reason that
// ids are.
func (c *collector) joined() properties {
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
