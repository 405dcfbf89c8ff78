package neo4jstore

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
)

// LoadOptions are how a load goes.
type LoadOptions struct {
	// DryRun counts what would change and changes nothing.
	DryRun bool
	// InBatches writes in batches also what one transaction could take, for a
	// Neo4j whose memory is too small for that (ErrMemory).
	InBatches bool
	// Progress, where set, is told how many of the changes are written: none at
	// first, all of them when they are committed.
	Progress func(done, total int)
}

// LoadReport counts what a load changed.
type LoadReport struct {
	NodesCreated, NodesUpdated, NodesDeleted int
	EdgesCreated, EdgesUpdated, EdgesDeleted int
	Version                                  string // of the graph that was loaded
	VersionChanged                           bool
}

// Changes is the number of nodes and edges that differ.
func (r LoadReport) Changes() int {
	return r.NodesCreated + r.NodesUpdated + r.NodesDeleted + r.EdgesCreated + r.EdgesUpdated + r.EdgesDeleted
}

// Changed says whether anything differs.
func (r LoadReport) Changed() bool { return r.Changes() > 0 || r.VersionChanged }

// Load makes the graph the store's content by writing what differs from it.
//
// Up to 200,000 changes are one transaction, and readers see all or nothing of
// it. More are written in batches, each a transaction: readers see the work in
// progress (Stats.Loading), and a load that is killed is finished by the next.
// While one load is under way another is refused with ErrLoading.
func (s *Store) Load(ctx context.Context, g *store.Graph, o LoadOptions) (LoadReport, error) {
	if err := g.Validate(); err != nil {
		return LoadReport{}, fmt.Errorf("load: %w", err)
	}
	report, err := s.backend.load(ctx, g, o)
	if err != nil {
		return LoadReport{}, fmt.Errorf("load: %w", failure(ctx, err))
	}
	return report, nil
}

// Replace is Load without options.
func (b *backend) Replace(ctx context.Context, g *store.Graph) error {
	if _, err := b.load(ctx, g, LoadOptions{}); err != nil {
		return fmt.Errorf("replace: %w", failure(ctx, err))
	}
	return nil
}

func (b *backend) load(ctx context.Context, g *store.Graph, o LoadOptions) (LoadReport, error) {
	if err := b.checkIndexed(g); err != nil {
		return LoadReport{}, err
	}
	if o.DryRun {
		d, err := b.compare(ctx, g)
		if err != nil {
			return LoadReport{}, err
		}
		return d.report, nil
	}
	if err := b.prepare(ctx); err != nil {
		return LoadReport{}, err
	}
	l, err := b.acquire(ctx)
	if err != nil {
		return LoadReport{}, err
	}
	defer l.release(ctx)
	d, err := b.compare(ctx, g)
	if err != nil {
		return LoadReport{}, err
	}
	if d.nothingToWrite() {
		return d.report, nil
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	write := b.writeAtOnce
	if d.needsBatches(o) {
		write = b.writeInBatches
	}
	known, err := write(ctx, l, d, o.Progress)
	if err != nil {
		return LoadReport{}, err
	}
	b.statistics.Store(known)
	o.Progress(d.total(), d.total())
	return d.report, nil
}

// checkIndexed holds the indexes' promise: one value, no list.
func (b *backend) checkIndexed(g *store.Graph) error {
	for i := range g.Nodes {
		n := &g.Nodes[i]
		for k, v := range n.Props {
			if _, list := v.([]string); list && b.indexed[Index{n.Kind, k}] {
				return fmt.Errorf("%w: node %q: property %s is a list, and the index on it takes one value", store.ErrInvalidGraph, n.ID, k)
			}
		}
	}
	return nil
}

func (b *backend) compare(ctx context.Context, g *store.Graph) (*difference, error) {
	there, err := b.readGraph(ctx)
	if err != nil {
		return nil, err
	}
	return there.differenceTo(g), nil
}

// writeAtOnce writes all in one transaction.
func (b *backend) writeAtOnce(ctx context.Context, l *lock, d *difference, progress func(int, int)) (*statistics, error) {
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Close(context.WithoutCancel(ctx)) // rolls back what was not committed
	done := 0
	for _, p := range d.batches {
		progress(done, d.total())
		if err := b.run(ctx, tx, p); err != nil {
			return nil, err
		}
		done += len(p.rows)
	}
	if err := l.announceCommit(ctx, d.commitTime()); err != nil {
		return nil, err
	}
	known, err := l.recordLoad(ctx, tx, d.report.Version, d.statistics)
	if err != nil {
		l.endCommit(ctx)
		return nil, err
	}
	// A commit that is cut off half-way may or may not have happened, and may still
	// go on.
	if err = tx.Commit(context.WithoutCancel(ctx)); err == nil || neo4j.IsNeo4jError(err) {
		l.endCommit(ctx)
	}
	return known, err
}

// writeInBatches writes each batch in a transaction of its own.
func (b *backend) writeInBatches(ctx context.Context, l *lock, d *difference, progress func(int, int)) (*statistics, error) {
	if err := l.removeStatistics(ctx); err != nil {
		return nil, err
	}
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	done := 0
	for _, p := range d.batches {
		progress(done, d.total())
		if err := b.writeBatch(ctx, session, l, p); err != nil {
			return nil, err
		}
		done += len(p.rows)
	}
	// The graph is there; that its version is, too, must not hang on a context
	// that ends now.
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	known, err := session.ExecuteWrite(end, func(tx neo4j.ManagedTransaction) (any, error) {
		return l.recordLoad(end, tx, d.report.Version, d.statistics)
	})
	if err != nil {
		return nil, err
	}
	return known.(*statistics), nil
}

func (b *backend) writeBatch(ctx context.Context, session neo4j.SessionWithContext, l *lock, p batch) error {
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	defer tx.Close(context.WithoutCancel(ctx))
	if err := b.run(ctx, tx, p); err != nil {
		return err
	}
	if err := l.confirm(ctx, tx); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func (b *backend) run(ctx context.Context, tx neo4j.ExplicitTransaction, p batch) error {
	parameters := map[string]any{"rows": p.rows}
	b.observe(p.statement, parameters)
	result, err := tx.Run(ctx, p.statement, parameters)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

// needsBatches says whether the changes are too many for one transaction, or
// whoever loads wants several.
func (d *difference) needsBatches(o LoadOptions) bool {
	return o.InBatches || d.report.Changes() > maxAtomic
}

// commitTime is how long readers wait at most, should the server or this program
// die during the commit. Neo4j needs some seconds to commit 200,000 changes.
func (d *difference) commitTime() time.Duration {
	return 5*time.Second + time.Duration(d.report.Changes())*100*time.Microsecond
}

// total is the number of rows to write, which is that of the changes or more: a
// node whose kind changes is written twice.
func (d *difference) total() int {
	n := 0
	for _, p := range d.batches {
		n += len(p.rows)
	}
	return n
}
