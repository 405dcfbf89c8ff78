package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// call runs the program and gives its exit code and what it printed.
func call(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), append([]string{"policygraph"}, args...), &out, &errs)
	return code, out.String(), errs.String()
}

const planText = "青川区创新行动计划\n一、主要任务\n1.建设孵化器。到2025年建成孵化器5家。(牵头单位:区科技局,配合单位:区财政局)\n"

// example writes a dataset of one invented plan, and the plan.
func example(t *testing.T, change func(*dataset.File)) (data, documents string) {
	t.Helper()
	data, documents = t.TempDir(), t.TempDir()
	sum := sha256.Sum256([]byte(planText))
	text := []rune(planText)
	at := func(part string) dataset.Locator {
		start := len([]rune(planText[:strings.Index(planText, part)]))
		return dataset.NewLocator(text, "", start, start+len([]rune(part)))
	}
	f := &dataset.File{
		Document: dataset.Document{Title: "青川区创新行动计划", Kind: dataset.KindPlan, Area: "青川区", SHA256: hex.EncodeToString(sum[:]), Locator: at("青川区创新行动计划")},
		Tasks: []dataset.Task{{
			Key: "一1", Title: "建设孵化器", Source: dataset.SourceBody, Locator: at("1.建设孵化器。到2025年建成孵化器5家。(牵头单位:区科技局,配合单位:区财政局)"),
			Assignments: []dataset.Assignment{
				{Agency: "区科技局", Role: dataset.RoleLead, Position: 1, Locator: at("区科技局")},
				{Agency: "区财政局", Role: dataset.RoleSupport, Position: 2, Locator: at("区财政局")},
			},
		}},
	}
	change(f)
	var out bytes.Buffer
	if err := dataset.Write(&out, f); err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string]string{
		filepath.Join(data, "dataset.yaml"):             "format: 2\n",
		filepath.Join(data, "areas.yaml"):               "- {id: \"990101\", name: 青川区, level: county}\n",
		filepath.Join(data, "agencies.yaml"):            "- {area: \"990101\", name: 青川区科技局, function: 科技局, aliases: [区科技局]}\n- {area: \"990101\", name: 青川区财政局, function: 财政局, aliases: [区财政局]}\n",
		filepath.Join(data, "indicators.yaml"):          "[]\n",
		filepath.Join(data, "documents", "plan.yaml"):   out.String(),
		filepath.Join(documents, "below", "a-plan.txt"): planText,
		filepath.Join(documents, "notes.bin"):           "\x00\x01",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return data, documents
}

func TestCheckPassesTheBuiltInDataset(t *testing.T) {
	code, stdout, stderr := call(t, "check")
	if code != 0 || !strings.Contains(stdout, "nothing wrong") {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
}

func TestCheckListsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*dataset.File)
		code   int
		want   string
	}{
		"nothing":            {func(*dataset.File) {}, 0, "nothing wrong (documents: 1, notes: 0)"},
		"a role of no list":  {func(f *dataset.File) { f.Tasks[0].Assignments[0].Role = "boss" }, 1, `documents/plan.yaml:15: role is "boss"; give one of lead, support, responsible`},
		"a span out of step": {func(f *dataset.File) { f.Tasks[0].Assignments[0].Opening = "区科枝局" }, 1, "documents/plan.yaml:15: at 45-49 the document says"},
		"a changed document": {func(f *dataset.File) { f.Document.SHA256 = strings.Repeat("0", 64) }, 1, "documents/plan.yaml:5: no document has the sha256 0000"},
	} {
		t.Run(name, func(t *testing.T) {
			data, documents := example(t, c.change)
			code, stdout, stderr := call(t, "check", "--data", data, "--documents", documents)
			if code != c.code || !strings.Contains(stdout, c.want) {
				t.Errorf("exit %d, want %d and %q:\n%s%s", code, c.code, c.want, stdout, stderr)
			}
		})
	}
}

func TestFoldersThatAreNotThereAreNamed(t *testing.T) {
	data, documents := example(t, func(*dataset.File) {})
	nowhere := filepath.Join(data, "nowhere")
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"check", "--data", nowhere}, 1, "read the dataset: stat " + nowhere},
		{[]string{"check", "--data", documents}, 1, "dataset.yaml is missing"},
		{[]string{"check", "--data", data, "--documents", nowhere}, 1, "read the documents: stat " + nowhere},
		{[]string{"check", "--data", data, "--documents", filepath.Join(data, "areas.yaml")}, 1, "is a file; name its folder"},
		{[]string{"check", data}, 2, "check takes no arguments"},
		{[]string{"evaluate", "--data", data}, 2, "name the folder of the documents with --documents"},
		{[]string{"evaluate", "--data", data, "--documents", data}, 1, "evaluate plan: no file in " + data + " has its sha256"},
	} {
		code, _, stderr := call(t, c.args...)
		if code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("%v: exit %d, want %d and %q: %s", c.args, code, c.code, c.want, stderr)
		}
	}
}

func TestCheckNamesTheLineOfAMalformedFile(t *testing.T) {
	data, _ := example(t, func(*dataset.File) {})
	if err := os.WriteFile(filepath.Join(data, "areas.yaml"), []byte("- {id: a\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call(t, "check", "--data", data)
	if code != 1 || !strings.Contains(stderr, "areas.yaml:2: ") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

func TestEvaluatePrintsATableAndTheMisses(t *testing.T) {
	data, documents := example(t, func(f *dataset.File) {
		f.Tasks[0].Assignments = f.Tasks[0].Assignments[:1]
		f.Platforms = []dataset.Platform{{Name: "东桥加速器", Kind: "加速器", Locator: f.Tasks[0].Locator}}
	})
	code, stdout, stderr := call(t, "evaluate", "--data", data, "--documents", documents, "--misses")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{
		"plan      assignments      0.500      1.000   0.667  1      2     1\n",
		"plan: missed platforms at 17-60: 东桥加速器\n",
		"plan: made up assignments at 55-59: 一1: support 区财政局\n",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in:\n%s", want, stdout)
		}
	}
}
