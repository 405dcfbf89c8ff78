package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

func TestVocabularyPrintsTheListOfPlaces(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "vocabulary", "areas", "洞头"}, &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[1], "330305") || !strings.Contains(lines[1], "洞头县 330322 until 2015") {
		t.Errorf("got\n%s", out.String())
	}
}

func TestVocabularyPrintsTheKindsOfBodies(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "vocabulary", "bodies", "--format", "csv", "科委"}, &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][0] != "科技" || rows[1][2] != "科技局" || !strings.Contains(rows[1][3], "科学技术局") {
		t.Errorf("%v, got %q", err, rows)
	}
}

func TestVocabularyPrintsTheStandardIndicators(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "vocabulary", "indicators", "--format", "csv", "社会消费品"}, &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][0] != "retail-sales" || rows[1][4] != "flow" || rows[2][4] != "" {
		t.Errorf("%v, got %q", err, rows)
	}
}

func TestVocabularyPrintsForPrograms(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "vocabulary", "areas", "--format", "json", "330305"}, &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var entries []map[string]string
	if err := json.Unmarshal(out.Bytes(), &entries); err != nil || len(entries) != 1 || entries[0]["fullName"] != "浙江省温州市洞头区" {
		t.Errorf("json: %v: %s", err, out.String())
	}
	out.Reset()
	if code := run(t.Context(), []string{"policygraph", "vocabulary", "areas", "--format", "csv"}, &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if rows, err := csv.NewReader(&out).ReadAll(); err != nil || len(rows) < 3000 || len(rows[0]) != len(rows[1]) {
		t.Errorf("csv: %v, rows: %d", err, len(rows))
	}
}

func TestVocabularySaysWhatItTakes(t *testing.T) {
	for _, args := range [][]string{{}, {"places"}, {"areas", "--format", "xml"}, {"areas", "a", "b"}, {"areas", "--colour"}} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), append([]string{"policygraph", "vocabulary"}, args...), &out, &errs); code != exitUsage {
			t.Errorf("%q: exit %d: %s%s", args, code, out.String(), errs.String())
		}
	}
}
