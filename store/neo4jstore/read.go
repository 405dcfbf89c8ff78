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
// so a statement that runs meanwhile may see some of it. Therefore a load makes a
// commit node before it commits, which goes when that is over, and with what it
// commits a new load node in place of the last; and each read looks at these nodes
// before its work and after. Where the load node is another meanwhile, or there is
// a commit node, it is run again.
//
// The id of a load node is random, so that a graph is not taken for another, also
// where the database was emptied and filled again meanwhile.
const (
	loadNode   = "PolicygraphLoad"   // its id is the epoch
	commitNode = "PolicygraphCommit" // until says when the commit is over, should nobody else
)

// look writes what is looked at. Careful, it also counts the commit nodes without those
// of commits that are over, which stay where a load was killed.
func look(careful bool) string {
	text := "COLLECT { MATCH (l:" + loadNode + ") RETURN coalesce(l.id, elementId(l)) }, COUNT { (:" + commitNode + ") }"
	if careful {
		text += ", COUNT { (c:" + commitNode + ") WHERE c.until > timestamp() }"
	}
	return "[" + text + "]"
}

// unknownEpoch is that of who has not looked yet.
const unknownEpoch = "unknown"

// looked is what a look saw.
type looked struct {
	epoch          string // "" where nothing was loaded
	commits, under int64
}

func decodeLook(c *cells) (l looked) {
	cells := cells{list: c.next()}
	// Where an older version of this program loaded, there are several load nodes.
	l.epoch = strings.Join(cells.strings(), ",")
	l.commits = cells.number()
	if l.under = l.commits; cells.more() {
		l.under = cells.number()
	}
	c.bad = c.bad || cells.bad
	return l
}

// settled runs a reading until no commit lies within it, and says of which epoch
// the answer is.
func (b *backend) settled(ctx context.Context, r reading) (answer cells, epoch string, err error) {
	wait := 2 * time.Millisecond
	for {
		values, err := b.read(ctx, r.statement(b.careful.Load()), map[string]any{"p": r.parameters})
		if err != nil {
			return answer, "", err
		}
		answer = cells{list: values}
		before, after := decodeLook(&answer), decodeLook(&answer)
		if answer.bad {
			return answer, "", errShape
		}
		b.careful.Store(before.commits+after.commits > 0)
		if before.under+after.under == 0 && before.epoch == after.epoch {
			return answer, after.epoch, nil
		}
		if !pause(ctx, wait) {
			return answer, "", ctx.Err()
		}
		wait = min(2*wait, 100*time.Millisecond)
	}
}

// consistent runs a reading and gives its columns. Where the graph is of another
// epoch than the census that the statement was written by, the census is learnt,
// for the next. Where the database has others' edges, too, the next goes by what
// the census says of this program's alone.
func (b *backend) consistent(ctx context.Context, r reading) ([]any, error) {
	answer, epoch, err := b.settled(ctx, r)
	if err != nil {
		return nil, err
	}
	if epoch != r.known {
		if err := b.learn(ctx); err != nil {
			return nil, err
		}
		if r.exact {
			return nil, errOutdated
		}
	}
	if r.own != "" {
		if own, _ := answer.next().(bool); !own {
			b.distrust(r.known)
			return nil, errOutdated
		}
	}
	return answer.list.([]any)[answer.at:], nil
}

// learn reads the census that is there.
func (b *backend) learn(ctx context.Context) error {
	answer, epoch, err := b.settled(ctx, reading{columns: []string{"COLLECT { MATCH (s:" + stateNode + ") RETURN s.census }"}})
	if err != nil {
		return err
	}
	var lines []any
	if states := answer.rows(); len(states) == 1 {
		lines, _ = states[0].([]any)
	}
	b.census.Store(readCensus(epoch, lines))
	return nil
}

// distrust keeps of the census of an epoch that others' edges stand beside those
// that it counted. The next one learnt is trusted again.
func (b *backend) distrust(epoch string) {
	if c := b.census.Load(); c != nil && c.epoch == epoch {
		mixed := *c
		mixed.mixed = true
		b.census.CompareAndSwap(c, &mixed)
	}
}

// reading is what stands between two looks: expressions that read by themselves,
// and before them some that they share. Each may read what stands before it.
type reading struct {
	given      []string // with their names
	columns    []string
	parameters map[string]any
	known      string // the epoch of the census that it was written by
	exact      bool   // it holds for that epoch only
	own        string // a condition without which it does not hold; "" where there is none
	plain      string // its statement, where that is at hand
}

func (r reading) statement(careful bool) string {
	if r.plain != "" && !careful {
		return r.plain
	}
	var text, names strings.Builder
	text.WriteString("WITH " + look(careful) + " AS look")
	if r.own != "" { // edges may come or go meanwhile
		text.WriteString(", " + r.own + " AS own")
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
	return text.String() + "\nRETURN look, " + look(careful) + names.String()
}

// errOutdated: the statement was written by the census of another graph than the
// one that is there. Its census is known by now.
var errOutdated = errors.New("the graph is another than the statement was written for")

// errShape: the server's answer is not what the statement asks for.
var errShape = errors.New("the answer of Neo4j has an unknown shape")
