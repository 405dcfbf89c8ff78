package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// headroom is how much garbage a server with a small graph may hold before it is
// collected.
const headroom = 128 << 20

// settleMemory gives back what loading left behind and lets garbage gather for
// longer where the graph is small. Go collects when the garbage is as large as
// all that lives: with little alive, as in a server on Neo4j, that is every few
// dozen requests, and a quarter of the processor's time. Where GOGC is
// set, that stands.
func settleMemory() {
	debug.FreeOSMemory() // the store holds all that is needed of the dataset, in a tenth of what reading it took
	if _, decided := os.LookupEnv("GOGC"); decided {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(gcPercent(m.HeapAlloc))
}

// gcPercent is the garbage to allow, in percent of what lives: the headroom, or
// as much as lives, where that is more. What lives now is little beside what
// lives under many requests, so that it is never more than four times as much.
func gcPercent(alive uint64) int {
	return int(max(100, 100*headroom/max(alive, headroom/4)))
}
