package dataset_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/policygraph/policygraph/dataset"
)

func write(t interface{ Fatal(...any) }, f *dataset.File) string {
	var b bytes.Buffer
	if err := dataset.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteStandsOneAssignmentOnALineWithoutWording(t *testing.T) {
	year, most := 2025, 40.0
	f := &dataset.File{
		Document: dataset.Document{
			Title: "青川区创新行动计划", Kind: dataset.KindPlan, Issuers: []string{"青川区政府", "区科技局"}, IssuedOn: "2023-01-05", PeriodEnd: "2025", SHA256: "ab",
			BasedOn: []dataset.Cited{{Title: "上级: 意见", Locator: dataset.Locator{Start: 3, End: 9}}},
			Locator: dataset.Locator{Start: 0, End: 9, Opening: "青川区创新行动", Closing: "\n计划"},
		},
		Tasks: []dataset.Task{{
			Key: "一(一)1", Title: "建园", Content: "wording", Quote: "wording", Source: dataset.SourceBody,
			Schedule:    []dataset.Schedule{{Period: "2023年", Text: "wording"}, {Period: "2024-2025年"}},
			Assignments: []dataset.Assignment{{Agency: "经发局<金融办>", Role: dataset.RoleLead, Position: 1, Inherited: true, Locator: dataset.Locator{Start: 20, End: 27}}},
			Locator:     dataset.Locator{Section: "一(一)", Start: 10, End: 30},
		}},
		Targets: []dataset.Figure{{
			Key: "一(一)1-1", Indicator: "孵化面积", Comparator: dataset.GE, Value: 3.5, ValueMax: &most, Unit: "万平方米", Year: &year,
			Task: "一(一)1", Locator: dataset.Locator{Start: 12, End: 18},
		}},
	}
	const want = `document:
  title: 青川区创新行动计划
  issuers: [青川区政府, 区科技局]
  issuedOn: "2023-01-05"
  kind: plan
  periodEnd: "2025"
  basedOn:
    - {title: "上级: 意见", start: 3, end: 9}
  sha256: ab
  start: 0
  end: 9
  opening: 青川区创新行动
  closing: "\n计划"
tasks:
  - key: 一(一)1
    title: 建园
    schedule: [{period: "2023年"}, {period: "2024-2025年"}]
    source: body
    assignments:
      - {agency: 经发局<金融办>, role: lead, position: 1, inherited: true, start: 20, end: 27}
    section: 一(一)
    start: 10
    end: 30
targets:
  - {key: 一(一)1-1, indicator: 孵化面积, comparator: ">=", value: 3.5, valueMax: 40, unit: 万平方米, year: 2025, task: 一(一)1, start: 12, end: 18}
`
	if diff := cmp.Diff(want, write(t, f)); diff != "" {
		t.Error(diff)
	}
}

// texts are what a document may hold and a YAML reader may trip over.
func texts() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[一-龥0-9A-Za-z :,#'"\\{}\[\]&*!|>%@~<=\-\n\t　()“”、]{0,12}`),
		rapid.SampledFrom([]string{"", "true", "null", "~", "1.20", "0x1F", "1e3", "2022-09-30", "- a", "a: b", "? x", "yes", ".inf", "---", "...", "①", "12:30", " x ", "\u0085", "\u2028", "\ufeff", "\u00a0", "😀", "𠮷", "\x7f\x00"}),
	)
}

func files() *rapid.Generator[*dataset.File] {
	return rapid.Custom(func(t *rapid.T) *dataset.File {
		text := texts()
		locator := func() dataset.Locator {
			return dataset.Locator{Section: text.Draw(t, "section"), Start: rapid.IntRange(0, 99).Draw(t, "start"), End: 100, Opening: text.Draw(t, "opening"), Closing: text.Draw(t, "closing")}
		}
		f := &dataset.File{Document: dataset.Document{Title: text.Draw(t, "title"), Kind: text.Draw(t, "kind"), Locator: locator()}}
		f.Document.Issuers = rapid.SliceOfN(text, 1, 3).Draw(t, "issuers")
		for range rapid.IntRange(0, 3).Draw(t, "tasks") {
			task := dataset.Task{Key: text.Draw(t, "key"), Title: text.Draw(t, "title"), Summary: text.Draw(t, "summary"), Locator: locator(), Evidence: dataset.Evidence{Confidence: 0.1, Reason: text.Draw(t, "reason")}}
			for range rapid.IntRange(0, 3).Draw(t, "assignments") {
				task.Assignments = append(task.Assignments, dataset.Assignment{Agency: text.Draw(t, "agency"), Inherited: rapid.Bool().Draw(t, "inherited"), Locator: locator()})
			}
			for range rapid.IntRange(0, 2).Draw(t, "schedule") {
				task.Schedule = append(task.Schedule, dataset.Schedule{Period: text.Draw(t, "period")})
			}
			f.Tasks = append(f.Tasks, task)
		}
		for range rapid.IntRange(0, 3).Draw(t, "targets") {
			g := dataset.Figure{Key: text.Draw(t, "key"), Value: rapid.Float64Range(-1e12, 1e12).Draw(t, "value"), Unit: text.Draw(t, "unit"), Locator: locator()}
			if rapid.Bool().Draw(t, "year") {
				year := rapid.IntRange(0, 2100).Draw(t, "year")
				g.Year = &year
			}
			f.Targets = append(f.Targets, g)
		}
		if rapid.Bool().Draw(t, "remarks") {
			against := locator()
			f.Organisation = []dataset.Organisation{{Agency: text.Draw(t, "agency"), Role: dataset.OrganisationOffice, Of: text.Draw(t, "of"), Open: rapid.Bool().Draw(t, "open"), Locator: locator()}}
			f.Announcements = []dataset.Announcement{{Of: text.Draw(t, "of"), Count: 43, Unit: text.Draw(t, "unit"), Locator: locator()}}
			f.Warnings = []dataset.Warning{{Message: text.Draw(t, "message"), Count: 12, Against: &against, Locator: locator()}, {Locator: locator()}}
		}
		return f
	})
}

func TestWhatIsWrittenReadsBackWithoutLoss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := files().Draw(t, "file")
		printed := write(t, f)
		back, err := dataset.Read([]byte(printed), "x")
		if err != nil {
			t.Fatalf("%v\n%s", err, printed)
		}
		if diff := cmp.Diff(f, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(dataset.File{}, "Slug")); diff != "" {
			t.Fatalf("%s\n%s", diff, printed)
		}
		if again := write(t, back); again != printed {
			t.Fatalf("not the same bytes:\n%s", cmp.Diff(printed, again))
		}
	})
}

func TestVocabulariesStandOneEntryOnALine(t *testing.T) {
	var b bytes.Buffer
	err := dataset.WriteVocabulary(&b, []dataset.Area{{ID: "990101", Name: "青川区", Level: "county", Code: "990101", Aliases: []string{"青川", "on"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `- {id: "990101", name: 青川区, aliases: [青川, "on"], level: county, code: "990101"}` + "\n"
	if b.String() != want {
		t.Errorf("got %s want %s", b.String(), want)
	}
}

func TestReadSaysFileLineAndWhatToDo(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"an unknown field":      {"document:\n  title: 计划\n  colour: red\n", "x.yaml:3: unknown field \"colour\"; remove the field"},
		"an unknown field deep": {"document:\n  title: 计划\ntasks:\n  - key: 一\n    assignments:\n      - {agency: 区科技局, rank: 1}\n", "x.yaml:6: unknown field \"rank\""},
		"a wrong kind":          {"targets:\n  - {key: a, value: many}\n", "x.yaml:2: "},
		"a key twice":           {"document:\n  title: 计划\n  title: 方案\n", "x.yaml:3: "},
		"a field many times":    {"document:\n" + strings.Repeat("  title: 计划\n", 50_000), "x.yaml:3: the field \"title\" stands in line 2 already; keep one of the two"},
		"fields for a text":     {"document:\n  title:\n" + manyFields(50_000), "x.yaml:3: a record stands where a text is due"},
		"an octal number":       {"targets:\n  - {key: a, value: 010, year: 2_022}\n", "x.yaml:2: 010 is no number as people write it; write it in decimal figures"},
		"an alias":              {"document: &a {title: 计划}\nwarnings: [*a]\n", "x.yaml:2: the alias *a stands here; write the value itself"},
		"two faults, each":      {"targets:\n  - {key: a, value: many}\n  - {key: b, hue: 1}\n", "x.yaml:2: cannot unmarshal !!str `many` into float64; give a value of the right kind\ninvalid dataset: x.yaml:3: unknown field \"hue\""},
		"a comma first":         {"document:\n  title: 计划\n  closing: ,配合\n", "x.yaml:3: "},
		"two YAML documents":    {"document:\n  title: 计划\n---\ndocument:\n", "more than one YAML document"},
		"broken YAML":           {"document:\n  title: [计划\n", "x.yaml:2: "},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := dataset.Read([]byte(c.yaml), "x")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want it to say %q", err, c.want)
			}
		})
	}
}

// manyFields are the fields of a record, all different.
func manyFields(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "    f%d: a\n", i)
	}
	return b.String()
}
