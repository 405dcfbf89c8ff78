package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/graph"
)

// graphqlOverHTTP answers at /graphql.
type graphqlOverHTTP struct {
	engine *graph.Engine
	limits Limits
}

// httpError is a request that never became a GraphQL request.
type httpError struct {
	status  int
	code    string
	message string
}

func (e *httpError) Error() string { return e.message }

func (s *graphqlOverHTTP) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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
		refused = &httpError{http.StatusBadRequest, graph.CodeBadUserInput, err.Error()}
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

// params reads the request: POST with a JSON body, or GET for queries.
func (s *graphqlOverHTTP) params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
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
		return nil, &httpError{http.StatusMethodNotAllowed, graph.CodeBadUserInput, "the method " + r.Method + " is not served: use GET or POST"}
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

func (s *graphqlOverHTTP) fromBody(r *http.Request) (*graphql.RawParams, error) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || media != jsonType || (charset != "" && !strings.EqualFold(charset, "utf-8")) {
		return nil, &httpError{http.StatusUnsupportedMediaType, graph.CodeBadUserInput, "the Content-Type must be " + jsonType + ", in UTF-8"}
	}
	var body bytes.Buffer
	size, err := io.Copy(&body, io.LimitReader(r.Body, s.limits.Body+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &httpError{http.StatusRequestTimeout, graph.CodeTimeout, fmt.Sprintf("the request's body did not arrive within %s: send it again", s.limits.Time)}
	case err != nil:
		return nil, fmt.Errorf("the request cannot be read: %w", err)
	}
	if size > s.limits.Body {
		return nil, &httpError{http.StatusRequestEntityTooLarge, graph.CodeLimitExceeded, fmt.Sprintf("the size of the request in bytes is %d, allowed is %d: send less at once", max(r.ContentLength, size), s.limits.Body)}
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
