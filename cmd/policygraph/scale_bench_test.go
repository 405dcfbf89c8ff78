package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/policygraph/policygraph/dataset/synth"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/store/memstore"
)

// BenchmarkAdd adds invented text documents to a dataset of none, and then one more to
// that: what a further document costs beside those that are there, of which most is
// reading their files. The memory is the most that lived at once.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []struct {
		name      string
		districts int
	}{{"51_documents", 17}, {"201_documents", 67}, {"1002_documents", 334}} {
		b.Run(n.name, func(b *testing.B) {
			files, last := textFiles(b, n.districts)
			var all, more, read []float64
			var peak uint64
			for b.Loop() {
				data := filepath.Join(b.TempDir(), "data")
				heap := watchHeap()
				all = append(all, runs(b, append([]string{"add", "--empty", "--data", data}, files...)...))
				peak = max(peak, heap())
				more = append(more, runs(b, "add", "--data", data, last))
				start := time.Now()
				if _, err := loadDataset(data); err != nil {
					b.Fatal(err)
				}
				read = append(read, time.Since(start).Seconds())
			}
			b.ReportMetric(median(all), "s/all")
			b.ReportMetric(1000*median(all)/float64(len(files)), "ms/document")
			b.ReportMetric(median(more), "s/one-more")
			b.ReportMetric(median(read), "s/reading-files")
			b.ReportMetric(float64(peak)/1e6, "MB-peak")
		})
	}
}

// BenchmarkThousandDocuments reads a dataset of a thousand plans, builds its graph and
// puts it into the store that is served from.
func BenchmarkThousandDocuments(b *testing.B) {
	dir := synthtest.Folder(b, 334)
	var starts []float64
	var held uint64
	for b.Loop() {
		start := time.Now()
		d, err := loadDataset(dir)
		if err != nil {
			b.Fatal(err)
		}
		g, err := loader.BuildChecked(d)
		if err != nil {
			b.Fatal(err)
		}
		s := memstore.New()
		if err := s.Replace(b.Context(), g); err != nil {
			b.Fatal(err)
		}
		starts = append(starts, time.Since(start).Seconds())
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		held = m.HeapAlloc
		if err := s.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(median(starts), "s/start")
	b.ReportMetric(float64(held)/1e6, "MB-held")
}

// textFiles writes the plans of districts as documents, and one of a further district.
func textFiles(b *testing.B, districts int) (files []string, last string) {
	b.Helper()
	dir := b.TempDir()
	write := func(t synth.Text) string {
		path := filepath.Join(dir, t.Slug+".txt")
		if err := os.WriteFile(path, []byte(t.Text), 0o644); err != nil {
			b.Fatal(err)
		}
		return path
	}
	for i := range districts {
		for _, t := range synth.Texts(i) {
			files = append(files, write(t))
		}
	}
	return files, write(synth.Texts(districts)[0])
}

// runs runs the program and says how long it took.
func runs(b *testing.B, args ...string) float64 {
	b.Helper()
	start := time.Now()
	var out, errs bytes.Buffer
	if code := run(b.Context(), append([]string{"policygraph"}, args...), &out, &errs); code != 0 {
		b.Fatalf("exit code %d: %s", code, errs.String())
	}
	return time.Since(start).Seconds()
}

// watchHeap looks at the memory in use until it is asked for the most that it saw.
func watchHeap() func() uint64 {
	var most atomic.Uint64
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most.Store(max(most.Load(), m.HeapInuse))
			}
		}
	}()
	return func() uint64 {
		close(done)
		return most.Load()
	}
}
