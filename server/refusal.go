package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/graph"
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
	write(w, jsonType, status, refusal(code, message))
}

// refusal is an answer that says in English what is wrong, and in Chinese what its code
// means.
func refusal(code, message string) *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{
		{Message: message, Extensions: map[string]any{"code": code, "messageZh": inChinese(code)}},
	}}
}

func inChinese(code string) string {
	switch code {
	case CodeOverloaded:
		return "服务器正忙,请稍后再试"
	case CodeRateLimited:
		return "请求过于频繁,请稍后再试"
	}
	return graph.InChinese(code)
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
