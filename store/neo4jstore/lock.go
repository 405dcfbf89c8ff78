package neo4jstore

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// errLost: the lock went to another load, because this one did not renew it within
// its lease.
var errLost = errors.New("the load did not renew its lock in time, and another load took over")

// ownState is the state node as long as the load has the lock.
const ownState = "MATCH (s:" + stateNode + " {name: 'graph'}) WHERE s.owner = $owner"

// lock is the right to load. It stands on the state node as an owner and a
// lease, a time by which the owner must renew it, so that a load that
// was killed does not keep others out for long. Each transaction of a load asks
// for the node under Neo4j's own lock before it commits (confirm), so that one who
// lost the right writes nothing more.
type lock struct {
	backend *backend
	owner   string
	stop    context.CancelFunc
	renewed sync.WaitGroup
}

// acquire takes the lock, or says who has it.
func (b *backend) acquire(ctx context.Context) (*lock, error) {
	l := &lock{backend: b, owner: rand.Text()}
	renew, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	if err := l.take(ctx); err != nil {
		if errors.Is(err, ErrLoading) {
			stop()
		} else {
			l.release(ctx) // the server may have given it all the same
		}
		return nil, err
	}
	l.renewed.Go(func() { l.renew(renew) })
	return l, nil
}

// take makes the lock this load's, unless another load has it, and removes what a
// load that was killed had to say of its commit.
func (l *lock) take(ctx context.Context) error {
	_, err := l.backend.inTransaction(ctx, func(tx runner) (any, error) {
		// The write brings Neo4j's own lock on the node: nobody else decides meanwhile.
		row, err := queryRow(ctx, l.backend, tx, "MERGE (s:"+stateNode+" {name: 'graph'}) SET s.asked = timestamp()"+
			" RETURN s.ownerName, s.since, s.lease, timestamp()", nil)
		if err != nil {
			return nil, err
		}
		if state := decodeLockState(row); state.held() {
			return nil, state.refusal(l.backend.lease)
		}
		host, _ := os.Hostname()
		parameters := l.parameters()
		parameters["name"] = fmt.Sprintf("process %d on %s", os.Getpid(), host)
		return queryRow(ctx, l.backend, tx, "MATCH (s:"+stateNode+" {name: 'graph'})"+
			" SET s.owner = $owner, s.ownerName = $name, s.since = timestamp(), s.lease = timestamp() + $lease RETURN 1", parameters)
	})
	if err != nil {
		return err
	}
	_, err = l.backend.write(ctx, "MATCH (c:"+commitNode+") WHERE c.until < timestamp() DELETE c RETURN count(c)", nil)
	return err
}

// lockState is what the state node says of the lock. Its times are the server's, in
// milliseconds.
type lockState struct {
	ownerName  string
	since      int64
	lease, now int64 // lease is 0 where nobody has the lock
}

func decodeLockState(row []any) lockState {
	c := cells{list: row}
	return lockState{ownerName: c.text(), since: c.number(), lease: c.number(), now: c.number()}
}

// held says whether a load has the lock and renewed it in time.
func (s lockState) held() bool { return s.lease > 0 && s.lease >= s.now }

// refusal tells a load that another one has the lock.
func (s lockState) refusal(lease time.Duration) error {
	return fmt.Errorf("%w: %s, since %s (a load that was killed keeps others out for %s)",
		ErrLoading, s.ownerName, time.UnixMilli(s.since).Format(time.DateTime), lease)
}

// renew says every now and then that the load is alive.
func (l *lock) renew(ctx context.Context) {
	ticker := time.NewTicker(l.backend.lease / 4)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			// What fails here is seen by confirm, in the load's own transaction.
			_, _ = l.backend.write(ctx, ownState+
				" SET s.lease = timestamp() + $lease RETURN 1", l.parameters())
		}
	}
}

func (l *lock) parameters() map[string]any {
	return map[string]any{"owner": l.owner, "lease": l.backend.lease.Milliseconds()}
}

// announceCommit tells readers that a commit comes, which is over within a time, or
// when endCommit says so.
func (l *lock) announceCommit(ctx context.Context, within time.Duration) error {
	parameters := l.parameters()
	parameters["within"] = within.Milliseconds()
	_, err := l.backend.write(ctx, ownState+
		" CREATE (:"+commitNode+" {owner: $owner, until: timestamp() + $within}) RETURN 1", parameters)
	return lost(err)
}

// endCommit tells that the commit is done or never will be. Where telling fails, its
// time runs out.
func (l *lock) endCommit(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	_, _ = l.backend.write(ctx, "MATCH (c:"+commitNode+" {owner: $owner}) DELETE c RETURN count(c)", l.parameters())
}

// confirm keeps the lock within a transaction until it commits.
func (l *lock) confirm(ctx context.Context, tx neo4j.ExplicitTransaction) error {
	_, err := queryRow(ctx, l.backend, tx, ownState+
		" SET s.lease = timestamp() + $lease RETURN 1", l.parameters())
	return lost(err)
}

// removeStatistics tells readers that the statistics hold no more: the graph is about
// to change bit by bit.
func (l *lock) removeStatistics(ctx context.Context) error {
	_, err := l.backend.write(ctx, ownState+
		" REMOVE s.statistics"+newLoadNode+" RETURN 1", l.loadParameters(""))
	return lost(err)
}

// recordLoad tells readers, within the transaction that makes it true, that the graph
// of a version is there, and its statistics, which it returns.
func (l *lock) recordLoad(ctx context.Context, tx runner, version string, lines []string) (*statistics, error) {
	parameters := l.loadParameters(version)
	parameters["statistics"] = lines
	values, err := queryRow(ctx, l.backend, tx, ownState+
		" SET s.version = $version, s.statistics = $statistics, s.census = null, s.lease = timestamp() + $lease"+
		newLoadNode+" RETURN s.statistics", parameters)
	if err != nil {
		return nil, lost(err)
	}
	c := cells{list: values}
	return parseStatistics(parameters["load"].(string), version, c.rows()), nil
}

// newLoadNode puts a new load node in place of the one that there was, of which
// older versions of this program left one for each load.
const newLoadNode = " WITH s, COLLECT { MATCH (l:" + loadNode + ") RETURN l } AS earlier" +
	" FOREACH (l IN earlier | DETACH DELETE l)" +
	" CREATE (:" + loadNode + " {id: $load, at: datetime(), version: $version})"

func (l *lock) loadParameters(version string) map[string]any {
	parameters := l.parameters()
	parameters["load"], parameters["version"] = rand.Text(), version
	return parameters
}

// release gives the lock back, also after the load's context has ended.
func (l *lock) release(ctx context.Context) {
	l.stop()
	l.renewed.Wait()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	// Where this fails the lease runs out.
	_, _ = l.backend.write(ctx, ownState+
		" REMOVE s.owner, s.ownerName, s.since, s.lease, s.asked RETURN 1", l.parameters())
}

// lost tells that there was no row to answer with.
func lost(err error) error {
	if errors.Is(err, errNoRow) {
		return errLost
	}
	return err
}

var errNoRow = errors.New("no row")

// runner is a transaction or a session.
type runner interface {
	Run(ctx context.Context, statement string, parameters map[string]any) (neo4j.ResultWithContext, error)
}

// queryRow runs a statement and reads its one record.
func queryRow(ctx context.Context, b *backend, tx runner, statement string, parameters map[string]any) ([]any, error) {
	b.observe(statement, parameters)
	result, err := tx.Run(ctx, statement, parameters)
	if err != nil {
		return nil, err
	}
	if !result.Next(ctx) {
		if err := result.Err(); err != nil {
			return nil, err
		}
		return nil, errNoRow
	}
	values := result.Record().Values
	_, err = result.Consume(ctx)
	return values, err
}

// write runs one statement in a transaction of its own.
func (b *backend) write(ctx context.Context, statement string, parameters map[string]any) ([]any, error) {
	row, err := b.inTransaction(ctx, func(tx runner) (any, error) { return queryRow(ctx, b, tx, statement, parameters) })
	list, _ := row.([]any)
	return list, err
}

// inTransaction does work in one transaction, again where a deadlock or a change of
// leader undid it.
func (b *backend) inTransaction(ctx context.Context, work func(runner) (any, error)) (any, error) {
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	return session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return work(tx) })
}
