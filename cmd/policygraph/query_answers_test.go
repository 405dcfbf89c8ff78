package main

import (
	"strings"
	"testing"
)

// TestQuestionsInATerminal: each answers with its columns, its rows and what holds for all.
func TestQuestionsInATerminal(t *testing.T) {
	for _, c := range []struct {
		args string
		says []string
	}{
		{"plan plan:zhenan-cluster-2019", []string{"OFFICE", "浙南产业集聚区科技局", "国函〔2018〕13号", "false"}},
		{"ranking indicator:rd-spending-share-of-gdp 2022 area:330303 area:330305", []string{"龙湾区", "3.3%", "SILENT", "* 所排的是承诺的目标"}},
		{"growth plan:ouhai-eyewear-complex-2019", []string{"产业投资基金", "15000", "50000", "* 增长的是承诺"}},
		{"growth area:330304", []string{"产业投资基金"}},
		{"progress area:330305", []string{"高新技术企业", "false", "没有一项可比"}},
		{"collaboration agency:330304:科技局", []string{"瓯海经济开发区管委会", "18"}},
		{"collaboration area:330304", []string{"瓯海区科技局"}},
		{`timeline --filter {"years":[2022],"dueBases":["SCHEDULE","TARGET"],"withoutAgency":false}`, []string{"2022", "69", "SCHEDULE 12；TARGET 57", "125", "41"}},
		{`matrix --rows AGENCY --filter {"plans":["plan:longwan-corridor-2020"],"sole":true}`, []string{"浙南科技城建投集团", "10"}},
	} {
		code, out, stderr := call(t, append([]string{"--lang", "zh", "query"}, strings.Fields(c.args)...)...)
		if code != 0 {
			t.Errorf("%s: exit code %d: %s", c.args, code, stderr)
		}
		for _, words := range c.says {
			if !strings.Contains(out, words) {
				t.Errorf("%s does not say %q:\n%s", c.args, words, out)
			}
		}
	}
}

func TestQuestionsThatCannotBeAskedSayWhatToDo(t *testing.T) {
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"ranking indicator:rd-spending-share-of-gdp soon", 2, "write it as 2022"},
		{"ranking indicator:rd-spending-share-of-gdp", 2, "INDICATOR YEAR"},
		{"plan plan:none", 1, "plan:none"},
		{"growth area:none", 1, "area:none"},
		{`timeline --filter {"year":2022}`, 1, "it is the JSON of the API's filter"},
		{`matrix --filter {"plans":["plan:none"]}`, 1, "plan:none"},
	} {
		if code, _, stderr := call(t, append([]string{"query"}, strings.Fields(c.args)...)...); code != c.code || !strings.Contains(stderr, c.says) {
			t.Errorf("%s: exit code %d: %s", c.args, code, stderr)
		}
	}
}
