package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
)

// leastFaultCases is how many cases of the corpus' suite of faults are read right. It
// only ever rises.
const leastFaultCases = 151

// TestKindsOfFaults runs the corpus' small documents, each a kind of fault that a
// reader once made.
func TestKindsOfFaults(t *testing.T) {
	out := runOnCorpus(t, filepath.Join(corpus.Dir(t), "faults", "run.py"), filepath.Join(corpus.Dir(t), "faults"), "--binary", buildProgram(t))
	m := regexp.MustCompile(`(\d+) of (\d+) cases right`).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("the suite said nothing of its cases:\n%s", out)
	}
	if right, err := strconv.Atoi(m[1]); err != nil || right < leastFaultCases {
		t.Errorf("%s of %s cases are right, not %d:\n%s", m[1], m[2], leastFaultCases, out)
	}
}

// buildProgram builds the program under test.
func buildProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "policygraph")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return program
}

// runOnCorpus runs one of the corpus' own scripts. Its exit status is its judgement of
// the whole, which is stricter than a test that counts.
func runOnCorpus(t *testing.T, script string, args ...string) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Fatal("the corpus' scripts want Python 3 (Debian: apt-get install python3)")
	}
	out, _ := exec.Command(python, append([]string{script}, args...)...).CombinedOutput()
	return string(out)
}
