package neo4jstore

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// TestWhoHasTheLock decides by what the state node says.
func TestWhoHasTheLock(t *testing.T) {
	for name, c := range map[string]struct {
		row  []any
		held bool
	}{
		"nobody":                         {[]any{nil, nil, nil, int64(1000)}, false},
		"a load that is at work":         {[]any{"process 7 on x", int64(500), int64(1500), int64(1000)}, true},
		"one that has its last moment":   {[]any{"process 7 on x", int64(500), int64(1000), int64(1000)}, true},
		"one that did not renew it":      {[]any{"process 7 on x", int64(500), int64(999), int64(1000)}, false},
		"an answer that is too short":    {[]any{"process 7 on x"}, false},
		"a lease that is not an integer": {[]any{"process 7 on x", int64(500), "soon", int64(1000)}, false},
	} {
		t.Run(name, func(t *testing.T) {
			state := decodeLockState(c.row)
			if state.held() != c.held {
				t.Errorf("held: %v, want %v", state.held(), c.held)
			}
		})
	}
	since := time.Date(2026, 3, 18, 9, 30, 0, 0, time.Local)
	refusal := decodeLockState([]any{"process 7 on x", since.UnixMilli(), since.UnixMilli() + 1, since.UnixMilli()}).refusal(20 * time.Second)
	for _, part := range []string{"process 7 on x", "2026-03-18 09:30:00", "20s"} {
		if !strings.Contains(refusal.Error(), part) {
			t.Errorf("the refusal %q does not say %q", refusal, part)
		}
	}
	if !errors.Is(refusal, ErrLoading) {
		t.Errorf("the refusal is no ErrLoading: %v", refusal)
	}
	if err := lost(errNoRow); !errors.Is(err, errLost) {
		t.Errorf("a statement that finds no lock of ours: %v", err)
	}
	if err := lost(errShape); !errors.Is(err, errShape) {
		t.Errorf("another error: %v", err)
	}
}
