// Package neo4jstore keeps a graph in Neo4j: the same answers as memstore's,
// from one statement a call.
//
// Its parts: statement.go writes a query as Cypher, with page.go, row.go, hop.go,
// filter.go and pattern.go, by what statistics.go knows of the graph; decode.go reads
// the answer, read.go runs it (one round trip, again where it fails for a
// moment); load.go brings a graph in by its difference to what is there.
// It knows the store's contract and nothing of what the graph speaks of.
package neo4jstore

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/policygraph/policygraph/store"
)

// Config says where the graph is and how it is asked.
type Config struct {
	URI      string // bolt:// or neo4j:// (routed), with +s or +ssc for TLS
	User     string
	Password string
	Database string // "" is the user's home database

	// Indexes are the properties that filters and orders begin with.
	Indexes []Index

	// Observer, where set, is told of every statement before it is sent. It may
	// be called by several goroutines at once.
	Observer func(statement string, parameters map[string]any)
}

// Index is a range index on a property of a kind. The property holds one value,
// no list: a filter on it asks for a value as it stands, which is what an index
// can answer.
type Index struct{ Kind, Prop string }

// Store is a graph in Neo4j.
type Store struct {
	store.Store // checks what it is asked
	backend     *backend
}

type backend struct {
	driver      neo4j.DriverWithContext
	database    string
	indexes     []Index
	indexed     map[Index]bool
	observe     func(string, map[string]any)
	statistics  atomic.Pointer[statistics]
	leftCommits atomic.Bool   // there were commit nodes at the last check
	lease       time.Duration // of a load's lock
}

const (
	lease     = 20 * time.Second // of a load's lock
	maxAtomic = 200_000          // changes that one transaction takes
)

// Open makes a store. It does not wait for the server, which may be down and
// come back: see Ready.
func Open(c Config) (*Store, error) {
	indexed := map[Index]bool{}
	for _, i := range c.Indexes {
		for _, name := range []string{i.Kind, i.Prop} {
			if err := store.CheckName(name); err != nil {
				return nil, fmt.Errorf("index on %s.%s: %w", i.Kind, i.Prop, err)
			}
		}
		indexed[i] = true
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.User, c.Password, ""), settings)
	if err != nil {
		return nil, fmt.Errorf("the address of Neo4j (NEO4J_URI) is not one that the driver takes; it looks like neo4j://host:7687")
	}
	observe := c.Observer
	if observe == nil {
		observe = func(string, map[string]any) {}
	}
	b := &backend{
		driver: driver, database: c.Database, indexes: c.Indexes, indexed: indexed, observe: observe, lease: lease,
	}
	return &Store{Store: store.Checked(b), backend: b}, nil
}

func settings(c *config.Config) {
	// A request holds a connection for one statement of some milliseconds, so
	// 50 carry thousands of requests a second; Neo4j runs each on a thread of
	// its own (400 at most), and more would only queue there.
	c.MaxConnectionPoolSize = 50
	// Who waits longer for a connection is better told than kept.
	c.ConnectionAcquisitionTimeout = 5 * time.Second
	c.SocketConnectTimeout = 3 * time.Second
	// A connection that idled may have been cut by a firewall: it is tried
	// before it is used, at the cost of a round trip every now and then.
	c.ConnectionLivenessCheckTimeout = time.Minute
	c.MaxConnectionLifetime = time.Hour
	// Reads answer in one record; what a load reads back comes in large bites.
	c.FetchSize = 5000
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.TelemetryDisabled = true
}

// Ready says whether the server answers; the error says why not. It also learns
// what statements are written by, so that the first query is planned but once.
func (s *Store) Ready(ctx context.Context) error {
	if err := s.backend.readStatistics(ctx); err != nil {
		return fmt.Errorf("ready: %w", failure(ctx, err))
	}
	return nil
}

// Close closes the connections.
func (b *backend) Close(ctx context.Context) error {
	if err := b.driver.Close(ctx); err != nil {
		return fmt.Errorf("close: %w", failure(ctx, err))
	}
	return nil
}
