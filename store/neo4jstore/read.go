package neo4jstore

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"github.com/policygraph/policygraph/store"
)

// attempts are how often a read is sent that fails for a moment (a server that
// restarts, a leader that changes). That a server stays away is soon reported.
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
	trace.SpanFromContext(ctx).AddEvent("statement", trace.WithAttributes(attribute.String("db.query.text", statement))) // no parameters: people search for names
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
// commits a new load node in place of the last. A statement is written for the epoch
// that is known, and looks at these nodes after its work: where there is no commit
// node and the epoch is still the known one, there was no commit since that became
// known. Where the epoch is another, the statement is written anew for it.
//
// The id of a load node is random, so that a graph is not taken for another, also
// where the database was emptied and filled again meanwhile.
const (
	loadNode   = "PolicygraphLoad"   // its id is the epoch
	commitNode = "PolicygraphCommit" // until says when the commit is over, should nobody else
)

// unknownEpoch is that of who has not looked yet.
const unknownEpoch = "unknown"

// commitCheck writes what a read looks at. Where a load that was killed left commit
// nodes, those whose time is over count no more, which takes reading each of them.
func commitCheck(leftCommits bool) string {
	text := "COUNT { (:" + commitNode + ") }, "
	if leftCommits {
		text += "COUNT { (c:" + commitNode + ") WHERE c.until > timestamp() }, "
	}
	// After the commits: what ended before they were counted has its load node by now.
	return "[" + text + "COLLECT { MATCH (l:" + loadNode + ") RETURN coalesce(l.id, elementId(l)) }]"
}

// commitState is what a commitCheck saw.
type commitState struct {
	epoch          string // "" where nothing was loaded
	commits, under int64  // commit nodes, and those whose commit is under way
}

func decodeCommitState(c *cells, leftCommits bool) (s commitState) {
	row := cells{list: c.next()}
	s.commits = row.number()
	if s.under = s.commits; leftCommits {
		s.under = row.number()
	}
	// Where an older version of this program loaded, there are several load nodes.
	s.epoch = strings.Join(row.strings(), ",")
	c.bad = c.bad || row.bad
	return s
}

// noCommitBetween says whether the graph was the same from the one to the other.
func noCommitBetween(before, after commitState) bool {
	return before.under+after.under == 0 && before.epoch == after.epoch
}

// readConsistent runs a statement until no commit lies within it, as far as it looks,
// and says of which epoch the answer is.
func (b *backend) readConsistent(ctx context.Context, s statement) (answer cells, epoch string, err error) {
	wait := 2 * time.Millisecond
	for {
		leftCommits := b.leftCommits.Load()
		values, err := b.read(ctx, s.cypher(leftCommits), map[string]any{"p": s.parameters})
		if err != nil {
			return answer, "", err
		}
		answer = cells{list: values}
		after := decodeCommitState(&answer, leftCommits)
		before := after
		if s.checkBefore {
			before = decodeCommitState(&answer, leftCommits)
		}
		if answer.bad {
			return answer, "", errShape
		}
		b.leftCommits.Store(before.commits+after.commits > 0)
		if noCommitBetween(before, after) {
			return answer, after.epoch, nil
		}
		if !pause(ctx, wait) {
			return answer, "", ctx.Err()
		}
		wait = min(2*wait, 100*time.Millisecond)
	}
}

// readCurrent runs what is written for the graph that is known, and gives its
// columns. It is written anew where the graph is another by now, whose statistics are
// then read; or where the database has edges of others beside those that the
// statistics counted, which are then distrusted.
func (b *backend) readCurrent(ctx context.Context, write func() statement) ([]any, error) {
	for {
		s := write()
		answer, epoch, err := b.readConsistent(ctx, s)
		if err != nil {
			return nil, err
		}
		if epoch != s.epoch {
			if err := b.readStatistics(ctx); err != nil {
				return nil, err
			}
			continue
		}
		if s.ownEdges != "" {
			if own, _ := answer.next().(bool); !own {
				b.distrustCounts(s.epoch)
				continue
			}
		}
		store.TellVersion(ctx, s.version)
		return answer.list.([]any)[answer.at:], nil
	}
}

// readStatistics reads those that the last load left.
func (b *backend) readStatistics(ctx context.Context) error {
	answer, epoch, err := b.readConsistent(ctx, statement{
		checkBefore: true, columns: []string{"COLLECT { MATCH (s:" + stateNode + ") RETURN [s.version, s.statistics] }"},
	})
	if err != nil {
		return err
	}
	var version string
	var lines []any
	if states := answer.rows(); len(states) == 1 {
		if state, _ := states[0].([]any); len(state) == 2 {
			version, _ = state[0].(string)
			lines, _ = state[1].([]any)
		}
	}
	b.statistics.Store(parseStatistics(epoch, version, lines))
	return nil
}

// distrustCounts keeps with the statistics of an epoch that edges of others stand
// beside those that they counted. The next ones that are read are trusted again.
func (b *backend) distrustCounts(epoch string) {
	if s := b.statistics.Load(); s != nil && s.epoch == epoch {
		distrusted := *s
		distrusted.foreignEdges = true
		b.statistics.CompareAndSwap(s, &distrusted)
	}
}

// statement is what a read sends: columns that read by themselves, and before them
// some that they share. Each may read what stands before it.
type statement struct {
	shared      []string // with their names
	columns     []string
	parameters  map[string]any
	epoch       string // that it was written for
	version     string // of that epoch's graph
	checkBefore bool   // it is of no known epoch, and so checks for commits before its work, too
	ownEdges    string // a condition without which it is not right; "" where there is none
	text        string // what cypher(false) writes, where that is at hand
}

// cypher writes the check for commits after the work, the one before it, whether the
// edges are this program's own, and the columns.
func (s statement) cypher(leftCommits bool) string {
	if s.text != "" && !leftCommits {
		return s.text
	}
	var steps []string
	returned := []string{commitCheck(leftCommits)}
	if s.checkBefore {
		steps = append(steps, commitCheck(leftCommits)+" AS before")
		returned = append(returned, "before")
	}
	if s.ownEdges != "" { // edges may come or go meanwhile
		steps = append(steps, s.ownEdges+" AS own")
		returned = append(returned, "own AND "+s.ownEdges)
	}
	steps = append(steps, s.shared...)
	for i, c := range s.columns {
		steps = append(steps, c+" AS "+alias("c", i))
		returned = append(returned, alias("c", i))
	}
	return "WITH " + strings.Join(steps, "\nWITH *, ") + "\nRETURN " + strings.Join(returned, ", ")
}

// errShape: the server's answer is not what the statement asks for.
var errShape = errors.New("the answer of Neo4j has an unknown shape")
