//go:build linux

package attack

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/graph"
)

// queryWriter writes valid queries of the schema at random, with arguments of every
// type that it has.
type queryWriter struct {
	*rand.Rand
	schema  *ast.Schema
	ids     []string
	aliases int
}

func newQueryWriter(t *testing.T, s *target) *queryWriter {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: graph.SchemaText()})
	if err != nil {
		t.Fatal(err)
	}
	return &queryWriter{Rand: rand.New(rand.NewPCG(3, 4)), schema: schema, ids: knownIDs(t, s)}
}

// knownIDs are ids of every kind that the server has, and some that it has not.
func knownIDs(t *testing.T, s *target) []string {
	t.Helper()
	ids := []string{"nothing", "plan:", "area:330304", ""}
	for _, list := range []string{"plans", "areas", "platforms", "agencies", "tasks", "targets", "observations", "indicators", "documents"} {
		a, err := s.post("{ "+list+"(first: 3) { nodes { id } } }", nil)
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Data map[string]struct{ Nodes []struct{ ID string } }
		}
		if err := json.Unmarshal(a.body, &answer); err != nil {
			t.Fatal(err)
		}
		for _, n := range answer.Data[list].Nodes {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

func one[T any](w *queryWriter, of []T) T { return of[w.IntN(len(of))] }

// query has one to four root fields.
func (w *queryWriter) query() string {
	w.aliases = 0
	var b strings.Builder
	b.WriteString("{ ")
	for range 1 + w.IntN(4) {
		b.WriteString(w.field(one(w, w.schema.Query.Fields), 3))
	}
	return b.String() + "__typename }"
}

// field selects a field with its arguments and what is below it; "" where it would go
// too deep.
func (w *queryWriter) field(f *ast.FieldDefinition, levels int) string {
	t := w.schema.Types[f.Type.Name()]
	below := ""
	switch {
	case strings.HasPrefix(f.Name, "__"), t.IsCompositeType() && levels == 0:
		return ""
	case t.IsCompositeType():
		below = "{ __typename " + w.fields(t, levels-1) + "}"
	}
	w.aliases++
	return fmt.Sprintf("a%d: %s%s %s ", w.aliases, f.Name, w.arguments(f.Arguments), below)
}

func (w *queryWriter) fields(t *ast.Definition, levels int) string {
	var b strings.Builder
	for range 1 + w.IntN(4) {
		if len(t.Fields) > 0 {
			b.WriteString(w.field(one(w, t.Fields), levels))
		}
	}
	if t.IsAbstractType() {
		possible := slices.DeleteFunc(slices.Clone(w.schema.GetPossibleTypes(t)), (*ast.Definition).IsAbstractType)
		on := one(w, possible)
		b.WriteString("... on " + on.Name + " { __typename " + w.fields(on, levels) + "} ")
	}
	return b.String()
}

func (w *queryWriter) arguments(list ast.ArgumentDefinitionList) string {
	var given []string
	for _, a := range list {
		if a.Type.NonNull || w.IntN(3) == 0 {
			given = append(given, a.Name+": "+w.value(a.Type, 2))
		}
	}
	if len(given) == 0 {
		return ""
	}
	return "(" + strings.Join(given, ", ") + ")"
}

// value is a literal of a type.
func (w *queryWriter) value(t *ast.Type, levels int) string {
	switch {
	case !t.NonNull && w.IntN(10) == 0:
		return "null"
	case t.Elem != nil:
		items := make([]string, w.IntN(4))
		for i := range items {
			items[i] = w.value(t.Elem, levels)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	switch d := w.schema.Types[t.NamedType]; d.Kind {
	case ast.Enum:
		return one(w, d.EnumValues).Name
	case ast.InputObject:
		var fields []string
		for _, f := range d.Fields {
			if f.Type.NonNull || levels > 0 && w.IntN(4) == 0 {
				fields = append(fields, f.Name+": "+w.value(f.Type, levels-1))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	}
	return w.scalar(t.NamedType)
}

func (w *queryWriter) scalar(name string) string {
	switch name {
	case "Int":
		return one(w, []string{"0", "1", "2", "5", "100", "2022", "-1", "2147483647", "-2147483648"})
	case "Float":
		return one(w, []string{"0", "1.5", "-1e300", "1e308"})
	case "Boolean":
		return one(w, []string{"true", "false"})
	case "ID":
		return fmt.Sprintf("%q", one(w, w.ids))
	case "Cursor":
		return one(w, []string{`""`, `"e30"`, `"eyJsIjowLCJpIjoieCJ9"`, `"%"`})
	}
	return one(w, []string{`""`, `" "`, `"科技"`, `"企业 创新 80亿元"`, `"ouhai"`, `"2022年"`, `"\u0000\ue000"`, `"(){}[]+-*?:\\\"/"`, `"2020-01-01"`, `"人社局"`})
}

// TestValidQueriesAreAnswered: as many as are asked for, made from the schema, and as
// many with a slip in them.
func TestValidQueriesAreAnswered(t *testing.T) {
	onBothStores(t, func(t *testing.T, s *target) {
		w := newQueryWriter(t, s)
		before := s.holds(t)
		answered := 0
		for i := range slipsToTry() {
			query := w.query()
			a, err := s.post(query, nil)
			if err = errors.Join(err, sound(a)); err != nil {
				t.Errorf("query %d: %v\n%s", i, err, query)
			}
			if slices.Contains(a.codes, "GRAPHQL_VALIDATION_FAILED") {
				t.Errorf("query %d is refused as invalid: %.300s\n%s", i, a.body, query)
			}
			if len(a.codes) == 0 {
				answered++
			}
			slipped := string(slip(w.Rand, []byte(query)))
			a, err = s.post(slipped, nil)
			if err = errors.Join(err, sound(a)); err != nil {
				t.Errorf("query %d with a slip: %v\n%s", i, err, strings.ToValidUTF8(slipped, "?"))
			}
		}
		if answered < slipsToTry()/10 {
			t.Errorf("only %d of %d were answered without an error", answered, slipsToTry())
		}
		s.unharmed(t, before)
	})
}
