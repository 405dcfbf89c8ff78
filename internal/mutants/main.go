// Mutants tells how well the tests guard the code: it changes one place at a
// time (an operator, a constant, a condition, a statement left out) and runs
// the tests of that package. A change that no test notices is a survivor and is
// printed. The same seed tries the same places.
//
//	go run ./internal/mutants [-n 300] [-seed 1] [-v] PACKAGE...
//
// Nothing is written to the checkout: the changed file is given to the go
// command as an overlay.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	n := flag.Int("n", 300, "how many `mutants` to try")
	seed := flag.Uint64("seed", 1, "which mutants are drawn")
	limit := flag.Duration("limit", 2*time.Minute, "how long a package's tests may run before they count as failed")
	verbose := flag.Bool("v", false, "print the killed ones too")
	flag.Parse()
	if flag.NArg() == 0 || *n < 1 {
		fmt.Fprintln(os.Stderr, "usage: mutants [-n 300] [-seed 1] PACKAGE... (folders, such as ./analysis)")
		os.Exit(2)
	}
	if err := run(flag.Args(), *n, *seed, *limit, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// run tries n mutants drawn from the packages' files and prints the survivors
// and, at the end, a line a package.
func run(folders []string, n int, seed uint64, limit time.Duration, verbose bool) error {
	all, err := places(folders)
	if err != nil {
		return err
	}
	draw := rand.New(rand.NewPCG(seed, 0))
	draw.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	drawn := all[:min(n, len(all))]
	slices.SortFunc(drawn, mutant.compare)

	type tally struct{ tried, survived, unbuilt int }
	tallies := map[string]*tally{}
	for _, m := range drawn {
		t := tallies[m.folder()]
		if t == nil {
			t = &tally{}
			tallies[m.folder()] = t
		}
		outcome, err := try(m, limit)
		if err != nil {
			return fmt.Errorf("try %s: %w", m, err)
		}
		switch outcome {
		case survived:
			t.survived++
			fmt.Println("survived:", m)
		case unbuilt:
			t.unbuilt++
		case killed:
			if verbose {
				fmt.Println("killed:  ", m)
			}
		}
		t.tried++
	}
	for _, folder := range folders {
		if t := tallies[filepath.Clean(folder)]; t != nil {
			fmt.Printf("%s: %d tried, %d do not build, %d killed, %d survived\n",
				folder, t.tried, t.unbuilt, t.tried-t.unbuilt-t.survived, t.survived)
		}
	}
	return nil
}

// outcome is what became of a mutant.
type outcome int

const (
	killed outcome = iota
	survived
	unbuilt // the change does not compile: it says nothing of the tests
)

// try runs the tests of a mutant's package with the mutant in its place.
func try(m mutant, limit time.Duration) (outcome, error) {
	dir, err := os.MkdirTemp("", "mutant")
	if err != nil {
		return killed, err
	}
	defer os.RemoveAll(dir)
	changed, overlay := filepath.Join(dir, "changed.go"), filepath.Join(dir, "overlay.json")
	source, err := m.source()
	if err != nil {
		return killed, err
	}
	if err := os.WriteFile(changed, source, 0o600); err != nil {
		return killed, err
	}
	path, err := filepath.Abs(m.file)
	if err != nil {
		return killed, err
	}
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{path: changed}})
	if err != nil {
		return killed, err
	}
	if err := os.WriteFile(overlay, replace, 0o600); err != nil {
		return killed, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit+time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", "test", "-short", "-failfast", "-vet=off", "-overlay", overlay,
		"-timeout", limit.String(), "./"+m.folder())
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return survived, nil
	case strings.Contains(string(out), "[build failed]"):
		return unbuilt, nil
	case errors.As(err, &exit):
		return killed, nil
	}
	return killed, err
}
