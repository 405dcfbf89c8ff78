// Package corpus finds the real documents that some tests read. They are not
// part of the project, so a user's clone runs without them and says so.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir returns the folder that holds seeds/ and practice/: the corpus folder of
// $POLICYGRAPH_SHARED or of ../shared beside the checkout. Where there is none
// the test is left out with a message, except in CI, where it fails.
func Dir(t testing.TB) string {
	t.Helper()
	shared := os.Getenv("POLICYGRAPH_SHARED")
	if shared == "" {
		shared = filepath.Join(filepath.Dir(Root(t)), "shared")
	}
	dir := filepath.Join(shared, "corpus")
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("the corpus of documents is missing: no %s (set POLICYGRAPH_SHARED)", dir)
	}
	t.Skipf("left out: the corpus of documents is not here (%s); set POLICYGRAPH_SHARED to run this test", dir)
	return ""
}

// Root returns the checkout's top folder, the one that holds go.mod.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatalf("no go.mod above %s", dir)
		}
		dir = up
	}
}
