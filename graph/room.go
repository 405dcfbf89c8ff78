package graph

import (
	"context"
	"sync/atomic"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// room is what is left of the bytes that one answer may have. The root fields of a
// request share it, as they are written side by side.
type room struct {
	allowed int
	left    atomic.Int64
}

// roomStep is after how many bytes a writer takes them from the room: the limit may
// be passed by as much before the writer stops.
const roomStep = 64 << 10

type roomKey struct{}

func withRoom(ctx context.Context, allowed int) context.Context {
	r := &room{allowed: allowed}
	r.left.Store(int64(allowed))
	return context.WithValue(ctx, roomKey{}, r)
}

// roomOf is nil where the answer has no limit.
func roomOf(ctx context.Context) *room {
	r, _ := ctx.Value(roomKey{}).(*room)
	return r
}

func (r *room) exceeded() *gqlerror.Error {
	return bound{sizeOfAnswer, r.allowed + int(max(1, -r.left.Load())), r.allowed, lowerFirst}.refusal()
}

// full takes what was written since the last time from the room, and says whether
// there is none left.
func (t *jsonText) full() bool {
	if t.room == nil {
		return false
	}
	if n := len(t.b) - t.taken; n >= roomStep {
		t.taken = len(t.b)
		t.room.left.Add(-int64(n))
	}
	return t.room.left.Load() < 0
}
