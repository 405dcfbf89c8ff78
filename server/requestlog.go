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
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/store/metered"
)

// requestRecord is what log and metrics tell of one request. Variables are not in it:
// people search for names.
type requestRecord struct {
	key       string // the name of the client's key
	usage     *metered.Usage
	operation string // its name, as the client gave it
	query     string // a hash of its text, so that equal ones can be counted
	codes     []string
}

type recordKey struct{}

// recordOf is where a handler notes what it is answering, nil where nothing is told.
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

// identify notes whose key it is.
func (r *requestRecord) identify(k *Key) {
	if r != nil {
		r.key = k.Name
	}
}

// failed notes the codes of the errors, each once: an answer may have one for each row.
func (r *requestRecord) failed(errs gqlerror.List) {
	if r == nil {
		return
	}
	for _, e := range errs {
		if code := fmt.Sprint(e.Extensions["code"]); !slices.Contains(r.codes, code) {
			r.codes = append(r.codes, code)
		}
	}
}

// requestID is an id as a client or a proxy may give it, which then goes through all
// logs; another gets one of ours.
var requestID = regexp.MustCompile(`^[0-9A-Za-z._-]{1,64}$`)

// logged writes a line for each request and counts it, once it is answered. Its id is
// sent back.
func logged(log *slog.Logger, metrics *Metrics, client func(*http.Request) string, next http.Handler) http.Handler {
	if log == nil && metrics == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := r.Header.Get("X-Request-Id")
		if !requestID.MatchString(id) {
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		ctx, usage := metered.WithUsage(r.Context())
		ctx, price := graph.WithPrice(ctx)
		record := &requestRecord{usage: usage}
		counted := &countedResponse{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(counted, r.WithContext(context.WithValue(ctx, recordKey{}, record)))
		took := time.Since(start)
		metrics.observe(r.URL.Path, record, counted, took)
		if log == nil {
			return
		}
		log.LogAttrs(ctx, slog.LevelInfo, "request",
			slog.String("id", id), slog.String("method", r.Method), slog.String("path", shortened(r.URL.Path)),
			slog.String("operation", record.operation), slog.String("query", record.query), slog.Any("codes", record.codes),
			slog.Int64("cost", price.Rows()), slog.Int64("storeCalls", usage.Calls()), slog.Int64("rows", usage.Rows()),
			slog.Int("status", counted.status), slog.Int64("bytes", counted.bytes),
			slog.Float64("milliseconds", float64(took.Microseconds())/1000), slog.String("client", client(r)), slog.String("key", record.key))
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
