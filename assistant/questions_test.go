package assistant_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/policygraph/policygraph/assistant"
	"github.com/policygraph/policygraph/internal/corpus"
)

type in = map[string]any

// is a row's cells, those that matter; text that begins with ~ is to be found within the cell.
type is = map[string]any

// step is one request of an assistant and what it must find in the answer.
type step struct {
	tool  string
	in    in
	rows  int      // how many; 0: any number
	finds []is     // rows, in whatever order
	first is       // the first row
	notes []string // parts of the notes
}

const longwan, ouhai, dongtou, zhenan = "area:330303", "area:330304", "area:330305", "area:zhenan-cluster"

// asked are the questions of docs/questions.md, in their order: how an assistant gets the
// answer that stands there, with what keeps it from being misread.
var asked = []struct {
	question string
	steps    []step
}{
	{"前三项任务", []step{{
		tool: "tasks", in: in{"plans": []string{"plan:dongtou-incubators-2022"}, "roles": []string{"RESPONSIBLE"}}, rows: 23,
		first: is{"key": "三(一).1", "responsible": "~洞头区科技局；洞头区发改局；洞头区投资促进服务中心；洞头区经信局；洞头区资规局", "document": "~洞头区大孵化器", "section": "三(一).1"},
	}}},
	{"几个名字", []step{{
		tool: "agencies", in: in{"areas": []string{dongtou}, "functions": []string{"资规局", "人社局"}}, rows: 2,
		finds: []is{{"name": "洞头区人社局", "aliases": "区人社局；区人力社保局", "tasks": 3.0}, {"name": "洞头区资规局", "aliases": "区资规局；自然资源和规划分局", "tasks": 2.0}},
	}}},
	{"拼音首字母", []step{
		{tool: "search", in: in{"text": "ohqkjj"}, rows: 1, first: is{"name": "瓯海区科技局", "matched": "pinyin"}},
		{tool: "search", in: in{"text": "科技局"}, rows: 5, finds: []is{{"name": "浙南科技城经发局(科技局)", "of": "浙南科技城", "kind": "AGENCY"}}},
	}},
	{"写在哪里", []step{{
		tool: "evidence", in: in{"id": "task:dongtou-incubators-2022:三(六).2"}, rows: 2,
		finds: []is{{"section": "三(六).2", "opening": "鼓励社会资本参与", "docNumber": "洞政办发〔2022〕39号"}, {"section": "A1.16"}},
	}}},
	{"三大会战", []step{
		{tool: "plan", in: in{"id": "plan:longwan-corridor-2020"}, finds: []is{{"role": "CAMPAIGN_LEAD", "of": "三大会战", "name": "龙湾区交通局"}, {"role": "CAMPAIGN_LEAD", "name": "浙南科技城经发局(科技局)", "document": "~环大罗山", "section": "~四"}}},
		{
			tool: "matrix", in: in{"rows": "AGENCY", "columns": "PLAN", "roles": []string{"LEAD"}, "plans": []string{"plan:longwan-corridor-2020"}, "functions": []string{"科技局", "经发局", "交通局", "综合行政执法局"}},
			rows: 4, finds: []is{{"agency": "龙湾区科技局", "total": 20.0}, {"agency": "龙湾区综合行政执法局", "total": 17.0}, {"agency": "龙湾区交通局", "total": 7.0}, {"agency": "浙南科技城经发局(科技局)", "total": 5.0}},
		},
	}},
	{"同做的任务", []step{{tool: "collaboration", in: in{"agency": "agency:330304:科技局"}, rows: 11, first: is{"with": "瓯海经济开发区管委会", "shared": 18.0, "lines": 6.0}, finds: []is{{"agency": "瓯海区市场监管局", "shared": 15.0}}}}},
	{"毕业企业", []step{{
		tool: "targets", in: in{"plans": []string{"plan:ouhai-eyewear-complex-2019"}, "text": "毕业企业"}, rows: 3,
		finds: []is{{"year": 2019.0, "value": 75.0, "qualifier": "累计", "scope": "眼镜产业", "section": "A1.2019.6"}, {"year": 2020.0, "value": 100.0}, {"year": 2021.0, "value": 150.0}},
	}}},
	{"前后对不上", []step{{
		tool: "conflicts", in: in{"plans": []string{"plan:dongtou-incubators-2022"}}, rows: 18,
		finds: []is{{"kind": "STRETCH", "says": "高线≥1万平方米", "document": "~洞头"}, {"kind": "WORDING", "says": "各类投资机构在温设立", "section": "A1.16"}},
	}}},
	{"依据什么", []step{{tool: "plan", in: in{"id": "plan:ouhai-eyewear-complex-2019"}, finds: []is{
		{"what": "basedOn", "docNumber": "浙政办发〔2017〕107号", "loaded": false, "document": "~瓯海"}, {"what": "basedOn", "docNumber": "温政办〔2018〕52号", "loaded": false},
	}}}},
	{"高新技术企业", []step{{
		tool: "compare", in: in{"areas": []string{ouhai, dongtou}, "indicators": []string{"indicator:high-tech-enterprises"}},
		finds: []is{{"area": "瓯海区", "year": 2021.0, "status": "STATED", "targets": "~10家(累计,眼镜产业)", "facts": "~target:ouhai"}, {"area": "洞头区", "status": "STATED", "reported": "~10家"}, {"area": "洞头区", "year": 2021.0, "status": "NOT_LOADED"}, {"area": "瓯海区", "status": "SILENT"}},
		notes: []string{"SILENT 未提及", "NOT_LOADED 未载入"},
	}}},
	{"财政局承担什么", []step{
		{tool: "matrix", in: in{"functions": []string{"财政局"}}, rows: 1, first: is{"龙湾区": 8.0, "洞头区": 5.0, "瓯海区": 3.0, "浙南产业集聚区": 2.0}, notes: []string{"不写牵头单位"}},
		{tool: "matrix", in: in{"functions": []string{"财政局"}, "roles": []string{"LEAD"}}, first: is{"龙湾区": 3.0, "瓯海区": 3.0, "浙南产业集聚区": 1.0}},
	}},
	{"瓯海有而洞头没有", []step{{
		tool: "gaps", in: in{"area": ouhai, "comparedTo": dongtou, "of": "function"},
		finds: []is{{"of": "function", "name": "市场监管", "瓯海区": "STATED", "洞头区": "SILENT"}, {"of": "function", "name": "下级政府", "瓯海区": "SILENT", "洞头区": "STATED"}}, notes: []string{"SILENT 未提及"},
	}}},
	{"龙湾谁牵头最多", []step{
		{tool: "matrix", in: in{"rows": "AGENCY", "columns": "PLAN", "roles": []string{"LEAD"}, "plans": []string{"plan:longwan-corridor-2020"}}, first: is{"agency": "龙湾区科技局", "total": 20.0}, finds: []is{{"agency": "眼谷创新中心", "total": 10.0}}},
		{tool: "matrix", in: in{"rows": "AGENCY", "columns": "PLAN", "plans": []string{"plan:longwan-corridor-2020"}, "sole": true}, finds: []is{{"agency": "浙南科技城经发局(科技局)", "total": 9.0}}},
	}},
	{"各区合起来谁牵头最多", []step{{
		tool: "matrix", in: in{"rows": "AGENCY", "roles": []string{"LEAD"}, "functions": []string{"科技局", "管委会", "综合行政执法局", "交通局"}},
		finds: []is{{"agency": "瓯海区科技局", "total": 24.0, "lines": 8.0}, {"agency": "龙湾区科技局", "total": 20.0, "lines": 20.0}}, notes: []string{"按年重复", "plan:dongtou-incubators-2022 names no leads"},
	}}},
	{"涨得最快", []step{{tool: "growth", in: in{"plan": "plan:ouhai-eyewear-complex-2019"}, rows: 40, first: is{"indicator": "产业投资基金", "from": 15000.0, "to": 50000.0, "facts": "~target:ouhai"}, notes: []string{"承诺"}}}},
	{"逐年多少孵化器", []step{{
		tool: "compare", in: in{"areas": []string{ouhai}, "years": []int{2019, 2020, 2021}, "indicators": []string{"indicator:incubators", "indicator:provincial-incubators"}}, rows: 6,
		finds: []is{{"indicator": "科技企业孵化器", "year": 2021.0, "targets": "~6个", "caveats": "~眼镜产业"}, {"indicator": "省级科技企业孵化器", "year": 2021.0, "status": "SILENT"}}, notes: []string{"neither 0 nor none"},
	}}},
	{"各有哪些平台", []step{
		{tool: "platforms", in: in{"areas": []string{longwan}, "withParts": true}, rows: 24, finds: []is{{"name": "中国科学院大学温州研究院", "areaName": "浙南科技城", "document": "~环大罗山"}}},
		{tool: "platforms", in: in{"areas": []string{ouhai}}, rows: 9},
		{tool: "platforms", in: in{"areas": []string{dongtou}}, rows: 12},
	}},
	{"没有牵头单位", []step{{tool: "matrix", in: in{"rows": "AGENCY", "columns": "PLAN", "plans": []string{"plan:longwan-corridor-2020"}, "withoutLead": true}, first: is{"agency": "浙南科技城建投集团", "total": 10.0}, finds: []is{{"agency": "浙南科技城经发局(科技局)", "total": 9.0}}}}},
	{"担子最重", []step{
		{tool: "workload", in: in{"area": longwan}, first: is{"agency": "浙南科技城经发局(科技局)", "tasks": 49.0, "leads": 5.0, "sole": 9.0}, finds: []is{{"agency": "属地街道", "collective": true, "tasks": 26.0}}},
		{tool: "workload", in: in{"area": dongtou}, first: is{"agency": "洞头区科技局", "tasks": 17.0, "leads": 0.0, "presumedLeads": 13.0}},
	}},
	{"用了几个名字", []step{{tool: "agencies", in: in{"functions": []string{"人社局", "资规局", "卫健局", "市场监管局", "组织部", "经发局"}}, finds: []is{{"name": "龙湾区卫健局", "aliases": "区卫健局；区卫生健康局"}, {"name": "瓯海区人社局", "aliases": "区人社局"}}}}},
	{"承诺和完成", []step{{tool: "progress", in: in{"area": dongtou}, finds: []is{{"indicator": "高新技术企业", "comparable": false}}, notes: []string{"没有一项可比"}}}},
	{"每公里", []step{{
		tool: "task_figures", in: in{"plans": []string{"plan:longwan-corridor-2020"}, "indicators": []string{"indicator:total-investment"}, "sources": []string{"ANNEX"}},
		finds: []is{{"key": "A2.01", "canonicalValue": 5850.0, "canonicalUnit": "米", "section": "A2.01"}, {"key": "A2.01", "canonicalValue": 105000.0, "canonicalUnit": "万元"}},
	}}},
	{"到期的是什么", []step{{
		tool: "timeline", in: in{"years": []int{2021, 2022}, "withoutAgency": false, "dueBases": []string{"SCHEDULE", "TARGET"}}, rows: 2,
		finds: []is{{"year": 2021.0, "tasksDue": 13.0, "targets": 48.0}, {"year": 2022.0, "tasksDue": 69.0, "targets": 125.0, "undatedTargets": 41.0, "ongoing": 7.0}},
	}}},
	{"研发投入强度", []step{{
		tool: "ranking", in: in{"indicator": "indicator:rd-spending-share-of-gdp", "year": 2022, "areas": []string{longwan, ouhai, dongtou, zhenan, "area:330881"}}, rows: 5,
		finds: []is{{"rank": 1.0, "area": "浙南产业集聚区", "targets": "~≥3.9%", "facts": "~target:zhenan"}, {"rank": 2.0, "area": "龙湾区"}, {"area": "洞头区", "status": "SILENT"}, {"area": "瓯海区", "status": "EXPIRED"}, {"area": "江山市", "status": "NOT_LOADED"}},
		notes: []string{"SILENT", "EXPIRED", "NOT_LOADED", "目标"},
	}}},
	{"领导小组办公室", []step{
		{tool: "plan", in: in{"id": "plan:dongtou-incubators-2022"}, finds: []is{{"role": "OFFICE", "name": "洞头区科技局", "document": "~洞头"}}},
		{tool: "plan", in: in{"id": "plan:ouhai-eyewear-complex-2019"}, finds: []is{{"role": "OFFICE", "name": "瓯海区科技局"}, {"role": "HOST", "name": "瓯海经济开发区管委会"}}},
		{tool: "plan", in: in{"id": "plan:longwan-corridor-2020"}, finds: []is{{"role": "OFFICE", "name": "龙湾区科技局"}}},
		{tool: "plan", in: in{"id": "plan:zhenan-cluster-2019"}, finds: []is{{"role": "OFFICE", "name": "浙南产业集聚区科技局"}}},
	}},
	{"中国眼谷", []step{
		{tool: "search", in: in{"text": "中国眼谷"}, first: is{"id": "platform:330303:中国眼谷", "kind": "PLATFORM"}},
		{tool: "tasks", in: in{"platforms": []string{"platform:330303:中国眼谷"}}, rows: 30},
		{tool: "matrix", in: in{"rows": "AGENCY", "columns": "PLAN", "platforms": []string{"platform:330303:中国眼谷"}}, rows: 17, first: is{"agency": "眼谷创新中心", "total": 14.0}},
		{tool: "task_figures", in: in{"platforms": []string{"platform:330303:中国眼谷"}}, finds: []is{{"statedIndicator": "实现产值", "comparator": "GE", "value": 10.0, "qualifier": "累计", "unit": "亿元"}}},
	}},
	{"日期上", []step{{tool: "conflicts", in: in{"kinds": []string{"DATE"}}, rows: 10, finds: []is{{"says": "附二医瑶溪分院:2022年", "section": "三(五)14"}, {"says": "温州医科大学附属第二医院:2020年", "section": "A1.09"}, {"says": "1月底前"}}}}},
}

// TestAnAssistantAnswersTheQuestionsOfTheDocs: each of them, in a few requests, in short
// answers, by the protocol's own client.
func TestAnAssistantAnswersTheQuestionsOfTheDocs(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(corpus.Root(t), "docs/questions.md"))
	if err != nil {
		t.Fatal(err)
	}
	headings := regexp.MustCompile(`(?m)^### \d+\. (.*)$`).FindAllStringSubmatch(string(page), -1)
	if len(headings) != len(asked) {
		t.Fatalf("docs/questions.md has %d questions, and an assistant is tried on %d", len(headings), len(asked))
	}
	s := connect(t)
	for i, q := range asked {
		t.Run(fmt.Sprintf("%d %s", i+1, q.question), func(t *testing.T) {
			if !strings.Contains(headings[i][1], q.question) {
				t.Errorf("question %d of docs/questions.md is %q", i+1, headings[i][1])
			}
			for _, step := range q.steps {
				step.try(t, s)
			}
		})
	}
}

func (step step) try(t *testing.T, s *mcp.ClientSession) {
	t.Helper()
	answer, text := call(t, s, step.tool, step.in)
	if len(answer.Rows) == 0 || step.rows > 0 && (len(answer.Rows) != step.rows || answer.More != "") {
		t.Errorf("%s has %d rows (%s): %s", step.tool, len(answer.Rows), answer.More, text)
		return
	}
	if len(text) > 40_000 {
		t.Errorf("%s: an answer of %d bytes", step.tool, len(text))
	}
	if step.first != nil && !fits(answer.Rows[0], step.first) {
		t.Errorf("%s: the first row is %v, not %v", step.tool, answer.Rows[0], step.first)
	}
	for _, wanted := range step.finds {
		if !slices.ContainsFunc(answer.Rows, func(row map[string]any) bool { return fits(row, wanted) }) {
			t.Errorf("%s: no row has %v: %s", step.tool, wanted, text)
		}
	}
	for _, note := range step.notes {
		if !strings.Contains(strings.Join(answer.Notes, "\n"), note) {
			t.Errorf("%s: no note says %q: %q", step.tool, note, answer.Notes)
		}
	}
}

func fits(row map[string]any, wanted is) bool {
	for name, value := range maps.All(wanted) {
		text, _ := value.(string)
		part, within := strings.CutPrefix(text, "~")
		cell, _ := row[name].(string)
		if within && strings.Contains(cell, part) {
			continue
		}
		if row[name] != value {
			return false
		}
	}
	return true
}

// TestFactsNameTheirPassage: what is read row by row says where it is stated.
func TestFactsNameTheirPassage(t *testing.T) {
	s := connect(t)
	for tool, input := range map[string]in{
		"tasks": {"areas": []string{ouhai}}, "targets": {"areas": []string{ouhai}}, "reported": {"areas": []string{dongtou}}, "platforms": {"areas": []string{ouhai}},
		"task_figures": {"areas": []string{ouhai}},
	} {
		answer, _ := call(t, s, tool, input)
		for _, row := range answer.Rows {
			if row["document"] == nil || row["opening"] == nil {
				t.Errorf("%s: %v", tool, row)
			}
		}
	}
	// What was counted stands nowhere as such: the other side of the conflict has the passage.
	stated := map[any]bool{}
	answer, _ := call(t, s, "conflicts", in{})
	for _, row := range answer.Rows {
		stated[row["id"]] = stated[row["id"]] || row["document"] != nil
	}
	for id, is := range stated {
		if !is {
			t.Errorf("no side of %v has a passage", id)
		}
	}
}

// TestWordsThatDifferAreToldApart: an answer explains those that stand in it, and no others.
func TestWordsThatDifferAreToldApart(t *testing.T) {
	s := connect(t)
	notes := func(tool string, input in) string {
		answer, _ := call(t, s, tool, input)
		return strings.Join(answer.Notes, "\n")
	}
	inferred := func(answer assistant.Answer) bool {
		return slices.ContainsFunc(answer.Rows, func(row map[string]any) bool { return row["inferred"] != nil })
	}
	all, _ := call(t, s, "targets", in{"areas": []string{longwan}})
	if said := strings.Join(all.Notes, "\n"); inferred(all) != strings.Contains(said, "inferred 推定") {
		t.Errorf("%q", said)
	}
	marked, _ := call(t, s, "targets", in{"areas": []string{ouhai}})
	if !inferred(all) && !inferred(marked) {
		t.Error("no target of the built-in data has anything inferred")
	}
	if said := notes("ranking", in{"indicator": "indicator:rd-spending-share-of-gdp", "year": 2022, "areas": []string{longwan}}); strings.Contains(said, "SILENT") {
		t.Errorf("%q", said)
	}
}
