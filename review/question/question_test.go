package question_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/question"
)

var at = dataset.Locator{Section: "一1", Start: 10, End: 14}

// known is a dataset of two plans of one district; what is new in it was proposed for
// the second.
func known() *dataset.Dataset {
	assigned := func(names ...string) []dataset.Task {
		t := dataset.Task{Key: "一1", Title: "建设", Locator: at}
		for i, name := range names {
			t.Assignments = append(t.Assignments, dataset.Assignment{Agency: name, Role: dataset.RoleLead, Position: i + 1, Locator: at})
		}
		return []dataset.Task{t}
	}
	plan := func(slug, title string, cites ...dataset.Cited) dataset.Document {
		return dataset.Document{Title: title, Kind: dataset.KindPlan, Area: "990101", SHA256: slug, BasedOn: cites, Locator: at}
	}
	return &dataset.Dataset{
		Vocabularies: dataset.Vocabularies{
			Areas: []dataset.Area{{ID: "990101", Name: "青川区", Level: "county"}, {ID: "east", Name: "青川东部新城", Level: "zone", PartOf: "990101"}, {ID: "east-2", Name: "东部新城", Level: "zone", PartOf: "990101", New: true}},
			Agencies: []dataset.Body{
				{Area: "990101", Name: "青川区创新创业服务中心", Function: "创业服务中心", Kind: "部门", Aliases: []string{"区创新创业服务中心"}},
				{Area: "990101", Name: "青川区创新服务中心", Function: "创新服务中心", Aliases: []string{"区创新服务中心"}, New: true},
				{Area: "990101", Name: "青川区财政局", Function: "财政局", Kind: "部门", Aliases: []string{"区财政局"}, New: true},
			},
			Indicators: []dataset.Indicator{
				{ID: "venues", Name: "低空起降场地", Unit: "个"},
				{ID: "di-kong", Name: "低空起降场", Unit: "个", New: true},
				{ID: "area", Name: "低空起降场地面积", Unit: "平方米", New: true},
			},
		},
		Files: []*dataset.File{
			{Slug: "a", Document: plan("a", "青川区低空经济发展行动计划(2025-2027年)"), Tasks: assigned("区创新创业服务中心")},
			{
				Slug: "b", Document: plan("b", "青川区细则", dataset.Cited{Title: "青川区低空经济高质量发展行动计划(2025-2027年)", Locator: at}), Tasks: assigned("区创新服务中心", "区财政局"),
				Targets: []dataset.Figure{{Key: "1", Indicator: "低空起降场", Value: 5, Unit: "个", Locator: at}, {Key: "2", Indicator: "低空航线", Value: 5, Unit: "条", Locator: at}},
			},
		},
	}
}

func asked(d *dataset.Dataset) []string {
	var out []string
	for _, q := range question.All(d) {
		line := q.ID + " = " + q.Nearest
		if q.Kind != "" {
			line = q.ID + ": " + q.Kind
		}
		for _, p := range q.Places {
			line += " " + p.Document + ":" + p.Named
		}
		out = append(out, line)
	}
	return out
}

func TestWhatIsLikelyOneIsAsked(t *testing.T) {
	want := []string{
		"plan:青川区低空经济高质量发展行动计划(2025-2027年) = plan:a b:青川区低空经济高质量发展行动计划(2025-2027年)",
		"area:east-2 = area:east",
		"agency:990101:青川区创新服务中心 = agency:990101:青川区创新创业服务中心 b:区创新服务中心",
		"创新服务中心: 科技服务 b:区创新服务中心",
		"indicator:di-kong = indicator:venues b:低空起降场",
	}
	if diff := cmp.Diff(want, asked(known())); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsDecidedOrReviewedIsNotAsked(t *testing.T) {
	d := known()
	for _, q := range question.All(d) {
		answer := dataset.Decision{Different: []string{q.Nearest, q.ID}}
		if q.Kind != "" {
			answer = dataset.Decision{Kind: q.Kind, Of: q.ID}
		}
		d.Decisions = append(d.Decisions, answer)
	}
	if got := asked(d); len(got) > 0 {
		t.Errorf("decided, and asked again: %v", got)
	}
	d = known()
	d.Decisions = []dataset.Decision{{Different: []string{"科技服务", "创新服务中心"}}}
	if got := strings.Join(asked(d), "\n"); strings.Contains(got, "创新服务中心: ") {
		t.Errorf("it is no such kind, and asked again: %v", got)
	}
	d = known()
	d.Areas[2].New, d.Agencies[1].New, d.Indicators[1].New = false, false, false
	if got := asked(d); len(got) != 1 {
		t.Errorf("both sides are reviewed: %v", got)
	}
	d = known()
	d.Decisions = []dataset.Decision{{Same: []string{"indicator:venues", "indicator:di-kong"}}}
	if got := strings.Join(asked(d), "\n"); strings.Contains(got, "indicator:") {
		t.Errorf("decided to be the same, and asked again: %v", got)
	}
}

func TestQuestionsArePrintedByDocumentWithTheirCommands(t *testing.T) {
	var b strings.Builder
	questions := question.About(known(), "b")
	text := []rune("一、任务1.由区创新中心牵头,建设起降场。")
	if err := question.Print(&b, questions[1:2], question.Style{Dir: "mine", Most: 5, Texts: map[string][]rune{"b": text}}); err != nil {
		t.Fatal(err)
	}
	want := "to decide: 1\n  b:\n    Is 青川区创新服务中心 one with 青川区创新创业服务中心? the names have 56 % in common\n      of 青川区\n" +
		"      b 一1 10-14: …一、任务1.由区创新【中心牵头】,建设起降场。…\n" +
		"      yes: policygraph decide --data mine same 'agency:990101:青川区创新创业服务中心' 'agency:990101:青川区创新服务中心'\n" +
		"      no:  policygraph decide --data mine different 'agency:990101:青川区创新创业服务中心' 'agency:990101:青川区创新服务中心'\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatEntriesLackIsNamed(t *testing.T) {
	d := known()
	d.Areas = append(d.Areas, dataset.Area{ID: "wei", Name: "未名区", Level: "county"})
	var b strings.Builder
	if err := question.LacksOf(d).Print(&b, question.Style{Most: 5}); err != nil {
		t.Fatal(err)
	}
	want := "areas without a code: 1: 未名区 (wei)\nareas that are a part of nothing: 2: 青川区 (990101)、未名区 (wei)\n" +
		"agencies without a kind: 1: 青川区创新服务中心\nfigures without an indicator: 1: 低空航线 (b)\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkAll(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		d := &dataset.Dataset{}
		for i := range n {
			d.Indicators = append(d.Indicators, dataset.Indicator{ID: fmt.Sprint("i", i), Name: fmt.Sprintf("%c%c%c企业数量", 0x4e00+i%5000, 0x5e00+i*7%4000, 0x6e00+i*13%4500), Unit: "家", New: true})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				question.All(d)
			}
		})
	}
}

func TestNamesThatDifferInTheirEndingAreAsked(t *testing.T) {
	d := &dataset.Dataset{Vocabularies: dataset.Vocabularies{Indicators: []dataset.Indicator{
		{ID: "points", Name: "起降点", Unit: "个"},
		{ID: "sites", Name: "起降场", Unit: "个", New: true},
		{ID: "area", Name: "起降库", Unit: "平方米", New: true},
		{ID: "routes", Name: "低空航线", Unit: "条", New: true},
	}}}
	if diff := cmp.Diff([]string{"indicator:sites = indicator:points"}, asked(d)); diff != "" {
		t.Error(diff)
	}
}

// TestIndicatorsOneWordApartAreAsked: where they are measured alike, of one field and under
// one condition.
func TestIndicatorsOneWordApartAreAsked(t *testing.T) {
	d := &dataset.Dataset{Vocabularies: dataset.Vocabularies{Indicators: []dataset.Indicator{
		{ID: "beds", Name: "家庭看护床位", Unit: "张"},
		{ID: "others", Name: "家庭照料床位", Unit: "张", New: true},
		{ID: "yearly", Name: "每年家庭安养床位", Unit: "张", New: true},
		{ID: "large", Name: "亿元船舶项目", Unit: "个"},
		{ID: "larger", Name: "10亿元船舶项目", Unit: "个", New: true},
		{ID: "ships", Name: "船舶产业园面积", Unit: "亩"},
		{ID: "toys", Name: "玩具产业园面积", Unit: "亩", New: true},
		{ID: "net4", Name: "4G信号基站", Unit: "个"},
		{ID: "net5", Name: "5G信号基站", Unit: "个", New: true},
	}}}
	if diff := cmp.Diff([]string{"indicator:others = indicator:beds"}, asked(d)); diff != "" {
		t.Error(diff)
	}
	const want = "the names differ in one word, 照料 and 看护, and the units convert; what differs is the noun (家庭照料床位, 家庭看护床位)"
	if got := question.All(d)[0].Reason.MessageEn; got != want {
		t.Errorf("the reason is %q, want %q", got, want)
	}
}
