package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/bench/internal/question"
	"github.com/policygraph/policygraph/internal/neo4jtest"
)

// database is a Neo4j that holds a dataset of one size.
type database struct {
	*neo4jtest.Server
	dataset string
	pool    question.Pool
}

// build builds the programs and fetches the peer's packages where they are not
// there yet.
func build(ctx context.Context, o options) error {
	bin := filepath.Join(o.dir, "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return err
	}
	if err := command(ctx, nil, "go", "build", "-buildvcs=false", "-o", bin, "./cmd/policygraph", "./bench/limit"); err != nil {
		return err
	}
	if _, err := os.Stat("bench/peer/node_modules"); errors.Is(err, fs.ErrNotExist) {
		return command(ctx, nil, "npm", "ci", "--no-audit", "--no-fund", "--prefix", "bench/peer")
	}
	return nil
}

// openDatabase starts the database of a size; what is not there yet is made
// and loaded.
func openDatabase(ctx context.Context, o options, districts int) (*database, error) {
	home := filepath.Join(o.dir, fmt.Sprint("districts-", districts))
	if o.reload {
		if err := os.RemoveAll(home); err != nil {
			return nil, err
		}
	}
	db := &database{dataset: filepath.Join(home, "dataset")}
	graph := filepath.Join(home, "neo4j")
	if err := os.MkdirAll(graph, 0o755); err != nil {
		return nil, err
	}
	var err error
	if db.Server, err = neo4jtest.Launch(neo4jtest.Options{Dir: graph, Heap: "2g", PageCache: "1024", Steady: true}); err != nil {
		return nil, fmt.Errorf("start Neo4j: %w", err)
	}
	if err := db.fill(ctx, o, districts, filepath.Join(home, "loaded")); err != nil {
		db.close()
		return nil, err
	}
	return db, nil
}

func (db *database) close() { db.Shutdown() }

// fill loads the dataset, unless the mark says that this very program did so
// already. A load by another program writes what differs.
func (db *database) fill(ctx context.Context, o options, districts int, mark string) error {
	program, started := filepath.Join(o.dir, "bin", "policygraph"), time.Now()
	content, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(content))
	if done, err := os.ReadFile(mark); err != nil || string(done) != sum {
		if err := os.RemoveAll(db.dataset); err != nil {
			return err
		}
		if err := command(ctx, nil, program, "synth", "--districts", fmt.Sprint(districts), "--out", db.dataset); err != nil {
			return err
		}
		if err := command(ctx, db.environment(), program, "load", "--store", "neo4j", "--data", db.dataset); err != nil {
			return err
		}
		if err := os.WriteFile(mark, []byte(sum), 0o644); err != nil {
			return err
		}
		fmt.Printf("%d districts: invented and loaded in %.1f s\n", districts, time.Since(started).Seconds())
	}
	return db.fillPool(ctx)
}

// fillPool reads what questions are asked about, and has Neo4j count its data
// anew, which it otherwise does when it likes.
func (db *database) fillPool(ctx context.Context) error {
	driver, err := neo4j.NewDriverWithContext(db.URI, neo4j.BasicAuth(db.User, db.Password, ""))
	if err != nil {
		return err
	}
	defer driver.Close(ctx)
	if _, err := neo4j.ExecuteQuery(ctx, driver, "CALL db.prepareForReplanning()", nil, neo4j.EagerResultTransformer); err != nil {
		return fmt.Errorf("have Neo4j count its data: %w", err)
	}
	result, err := neo4j.ExecuteQuery(ctx, driver, question.Pooling, nil, neo4j.EagerResultTransformer)
	if err != nil {
		return fmt.Errorf("read what is asked about: %w", err)
	}
	for i, list := range []*[]string{&db.pool.Plans, &db.pool.Agencies, &db.pool.Indicators, &db.pool.Areas} {
		for _, id := range result.Records[0].Values[i].([]any) {
			*list = append(*list, id.(string))
		}
		if len(*list) == 0 {
			return errors.New("the database lacks what is asked about: run again with -reload")
		}
	}
	return nil
}

// environment is how servers find the database.
func (db *database) environment() []string {
	return []string{"NEO4J_URI=" + db.URI, "NEO4J_USERNAME=" + db.User, "NEO4J_PASSWORD=" + db.Password, "NEO4J_DATABASE=" + db.Database}
}

// command runs a program to its end. The error has what it printed.
func command(ctx context.Context, environment []string, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), environment...)
	if output, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), args[0], err, output)
	}
	return nil
}
