package journal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/journal"
)

const plan = `document:
  title: 青川区行动计划
  issuers: [青川区人民政府]
  kind: plan
  area: "990101"
  sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
  start: 0
  end: 7
  opening: 青川区行动计划
  closing: 青川区行动计划
targets:
  - {key: 一-1, indicator: 驿站, comparator: "=", value: 15, unit: 座, start: 10, end: 15, opening: 驿站15座, closing: 驿站15座, confidence: 0.97, reason: number}
  - {key: 一-2, indicator: 园区, comparator: "=", value: 2, unit: 个, start: 16, end: 20, opening: 园区2个, closing: 园区2个}
`

const path = "documents/plan.yaml"

func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, path, plan)
	write(t, dir, dataset.AreasFile, "# places\n- {id: a,   name: 甲区, level: county, new: true}\n")
	return dir
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, []byte(content), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(raw)
}

func open(t *testing.T, dir string) *journal.Folder {
	t.Helper()
	f, err := journal.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() }) // some tests close it themselves
	return f
}

// targets are the edits that change the plan's targets.
func targets(t *testing.T, raw string, change func([]dataset.Figure) []dataset.Figure) []journal.Change {
	t.Helper()
	file, err := dataset.Read([]byte(raw), "plan")
	if err != nil {
		t.Fatal(err)
	}
	now := dataset.Clone(file)
	now.Targets = change(now.Targets)
	return []journal.Change{{Path: path, Edits: dataset.DiffFiles(file, now)}}
}

func accept(list []dataset.Figure) []dataset.Figure {
	list[0].Evidence = dataset.Evidence{}
	return list
}

func do(t *testing.T, f *journal.Folder, id string, files []journal.Change) *journal.Entry {
	t.Helper()
	e, err := f.Do(journal.Entry{ID: id, Kind: "test", Files: files})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func undo(t *testing.T, f *journal.Folder, id, of string) {
	t.Helper()
	var files []journal.Change
	e := f.Find(of)
	for i := range e.Files {
		files = append(files, e.Files[i].Reverse())
	}
	if _, err := f.Do(journal.Entry{ID: id, Kind: "undo", Undoes: of, Files: files}); err != nil {
		t.Fatal(err)
	}
}

func TestAnActIsWrittenAndTakenBack(t *testing.T) {
	dir := folder(t)
	f := open(t, dir)
	decided := []journal.Change{
		{Path: dataset.DecisionsFile, Edits: []dataset.Edit{{Is: `{alias: 驿站, of: "indicator:a"}`}}},
		{Path: dataset.AreasFile, Edits: []dataset.Edit{{Was: `{id: a, name: 甲区, level: county, new: true}`, Is: `{id: a, name: 甲区, level: county}`}}},
	}
	do(t, f, "act-1", targets(t, plan, accept))
	do(t, f, "act-2", decided)
	if got, want := content(t, dir, path), strings.Replace(plan, ", confidence: 0.97, reason: number", "", 1); got != want {
		t.Errorf("the plan is\n%s\nwant\n%s", got, want)
	}
	if got := content(t, dir, dataset.AreasFile); got != "# places\n- {id: a, name: 甲区, level: county}\n" {
		t.Errorf("the areas are %q", got)
	}
	undo(t, f, "undo-2", "act-2")
	undo(t, f, "undo-1", "act-1")
	if got := content(t, dir, path); got != plan {
		t.Errorf("the plan is\n%s\nwant it as it was", got)
	}
	if got := content(t, dir, dataset.AreasFile); got != "# places\n- {id: a,   name: 甲区, level: county, new: true}\n" {
		t.Errorf("the areas are %q, want them as they were laid out", got)
	}
	if _, err := os.Stat(filepath.Join(dir, dataset.DecisionsFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the decisions are there still: %v", err)
	}
	if f.UndoneBy("act-1") != "undo-1" {
		t.Errorf("act-1 is undone by %q", f.UndoneBy("act-1"))
	}
	undo(t, f, "redo-1", "undo-1")
	if f.UndoneBy("act-1") != "" || strings.Contains(content(t, dir, path), "confidence") {
		t.Errorf("what was done again is not")
	}
}

func TestTheLogOutlivesTheProgram(t *testing.T) {
	dir := folder(t)
	f := open(t, dir)
	do(t, f, "act-1", targets(t, plan, accept))
	undo(t, f, "undo-1", "act-1")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, dir)
	if len(again.Entries()) != 2 || again.UndoneBy("act-1") != "undo-1" || again.Find("act-1").Number != 1 {
		t.Errorf("the log has %+v", again.Entries())
	}
}

func TestTwoProgramsDoNotShareAFolder(t *testing.T) {
	dir := folder(t)
	open(t, dir)
	if _, err := journal.Open(dir); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("error is %v, want ErrInUse", err)
	}
}

func TestAnActOnWhatIsNotThereIsNotDone(t *testing.T) {
	dir := folder(t)
	f := open(t, dir)
	stale := targets(t, strings.Replace(plan, "value: 15", "value: 14", 1), accept)
	if _, err := f.Do(journal.Entry{ID: "act-1", Files: stale}); !errors.Is(err, dataset.ErrEdited) {
		t.Errorf("error is %v, want ErrEdited", err)
	}
	if content(t, dir, path) != plan || f.Find("act-1") != nil {
		t.Error("something was done")
	}
}

// halfDone is the log as a program leaves it that was ended after it had written an act
// down and before it wrote the files.
func halfDone(t *testing.T, dir string) {
	t.Helper()
	f := open(t, dir)
	do(t, f, "act-1", targets(t, plan, accept))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	log := content(t, dir, ".review/acts.jsonl")
	write(t, dir, ".review/acts.jsonl", log[:strings.LastIndex(strings.TrimSuffix(log, "\n"), "\n")+1])
	write(t, dir, path, plan)
}

func TestAnActThatWasBegunIsFinished(t *testing.T) {
	dir := folder(t)
	halfDone(t, dir)
	f := open(t, dir)
	if strings.Contains(content(t, dir, path), "confidence") || f.Find("act-1") == nil {
		t.Error("the act was lost")
	}
}

func TestAnActThatWasBegunIsFinishedOnWhatAnEditorWroteMeanwhile(t *testing.T) {
	for name, c := range map[string]struct{ edited, want string }{
		"another fact":     {strings.Replace(plan, "value: 2", "value: 3", 1), strings.Replace(strings.Replace(plan, "value: 2", "value: 3", 1), ", confidence: 0.97, reason: number", "", 1)},
		"the same fact":    {strings.Replace(plan, "value: 15", "value: 16", 1), strings.Replace(plan, "value: 15", "value: 16", 1)},
		"the same already": {strings.Replace(plan, ", confidence: 0.97, reason: number", "", 1) + "# seen\n", strings.Replace(plan, ", confidence: 0.97, reason: number", "", 1) + "# seen\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t)
			halfDone(t, dir)
			write(t, dir, path, c.edited)
			open(t, dir)
			if got := content(t, dir, path); got != c.want {
				t.Errorf("the plan is\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestALineThatWasNotWrittenToItsEndIsNoAct(t *testing.T) {
	dir := folder(t)
	halfDone(t, dir)
	log := content(t, dir, ".review/acts.jsonl")
	for _, cut := range []int{1, len(log) / 2, len(log) - 1} {
		write(t, dir, ".review/acts.jsonl", log[:cut])
		f := open(t, dir)
		if len(f.Entries()) != 0 || content(t, dir, path) != plan {
			t.Errorf("of %d bytes: %+v", cut, f.Entries())
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestADamagedLogIsNamed(t *testing.T) {
	dir := folder(t)
	for _, damage := range []string{"{}x\n{\"done\":1}\n", "{\"number\":7,\"id\":\"act-7\"}\n", "{\"number\":1,\"id\":\"act-1\",\"undoes\":\"act-0\"}\n"} {
		write(t, dir, ".review/acts.jsonl", damage)
		if f, err := journal.Open(dir); err == nil || !strings.Contains(err.Error(), "acts.jsonl:1") {
			t.Errorf("%q opens as %v, %v", damage, f, err)
		}
	}
}

func TestAFolderThatLeadsOutIsNotWrittenTo(t *testing.T) {
	dir, outside := folder(t), t.TempDir()
	if err := os.RemoveAll(filepath.Join(dir, "documents")); err != nil {
		t.Fatal(err)
	}
	write(t, outside, "plan.yaml", plan)
	if err := os.Symlink(outside, filepath.Join(dir, "documents")); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir)
	if _, err := f.Do(journal.Entry{ID: "act-1", Files: targets(t, plan, accept)}); err == nil {
		t.Error("the act was done outside the folder")
	}
	if raw := content(t, outside, "plan.yaml"); raw != plan {
		t.Errorf("outside stands %q", raw)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) != 1 {
		t.Errorf("outside are %v, %v", entries, err)
	}
}

func TestGitSeesNothingOfTheLog(t *testing.T) {
	dir := folder(t)
	open(t, dir)
	if ignored := content(t, dir, ".review/.gitignore"); ignored != "*\n" {
		t.Errorf("ignored is %q", ignored)
	}
	if raw := []byte(content(t, dir, path)); !bytes.Equal(raw, []byte(plan)) {
		t.Error("opening changed a file")
	}
}

func TestAnEntryIsPutBehindTheOthers(t *testing.T) {
	entry := dataset.Change{On: "2026-03-18T09:30:00+08:00", By: "王芳", Act: dataset.ActReview, Document: "plan", Added: []string{"task:plan:1"}}
	var text bytes.Buffer
	if err := dataset.WriteVocabulary(&text, []dataset.Change{entry}); err != nil {
		t.Fatal(err)
	}
	one := text.String()
	for name, c := range map[string]struct{ raw, want string }{
		"no file":           {"", one},
		"an empty list":     {"[]\n", one},
		"a comment":         {"# what changed\n", "# what changed\n" + one},
		"another":           {one, one + one},
		"no end of line":    {strings.TrimSuffix(one, "\n"), one + one},
		"laid out by hand":  {"- on: x\n  act: add # by hand\n", "- on: x\n  act: add # by hand\n" + one},
		"lines of Windows":  {"# a\r\n", "# a\r\n" + one},
		"several at a time": {one + one, one + one + one},
	} {
		t.Run(name, func(t *testing.T) {
			sum := ""
			if c.raw != "" {
				sum = journal.Sum([]byte(c.raw))
			}
			change, err := journal.Appended(dataset.ChangesFile, []byte(c.raw), sum, entry)
			if err != nil {
				t.Fatal(err)
			}
			if change.Before != sum || change.After != journal.Sum([]byte(c.want)) {
				t.Errorf("the file would be another than\n%s", c.want)
			}
		})
	}
}
