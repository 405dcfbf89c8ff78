package neo4jstore_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// TestFaults puts a small server of its own through what servers suffer. Its
// heap is 256 MB.
func TestFaults(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{Heap: "256m"})
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	defer server.Stop()
	s := open(t, config(server.Address))
	defer s.Close(context.Background())
	s.SetLease(2 * time.Second)
	load(t, s, chain(2000, "v1"), neo4jstore.LoadOptions{})

	t.Run("killed under a load and reads", func(t *testing.T) { killed(t, s, server) })
	t.Run("a load that takes more memory than there is", func(t *testing.T) { tooLittleMemory(t, s) })
}

// killed has readers at work when the server dies in the middle of a load. They
// see the old graph or that the store is unavailable, and nothing else; with the
// server back they go on by themselves.
func killed(t *testing.T, s *neo4jstore.Store, server *neo4jtest.Server) {
	var readers sync.WaitGroup
	stop := make(chan struct{})
	answered, refused := make([]int, 4), make([]int, 4)
	for i := range answered {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				page, err := s.Find(t.Context(), store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 1, Total: true}})
				switch {
				case errors.Is(err, store.ErrUnavailable):
					refused[i]++
				case err != nil || page.Total != 2000 || page.Items[0].Node.Props.Get("title") != "任务v1":
					t.Errorf("a reader sees %+v, %v", page, err)
					return
				default:
					answered[i]++
				}
			}
		})
	}
	_, err := s.Load(t.Context(), chain(4000, "v2"), neo4jstore.LoadOptions{Progress: func(done, _ int) {
		if done > 0 {
			server.Kill()
		}
	}})
	if !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a load whose server dies: %v", err)
	}
	if err := s.Ready(t.Context()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("ready, with the server dead: %v", err)
	}
	if _, err := s.Find(t.Context(), store.Query{IDs: []string{"task:00000"}}); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("find, with the server dead: %v", err)
	}
	server.Restart(t)
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("ready, with the server back: %v", err)
	}
	wantStats(t, s, 2000, "v1")
	close(stop)
	readers.Wait()
	for i := range answered {
		t.Logf("reader %d: %d answers, %d times unavailable", i, answered[i], refused[i])
		if answered[i] == 0 || refused[i] == 0 {
			t.Errorf("reader %d saw only one side of the server's death", i)
		}
	}
	for { // the dead load's lock runs out
		report, err := s.Load(t.Context(), chain(4000, "v2"), neo4jstore.LoadOptions{})
		if errors.Is(err, neo4jstore.ErrLoading) {
			continue
		}
		if err != nil || report.NodesCreated != 2000 {
			t.Errorf("the load after the restart: %+v, %v", report, err)
		}
		break
	}
}

// tooLittleMemory loads 100,000 nodes and edges, which 256 MB do not take at
// once: nothing is changed, and in batches it goes.
func tooLittleMemory(t *testing.T, s *neo4jstore.Store) {
	big := chain(50_000, "v3")
	_, err := s.Load(t.Context(), big, neo4jstore.LoadOptions{})
	if !errors.Is(err, neo4jstore.ErrMemory) {
		t.Errorf("in one transaction: %v", err)
	}
	wantStats(t, s, 4000, "v2")
	load(t, s, big, neo4jstore.LoadOptions{InBatches: true})
	wantStats(t, s, 50_000, "v3")
}

func wantStats(t *testing.T, s *neo4jstore.Store, tasks int, version string) {
	t.Helper()
	stats, err := s.Stats(t.Context())
	if err != nil || stats.Nodes["Task"] != tasks || stats.Version != version {
		t.Errorf("the store holds %+v (%v), want %d tasks of version %s", stats, err, tasks, version)
	}
}
