package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/policygraph/policygraph/bench/internal/question"
)

// The servers. The first is what the others are held against.
const (
	limit       = "limit"
	peer        = "peer"
	policygraph = "policygraph" // on Neo4j
	memory      = "memory"      // policygraph on its own store
)

func serverNames() []string { return []string{limit, peer, policygraph, memory} }

// server is a process that answers over HTTP.
type server struct {
	name    string
	url     string // less the path that is the limit's own
	command *exec.Cmd
	ended   chan struct{}
	client  *http.Client
}

// start starts a server and waits until it accepts connections.
func start(ctx context.Context, o options, name string, db *database) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	_, port, _ := net.SplitHostPort(address)
	program, environment := filepath.Join(o.dir, "bin", "policygraph"), append(db.environment(), "PORT="+port)
	s := &server{name: name, url: "http://" + address + "/graphql", ended: make(chan struct{})}
	switch name {
	case limit:
		s.command, s.url = exec.Command(filepath.Join(o.dir, "bin", "limit")), "http://"+address
	case peer:
		s.command = exec.Command("node", "bench/peer/server.mjs")
		environment = append(environment, "NODE_ENV=production")
	case policygraph:
		s.command = exec.Command(program, "serve", "--store", "neo4j", "--addr", address)
	case memory:
		s.command = exec.Command(program, "serve", "--data", db.dataset, "--addr", address)
	}
	log, err := os.Create(filepath.Join(o.dir, name+".log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	s.command.Env, s.command.Stdout, s.command.Stderr = append(os.Environ(), environment...), log, log
	if err := s.command.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	go func() {
		defer close(s.ended)
		_ = s.command.Wait()
	}()
	s.client = &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 256, DisableCompression: true}}
	if err := s.ready(ctx, address); err != nil {
		s.stop()
		return nil, fmt.Errorf("start %s: %w; see %s", name, err, log.Name())
	}
	return s, nil
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// ready waits until the server accepts connections.
func (s *server) ready(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			return c.Close()
		}
		select {
		case <-tick.C:
		case <-s.ended:
			return errors.New("the process ended")
		case <-ctx.Done():
			return fmt.Errorf("it accepts no connections: %w", ctx.Err())
		}
	}
}

func (s *server) pid() int { return s.command.Process.Pid }

func (s *server) stop() {
	_ = s.command.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.ended:
	case <-time.After(10 * time.Second):
		_ = s.command.Process.Kill()
		<-s.ended
	}
}

// request is a question as the server wants it: where to post what.
func (s *server) request(q question.Question, v question.Variables) (url string, body []byte, err error) {
	url = s.url
	var content any = v
	switch s.name {
	case limit:
		url += "/" + q.Name
	case peer:
		content = map[string]any{"query": q.Peer(), "variables": v}
	default:
		content = map[string]any{"query": q.Policygraph(), "variables": v}
	}
	body, err = json.Marshal(content)
	return url, body, err
}

// ask posts a request and reads the whole answer.
func (s *server) ask(ctx context.Context, url string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := s.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && (response.StatusCode != http.StatusOK || strings.HasPrefix(string(answer[:min(len(answer), 20)]), `{"errors"`)) {
		err = fmt.Errorf("%s %.300s", response.Status, answer)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return answer, nil
}
