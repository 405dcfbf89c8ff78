package dataset_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestTitlesAreComparedFolded(t *testing.T) {
	for _, same := range [][]string{
		{"青川区创新行动计划(2024-2026年)", "《青川区创新行动计划（2024—2026年）》", "青川区 创新行动计划（2024年-2026年）", "青川区创新行动计划（2024-2026年）（征求意见稿）", "青川区人民政府办公室关于印发《青川区创新行动计划（2024—2026年）》的通知", "关于印发青川区创新行动计划（2024-2026年）（试行）的通知"},
		{"青川区“揭榜挂帅”办法(试行)", "青川区揭榜挂帅办法"},
	} {
		for _, title := range same[1:] {
			if got, want := dataset.TitleKey(title), dataset.TitleKey(same[0]); got != want {
				t.Errorf("%s: %s, want %s", title, got, want)
			}
		}
	}
	for _, other := range []string{"青川区创新行动计划(2021-2023年)", "东山区创新行动计划(2024-2026年)"} {
		if dataset.TitleKey(other) == dataset.TitleKey("青川区创新行动计划(2024-2026年)") {
			t.Errorf("%s is taken for another plan", other)
		}
	}
}

func version(slug, title, number, area, issuedOn string) *dataset.File {
	return &dataset.File{Slug: slug, Document: dataset.Document{Title: title, DocNumber: number, Area: area, IssuedOn: issuedOn, Kind: dataset.KindPlan, SHA256: strings.Repeat(slug, 8)}}
}

func TestADocumentIsKnownAgain(t *testing.T) {
	const title = "青川区创新行动计划(2024-2026年)"
	known := version("known", title, "青政〔2024〕1号", "青川区", "2024-03-05")
	for _, c := range []struct {
		name   string
		other  *dataset.File
		reason string // "" is another document
	}{
		{"the same file", func() *dataset.File {
			f := version("a", "乙", "", "", "")
			f.Document.SHA256 = known.Document.SHA256
			return f
		}(), "sha256"},
		{"its number", version("a", "关于印发"+title+"的通知", "青政[2024]1号", "青川区", ""), "document number"},
		{"its title and date", version("a", "《"+title+"》", "", "青川区", "2024-03-05"), "title, area and date"},
		{"its title without a date", version("a", title, "", "青川区", ""), "title, area and date"},
		{"another area", version("a", title, "", "东山区", "2024-03-05"), ""},
		{"a draft of it", version("a", title+"(征求意见稿)", "", "青川区", "2024-01-05"), ""},
		{"a later version", version("a", title, "", "青川区", "2025-01-05"), ""},
		{"another number on the same day", version("a", title, "青政〔2024〕2号", "青川区", "2024-03-05"), ""},
		{"another annex of the letter", version("a", "考核办法", "青政〔2024〕1号", "青川区", "2024-03-05"), ""},
	} {
		d := &dataset.Dataset{Vocabularies: dataset.Vocabularies{Areas: []dataset.Area{{ID: "990101", Name: "青川区"}, {ID: "990102", Name: "东山区"}}}, Files: []*dataset.File{known}}
		same, reason := d.Documents().Same(c.other)
		if (same != nil) != (c.reason != "") || !strings.Contains(reason, c.reason) {
			t.Errorf("%s: same as %v, since %q", c.name, same, reason)
		}
	}
}

func TestALaterVersionIsTold(t *testing.T) {
	const title = "青川区创新行动计划"
	final := version("final", title, "", "青川区", "2024-03-05")
	for name, c := range map[string]struct {
		other   *dataset.File
		earlier bool
	}{
		"a draft":                {version("a", title+"（征求意见稿）", "", "青川区", "2024-01-01"), true},
		"a draft without a date": {version("a", title+"(草案)", "", "青川区", ""), true},
		"an older version":       {version("a", title, "", "青川区", "2021-03-05"), true},
		"a trial version":        {version("a", title+"(试行)", "", "青川区", "2022-03-05"), true},
		"a newer one":            {version("a", title, "", "青川区", "2025-03-05"), false},
		"that of another period": {func() *dataset.File {
			f := version("a", title, "", "青川区", "2021-03-05")
			f.Document.PeriodEnd = "2023"
			return f
		}(), false},
		"that of another place": {version("a", title, "", "东山区", "2021-03-05"), false},
		"a report of the same name": {func() *dataset.File {
			f := version("a", title, "", "青川区", "2021-03-05")
			f.Document.Kind = dataset.KindReport
			return f
		}(), false},
	} {
		final.Document.PeriodEnd = "2026"
		d := &dataset.Dataset{Files: []*dataset.File{c.other, final}}
		if got := len(d.Documents().Earlier(final)) == 1; got != c.earlier {
			t.Errorf("%s: is an earlier version: %v", name, got)
		}
	}
	draft := version("a", title+"（征求意见稿）", "", "青川区", "2024-01-01")
	d := &dataset.Dataset{Files: []*dataset.File{draft, final}}
	d.Decisions = []dataset.Decision{{Different: []string{"document:a", "document:final"}}}
	if len(d.Documents().Earlier(final)) > 0 {
		t.Error("a decision that they differ does not hold")
	}
}
