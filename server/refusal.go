package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// The codes of requests that are refused before they become a query; those of
// queries stand in package graph.
const (
	CodeOverloaded                 = "OVERLOADED"
	CodeRateLimited                = "RATE_LIMITED"
	CodeUnauthenticated            = "UNAUTHENTICATED"
	CodePersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED"
)

// refuse answers a request that never becomes a query, in the form of a GraphQL
// answer: clients read one form of error.
func refuse(w http.ResponseWriter, r *http.Request, status int, code string, said bilingual.Text) {
	refuseAs(w, r, jsonType, &httpError{status, code, said})
}

// refuseAs does so in a media type. The answer says in both languages what is wrong.
func refuseAs(w http.ResponseWriter, r *http.Request, media string, e *httpError) {
	errs := gqlerror.List{{Message: e.MessageEn, Extensions: map[string]any{"code": e.code, "messageZh": e.Message}}}
	recordOf(r.Context()).failed(errs)
	write(w, media, e.status, &graphql.Response{Errors: errs})
}

func inChinese(code string) string {
	switch code {
	case CodeOverloaded:
		return "服务器正忙,请稍后再试"
	case CodeRateLimited:
		return "请求过于频繁,请稍后再试"
	case CodeUnauthenticated:
		return "需要有效的访问密钥"
	case CodePersistedQueryNotSupported:
		return "本服务器不保存查询,请发送查询全文"
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
