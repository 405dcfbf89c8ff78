package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// otherText is a second plan of the place that example writes; of one promise
// it says other than target does.
const otherText = "青川区孵化行动计划\n青川区人民政府办公室\n2024年3月5日\n一、主要任务\n1.建设孵化器。到2025年建成孵化器8家。(牵头单位:区科技局,配合单位:区开源办、青川经济开发区管委会)\n"

// promise gives the plan that example writes a target.
func promise(f *dataset.File) {
	year := 2025
	f.Targets = []dataset.Figure{{
		Key: "一1-1", Indicator: "孵化器", Comparator: dataset.EQ, Value: 5, Unit: "家", Year: &year, Task: "一1", Locator: f.Tasks[0].Locator,
	}}
}

func writeTo(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// contents reads a folder as one text, to tell whether anything in it changed.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		b.WriteString(path + "\n" + string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wants(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in\n%s", part, got)
		}
	}
}

// TestAnAddedDocumentBringsItsOrganisation: what is extracted loads with who carries
// the plan out.
func TestAnAddedDocumentBringsItsOrganisation(t *testing.T) {
	data, _ := example(t, promise)
	text := otherText + "二、保障措施\n成立青川区孵化工作领导小组，区开源办、区财政局等部门为成员单位。领导小组办公室设在区科技局。\n"
	code, stdout, stderr := call(t, "add", "--data", data, writeFile(t, "other.txt", text))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "    青川区孵化工作领导小组\n", "OFFICE_OF 1", "proposed for agencies.yaml, marked new: 1: 青川区开源办\n")
	written := contents(t, filepath.Join(data, "documents"))
	wants(t, written,
		"- {agency: 青川区孵化工作领导小组, role: leading_group, ",
		"- {agency: 区财政局, role: member, of: 青川区孵化工作领导小组, open: true, ",
		"- {agency: 区科技局, role: office, of: 青川区孵化工作领导小组, ",
	)
	if code, stdout, stderr = call(t, "check", "--data", data); code != 0 {
		t.Fatalf("what add wrote is wrong: %s%s", stdout, stderr)
	}
}

func TestAddSaysWhatADocumentBrings(t *testing.T) {
	data, _ := example(t, promise)
	other := writeFile(t, "other.txt", otherText)
	code, stdout, stderr := call(t, "add", "--data", data, other)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout,
		"other.txt: added as "+filepath.Join(data, "documents", "other.yaml"),
		"proposed for agencies.yaml, marked new: 1: 青川区开源办\n",
		"new in the graph:\n  1 document\n    other\n  1 plan\n    青川区孵化行动计划\n",
		"  1 target\n    孵化器 = 8家 (2025)\n",
		"    青川区科技局: LEADS 1, NAMED_IN 1\n",
		"contradictions: 1\n  target:other:一1-1: 孵化器 = 8家 (2025)\n    against target:plan:一1-1: 孵化器 = 5家 (2025)\n",
	)
	code, stdout, stderr = call(t, "check", "--data", data)
	if code != 0 {
		t.Fatalf("what add wrote is wrong: %s%s", stdout, stderr)
	}
	wants(t, stdout, "agency 青川区开源办 was proposed by add; review it and remove new")
}

func TestAddFillsAFolderThatIsNotThere(t *testing.T) {
	data := filepath.Join(t.TempDir(), "mine")
	code, stdout, stderr := call(t, "add", "--data", data, writeFile(t, "other.txt", otherText))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, data+" was filled with the dataset built in", "proposed for areas.yaml, marked new: 1: 青川区 (qingchuan-qu)")
	if code, stdout, stderr := call(t, "check", "--data", data); code != 0 {
		t.Errorf("what add wrote is wrong: %s%s", stdout, stderr)
	}
	builtIn, err := loadDataset("")
	if err != nil {
		t.Fatal(err)
	}
	filled, err := loadDataset(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(filled.Files), len(builtIn.Files)+1; got != want {
		t.Errorf("the folder has %d documents, want %d", got, want)
	}
}

func TestAddRefusesAndWritesNothing(t *testing.T) {
	for _, c := range []struct {
		name   string
		file   string
		text   string
		change func(*dataset.File)
		args   []string
		code   int
		says   string
	}{
		{name: "a dry run", file: "other.txt", text: otherText, args: []string{"--dry-run"}},
		{name: "the same document again", file: "again.txt", text: planText, args: []string{"--force"}, code: 1, says: "the dataset has the same document (sha256) as documents/plan.yaml"},
		{name: "the same file again", file: "plan.txt", text: planText, code: 1, says: "the dataset has it already as documents/plan.yaml; --again reads it anew and keeps what was reviewed; --force"},
		{name: "another document of the name", file: "plan.txt", text: otherText, code: 1, says: "the dataset has another document as documents/plan.yaml"},
		{name: "a plan of no place", file: "other.txt", text: "孵化行动计划\n一、主要任务\n1.建设孵化器。建成孵化器8家。(牵头单位:科技局)\n", code: 1, says: "name it with --area"},
		{name: "a format that is not read", file: "other.pdf", text: "%PDF-1.7", code: 1, says: "other.pdf was not added"},
		{name: "a dataset that is wrong", file: "other.txt", text: otherText, change: func(f *dataset.File) { f.Document.Area = "没有区" }, code: 1, says: "'policygraph check' lists them all"},
	} {
		t.Run(c.name, func(t *testing.T) {
			change := c.change
			if change == nil {
				change = promise
			}
			data, _ := example(t, change)
			before := contents(t, data)
			args := append([]string{"add", "--data", data}, c.args...)
			code, stdout, stderr := call(t, append(args, writeFile(t, c.file, c.text))...)
			if code != c.code {
				t.Errorf("exit code %d, want %d: %s%s", code, c.code, stdout, stderr)
			}
			wants(t, stderr, c.says)
			if contents(t, data) != before {
				t.Error("the dataset changed")
			}
		})
	}
}

func TestADryRunDoesNotMakeTheFolder(t *testing.T) {
	data := filepath.Join(t.TempDir(), "mine")
	code, stdout, stderr := call(t, "add", "--dry-run", "--data", data, writeFile(t, "other.txt", otherText))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "would be filled", "would be added as")
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Errorf("the folder is there: %v", err)
	}
}

func TestABadDocumentStopsNoOther(t *testing.T) {
	data, _ := example(t, promise)
	dir := t.TempDir()
	good, bad, twice := writeTo(t, dir, "good.txt", otherText), writeTo(t, dir, "bad.pdf", "%PDF-1.7"), writeTo(t, dir, "twice.txt", otherText)
	code, stdout, stderr := call(t, "add", "--data", data, bad, good, twice)
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	wants(t, stderr, "bad.pdf was not added: ", "twice.txt was not added: the dataset has the same document (sha256) as documents/good.yaml", "2 of 3 documents were not added")
	wants(t, stdout, "good.txt: added as")
	if _, err := os.Stat(filepath.Join(data, "documents", "good.yaml")); err != nil {
		t.Error(err)
	}
}

func TestForceReadsADocumentAnew(t *testing.T) {
	data, _ := example(t, promise)
	code, stdout, stderr := call(t, "add", "--force", "--data", data, writeFile(t, "plan.txt", otherText))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "contradictions: none")
	d, err := loadDataset(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Files) != 1 || d.Files[0].Document.Title != "青川区孵化行动计划" {
		t.Errorf("the dataset has %d documents, the first is %s", len(d.Files), d.Files[0].Document.Title)
	}
}

func TestTheAreaOfADocumentCanBeGiven(t *testing.T) {
	data, _ := example(t, promise)
	code, stdout, stderr := call(t, "add", "--area", "990101", "--data", data, writeFile(t, "other.txt", "孵化行动计划\n一、主要任务\n1.建设孵化器。建成孵化器8家。(牵头单位:区科技局)\n"))
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "青川区科技局: LEADS 1, NAMED_IN 1")
}

func TestAddUsage(t *testing.T) {
	other := writeFile(t, "other.txt", otherText)
	for want, args := range map[string][]string{
		"name the dataset's folder with --data": {"add", other},
		"name the documents to add":             {"add", "--data", "somewhere"},
		"would both be written to":              {"add", "--data", "somewhere", other, other},
	} {
		code, _, stderr := call(t, args...)
		if code != 2 {
			t.Errorf("%v: exit code %d", args, code)
		}
		wants(t, stderr, want)
	}
}

func TestAnEmptyDatasetHasOnlyWhatIsAdded(t *testing.T) {
	data := filepath.Join(t.TempDir(), "mine")
	other := writeFile(t, "other.txt", otherText)
	code, stdout, stderr := call(t, "add", "--empty", "--data", data, other)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, data+" was filled with an empty dataset")
	d, err := loadDataset(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Files) != 1 {
		t.Errorf("%d documents", len(d.Files))
	}
	before := contents(t, data)
	code, _, stderr = call(t, "add", "--empty", "--data", data, writeFile(t, "third.txt", planText))
	if code != 1 || contents(t, data) != before {
		t.Errorf("exit code %d, or the dataset changed", code)
	}
	wants(t, stderr, "is not empty; --empty begins a new dataset")
}

func TestReadingAgainKeepsWhatIsReviewed(t *testing.T) {
	data, documents := example(t, func(f *dataset.File) {
		promise(f)
		f.Targets[0].Comparator = dataset.GE
	})
	before, err := os.ReadFile(filepath.Join(data, "documents", "plan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	plan := filepath.Join(documents, "below", "a-plan.txt")
	code, stdout, stderr := call(t, "add", "--again", "--data", data, plan)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	wants(t, stdout, "a-plan.txt: read again as "+filepath.Join(data, "documents", "plan.yaml"),
		"target 一1-1: 孵化器 >= 5家 (2025), now read: 孵化器 = 5家 (2025) (reviewed, and left as it is)")
	after, err := os.ReadFile(filepath.Join(data, "documents", "plan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(before)) {
		if !strings.Contains(string(after), line) {
			t.Errorf("gone: %s", line)
		}
	}
	code, _, stderr = call(t, "add", "--again", "--data", data, writeFile(t, "other.txt", otherText))
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	wants(t, stderr, "the dataset does not have this document (by the sha256 of its file); add it without --again")
}

// TestAFirstFillThatFailedBlocksNone: what it leaves is a folder without a file.
func TestAFirstFillThatFailedBlocksNone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if err := os.MkdirAll(filepath.Join(dir, "documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, _, stderr := call(t, "add", "--data", dir, "--empty", "--dry-run", writeFile(t, "other.txt", otherText))
	if strings.Contains(stderr, "is missing") || strings.Contains(stderr, "is not empty") {
		t.Errorf("the folder is taken for a dataset: %s", stderr)
	}
}

// TestWhatIsNoOrdinaryFileIsNotWaitedFor: neither as a document nor in a dataset.
func TestWhatIsNoOrdinaryFileIsNotWaitedFor(t *testing.T) {
	if code, _, stderr := call(t, "extract", os.DevNull); code != 1 || !strings.Contains(stderr, "no ordinary file") {
		t.Errorf("a device: %d %s", code, stderr)
	}
	if code, _, stderr := call(t, "extract", writeFile(t, "a\nb.txt", otherText)); code != 1 || !strings.Contains(stderr, "control character") {
		t.Errorf("a name of two lines: %d %s", code, stderr)
	}
	data, _ := example(t, func(*dataset.File) {})
	outside := writeFile(t, "secret.yaml", "word of a stranger\n")
	if err := os.Symlink(outside, filepath.Join(data, "documents", "link.yaml")); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call(t, "check", "--data", data); code != 1 || strings.Contains(stderr, "stranger") || !strings.Contains(stderr, "link.yaml") {
		t.Errorf("a link out of the folder: %d %s", code, stderr)
	}
}

// TestCheckSeesWhatNobodySees: a character in a title that moves the cursor or turns
// the line.
func TestCheckSeesWhatNobodySees(t *testing.T) {
	for _, hidden := range []string{"\x1b[31m", "\x07", "\u202e"} {
		data, _ := example(t, func(f *dataset.File) { f.Document.Title = "青川区" + hidden + "计划" })
		if code, stdout, _ := call(t, "check", "--data", data); code != 1 || !strings.Contains(stdout, "which nobody sees; remove it") {
			t.Errorf("%q: %d %s", hidden, code, stdout)
		}
	}
}

// TestADocumentWithoutAFactIsNotAdded: what nothing was read from is refused by name, as
// extract does, and check tells of one that stands in a dataset.
func TestADocumentWithoutAFactIsNotAdded(t *testing.T) {
	data := filepath.Join(t.TempDir(), "mine")
	if code, _, stderr := call(t, "add", "--data", data, "--empty", writeFile(t, "other.txt", otherText)); code != 0 {
		t.Fatal(stderr)
	}
	for name, c := range map[string]struct{ text, says string }{
		"prices.csv": {"item,price\npen,two\n", "no fact was read: nothing was found in "},
		"letter.txt": {"Dear Sir,\nthank you for the nice weather.\nYours\n", "'policygraph extract --format outline' shows"},
		"empty.txt":  {"", "the file holds no wording of a document"},
	} {
		file := writeFile(t, name, c.text)
		code, stdout, stderr := call(t, "add", "--data", data, file)
		if code != exitFailure || !strings.Contains(stderr, file+" was not added: ") || !strings.Contains(stderr, c.says) || strings.Contains(stdout, "added as") {
			t.Errorf("%s: exit code %d: %s%s", name, code, stdout, stderr)
		}
	}
	file := filepath.Join(data, "documents", "other.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head := regexp.MustCompile(`(?s)^.*?\n(?:tasks|targets|observations|platforms|organisation):`).FindString(string(text))
	writeTo(t, filepath.Dir(file), "other.yaml", head[:strings.LastIndex(head, "\n")+1])
	if code, stdout, stderr := call(t, "check", "--data", data); code != 0 || !strings.Contains(stdout, "note: no fact of the document is in the dataset") {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
}
