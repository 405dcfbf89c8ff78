// Command policygraph reads plans of Chinese local governments into a knowledge
// graph and serves it as GraphQL. This package is flags, wiring and exit codes;
// what a command does stands in the packages it calls.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"syscall"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// The exit codes.
const (
	exitFailure = 1 // it was tried and did not succeed
	exitUsage   = 2 // the command line is wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the first signal ends it in order, a second at once
	os.Exit(run(ctx, os.Args, os.Stdout, os.Stderr))
}

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	speaks := languageOf(args)
	app := newApp(speaks)
	app.Writer, app.ErrWriter = stdout, stderr
	err := app.Run(ctx, args)
	if err == nil {
		return 0
	}
	var usage *usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(stderr, "policygraph: %s\n%s\n", usage.In(speaks), wordings.Sprintf("Run 'policygraph %s--help' for what it takes.", usage.command).In(speaks))
		return exitUsage
	}
	fmt.Fprintf(stderr, "policygraph: %v\n", err)
	return exitFailure
}

func newApp(speaks bilingual.Language) *cli.Command {
	app := &cli.Command{
		Name:  "policygraph",
		Usage: "a knowledge graph of local governments' plans, served as GraphQL",
		// Errors are printed and turned into exit codes in one place: run.
		ExitErrHandler: func(context.Context, *cli.Command, error) {},
		HideVersion:    true,
		Flags:          []cli.Flag{langFlag()},
		Metadata:       map[string]any{languageKey: speaks},
		Commands: []*cli.Command{
			serveCommand(),
			loadCommand(),
			extractCommand(),
			addCommand(),
			checkCommand(),
			decideCommand(),
			evaluateCommand(),
			synthCommand(),
			versionCommand(),
			reviewCommand(),
			queryCommand(),
			exportCommand(),
			diffCommand(),
			mcpCommand(),
			healthCommand(),
			configCommand(),
			keyCommand(),
			vocabularyCommand(),
		},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Present() {
				return usagef("", "there is no command %q", cmd.Args().First())
			}
			return usagef("", "name a command")
		},
	}
	reportUsage(app)
	inLanguage(app, speaks)
	return app
}

// noNumber is what the flags' parser says of a value that is no whole number; it keeps its
// cause to itself.
var noNumber = regexp.MustCompile(`^invalid value (".*") for flag -(\S+): strconv\.Parse(?:Int|Uint): `)

// reportUsage makes a wrong flag of a command, or of one below it, a usageError.
func reportUsage(c *cli.Command) {
	c.OnUsageError = func(_ context.Context, cmd *cli.Command, err error, _ bool) error {
		name := strings.TrimPrefix(strings.TrimPrefix(cmd.FullName(), cmd.Root().Name), " ")
		if m := noNumber.FindStringSubmatch(err.Error()); m != nil {
			return usagef(name, "--%s takes a whole number, not %s", m[2], m[1])
		}
		return usagef(name, "%v", err)
	}
	for _, below := range c.Commands {
		reportUsage(below)
	}
}

// usageError is a wrong command line of a command.
type usageError struct {
	command string // with a trailing space, or ""
	bilingual.Text
}

func (e *usageError) Error() string { return e.MessageEn }

// usagef reports wrong usage of the named command ("" for the program).
func usagef(command, format string, args ...any) error {
	if command != "" {
		command += " "
	}
	return &usageError{command, wordings.Sprintf(format, args...)}
}

// noArguments refuses what stands after the flags of a command that takes none.
func noArguments(cmd *cli.Command) error {
	if cmd.Args().Present() {
		return usagef(cmd.Name, "%s takes no arguments, and got %q", cmd.Name, cmd.Args().First())
	}
	return nil
}
