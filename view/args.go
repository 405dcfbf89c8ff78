package view

import (
	"encoding/json"
	"strconv"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Args are the arguments of a list. They label a list's hop in the store's
// answer, so that one relation under two aliases with other arguments is two
// lists, and under two aliases with the same arguments one.
type Args struct {
	Filter any // a pointer to one of the filters; nil restricts nothing
	Order  string
	Roles  []string // names of roles; nil restricts nothing
	Text   string
	Kinds  []ontology.NodeKind
	First  *int
	After  *Cursor
}

// How many rows a page has.
const (
	DefaultFirst = 20
	MaxFirst     = 100
)

// Scope names the list that a cursor belongs to: its field, what it contains
// and its order, whatever the page.
func (a Args) Scope(field string) string {
	b, err := json.Marshal([]any{a.Filter, a.Order, a.Roles, a.Text, a.Kinds})
	if err != nil { // plain structs of strings, numbers and lists cannot fail
		panic(err)
	}
	return field + string(b)
}

// Key labels the list's hop: its field, "[", and what else tells it apart.
func (a Args) Key(field string) string {
	k := a.Scope(field) + " " + strconv.Itoa(a.Rows())
	if a.After != nil {
		k += " " + string(*a.After)
	}
	return k
}

// after is the place of the row that the page comes after, in the list that the
// field names and that is ordered by so many values; nil for the first page.
func (a Args) after(field string, values int) (*store.Key, error) {
	if a.After == nil {
		return nil, nil
	}
	return a.After.Key(a.Scope(field), values)
}

// Rows is how many rows are asked for.
func (a Args) Rows() int {
	if a.First == nil {
		return DefaultFirst
	}
	return *a.First
}

// roleNames are the names of roles; nil stays nil, which restricts nothing.
func roleNames[R ~string](roles []R) []string {
	if roles == nil {
		return nil
	}
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = string(r)
	}
	return out
}

// orderName is an order's value; the default of its type when there is none.
func orderName[T interface {
	~string
	Default() string
}](order *T,
) string {
	if order == nil {
		var none T
		return none.Default()
	}
	return string(*order)
}
