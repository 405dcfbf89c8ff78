package view

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/policygraph/policygraph/store"
)

// ErrInvalidCursor: a cursor that this server did not give, or that another
// list (another field, filter or order) gave.
var ErrInvalidCursor = errors.New("invalid cursor")

// Cursor is a place in a list, opaque to clients: the row's keyset and a hash
// of the list it belongs to.
type Cursor string

type cursor struct {
	List   uint32     `json:"l"`
	Values []*float64 `json:"v,omitempty"`
	ID     string     `json:"i"`
	Rel    string     `json:"r,omitempty"`
}

// NewCursor is the cursor of a row of the list named by scope (see Args.Scope).
func NewCursor(scope string, at store.Key) Cursor {
	b, err := json.Marshal(cursor{listHash(scope), at.Values, at.ID, at.Rel})
	if err != nil { // a keyset holds finite numbers and strings
		panic(err)
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// Key is the place that the cursor holds. It must be of the list named by
// scope, whose order has the given number of values.
func (c Cursor) Key(scope string, values int) (*store.Key, error) {
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err != nil {
		return nil, fmt.Errorf("%w: %q is none that this server gave", ErrInvalidCursor, c)
	}
	var d cursor
	if err := json.Unmarshal(b, &d); err != nil || d.ID == "" {
		return nil, fmt.Errorf("%w: %q is none that this server gave", ErrInvalidCursor, c)
	}
	if d.List != listHash(scope) || len(d.Values) != values {
		return nil, fmt.Errorf("%w: %q is of another list; use a cursor with the field, filter and order that gave it", ErrInvalidCursor, c)
	}
	return &store.Key{Values: d.Values, ID: d.ID, Rel: d.Rel}, nil
}

func listHash(scope string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(scope))
	return h.Sum32()
}
