package compose

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/internal/neo4jtest"
)

// TestTheServicesRun starts the processes of the file with its commands and its
// environment, in the order in which they wait for each other. What differs is
// what a container engine gives: the names of hosts, and ports of their own.
func TestTheServicesRun(t *testing.T) {
	database := neo4jtest.Start(t, neo4jtest.Options{Heap: "512m"})
	p := loaded(t, database.Password)
	knowsItsSettings(t, database, p.Services["neo4j"])

	program := build(t)
	process := func(s service) *exec.Cmd {
		args := strings.Fields(strings.ReplaceAll(strings.Join(s.Command, " "), "0.0.0.0:8080", "127.0.0.1:0"))
		cmd := exec.CommandContext(t.Context(), program, args...)
		cmd.Dir = t.TempDir()
		for name, value := range s.Environment {
			cmd.Env = append(cmd.Env, name+"="+strings.ReplaceAll(value, "neo4j://neo4j:7687", database.URI))
		}
		return cmd
	}
	for _, want := range []string{"nodes created", "nothing to change"} { // the second up
		if said, err := process(p.Services["load"]).CombinedOutput(); err != nil || !strings.Contains(string(said), want) {
			t.Fatalf("load: %v\n%s", err, said)
		}
	}

	server := process(p.Services["server"])
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("the server says %q, %v", line, err)
	}
	url := regexp.MustCompile(`http://[0-9.:]+`).FindString(line)
	check := p.Services["server"].HealthCheck.Test // [CMD policygraph health], which asks the port that the image has
	health := exec.CommandContext(t.Context(), program, append(check[2:], url)...)
	if said, err := health.CombinedOutput(); err != nil {
		t.Errorf("the health check: %v: %s", err, said)
	}
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, lines)
	if err := server.Wait(); err != nil {
		t.Errorf("stopped as an engine stops it, the server ends with %v", err)
	}
}

// build makes the program that the Dockerfile makes, less its flags, which would
// compile all anew.
func build(t *testing.T) string {
	t.Helper()
	dockerfile, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	step := regexp.MustCompile(`RUN CGO_ENABLED=0 go build .* -o /policygraph (\S+)`).FindStringSubmatch(string(dockerfile))
	if step == nil || !strings.Contains(string(dockerfile), `ENTRYPOINT ["policygraph"]`) {
		t.Fatal("the Dockerfile builds or starts the program in a way that this test does not know")
	}
	program := filepath.Join(t.TempDir(), "policygraph")
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", program, step[1])
	cmd.Dir = "../.."
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, said)
	}
	return program
}

// knowsItsSettings asks Neo4j for each setting that the environment makes, by
// the image's rule: _ stands for a dot, and __ for _.
func knowsItsSettings(t *testing.T, a *neo4jtest.Server, s service) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.WithoutCancel(ctx))
	for variable := range s.Environment {
		if variable == "NEO4J_AUTH" {
			continue
		}
		name := strings.NewReplacer("__", "_", "_", ".").Replace(strings.TrimPrefix(variable, "NEO4J_"))
		result, err := neo4j.ExecuteQuery(ctx, driver, "SHOW SETTINGS $name YIELD name", map[string]any{"name": name}, neo4j.EagerResultTransformer)
		if err != nil || len(result.Records) != 1 {
			t.Errorf("%s: Neo4j has no setting %s (%v)", variable, name, err)
		}
	}
}
