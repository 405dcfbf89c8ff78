package graph

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// faultsAMinute is how many faults are logged in a minute, each with its stack, which is
// of some kilobytes. A request that makes one can be sent a thousand times a second.
const faultsAMinute = 10

// faults logs what clients are not told. Those beyond so many a minute are counted.
type faults struct {
	log *slog.Logger

	mu    sync.Mutex
	since time.Time // when the minute began
	told  int
	more  int // that were not told
}

func (f *faults) tell(ctx context.Context, fault error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if now := time.Now(); now.Sub(f.since) >= time.Minute {
		if f.more > 0 {
			f.log.ErrorContext(ctx, "more queries failed", "count", f.more, "since", f.since)
		}
		f.since, f.told, f.more = now, 0, 0
	}
	if f.told == faultsAMinute {
		f.more++
		return
	}
	f.told++
	f.log.ErrorContext(ctx, "query failed", "path", graphql.GetPath(ctx).String(), "error", fault)
}
