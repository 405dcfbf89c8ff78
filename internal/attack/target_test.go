//go:build linux

package attack

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/policygraph/policygraph/internal/neo4jtest"
)

// What the server may hold and use, whatever it is asked.
const (
	memoryLimit  = "400MiB" // GOMEMLIMIT
	mostResident = 512 << 20
	mostSeconds  = 4 // of processor time for one request: a wide ceiling, for a second is what is meant
	clockTicks   = 100
)

// program is the command, built once for all tests, and database a Neo4j for those that
// want one.
var (
	program  string
	database neo4jtest.Shared
)

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
	return database.Main(m)
}

// target is a server under attack.
type target struct {
	address string // HOST:PORT
	pprof   string // where its profiles are
	pid     int
	stderr  *strings.Builder
}

var address = regexp.MustCompile(`http://([0-9.:]+)`)

// start runs the program's server with the settings given, and ends it with the test.
func start(t testing.TB, settings []string, args ...string) *target {
	t.Helper()
	return startOn(t, "", settings, args...)
}

// startOn is start on one core of the machine; "" is any.
func startOn(t testing.TB, core string, settings []string, args ...string) *target {
	t.Helper()
	pprof := freeAddress(t)
	line := append([]string{program, "serve", "--addr", "127.0.0.1:0", "--pprof-addr", pprof}, args...)
	if core != "" {
		line = append([]string{"taskset", "-c", core}, line...)
	}
	command := exec.CommandContext(t.Context(), line[0], line[1:]...)
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
	first, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("the server did not start: %v\n%s", err, stderr)
	}
	go func() { _, _ = io.Copy(io.Discard, stdout) }()
	return &target{address: address.FindStringSubmatch(first)[1], pprof: pprof, pid: command.Process.Pid, stderr: stderr}
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

// resident is the memory that the server holds (VmRSS) or has held at most (VmHWM), in bytes.
func (s *target) resident(t testing.TB, what string) int {
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
func (s *target) descriptors(t testing.TB) int {
	t.Helper()
	open, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.pid))
	if err != nil {
		t.Fatal(err)
	}
	return len(open)
}

// freeAddress is one that nobody listens on.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// holding is what a server holds.
type holding struct{ descriptors, goroutines, heap int }

var (
	goroutineCount = regexp.MustCompile(`^goroutine profile: total (\d+)`)
	heapSize       = regexp.MustCompile(`(?m)^# HeapAlloc = (\d+)`)
)

// holds looks at what the server holds, after a garbage collection.
func (s *target) holds(t testing.TB) holding {
	t.Helper()
	return holding{
		descriptors: s.descriptors(t),
		goroutines:  s.profiled(t, "goroutine?debug=1", goroutineCount),
		heap:        s.profiled(t, "heap?debug=1&gc=1", heapSize),
	}
}

// profiled is a figure of one of the server's profiles.
func (s *target) profiled(t testing.TB, profile string, figure *regexp.Regexp) int {
	t.Helper()
	client := http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Get("http://" + s.pprof + "/debug/pprof/" + profile)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	m := figure.FindSubmatch(b)
	if m == nil {
		t.Fatalf("the profile %s has no %s", profile, figure)
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// spare is what a server may hold beside: idle connections of the test's own client and
// the runtime's; of the heap the caches, which are bounded, and pools.
var spare = holding{descriptors: 8, goroutines: 16, heap: 100 << 20}

// unharmed checks that the server is within its memory, and lets go of what it held
// within ten seconds.
func (s *target) unharmed(t *testing.T, before holding) {
	t.Helper()
	http.DefaultClient.CloseIdleConnections()
	if most := s.resident(t, "VmHWM"); most > mostResident {
		t.Errorf("the server held %d MB, allowed are %d", most>>20, mostResident>>20)
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		now := s.holds(t)
		if now.descriptors <= before.descriptors+spare.descriptors && now.goroutines <= before.goroutines+spare.goroutines && now.heap <= before.heap+spare.heap {
			return
		}
		if time.Now().After(deadline) {
			t.Errorf("10 seconds after, the server holds %+v; before it held %+v", now, before)
			return
		}
	}
}

// onBothStores runs a test against a server with the graph in memory and, where that is
// not too long, one with it in Neo4j.
func onBothStores(t *testing.T, test func(t *testing.T, s *target)) {
	t.Run("memory", func(t *testing.T) { test(t, start(t, nil)) })
	t.Run("neo4j", func(t *testing.T) {
		settings := settingsOf(database.Address(t))
		loadInto(t, settings)
		test(t, start(t, settings, "--store", "neo4j"))
	})
}

// settingsOf are the program's settings for a Neo4j.
func settingsOf(a neo4jtest.Address) []string {
	return []string{"NEO4J_URI=" + a.URI, "NEO4J_USERNAME=" + a.User, "NEO4J_PASSWORD=" + a.Password, "NEO4J_DATABASE=" + a.Database}
}

// loadInto has the program load a dataset into the Neo4j of the settings.
func loadInto(t testing.TB, settings []string, args ...string) {
	t.Helper()
	load := exec.CommandContext(t.Context(), program, append([]string{"load", "--store", "neo4j"}, args...)...)
	load.Env = append(os.Environ(), settings...)
	if out, err := load.CombinedOutput(); err != nil {
		t.Fatalf("load: %v\n%s", err, out)
	}
}
