package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/urfave/cli/v3"
)

// healthTimeout is how long a server may take to say that it is ready.
const healthTimeout = 5 * time.Second

// healthCommand is a probe for images without a shell.
func healthCommand() *cli.Command {
	return &cli.Command{
		Name:      "health",
		Usage:     "ask a server whether it is ready; exit code 0 if it is",
		ArgsUsage: "[URL]",
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() > 1 {
				return usagef(cmd.Name, "health takes one address, not %d", cmd.Args().Len())
			}
			target := cmd.Args().First()
			if target == "" {
				target = "http://127.0.0.1:8080"
			}
			u, err := url.Parse(target)
			if err != nil || u.Host == "" {
				return usagef(cmd.Name, "%q is no address: write http://127.0.0.1:8080", target)
			}
			if strings.Trim(u.Path, "/") == "" {
				u.Path = "/readyz"
			}
			return health(ctx, u.String(), cmd.Root().Writer)
		},
	}
}

func health(ctx context.Context, target string, out io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return fmt.Errorf("ask %s: %w", target, err)
	}
	answer, err := http.DefaultClient.Do(request)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("ask %s: no answer within %s", target, healthTimeout)
	}
	if err != nil {
		return fmt.Errorf("ask %s: %w", target, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 200))
	if err != nil {
		return fmt.Errorf("ask %s: %w", target, err)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s is not ready: %s: %s", target, answer.Status, strings.TrimSpace(string(text)))
	}
	fmt.Fprintln(out, strings.TrimSpace(string(text)))
	return nil
}
