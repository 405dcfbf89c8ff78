// Package server is the graph on the network: GraphQL over HTTP, what every
// request passes before it is answered, and the probes. What a query may ask for
// and how it is answered is the business of package graph.
package server

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"golang.org/x/sync/semaphore"

	"github.com/policygraph/policygraph/assistant"
	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
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
	Work    Work         // what is done at once; zero: DefaultWork
	Rate    Rate         // what one client may ask in a time; zero: as much as it likes
	Hosts   []string     // the names that it answers to, see OnlyHosts; none: any
	Origins []string     // whose pages may call, see CheckOrigins; none: only our own
	Headers []string     // what these pages may send beyond the usual headers
	Proxies Proxies      // whose X-Forwarded-For is believed
	// What stands in front of the API: pages for a browser. None: nothing.
	Pages func(api http.Handler) http.Handler
	Log   *slog.Logger // of what went wrong; nil: the default one

	Assistant string // the program's version, to answer AI assistants at /mcp; "": not

	Keys     *Keys           // who may ask; nil: anybody
	Trusted  *TrustedQueries // which queries alone are answered; nil: any
	Requests *slog.Logger    // a line a request; nil: none
	Metrics  *Metrics        // what is counted of requests; nil: nothing
	Leaving  <-chan struct{} // closed when the server is about to end: it is not ready from then on
}

// Limits are how much one request may be.
type Limits struct {
	Body    int64         // bytes of the request
	URL     int           // bytes of a query in an address, which any page may make a browser ask for
	Time    time.Duration // for reading it, waiting and working; and once more for the client to take the answer
	Sending int64         // bytes of all answers that clients have not taken yet
}

// DefaultLimits are for a server that strangers can reach.
func DefaultLimits() Limits {
	return Limits{Body: 1 << 20, URL: 16 << 10, Time: 30 * time.Second, Sending: 64 << 20}
}

// How many requests a core takes at once: the work of a store in memory is done
// here, that of a database mostly waited for.
const (
	TurnsInMemory   = 2
	TurnsOnDatabase = 16
)

// DefaultWork is for so many cores, each with so many turns.
func DefaultWork(cores, turns int) Work {
	running := max(2, cores*turns)
	return Work{Running: running, PerClient: running / 2, Waiting: 64 * cores, Patience: 5 * time.Second}
}

func (o *Options) setDefaults() {
	if o.Query == (graph.Limits{}) {
		o.Query = graph.DefaultLimits()
	}
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
	}
	if o.Work == (Work{}) {
		o.Work = DefaultWork(1, TurnsInMemory)
	}
	if o.Pages == nil {
		o.Pages = func(api http.Handler) http.Handler { return api }
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
}

// Server answers requests. What it answers from can be replaced while it runs.
type Server struct {
	http.Handler
	graph   *atomic.Pointer[served]
	options Options
}

// New serves /graphql, /export/, /schema.graphql, /healthz, /readyz and the pages. A request
// passes, in this order: the host that it names, the origin of the page that
// sends it, its key, its client's rate, and its turn.
func New(o Options) *Server {
	pages := o.Pages != nil
	o.setDefaults()
	s := &Server{graph: new(atomic.Pointer[served]), options: o}
	s.Replace(o.Store, o.Quotes)
	turns := newAdmission(o.Work)
	o.Metrics.watch(turns)
	api := s.api(turns)
	api.trusted = o.Trusted
	exports := export.Handler(client.Within(s.api(turns)), func() store.Store { return s.graph.Load().store }, refuse)
	mux := http.NewServeMux()
	mux.Handle("/graphql", o.Keys.required(o.Rate.limited(o.clientOf, api)))
	mux.Handle("/export/", o.Keys.required(o.Rate.limited(o.clientOf, exports)))
	if o.Assistant != "" {
		mux.Handle("/mcp", o.Keys.required(o.Rate.limited(o.clientOf, s.assistant(s.api(turns), pages))))
	}
	mux.HandleFunc("GET /schema.graphql", schemaText)
	guarded := OnlyHosts(o.Hosts, o.Pages(fromOrigins(o.Origins, o.Headers, mux)))
	all := http.NewServeMux()
	all.HandleFunc("GET /healthz", s.alive)
	all.HandleFunc("GET /readyz", s.ready)
	all.Handle("/", logged(o.Requests, o.Metrics, o.clientOf, guarded))
	s.Handler = withSafeHeaders(readWithin(o.Limits.Time, all))
	return s
}

// api answers queries; all that answer share the turns and what they answer from.
func (s *Server) api(turns *admission) *graphqlOverHTTP {
	return &graphqlOverHTTP{
		graph:    s.graph,
		limits:   s.options.Limits,
		turns:    turns,
		clientOf: s.options.clientOf,
		sending:  semaphore.NewWeighted(s.options.Limits.Sending),

		compressors: newCompressors(),
	}
}

// assistant answers at /mcp. It keeps nothing of an assistant between its requests. Its
// answers lead to the pages, where there are any, under the name that the request gives
// the server.
func (s *Server) assistant(api *graphqlOverHTTP, pages bool) http.Handler {
	tools := assistant.New(client.Within(api), s.options.Assistant, "")
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return tools }, &mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			body, err := api.body(r)
			if err == nil && !bytes.HasPrefix(bytes.TrimSpace(body), []byte("{")) {
				err = errOneMessage
			}
			if err != nil {
				api.fail(w, r, jsonType, err)
				return
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
		}
		r.Header.Del(assistant.SiteHeader)
		if pages {
			r.Header.Set(assistant.SiteHeader, s.options.Proxies.schemeOf(r)+"://"+r.Host)
		}
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(2 * s.options.Limits.Time)) // to work, and for the client to take the answer
		h.ServeHTTP(w, r)
	})
}

// errOneMessage: a list of messages would be one request that does the work of
// thousands. The protocol has none any more.
var errOneMessage = errors.New("the body is one JSON-RPC message, an object: send each message on its own")

// Replace answers from another store from now on. Requests that have begun finish on
// the one that they began on, which may be closed when none is left.
func (s *Server) Replace(st store.Store, quotes graph.Quotes) {
	s.graph.Store(&served{st, graph.NewEngine(st, quotes, s.options.Query, s.options.Log)})
}

// served is what requests are answered from.
type served struct {
	store  store.Store
	engine *graph.Engine
}

// clientOf names who sends a request: its key or, without one, its address.
func (o *Options) clientOf(r *http.Request) string {
	if k := keyOf(r.Context()); k != nil && k.Name != "" {
		return "key:" + k.Name
	}
	return o.Proxies.clientOf(r)
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
