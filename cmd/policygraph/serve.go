package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/review/documents"
	"github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/web"
)

// How long a connection may idle, send its head and, at the end, finish what
// is in flight, and how long a head may be. The time of a request's own work is one of graph's limits.
const (
	headTimeout     = 10 * time.Second
	idleTimeout     = 2 * time.Minute
	shutdownTimeout = 30 * time.Second
	headBytes       = 64 << 10
)

func serveCommand() *cli.Command {
	s := new(settings)
	return &cli.Command{
		Name:  "serve",
		Usage: "serve the explorer and the graph as GraphQL",
		Flags: serveFlags(s),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			if err := s.check(cmd); err != nil {
				return err
			}
			return serve(ctx, cmd)
		},
	}
}

func serve(ctx context.Context, cmd *cli.Command) error {
	bounds, err := boundsOf(cmd)
	if err != nil {
		return err
	}
	access, err := openAccess(cmd)
	if err != nil {
		return err
	}
	if err := limitMemory(cmd); err != nil {
		return err
	}
	tracer, endTraces, err := openTraces(ctx, cmd.String("traces"))
	if err != nil {
		return err
	}
	defer endTraces()
	st, quotes, err := openGraph(ctx, cmd, nil)
	if err != nil {
		return err
	}
	defer closeStore(st, cmd.Root().ErrWriter)
	settleMemory()
	site, err := web.NewSite()
	if err != nil {
		return err
	}
	listener, err := listen(ctx, cmd.String("addr"), "addr")
	if err != nil {
		return err
	}
	leaving := make(chan struct{})
	log := logTo(cmd.Root().ErrWriter, cmd.String("log"))
	handler := server.New(server.Options{
		Store:     observed(st, tracer, cmd),
		Quotes:    quotes,
		Work:      bounds.work,
		Rate:      bounds.rate,
		Hosts:     answersTo(listener.Addr(), bounds.hosts),
		Origins:   bounds.origins,
		Headers:   bounds.headers,
		Proxies:   bounds.proxies,
		Pages:     site.InFrontOf,
		Assistant: assistantVersion(cmd),
		Keys:      access.keys,
		Trusted:   access.trusted,
		Log:       log,
		Leaving:   leaving,

		Requests: requestLog(log, cmd.Bool("log-requests")),
		Metrics:  metricsFor(cmd),
	})
	servers := []listening{{bounds.connections.Limit(listener), traced(tracer, handler), access.certificate.Config()}}
	beside, err := listenBeside(ctx, cmd, handler)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	keepFresh(ctx, cmd.Duration("watch"), log, refreshed(cmd, access, func() error {
		fresh, quotes, err := openGraph(ctx, cmd, st)
		if err == nil {
			handler.Replace(observed(fresh, tracer, cmd), quotes)
		}
		return err
	}))
	fmt.Fprintf(cmd.Root().Writer, "policygraph serves on %s://%s (GraphQL at /graphql, the schema at /schema.graphql)\n", access.certificate.Scheme(), listener.Addr())
	return serveUntilDone(ctx, log, append(servers, beside...), func() { close(leaving) }, cmd.Duration("drain"))
}

// openGraph opens the store, and the documents' texts where they are at hand. A database
// that is open already stays so: only the command load changes it.
func openGraph(ctx context.Context, cmd *cli.Command, open store.Store) (store.Store, graph.Quotes, error) {
	d, err := loadDataset(cmd.String("data"))
	if err != nil {
		return nil, nil, err
	}
	quotes, err := openQuotes(cmd.String("documents"), d, cmd.Root().ErrWriter)
	if err != nil {
		return nil, nil, err
	}
	if open != nil && cmd.String("store") != "memory" {
		return open, quotes, nil
	}
	st, err := openStore(ctx, cmd, d)
	return st, quotes, err
}

// listenBeside opens the addresses that are not for clients.
func listenBeside(ctx context.Context, cmd *cli.Command, s *server.Server) (all []listening, err error) {
	for _, beside := range []struct {
		flag    string
		handler http.Handler
	}{{"probe-addr", s.Probes()}, {"pprof-addr", profiles()}} {
		addr := cmd.String(beside.flag)
		if addr == "" {
			continue
		}
		l, err := listen(ctx, addr, beside.flag)
		if err != nil {
			for _, other := range all {
				_ = other.Close()
			}
			return nil, err
		}
		all = append(all, listening{l, beside.handler, nil})
	}
	return all, nil
}

// openQuotes resolves locators against the documents of a folder; it says
// which documents the folder does not have, whose quotes stay null.
func openQuotes(dir string, d *dataset.Dataset, warnings io.Writer) (graph.Quotes, error) {
	texts, err := documents.Texts(dir, d)
	if texts == nil || err != nil {
		return nil, err
	}
	for _, f := range d.Files {
		if _, ok := texts[f.Document.SHA256]; !ok {
			fmt.Fprintf(warnings, "policygraph: no file in %s has the sha256 of %s (%.12s…): it is missing or was changed, and its quotes stay null\n", dir, f.Slug, f.Document.SHA256)
		}
	}
	return graph.Texts(texts), nil
}

// listen opens the address that a flag gave, and says what to do where it cannot.
func listen(ctx context.Context, addr, flag string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("listen on %s: another program uses this port; stop it or name another with --%s", addr, flag)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w; --%s takes HOST:PORT", addr, err, flag)
	}
	return listener, nil
}

// listening is an address and who answers there.
type listening struct {
	net.Listener
	handler http.Handler
	tls     *tls.Config // nil: http
}

func (l listening) serve(s *http.Server) error {
	if l.tls != nil {
		return s.ServeTLS(l, "", "")
	}
	return s.Serve(l)
}

// serveUntilDone serves until the context ends. Then it says that it is leaving, goes
// on for so long that those who send it requests can notice, and finishes the requests
// in flight.
func serveUntilDone(ctx context.Context, log *slog.Logger, all []listening, leave func(), drain time.Duration) error {
	failed := make(chan error, len(all))
	var servers []*http.Server
	for _, l := range all {
		server := &http.Server{
			Handler: l.handler, TLSConfig: l.tls,
			ReadHeaderTimeout: headTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: headBytes,
			ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug), // what strangers do to a connection is no news
		}
		servers = append(servers, server)
		go func() { failed <- l.serve(server) }()
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	leave()
	time.Sleep(drain)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	for _, server := range servers {
		if err := server.Shutdown(ctx); err != nil {
			return fmt.Errorf("finish the requests in flight: %w", err)
		}
	}
	return nil
}

func closeStore(st store.Store, warnings io.Writer) {
	if err := st.Close(context.Background()); err != nil {
		fmt.Fprintf(warnings, "policygraph: close the store: %v\n", err)
	}
}

// origins as one setting are parted by commas, which urfave/cli does itself;
// blanks around them are no part of an origin.
func trimmed(values []string) []string {
	var out []string
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}
