package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// ticks a second: Linux shows processor time in hundredths to programs.
const ticks = 100

// processorTime is what a process has used so far; 0 where /proc does not say.
func processorTime(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	return parseStat(string(b))
}

// parseStat adds user and system time. The program's name, in brackets, may
// contain spaces.
func parseStat(line string) time.Duration {
	fields := strings.Fields(line[strings.LastIndexByte(line, ')')+1:])
	if len(fields) < 13 {
		return 0
	}
	var sum time.Duration
	for _, f := range fields[11:13] {
		n, _ := strconv.ParseInt(f, 10, 64)
		sum += time.Duration(n) * time.Second / ticks
	}
	return sum
}

// resident is the memory that a process holds, in MiB.
func resident(pid int) float64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	return parseStatus(string(b))
}

func parseStatus(text string) float64 {
	_, rest, _ := strings.Cut(text, "\nVmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.ParseFloat(fields[0], 64)
	return kb / 1024
}
