package graph

import (
	"context"
	"strconv"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// jsonText is JSON being written, byte for byte as gqlgen's marshalers write it.
type jsonText struct {
	b        []byte
	failed   bool   // something stands in the pages that only the executor can answer
	parent   string // the id of the node whose list is written; "" at the root
	room     *room
	taken    int // bytes that the room knows of
	ctx      context.Context
	rowCount int
	err      error
}

// checkEveryRows is after how many rows a writer looks whether anybody waits for them.
const checkEveryRows = 256

// stopped says whether no more rows need be written: the answer is too large, or
// nobody waits for it, which err then says.
func (t *jsonText) stopped() bool {
	if t.rowCount++; t.rowCount%checkEveryRows == 0 && t.err == nil {
		t.err = t.ctx.Err()
	}
	return t.err != nil || t.full()
}

func (t *jsonText) raw(s string) { t.b = append(t.b, s...) }

func (t *jsonText) null() { t.raw("null") }

func (t *jsonText) boolean(v bool) { t.b = strconv.AppendBool(t.b, v) }

func (t *jsonText) integer(v int64) { t.b = strconv.AppendInt(t.b, v, 10) }

func (t *jsonText) float(v float64) { t.b = strconv.AppendFloat(t.b, v, 'g', -1, 64) }

func (t *jsonText) strings(list []string) {
	t.b = append(t.b, '[')
	for n, s := range list {
		if n > 0 {
			t.b = append(t.b, ',')
		}
		t.string(s)
	}
	t.b = append(t.b, ']')
}

func (t *jsonText) string(s string) {
	const hex = "0123456789ABCDEF"
	t.b = append(t.b, '"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		t.b = append(append(t.b, s[start:i]...), '\\')
		switch c {
		case '\t':
			t.b = append(t.b, 't')
		case '\r':
			t.b = append(t.b, 'r')
		case '\n':
			t.b = append(t.b, 'n')
		case '"', '\\':
			t.b = append(t.b, c)
		default:
			t.b = append(t.b, 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
		start = i + 1
	}
	t.b = append(append(t.b, s[start:]...), '"')
}

// rows writes a list of rows, each by the same function.
func (t *jsonText) rows(items []store.Item, write func(*jsonText, *store.Item)) {
	t.b = append(t.b, '[')
	for i := range items {
		if i > 0 {
			t.b = append(t.b, ',')
		}
		write(t, &items[i])
		if t.stopped() {
			break
		}
	}
	t.b = append(t.b, ']')
}

// nodes writes what was asked for by ids: null where there is none.
func (t *jsonText) nodes(nodes []view.Node, write func(*jsonText, *store.Item)) {
	t.b = append(t.b, '[')
	for n, node := range nodes {
		if n > 0 {
			t.b = append(t.b, ',')
		}
		if node == nil {
			t.null()
		} else {
			write(t, node.Item())
		}
	}
	t.b = append(t.b, ']')
}
