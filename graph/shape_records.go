package graph

import (
	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// record writes a field whose object is made of the node's own properties; nil for any
// other field.
func (s *shaper) record(f graphql.CollectedField) func(*jsonText, *store.Item) {
	switch f.Definition.Type.Name() {
	case "ContextLabel":
		write := object(s, "ContextLabel", f.Selections, func(f graphql.CollectedField) func(*jsonText, view.ContextLabel) {
			if f.Name == "kind" {
				return func(t *jsonText, l view.ContextLabel) { t.string(string(l.Kind)) }
			}
			return func(t *jsonText, l view.ContextLabel) { t.string(l.Label) }
		})
		return func(t *jsonText, i *store.Item) { listOf(t, view.ContextOf(i), write) }
	case "Absence":
		write := object(s, "Absence", f.Selections, func(f graphql.CollectedField) func(*jsonText, view.Absence) {
			if f.Name == "indicator" {
				return func(t *jsonText, a view.Absence) { t.string(a.Indicator) }
			}
			return func(t *jsonText, a view.Absence) { t.string(a.Says) }
		})
		return func(t *jsonText, i *store.Item) { listOf(t, view.AbsencesOf(i), write) }
	case "FactSource":
		write := object(s, "FactSource", f.Selections, func(f graphql.CollectedField) func(*jsonText, *view.FactSource) {
			if f.Name == "file" {
				return func(t *jsonText, at *view.FactSource) { t.string(at.File) }
			}
			return func(t *jsonText, at *view.FactSource) { t.integer(int64(at.Line)) }
		})
		return func(t *jsonText, i *store.Item) {
			at := view.SourceOf(i)
			if at == nil {
				t.null()
				return
			}
			write(t, at)
		}
	}
	return nil
}

// listOf writes a list, each of its members by the same function.
func listOf[T any](t *jsonText, members []T, write func(*jsonText, T)) {
	t.raw("[")
	for i := range members {
		if i > 0 {
			t.raw(",")
		}
		write(t, members[i])
	}
	t.raw("]")
}
