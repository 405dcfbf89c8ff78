package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/server"
)

// access is who may ask what, and over which connection.
type access struct {
	keys        *server.Keys
	trusted     *server.TrustedQueries
	certificate *server.Certificate
}

func openAccess(cmd *cli.Command) (a access, err error) {
	if path := cmd.String("keys"); path != "" {
		if a.keys, err = server.OpenKeys(path); err != nil {
			return a, err
		}
	}
	if path := cmd.String("trusted"); path != "" {
		if a.trusted, err = server.OpenTrustedQueries(path); err != nil {
			return a, err
		}
	}
	cert, key := cmd.String("tls-cert"), cmd.String("tls-key")
	if (cert == "") != (key == "") {
		return a, usagef(cmd.Name, "--tls-cert and --tls-key go together")
	}
	if cert != "" {
		a.certificate, err = server.OpenCertificate(cert, key)
	}
	return a, err
}

// keyCommand makes a key for a client.
func keyCommand() *cli.Command {
	return &cli.Command{
		Name:      "key",
		Usage:     "make a key for a client, and the entry for the file of serve --keys",
		ArgsUsage: "NAME",
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return usagef(cmd.Name, "key takes the client's name")
			}
			key, hash := server.NewKey()
			fmt.Fprintf(cmd.Root().ErrWriter, "The key of %s, which is shown only now: %s\nThe entry, for the list \"keys\" in the file:\n", cmd.Args().First(), key)
			fmt.Fprintf(cmd.Root().Writer, "  - name: %q\n    sha256: %s\n", cmd.Args().First(), hash)
			return nil
		},
	}
}
