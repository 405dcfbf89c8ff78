package main

import (
	"context"
	"log/slog"

	"github.com/Khan/genqlient/graphql"
	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
)

// askedFlags say whom a command asks: a server, or the dataset itself.
func askedFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "server", Usage: "the `URL` of a server to ask; without it the dataset is read and asked here", Sources: cli.EnvVars("POLICYGRAPH_SERVER")},
		&cli.StringFlag{Name: "key", Usage: "the `KEY` for the server", Sources: cli.EnvVars("POLICYGRAPH_KEY")},
		dataFlag(), documentsFlag(),
	}
}

// asked gives the API that a command asks, and the store behind it, nil where that is
// another program's.
func asked(ctx context.Context, cmd *cli.Command) (graphql.Client, store.Store, error) {
	if url := cmd.String("server"); url != "" {
		if cmd.String("data") != "" || cmd.String("documents") != "" {
			return nil, nil, usagef(cmd.Name, "--server asks a server for what it has: leave out --data and --documents")
		}
		return client.New(url, cmd.String("key")), nil, nil
	}
	d, err := loadDataset(cmd.String("data"))
	if err != nil {
		return nil, nil, err
	}
	quotes, err := openQuotes(cmd.String("documents"), d, cmd.Root().ErrWriter)
	if err != nil {
		return nil, nil, err
	}
	st, err := inMemory(ctx, d)
	if err != nil {
		return nil, nil, err
	}
	return client.Within(server.New(server.Options{Store: st, Quotes: quotes, Log: slog.New(slog.DiscardHandler)})), st, nil
}
