package store

import (
	"context"
	"slices"
	"sync"
)

// Versions are those of the graphs that calls with one context were answered from
// (Graph.Version): one, unless the graph was replaced between two calls. Its methods are
// safe for concurrent use.
type Versions struct {
	mu   sync.Mutex
	seen []string
}

type versionsKey struct{}

// WithVersions gives a context whose calls tell which graph answered them.
func WithVersions(ctx context.Context) (context.Context, *Versions) {
	v := new(Versions)
	return context.WithValue(ctx, versionsKey{}, v), v
}

// TellVersion is what a backend calls in every method that reads, once it is known which
// graph the answer is of. A graph without a version tells none.
func TellVersion(ctx context.Context, version string) {
	v, ok := ctx.Value(versionsKey{}).(*Versions)
	if !ok || version == "" {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if !slices.Contains(v.seen, version) {
		v.seen = append(v.seen, version)
	}
}

// Seen are the versions, each once, in the order in which they were told.
func (v *Versions) Seen() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.seen)
}
