package dataset_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestHeadingsAreThoseThatASectionStandsBelow(t *testing.T) {
	f := &dataset.File{Headings: []dataset.Heading{
		{Section: "三", Label: "任务"},
		{Section: "三(一)", Label: "产业"},
		{Section: "三(一)1", Label: "孵化"},
		{Section: "三十", Label: "附则"},
		{Section: "A1", Label: "分工表"},
		{Section: "A10", Label: "指标表"},
	}}
	for section, want := range map[string]string{
		"三(一)1":    "任务 产业 孵化",
		"三(一)12":   "任务 产业",
		"三(一)1.2":  "任务 产业 孵化",
		"三十一":      "",
		"三十(一)":    "附则",
		"A1.03":    "分工表",
		"A10.2025": "指标表",
		"二":        "",
		"":         "",
	} {
		var labels []string
		for _, h := range f.HeadingsOf(section) {
			labels = append(labels, h.Label)
		}
		if got := strings.Join(labels, " "); got != want {
			t.Errorf("%q stands below %q, want %q", section, got, want)
		}
	}
}

func TestALabelIsNoSentence(t *testing.T) {
	for printed, want := range map[string]string{
		"总投资(亿元)":               "总投资(亿元)",
		strings.Repeat("长", 30): strings.Repeat("长", 30),
		strings.Repeat("长", 31): strings.Repeat("长", 30) + "…",
	} {
		if got := dataset.NewLabel(printed); got != want {
			t.Errorf("%s is the label %s, want %s", printed, got, want)
		}
	}
}
