package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExtractWritesAPageForReview(t *testing.T) {
	page := filepath.Join(t.TempDir(), "review.html")
	code, stdout, stderr := call(t, "extract", "--report", page, writeFile(t, "plan.txt", planText))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if !strings.Contains(stdout, `"tasks"`) {
		t.Errorf("the facts were not printed: %s", stdout)
	}
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(html), `class="task assignment"`) || !strings.Contains(string(html), ">区科技局</span>") {
		t.Errorf("the page does not mark the assignment: %s", html)
	}
}

func TestAReportIsOfOneDocument(t *testing.T) {
	plan := writeFile(t, "plan.txt", planText)
	code, _, stderr := call(t, "extract", "--report", "r.html", plan, plan)
	if code != 2 || !strings.Contains(stderr, "--report is of one document, and 2 are named") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

func TestWhatIsNotReadIsRefusedByName(t *testing.T) {
	code, _, stderr := call(t, "extract", writeFile(t, "plan.pdf", "%PDF-1.7"), writeFile(t, "good.txt", planText))
	if code != 1 || !strings.Contains(stderr, "plan.pdf: format not read: this is a PDF") || !strings.Contains(stderr, "1 of 2 files") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}
