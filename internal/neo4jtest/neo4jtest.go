// Package neo4jtest gives tests a real Neo4j: the one that NEO4J_URI names, or
// one that it starts from Maven's jars in a temporary directory, with
// authentication on. It knows nothing of what is stored there.
package neo4jtest

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	version  = "5.26.16"
	password = "correct horse battery staple"
)

//go:embed Neo4j.java
var java []byte

//go:embed pom.xml
var pom []byte

// Address is how to reach a Neo4j.
type Address struct {
	URI, User, Password, Database string
}

// Shared is one Neo4j for all tests of a package, started by the first that
// asks for it. TestMain ends with os.Exit(shared.Main(m)).
type Shared struct {
	once   sync.Once
	server *Server
	err    error
}

// Main runs the tests and stops what they started.
func (s *Shared) Main(m *testing.M) int {
	defer func() {
		if s.server != nil {
			s.server.Stop()
		}
	}()
	return m.Run()
}

// Address is the shared Neo4j's. With -short the test is left out; where no
// Neo4j can be had it fails and says what is missing.
func (s *Shared) Address(t testing.TB) Address {
	t.Helper()
	leaveOut(t)
	if uri := os.Getenv("NEO4J_URI"); uri != "" {
		return Address{uri, os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_PASSWORD"), os.Getenv("NEO4J_DATABASE")}
	}
	s.once.Do(func() { s.server, s.err = Launch(Options{}) })
	if s.err != nil {
		t.Fatalf("no Neo4j to test with: set NEO4J_URI, or see to this: %v", s.err)
	}
	return s.server.Address
}

func leaveOut(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out what needs a Neo4j")
	}
}

// Options are how a test's own server differs from the shared one.
type Options struct {
	Dir       string // where its data is; "" is a new temporary directory
	Heap      string // "512m" where empty
	PageCache string // in MB; "64" where empty
	// Steady is for a server that is measured or runs for long. Others are gone
	// before it pays that Java compiles what it runs as well as it can, and the
	// tests want the processor.
	Steady bool
}

// Server is a running Neo4j.
type Server struct {
	Address
	options   Options
	temporary bool
	readOnly  bool
	command   *exec.Cmd
	stdin     io.Closer
	done      chan struct{}
}

// Start starts a server for one test, which may kill it and start it again; it
// is stopped at the test's end.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	leaveOut(t)
	s, err := Launch(o)
	if err != nil {
		t.Fatalf("cannot start a Neo4j: %v", err)
	}
	t.Cleanup(s.Stop)
	return s
}

// Kill ends the server as a power cut would.
func (s *Server) Kill() {
	_ = s.command.Process.Kill()
	<-s.done
}

// Shut ends the server as an administrator would.
func (s *Server) Shut() {
	_ = s.stdin.Close()
	<-s.done
}

// Restart starts a server that ended again, with the same data and address.
func (s *Server) Restart(t testing.TB) {
	t.Helper()
	s.readOnly = false
	s.restart(t)
}

// RestartReadOnly is Restart, and the databases take no writes.
func (s *Server) RestartReadOnly(t testing.TB) {
	t.Helper()
	s.readOnly = true
	s.restart(t)
}

func (s *Server) restart(t testing.TB) {
	t.Helper()
	if err := s.run(); err != nil {
		t.Fatalf("cannot start Neo4j again: %v", err)
	}
}

// PID is the number of the server's process.
func (s *Server) PID() int { return s.command.Process.Pid }

// Shutdown ends the server in an orderly way; its data stays.
func (s *Server) Shutdown() {
	_ = s.stdin.Close()
	<-s.done
}

// Stop ends the server and removes what it left behind.
func (s *Server) Stop() {
	s.Kill()
	if s.temporary {
		_ = os.RemoveAll(s.options.Dir)
	}
}

// Launch starts a server that the caller stops.
func Launch(o Options) (*Server, error) {
	s := &Server{options: o}
	if o.Dir == "" {
		dir, err := os.MkdirTemp("", "neo4jtest")
		if err != nil {
			return nil, err
		}
		s.options.Dir, s.temporary = dir, true
	}
	if o.Heap == "" {
		s.options.Heap = "512m"
	}
	if o.PageCache == "" {
		s.options.PageCache = "64"
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s.Address = Address{fmt.Sprintf("bolt://127.0.0.1:%d", port), "neo4j", password, "neo4j"}
	if err := s.run(); err != nil {
		if s.temporary {
			_ = os.RemoveAll(s.options.Dir)
		}
		return nil, err
	}
	return s, nil
}

func (s *Server) run() error {
	lib, err := jars()
	if err != nil {
		return err
	}
	source := filepath.Join(s.options.Dir, "Neo4j.java")
	if err := os.WriteFile(source, java, 0o600); err != nil {
		return err
	}
	args := []string{"-Xmx" + s.options.Heap, "-XX:+UseSerialGC"}
	if !s.options.Steady {
		args = append(args, "-XX:TieredStopAtLevel=1")
	}
	args = append(args, "-cp", filepath.Join(lib, "*"), source, s.options.Dir, s.URI[strings.LastIndex(s.URI, ":")+1:])
	if s.readOnly {
		args = append(args, "read-only")
	}
	command := exec.Command("java", args...)
	command.Env = append(os.Environ(), "NEO4J_PASSWORD="+s.Password, "PAGE_CACHE_MB="+s.options.PageCache)
	var said strings.Builder
	command.Stderr = &said
	stdin, err := command.StdinPipe()
	if err != nil {
		return err
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return fmt.Errorf("java (17 or newer) does not start: %w", err)
	}
	s.command, s.stdin, s.done = command, stdin, make(chan struct{})
	ready := make(chan bool, 1)
	go func() {
		defer close(s.done)
		lines := bufio.NewScanner(stdout)
		for lines.Scan() {
			if lines.Text() == "ready" {
				ready <- true
			}
		}
		_ = command.Wait()
		ready <- false
	}()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	select {
	case ok := <-ready:
		if !ok {
			return fmt.Errorf("the server ended before it was ready: %s", said.String())
		}
		return nil
	case <-ctx.Done():
		s.Kill()
		return errors.New("after 3 minutes Neo4j is not ready")
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// jars is the directory of Neo4j's jars, fetched by Maven when they are used
// the first time.
func jars() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	home := filepath.Join(cache, "policygraph", "neo4j-"+version)
	if _, err := os.Stat(home); err == nil {
		return home, nil
	}
	if err := os.MkdirAll(filepath.Dir(home), 0o755); err != nil {
		return "", err
	}
	work, err := os.MkdirTemp(filepath.Dir(home), "fetch")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	if err := os.WriteFile(filepath.Join(work, "pom.xml"), pom, 0o600); err != nil {
		return "", err
	}
	fetch := exec.Command("mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib")
	fetch.Dir = work
	if said, err := fetch.CombinedOutput(); err != nil {
		return "", fmt.Errorf("mvn (Maven 3.8 or newer) cannot fetch Neo4j's jars: %w\n%s", err, said)
	}
	// Where another test was faster, its jars are as good.
	if err := os.Rename(filepath.Join(work, "lib"), home); err != nil {
		if _, known := os.Stat(home); known != nil {
			return "", err
		}
	}
	return home, nil
}
