package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/review/documents"
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

func TestExplainTellsWhatTheRulesSaidOfAPlace(t *testing.T) {
	plan := writeFile(t, "plan.txt", planText)
	at := func(part string) string {
		return strconv.Itoa(len([]rune(planText[:strings.Index(planText, part)])))
	}
	for _, c := range []struct {
		place string
		want  []string
	}{
		{"5家", []string{`"5家"`, "  - ceiling: the most that somebody may get", "  + before: the indicator stands before the number", "task 一1 建设孵化器", "target 孵化器 = 5家"}},
		{"2025", []string{"  + date: it is a date or a part of one", ": date"}},
		{"孵化器", []string{"section 一1 (number, level 2): 建设孵化器"}},
		{"青川区", []string{"  + front: what stands before the first section"}},
	} {
		code, stdout, stderr := call(t, "extract", "--explain", at(c.place), plan)
		if code != 0 {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		for _, want := range c.want {
			if !strings.Contains(stdout, want) {
				t.Errorf("of %s it does not say %q: %s", c.place, want, stdout)
			}
		}
	}
	if code, _, stderr := call(t, "extract", "--explain", "900", plan); code != 1 || !strings.Contains(stderr, "no place 900: the text has the code points 0 to") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if code, _, stderr := call(t, "extract", "--explain", "1", plan, plan); code != 2 || !strings.Contains(stderr, "--explain is of one document, and 2 are named") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

func TestExplainTellsOfTasksBodiesAndPlatforms(t *testing.T) {
	const text = "青石县园区行动方案\n一、重点任务\n1.建设平台。建成青石县木艺产业创新服务综合体。（牵头单位：县甲局）\n二、保障措施\n成立青石县园区建设领导小组，办公室设在县乙局。\n附件1\n任务清单\n序号\t工作任务\t责任单位\n1\t建成展厅\t县丙局\n2\t建成市场\t县甲局\n"
	plan := writeFile(t, "plan.txt", text)
	for _, c := range []struct {
		place string
		want  []string
	}{
		{"综合体", []string{"  + section: a number that begins a section", "  + own statement: one statement of duty closes the section", "  - quoted: quoted name", "  + place: names a place or an organisation"}},
		{"县甲局", []string{"  + bracket with a label: a label of a role stands in the bracket", "lead of task 一1: 县甲局"}},
		{"县乙局", []string{"  + office: what the bodies beside these words are for the plan: office", "organisation office 县乙局"}},
		{"县丙局", []string{"  + flattened table:", "row A1.01 of a table of 3 columns and 2 rows", `column "责任单位", read as responsible`, "responsible of task A1.01: 县丙局"}},
	} {
		_, stdout, stderr := call(t, "extract", "--explain", strconv.Itoa(len([]rune(text[:strings.Index(text, c.place)]))), plan)
		for _, want := range c.want {
			if !strings.Contains(stdout, want) {
				t.Errorf("of %s it does not say %q: %s%s", c.place, want, stdout, stderr)
			}
		}
	}
}

func TestWhatIsNotReadIsRefusedByName(t *testing.T) {
	code, _, stderr := call(t, "extract", writeFile(t, "plan.pdf", "%PDF-1.7"), writeFile(t, "good.txt", planText))
	if code != 1 || !strings.Contains(stderr, "plan.pdf: open the PDF: file damaged") || !strings.Contains(stderr, "1 of 2 files") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

func TestADocumentWithoutAnyFactSaysWhy(t *testing.T) {
	empty := writeFile(t, "empty.html", `<html><body><div id="app"></div><script>load()</script></body></html>`)
	code, stdout, stderr := call(t, "extract", empty, writeFile(t, "good.txt", planText))
	if code != 1 || !strings.Contains(stderr, "empty.html: no fact was read: the page holds no wording of a document") || !strings.Contains(stderr, "1 of 2 files have no fact") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if strings.Count(stdout, `"document"`) != 2 || !strings.Contains(stdout, `"message": "the page holds no wording`) {
		t.Errorf("both documents are to be printed, the empty one with its warning: %s", stdout)
	}
	if code, _, stderr := call(t, "extract", writeFile(t, "note.txt", "今天天气很好。")); code != 1 || !strings.Contains(stderr, "nothing was found in 7 characters") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if code, _, stderr := call(t, "extract", "--format", "text", empty); code != 0 {
		t.Errorf("its text is printed as it is: exit code %d, %s", code, stderr)
	}
}

// The dataset lacks the names of places that nobody has loaded; nothing else
// may stand between what extract writes and a dataset that loads.
func TestExtractedYAMLLoadsAsItIs(t *testing.T) {
	example := filepath.Join(corpus.Root(t), "docs", "examples", "plan.txt")
	t.Run("the docs' example", func(t *testing.T) { loadsAsItIs(t, example) })
	t.Run("practice", func(t *testing.T) {
		practice := filepath.Join(corpus.Dir(t), "practice")
		read := 0
		for _, pattern := range []string{"*.txt", "*.html"} {
			files, err := filepath.Glob(filepath.Join(practice, pattern))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				read++
				t.Run(filepath.Base(file), func(t *testing.T) { loadsAsItIs(t, file) })
			}
		}
		if read == 0 {
			t.Errorf("no documents in %s", practice)
		}
	})
}

func loadsAsItIs(t *testing.T, file string) {
	code, written, stderr := call(t, "extract", "--format", "yaml", file)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	f, err := dataset.Read([]byte(written), dataset.SlugOf(file))
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	if err := dataset.Write(&again, f); err != nil {
		t.Fatal(err)
	}
	if again.String() != written {
		t.Error("what is read back is written otherwise")
	}
	d, err := loadDataset("")
	if err != nil {
		t.Fatal(err)
	}
	d.Files = []*dataset.File{f}
	doc, err := documents.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Check(map[string][]rune{doc.SHA256: doc.Text}) {
		if unknownArea := strings.Contains(p.Said.MessageEn, "area") && strings.Contains(p.Said.MessageEn, "is not known"); !p.Note && !unknownArea {
			t.Error(p)
		}
	}
}
