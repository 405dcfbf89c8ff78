package neo4jstore

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// attempts are how often a read is sent that fails for a moment (a server that
// restarts, a leader that changes). A server that stays away is told of, soon.
const attempts = 4

// read runs a statement that reads and answers in one record: one round trip,
// in a session that a cluster routes to its readers.
func (b *backend) read(ctx context.Context, statement string, parameters map[string]any) ([]any, error) {
	wait := 20 * time.Millisecond
	for attempt := 1; ; attempt++ {
		values, err := b.readOnce(ctx, statement, parameters)
		if err == nil {
			return values, nil
		}
		if attempt == attempts || !neo4j.IsRetryable(err) || !pause(ctx, wait) {
			return nil, err
		}
		wait *= 3
	}
}

func (b *backend) readOnce(ctx context.Context, statement string, parameters map[string]any) ([]any, error) {
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	b.observe(statement, parameters)
	result, err := session.Run(ctx, statement, parameters)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return record.Values, nil
}

// pause waits, a little more or less so that many do not come back at once. It
// is false when the context ends before.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d/2 + rand.N(d))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// A read must not see half of a load. Neo4j applies a commit while others read,
// so a statement that runs meanwhile may see some of it. Therefore a load says
// on the state node that it is about to commit (committing, a time by which it
// is over), and raises epoch when it is done; and each read looks at the state
// before its work and after. Where the two differ, or a commit is under way, it
// is run again.
const (
	before = "OPTIONAL MATCH (s0:PolicygraphStore)\n" +
		"WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy\n"
	after = "OPTIONAL MATCH (s1:PolicygraphStore)\n" +
		"RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy" +
		" AND NOT coalesce(s1.committing > timestamp(), false)"
)

// consistent runs a reading part, which turns columns into columns, between the
// two looks at the state.
func (b *backend) consistent(ctx context.Context, part reading) ([]any, error) {
	wait := 2 * time.Millisecond
	for {
		values, err := b.read(ctx, part.statement(), map[string]any{"p": part.parameters})
		if err != nil {
			return nil, err
		}
		if ok, _ := values[0].(bool); ok {
			return values[1:], nil
		}
		if !pause(ctx, wait) {
			return nil, ctx.Err()
		}
		wait = min(2*wait, 100*time.Millisecond)
	}
}

// reading is what stands between the two looks at the state: columns, each an
// expression that reads by itself.
type reading struct {
	columns    []string
	parameters map[string]any
}

func (r reading) statement() string {
	text := before + "WITH epoch, busy"
	names := ""
	for i, c := range r.columns {
		name := alias("c", i)
		text += ",\n  " + c + " AS " + name
		names += ", " + name
	}
	return text + "\n" + after + names
}

// errShape: the server's answer is not what the statement asks for.
var errShape = errors.New("the answer of Neo4j has an unknown shape")
