package neo4jstore

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// attempts are how often a read is sent that fails for a moment (a server that
// restarts, a leader that changes). A server that stays away is told of, soon.
const attempts = 4

// grace is how much longer the server may work than the one who asks waits. It
// is told, so that nothing goes on for nobody.
const grace = time.Second

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
	var limits []func(*neo4j.TransactionConfig)
	if end, ok := ctx.Deadline(); ok {
		limits = append(limits, neo4j.WithTxTimeout(time.Until(end)+grace))
	}
	result, err := session.Run(ctx, statement, parameters, limits...)
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
		"WITH s0.epoch AS epoch, coalesce(s0.committing > timestamp(), false) AS busy"
	after = "\nOPTIONAL MATCH (s1:PolicygraphStore)\n" +
		"RETURN coalesce(epoch = s1.epoch, epoch IS NULL AND s1 IS NULL) AND NOT busy" +
		" AND NOT coalesce(s1.committing > timestamp(), false)," +
		" CASE WHEN s1.epoch <> $p.known THEN [s1.epoch, s1.census] END"
)

// consistent runs a reading between the two looks at the state. Where the state
// is of another graph than the census that the statement was written by, its
// census comes along, for the next. Where the database has others' edges, too,
// the next goes by what the census says of this program's alone.
func (b *backend) consistent(ctx context.Context, r reading) ([]any, error) {
	if r.parameters == nil {
		r.parameters = map[string]any{}
	}
	r.parameters["known"] = r.known
	wait := 2 * time.Millisecond
	for {
		values, err := b.read(ctx, r.statement(), map[string]any{"p": r.parameters})
		if err != nil {
			return nil, err
		}
		state := cells{list: values}
		ok, _ := state.next().(bool)
		if of, _ := state.next().([]any); ok && of != nil {
			b.learn(of)
			if r.exact {
				return nil, errOutdated
			}
		}
		if r.own != "" {
			if own, _ := state.next().(bool); ok && !own {
				b.distrust(r.known)
				return nil, errOutdated
			}
		}
		if ok {
			return values[state.at:], nil
		}
		if !pause(ctx, wait) {
			return nil, ctx.Err()
		}
		wait = min(2*wait, 100*time.Millisecond)
	}
}

// learn keeps the census of a state: its epoch and its lines, which one that an
// older load left does not have.
func (b *backend) learn(state []any) {
	c := cells{list: state}
	epoch, _ := c.next().(int64)
	lines, ok := c.next().([]any)
	if !ok {
		b.census.Store(nil)
		return
	}
	b.census.Store(readCensus(epoch, stringsOf(lines)))
}

// distrust keeps of the census of an epoch that others' edges stand beside those
// that it counted. The next one learnt is trusted again.
func (b *backend) distrust(epoch int64) {
	if c := b.census.Load(); c != nil && c.epoch == epoch {
		mixed := *c
		mixed.mixed = true
		b.census.CompareAndSwap(c, &mixed)
	}
}

// reading is what stands between the two looks at the state: expressions that
// read by themselves, and before them some that they share. Each may read what
// stands before it.
type reading struct {
	given      []string // with their names
	columns    []string
	parameters map[string]any
	known      int64  // the epoch of the census that it was written by
	exact      bool   // it holds for that epoch only
	own        string // a condition without which it does not hold; "" where there is none
}

func (r reading) statement() string {
	var text, names strings.Builder
	text.WriteString(before)
	if r.own != "" { // edges may come or go meanwhile
		text.WriteString("\nWITH *, " + r.own + " AS own")
		names.WriteString(", own AND " + r.own)
	}
	for _, g := range r.given {
		text.WriteString("\nWITH *, " + g)
	}
	for i, c := range r.columns {
		name := alias("c", i)
		text.WriteString("\nWITH *, " + c + " AS " + name)
		names.WriteString(", " + name)
	}
	return text.String() + after + names.String()
}

// errOutdated: the statement was written by the census of another graph than the
// one that is there. Its census is known by now.
var errOutdated = errors.New("the graph is another than the statement was written for")

// errShape: the server's answer is not what the statement asks for.
var errShape = errors.New("the answer of Neo4j has an unknown shape")
