//go:build linux

package attack

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What the server may hold and use, whatever it is asked.
const (
	memoryLimit  = "400MiB" // GOMEMLIMIT
	mostResident = 512 << 20
	mostSeconds  = 4 // of processor time for one request: a wide ceiling, for a second is what is meant
	clockTicks   = 100
)

// program is the command, built once for all tests.
var program string

func TestMain(m *testing.M) { os.Exit(testAll(m)) }

func testAll(m *testing.M) int {
	dir, err := os.MkdirTemp("", "attack")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "policygraph")
	if out, err := exec.Command("go", "build", "-o", program, "github.com/policygraph/policygraph/cmd/policygraph").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// target is a server under attack.
type target struct {
	address string // HOST:PORT
	pid     int
	stderr  *strings.Builder
}

var address = regexp.MustCompile(`http://([0-9.:]+)`)

// start runs the program's server with the settings given, and ends it with the test.
func start(t *testing.T, settings []string, args ...string) *target {
	t.Helper()
	command := exec.CommandContext(t.Context(), program, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	command.Env = append(append(os.Environ(), "GOMEMLIMIT="+memoryLimit), settings...)
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr := new(strings.Builder)
	command.Stderr = stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := command.Process.Signal(os.Interrupt); err != nil {
			t.Errorf("the server ended before it was told to: %v\n%s", err, stderr)
		}
		if err := command.Wait(); err != nil && t.Context().Err() == nil {
			t.Errorf("the server ended with %v\n%s", err, stderr)
		}
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("the server did not start: %v\n%s", err, stderr)
	}
	go func() { _, _ = io.Copy(io.Discard, stdout) }()
	return &target{address: address.FindStringSubmatch(line)[1], pid: command.Process.Pid, stderr: stderr}
}

func (s *target) url() string { return "http://" + s.address + "/graphql" }

// processor is the processor time that the server has used.
func (s *target) processor(t *testing.T) time.Duration {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	var ticks int
	for _, field := range fields[11:13] { // utime and stime
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / clockTicks
}

// resident is the most memory that the server has held, in bytes.
func (s *target) resident(t *testing.T, what string) int {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.pid))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, what+":"); ok {
			n, err := strconv.Atoi(strings.Fields(rest)[0])
			if err != nil {
				t.Fatal(err)
			}
			return n << 10
		}
	}
	t.Fatalf("no %s in the process's status", what)
	return 0
}

// descriptors is how many files and connections the server has open.
func (s *target) descriptors(t *testing.T) int {
	t.Helper()
	open, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.pid))
	if err != nil {
		t.Fatal(err)
	}
	return len(open)
}

// unharmed checks that the server is within its memory and lets go of what it held.
func (s *target) unharmed(t *testing.T, descriptors int) {
	t.Helper()
	if most := s.resident(t, "VmHWM"); most > mostResident {
		t.Errorf("the server held %d MB, allowed are %d", most>>20, mostResident>>20)
	}
	const spare = 8 // idle connections of the test's own client, and the runtime's
	for deadline := time.Now().Add(10 * time.Second); s.descriptors(t) > descriptors+spare; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Errorf("%d descriptors are open 10 seconds after, %d were before", s.descriptors(t), descriptors)
			return
		}
	}
}
