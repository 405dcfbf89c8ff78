package main

import (
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/netip"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/server"
)

// How many connections may be open where no flag says otherwise.
const (
	connectionsTotal = 1024
	connectionsEach  = 256
)

// serveFlags are the settings of a server.
func serveFlags(s *settings) []cli.Flag {
	return slices.Concat([]cli.Flag{
		s.fileFlag(),
		&cli.StringFlag{Name: "addr", Value: "127.0.0.1:8080", Usage: "the `HOST:PORT` to listen on", Sources: s.from("addr")},
		&cli.StringFlag{Name: "store", Value: "memory", Usage: "where the graph is kept: memory or neo4j", Sources: s.from("store")},
		&cli.StringFlag{Name: "data", Usage: "the `DIR` of the dataset; the one built in when left out", Sources: s.from("data")},
		&cli.StringFlag{Name: "documents", Usage: "the `DIR` of the documents, found by the sha256 of their files", Sources: s.from("documents")},
	}, accessFlags(s), boundsFlags(s), operationFlags(s))
}

// accessFlags are the settings of who may ask, and under which names.
func accessFlags(s *settings) []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "cors-origin", Usage: "an `ORIGIN` whose pages may call, several times for several; none by default", Sources: s.from("cors-origin", "POLICYGRAPH_CORS_ORIGINS")},
		&cli.StringSliceFlag{Name: "cors-header", Usage: "a `HEADER` that pages of other origins may send, beyond the usual ones", Sources: s.from("cors-header", "POLICYGRAPH_CORS_HEADERS")},
		&cli.StringSliceFlag{Name: "hosts", Usage: "a `NAME` that the server answers to (.example.org: all below); by default, on a loopback address localhost, else any", Sources: s.from("hosts")},
		&cli.StringSliceFlag{Name: "proxy", Usage: "an `ADDRESS` or range of a proxy whose X-Forwarded-For is believed", Sources: s.from("proxy", "POLICYGRAPH_PROXIES")},
		&cli.StringFlag{Name: "keys", Usage: "a `FILE` of the keys of those who may ask; anybody when left out", Sources: s.from("keys")},
		&cli.StringFlag{Name: "trusted", Usage: "a `FILE` of the only queries that are answered; any when left out", Sources: s.from("trusted")},
		&cli.BoolFlag{Name: "mcp", Usage: "answer AI assistants at /mcp (Model Context Protocol)", Sources: s.from("mcp")},
		&cli.StringFlag{Name: "tls-cert", Usage: "a `FILE` of a certificate, with its chain, for https; --tls-key goes with it", Sources: s.from("tls-cert")},
		&cli.StringFlag{Name: "tls-key", Usage: "a `FILE` of the certificate's key", Sources: s.from("tls-key")},
	}
}

// boundsFlags are the settings of how much strangers may ask.
func boundsFlags(s *settings) []cli.Flag {
	return []cli.Flag{
		&cli.FloatFlag{Name: "rate", Usage: "requests a second that one client may send; 0: as many as it likes", Sources: s.from("rate")},
		&cli.IntFlag{Name: "rate-burst", Value: 50, Usage: "requests that one client may send at once, where it has a rate", Sources: s.from("rate-burst")},
		&cli.IntFlag{Name: "running", Usage: "requests that are answered at once; 0: 2 a core, with Neo4j 16", Sources: s.from("running")},
		&cli.IntFlag{Name: "waiting", Usage: "requests that may wait their turn; 0: 64 a core", Sources: s.from("waiting")},
		&cli.IntFlag{Name: "connections", Value: connectionsTotal, Usage: "connections that may be open at once", Sources: s.from("connections")},
		&cli.IntFlag{Name: "client-connections", Value: connectionsEach, Usage: "connections that one client may have open", Sources: s.from("client-connections")},
	}
}

// operationFlags are the settings of how a server is seen and run.
func operationFlags(s *settings) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "log", Value: "text", Usage: "the form of the log: text or json", Sources: s.from("log"), Validator: isLogForm},
		&cli.BoolFlag{Name: "log-requests", Usage: "log a line for each request, without its variables", Sources: s.from("log-requests")},
		&cli.DurationFlag{Name: "drain", Usage: "how long to go on answering, not ready any more, once told to end", Sources: s.from("drain")},
		&cli.StringFlag{Name: "probe-addr", Usage: "a `HOST:PORT` of its own for /healthz, /readyz and /metrics, beside the one that serves", Sources: s.from("probe-addr")},
		&cli.StringFlag{Name: "pprof-addr", Usage: "a loopback `HOST:PORT` for the profiles of net/http/pprof; none by default", Sources: s.from("pprof-addr"), Validator: isLoopback},
		&cli.StringFlag{Name: "traces", Usage: "the `URL` of an OpenTelemetry collector (OTLP over HTTP) for traces; none by default", Sources: s.from("traces"), Validator: isCollector},
		&cli.DurationFlag{Name: "watch", Value: 2 * time.Second, Usage: "how often to look whether the dataset, keys or certificate have changed; 0: only on SIGHUP", Sources: s.from("watch")},
		&cli.StringFlag{Name: "memory", Usage: "the `SIZE` that the heap is kept below (400MiB); by default nine tenths of the container's limit", Sources: s.from("memory")},
	}
}

// bounds are what the flags say, checked.
type bounds struct {
	origins, headers, hosts []string
	proxies                 server.Proxies
	rate                    server.Rate
	work                    server.Work
	connections             server.Connections
}

func boundsOf(cmd *cli.Command) (bounds, error) {
	b := bounds{
		origins: trimmed(cmd.StringSlice("cors-origin")),
		headers: trimmed(cmd.StringSlice("cors-header")),
		hosts:   trimmed(cmd.StringSlice("hosts")),
	}
	if err := server.CheckOrigins(b.origins); err != nil {
		return bounds{}, usagef(cmd.Name, "--cors-origin: %v", err)
	}
	if err := server.CheckHosts(b.hosts); err != nil {
		return bounds{}, usagef(cmd.Name, "--hosts: %v", err)
	}
	for _, text := range trimmed(cmd.StringSlice("proxy")) {
		prefix, err := prefixOf(text)
		if err != nil {
			return bounds{}, usagef(cmd.Name, "--proxy takes an address or a range as 10.0.0.0/8, not %q", text)
		}
		b.proxies = append(b.proxies, prefix)
	}
	if err := checkFigures(cmd); err != nil {
		return bounds{}, err
	}
	if rate := cmd.Float("rate"); rate > 0 {
		b.rate = server.Rate{PerSecond: rate, Burst: cmd.Int("rate-burst")}
	}
	b.work = workOf(cmd)
	b.connections = server.Connections{Total: cmd.Int("connections"), PerClient: cmd.Int("client-connections"), Proxies: b.proxies}
	return b, nil
}

// checkFigures refuses figures by which a server would do nothing, or something else
// than was meant.
func checkFigures(cmd *cli.Command) error {
	for _, figure := range []struct {
		name  string
		least int
	}{{"running", 0}, {"waiting", 0}, {"rate-burst", 1}, {"connections", 1}, {"client-connections", 1}} {
		if n := cmd.Int(figure.name); n < figure.least {
			return usagef(cmd.Name, "--%s takes a number from %d up, not %d", figure.name, figure.least, n)
		}
	}
	if rate := cmd.Float("rate"); !(rate >= 0) || math.IsInf(rate, 0) { // NaN is neither
		return usagef(cmd.Name, "--rate takes a number from 0 up, not %g", rate)
	}
	for _, name := range []string{"drain", "watch"} {
		if d := cmd.Duration(name); d < 0 {
			return usagef(cmd.Name, "--%s takes a time from 0s up, not %s", name, d)
		}
	}
	return nil
}

func workOf(cmd *cli.Command) server.Work {
	turns := server.TurnsInMemory
	if cmd.String("store") == "neo4j" {
		turns = server.TurnsOnDatabase
	}
	w := server.DefaultWork(runtime.GOMAXPROCS(0), turns)
	if n := cmd.Int("running"); n > 0 {
		w.Running, w.PerClient = n, max(1, n/2)
	}
	if n := cmd.Int("waiting"); n > 0 {
		w.Waiting = n
	}
	return w
}

func prefixOf(text string) (netip.Prefix, error) {
	if strings.Contains(text, "/") {
		return netip.ParsePrefix(text)
	}
	a, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, err
	}
	return a.Prefix(a.BitLen())
}

func isLogForm(form string) error {
	if form != "text" && form != "json" {
		return fmt.Errorf("the log is text or json, not %q", form)
	}
	return nil
}

func logTo(w io.Writer, form string) *slog.Logger {
	if form == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}

// requestLog is nil where requests are not logged.
func requestLog(log *slog.Logger, wanted bool) *slog.Logger {
	if !wanted {
		return nil
	}
	return log
}

// answersTo are the names that a server on this address answers to: on a loopback
// address those of this machine only, unless others are named.
func answersTo(address net.Addr, named []string) []string {
	if len(named) > 0 {
		return named
	}
	if tcp, ok := address.(*net.TCPAddr); ok && tcp.IP.IsLoopback() {
		return []string{server.Loopback}
	}
	return nil
}
