package extract

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/rule"
)

// platformSignExamples have for each sign a passage, of a document that speaks for 青石, in
// whose last name it is seen, and one in which it is not.
var platformSignExamples = map[string]struct{ of, not string }{
	"own word":             {"建设乌岭产业园", "依托海洋产业园"},
	"place in the name":    {"建设青石眼镜研究院", "建设“海蓝生物研究院”"},
	"quotes in the name":   {"做强“石头汇”众创空间", "建设乌岭产业园"},
	"alone":                {"青石眼镜研究院", "建设青石眼镜研究院"},
	"general words":        {"依托人才大厦", "建设乌岭产业园"},
	"ambiguous word":       {"依托青石眼镜产业平台", "建设青石眼镜研究院"},
	"common word":          {"推进青石眼镜产业基地", "建设青石眼镜产业小镇"},
	"several names":        {"建设“海蓝和石湾研究院”", "建设“海蓝生物研究院”"},
	"many":                 {"建设“海蓝多样性研究院”", "建设“海蓝生物研究院”"},
	"sentence in the name": {"依托青石眼镜相关研究院", "依托青石眼镜研究院"},
	"long name":            {"依托青石眼镜镜片镜架设计制造检测一体技术研究院", "依托青石眼镜研究院"},
	"short name":           {"做强“石头汇”、“白鹭港”", "建设青石眼镜产业港"},
	"mark in the name":     {"依托青石 眼镜研究院", "依托青石眼镜研究院"},
	"quotation alone":      {"做强“石头汇”众创空间", "做强青石“石头汇”众创空间"},
}

func TestEachSignOfNames(t *testing.T) {
	last := func(t *testing.T, text string) []string {
		n := names{stems: []string{"青石"}}
		found, _ := n.in([]rune(text))
		if len(found) == 0 {
			t.Fatalf("%s: no name", text)
		}
		return platformEvidence(&found[len(found)-1], &n, len([]rune(text)))
	}
	for _, r := range platformSigns {
		e, ok := platformSignExamples[r.Name]
		if !ok {
			t.Errorf("rule %q has no example", r.Name)
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			if got := last(t, e.of); !slices.Contains(got, r.Name) {
				t.Errorf("%s: %q, want %q", e.of, got, r.Name)
			}
			if got := last(t, e.not); slices.Contains(got, r.Name) {
				t.Errorf("%s: %q, and not %q", e.not, got, r.Name)
			}
		})
	}
	if len(platformSignExamples) != len(platformSigns) {
		t.Errorf("%d examples for %d signs", len(platformSignExamples), len(platformSigns))
	}
}

func TestAPlatformNamedAgainIsSurer(t *testing.T) {
	confidenceOf := func(text string) float64 {
		file := readText(t, "plan.txt", "青石县行动计划\n\n一、任务\n"+text)
		if len(file.Platforms) == 0 {
			t.Fatalf("%s: no platform", text)
		}
		return file.Platforms[0].Confidence
	}
	if once, again := confidenceOf("建设乌岭产业园。"), confidenceOf("建设乌岭产业园。\n依托乌岭产业园引进企业。"); again <= once {
		t.Errorf("confidence %v once and %v again", once, again)
	}
}

// What is known of a name weighs something, whichever rule took it for one.
func TestRulesOfNamesAndTasksHaveAWeight(t *testing.T) {
	names := []string{sharesSuffix.Name, saidToBe.Name, besideNamed.Name, "named again"}
	for _, r := range nameRules {
		if r.Verdict {
			names = append(names, r.Name)
		}
	}
	for _, r := range platformSigns {
		names = append(names, r.Name)
	}
	for _, name := range names {
		if p, ok := confidence.Find(confidence.Platform, name); !ok || p.Weight == 0 {
			t.Errorf("%q has no weight: give it a line in reading/confidence/evidence.txt", name)
		}
	}
	var tasks []string
	for _, form := range bracketForms {
		tasks = append(tasks, form.name)
	}
	for _, form := range lineForms {
		tasks = append(tasks, form.name)
	}
	tasks = append(tasks, "row", "divided row", "numbered item", "heading", "prose", "bracket after a list", "bodies from above")
	for _, r := range taskSigns {
		tasks = append(tasks, r.Name)
	}
	for _, name := range tasks {
		if p, ok := confidence.Find(confidence.Task, name); !ok || p.Weight == 0 {
			t.Errorf("%q has no weight", name)
		}
	}
}

func TestEachSignOfTasks(t *testing.T) {
	bodies := func(names ...string) (out []dataset.Assignment) {
		for _, name := range names {
			out = append(out, dataset.Assignment{Agency: name})
		}
		return out
	}
	plain := func() *dataset.Task {
		return &dataset.Task{Title: "建设茶厂", Evidence: dataset.Evidence{Reason: "row"}, Assignments: bodies("县甲局")}
	}
	for name, change := range map[string]func(*dataset.Task){
		"several bodies":       func(t *dataset.Task) { t.Assignments = bodies("县甲局", "县乙局") },
		"a title of its own":   func(t *dataset.Task) { t.Content = "建设三座茶厂。" },
		"measure for a title":  func(t *dataset.Task) { t.Title = "茶园面积（亩）" },
		"number for a title":   func(t *dataset.Task) { t.Title = "12" },
		"sum for a title":      func(t *dataset.Task) { t.Title = "合计" },
		"body that may be two": func(t *dataset.Task) { t.Assignments = bodies("县委宣传部县财政局") },
		"body like a sentence": func(t *dataset.Task) { t.Assignments = bodies("县甲局，结合茶园管护") },
		"body like no name":    func(t *dataset.Task) { t.Assignments = bodies("茶园管护") },
		"many bodies":          func(t *dataset.Task) { t.Assignments = bodies(slices.Repeat([]string{"县甲局"}, 40)...) },
	} {
		t.Run(name, func(t *testing.T) {
			with, without := plain(), plain()
			change(with)
			if got := rule.All(taskSigns, with); !slices.Contains(got, name) {
				t.Fatalf("signs %q, want %q", got, name)
			}
			if got := rule.All(taskSigns, without); len(got) > 0 {
				t.Fatalf("signs %q of a plain task", got)
			}
			weighTask(with)
			weighTask(without)
			piece, _ := confidence.Find(confidence.Task, name)
			if (with.Confidence > without.Confidence) != (piece.Weight > 0) || with.Confidence == without.Confidence {
				t.Errorf("confidence %v with the sign, %v without; it weighs %v", with.Confidence, without.Confidence, piece.Weight)
			}
		})
	}
}
