package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestQuotesComeFromTheFileWithTheHash(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte(text))
		return hex.EncodeToString(sum[:])
	}
	plan := write("plan.txt", "一、总体要求\r\n二、主要任务")
	write("notes.md", "not a document of the dataset")
	nested := write("2022/other.txt", "云州市创新意见")
	wanted := func(hash string) bool { return hash == plan || hash == nested }
	read := func(name string, data []byte) ([]rune, error) {
		if strings.HasSuffix(name, ".md") {
			return nil, errors.New("read a file that nobody wants")
		}
		return []rune(string(data)), nil
	}
	d, err := ReadDocuments(folder, wanted, read)
	if err != nil {
		t.Fatal(err)
	}
	if !d.Has(plan) || d.Has("00") {
		t.Error("the folder is not known by the hashes of its files")
	}
	for _, c := range []struct {
		hash       string
		start, end int
		want       string
		ok         bool
	}{
		{plan, 0, 2, "一、", true},
		{plan, 8, 14, "二、主要任务", true},
		{nested, 3, 5, "创新", true},
		{plan, 8, 15, "", false},
		{plan, -1, 2, "", false},
		{plan, 3, 2, "", false},
		{"00", 0, 1, "", false},
	} {
		if got, ok := d.Quote(c.hash, c.start, c.end); got != c.want || ok != c.ok {
			t.Errorf("%d to %d: %q, %v; want %q, %v", c.start, c.end, got, ok, c.want, c.ok)
		}
	}
}

func TestAFolderThatCannotBeReadIsAnError(t *testing.T) {
	any := func(string) bool { return true }
	read := func(string, []byte) ([]rune, error) { return nil, errors.New("no text") }
	if _, err := ReadDocuments(filepath.Join(t.TempDir(), "missing"), any, read); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadDocuments(folder, any, read); err == nil || !strings.Contains(err.Error(), "no text") {
		t.Errorf("an unreadable file: %v", err)
	}
}
