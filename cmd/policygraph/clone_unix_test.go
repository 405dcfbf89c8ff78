//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/policygraph/policygraph/internal/corpus"
)

// TestACleanCloneFollowsTheDocs gives a shell the commands of README, tutorial, recipes and
// docs/clients.md word for word, in what a clone would have and nothing built. There is no
// Node.js in it, so that nothing is fetched: the API runs without the explorer.
// TestCommandsInTheDocs runs the commands of all pages, without a shell.
func TestACleanCloneFollowsTheDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program in a fresh checkout")
	}
	c := newClone(t)
	for _, page := range []string{"README.md", "README.zh-CN.md", "docs/tutorial.md", "docs/tutorial.zh-CN.md", "docs/howto.md", "docs/howto.zh-CN.md", "docs/clients.md"} {
		t.Run(page, func(t *testing.T) {
			for _, left := range []string{"mine", "tutorial", "review.html"} {
				if err := os.RemoveAll(filepath.Join(c.dir, left)); err != nil {
					t.Fatal(err)
				}
			}
			ran := 0
			for _, f := range fences(t) {
				if f.kind != "console" || f.page != filepath.FromSlash(page) {
					continue
				}
				for _, command := range strings.Split("\n"+f.text, "\n$ ")[1:] {
					command, want, _ := strings.Cut(command, "\n")
					c.follow(t, command, strings.TrimSpace(want))
					ran++
				}
			}
			if ran == 0 {
				t.Error("the page has no command")
			}
		})
	}
}

// clone is a checkout without anything built.
type clone struct {
	dir string
	env []string
}

func newClone(t *testing.T) clone {
	t.Helper()
	root := corpus.Root(t)
	c := clone{dir: filepath.Join(t.TempDir(), "policygraph")}
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	names, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(names), "\x00"), "\x00") {
		text, err := os.ReadFile(filepath.Join(root, name))
		if os.IsNotExist(err) { // removed, and not committed yet
			continue
		}
		if err == nil {
			err = os.MkdirAll(filepath.Dir(filepath.Join(c.dir, name)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(c.dir, name), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	tools := filepath.Join(t.TempDir(), "tools")
	if err := os.Mkdir(tools, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		found, _ := os.ReadDir(dir) // one that is not there has none
		for _, f := range found {
			if !slices.Contains([]string{"node", "npm", "npx", "policygraph"}, f.Name()) {
				_ = os.Symlink(filepath.Join(dir, f.Name()), filepath.Join(tools, f.Name())) // the first of a name counts
			}
		}
	}
	c.env = append(os.Environ(), "PATH="+tools, "POLICYGRAPH_ADDR=127.0.0.1:0", "CGO_ENABLED=0", "GOFLAGS=", "GOPROXY=off")
	c.shell(t, "go build -o "+filepath.Join(tools, "policygraph")+" ./cmd/policygraph")
	return c
}

func (c clone) command(t *testing.T, line string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), "sh", "-c", line)
	cmd.Dir, cmd.Env = c.dir, c.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd
}

func (c clone) shell(t *testing.T, line string) string {
	t.Helper()
	cmd := c.command(t, line)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Errorf("%s: %v\n%s", line, err, &stderr)
	}
	return stdout.String()
}

// follow runs a command of the docs and holds what it prints against what they say.
func (c clone) follow(t *testing.T, command, want string) {
	t.Helper()
	switch {
	case strings.HasPrefix(command, "git clone"):
		return // this is one
	case command == "make test":
		c.shell(t, "make -n test")
	case command == "make run", strings.Contains(command, "policygraph serve"):
		c.serve(t, command)
	default:
		if got := c.shell(t, command); want != "" && !matches(got, want) {
			t.Errorf("%s prints\n%s", command, got)
		}
	}
}

var servesOn = regexp.MustCompile(`policygraph serves on (http://\S+)`)

// serve starts a server, asks it, and ends it as Ctrl-C does.
func (c clone) serve(t *testing.T, command string) {
	t.Helper()
	cmd := c.command(t, command)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timeout := time.AfterFunc(5*time.Minute, func() { _ = cmd.Cancel() })
	defer timeout.Stop()
	address := ""
	for lines := bufio.NewScanner(stdout); address == "" && lines.Scan(); {
		if m := servesOn.FindStringSubmatch(lines.Text()); m != nil {
			address = m[1]
		}
	}
	for _, path := range []string{"/readyz", "/", "/docs/", "/schema.graphql"} {
		answer, err := http.Get(address + path)
		if err != nil {
			t.Errorf("%s: %v\n%s", command, err, &stderr)
			break
		}
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %s is %d", command, path, answer.StatusCode)
		}
		_ = answer.Body.Close()
	}
	if err := syscall.Kill(-cmd.Process.Pid, syscall.SIGINT); err != nil {
		t.Error(fmt.Errorf("end %s: %w", command, err))
	}
	_ = cmd.Wait() // make and go run tell of the interrupt
}
