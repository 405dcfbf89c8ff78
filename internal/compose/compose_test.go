// Package compose holds docker-compose.yml against what it promises. There is
// no code beside the test.
package compose

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

// project is what the file may hold: a key that does not stand here, and so
// may be a slip of the pen, is an error.
type project struct {
	Name     string
	Settings map[string]string `yaml:"x-neo4j"`
	Services map[string]service
	Volumes  map[string]any
}

type service struct {
	Image, Build, Restart string
	Command               []string
	Environment           map[string]string
	Ports, Volumes        []string
	DependsOn             map[string]struct{ Condition string } `yaml:"depends_on"`
	HealthCheck           *struct {
		Test              []string
		Interval, Timeout time.Duration
		Retries           int
		StartPeriod       time.Duration `yaml:"start_period"`
	} `yaml:"healthcheck"`
	MemLimit        size          `yaml:"mem_limit"`
	ReadOnly        bool          `yaml:"read_only"`
	CapDrop         []string      `yaml:"cap_drop"`
	SecurityOpt     []string      `yaml:"security_opt"`
	StopGracePeriod time.Duration `yaml:"stop_grace_period"`
}

// size is a number of bytes, written as 512m or 1G.
type size int64

func (s *size) UnmarshalYAML(n *yaml.Node) error { return s.UnmarshalText([]byte(n.Value)) }

func (s *size) UnmarshalText(text []byte) error {
	unit, ok := map[byte]size{'m': 1 << 20, 'g': 1 << 30}[text[len(text)-1]|0x20]
	n, err := strconv.ParseInt(string(text[:len(text)-1]), 10, 64)
	if err != nil || !ok {
		return fmt.Errorf("%q is no size", text)
	}
	*s = size(n) * unit
	return nil
}

var variable = regexp.MustCompile(`\$\$|\$\{(\w+):\?([^}]*)\}`)

// load reads the file as a container engine does with these variables set.
func load(env map[string]string) (*project, error) {
	raw, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		return nil, err
	}
	var missing error
	raw = variable.ReplaceAllFunc(raw, func(found []byte) []byte {
		m := variable.FindSubmatch(found)
		value, set := env[string(m[1])]
		switch {
		case string(found) == "$$":
			return []byte("$")
		case !set:
			missing = fmt.Errorf("%s is not set: %s", m[1], m[2])
		}
		return []byte(value)
	})
	if missing != nil {
		return nil, missing
	}
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	p := new(project)
	return p, d.Decode(p)
}

func loaded(t *testing.T, password string) *project {
	t.Helper()
	p, err := load(map[string]string{"NEO4J_PASSWORD": password})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPasswordIsAskedFor(t *testing.T) {
	if _, err := load(nil); err == nil || !strings.Contains(err.Error(), "choose a password") {
		t.Errorf("without a password: %v", err)
	}
}

func TestTheServerWaitsForNeo4jAndTheLoad(t *testing.T) {
	p := loaded(t, "open sesame")
	for service, want := range map[string]map[string]string{
		"load":   {"neo4j": "service_healthy"},
		"server": {"neo4j": "service_healthy", "load": "service_completed_successfully"},
	} {
		for other, condition := range want {
			if got := p.Services[service].DependsOn[other].Condition; got != condition {
				t.Errorf("%s waits for %s to be %q, want %q", service, other, got, condition)
			}
		}
	}
	if got := p.Services["load"].Restart; got != "no" {
		t.Errorf("the loader runs once and its restart is %q", got)
	}
}

func TestNeo4jKeepsItsDataAndIsWatched(t *testing.T) {
	p := loaded(t, "open sesame")
	n := p.Services["neo4j"]
	if !strings.HasPrefix(n.Image, "neo4j:5.26") {
		t.Errorf("the image is %s", n.Image)
	}
	if n.HealthCheck == nil || len(n.Volumes) != 1 || !strings.HasSuffix(n.Volumes[0], ":/data") || n.MemLimit == 0 {
		t.Errorf("health check %v, volumes %v, memory %d", n.HealthCheck, n.Volumes, n.MemLimit)
	}
	if n.Environment["NEO4J_AUTH"] != "neo4j/open sesame" {
		t.Errorf("the server's user and password are not the clients'")
	}
	for _, service := range []string{"load", "server"} {
		env := p.Services[service].Environment
		for name, want := range map[string]string{
			"NEO4J_URI": "neo4j://neo4j:7687", "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "open sesame",
			"NEO4J_DATABASE": "neo4j", "POLICYGRAPH_STORE": "neo4j",
		} {
			if env[name] != want {
				t.Errorf("%s: %s is not %q", service, name, want)
			}
		}
		for _, word := range p.Services[service].Command {
			if strings.Contains(word, "sesame") {
				t.Errorf("%s: the password stands on the command line", service)
			}
		}
	}
}

func TestMemoryAddsUp(t *testing.T) {
	p := loaded(t, "open sesame")
	n := p.Services["neo4j"]
	var heap, cache size
	for name, size := range map[string]*size{"NEO4J_server_memory_heap_max__size": &heap, "NEO4J_server_memory_pagecache_size": &cache} {
		if err := size.UnmarshalText([]byte(n.Environment[name])); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	const rest = 512 << 20 // of the JVM: code, threads, buffers of the network
	if heap < 1<<30 || heap+cache+rest > n.MemLimit {
		t.Errorf("a heap of %d and a page cache of %d under a limit of %d", heap, cache, n.MemLimit)
	}
	if grace := p.Services["server"].StopGracePeriod; grace <= 30*time.Second {
		t.Errorf("the server has %v to finish the requests in flight", grace)
	}
}

func TestTheServerCanDoNoMoreThanItMust(t *testing.T) {
	s := loaded(t, "open sesame").Services["server"]
	if !s.ReadOnly || len(s.CapDrop) != 1 || s.CapDrop[0] != "ALL" || len(s.SecurityOpt) != 1 || s.MemLimit == 0 {
		t.Errorf("read-only %v, without capabilities %v, %v, memory %d", s.ReadOnly, s.CapDrop, s.SecurityOpt, s.MemLimit)
	}
	if s.HealthCheck == nil || fmt.Sprint(s.HealthCheck.Test) != "[CMD policygraph health]" { // the image has no other program
		t.Errorf("the health check is %v", s.HealthCheck)
	}
}

func TestPortsAreOpenOnThisMachineOnly(t *testing.T) {
	for name, s := range loaded(t, "open sesame").Services {
		for _, port := range s.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s: port %s is open to others", name, port)
			}
		}
	}
}
