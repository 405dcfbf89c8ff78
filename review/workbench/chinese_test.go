package workbench

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestWhatIsSaidOfSeveralPartsIsSaidInChinese(t *testing.T) {
	for en, want := range map[string]string{
		"clause, bracket with a label": "分句，带标签的括号",
		"the indicator stands before the number; but: the number has no unit; the indicator is long": "指标在数字之前；但是：数字没有单位；指标较长",
		"named elsewhere: quoted name":                      "别处有这个名称：加引号的名称",
		"what nobody has said yet; but: a size in brackets": "what nobody has said yet; but: a size in brackets",
		"12 rows are announced, 9 were read":                "自称 12 行，读出 9 行",
	} {
		if got := chinese(en); got != want {
			t.Errorf("%q is %q, want %q", en, got, want)
		}
	}
}

// TestAllThatIsShownHasItsChinese: whoever adds a warning or a doubt gives its Chinese
// in phrases.txt.
func TestAllThatIsShownHasItsChinese(t *testing.T) {
	said := slices.Concat(
		formats(t, "../../reading/extract", "warn"),
		doubts(t, "../../reading/confidence/evidence.txt"),
	)
	if len(said) < 80 {
		t.Fatalf("only %d are found", len(said))
	}
	for _, format := range said {
		filled := strings.NewReplacer("%s", "x", "%d", "7").Replace(format)
		if zh, ok := spoken.said(filled); !ok {
			t.Errorf("%q has no Chinese", format)
		} else if strings.ContainsAny(zh, "{}%") {
			t.Errorf("%q is %q", format, zh)
		}
	}
}

// formats are what the calls of some methods in a package say.
func formats(t *testing.T, folder string, methods ...string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || !slices.Contains(methods, f.Sel.Name) {
				return true
			}
			for _, arg := range call.Args {
				if said, ok := wording(arg); ok && strings.Contains(said, " ") {
					out = append(out, said)
				}
			}
			return true
		})
	}
	return out
}

// wording is what an argument says, if it is a string.
func wording(e ast.Expr) (string, bool) {
	literal, ok := e.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	said, err := strconv.Unquote(literal.Value)
	return said, err == nil
}

// doubts are what speaks against facts.
func doubts(t *testing.T, path string) []string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) == 4 && strings.HasPrefix(fields[2], "-") && fields[3] != "" {
			out = append(out, fields[3])
		}
	}
	return out
}
