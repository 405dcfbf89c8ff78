package paging

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/policygraph/policygraph/store"
)

// ErrInvalidCursor: a cursor that this server did not give, or that another list
// (of another field, filter or order) gave.
var ErrInvalidCursor = errors.New("invalid cursor")

// Cursor is a row's place in a list, opaque to clients: the row's key and a hash
// of the list's scope.
type Cursor string

type cursorFields struct {
	List   uint32     `json:"l"`
	Parent uint32     `json:"p,omitempty"` // of a list below a node: a hash of the node's id
	Values []*float64 `json:"v,omitempty"`
	ID     string     `json:"i"`
	Rel    string     `json:"r,omitempty"`
}

// NewCursor is the cursor of a row. Scope names the list: what it contains and how
// it is ordered, whatever the page.
func NewCursor(scope string, at store.Key) Cursor {
	return encode(cursorFields{List: hash(scope), Values: at.Values, ID: at.ID, Rel: at.Rel})
}

// NewCursorBelow is the cursor of a row of a list that a node has.
func NewCursorBelow(scope, parent string, at store.Key) Cursor {
	return encode(cursorFields{List: hash(scope), Parent: hash(parent), Values: at.Values, ID: at.ID, Rel: at.Rel})
}

func encode(fields cursorFields) Cursor {
	b, err := json.Marshal(fields)
	if err != nil { // a key has finite numbers and strings
		panic(err)
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// Key is the place that the cursor names. It must be of the list of that scope,
// whose order has so many values; else the error is ErrInvalidCursor.
func (c Cursor) Key(scope string, values int) (*store.Key, error) {
	fields, ok := c.fields()
	if !ok {
		return nil, fmt.Errorf("%w: %q is none that this server gave", ErrInvalidCursor, c)
	}
	if fields.List != hash(scope) || len(fields.Values) != values {
		return nil, fmt.Errorf("%w: %q is of another list; use a cursor with the field, filter and order that gave it", ErrInvalidCursor, c)
	}
	return &store.Key{Values: fields.Values, ID: fields.ID, Rel: fields.Rel}, nil
}

// CheckParent says whether the cursor is of the list that this node has, and not of
// another's: else the error is ErrInvalidCursor. Cursors that were given before they
// named the node are of any.
func (c Cursor) CheckParent(id string) error {
	fields, ok := c.fields()
	if ok && (fields.Parent == 0 || fields.Parent == hash(id)) {
		return nil
	}
	return fmt.Errorf("%w: %q is of the same list of another node; ask for the next page of one node at a time", ErrInvalidCursor, c)
}

func (c Cursor) fields() (fields cursorFields, ok bool) {
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	return fields, err == nil && json.Unmarshal(b, &fields) == nil && fields.ID != ""
}

func hash(scope string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(scope))
	return h.Sum32()
}
