// Package zhtest checks the files that classes of words are read from.
package zhtest

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/zh"
)

// Words checks the classes of the package that is tested: each file says in its
// first line what its class is, is asked for by the package's code, and gives
// each word once; and each example has its word where the list finds it.
func Words(t *testing.T, files fs.FS) {
	t.Helper()
	code := source(t)
	names, err := fs.Glob(files, "words/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no classes of words: %v", err)
	}
	for _, name := range names {
		t.Run(path.Base(name), func(t *testing.T) {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			if first, _, _ := strings.Cut(string(data), "\n"); !strings.HasPrefix(first, "# ") {
				t.Errorf("the first line is %q and does not say what the class is", first)
			}
			if asked := `"` + strings.TrimSuffix(path.Base(name), ".txt") + `"`; !strings.Contains(code, asked) {
				t.Errorf("no code asks for %s", asked)
			}
			class := zh.MustReadClass(files, name)
			list, seen := class.List(), map[string]bool{}
			for _, e := range class {
				if seen[e.Word] || e.Word == "" || zh.TrimSpace(e.Word) != e.Word {
					t.Errorf("%q is there twice, or has blanks around it", e.Word)
				}
				seen[e.Word] = true
				if e.Example != "" && !finds(list, e) {
					t.Errorf("%s is not found in its example %s", e.Word, e.Example)
				}
			}
		})
	}
}

func finds(list zh.List, e zh.Entry) bool {
	text := []rune(e.Example)
	for i := range text {
		if string(list.At(text, i)) == e.Word || string(list.Ending(text[:i+1])) == e.Word {
			return true
		}
	}
	return false
}

// source is the code of the package that is tested.
func source(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}
