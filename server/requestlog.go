package server

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// requestRecord is what the log tells of one request. Variables are not in it: people
// search for names.
type requestRecord struct {
	operation string // its name, as the client gave it
	query     string // a hash of its text, so that equal ones can be counted
	codes     []string
}

type recordKey struct{}

// recordOf is where a handler notes what it is answering, nil where nothing is logged.
func recordOf(ctx context.Context) *requestRecord {
	r, _ := ctx.Value(recordKey{}).(*requestRecord)
	return r
}

// ask notes what is asked.
func (r *requestRecord) ask(p *graphql.RawParams) {
	if r == nil {
		return
	}
	sum := sha256.Sum256([]byte(p.Query))
	r.operation, r.query = shortened(p.OperationName), hex.EncodeToString(sum[:6])
}

// answered notes the codes of the errors.
func (r *requestRecord) answered(a *graphql.Response) {
	if r == nil {
		return
	}
	for _, e := range a.Errors {
		r.codes = append(r.codes, fmt.Sprint(e.Extensions["code"]))
	}
}

// requestID is an id as a client or a proxy may give it, which then goes through all
// logs; another gets one of ours.
var requestID = regexp.MustCompile(`^[0-9A-Za-z._-]{1,64}$`)

// logged writes a line for each request, once it is answered. Its id is sent back.
func logged(log *slog.Logger, client func(*http.Request) string, next http.Handler) http.Handler {
	if log == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := r.Header.Get("X-Request-Id")
		if !requestID.MatchString(id) {
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		record := new(requestRecord)
		counted := &countedResponse{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(counted, r.WithContext(context.WithValue(r.Context(), recordKey{}, record)))
		log.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("id", id), slog.String("method", r.Method), slog.String("path", shortened(r.URL.Path)),
			slog.String("operation", record.operation), slog.String("query", record.query), slog.Any("codes", record.codes),
			slog.Int("status", counted.status), slog.Int64("bytes", counted.bytes),
			slog.Float64("milliseconds", float64(time.Since(start).Microseconds())/1000), slog.String("client", client(r)))
	})
}

// countedResponse notes the status and the bytes of an answer.
type countedResponse struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (c *countedResponse) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// Write counts.
func (c *countedResponse) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (c *countedResponse) Unwrap() http.ResponseWriter { return c.ResponseWriter }
