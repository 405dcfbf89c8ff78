// Command bench measures, side by side, what answers the same six questions from
// the same data: policygraph on Neo4j and in memory, the peer (@neo4j/graphql)
// on that Neo4j, and the limit, which is Cypher written by hand. README.md says
// how to run it and what it prints. It knows policygraph as a user does: by its
// commands and over HTTP.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/policygraph/policygraph/bench/internal/question"
)

// options are what the flags say.
type options struct {
	districts []int
	questions []question.Question
	servers   []string
	clients   []int
	cell      time.Duration
	warm      time.Duration
	slices    int
	checks    int
	dir       string
	reload    bool
	keep      bool
	json      string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o, err := parseOptions(os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		os.Exit(2) // flag has said why
	}
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parseOptions(args []string) (options, error) {
	o := options{questions: question.All(), servers: serverNames(), districts: []int{10}, clients: []int{1, 4, 16}}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.Func("districts", "sizes of the dataset, as 10,300 (default 10)", numbers(&o.districts))
	f.Func("clients", "numbers of clients at once (default 1,4,16)", numbers(&o.clients))
	f.Func("questions", "only these, as Q1,Q5", func(s string) error {
		names := strings.Split(s, ",")
		o.questions = slices.DeleteFunc(o.questions, func(q question.Question) bool { return !slices.Contains(names, q.Name) })
		if len(o.questions) != len(names) {
			return errors.New("the questions are Q1 to Q6")
		}
		return nil
	})
	f.Func("servers", "only these: "+strings.Join(serverNames(), ","), func(s string) error {
		o.servers = strings.Split(s, ",")
		for _, name := range o.servers {
			if !slices.Contains(serverNames(), name) {
				return fmt.Errorf("there is no server %s: name some of %s", name, strings.Join(serverNames(), ", "))
			}
		}
		return nil
	})
	f.DurationVar(&o.cell, "cell", 3*time.Second, "how long each question is put to each server, for each number of clients")
	f.DurationVar(&o.warm, "warm", 2*time.Second, "how long each question is put to each server before anything is timed")
	f.IntVar(&o.slices, "slices", 5, "how many slices a cell is cut into, the servers taking turns")
	f.IntVar(&o.checks, "checks", 20, "how many answers to each question are compared before anything is timed")
	f.StringVar(&o.dir, "dir", filepath.Join(".cache", "bench"), "where datasets, databases, programs and logs are kept")
	f.BoolVar(&o.reload, "reload", false, "make the dataset and load it again, though they are there")
	f.BoolVar(&o.keep, "keep", false, "time nothing: after the comparison keep the servers running until Ctrl-C")
	f.StringVar(&o.json, "json", "", "write every figure to this file")
	err := f.Parse(args)
	if err == nil && (o.slices < 1 || o.checks < 1 || f.NArg() > 0) {
		err = errors.New("slices and checks must be 1 or more, and no arguments may follow the flags")
		fmt.Fprintln(f.Output(), err)
	}
	return o, err
}

func numbers(into *[]int) func(string) error {
	return func(s string) error {
		*into = nil
		for part := range strings.SplitSeq(s, ",") {
			n, err := strconv.Atoi(part)
			if err != nil || n < 1 {
				return fmt.Errorf("%q is not a number of 1 or more", part)
			}
			*into = append(*into, n)
		}
		return nil
	}
}

func run(ctx context.Context, o options) error {
	if err := build(ctx, o); err != nil {
		return err
	}
	r := newReport()
	for _, n := range o.districts {
		if err := runScale(ctx, o, n, r); err != nil {
			return fmt.Errorf("%d districts: %w", n, err)
		}
	}
	if o.keep {
		return nil
	}
	r.print(os.Stdout)
	if o.json == "" {
		return nil
	}
	return r.save(o.json)
}

// runScale measures on a dataset of one size.
func runScale(ctx context.Context, o options, districts int, r *report) error {
	db, err := openDatabase(ctx, o, districts)
	if err != nil {
		return err
	}
	defer db.close()
	var servers []*server
	defer func() {
		for _, s := range servers {
			s.stop()
		}
	}()
	for _, name := range o.servers {
		s, err := start(ctx, o, name, db)
		if err != nil {
			return err
		}
		servers = append(servers, s)
	}
	var workloads []*workload
	for _, q := range o.questions {
		c, err := newWorkload(q, q.Draw(&db.pool, 1, 500), servers)
		if err != nil {
			return err
		}
		if err := c.compare(ctx, o.checks); err != nil {
			return err
		}
		fmt.Printf("%d districts, %s: %d answers are the same from %s\n", districts, q.Name, min(o.checks, len(c.draws)), strings.Join(o.servers, ", "))
		workloads = append(workloads, c)
	}
	if o.keep {
		return keepRunning(ctx, db, servers)
	}
	return measure(ctx, o, districts, db, workloads, r)
}

func keepRunning(ctx context.Context, db *database, servers []*server) error {
	fmt.Printf("NEO4J_URI=%s NEO4J_USERNAME=%s NEO4J_PASSWORD='%s' NEO4J_DATABASE=%s\n", db.URI, db.User, db.Password, db.Database)
	for _, s := range servers {
		fmt.Printf("%s answers at %s (process %d)\n", s.name, s.url, s.pid())
	}
	<-ctx.Done()
	return nil
}
