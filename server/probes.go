package server

import (
	"io"
	"net/http"
)

// Probes serves /healthz, /readyz and, where requests are counted, /metrics, on a
// listener of their own. Like the probes beside the API they wait for no turn,
// so that a busy server is not taken for a dead one.
func (s *Server) Probes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.alive)
	mux.HandleFunc("GET /readyz", s.ready)
	if s.options.Metrics != nil {
		mux.Handle("GET /metrics", s.options.Metrics.handler())
	}
	return withSafeHeaders(mux)
}

// alive says that the process answers.
func (s *Server) alive(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") }

// ready says that the store answers and holds a graph, and that the server is not
// about to end.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	select {
	case <-s.options.Leaving:
		http.Error(w, "the server is about to end", http.StatusServiceUnavailable)
		return
	default:
	}
	stats, err := s.graph.Load().store.Stats(r.Context())
	switch {
	case err != nil:
		http.Error(w, "the graph store does not answer", http.StatusServiceUnavailable)
	case len(stats.Nodes) == 0:
		http.Error(w, "the graph store is empty: load the dataset", http.StatusServiceUnavailable)
	default:
		_, _ = io.WriteString(w, "ready\n")
	}
}
