package server

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics count requests for Prometheus. Their labels have few values whatever
// clients send: a status, a code of ours, the name of a key in the server's own file.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	errors   *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	bytes    prometheus.Counter
	calls    prometheus.Counter
	rows     prometheus.Counter
}

// NewMetrics makes metrics of a server, with those of the Go runtime and the process.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "policygraph_requests_total", Help: "Requests answered, by HTTP status and the name of the client's key."}, []string{"status", "key"}),
		errors:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "policygraph_errors_total", Help: "Errors in answers, by code."}, []string{"code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "policygraph_request_seconds", Help: "Time from a request's first byte to its answer's last, by path.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"path"}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{Name: "policygraph_answer_bytes_total", Help: "Bytes of answers as sent."}),
		calls: prometheus.NewCounter(prometheus.CounterOpts{Name: "policygraph_store_calls_total", Help: "Calls to the graph store."}),
		rows:  prometheus.NewCounter(prometheus.CounterOpts{Name: "policygraph_store_rows_total", Help: "Rows that the graph store gave."}),
	}
	m.registry.MustRegister(m.requests, m.errors, m.seconds, m.bytes, m.calls, m.rows,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

// watch shows how many requests are answered and wait.
func (m *Metrics) watch(a *admission) {
	if m == nil {
		return
	}
	gauge := func(name, help string, read func(a *admission) int) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
			a.mu.Lock()
			defer a.mu.Unlock()
			return float64(read(a))
		})
	}
	m.registry.MustRegister(
		gauge("policygraph_requests_running", "Requests that are being answered.", func(a *admission) int { return a.running }),
		gauge("policygraph_requests_waiting", "Requests that wait for their turn.", func(a *admission) int { return a.waiting }))
}

// observe counts one request.
func (m *Metrics) observe(path string, record *requestRecord, answer *countedResponse, took time.Duration) {
	if m == nil {
		return
	}
	m.requests.WithLabelValues(strconv.Itoa(answer.status), record.key).Inc()
	for _, code := range record.codes {
		m.errors.WithLabelValues(code).Inc()
	}
	m.seconds.WithLabelValues(pathLabel(path)).Observe(took.Seconds())
	m.bytes.Add(float64(answer.bytes))
	m.calls.Add(float64(record.usage.Calls()))
	m.rows.Add(float64(record.usage.Rows()))
}

// pathLabel is one of few names, whatever path is asked for.
func pathLabel(path string) string {
	switch path {
	case "/graphql", "/schema.graphql", "/mcp":
		return path
	}
	if strings.HasPrefix(path, "/export/") {
		return "/export"
	}
	return "pages"
}
