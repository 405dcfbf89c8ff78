// Package client asks a policygraph server from Go: one function an operation of
// operations.graphql, with the types of its answer. A graphql.Client of genqlient
// takes them to a server (New) or to a handler in the same program (Within).
//
// Lists come by pages of at most 100: where pageInfo says that there is more, ask again
// with after set to its endCursor. Errors of the API are gqlerror.List; Code tells
// one by its code.
package client

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

//go:generate go tool -modfile=../tools/go.mod genqlient genqlient.yaml

// Page is as many rows as a page may have.
const Page = 100

// New makes a client of the server at an address, as http://127.0.0.1:8080. A key is sent
// where one is given.
func New(address, key string) graphql.Client {
	return graphql.NewClient(strings.TrimSuffix(address, "/")+"/graphql", &keyed{http.DefaultTransport, key})
}

// keyed sends requests with a key.
type keyed struct {
	to  http.RoundTripper
	key string
}

// Do implements graphql.Doer.
func (k *keyed) Do(r *http.Request) (*http.Response, error) {
	if k.key != "" {
		r.Header.Set("Authorization", "Bearer "+k.key)
	}
	answer, err := (&http.Client{Transport: k.to}).Do(r)
	var failed *url.Error
	if errors.As(err, &failed) && r.Context().Err() == nil {
		return nil, fmt.Errorf("the server at %s://%s cannot be reached: %w; see that it runs and that the address is right", r.URL.Scheme, r.URL.Host, failed.Err)
	}
	return answer, err
}

// Within makes a client of a handler in the same program: no port is opened.
func Within(handler http.Handler) graphql.Client {
	return graphql.NewClient("http://localhost/graphql", within{handler})
}

type within struct{ handler http.Handler }

// Do implements graphql.Doer.
func (w within) Do(r *http.Request) (*http.Response, error) {
	r.RemoteAddr = "127.0.0.1:0"
	answer := &recorded{header: http.Header{}, status: http.StatusOK}
	w.handler.ServeHTTP(answer, r)
	return &http.Response{
		StatusCode: answer.status, Status: fmt.Sprintf("%d %s", answer.status, http.StatusText(answer.status)),
		Header: answer.header, Body: io.NopCloser(&answer.body), Request: r,
	}, nil
}

// recorded is an answer that is not sent.
type recorded struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (r *recorded) Header() http.Header { return r.header }

// WriteHeader implements http.ResponseWriter.
func (r *recorded) WriteHeader(status int) { r.status = status }

// Write implements http.ResponseWriter.
func (r *recorded) Write(b []byte) (int, error) { return r.body.Write(b) }

// Code is the code of an error's first cause, as LIMIT_EXCEEDED; "" where the server did
// not say one.
func Code(err error) string {
	var list gqlerror.List
	if !errors.As(err, &list) || len(list) == 0 {
		return ""
	}
	code, _ := list[0].Extensions["code"].(string)
	return code
}

// MessageZh is Message in Chinese, where the server says it in both languages.
func MessageZh(err error) string {
	var list gqlerror.List
	if errors.As(err, &list) && len(list) > 0 {
		if zh, ok := list[0].Extensions["messageZh"].(string); ok {
			return zh
		}
	}
	return Message(err)
}

// Message is what the server said of an error's first cause; else the error's own text.
func Message(err error) string {
	var list gqlerror.List
	if !errors.As(err, &list) || len(list) == 0 {
		return err.Error()
	}
	return list[0].Message
}
