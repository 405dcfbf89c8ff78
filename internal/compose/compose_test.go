// Package compose holds docker-compose.yml against what it promises. There is
// no code beside the test.
package compose

import (
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

func load(t *testing.T, env ...string) (*types.Project, error) {
	t.Helper()
	options, err := cli.NewProjectOptions([]string{"../../docker-compose.yml"}, cli.WithEnv(env))
	if err != nil {
		t.Fatal(err)
	}
	return options.LoadProject(t.Context())
}

func TestAPasswordIsAskedFor(t *testing.T) {
	if _, err := load(t); err == nil || !strings.Contains(err.Error(), "choose a password") {
		t.Errorf("without a password: %v", err)
	}
}

func TestTheServerWaitsForNeo4jAndTheLoad(t *testing.T) {
	p, err := load(t, "NEO4J_PASSWORD=open sesame")
	if err != nil {
		t.Fatal(err)
	}
	for service, want := range map[string]map[string]string{
		"load":   {"neo4j": types.ServiceConditionHealthy},
		"server": {"neo4j": types.ServiceConditionHealthy, "load": types.ServiceConditionCompletedSuccessfully},
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
	p, err := load(t, "NEO4J_PASSWORD=open sesame")
	if err != nil {
		t.Fatal(err)
	}
	n := p.Services["neo4j"]
	if !strings.HasPrefix(n.Image, "neo4j:5.26") {
		t.Errorf("the image is %s", n.Image)
	}
	if n.HealthCheck == nil || len(n.Volumes) != 1 || n.Volumes[0].Target != "/data" || n.MemLimit == 0 {
		t.Errorf("health check %v, volumes %v, memory %d", n.HealthCheck, n.Volumes, n.MemLimit)
	}
	if auth := n.Environment["NEO4J_AUTH"]; auth == nil || *auth != "neo4j/open sesame" {
		t.Errorf("the server's user and password are not the clients'")
	}
	for _, service := range []string{"load", "server"} {
		env := p.Services[service].Environment
		for name, want := range map[string]string{
			"NEO4J_URI": "neo4j://neo4j:7687", "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "open sesame",
			"NEO4J_DATABASE": "neo4j", "POLICYGRAPH_STORE": "neo4j",
		} {
			if env[name] == nil || *env[name] != want {
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
	p, err := load(t, "NEO4J_PASSWORD=open sesame")
	if err != nil {
		t.Fatal(err)
	}
	n := p.Services["neo4j"]
	var heap, cache types.UnitBytes
	for name, size := range map[string]*types.UnitBytes{"NEO4J_server_memory_heap_max__size": &heap, "NEO4J_server_memory_pagecache_size": &cache} {
		if err := size.DecodeMapstructure(*n.Environment[name]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	const rest = 512 << 20 // of the JVM: code, threads, buffers of the network
	if heap < 1<<30 || heap+cache+rest > n.MemLimit {
		t.Errorf("a heap of %d and a page cache of %d under a limit of %d", heap, cache, n.MemLimit)
	}
	if grace := p.Services["server"].StopGracePeriod; grace == nil || time.Duration(*grace) <= 30*time.Second {
		t.Errorf("the server is given %v to finish the requests in flight", grace)
	}
}

func TestPortsAreOpenOnThisMachineOnly(t *testing.T) {
	p, err := load(t, "NEO4J_PASSWORD=open sesame")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Services {
		for _, port := range s.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s: port %s is open to %q", s.Name, port.Published, port.HostIP)
			}
		}
	}
}
