package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/assistant"
)

// mcpCommand answers an AI assistant on the standard input and output.
func mcpCommand() *cli.Command {
	return &cli.Command{
		Name:  "mcp",
		Usage: "answer an AI assistant by the Model Context Protocol, on standard input and output",
		Flags: askedFlags(),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			c, _, err := asked(ctx, cmd)
			if err != nil {
				return err
			}
			err = assistant.New(c, programVersion(), cmd.String("server")).Run(ctx, &assistant.Lines{In: os.Stdin, Out: cmd.Root().Writer})
			if errors.Is(err, io.EOF) || ctx.Err() != nil {
				return nil // the assistant has gone
			}
			if err != nil {
				return fmt.Errorf("answer an assistant: %w", err)
			}
			return nil
		},
	}
}

// assistantVersion is what serve tells assistants that it is, "" where it answers none.
func assistantVersion(cmd *cli.Command) string {
	if !cmd.Bool("mcp") {
		return ""
	}
	return programVersion()
}
