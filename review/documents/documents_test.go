package documents_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/documents"
)

const text = "青川区孵化行动计划\n一、主要任务\n"

func sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:])
}

func datasetOf(hashes ...string) *dataset.Dataset {
	d := &dataset.Dataset{}
	for _, h := range hashes {
		d.Files = append(d.Files, &dataset.File{Document: dataset.Document{SHA256: h}})
	}
	return d
}

func write(t testing.TB, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDocumentsAreFoundByTheirHash(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "below/any-name.txt", text)
	write(t, dir, "other.txt", "别的文件\n")
	write(t, dir, "notes.bin", "\x00\x01")
	write(t, dir, "large.txt", strings.Repeat("x", source.MaxBytes+1))
	found, err := documents.Texts(dir, datasetOf(sum(text), strings.Repeat("0", 64)))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || string(found[sum(text)]) != text {
		t.Errorf("found %v", found)
	}
}

func TestWithoutAFolderThereAreNoTexts(t *testing.T) {
	if texts, err := documents.Texts("", datasetOf(sum(text))); texts != nil || err != nil {
		t.Errorf("got %v, %v", texts, err)
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	dir := t.TempDir()
	for want, path := range map[string]string{
		"read a document: stat ":               filepath.Join(dir, "nowhere.txt"),
		"is a folder; name the files in it":    dir,
		"bytes, and at most 16777216 are read": write(t, dir, "large.txt", strings.Repeat("x", source.MaxBytes+1)),
	} {
		if _, err := documents.Read(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}

func ExampleFind() {
	dir, err := os.MkdirTemp("", "documents")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "plan.txt"), []byte(text), 0o600); err != nil {
		panic(err)
	}
	found, err := documents.Find(dir, datasetOf(sum(text)))
	fmt.Println(found[sum(text)].Name, err)
	// Output: plan.txt <nil>
}
