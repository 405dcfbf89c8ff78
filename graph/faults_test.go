package graph

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestAFloodOfFaultsIsCounted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		f := faults{log: slog.New(slog.NewJSONHandler(&out, nil))}
		tell := func(times int) {
			for range times {
				f.tell(t.Context(), errors.New("panic: with its stack"))
			}
		}
		tell(faultsAMinute + 5)
		if n := strings.Count(out.String(), "with its stack"); n != faultsAMinute {
			t.Errorf("%d faults are logged, want %d", n, faultsAMinute)
		}
		time.Sleep(time.Minute)
		out.Reset()
		tell(1)
		if !strings.Contains(out.String(), `"count":5`) || strings.Count(out.String(), "with its stack") != 1 {
			t.Error(out.String())
		}
	})
}
