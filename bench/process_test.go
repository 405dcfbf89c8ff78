package main

import (
	"os"
	"testing"
	"time"
)

func TestProcessorTimeIsReadWhateverTheProgramsName(t *testing.T) {
	for _, name := range []string{"java", "a (b) c", "x y"} {
		line := "77 (" + name + ") S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20 0"
		if got := parseStat(line); got != 1750*time.Millisecond {
			t.Errorf("of %q: %v, want 1.75s", name, got)
		}
	}
}

func TestMemoryIsReadInMiB(t *testing.T) {
	if got := parseStatus("Name:\tx\nVmHWM:\t   9999 kB\nVmRSS:\t    2048 kB\nThreads:\t3\n"); got != 2 {
		t.Errorf("%v MiB, want 2", got)
	}
}

func TestAProcessThatIsGoneHoldsNothing(t *testing.T) {
	if parseStat("") != 0 || parseStatus("") != 0 {
		t.Error("nothing was read, but something told")
	}
	if _, err := os.Stat("/proc/self/status"); err == nil && resident(os.Getpid()) == 0 {
		t.Error("this process holds nothing")
	}
}
