package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
)

// fence is one fenced block of a page of the docs.
type fence struct {
	page string
	line int
	kind string // what stands behind the opening ```
	text string
}

func (f fence) String() string { return fmt.Sprintf("%s:%d", f.page, f.line) }

var fenced = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

// fences reads the blocks of every page of the docs.
func fences(t *testing.T) []fence {
	t.Helper()
	root := corpus.Root(t)
	var pages []string
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	var all []fence
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(root, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range fenced.FindAllSubmatchIndex(text, -1) {
			all = append(all, fence{name, 1 + bytes.Count(text[:at[0]], []byte("\n")), string(text[at[2]:at[3]]), string(text[at[4]:at[5]])})
		}
	}
	return all
}

// TestQueriesInTheDocs asks every query of the docs on the built-in dataset;
// where an answer stands behind it, that must be the answer.
func TestQueriesInTheDocs(t *testing.T) {
	server := startServer(t)
	all := fences(t)
	asked := 0
	for i, f := range all {
		if f.kind != "graphql" {
			continue
		}
		asked++
		t.Run(f.String(), func(t *testing.T) {
			answer := ask(t, server.url, f.text)
			if strings.Contains(answer, `"errors"`) {
				t.Fatalf("the query fails: %s", answer)
			}
			if i+1 < len(all) && all[i+1].page == f.page && all[i+1].kind == "json" {
				if got, want := indent(t, answer), indent(t, all[i+1].text); got != want {
					t.Errorf("the answer is\n%s", got)
				}
			}
		})
	}
	if asked == 0 {
		t.Error("the docs hold no query")
	}
}

// indent lays an answer out so that two can be compared whatever their spaces,
// the order of their keys, and how they escape characters. The extensions, which the
// docs tell of once, are left out.
func indent(t *testing.T, text string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	if answer, ok := value.(map[string]any); ok {
		delete(answer, "extensions")
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestCommandsInTheDocs runs what stands behind "$ " in console blocks. The
// lines below a command are what it prints; a line "…" stands for any lines.
// Commands run in the checkout; serve runs until it answers.
func TestCommandsInTheDocs(t *testing.T) {
	t.Chdir(corpus.Root(t))
	ran := 0
	pages := map[string]*led{}
	for _, f := range fences(t) {
		if f.kind != "console" {
			continue
		}
		if pages[f.page] == nil {
			pages[f.page] = &led{t.TempDir(), map[string]string{}}
		}
		for _, c := range strings.Split("\n"+f.text, "\n$ ")[1:] {
			ran++
			command, want, _ := strings.Cut(c, "\n")
			t.Run(f.String()+" "+command, func(t *testing.T) {
				runInDocs(t, pages[f.page], command, strings.TrimSpace(want))
			})
		}
	}
	if ran == 0 {
		t.Error("the docs hold no command")
	}
}

func runInDocs(t *testing.T, page *led, command, want string) {
	t.Helper()
	words := shellWords(command)
	switch {
	case words[0] == "make":
		dryRun(t, words[1:])
		return
	case words[0] == "git" || words[0] == "cd":
		return // a clone's own first lines
	case strings.HasPrefix(command, "go run ./cmd/policygraph "):
		words = append([]string{"policygraph"}, words[3:]...)
	}
	if m := changedByShells(command); m != "" {
		t.Fatalf("a shell would not hand on the %q of %s as it stands: put the word in single quotation marks", m, command)
	}
	if words[0] != "policygraph" {
		t.Fatalf("the test does not know how to run %q", command)
	}
	page.lead(words)
	if words[1] == "serve" {
		if at := slices.Index(words, "--addr"); at >= 0 {
			words[at+1] = "127.0.0.1:0" // another server may use the page's port
		}
		if s := startServer(t, words[2:]...); s.stop() != 0 {
			t.Errorf("it ended with %s", s.stderr)
		}
		return
	}
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), words, &stdout, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	if got := page.asWritten(stdout.String()); want != "" && !matches(got, want) {
		t.Errorf("it prints\n%s", got)
	}
}

// quotedWord is a word of a command, or one in single quotation marks, which a shell hands on
// as it is.
var quotedWord = regexp.MustCompile(`'([^']*)'|[^\s']+`)

// shellWords are the words of a command as a shell divides it. What a shell would change
// otherwise has no place in the docs: there people copy it.
func shellWords(command string) []string {
	var words []string
	for _, m := range quotedWord.FindAllStringSubmatch(command, -1) {
		if strings.HasPrefix(m[0], "'") {
			words = append(words, m[1])
		} else {
			words = append(words, m[0])
		}
	}
	return words
}

// changedByShells is the first character outside of quotation marks to which a shell gives a
// meaning of its own; "" where there is none.
func changedByShells(command string) string {
	plain := quoted.ReplaceAllString(command, "")
	if at := strings.IndexAny(plain, "(){}[]<>*?;&|\"'`$#~!\\"); at >= 0 {
		return plain[at : at+1]
	}
	return ""
}

var quoted = regexp.MustCompile(`'[^']*'`)

func TestWhatAShellWouldChangeIsFound(t *testing.T) {
	for command, want := range map[string]string{
		`query evidence task:x:三(一)`:            "(",
		`query tasks --filter {"roles":[]}`:     "{",
		`query tasks --filter "roles"`:          `"`,
		`query evidence 'task:x:三(一)`:           "'",
		`query tasks --filter '{"roles":[]}' -`: "",
		`query compare area:330303 --first 2`:   "",
	} {
		if got := changedByShells(command); got != want {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}

// dryRun asks make whether it knows the targets and what it would do.
func dryRun(t *testing.T, targets []string) {
	t.Helper()
	if out, err := exec.Command("make", append([]string{"-n"}, targets...)...).CombinedOutput(); err != nil {
		t.Errorf("make %v: %v: %s", targets, err, out)
	}
}

// led leads what the commands of one page write to a folder of the test's own,
// where the page's later commands find it.
type led struct {
	dir string
	to  map[string]string // by the word that stands in the docs
}

func (l *led) lead(words []string) {
	for i := 2; i < len(words); i++ {
		flag, word := words[i-1], words[i]
		if flag == "--out" || flag == "--report" || flag == "--data" && words[1] == "add" {
			l.to[word] = filepath.Join(l.dir, filepath.Base(word))
		}
		if to := l.to[word]; to != "" && strings.HasPrefix(flag, "--") {
			words[i] = to
		}
	}
}

// asWritten is what a command prints, with the words of the docs.
func (l *led) asWritten(printed string) string {
	for word, to := range l.to {
		printed = strings.ReplaceAll(printed, to, word)
	}
	return printed
}

// matches compares line by line; "…" stands for any lines.
func matches(got, want string) bool {
	parts := strings.Split(want, "…")
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(strings.TrimSpace(p))
	}
	return regexp.MustCompile(`(?s)^\s*` + strings.Join(parts, `.*`) + `\s*$`).MatchString(got)
}

// TestBothLanguagesHaveTheSameCommands: whoever reads a page in Chinese runs what the page in
// English runs.
func TestBothLanguagesHaveTheSameCommands(t *testing.T) {
	commands := map[string][]string{}
	for _, f := range fences(t) {
		if f.kind != "console" {
			continue
		}
		for _, c := range strings.Split("\n"+f.text, "\n$ ")[1:] {
			command, _, _ := strings.Cut(c, "\n")
			commands[f.page] = append(commands[f.page], command)
		}
	}
	compared := 0
	for page, of := range commands {
		if name, ok := strings.CutSuffix(page, ".zh-CN.md"); ok {
			compared++
			if other := commands[name+".md"]; !slices.Equal(of, other) {
				t.Errorf("%s has the commands\n%s\nand %s.md\n%s", page, strings.Join(of, "\n"), name, strings.Join(other, "\n"))
			}
		}
	}
	if compared == 0 {
		t.Error("no page has two languages")
	}
}
