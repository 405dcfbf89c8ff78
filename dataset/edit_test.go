package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// laidOut is a file that a person wrote by hand: comments, other indents and quotes.
const laidOut = `# the plan of 青川区
document:
    title: "青川区行动计划"   # as printed
    issuers: [青川区人民政府]
    kind: plan
    area: 青川区
    sha256: 00
    start: 0
    end: 7
# what is to be done
tasks:
    # the first
    - key: 一1
      title: '建设园区'
      source: body
      start: 10
      end: 20
      confidence: 0.9
      reason: clause
    # the second
    - {key: 一2, title: 建设驿站, source: body, start: 30, end: 40}

targets:
- {key: 一1-1,   indicator: 驿站, comparator: "=", value: 15, start: 12, end: 18, confidence: 0.97, reason: number} # fifteen
- {key: 一1-2, indicator: 园区, comparator: "=", value: 2, start: 13, end: 19}
`

func read(t *testing.T, raw string) *File {
	t.Helper()
	f, err := Read([]byte(raw), "plan")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// changedLines are the lines that are not in both, as diff shows them.
func changedLines(before, after []byte) []string {
	a, b := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out []string
	for _, l := range a {
		out = append(out, "-"+strings.TrimSpace(l))
	}
	for _, l := range b {
		out = append(out, "+"+strings.TrimSpace(l))
	}
	return out
}

func TestAChangeLeavesWhatAPersonLaidOut(t *testing.T) {
	for name, c := range map[string]struct {
		change func(f *File)
		want   []string
	}{
		"a figure": {func(f *File) { f.Targets[1].Value = 3 }, []string{
			`-- {key: 一1-2, indicator: 园区, comparator: "=", value: 2, start: 13, end: 19}`,
			`+- {key: 一1-2, indicator: 园区, comparator: "=", value: 3, start: 13, end: 19}`,
		}},
		"a figure goes": {func(f *File) { f.Targets = f.Targets[:1] }, []string{
			`-- {key: 一1-2, indicator: 园区, comparator: "=", value: 2, start: 13, end: 19}`,
		}},
		"a task is accepted": {func(f *File) { f.Tasks[0].Evidence = Evidence{} }, []string{
			`-title: '建设园区'`, `-source: body`, `-start: 10`, `-end: 20`, `-confidence: 0.9`, `-reason: clause`,
			`+title: 建设园区`, `+source: body`, `+start: 10`, `+end: 20`,
		}},
		"a task comes": {func(f *File) {
			f.Tasks = slices.Insert(f.Tasks, 1, Task{Key: "一1.1", Title: "扩建", Source: "body"})
		}, []string{
			`+- key: 一1.1`, `+title: 扩建`, `+source: body`, `+start: 0`, `+end: 0`,
		}},
		"a list comes": {func(f *File) { f.Platforms = []Platform{{Name: "石湾小镇", Kind: "小镇"}} }, []string{
			`+platforms:`, `+- {name: 石湾小镇, kind: 小镇, start: 0, end: 0}`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			old := read(t, laidOut)
			now := Clone(old)
			c.change(now)
			out, err := Rewrite([]byte(laidOut), old, now)
			if err != nil {
				t.Fatal(err)
			}
			if got := changedLines([]byte(laidOut), out); !slices.Equal(got, c.want) {
				t.Errorf("changed\n%s\nwant\n%s\nin\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"), out)
			}
			if again := read(t, string(out)); !reflect.DeepEqual(again.Tasks, now.Tasks) || !reflect.DeepEqual(again.Targets, now.Targets) {
				t.Errorf("the file says %+v, want %+v", again, now)
			}
		})
	}
}

func TestAChangeOfACanonicalFileIsALine(t *testing.T) {
	files, err := filepath.Glob("../data/documents/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	old := read(t, string(raw))
	now := Clone(old)
	now.Targets[3].Value++
	out, err := Rewrite(raw, old, now)
	if err != nil {
		t.Fatal(err)
	}
	if got := changedLines(raw, out); len(got) != 2 {
		t.Errorf("changed %q, want one line", got)
	}
}

func TestAFileThatLinesDoNotDivideIsWrittenAnew(t *testing.T) {
	raw := []byte(`{document: {title: 计划, kind: plan, sha256: 00, start: 0, end: 2}, tasks: [{key: 一, title: 甲, source: body, start: 1, end: 2}]}`)
	old := read(t, string(raw))
	now := Clone(old)
	now.Tasks[0].Title = "乙"
	out, err := Rewrite(raw, old, now)
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := Write(&want, now); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out, want.Bytes()) {
		t.Errorf("wrote\n%s\nwant\n%s", out, want.Bytes())
	}
}

func TestAVocabularyKeepsItsComments(t *testing.T) {
	raw := "# places\n\n- {id: a,  name: 甲区, level: county}\n# two\n- {id: b, name: 乙区, level: county, new: true, from: plan}\n"
	var old []Area
	if err := decode(AreasFile, []byte(raw), &old); err != nil {
		t.Fatal(err)
	}
	now := slices.Clone(old)
	now[1].New, now[1].From = false, ""
	out, err := RewriteList(AreasFile, []byte(raw), old, now)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(raw, ", new: true, from: plan", "", 1)
	if string(out) != want {
		t.Errorf("wrote\n%s\nwant\n%s", out, want)
	}
	if out, err = RewriteList(DecisionsFile, []byte("# none yet\n"), nil, []Decision{{Alias: "甲", Of: "indicator:b"}}); err != nil || string(out) != "# none yet\n- {alias: 甲, of: \"indicator:b\"}\n" {
		t.Errorf("wrote %q, %v", out, err)
	}
}

// TestEditsAreTakenBack makes random edits, one after the other, and takes them back.
func TestEditsAreTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, err := Read([]byte(laidOut), "plan")
		if err != nil {
			t.Fatal(err)
		}
		f := first
		var made []Edit
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			e := randomEdit(t, f)
			now, err := f.Edited([]Edit{e})
			if err != nil {
				t.Fatalf("%+v: %v", e, err)
			}
			made, f = append(made, e), now
		}
		for _, e := range slices.Backward(made) {
			if f, err = f.Edited([]Edit{e.Reverse()}); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(f, first) {
			t.Fatalf("the file is\n%+v\nwant\n%+v", f, first)
		}
	})
}

func randomEdit(t *rapid.T, f *File) Edit {
	at := rapid.IntRange(0, len(f.Targets)).Draw(t, "at")
	fresh := Record(&Figure{Key: "二-1", Indicator: "街区", Comparator: GE, Value: float64(rapid.IntRange(1, 9).Draw(t, "value"))})
	if at == len(f.Targets) || rapid.Bool().Draw(t, "comes") {
		return Edit{List: "targets", At: at, Is: fresh}
	}
	e := Edit{List: "targets", At: at, Was: Record(&f.Targets[at])}
	if rapid.Bool().Draw(t, "stays") {
		e.Is = fresh
	}
	return e
}

func TestAnEditOfWhatSomebodyChangedIsRefused(t *testing.T) {
	f := read(t, laidOut)
	e := Edit{List: "targets", At: 0, Was: Record(&f.Targets[0])}
	changed := Clone(f)
	changed.Targets[0].Value = 99
	if _, err := changed.Edited([]Edit{e}); !errors.Is(err, ErrEdited) {
		t.Errorf("error is %v, want ErrEdited", err)
	}
	moved := Clone(f)
	slices.Reverse(moved.Targets)
	if now, err := moved.Edited([]Edit{e}); err != nil || len(now.Targets) != 1 || now.Targets[0].Key != "一1-2" {
		t.Errorf("left are %+v, %v", now, err)
	}
}

func TestFieldsAreSetByTheirNamesInTheFile(t *testing.T) {
	task := Task{Title: "甲", Assignments: []Assignment{{Agency: "区科技局", Role: RoleLead}}}
	for path, value := range map[string]string{
		"title": `"乙"`, "start": `3`, "assignments.0.role": `"support"`, "inferred": `["schedule"]`, "summary": `"…"`,
	} {
		if err := SetValue(&task, path, json.RawMessage(value)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	want := Task{Title: "乙", Summary: "…", Inferred: Inferred{"schedule"}, Locator: Locator{Start: 3}, Assignments: []Assignment{{Agency: "区科技局", Role: RoleSupport}}}
	if !reflect.DeepEqual(task, want) {
		t.Errorf("the task is %+v, want %+v", task, want)
	}
	if err := SetValue(&task, "inferred", json.RawMessage("[]")); err != nil || task.Inferred != nil {
		t.Errorf("inferred is %v, %v", task.Inferred, err)
	}
	task.Inferred = Inferred{"schedule"}
	year := 2027
	figure := Figure{Year: &year, Value: 3}
	if err := SetValue(&figure, "year", json.RawMessage("null")); err != nil || figure.Year != nil {
		t.Errorf("year is %v, %v", figure.Year, err)
	}
	for path, value := range map[string]string{
		"nothing": `1`, "title.x": `1`, "assignments.7.role": `"lead"`, "title": `3`, "start": `1.5`, "assignments": `[{"who": 1}]`, "content": `"wording"`, "key": `"a" "b"`,
	} {
		if err := SetValue(&task, path, json.RawMessage(value)); !errors.Is(err, ErrField) {
			t.Errorf("%s: %s gives %v, want ErrField", path, value, err)
		}
	}
	values, err := Values(&task)
	if err != nil || string(values["assignments"]) != `[{"agency":"区科技局","end":0,"position":0,"role":"support","start":0}]` || values["parent"] != nil {
		t.Errorf("values are %s, %v", values, err)
	}
}
