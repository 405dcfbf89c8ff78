package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The codes of requests that are refused before they become a query; those of
// queries stand in package graph.
const (
	CodeOverloaded  = "OVERLOADED"
	CodeRateLimited = "RATE_LIMITED"
)

// refuse answers a request that never becomes a query, in the form of a GraphQL
// answer: clients read one form of error.
func refuse(w http.ResponseWriter, status int, code, message string) {
	write(w, jsonType, status, &graphql.Response{Errors: gqlerror.List{
		{Message: message, Extensions: map[string]any{"code": code}},
	}})
}

// quoted shows what a client sent.
func quoted(s string) string { return strconv.Quote(shortened(s)) }

// shortened cuts what a client wrote, so that neither an answer nor the log grows
// with it.
func shortened(s string) string {
	const most = 100
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
