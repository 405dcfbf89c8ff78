package main

import (
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"runtime"
	"strings"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/server"
)

// How many connections may be open where no flag says otherwise.
const (
	connectionsTotal = 1024
	connectionsEach  = 256
)

// boundsFlags are the settings of what strangers may ask.
func boundsFlags() []cli.Flag {
	env := func(name string) cli.ValueSourceChain { return cli.EnvVars("POLICYGRAPH_" + name) }
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "hosts", Usage: "a `NAME` that the server answers to (.example.org: all below); by default, on a loopback address localhost, else any", Sources: env("HOSTS")},
		&cli.StringSliceFlag{Name: "cors-header", Usage: "a `HEADER` that pages of other origins may send, beyond the usual ones", Sources: env("CORS_HEADERS")},
		&cli.StringSliceFlag{Name: "proxy", Usage: "an `ADDRESS` or range of a proxy whose X-Forwarded-For is believed", Sources: env("PROXIES")},
		&cli.FloatFlag{Name: "rate", Usage: "requests a second that one client may send; 0: as many as it likes", Sources: env("RATE")},
		&cli.IntFlag{Name: "rate-burst", Value: 50, Usage: "requests that one client may send at once, where it has a rate", Sources: env("RATE_BURST")},
		&cli.IntFlag{Name: "running", Usage: "requests that are answered at once; 0: 2 a core, with Neo4j 16", Sources: env("RUNNING")},
		&cli.IntFlag{Name: "waiting", Usage: "requests that may wait their turn; 0: 64 a core", Sources: env("WAITING")},
		&cli.IntFlag{Name: "connections", Value: connectionsTotal, Usage: "connections that may be open at once", Sources: env("CONNECTIONS")},
		&cli.IntFlag{Name: "client-connections", Value: connectionsEach, Usage: "connections that one client may have open", Sources: env("CLIENT_CONNECTIONS")},
		&cli.StringFlag{Name: "log", Value: "text", Usage: "the form of the log: text or json", Sources: env("LOG"), Validator: isLogForm},
		&cli.BoolFlag{Name: "log-requests", Usage: "log a line for each request, without its variables", Sources: env("LOG_REQUESTS")},
		&cli.DurationFlag{Name: "drain", Usage: "how long to go on answering, not ready any more, once told to end", Sources: env("DRAIN")},
		&cli.StringFlag{Name: "probe-addr", Usage: "a `HOST:PORT` of its own for /healthz and /readyz, beside the one that serves", Sources: env("PROBE_ADDR")},
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
	for _, text := range trimmed(cmd.StringSlice("proxy")) {
		prefix, err := prefixOf(text)
		if err != nil {
			return bounds{}, usagef(cmd.Name, "--proxy takes an address or a range as 10.0.0.0/8, not %q", text)
		}
		b.proxies = append(b.proxies, prefix)
	}
	for _, name := range []string{"running", "waiting", "rate-burst", "connections", "client-connections"} {
		if cmd.Int(name) < 0 {
			return bounds{}, usagef(cmd.Name, "--%s takes a number from 0 up, not %d", name, cmd.Int(name))
		}
	}
	switch rate := cmd.Float("rate"); {
	case rate < 0:
		return bounds{}, usagef(cmd.Name, "--rate takes a number from 0 up, not %g", rate)
	case rate > 0:
		b.rate = server.Rate{PerSecond: rate, Burst: max(1, cmd.Int("rate-burst"))}
	}
	b.work = workOf(cmd)
	b.connections = server.Connections{Total: cmd.Int("connections"), PerClient: cmd.Int("client-connections"), Proxies: b.proxies}
	return b, nil
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
