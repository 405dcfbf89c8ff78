package main

import (
	"math"
	"slices"
	"time"
)

// sample is what was seen of one server in one cell.
type sample struct {
	times    []time.Duration // of each request
	bytes    int64           // of all answers
	busy     time.Duration   // by the clock
	server   time.Duration   // processor time of the server
	database time.Duration   // and of Neo4j meanwhile
}

func (s *sample) add(o sample) {
	s.times = append(s.times, o.times...)
	s.bytes += o.bytes
	s.busy += o.busy
	s.server += o.server
	s.database += o.database
}

// cell is what a sample comes to.
type cell struct {
	Districts   int     `json:"districts"`
	Question    string  `json:"question"`
	Clients     int     `json:"clients"`
	Server      string  `json:"server"`
	Requests    int     `json:"requests"`
	PerSecond   float64 `json:"perSecond"`
	P50         float64 `json:"p50ms"`
	P95         float64 `json:"p95ms"`
	P99         float64 `json:"p99ms"`
	ServerCPU   float64 `json:"serverCPUms"`   // per request
	DatabaseCPU float64 `json:"databaseCPUms"` // per request
	KiB         float64 `json:"kib"`           // per answer
	RSS         float64 `json:"rssMiB"`        // of the server, after the cell
}

func (s *sample) cell() cell {
	n := float64(len(s.times))
	if n == 0 {
		return cell{}
	}
	slices.Sort(s.times)
	return cell{
		Requests: len(s.times), PerSecond: n / s.busy.Seconds(),
		P50: ms(percentile(s.times, 0.50)), P95: ms(percentile(s.times, 0.95)), P99: ms(percentile(s.times, 0.99)),
		ServerCPU: ms(s.server) / n, DatabaseCPU: ms(s.database) / n, KiB: float64(s.bytes) / n / 1024,
	}
}

// percentile is the smallest of the sorted times that the share p of all do not
// exceed.
func percentile(sorted []time.Duration, p float64) time.Duration {
	return sorted[max(0, int(math.Ceil(p*float64(len(sorted))))-1)]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
