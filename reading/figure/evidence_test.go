package figure

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/reading/confidence"
)

// wordingExamples have for each rule an indicator of which it speaks, and one of which it
// does not.
var wordingExamples = map[string]struct{ of, not, unit string }{
	"number first":          {of: "2027年茶园投资", not: "茶园投资", unit: "万元"},
	"number last":           {of: "茶企3", not: "茶企", unit: "家"},
	"number inside":         {of: "年产50吨茶厂", not: "大茶厂", unit: "个"},
	"mark at an end":        {of: "（茶园二期）", not: "茶园（二期）", unit: "平方公里"},
	"clause inside":         {of: "茶企：茶厂", not: "茶企茶厂", unit: "家"},
	"list inside":           {of: "茶企、茶厂", not: "茶厂", unit: "家"},
	"comparator inside":     {of: "茶园覆盖率不低于", not: "茶园覆盖率", unit: "%"},
	"unfinished":            {of: "茶园补植完成", not: "补植茶园", unit: "亩"},
	"verb alone":            {of: "实际推进", not: "推进项目", unit: "个"},
	"sentence inside":       {of: "确定了茶园", not: "茶园", unit: "个"},
	"begins elsewhere":      {of: "对茶园投资", not: "茶园投资", unit: "万元"},
	"says nothing":          {of: "年度任务合计", not: "茶园任务", unit: "亩"},
	"ends in a plan's word": {of: "茶园目标要求", not: "茶园", unit: "亩"},
	"vague":                 {of: "项目", not: "茶园项目", unit: "个"},
	"place alone":           {of: "甲河镇", not: "甲河镇茶园", unit: "个"},
	"long":                  {of: "获得县级及以上称号的各类示范性特色茶园", not: "示范性特色茶园", unit: "个"},
	"very long":             {of: "获得县级及以上称号的各类示范性特色茶园以及与其配套的加工厂房总数量", not: "示范性特色茶园", unit: "个"},
	"unit fits":             {of: "茶园覆盖率", not: "茶园", unit: "%"},
	"unit of a count":       {of: "茶厂", not: "茶厂面积", unit: "个"},
	"unit against noun":     {of: "茶园覆盖率", not: "茶园产值", unit: "万元"},
	"no unit":               {of: "茶园", not: "满意度指数", unit: ""},
	"sum without unit":      {of: "茶园投资额", not: "茶园", unit: ""},
	"unknown unit":          {of: "茶园", not: "", unit: "助理"},
	"score":                 {of: "茶园考核", not: "", unit: "分"},
}

func TestEachRuleOfWordings(t *testing.T) {
	for _, r := range wordingRules {
		e, ok := wordingExamples[r.Name]
		if !ok {
			t.Errorf("rule %q has no example", r.Name)
			continue
		}
		if got := Wording(e.of, e.unit); !slices.Contains(got, r.Name) {
			t.Errorf("%s %s: %q, want %q", e.of, e.unit, got, r.Name)
		}
		if got := Wording(e.not, e.unit); slices.Contains(got, r.Name) {
			t.Errorf("%s %s: %q, and not %q", e.not, e.unit, got, r.Name)
		}
	}
	if len(wordingExamples) != len(wordingRules) {
		t.Errorf("%d examples for %d rules", len(wordingExamples), len(wordingRules))
	}
}

// signExamples have for each rule a passage in whose last figure it sees its sign, and
// one in which it does not.
var signExamples = map[string]struct{ of, not string }{
	"compared":         {of: "茶企达到9家", not: "茶企9家"},
	"done":             {of: "建成茶厂9家", not: "茶厂9家"},
	"aimed at":         {of: "力争茶厂9家", not: "茶厂9家"},
	"granting":         {of: "培育茶企9家，给予奖励", not: "培育茶企9家"},
	"in words":         {of: "建成两家茶厂", not: "建成2家茶厂"},
	"rank or time":     {of: "茶业排名进入前3位", not: "茶企3家"},
	"in brackets":      {of: "建设茶园步道（全长约5公里）", not: "建设茶园步道约5公里"},
	"of some":          {of: "建成茶厂9家，其中自动化茶厂2家", not: "建成茶厂9家，自动化茶厂2家"},
	"parted number":    {of: "培训茶农1 200人次", not: "培训茶农1200人次"},
	"year passed over": {of: "按2026 年计划建成茶厂9家", not: "2026年建成茶厂9家"},
	"other years":      {of: "2026年茶企比2020年增加9家", not: "2026年茶企增加9家"},
}

func TestEachSign(t *testing.T) {
	last := func(text string) []string {
		figures := read([]rune(text), Frame{}).Figures
		if len(figures) == 0 {
			t.Fatalf("%s: no figure", text)
		}
		return figures[len(figures)-1].Signs
	}
	for _, r := range signRules {
		e, ok := signExamples[r.Name]
		if !ok {
			t.Errorf("rule %q has no example", r.Name)
			continue
		}
		if got := last(e.of); !slices.Contains(got, r.Name) {
			t.Errorf("%s: %q, want %q", e.of, got, r.Name)
		}
		if got := last(e.not); slices.Contains(got, r.Name) {
			t.Errorf("%s: %q, and not %q", e.not, got, r.Name)
		}
	}
	if len(signExamples) != len(signRules) {
		t.Errorf("%d examples for %d rules", len(signExamples), len(signRules))
	}
}

// Each rule that names what a number measures, each sign and each rule about wordings has
// a weight, or a figure would be as likely right as wrong.
func TestEachPieceOfEvidenceHasAWeight(t *testing.T) {
	names := slices.Concat(namesOf(besideRules), namesOf(signRules), namesOf(wordingRules), []string{sharesOut.Name, oneForEach.Name, sizeInBracket.Name})
	for _, rules := range [][]numberRule{indicatorRules, changeRules, unnamedRules} {
		for _, r := range rules {
			if r.Verdict.class == "" && !r.Verdict.unread {
				names = append(names, r.Name)
			}
		}
	}
	for _, name := range names {
		if p, ok := confidence.Find(confidence.Figure, name); !ok || p.Weight == 0 {
			t.Errorf("%q has no weight", name)
		}
	}
}

// Where the year and whether it is planned come from.
func TestWhereAFigureTakesWhatItSays(t *testing.T) {
	year := 2027
	for name, c := range map[string]struct {
		text   string
		frame  Frame
		stands Standing
		told   string
	}{
		"in the clause":         {"2026年建成茶厂9家", Frame{}, InClause, ""},
		"in the sentence":       {"2026年，建成茶厂9家", Frame{}, InSentence, ""},
		"in a sentence before":  {"2026年，建成茶厂9家。开垦茶园3个", Frame{}, InPassage, ""},
		"in the title":          {"建成茶厂9家", Frame{Year: &year}, InFrame, ""},
		"in the row":            {"建成茶厂9家", Frame{Year: &year, YearOfRow: true}, InSentence, ""},
		"in the title and here": {"建成茶厂9家（2027年底）", Frame{Year: &year}, InSentence, ""},
		"nowhere":               {"建成茶厂9家", Frame{}, Nowhere, ""},
		"reported":              {"建成茶厂9家", Frame{Observed: true}, Nowhere, "report"},
		"reached":               {"已建成茶厂9家", Frame{}, Nowhere, "reached"},
		"still to come":         {"计划建成茶厂9家", Frame{Observed: true}, Nowhere, "plan"},
	} {
		t.Run(name, func(t *testing.T) {
			figures := read([]rune(c.text), c.frame).Figures
			if len(figures) == 0 {
				t.Fatal("no figure")
			}
			if f := figures[len(figures)-1]; f.YearStands != c.stands || f.Told != c.told {
				t.Errorf("the year stands in %d, told by %q; want %d, %q", f.YearStands, f.Told, c.stands, c.told)
			}
		})
	}
}
