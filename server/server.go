// Package server is the graph on the network: GraphQL over HTTP, what every
// request passes before it is answered, and the probes. What a query may ask for
// and how it is answered is the business of package graph.
package server

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/rs/cors"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/store"
)

// Options are what a server is made of. Store is needed; the zero value of all
// else will do.
type Options struct {
	Store   store.Store
	Quotes  graph.Quotes // nil: Passage.quote is null
	Query   graph.Limits // what one query may ask for; zero: graph.DefaultLimits
	Limits  Limits       // what one request may be; zero: DefaultLimits
	Origins []string     // whose pages may call; none: only our own
	Page    http.Handler // what stands at /
	Log     *slog.Logger
}

// Limits are how much a request may be before anything is read out of it.
type Limits struct {
	Body int64         // bytes of the request
	Time time.Duration // for the whole answer
}

// DefaultLimits are for a server that strangers can reach.
func DefaultLimits() Limits { return Limits{Body: 1 << 20, Time: 30 * time.Second} }

// New serves /graphql, /schema.graphql, /healthz, /readyz and the page.
func New(o Options) http.Handler {
	if o.Query == (graph.Limits{}) {
		o.Query = graph.DefaultLimits()
	}
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	api := &graphqlOverHTTP{engine: graph.NewEngine(o.Store, o.Quotes, o.Query, o.Log), limits: o.Limits}
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	mux.HandleFunc("GET /schema.graphql", schemaText)
	mux.HandleFunc("GET /healthz", healthz)
	mux.Handle("GET /readyz", readyz(o.Store))
	if o.Page != nil {
		mux.Handle("GET /{$}", o.Page)
	}
	h := readWithin(o.Limits.Time, mux)
	if len(o.Origins) == 0 {
		return h
	}
	return cors.New(cors.Options{
		AllowedOrigins: o.Origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{"Content-Type", "Accept"},
	}).Handler(h)
}

// readWithin gives a request's body its time to arrive, whoever reads it: a client
// that sends half of one would hold its connection for ever. Once the body
// is read, net/http lifts the deadline; a response without a connection has none.
func readWithin(limit time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength != 0 {
			_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(limit))
		}
		next.ServeHTTP(w, r)
	})
}
