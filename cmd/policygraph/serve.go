package main

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	return &cli.Command{
		Name:  "serve",
		Usage: "serve the explorer and the graph as GraphQL",
		Flags: append([]cli.Flag{
			&cli.StringFlag{
				Name: "addr", Value: "127.0.0.1:8080", Usage: "the `HOST:PORT` to listen on",
				Sources: cli.EnvVars("POLICYGRAPH_ADDR"),
			},
			&cli.StringSliceFlag{
				Name: "cors-origin", Usage: "an `ORIGIN` whose pages may call, several times for several; none by default",
				Sources: cli.EnvVars("POLICYGRAPH_CORS_ORIGINS"),
			},
			documentsFlag(),
		}, append(boundsFlags(), storeFlags()...)...),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
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
	d, err := loadDataset(cmd.String("data"))
	if err != nil {
		return err
	}
	quotes, err := openQuotes(cmd.String("documents"), d, cmd.Root().ErrWriter)
	if err != nil {
		return err
	}
	st, err := openStore(ctx, cmd, d)
	if err != nil {
		return err
	}
	defer closeStore(st, cmd.Root().ErrWriter)
	settleMemory()
	site, err := web.NewSite()
	if err != nil {
		return err
	}
	listener, err := listen(ctx, cmd.String("addr"))
	if err != nil {
		return err
	}
	leaving := make(chan struct{})
	log := logTo(cmd.Root().ErrWriter, cmd.String("log"))
	handler := server.New(server.Options{
		Store:   st,
		Quotes:  quotes,
		Work:    bounds.work,
		Rate:    bounds.rate,
		Hosts:   answersTo(listener.Addr(), bounds.hosts),
		Origins: bounds.origins,
		Headers: bounds.headers,
		Proxies: bounds.proxies,
		Pages:   site.InFrontOf,
		Log:     log,
		Leaving: leaving,

		Requests: requestLog(log, cmd.Bool("log-requests")),
	})
	servers := []listening{{bounds.connections.Limit(listener), handler}}
	if addr := cmd.String("probe-addr"); addr != "" {
		probes, err := listen(ctx, addr)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		servers = append(servers, listening{probes, server.Probes(st, leaving)})
	}
	fmt.Fprintf(cmd.Root().Writer, "policygraph serves on http://%s (GraphQL at /graphql, the schema at /schema.graphql)\n", listener.Addr())
	return serveUntilDone(ctx, servers, func() { close(leaving) }, cmd.Duration("drain"))
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

// listen opens the address, and says what to do where it cannot.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("listen on %s: another program uses this port; stop it or name another with --addr", addr)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w; --addr takes HOST:PORT", addr, err)
	}
	return listener, nil
}

// listening is an address and who answers there.
type listening struct {
	net.Listener
	handler http.Handler
}

// serveUntilDone serves until the context ends. Then it says that it is leaving, goes
// on for so long that those who send it requests can notice, and finishes the requests
// in flight.
func serveUntilDone(ctx context.Context, all []listening, leave func(), drain time.Duration) error {
	failed := make(chan error, len(all))
	var servers []*http.Server
	for _, l := range all {
		server := &http.Server{Handler: l.handler, ReadHeaderTimeout: headTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: headBytes}
		servers = append(servers, server)
		go func() { failed <- server.Serve(l) }()
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
