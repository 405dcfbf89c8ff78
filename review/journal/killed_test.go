package journal_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/journal"
)

// workingDir tells a copy of this test that it is the program to be killed, and where
// it works.
const workingDir = "POLICYGRAPH_TEST_WORKING_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(workingDir); dir != "" {
		if err := work(dir); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// work does acts without end, each on two files, and says which are done.
func work(dir string) error {
	f, err := journal.Open(dir)
	if err != nil {
		return err
	}
	fmt.Println("open")
	for n := len(f.Entries()) + 1; ; n++ {
		raw, _, err := f.Read(path)
		if err != nil {
			return err
		}
		file, err := dataset.Read(raw, "plan")
		if err != nil {
			return err
		}
		id := fmt.Sprintf("act-%d", n)
		e := journal.Entry{ID: id, Files: []journal.Change{
			{Path: path, Edits: []dataset.Edit{{List: "targets", At: len(file.Targets), Is: dataset.Record(&dataset.Figure{Key: id, Indicator: "驿站", Comparator: "=", Value: float64(n)})}}},
			{Path: dataset.DecisionsFile, Edits: []dataset.Edit{{At: n, Is: dataset.Record(&dataset.Decision{Alias: id, Of: "indicator:a"})}}},
		}}
		if _, err := f.Do(e); err != nil {
			return err
		}
		fmt.Println("done", id)
	}
}

func TestNothingIsLostOrDoneTwiceWhenTheProgramIsKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 15
	}
	dir := folder(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	done, unfinished := 0, 0
	for range kills {
		done = max(done, killed(t, self, dir))
		if inFiles(t, dir) != len(lines(content(t, dir, ".review/acts.jsonl"))) {
			unfinished++
		}
		f := open(t, dir)
		acts := len(f.Entries())
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if acts < done {
			t.Fatalf("the log has %d acts of %d that were done", acts, done)
		}
		if n := inFiles(t, dir); n != acts {
			t.Fatalf("the files have %d acts, the log has %d", n, acts)
		}
	}
	t.Logf("%d acts, killed %d times, %d times in the middle of one", done, kills, unfinished)
}

// killed runs the program and kills it at some moment; it gives the last act that was
// told to be done.
func killed(t *testing.T, self, dir string) int {
	t.Helper()
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), workingDir+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last, timer := 0, (*time.Timer)(nil)
	for s := bufio.NewScanner(out); s.Scan(); {
		line := s.Text()
		if strings.HasPrefix(line, "error") {
			t.Error(line)
		}
		if line == "open" {
			timer = time.AfterFunc(time.Duration(rand.IntN(25_000))*time.Microsecond, func() { _ = cmd.Process.Kill() }) // it may have ended
		}
		_, _ = fmt.Sscanf(line, "done act-%d", &last) // another line leaves it
	}
	_ = cmd.Wait() // it was killed
	if timer != nil {
		timer.Stop()
	}
	return last
}

func lines(log string) []string {
	var out []string
	for line := range strings.Lines(log) {
		if !strings.Contains(line, `"done"`) {
			out = append(out, line)
		}
	}
	return out
}

// inFiles are how many acts both files have, which must be the first ones, each once.
func inFiles(t *testing.T, dir string) int {
	t.Helper()
	file, err := dataset.Read([]byte(content(t, dir, path)), "plan")
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range file.Targets[2:] {
		if g.Key != fmt.Sprintf("act-%d", i+1) {
			t.Fatalf("target %d is of %s", i+1, g.Key)
		}
	}
	decisions := strings.Count(content(t, dir, dataset.DecisionsFile), "\n")
	if n := len(file.Targets) - 2; n != decisions {
		return -1 // one file has an act that the other has not
	}
	return len(file.Targets) - 2
}
