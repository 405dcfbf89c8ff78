package view

import (
	"errors"
	"reflect"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

func TestACursorGivesItsPlaceBack(t *testing.T) {
	year, zero := 2022.0, 0.0
	for _, at := range []store.Key{
		{ID: "plan:a"},
		{Values: []*float64{&year}, ID: "task:a:三(二)4"},
		{Values: []*float64{nil, &zero}, ID: "target:a:1", Rel: ontology.Leads},
	} {
		got, err := NewCursor("list", at).Key("list", len(at.Values))
		if err != nil || !reflect.DeepEqual(*got, at) {
			t.Errorf("%+v, %v; want %+v", got, err, at)
		}
	}
}

func TestACursorOfAnotherListIsRefused(t *testing.T) {
	value := 1.0
	c := NewCursor("list", store.Key{Values: []*float64{&value}, ID: "a"})
	for _, wrong := range []struct {
		name   string
		cursor Cursor
		scope  string
		values int
	}{
		{"another list", c, "other", 1},
		{"another order", c, "list", 2},
		{"not base64", "%", "list", 1},
		{"not ours", "e30", "list", 0},
		{"empty", "", "list", 0},
	} {
		if k, err := wrong.cursor.Key(wrong.scope, wrong.values); !errors.Is(err, ErrInvalidCursor) {
			t.Errorf("%s: %v, %v", wrong.name, k, err)
		}
	}
}
