package main

import (
	"testing"
	"time"
)

func TestPercentiles(t *testing.T) {
	var hundred []time.Duration
	for i := range 100 {
		hundred = append(hundred, time.Duration(i+1))
	}
	for _, c := range []struct {
		name   string
		sorted []time.Duration
		p      float64
		want   time.Duration
	}{
		{"the median of a hundred", hundred, 0.50, 50},
		{"95 of a hundred", hundred, 0.95, 95},
		{"99 of a hundred", hundred, 0.99, 99},
		{"the median of three", []time.Duration{1, 2, 9}, 0.50, 2},
		{"99 of three is the longest", []time.Duration{1, 2, 9}, 0.99, 9},
		{"of one all are the same", []time.Duration{4}, 0.50, 4},
	} {
		if got := percentile(c.sorted, c.p); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// Slices of a cell add up; what is told per request is divided by all requests.
func TestACellIsTheSumOfItsSlices(t *testing.T) {
	var s sample
	s.add(sample{times: []time.Duration{3 * time.Millisecond}, bytes: 1024, busy: time.Second, server: 2 * time.Millisecond, database: 4 * time.Millisecond})
	s.add(sample{times: []time.Duration{time.Millisecond}, bytes: 3072, busy: time.Second, server: 6 * time.Millisecond})
	want := cell{Requests: 2, PerSecond: 1, P50: 1, P95: 3, P99: 3, ServerCPU: 4, DatabaseCPU: 2, KiB: 2}
	if got := s.cell(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
