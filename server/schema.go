package server

import (
	"io"
	"net/http"

	"github.com/policygraph/policygraph/graph"
)

// schemaText prints the schema as it was written, with its descriptions.
func schemaText(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, graph.SchemaText())
}
