package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
)

// answerCommands are questions whose answers are counted or found, not listed.
func answerCommands() []*cli.Command {
	return []*cli.Command{
		planCommand(), rankingCommand(), growthCommand(), progressCommand(), collaborationCommand(), timelineCommand(),
	}
}

func planCommand() *cli.Command {
	return tableQuestion("plan", "PLAN", "who carries a plan out as a whole, and what it is based on", 1, 1, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.PlanInFull(ctx, c, cmd.Args().First())
	})
}

func rankingCommand() *cli.Command {
	return tableQuestion("ranking", "INDICATOR YEAR [AREA…]", "areas ranked by one indicator in one year; all when none is named", 2, 100, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		words := cmd.Args().Slice()
		year, err := strconv.Atoi(words[1])
		if err != nil {
			return export.Table{}, usagef("query ranking", "the year %q is no number: write it as 2022", words[1])
		}
		return export.Ranking(ctx, c, words[0], year, given(words[2:]))
	})
}

func growthCommand() *cli.Command {
	return tableQuestion("growth", "PLAN|AREA", "which targets grow fastest from their first year to the last", 1, 1, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		plan, area := planOr(cmd.Args().First())
		return export.Growth(ctx, c, plan, area)
	})
}

// planOr tells a plan's id from another's.
func planOr(id string) (plan, other string) {
	if strings.HasPrefix(id, "plan:") {
		return id, ""
	}
	return "", id
}

func progressCommand() *cli.Command {
	return tableQuestion("progress", "AREA", "whether what an area promised can be held against what is reported", 1, 1, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		return export.Progress(ctx, c, cmd.Args().First())
	})
}

func collaborationCommand() *cli.Command {
	return tableQuestion("collaboration", "AREA|BODY", "which bodies share most tasks", 1, 1, nil, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		id := cmd.Args().First()
		if strings.HasPrefix(id, "agency:") {
			return export.Collaboration(ctx, c, "", id)
		}
		return export.Collaboration(ctx, c, id, "")
	})
}

func timelineCommand() *cli.Command {
	flags := []cli.Flag{&cli.StringFlag{Name: "filter", Usage: "of what, as the `JSON` of the API's filter"}}
	return tableQuestion("timeline", "", "how many tasks fall due in each year, and how many targets name it", 0, 0, flags, func(ctx context.Context, cmd *cli.Command, c graphql.Client) (export.Table, error) {
		filter, err := filterOf[client.TimelineFilter](cmd)
		if err != nil {
			return export.Table{}, err
		}
		return export.Timeline(ctx, c, filter)
	})
}

// filterOf reads the filter that a command was given; nil where it was not.
func filterOf[F any](cmd *cli.Command) (*F, error) {
	text := cmd.String("filter")
	if text == "" {
		return nil, nil //nolint:nilnil // no filter is none, and no error
	}
	f := new(F)
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(f); err != nil {
		return nil, fmt.Errorf("the filter of %s: %w; it is the JSON of the API's filter", cmd.Name, err)
	}
	return f, nil
}
