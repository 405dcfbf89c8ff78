package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// taskSigns are what a task says of how sure it is. All that apply count; what each is
// worth is for package confidence.
var taskSigns = []rule.Rule[*dataset.Task, struct{}]{
	{Name: "several bodies", Says: "several bodies answer for it", Applies: func(t *dataset.Task) bool { return len(t.Assignments) > 1 }},
	{Name: "a title of its own", Says: "it has a title beside its wording", Applies: func(t *dataset.Task) bool {
		return t.Content != "" && !strings.HasSuffix(t.Title, "…")
	}},
	{Name: "measure for a title", Says: "the title is what an indicator is called", Applies: func(t *dataset.Task) bool {
		return namesMeasure(t.Title)
	}},
	{Name: "number for a title", Says: "the title has no words", Applies: func(t *dataset.Task) bool {
		return !strings.ContainsFunc(t.Title, unicode.IsLetter) || len([]rune(t.Title)) < 2
	}},
	{Name: "sum for a title", Says: "the title adds up rows or names a column", Applies: func(t *dataset.Task) bool {
		return figuresHead.Has(zh.TrimSpace(t.Title))
	}},
	{Name: "body that may be two", Says: "a body may be two with no mark between them", Applies: func(t *dataset.Task) bool { return anyBody(t, agency.Double) }},
	{Name: "body like a sentence", Says: "what stands for a body is like no name of one", Applies: func(t *dataset.Task) bool { return anyBody(t, likeSentence) }},
	{Name: "body like no name", Says: "what stands for a body does not look like the name of one", Applies: func(t *dataset.Task) bool {
		return anyBody(t, func(name string) bool { return !agency.Like([]rune(name)) })
	}},
	{Name: "many bodies", Says: "more bodies than a task has", Applies: func(t *dataset.Task) bool { return len(t.Assignments) > manyBodies }},
}

// manyBodies is how many bodies hardly any task has.
const manyBodies = 30

// longestBody is how long the name of a body may be.
const longestBody = 24

// likeSentence: the name is longer than names are, or has marks or words in it that tell
// what happens.
func likeSentence(name string) bool {
	return len([]rune(name)) > longestBody || strings.ContainsAny(name, "，。；：,;:") || telling.In([]rune(name))
}

func anyBody(t *dataset.Task, is func(string) bool) bool {
	return slices.ContainsFunc(t.Assignments, func(a dataset.Assignment) bool { return is(a.Agency) })
}

// namesMeasure: a title ends in a unit in brackets, as indicators do: 培养人数（人）.
func namesMeasure(title string) bool {
	m := headerUnit.FindStringSubmatch(title)
	return m != nil && strings.HasSuffix(title, m[0]) && quantity.IsUnit([]rune(m[1]))
}

// figuresHead are titles that head figures and no work.
var figuresHead = zh.NewList("合计", "小计", "总计", "备注", "序号", "指标", "目标", "数量", "任务数", "单位")

// weighTask says how sure a task is: by the rules that read it, which its reason names,
// and by what it says.
func weighTask(t *dataset.Task) {
	evidence := append(strings.Split(t.Reason, ", "), rule.All(taskSigns, t)...)
	t.Confidence = confidence.Of(confidence.Task, evidence)
	t.Reason = withDoubts(t.Reason, confidence.Task, evidence)
}
