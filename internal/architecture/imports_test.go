// Package architecture holds the project to its own structure.
package architecture

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
)

const module = "github.com/policygraph/policygraph"

// rules say which packages of the project a package may import, the rules for
// the longest matching folder first. A package that no rule names fails the
// test: adding one means deciding where it stands.
var rules = []struct {
	folder string
	may    []string
}{
	{"store/memstore", []string{"paging", "store"}},
	{"store/neo4jstore", []string{"paging", "store"}},
	{"store/metered", []string{"store"}},
	{"store/storetest", []string{"store", "store/memstore"}},
	{"store", nil},
	{"paging", []string{"store"}},
	{"ontology", nil},
	{"view", []string{"analysis", "internal/bilingual", "internal/searchtext", "internal/simplified", "ontology", "paging", "store", "vocabulary/bodies"}},
	{"analysis", []string{"internal/bilingual", "ontology", "paging", "store", "vocabulary/bodies"}},
	{"dataset/synth", []string{"dataset", "ontology"}},
	{"dataset/migrate", []string{"dataset"}},
	{"dataset", []string{"internal/bilingual", "internal/naming", "ontology", "vocabulary/*"}},
	{"vocabulary/indicators", []string{"internal/bilingual", "internal/naming", "internal/pinyin", "reading/zh", "vocabulary/units"}},
	{"vocabulary", []string{"internal/naming", "internal/pinyin", "ontology"}},
	{"data", nil},
	{"reading/internal/zhtest", []string{"reading/zh"}},
	{"reading/zh", []string{"ontology"}},
	{"reading/source/internal/refuse", nil},
	{"reading/source/internal/packed", []string{"reading/source/internal/refuse"}},
	{"reading/source/internal/flow", []string{"reading/source/internal/refuse"}},
	{"reading/source/internal/numbering", nil},
	{"reading/source/internal/odt", []string{"reading/source/internal/flow", "reading/source/internal/numbering", "reading/source/internal/packed", "reading/source/internal/refuse"}},
	{"reading/source/internal/doc", []string{"reading/source/internal/flow", "reading/source/internal/numbering", "reading/source/internal/refuse"}},
	{"reading/source/internal/rtf", []string{"reading/source/internal/flow", "reading/source/internal/numbering", "reading/source/internal/refuse"}},
	{"reading/source/internal/xlsx", []string{"reading/source/internal/flow", "reading/source/internal/packed", "reading/source/internal/refuse"}},
	{"reading/source/internal/page", []string{"reading/source/internal/refuse"}},
	{"reading/source/internal/pdf", []string{"reading/source/internal/page", "reading/source/internal/refuse"}},
	{"reading/source/internal/ofd", []string{"reading/source/internal/packed", "reading/source/internal/page", "reading/source/internal/refuse"}},
	{"reading/source", []string{"reading/source/*", "reading/zh"}},
	{"reading/rule", nil},
	{"reading/confidence", nil},
	{"reading/quantity", []string{"reading/zh"}},
	{"reading/figure", []string{"ontology", "reading/account", "reading/quantity", "reading/rule", "reading/zh"}},
	{"reading/agency", []string{"reading/source", "reading/zh"}},
	{"reading/outline", []string{"reading/source", "reading/agency", "reading/quantity", "reading/rule", "reading/zh"}},
	{"reading/account", []string{"reading/quantity", "reading/rule", "reading/source", "reading/zh"}},
	{"reading/extract", []string{"dataset", "ontology", "reading/account", "reading/agency", "reading/confidence", "reading/source", "reading/outline", "reading/figure", "reading/quantity", "reading/rule", "reading/zh", "vocabulary/areas"}},
	{"review/documents", []string{"dataset", "reading/source"}},
	{"review/again", []string{"dataset"}},
	{"review/addition", []string{"analysis", "dataset", "loader", "ontology", "review/again", "review/diff", "review/propose", "store", "store/memstore"}},
	{"review/question", []string{"dataset", "internal/bilingual", "ontology", "vocabulary/bodies", "vocabulary/indicators"}},
	{"review/report", []string{"dataset", "reading/source"}},
	{"review/workbench", []string{"analysis", "dataset", "loader", "ontology", "reading/extract", "reading/outline", "reading/source", "reading/zh", "review/documents", "review/journal", "review/propose", "review/question", "store", "store/memstore"}},
	{"review/journal", []string{"dataset"}},
	{"review/evaluate", []string{"dataset"}},
	{"internal/naming", nil},
	{"internal/pinyin", nil},
	{"review/propose", []string{"dataset", "ontology", "reading/agency", "reading/zh", "internal/pinyin", "vocabulary/*"}},
	{"review/diff", []string{"dataset", "ontology", "store"}},
	{"loader", []string{"dataset", "internal/bilingual", "internal/pinyin", "internal/searchtext", "ontology", "store", "vocabulary/bodies"}},
	{"internal/simplified", nil},
	{"graph", []string{"analysis", "internal/bilingual", "internal/searchtext", "internal/simplified", "internal/textindex", "ontology", "paging", "store", "view", "vocabulary/bodies"}},
	{"client", nil},
	{"assistant", []string{"client", "export", "internal/bilingual"}},
	{"export", []string{"client", "internal/bilingual", "ontology", "store"}},
	{"server", []string{"assistant", "client", "export", "graph", "internal/bilingual", "internal/negotiation", "store", "store/metered"}},
	{"web", []string{"internal/negotiation"}},
	{"bench/internal/question", nil},
	{"bench", []string{"bench/internal/question", "internal/neo4jtest"}},
	{"cmd", []string{"analysis", "assistant", "client", "export", "data", "dataset", "dataset/*", "graph", "internal/bilingual", "loader", "reading/*", "server", "review/*", "internal/pinyin", "ontology", "view", "store", "store/memstore", "store/metered", "store/neo4jstore", "vocabulary/*", "web"}},
}

// Tests and the helpers below internal may look at anything.
func exempt(folder string) bool { return strings.HasPrefix(folder, "internal/") }

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		folder := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		if folder == "" || exempt(folder) {
			continue
		}
		may, ok := ruleFor(folder)
		if !ok {
			t.Errorf("package %s stands in no rule of this test: say what it may import", folder)
			continue
		}
		for _, imported := range p.Imports {
			other, ours := strings.CutPrefix(imported, module+"/")
			if !ours || other == folder {
				continue
			}
			if !allowed(may, other) {
				t.Errorf("%s imports %s; it may import %v only", folder, other, may)
			}
		}
	}
}

func TestBackendsKnowNothingOfTheAPI(t *testing.T) {
	for _, p := range packages(t) {
		if !strings.HasPrefix(p.ImportPath, module+"/store") {
			continue
		}
		for _, imported := range p.Imports {
			if strings.Contains(imported, "gqlgen") || strings.Contains(imported, "gqlparser") {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

func ruleFor(folder string) ([]string, bool) {
	for _, r := range rules {
		if folder == r.folder || strings.HasPrefix(folder, r.folder+"/") {
			return r.may, true
		}
	}
	return nil, false
}

func allowed(may []string, folder string) bool {
	return slices.ContainsFunc(may, func(m string) bool {
		prefix, wild := strings.CutSuffix(m, "*")
		return folder == m || wild && strings.HasPrefix(folder, prefix)
	})
}

type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	lookAtFolders(t)
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = corpus.Root(t)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("read go list: %v", err)
		}
		all = append(all, p)
	}
}

// lookAtFolders lists every folder of the module that may hold a package. go test repeats a result from its
// cache until what the test itself has looked at changes, and it does not see what
// go list reads: a new package would pass unseen.
func lookAtFolders(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(corpus.Root(t), func(_ string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && (strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules") {
			return filepath.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatalf("list the module's folders: %v", err)
	}
}
