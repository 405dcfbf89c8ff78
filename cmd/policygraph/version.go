package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v3"
)

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:        "version",
		Usage:       "print the version of the program and of the data",
		Description: "The version of the data is what Stats.dataVersion shows: equal for equal facts.",
		Flags:       []cli.Flag{dataFlag()},
		Action: func(_ context.Context, cmd *cli.Command) error {
			if err := noArguments(cmd); err != nil {
				return err
			}
			d, err := loadDataset(cmd.String("data"))
			if err != nil {
				return err
			}
			data, err := d.Version()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.Root().Writer, "policygraph %s\ndata %s\n", programVersion(), data)
			return err
		},
	}
}

// programVersion is the module's version or, in a build from a checkout, its
// revision.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	version := info.Main.Version
	if version == "" || version == "(devel)" {
		version = "development"
	}
	return version
}
