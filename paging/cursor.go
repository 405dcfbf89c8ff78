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
	Values []*float64 `json:"v,omitempty"`
	ID     string     `json:"i"`
	Rel    string     `json:"r,omitempty"`
}

// NewCursor is the cursor of a row. Scope names the list: what it contains and how
// it is ordered, whatever the page.
func NewCursor(scope string, at store.Key) Cursor {
	b, err := json.Marshal(cursorFields{hash(scope), at.Values, at.ID, at.Rel})
	if err != nil { // a key has finite numbers and strings
		panic(err)
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// Key is the place that the cursor names. It must be of the list of that scope,
// whose order has so many values; else the error is ErrInvalidCursor.
func (c Cursor) Key(scope string, values int) (*store.Key, error) {
	var fields cursorFields
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(b, &fields)
	}
	if err != nil || fields.ID == "" {
		return nil, fmt.Errorf("%w: %q is none that this server gave", ErrInvalidCursor, c)
	}
	if fields.List != hash(scope) || len(fields.Values) != values {
		return nil, fmt.Errorf("%w: %q is of another list; use a cursor with the field, filter and order that gave it", ErrInvalidCursor, c)
	}
	return &store.Key{Values: fields.Values, ID: fields.ID, Rel: fields.Rel}, nil
}

func hash(scope string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(scope))
	return h.Sum32()
}
