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
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"golang.org/x/sync/semaphore"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/negotiation"
)

// graphqlOverHTTP answers at /graphql.
type graphqlOverHTTP struct {
	graph    *atomic.Pointer[served]
	limits   Limits
	turns    *admission
	trusted  *TrustedQueries
	clientOf func(*http.Request) string
	sending  *semaphore.Weighted // bytes of answers that clients have not taken yet

	compressors *compressors
}

// httpError is a request that never became a GraphQL request.
type httpError struct {
	status int
	code   string
	bilingual.Text
}

func (e *httpError) Error() string { return e.MessageEn }

// badRequest is a request that cannot be read, told in both languages; the operands are
// named by their numbers.
func badRequest(zh, en string, operands ...any) error {
	return &httpError{http.StatusBadRequest, graph.CodeBadUserInput, bilingual.Sprintf(zh, en, operands...)}
}

func (s *graphqlOverHTTP) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Time)
	defer cancel()
	w.Header().Add("Vary", "Accept, "+graph.CostHeader)
	media, err := accepted(r.Header.Values("Accept"))
	if err != nil {
		s.fail(w, r, media, err)
		return
	}
	params, err := s.params(w, r)
	if err != nil {
		s.fail(w, r, media, err)
		return
	}
	if unasked(r) {
		ctx = graph.Unasked(ctx)
	}
	record := recordOf(ctx)
	record.ask(params)
	answer, status, err := s.answer(ctx, s.clientOf(r), params)
	if err != nil {
		s.fail(w, r, media, err)
		return
	}
	record.failed(answer.Errors)
	if status == http.StatusBadRequest && media != graphqlType {
		status = http.StatusOK // what clients of the older media type expect
	}
	s.send(ctx, w, r, newReply(media, status, answer))
}

// answer waits for the client's turn and answers. Sending the answer is no part
// of the turn: a client that reads slowly keeps nobody waiting.
func (s *graphqlOverHTTP) answer(ctx context.Context, client string, params *graphql.RawParams) (*graphql.Response, int, error) {
	leave, err := s.turns.enter(ctx, client)
	if err != nil {
		return nil, 0, err
	}
	defer leave()
	answer, err := s.graph.Load().engine.Execute(ctx, params)
	if err != nil {
		return answer, max(http.StatusBadRequest, statusOf(answer)), nil
	}
	return answer, statusOf(answer), nil
}

// send gives the client its time to take the answer. Where many answers wait for
// their clients already, it is refused, so that memory stays within bounds.
func (s *graphqlOverHTTP) send(ctx context.Context, w http.ResponseWriter, r *http.Request, a reply) {
	size := min(int64(a.size()), s.limits.Sending)
	if !s.sending.TryAcquire(size) && s.sending.Acquire(ctx, size) != nil {
		s.fail(w, r, a.media, fmt.Errorf("%w: answers that wait to be taken have more than %d bytes", errOverloaded, s.limits.Sending))
		return
	}
	defer s.sending.Release(size)
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(s.limits.Time)) // what is no connection has no deadline
	w.Header().Add("Vary", "Accept-Encoding")
	a.encoding = acceptedEncoding(r.Header.Values("Accept-Encoding"), a.size())
	if r.Method != http.MethodPost && a.status == http.StatusOK {
		tag := tagOf(a)
		w.Header().Set("Etag", tag)
		w.Header().Set("Cache-Control", "no-cache") // it may be kept, and is asked about each time
		if negotiation.Has(r.Header.Values("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	a.write(w, s.compressors)
}

// fail answers a request that never became a query.
func (s *graphqlOverHTTP) fail(w http.ResponseWriter, r *http.Request, media string, err error) {
	refused := &httpError{http.StatusBadRequest, graph.CodeBadUserInput, bilingual.Text{Message: inChinese(graph.CodeBadUserInput), MessageEn: err.Error()}}
	switch {
	case errors.Is(err, errOverloaded):
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
		refused = &httpError{http.StatusServiceUnavailable, CodeOverloaded, bilingual.Text{Message: inChinese(CodeOverloaded), MessageEn: err.Error() + ": try again later"}}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		refused = &httpError{http.StatusServiceUnavailable, graph.CodeTimeout, bilingual.Text{Message: "请求还没有轮到,时限已过:请稍后再试", MessageEn: "the request's time was over before its turn came: try again later"}}
	default:
		errors.As(err, &refused)
	}
	refuseAs(w, r, media, refused)
}

// askedFor are headers that a browser sends for no page of another origin before it has
// asked whether it may.
var askedFor = []string{"Authorization", "X-Api-Key", "X-Requested-With", "Apollo-Require-Preflight"}

// unasked says of a request that any page can make a browser send it: as an image, or by
// a link. Its answer stays unread, and its work is done all the same.
func unasked(r *http.Request) bool {
	if r.Method == http.MethodPost { // whose JSON is asked for
		return false
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && media == jsonType {
		return false
	}
	return !slices.ContainsFunc(askedFor, func(name string) bool { return r.Header.Get(name) != "" })
}

// retryAfter is in how many seconds a client that was sent away may come back.
const retryAfter = 1

// statusOf is the status of an answer: that of the server's own failure where
// there is nothing else in it, so that balancers and monitors see it.
func statusOf(answer *graphql.Response) int {
	if len(answer.Errors) == 0 || answersSomething(answer.Data) {
		return http.StatusOK
	}
	status := http.StatusOK
	for _, e := range answer.Errors {
		status = max(status, failures[fmt.Sprint(e.Extensions["code"])])
	}
	return status
}

// failures are the statuses of what is no fault of the client's.
var failures = map[string]int{
	graph.CodeInternal:         http.StatusInternalServerError,
	graph.CodeStoreUnavailable: http.StatusServiceUnavailable,
	graph.CodeTimeout:          http.StatusGatewayTimeout,
}

// answersSomething says whether any root field has a value.
func answersSomething(data json.RawMessage) bool {
	var roots map[string]json.RawMessage
	if json.Unmarshal(data, &roots) != nil {
		return false
	}
	for _, value := range roots {
		if string(value) != "null" {
			return true
		}
	}
	return false
}

// reply is an answer on its way: what the client asked for decides its form.
type reply struct {
	media, encoding string
	status          int
	head            []byte // what stands before the data
	data            []byte
	tail            []byte // what stands behind it
}

func newReply(media string, status int, answer *graphql.Response) reply {
	var head, tail bytes.Buffer
	head.WriteByte('{')
	if len(answer.Errors) > 0 {
		head.WriteString(`"errors":`)
		encode(&head, answer.Errors)
	}
	if answer.Data != nil {
		if len(answer.Errors) > 0 {
			head.WriteByte(',')
		}
		head.WriteString(`"data":`)
	}
	if len(answer.Extensions) > 0 {
		tail.WriteString(`,"extensions":`)
		encode(&tail, answer.Extensions)
	}
	tail.WriteByte('}')
	return reply{media: media, status: status, head: head.Bytes(), data: answer.Data, tail: tail.Bytes()}
}

// encode writes what package graph made for an answer, which JSON can always say.
func encode(to *bytes.Buffer, value any) {
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	to.Truncate(to.Len() - 1) // the line's end
}

// write sends the answer: its errors, if any, its data, unless the request was
// refused before there could be any, and its extensions. The data is JSON already
// and is sent as it is.
func write(w http.ResponseWriter, media string, status int, answer *graphql.Response) {
	newReply(media, status, answer).write(w, nil)
}

// pieceOfAnswer is how much of an answer is compressed and sent at once: that the
// client is gone is noticed in between.
const pieceOfAnswer = 64 << 10

func (a reply) size() int { return len(a.head) + len(a.data) + len(a.tail) }

func (a reply) write(w http.ResponseWriter, c *compressors) {
	w.Header().Set("Content-Type", a.media+"; charset=utf-8")
	var to io.Writer = w
	if a.encoding == "" {
		w.Header().Set("Content-Length", strconv.Itoa(a.size()))
	} else {
		w.Header().Set("Content-Encoding", a.encoding)
	}
	w.WriteHeader(a.status)
	if a.encoding != "" {
		compressed, end := c.to(w, a.encoding)
		defer end()
		to = compressed
	}
	for _, part := range [][]byte{a.head, a.data, a.tail} {
		for piece := range slices.Chunk(part, pieceOfAnswer) {
			if _, err := to.Write(piece); err != nil {
				return // the client is gone
			}
		}
	}
}

// params reads the request: POST with a JSON body, or GET for queries.
func (s *graphqlOverHTTP) params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	start := graphql.Now()
	var p *request
	var err error
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		p, err = s.fromURL(r)
	case http.MethodPost:
		p, err = s.fromBody(r)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		return nil, &httpError{http.StatusMethodNotAllowed, graph.CodeBadUserInput, bilingual.Sprintf("不支持 %[1]s 方法:请用 GET 或 POST", "the method %[1]s is not served: use GET or POST", r.Method)}
	}
	if err != nil {
		return nil, err
	}
	if p.Query, err = s.trusted.choose(p); err != nil {
		return nil, err
	}
	if p.Query == "" {
		return nil, badRequest("请求中没有查询(query)", "the request has no query")
	}
	p.Headers = r.Header
	p.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return &p.RawParams, nil
}

// request is a GraphQL request as clients send it.
type request struct {
	graphql.RawParams
	DocumentID string `json:"documentId"`
}

// id is what the request names instead of sending its text: as Relay and others do
// (documentId), or as Apollo does (extensions.persistedQuery.sha256Hash).
func (r *request) id() string {
	if r.DocumentID != "" {
		return r.DocumentID
	}
	persisted, _ := r.Extensions["persistedQuery"].(map[string]any)
	hash, _ := persisted["sha256Hash"].(string)
	return hash
}

func (s *graphqlOverHTTP) fromURL(r *http.Request) (*request, error) {
	if n := len(r.URL.RawQuery); n > s.limits.URL {
		return nil, &httpError{http.StatusRequestURITooLong, graph.CodeLimitExceeded, bilingual.Sprintf("网址中查询的字节数是 %[1]d,上限是 %[2]d:请改用 POST", "the size of the query in the address in bytes is %[1]d, allowed is %[2]d: send it by POST", n, s.limits.URL)}
	}
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest("网址中的查询无法读取:%[1]v", "the query in the address cannot be read: %[1]v", err)
	}
	p := &request{DocumentID: v.Get("documentId")}
	p.Query, p.OperationName = v.Get("query"), v.Get("operationName")
	if text := v.Get("variables"); text != "" {
		if err := decode([]byte(text), &p.Variables); err != nil {
			return nil, notJSON("变量(variables)不是 JSON 对象", "the variables are not a JSON object", err)
		}
	}
	if text := v.Get("extensions"); text != "" {
		if err := decode([]byte(text), &p.Extensions); err != nil {
			return nil, notJSON("extensions 不是 JSON 对象", "the extensions are not a JSON object", err)
		}
	}
	return p, nil
}

func (s *graphqlOverHTTP) fromBody(r *http.Request) (*request, error) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := params["charset"]
	if err != nil || media != jsonType || (charset != "" && !strings.EqualFold(charset, "utf-8")) {
		return nil, &httpError{http.StatusUnsupportedMediaType, graph.CodeBadUserInput, bilingual.Sprintf("Content-Type 须为 %[1]s,UTF-8 编码", "the Content-Type must be %[1]s, in UTF-8", jsonType)}
	}
	body, err := s.body(r)
	if err != nil {
		return nil, err
	}
	if text := bytes.TrimSpace(body); len(text) > 0 && text[0] == '[' {
		return nil, badRequest("不支持一次发送多个请求(批量):请分别发送,或在一个查询中查多个字段", "several requests in one (batching) are not served: send each on its own, or ask for several fields in one query")
	}
	p := new(request)
	if err := decode(body, p); err != nil {
		return nil, notJSON("请求正文不是 GraphQL 请求的 JSON", "the body is not the JSON of a GraphQL request", err)
	}
	return p, nil
}

// body reads a request's body within its limits of size, time and load.
func (s *graphqlOverHTTP) body(r *http.Request) ([]byte, error) {
	if encoding := r.Header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return nil, &httpError{http.StatusUnsupportedMediaType, graph.CodeBadUserInput, bilingual.Sprintf("不读取 Content-Encoding 为 %[1]s 的请求:请不压缩发送", "the Content-Encoding %[1]s is not read: send the request as it is", quoted(encoding))}
	}
	if r.ContentLength > s.limits.Body {
		return nil, s.tooLong(r.ContentLength)
	}
	if err := s.turns.full(); err != nil {
		return nil, err
	}
	var body bytes.Buffer
	size, err := io.Copy(&body, io.LimitReader(r.Body, s.limits.Body+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &httpError{http.StatusRequestTimeout, graph.CodeTimeout, bilingual.Sprintf("请求正文在 %[1]s 内没有到齐:请重新发送", "the request's body did not arrive within %[1]s: send it again", s.limits.Time)}
	case err != nil:
		return nil, badRequest("请求无法读取:%[1]v", "the request cannot be read: %[1]v", err)
	}
	if size > s.limits.Body {
		return nil, s.tooLong(size)
	}
	return body.Bytes(), nil
}

// tooLong refuses a body of so many bytes, or of more.
func (s *graphqlOverHTTP) tooLong(size int64) error {
	return &httpError{http.StatusRequestEntityTooLarge, graph.CodeLimitExceeded, bilingual.Sprintf("请求的字节数是 %[1]d,上限是 %[2]d:请一次少发一些", "the size of the request in bytes is %[1]d, allowed is %[2]d: send less at once", size, s.limits.Body)}
}
