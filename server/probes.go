package server

import (
	"io"
	"net/http"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/store"
)

// schemaText prints the schema as it was written, with its descriptions.
func schemaText(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, graph.SchemaText())
}

// healthz: the process answers.
func healthz(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") }

// readyz: the store answers and holds a graph.
func readyz(s store.Store) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stats, err := s.Stats(r.Context())
		switch {
		case err != nil:
			http.Error(w, "the graph store does not answer", http.StatusServiceUnavailable)
		case len(stats.Nodes) == 0:
			http.Error(w, "the graph store is empty: load the dataset", http.StatusServiceUnavailable)
		default:
			_, _ = io.WriteString(w, "ready\n")
		}
	})
}
