package export

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/Khan/genqlient/graphql"
)

// TableNames are the tables that there are.
func TableNames() []string {
	return []string{"plans", "areas", "agencies", "platforms", "tasks", "assignments", "targets", "observations", "conflicts"}
}

// FilterError is a filter that the API has none of.
type FilterError struct {
	Table string
	Cause error
}

// Error says what is wrong with it.
func (e *FilterError) Error() string {
	return fmt.Sprintf("the filter of %s: %v; it is the JSON of the API's filter", e.Table, e.Cause)
}

// Unwrap gives the cause.
func (e *FilterError) Unwrap() error { return e.Cause }

// NoTableError is a table that there is none of.
type NoTableError struct{ Name string }

// Error names those that there are.
func (e *NoTableError) Error() string {
	return fmt.Sprintf("there is no table %q: there are %s", e.Name, strings.Join(TableNames(), ", "))
}

// Named makes the table of a name, of what a filter selects: the JSON of the API's
// filter of that kind; empty: all.
func Named(ctx context.Context, c graphql.Client, name, filter string) (Table, error) {
	switch name {
	case "plans":
		return filtered(ctx, c, name, filter, Plans)
	case "areas":
		return filtered(ctx, c, name, filter, Areas)
	case "agencies":
		return filtered(ctx, c, name, filter, Agencies)
	case "platforms":
		return filtered(ctx, c, name, filter, Platforms)
	case "tasks":
		return filtered(ctx, c, name, filter, Tasks)
	case "assignments":
		return filtered(ctx, c, name, filter, Assignments)
	case "targets":
		return filtered(ctx, c, name, filter, Targets)
	case "observations":
		return filtered(ctx, c, name, filter, Observations)
	case "conflicts":
		return filtered(ctx, c, name, filter, Conflicts)
	}
	return Table{}, &NoTableError{name}
}

func filtered[F any](ctx context.Context, c graphql.Client, name, text string, table func(context.Context, graphql.Client, *F) Table) (Table, error) {
	if text == "" {
		return table(ctx, c, nil), nil
	}
	f := new(F)
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(f); err != nil {
		return Table{}, &FilterError{name, err}
	}
	return table(ctx, c, f), nil
}

// Workbook makes all tables of what is loaded; plans that are only cited are among the plans.
func Workbook(ctx context.Context, c graphql.Client) ([]Table, error) {
	var all []Table
	for _, name := range TableNames() {
		t, err := Named(ctx, c, name, "")
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}
