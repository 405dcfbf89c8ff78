package server

import (
	"io"
	"net/http"

	"github.com/policygraph/policygraph/store"
)

// Probes serves /healthz, the process answers, and /readyz, the store answers and
// holds a graph, and the server is not about to end. They wait for no turn, so that a
// busy server is not taken for a dead one.
func Probes(s store.Store, leaving <-chan struct{}) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-leaving:
			http.Error(w, "the server is about to end", http.StatusServiceUnavailable)
			return
		default:
		}
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
	return mux
}
