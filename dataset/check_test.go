package dataset_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

const (
	checkText = "青川区创新计划(区科技局牵头,区财政局配合)到2025年孵化器10家。"
	checkSum  = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	checkFile = `document:
  title: 青川区创新计划
  issuedOn: "2023-01-05"
  kind: plan
  area: 青川区
  periodStart: "2023"
  periodEnd: "2025"
  sha256: ` + checkSum + `
  start: 0
  end: 7
  opening: 青川区创新计划
  closing: 青川区创新计划
tasks:
  - key: 一
    title: 创新
    source: body
    assignments:
      - {agency: 区科技局, role: lead, position: 1, start: 8, end: 12, opening: 区科技局, closing: 区科技局}
      - {agency: 区财政局, role: support, position: 2, start: 15, end: 19, opening: 区财政局, closing: 区财政局}
    start: 0
    end: 22
    opening: 青川区创新计划(
    closing: ",区财政局配合)"
targets:
  - {key: 一-1, indicator: 孵化器数, comparator: "=", value: 10, unit: 家, year: 2025, task: 一, start: 22, end: 35, opening: 到2025年孵化, closing: 年孵化器10家。}
platforms:
  - {name: 青川孵化器, kind: 孵化器, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
`
	checkTwin = `  - key: A1.01
    sameAs: 一
    title: 创新
    source: annex
    assignments:
      - {agency: 青川区科技局, role: lead, position: 1, inherited: true, start: 8, end: 12, opening: 区科技局, closing: 区科技局}
    start: 22
    end: 24
    opening: 到2
    closing: 到2
targets:
`
	checkAnnounced = `announcements:
  - {of: A1, count: 0, unit: 项, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
warnings:
  - {message: 两处不同, against: {start: 28, end: 31, opening: 加速器, closing: 加速器}, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
platforms:
`
	checkOrganised = `organisation:
  - {agency: 孵化器, role: office, of: 小组, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
  - {agency: 孵化器, role: owner, of: 小组, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
  - {agency: 孵化器, role: office, of: 小组, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
  - {agency: 区科技局, role: host, start: 28, end: 31, opening: 孵化器, closing: 孵化器}
platforms:
`
	checkAreas      = "- {id: \"9901\", name: 云州市, level: city, code: \"990100\"}\n- {id: \"990101\", name: 青川区, level: county, code: \"990101\", partOf: \"9901\"}\n"
	checkAgencies   = "- {area: \"990101\", name: 青川区科技局, function: 科技局, kind: 部门, aliases: [区科技局]}\n- {area: \"990101\", name: 青川区财政局, function: 财政局, aliases: [区财政局]}\n"
	checkIndicators = "- {id: incubators, name: 孵化器数, unit: 家, direction: up}\n"
)

func problems(t *testing.T, changes map[string]string, texts map[string][]rune) []string {
	t.Helper()
	files := map[string]string{
		"areas.yaml": checkAreas, "agencies.yaml": checkAgencies, "indicators.yaml": checkIndicators,
		"documents/a-one.yaml": checkFile, "documents/b-two.yaml": "",
	}
	for name, text := range changes {
		files[name] = text
	}
	d, err := dataset.Load(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range d.Check(texts) {
		out = append(out, p.String())
	}
	return out
}

func TestCheckFindsNothingInAGoodDataset(t *testing.T) {
	if found := problems(t, nil, map[string][]rune{checkSum: []rune(checkText)}); found != nil {
		t.Errorf("found %q", found)
	}
}

func TestCheckNamesFileLineAndWhatToDo(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, want string }{
		"an unknown area":             {"documents/a-one.yaml", "area: 青川区", "area: 远山区", `documents/a-one.yaml:5: area "远山区" is not known; add it to areas.yaml`},
		"no such day":                 {"documents/a-one.yaml", "2023-01-05", "2023-02-30", `a-one.yaml:3: issuedOn is "2023-02-30"; give a day`},
		"a period backwards":          {"documents/a-one.yaml", `periodEnd: "2025"`, `periodEnd: "2022-12"`, "a-one.yaml:7: the period ends"},
		"a kind of no list":           {"documents/a-one.yaml", "kind: plan", "kind: song", `a-one.yaml:4: kind is "song"; give one of plan, report, unknown`},
		"no sha256":                   {"documents/a-one.yaml", checkSum, "xyz", `a-one.yaml:8: sha256 is "xyz"`},
		"a role of no list":           {"documents/a-one.yaml", "role: lead", "role: boss", `a-one.yaml:18: role is "boss"`},
		"a gap in the positions":      {"documents/a-one.yaml", "position: 2", "position: 3", "a-one.yaml:19: position 3 of 2"},
		"a position twice":            {"documents/a-one.yaml", "position: 2", "position: 1", "a-one.yaml:19: position 1 of 2"},
		"an assignment out of place":  {"documents/a-one.yaml", "start: 15, end: 19", "start: 24, end: 28", "a-one.yaml:19: 区财政局 stands at 24-28, outside its task (0-22)"},
		"a role twice":                {"documents/a-one.yaml", "agency: 区财政局, role: support", "agency: 区 科技局, role: lead", "a-one.yaml:19: 区 科技局 has the role lead twice"},
		"a parent of no task":         {"documents/a-one.yaml", "    title: 创新", "    title: 创新\n    parent: 二", `a-one.yaml:16: parent "二" is no task`},
		"a task its own parent":       {"documents/a-one.yaml", "    title: 创新", "    title: 创新\n    parent: 一", `a-one.yaml:16: task "一" is its own ancestor`},
		"sameAs of no task":           {"documents/a-one.yaml", "    title: 创新", "    title: 创新\n    sameAs: 二", `a-one.yaml:16: sameAs "二" is no task`},
		"sameAs itself":               {"documents/a-one.yaml", "    title: 创新", "    title: 创新\n    sameAs: 一", `a-one.yaml:16: sameAs "一" leads on`},
		"sameAs with other bodies":    {"documents/a-one.yaml", "targets:\n", checkTwin, `a-one.yaml:25: note: A1.01 names 青川区科技局, and 一, which it repeats, names 青川区科技局、青川区财政局; look whether`},
		"a target of no task":         {"documents/a-one.yaml", "task: 一,", "task: 二,", `a-one.yaml:25: task "二" is no task`},
		"a comparator of no list":     {"documents/a-one.yaml", `comparator: "="`, `comparator: "=="`, `a-one.yaml:25: comparator is "=="`},
		"inferred and not there":      {"documents/a-one.yaml", "task: 一,", "task: 一, inferred: [scope],", `a-one.yaml:25: inferred has "scope"`},
		"inferred twice":              {"documents/a-one.yaml", "task: 一,", "task: 一, inferred: [year, year],", `a-one.yaml:25: inferred has "year"; name each field`},
		"an area inferred and none":   {"documents/a-one.yaml", "kind: 孵化器, start", "kind: 孵化器, inferred: [area], start", `a-one.yaml:27: inferred has "area"`},
		"a task's bodies are its own": {"documents/a-one.yaml", "    title: 创新", "    title: 创新\n    inferred: [assignments]", `a-one.yaml:16: inferred has "assignments"`},
		"a range downwards":           {"documents/a-one.yaml", "value: 10,", "value: 10, valueMax: 8,", "a-one.yaml:25: the range is = 10 to 8"},
		"a value that is none":        {"documents/a-one.yaml", "value: 10", "value: .inf", "a-one.yaml:25: value is +Inf; give a number"},
		"a year far off":              {"documents/a-one.yaml", "year: 2025", "year: 20025", "a-one.yaml:25: year is 20025"},
		"a span of nothing":           {"documents/a-one.yaml", "start: 28, end: 31", "start: 31, end: 31", "a-one.yaml:27: the span is 31-31"},
		"an opening too short":        {"documents/a-one.yaml", "opening: 孵化器", "opening: 孵化", "a-one.yaml:27: opening \"孵化\""},
		"an opening elsewhere":        {"documents/a-one.yaml", "opening: 孵化器", "opening: 加速器", "a-one.yaml:27: at 28-31 the document says \"孵化器\" … \"孵化器\", not \"加速器\""},
		"a span past the text":        {"documents/a-one.yaml", "start: 28, end: 31", "start: 28, end: 99", "a-one.yaml:27: the span 28-99 ends after the text (35)"},
		"an agency that is not there": {"documents/a-one.yaml", "agency: 区财政局", "agency: 区民政局", `a-one.yaml:19: at 15-19 the document says "区财政局", not "区民政局"`},
		"an agency of no vocabulary":  {"documents/a-one.yaml", "agency: 区财政局", "agency: 区开源金融投资办", `a-one.yaml:19: note: agency "青川区开源金融投资办" is in no vocabulary and becomes one of its own; add it to agencies.yaml, or say under agencies which body it is an aliasOf; the nearest kind is 金融办 (金融办)`},
		"half a name":                 {"documents/a-one.yaml", "agency: 区财政局", "agency: 区财政局（", `a-one.yaml:19: note: agency "区财政局（" is half a name and means no body`},
		"two names run together":      {"documents/a-one.yaml", "agency: 区财政局", "agency: 区财政局市民政局", `a-one.yaml:19: note: agency "区财政局市民政局" is read as two bodies, 区财政局 and 市民政局`},
		"a kind of no catalogue":      {"agencies.yaml", "function: 财政局", "function: 财政局, functions: [财政金融]", `agencies.yaml:2: note: "财政金融" is no kind of the catalogue of bodies`},
		"an indicator of none":        {"documents/a-one.yaml", "indicator: 孵化器数", "indicator: 孵化器数字", `a-one.yaml:25: note: indicator "孵化器数字" (家) is in no vocabulary and stands alone; make it an alias of incubators`},
		"an indicator's name twice":   {"indicators.yaml", checkIndicators, checkIndicators + "- {id: b, name: 乙, unit: 个, aliases: [孵化器数]}\n", `indicators.yaml:2: incubators and b are both called "孵化器数"`},
		"an area's id twice":          {"areas.yaml", checkAreas, checkAreas + "- {id: \"9901\", name: 云北市, level: city}\n", `areas.yaml:3: id "9901" is given twice`},
		"an area in a circle":         {"areas.yaml", "name: 云州市,", "name: 云州市, partOf: \"990101\",", `areas.yaml:1: area "9901" is a part of itself`},
		"an agency's name twice":      {"agencies.yaml", "aliases: [区财政局]", "aliases: [区财政局, 区科技局]", `agencies.yaml:2: 青川区科技局 and 青川区财政局 are both called "区科技局"`},
		"a member of nothing":         {"agencies.yaml", "aliases: [区财政局]", "members: [区民政局]", `agencies.yaml:2: member "区民政局" is no body`},
		"no role of a body":           {"documents/a-one.yaml", "platforms:\n", checkOrganised, `a-one.yaml:28: role is "owner"; give one of leading_group, office`},
		"a body told twice":           {"documents/a-one.yaml", "platforms:\n", checkOrganised, `a-one.yaml:29: 孵化器 is office of "小组" twice; keep one`},
		"a body that nothing knows":   {"documents/a-one.yaml", "platforms:\n", checkOrganised, `a-one.yaml:27: note: agency "青川区孵化器" is in no vocabulary`},
		"a body elsewhere":            {"documents/a-one.yaml", "platforms:\n", checkOrganised, `a-one.yaml:30: at 28-31 the document says "孵化器", not "区科技局"`},
		"nothing announced":           {"documents/a-one.yaml", "platforms:\n", checkAnnounced, "a-one.yaml:27: count is 0; give the number that is announced"},
		"an announced list of none":   {"documents/a-one.yaml", "platforms:\n", checkAnnounced, `a-one.yaml:27: nothing is listed under "A1"; give an annex that has rows`},
		"the other place elsewhere":   {"documents/a-one.yaml", "platforms:\n", checkAnnounced, `a-one.yaml:29: at 28-31 the document says "孵化器" … "孵化器", not "加速器"`},
		"a document unreviewed":       {"documents/a-one.yaml", "start: 28, end: 31", "confidence: 0.5, start: 28, end: 31", "a-one.yaml:1: note: 1 facts carry a confidence"},
		"what a figure measures":      {"documents/a-one.yaml", "indicator: 孵化器数", "measures: hatcheries, indicator: 孵化器数", `a-one.yaml:25: indicator "hatcheries" is not known; give the id of an entry of indicators.yaml`},
		"reviewed on no day":          {"documents/a-one.yaml", "kind: 孵化器, start", "kind: 孵化器, reviewed: {by: 王芳, on: soon}, start", `a-one.yaml:27: reviewed on "soon"; give the day`},
		"reviewed by nobody":          {"documents/a-one.yaml", "  kind: plan", "  reviewed: {by: \"\", on: \"2026-03-18\"}\n  kind: plan", `a-one.yaml:4: by of reviewed is missing`},
		"a song dismissed":            {"documents/a-one.yaml", "platforms:\n", "dismissed:\n  - {what: song, start: 28, end: 31, opening: 孵化器, closing: 孵化器}\nplatforms:\n", `a-one.yaml:27: what is "song"; give one of number`},
		"a sentence as a heading":     {"documents/a-one.yaml", "tasks:\n", "headings:\n  - {section: 一, label: " + strings.Repeat("长", 31) + "}\ntasks:\n", "a-one.yaml:14: label \"" + strings.Repeat("长", 31) + "\" is too long; cut it to 30 characters"},
		"two headings of a section":   {"documents/a-one.yaml", "tasks:\n", "headings:\n  - {section: 一, label: 甲}\n  - {section: 一, label: 乙}\ntasks:\n", `a-one.yaml:15: section "一" has two headings`},
		"a column of no role":         {"documents/a-one.yaml", "tasks:\n", "headings:\n  - {section: 一, label: 甲, columns: [{role: boss, label: 单位}]}\ntasks:\n", `a-one.yaml:14: role is "boss"`},
		"a sentence as a group":       {"documents/a-one.yaml", "    title: 创新", "    title: 创新\n    groups: [" + strings.Repeat("长", 31) + "]", "a-one.yaml:16: group"},
		"a label of no kind":          {"documents/a-one.yaml", "task: 一,", "task: 一, context: [{kind: cell, label: 甲}],", `a-one.yaml:25: kind is "cell"; give one of heading, group, row, column`},
		"a platform not linked":       {"documents/a-one.yaml", "name: 青川孵化器, kind: 孵化器, start", "name: 创新计划, kind: 孵化器, start", "a-one.yaml:14: note: 一 names 创新计划 at 3 and is not linked to it; add the mention to platforms"},
		"a deadline at no time":       {"documents/a-one.yaml", "platforms:\n", "deadlines:\n  - {of: 孵化器, by: soon, task: 二, start: 28, end: 31, opening: 孵化器, closing: 孵化器}\nplatforms:\n", `a-one.yaml:27: by is "soon"; give 2022`},
		"a deadline of no task":       {"documents/a-one.yaml", "platforms:\n", "deadlines:\n  - {of: 孵化器, by: \"2025\", task: 二, start: 28, end: 31, opening: 孵化器, closing: 孵化器}\nplatforms:\n", `a-one.yaml:27: task "二" is no task`},
		"left open of no task":        {"documents/a-one.yaml", "platforms:\n", "absences:\n  - {indicator: 投资, says: 待定, task: 二, start: 28, end: 31, opening: 孵化器, closing: 孵化器}\nplatforms:\n", `a-one.yaml:27: task "二" is no task`},
		"documents not there":         {"indicators.yaml", "name: 孵化器数", "documents: [b-two], name: 孵化器数", `indicators.yaml:1: note: incubators takes wordings of b-two, which is not there`},
	} {
		t.Run(name, func(t *testing.T) {
			text := map[string]string{"documents/a-one.yaml": checkFile, "areas.yaml": checkAreas, "agencies.yaml": checkAgencies, "indicators.yaml": checkIndicators}[c.file]
			if !strings.Contains(text, c.old) {
				t.Fatalf("%q is not in the file", c.old)
			}
			found := problems(t, map[string]string{c.file: strings.Replace(text, c.old, c.new, 1)}, map[string][]rune{checkSum: []rune(checkText)})
			if all := strings.Join(found, "\n"); !strings.Contains(all, c.want) {
				t.Errorf("want %q in:\n%s", c.want, all)
			}
		})
	}
}

func TestCheckMissesADocument(t *testing.T) {
	found := problems(t, nil, map[string][]rune{})
	if len(found) != 1 || !strings.Contains(found[0], "a-one.yaml:8: no document has the sha256") {
		t.Errorf("found %q", found)
	}
}
