package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// errLost: the lock went to another load, because this one was not heard of for
// longer than its lease.
var errLost = errors.New("the load was not heard of for too long, and another one took over")

// lock is the right to load. It stands on the state node as an owner and a
// lease, a time by which the owner must be heard of again, so that a load that
// was killed does not keep others out for long. Each transaction of a load asks
// for the node under Neo4j's own lock before it commits (hold), so that one who
// lost the right writes nothing more.
type lock struct {
	backend *backend
	owner   string
	stop    context.CancelFunc
	renewed sync.WaitGroup
}

// acquire takes the lock, or says who has it.
func (b *backend) acquire(ctx context.Context) (*lock, error) {
	host, _ := os.Hostname()
	owner := fmt.Sprintf("process %d on %s", os.Getpid(), host)
	l := &lock{backend: b, owner: uuid.NewString()}
	values, err := b.write(ctx, "MERGE (s:"+stateNode+" {name: 'graph'})"+
		" SET s.asked = timestamp()"+
		" WITH s, s.lease IS NULL OR s.lease < timestamp() AS free"+
		" FOREACH (x IN CASE WHEN free THEN [1] ELSE [] END |"+
		" SET s.owner = $owner, s.ownerName = $name, s.since = timestamp(), s.lease = timestamp() + $lease)"+
		" RETURN free, s.ownerName, s.since",
		map[string]any{"owner": l.owner, "name": owner, "lease": b.lease.Milliseconds()})
	if err != nil {
		return nil, err
	}
	if free, _ := values[0].(bool); !free {
		since, _ := values[2].(int64)
		return nil, fmt.Errorf("%w: %v, since %s (a load that was killed keeps others out for %s)",
			ErrLoading, values[1], time.UnixMilli(since).Format(time.DateTime), b.lease)
	}
	// What a load that was killed had to say of its commit.
	if _, err := b.write(ctx, "MATCH (c:"+commitNode+") WHERE c.until < timestamp() DELETE c RETURN count(c)", nil); err != nil {
		return nil, err
	}
	renew, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	l.renewed.Go(func() { l.renew(renew) })
	return l, nil
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
			// What fails here is seen by hold, in the load's own transaction.
			_, _ = l.backend.write(ctx, "MATCH (s:"+stateNode+" {name: 'graph'}) WHERE s.owner = $owner"+
				" SET s.lease = timestamp() + $lease RETURN 1", l.parameters())
		}
	}
}

func (l *lock) parameters() map[string]any {
	return map[string]any{"owner": l.owner, "lease": l.backend.lease.Milliseconds()}
}

// committing tells readers that a commit comes, which is over within a time, or
// when over says so.
func (l *lock) committing(ctx context.Context, within time.Duration) error {
	parameters := l.parameters()
	parameters["within"] = within.Milliseconds()
	_, err := l.backend.write(ctx, "MATCH (s:"+stateNode+" {name: 'graph'}) WHERE s.owner = $owner"+
		" CREATE (:"+commitNode+" {owner: $owner, until: timestamp() + $within}) RETURN 1", parameters)
	return lost(err)
}

// over tells that the commit is done or never will be. Where telling fails, its
// time runs out.
func (l *lock) over(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	_, _ = l.backend.write(ctx, "MATCH (c:"+commitNode+" {owner: $owner}) DELETE c RETURN count(c)", l.parameters())
}

// hold keeps the lock within a transaction until it commits.
func (l *lock) hold(ctx context.Context, tx neo4j.ExplicitTransaction) error {
	_, err := single(ctx, l.backend, tx, "MATCH (s:"+stateNode+" {name: 'graph'}) WHERE s.owner = $owner"+
		" SET s.lease = timestamp() + $lease RETURN 1", l.parameters())
	return lost(err)
}

// uncounted tells readers that the census no longer holds: the graph is about to
// change bit by bit.
func (l *lock) uncounted(ctx context.Context) error {
	_, err := l.backend.write(ctx, "MATCH (s:"+stateNode+" {name: 'graph'}) WHERE s.owner = $owner"+
		" REMOVE s.census CREATE (:"+loadNode+" {at: datetime(), begun: true}) RETURN 1", l.parameters())
	return lost(err)
}

// loaded tells readers, within the transaction that makes it true, that the graph
// of a version is there, and its census, which it returns.
func (l *lock) loaded(ctx context.Context, tx runner, version string, lines []string) (*census, error) {
	parameters := l.parameters()
	parameters["version"], parameters["census"] = version, lines
	values, err := single(ctx, l.backend, tx, "MATCH (s:"+stateNode+" {name: 'graph'}) WHERE s.owner = $owner"+
		" SET s.version = $version, s.census = $census, s.lease = timestamp() + $lease"+
		" CREATE (:"+loadNode+" {at: datetime(), version: $version})"+
		" WITH s RETURN COUNT { (:"+loadNode+") }, s.census", parameters)
	if err != nil {
		return nil, lost(err)
	}
	c := cells{list: values}
	epoch, _ := c.next().(int64)
	return readCensus(epoch, c.rows()), nil
}

// release gives the lock back, also after the load's context has ended.
func (l *lock) release(ctx context.Context) {
	l.stop()
	l.renewed.Wait()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	// Where this fails the lease runs out.
	_, _ = l.backend.write(ctx, "MATCH (s:"+stateNode+" {name: 'graph'}) WHERE s.owner = $owner"+
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

// single runs a statement and reads its one record.
func single(ctx context.Context, b *backend, tx runner, statement string, parameters map[string]any) ([]any, error) {
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

// write runs one statement in a transaction of its own, again where a deadlock
// or a change of leader undid it.
func (b *backend) write(ctx context.Context, statement string, parameters map[string]any) ([]any, error) {
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	values, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return single(ctx, b, tx, statement, parameters)
	})
	list, _ := values.([]any)
	return list, err
}
