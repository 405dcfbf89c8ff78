package main

import (
	"context"
	"fmt"
	"math"
	"net"
	"net/http"
	"net/http/pprof"
	"net/url"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/KimMachineGun/automemlimit/memlimit"
	"github.com/urfave/cli/v3"
	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/metered"
)

// tracesTimeout is how long the last traces may take to be sent when the server ends.
const tracesTimeout = 5 * time.Second

// tracing makes spans; nil provider: none.
type tracing struct {
	trace.Tracer
	provider trace.TracerProvider
}

// openTraces sends traces to a collector (OTLP over HTTP). Without an address that of
// OTEL_EXPORTER_OTLP_ENDPOINT is taken; without that there are no traces.
func openTraces(ctx context.Context, address string) (t tracing, end func(), err error) {
	var options []otlptracehttp.Option
	switch {
	case address != "":
		options = append(options, otlptracehttp.WithEndpointURL(address))
	case os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "":
		return tracing{Tracer: noop.NewTracerProvider().Tracer("")}, func() {}, nil
	}
	exporter, err := otlptracehttp.New(ctx, options...)
	if err != nil {
		return tracing{}, nil, fmt.Errorf("send traces to a collector: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "policygraph")), resource.WithFromEnv())
	if err != nil {
		return tracing{}, nil, fmt.Errorf("describe the service for traces: %w", err)
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	end = func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tracesTimeout)
		defer cancel()
		_ = provider.Shutdown(ctx) // a collector that is away keeps no server from ending
	}
	return tracing{provider.Tracer("github.com/policygraph/policygraph"), provider}, end, nil
}

// traced makes a span of each request, below the client's own where it sends one.
func traced(t tracing, next http.Handler) http.Handler {
	if t.provider == nil {
		return next
	}
	return otelhttp.NewHandler(next, "request", otelhttp.WithTracerProvider(t.provider), otelhttp.WithPropagators(propagation.TraceContext{}),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return r.Method + " " + r.URL.Path }))
}

// observed counts and traces the calls to a store where somebody looks at that: it costs every
// call some time.
func observed(st store.Store, t tracing, cmd *cli.Command) store.Store {
	if t.provider == nil && !cmd.Bool("log-requests") && cmd.String("probe-addr") == "" {
		return st
	}
	return metered.New(st, t)
}

// metricsFor counts requests where there is an address to ask for the counts.
func metricsFor(cmd *cli.Command) *server.Metrics {
	if cmd.String("probe-addr") == "" {
		return nil
	}
	return server.NewMetrics()
}

// isCollector refuses what no trace could be sent to.
func isCollector(address string) error {
	if address == "" {
		return nil
	}
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("--traces is an address as http://collector:4318/v1/traces, not %q", address)
	}
	return nil
}

// profiles serves net/http/pprof, to the names of this machine alone: no page of a
// stranger reads them under a name of its own.
func profiles() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return server.OnlyHosts([]string{server.Loopback}, mux)
}

// isLoopback refuses an address that others can reach: profiles show what a program
// holds.
func isLoopback(addr string) error {
	if addr == "" {
		return nil
	}
	host, _, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("--pprof-addr is a loopback address as 127.0.0.1:6060, not %q", addr)
	}
	return nil
}

// leastMemory is what the program wants without any dataset: below it Go would do nothing
// but collect garbage.
const leastMemory = 32 << 20

// containerShare is how much of a container's memory the heap may take.
const containerShare = 0.9

// limitMemory keeps the heap below what is given, else below what the container has,
// unless GOMEMLIMIT says otherwise.
func limitMemory(cmd *cli.Command) error {
	text := cmd.String("memory")
	if text == "" {
		// Outside of a container there is no limit to find, which is no error.
		_, _ = memlimit.Set(memlimit.WithRatio(containerShare), memlimit.WithProvider(memlimit.FromCgroup))
		return nil
	}
	bytes, err := sizeOf(text)
	if err != nil {
		return usagef(cmd.Name, "--memory: %v", err)
	}
	if bytes < leastMemory {
		return usagef(cmd.Name, "--memory is %s, and the least that will do is %dMiB", text, leastMemory>>20)
	}
	debug.SetMemoryLimit(bytes)
	return nil
}

// sizeOf reads a size as GOMEMLIMIT takes it.
func sizeOf(text string) (int64, error) {
	number, factor := strings.TrimSuffix(text, "B"), int64(1)
	for _, unit := range []struct {
		suffix string
		bytes  int64
	}{{"Ki", 1 << 10}, {"Mi", 1 << 20}, {"Gi", 1 << 30}, {"Ti", 1 << 40}} {
		if rest, ok := strings.CutSuffix(number, unit.suffix); ok {
			number, factor = rest, unit.bytes
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/factor {
		return 0, fmt.Errorf("%q is no size: write 400MiB or 2GiB", text)
	}
	return n * factor, nil
}
