package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/cors"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/store"
)

// Options are what a server is made of. Store is needed; the zero value of all
// else will do.
type Options struct {
	Store   store.Store
	Quotes  Quotes       // nil: Passage.quote is null
	Limits  Limits       // zero: DefaultLimits
	Origins []string     // whose pages may call; none: only our own
	Page    http.Handler // what stands at /
	Log     *slog.Logger
}

// The media types of GraphQL over HTTP.
const (
	jsonType    = "application/json"
	graphqlType = "application/graphql-response+json"
)

// NewHandler serves /graphql, /schema.graphql, /healthz, /readyz and the page.
func NewHandler(o Options) http.Handler {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &server{engine: NewEngine(o.Store, o.Quotes, o.Limits, o.Log), store: o.Store, limits: o.Limits}
	mux := http.NewServeMux()
	mux.HandleFunc("/graphql", s.graphql)
	mux.HandleFunc("GET /schema.graphql", s.schema)
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.HandleFunc("GET /readyz", s.readyz)
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

type server struct {
	engine *Engine
	store  store.Store
	limits Limits
}

// httpError is a request that never became a GraphQL request.
type httpError struct {
	status  int
	code    string
	message string
}

func (e *httpError) Error() string { return e.message }

func (s *server) graphql(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Time)
	defer cancel()
	w.Header().Add("Vary", "Accept")
	media, err := accepted(r.Header.Get("Accept"))
	if err == nil {
		var params *graphql.RawParams
		if params, err = s.params(w, r); err == nil {
			answer, err := s.engine.Execute(ctx, params)
			status := http.StatusOK
			if err != nil && media == graphqlType {
				status = http.StatusBadRequest
			}
			write(w, media, status, answer)
			return
		}
	}
	var refused *httpError
	if !errors.As(err, &refused) {
		refused = &httpError{http.StatusBadRequest, CodeBadUserInput, err.Error()}
	}
	write(w, media, refused.status, &graphql.Response{Errors: gqlerror.List{
		{Message: refused.message, Extensions: map[string]any{"code": refused.code}},
	}})
}

// write sends the answer: its errors, if any, and its data, unless the request
// was refused before there could be any. The data is JSON already and is sent as
// it is.
func write(w http.ResponseWriter, media string, status int, answer *graphql.Response) {
	var head bytes.Buffer
	head.WriteByte('{')
	if len(answer.Errors) > 0 {
		head.WriteString(`"errors":`)
		e := json.NewEncoder(&head)
		e.SetEscapeHTML(false)
		if err := e.Encode(answer.Errors); err != nil { // messages, places and codes
			panic(err)
		}
	}
	if answer.Data != nil {
		if len(answer.Errors) > 0 {
			head.WriteByte(',')
		}
		head.WriteString(`"data":`)
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(head.Len()+len(answer.Data)+1))
	w.WriteHeader(status)
	for _, part := range [][]byte{head.Bytes(), answer.Data, {'}'}} {
		_, _ = w.Write(part) // the client is gone, or reads it
	}
}

// accepted is the media type to answer in: the first of ours that the client
// names, application/json when it names none or takes anything.
func accepted(header string) (string, error) {
	if strings.TrimSpace(header) == "" {
		return jsonType, nil
	}
	for part := range strings.SplitSeq(header, ",") {
		media, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil || excluded(params["q"]) {
			continue
		}
		switch media {
		case graphqlType:
			return graphqlType, nil
		case jsonType, "application/*", "*/*":
			return jsonType, nil
		}
	}
	return jsonType, &httpError{http.StatusNotAcceptable, CodeBadUserInput, "the answer comes as " + graphqlType + " or " + jsonType + ", which the Accept header excludes"}
}

// excluded says that a media type's weight in an Accept header is zero: the client
// does not take it.
func excluded(weight string) bool {
	q, err := strconv.ParseFloat(weight, 64)
	return err == nil && q == 0
}

// params reads the request: POST with a JSON body, or GET for queries.
func (s *server) params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	start := graphql.Now()
	var p *graphql.RawParams
	var err error
	switch r.Method {
	case http.MethodGet:
		p, err = fromURL(r)
	case http.MethodPost:
		p, err = s.fromBody(r)
	default:
		w.Header().Set("Allow", "GET, POST")
		return nil, &httpError{http.StatusMethodNotAllowed, CodeBadUserInput, "the method " + r.Method + " is not served: use GET or POST"}
	}
	if err != nil {
		return nil, err
	}
	if p.Query == "" {
		return nil, errors.New("the request has no query")
	}
	p.Headers = r.Header
	p.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return p, nil
}

func fromURL(r *http.Request) (*graphql.RawParams, error) {
	v := r.URL.Query()
	p := &graphql.RawParams{Query: v.Get("query"), OperationName: v.Get("operationName")}
	if text := v.Get("variables"); text != "" {
		if err := decode([]byte(text), &p.Variables); err != nil {
			return nil, fmt.Errorf("the variables are not a JSON object: %w", err)
		}
	}
	return p, nil
}

func (s *server) fromBody(r *http.Request) (*graphql.RawParams, error) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || media != jsonType || (charset != "" && !strings.EqualFold(charset, "utf-8")) {
		return nil, &httpError{http.StatusUnsupportedMediaType, CodeBadUserInput, "the Content-Type must be " + jsonType + ", in UTF-8"}
	}
	var body bytes.Buffer
	size, err := io.Copy(&body, io.LimitReader(r.Body, s.limits.Body+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &httpError{http.StatusRequestTimeout, CodeTimeout, fmt.Sprintf("the request's body did not arrive within %s: send it again", s.limits.Time)}
	case err != nil:
		return nil, fmt.Errorf("the request cannot be read: %w", err)
	}
	if size > s.limits.Body {
		return nil, &httpError{http.StatusRequestEntityTooLarge, CodeLimitExceeded, limit("the size of the request in bytes", int(max(r.ContentLength, size)), int(s.limits.Body), "send less at once").Error()}
	}
	p := new(graphql.RawParams)
	if err := decode(body.Bytes(), p); err != nil {
		return nil, fmt.Errorf("the body is not the JSON of a GraphQL request: %w", err)
	}
	return p, nil
}

func decode(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON value")
	}
	return nil
}

// schema prints the schema as it was written, with its descriptions.
func (s *server) schema(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	for _, source := range sources {
		if !source.BuiltIn {
			_, _ = io.WriteString(w, source.Input)
		}
	}
}

// healthz: the process answers.
func (s *server) healthz(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "ok\n")
}

// readyz: the store answers and holds a graph.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	stats, err := s.store.Stats(r.Context())
	switch {
	case err != nil:
		http.Error(w, "the graph store does not answer", http.StatusServiceUnavailable)
	case len(stats.Nodes) == 0:
		http.Error(w, "the graph store is empty: load the dataset", http.StatusServiceUnavailable)
	default:
		_, _ = io.WriteString(w, "ready\n")
	}
}
