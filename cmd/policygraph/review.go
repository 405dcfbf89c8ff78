package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"sync"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/review/workbench"
	"github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/web"
)

func reviewCommand() *cli.Command {
	return &cli.Command{
		Name:  "review",
		Usage: "open the page on which a person reviews a dataset",
		Description: "Serves a page beside each document: what the reader saw on the left, the facts on\n" +
			"the right. Each act is written to the dataset's own files at once and can be undone.\n" +
			"Open the address that it prints, which lets you in; the explorer there shows the\n" +
			"dataset as it is being reviewed. It listens to this computer alone, unless\n" +
			"--allow-remote is given, and writes nowhere but in --data.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "the `DIR` of the dataset, which is written"},
			documentsFlag(),
			&cli.StringFlag{Name: "addr", Usage: "the `HOST:PORT` to listen on; port 0 is a free one. Left out, it is 127.0.0.1 and a port that stays the dataset's own where it is free"},
			&cli.StringFlag{Name: "by", Usage: "the `NAME` of the reviewer, kept with what is reviewed; the user's when left out"},
			&cli.BoolFlag{Name: "allow-remote", Usage: "listen on an address that other computers reach; whoever has the printed address can write the dataset"},
			&cli.StringSliceFlag{Name: "hosts", Usage: "with --allow-remote: a `NAME` of this computer that others call it by"},
		},
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			if cmd.String("data") == "" {
				return usagef(cmd.Name, "name the dataset's folder with --data: the dataset that is built in cannot be written to")
			}
			if cmd.String("documents") == "" {
				return usagef(cmd.Name, "name the folder of the documents with --documents: without them there is nothing to compare facts with")
			}
			return review(ctx, cmd)
		},
	}
}

func review(ctx context.Context, cmd *cli.Command) error {
	log := logTo(cmd.Root().ErrWriter, "text")
	st := memstore.New()
	defer closeStore(st, cmd.Root().ErrWriter)
	service, err := workbench.Open(workbench.Options{
		Data: cmd.String("data"), Documents: cmd.String("documents"), By: cmp.Or(cmd.String("by"), userName()), Log: log, Graph: st.Replace,
	})
	if err != nil {
		return err
	}
	listener, err := listenHere(ctx, cmd)
	if err != nil {
		return errors.Join(err, service.Close())
	}
	explorer, err := reviewExplorer(st, service, log)
	if err != nil {
		return errors.Join(err, listener.Close(), service.Close())
	}
	guard := workbench.NewGuard(listener.Addr(), cmd.StringSlice("hosts"), log)
	mux := http.NewServeMux()
	mux.Handle("/review/api/", service.Handler())
	mux.HandleFunc("/review", explorer.page)
	mux.HandleFunc("/review/", explorer.page)
	mux.Handle("/", explorer.pages)

	working, stop := context.WithCancel(ctx)
	var work sync.WaitGroup
	work.Go(func() { service.Run(working) })
	fmt.Fprintf(cmd.Root().Writer, "policygraph review is open at http://%s/review?token=%s\n", listener.Addr(), guard.Token())
	err = serveUntilDone(ctx, log, []listening{{listener, guard.InFrontOf(mux), nil}}, service.Leave, 0)
	stop()
	work.Wait()
	return errors.Join(err, service.Close())
}

// listenHere listens where other computers cannot reach, unless they are meant to.
func listenHere(ctx context.Context, cmd *cli.Command) (net.Listener, error) {
	addr := cmd.String("addr")
	if addr == "" {
		if own, err := ownAddress(cmd.String("data")); err == nil {
			if l, err := listen(ctx, own, "addr"); err == nil {
				return l, nil
			}
		}
		addr = "127.0.0.1:0"
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, usagef(cmd.Name, "--addr takes HOST:PORT, not %q", addr)
	}
	ip, err := netip.ParseAddr(host)
	if here := host == "localhost" || err == nil && ip.Unmap().IsLoopback(); !here && !cmd.Bool("allow-remote") {
		return nil, usagef(cmd.Name, "other computers reach %q, and whoever opens the page can write the dataset: listen on 127.0.0.1, or say --allow-remote", addr)
	}
	return listen(ctx, addr, "addr")
}

// ownAddress has the port of a dataset: always the same, so that a page that is open
// when the program is started again goes on.
func ownAddress(data string) (string, error) {
	path, err := filepath.Abs(data)
	if err != nil {
		return "", err
	}
	const first, ports = 49152, 16384 // those that nobody is given for good
	h := fnv.New32a()
	_, _ = h.Write([]byte(path)) // never fails
	return fmt.Sprintf("127.0.0.1:%d", first+h.Sum32()%ports), nil
}

// explorerPages are the explorer, /graphql and the page of the workbench.
type explorerPages struct {
	pages http.Handler
	page  http.HandlerFunc
}

func reviewExplorer(st store.Store, quotes graph.Quotes, log *slog.Logger) (*explorerPages, error) {
	site, err := web.NewSite()
	if err != nil {
		return nil, err
	}
	return &explorerPages{
		pages: server.New(server.Options{
			Store: st, Quotes: quotes, Pages: site.InFrontOf, Log: log, // whose names it answers to, the guard knows
		}),
		page: site.Review,
	}, nil
}
