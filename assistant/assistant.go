// Package assistant answers AI assistants by the Model Context Protocol: a few tools over the
// API, with small answers that name their passages and keep apart what a plan states, where
// it is silent, where none is loaded, and what is inferred.
package assistant

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/internal/bilingual"
)

// most is how many rows an answer has: assistants read all that they are given.
const most = 40

// instructions are what an assistant is told before it asks.
const instructions = `policygraph holds facts of innovation plans of Chinese local governments: tasks with lead, support and responsible bodies, platforms, dated targets and reported figures. Begin with search, which gives ids. Counts by body or place: matrix and workload, not the length of a list. Statuses: STATED a plan says so; SILENT a plan is loaded and does not say; NOT_LOADED no plan is loaded, which says nothing of the district; EXPIRED and OPEN_ENDED speak of the plan's period. Never present SILENT or NOT_LOADED as zero or as "none". Fields named in "inferred" are inferred, not stated. Repeat caveats and notes beside figures. Rows name their passage (document, section, first and last characters); of a fact whose id alone is given (facts) the tool evidence tells it: cite before you quote. A link leads a reader to the page of a row.`

// New makes a server of tools that ask through a client. Rows lead to the pages of a site,
// an address as http://127.0.0.1:8080, where a request's SiteHeader names no other; "": to none.
func New(c graphql.Client, version, site string) *mcp.Server {
	s := tools{mcp.NewServer(&mcp.Implementation{Name: "policygraph", Version: version}, &mcp.ServerOptions{Instructions: instructions}), strings.TrimSuffix(site, "/")}
	addLists(s, c)
	addQuestions(s, c)
	return s.Server
}

// tools are a server and the site that its answers lead to.
type tools struct {
	*mcp.Server
	site string
}

// addLists adds what is read row by row.
func addLists(s tools, c graphql.Client) {
	add(s, "search", "按名称、简称、拼音、文号、指标或数值查找,给出编号。Find bodies, plans, platforms, tasks, indicators and figures by any name, number or value; gives ids.",
		func(ctx context.Context, in searchInput) (export.Table, error) { return export.Search(ctx, c, in.Text) })
	add(s, "plans", "已加载和被引用的计划。The plans loaded, and those only cited (cited: true), of which nothing else is known.",
		func(ctx context.Context, _ nothing) (export.Table, error) { return export.Plans(ctx, c, nil), nil })
	add(s, "plan", "一份计划的组织实施(领导小组、办公室等)和依据。One plan: who carries it out as a whole (leading group, its office, host, campaign leads) and what it is based on, loaded or only cited.",
		func(ctx context.Context, in idInput) (export.Table, error) { return export.PlanInFull(ctx, c, in.ID) })
	add(s, "agencies", "机构及其在文件中的各个名称。Bodies with every name that the documents use for them, their kinds and number of tasks.",
		func(ctx context.Context, in agenciesInput) (export.Table, error) {
			return export.Agencies(ctx, c, &client.AgencyFilter{Areas: some(in.Areas), WithParts: asked(in.WithParts), Functions: some(in.Functions), Plans: some(in.Plans), Text: text(in.Text)}), nil
		})
	add(s, "platforms", "平台(综合体、孵化器、园区等)及所在地区。Platforms (incubators, parks, institutes and so on) with their kinds and places; withParts takes in the parts of a district.",
		func(ctx context.Context, in platformsInput) (export.Table, error) {
			return export.Platforms(ctx, c, &client.PlatformFilter{Areas: some(in.Areas), WithParts: asked(in.WithParts), Kinds: some(in.Kinds), Text: text(in.Text)}), nil
		})
	add(s, "tasks", "任务及牵头、配合、责任单位。Tasks with their lead, support and responsible bodies and where they are stated.",
		func(ctx context.Context, in tasksInput) (export.Table, error) {
			return export.Tasks(ctx, c, in.filter()), nil
		})
	add(s, "task_figures", "所选任务提出的数值,一行一个。The figures that the selected tasks set, a row each, in the document's and in one common unit: for everything about a platform, or two figures of one row.",
		func(ctx context.Context, in tasksInput) (export.Table, error) {
			return export.TaskFigures(ctx, c, in.filter()), nil
		})
	add(s, "targets", "计划提出的目标。Targets that plans set, with scope, qualifier and what is inferred.",
		func(ctx context.Context, in figuresInput) (export.Table, error) {
			return export.Targets(ctx, c, &client.TargetFilter{Plans: some(in.Plans), Areas: some(in.Areas), Indicators: some(in.Indicators), Years: some(in.Years), Text: text(in.Text)}), nil
		})
	add(s, "reported", "文件报告的数值。Figures that documents report as reached.",
		func(ctx context.Context, in reportedInput) (export.Table, error) {
			return export.Observations(ctx, c, &client.ObservationFilter{Areas: some(in.Areas), Indicators: some(in.Indicators), Years: some(in.Years), Text: text(in.Text)}), nil
		})
	add(s, "conflicts", "文件之间或之内的矛盾。Facts that contradict each other, a row a side, with its passage; kinds are VALUE, DATE, WORDING, STRETCH, COUNT and others.",
		func(ctx context.Context, in conflictsInput) (export.Table, error) {
			return export.Conflicts(ctx, c, &client.ConflictFilter{Plans: some(in.Plans), Kinds: as[client.ConflictKind](in.Kinds)}), nil
		})
	add(s, "evidence", "某一事实的出处。The passages that state a fact: document, number, section, and the quote where the server has it.",
		func(ctx context.Context, in evidenceInput) (export.Table, error) {
			return export.Evidence(ctx, c, in.ID)
		})
}

// addQuestions adds what is counted or compared.
func addQuestions(s tools, c graphql.Client) {
	add(s, "compare", "几个地区的同一指标并列,附提示。The figures of one to eight areas side by side, year by year, with status and caveats.",
		func(ctx context.Context, in compareInput) (export.Table, error) {
			return export.Compare(ctx, c, in.Indicators, in.Areas, some(in.Years))
		})
	add(s, "ranking", "各地区按一个指标在一年的数值排序。Areas ranked by one indicator in one year; those of which nothing is stated have no rank, and a status.",
		func(ctx context.Context, in rankingInput) (export.Table, error) {
			return export.Ranking(ctx, c, in.Indicator, in.Year, some(in.Areas))
		})
	add(s, "matrix", "各类机构在各地区的任务数,可限定任务。How many tasks bodies of each kind have in each area, or other axes, of the tasks that a filter selects; what is repeated each year is one of the lines.",
		func(ctx context.Context, in matrixInput) (export.Table, error) {
			roles := in.Roles
			in.Roles = nil // they are the matrix's own
			return export.Matrix(ctx, c, cmp.Or(in.Rows, string(client.MatrixAxisFunction)), cmp.Or(in.Columns, string(client.MatrixAxisArea)), roles, in.filter())
		})
	add(s, "workload", "一个地区各机构的任务数。How many tasks each body of an area has, by role; sole are those that it answers for alone.",
		func(ctx context.Context, in areaInput) (export.Table, error) {
			return export.Workload(ctx, c, in.Area)
		})
	add(s, "collaboration", "共同承担任务最多的机构。Which bodies share most tasks, in an area or with one body.",
		func(ctx context.Context, in collaborationInput) (export.Table, error) {
			return export.Collaboration(ctx, c, in.Area, in.Agency)
		})
	add(s, "growth", "目标逐年增长的快慢。Which targets of a plan, or of an area's plans, grow fastest from the first year to the last: promises, not results.",
		func(ctx context.Context, in growthInput) (export.Table, error) {
			return export.Growth(ctx, c, in.Plan, in.Area)
		})
	add(s, "progress", "承诺与已报告的数值能否对照。Whether what an area promised can be held against what is reported of it and, if not, why.",
		func(ctx context.Context, in areaInput) (export.Table, error) {
			return export.Progress(ctx, c, in.Area)
		})
	add(s, "timeline", "逐年到期的任务数和目标数,及依据。How many tasks fall due and how many targets stand in each year, and by what.",
		func(ctx context.Context, in timelineInput) (export.Table, error) {
			return export.Timeline(ctx, c, in.filter())
		})
	add(s, "gaps", "一个地区有而另一地区没有的内容。What one area plans for and another does not; silent and not loaded apart.",
		func(ctx context.Context, in gapsInput) (export.Table, error) {
			t, err := export.Gaps(ctx, c, in.Area, in.ComparedTo)
			if err == nil && in.Of != "" {
				t = t.Where("of", in.Of)
			}
			return t, err
		})
}

// Answer is what a tool gives: the rows of a table, by column, without what is empty.
type Answer struct {
	Rows []map[string]any `json:"rows"`
	// More says that rows were left out, and what to do.
	More string `json:"more,omitempty"`
	// Notes hold for the whole answer: its caveats, and what the words in it mean.
	Notes []string `json:"notes,omitempty"`
	// DataVersion names the data that the answer is of.
	DataVersion string `json:"dataVersion,omitempty"`
}

// add adds a tool that only reads. What it cannot answer is told to the assistant as the
// tool's error, in the API's words.
func add[In any](s tools, name, description string, ask func(context.Context, In) (export.Table, error)) {
	tool := &mcp.Tool{Name: name, Description: description, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true}}
	mcp.AddTool(s.Server, tool, func(ctx context.Context, request *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Answer, error) {
		t, err := ask(ctx, in)
		if err != nil {
			return nil, Answer{}, inItsWords(err)
		}
		answer, err := answerOf(t)
		if err != nil {
			return nil, Answer{}, inItsWords(err)
		}
		addLinks(answer.Rows, siteOf(request, s.site))
		return nil, answer, nil
	})
}

func inItsWords(err error) error {
	if code := client.Code(err); code != "" {
		return fmt.Errorf("%s: %s", code, client.Message(err)) //nolint:err113 // the server's words
	}
	return err
}

func answerOf(t export.Table) (Answer, error) {
	answer := Answer{Rows: []map[string]any{}}
	for row, err := range t.In(bilingual.Chinese).Rows {
		if err != nil {
			return Answer{}, err
		}
		if len(answer.Rows) == most {
			answer.More = fmt.Sprintf("其余未列出,请缩小范围。There are more than %d rows: narrow the question (%s).", most, strings.Join(t.Columns, ", "))
			break
		}
		object := map[string]any{}
		for i, name := range t.Columns {
			if cell := row[i]; cell != nil && cell != "" {
				object[name] = cell
			}
		}
		answer.Rows = append(answer.Rows, object)
	}
	for _, note := range t.Notes {
		answer.Notes = append(answer.Notes, note.Message+" "+note.MessageEn)
	}
	answer.Notes = append(answer.Notes, meanings(answer.Rows)...)
	return answer, nil
}

// meaning is what a word in an answer means, and where it stands.
type meaning struct{ word, says string }

// apart are words that must not be taken for one another.
func apart() []meaning {
	return []meaning{
		{"SILENT", "SILENT 未提及:计划已载入而没有说,不是 0,也不等于没有做。A loaded plan does not say: neither 0 nor none."},
		{"NOT_LOADED", "NOT_LOADED 未载入:没有载入适用的计划,什么都不能断定。No plan for the area and year is loaded: nothing can be concluded."},
		{"EXPIRED", "EXPIRED 期满:计划在该年份之前期满。The plan's period had ended: nothing can be concluded for the year."},
		{"OPEN_ENDED", "OPEN_ENDED 未写期限:无法判断计划是否适用于该年份。The plan names no end: whether it holds for the year cannot be told."},
	}
}

// meanings explain the words that stand in an answer.
func meanings(rows []map[string]any) []string {
	var notes []string
	for _, w := range apart() {
		if slices.ContainsFunc(rows, func(row map[string]any) bool { return has(row, w.word) }) {
			notes = append(notes, w.says)
		}
	}
	if slices.ContainsFunc(rows, func(row map[string]any) bool { return row["inferred"] != nil }) {
		notes = append(notes, "inferred 推定:所列各项原文没有写明,由标题、上文或计划期推定。The fields named there are inferred from a title, a heading or the plan's period: say so.")
	}
	return notes
}

func has(row map[string]any, word string) bool {
	for _, cell := range row {
		if cell == word {
			return true
		}
	}
	return false
}
