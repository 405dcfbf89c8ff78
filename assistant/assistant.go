// Package assistant answers AI assistants by the Model Context Protocol: a few tools over the
// API, with small answers that name their passages and keep apart what a plan states, where
// it is silent, where none is loaded, and what is inferred.
package assistant

import (
	"context"
	"fmt"
	"strings"

	"github.com/Khan/genqlient/graphql"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
)

// most is how many rows an answer has: assistants read all that they are given.
const most = 40

// instructions are what an assistant is told before it asks.
const instructions = `policygraph holds facts of innovation plans of Chinese local governments: tasks with lead, support and responsible bodies, platforms, dated targets and reported figures. Begin with search, which gives ids. Statuses: STATED a plan says so; SILENT a plan is loaded and does not say; NOT_LOADED no plan is loaded, which says nothing of the district; EXPIRED and OPEN_ENDED speak of the plan's period. Never present SILENT or NOT_LOADED as zero or as "none". Fields named in "inferred" are inferred, not stated. Repeat caveats beside figures. Cite passages (document, number, section) by the tool evidence before quoting.`

// New makes a server of tools that ask through a client.
func New(c graphql.Client, version string) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "policygraph", Version: version}, &mcp.ServerOptions{Instructions: instructions})
	add(s, "search", "按名称、简称、拼音、文号、指标或数值查找,给出编号。Find bodies, plans, platforms, tasks, indicators and figures by any name, number or value; gives ids.",
		func(ctx context.Context, in searchInput) (export.Table, error) { return export.Search(ctx, c, in.Text) })
	add(s, "plans", "已加载和被引用的计划。The plans loaded, and those only cited (cited: true), of which nothing else is known.",
		func(ctx context.Context, _ nothing) (export.Table, error) { return export.Plans(ctx, c, nil), nil })
	add(s, "tasks", "任务及牵头、配合、责任单位。Tasks with their lead, support and responsible bodies and where they are stated.",
		func(ctx context.Context, in tasksInput) (export.Table, error) {
			return export.Tasks(ctx, c, in.filter()), nil
		})
	add(s, "targets", "计划提出的目标。Targets that plans set, with scope, qualifier and what is inferred.",
		func(ctx context.Context, in figuresInput) (export.Table, error) {
			return export.Targets(ctx, c, &client.TargetFilter{Areas: in.Areas, Indicators: in.Indicators, Years: in.Years}), nil
		})
	add(s, "reported", "文件报告的数值。Figures that documents report as reached.",
		func(ctx context.Context, in figuresInput) (export.Table, error) {
			return export.Observations(ctx, c, &client.ObservationFilter{Areas: in.Areas, Indicators: in.Indicators, Years: in.Years}), nil
		})
	add(s, "compare", "几个地区的同一指标并列,附提示。The figures of two to eight areas side by side, with status and caveats.",
		func(ctx context.Context, in compareInput) (export.Table, error) {
			return export.Compare(ctx, c, in.Indicators, in.Areas, in.Years)
		})
	add(s, "matrix", "各类机构在各地区的任务数。How many tasks bodies of each kind have in each area, or other axes.",
		func(ctx context.Context, in matrixInput) (export.Table, error) {
			rows, columns := in.Rows, in.Columns
			if rows == "" {
				rows = string(client.MatrixAxisFunction)
			}
			if columns == "" {
				columns = string(client.MatrixAxisArea)
			}
			return export.Matrix(ctx, c, rows, columns, in.Roles)
		})
	add(s, "workload", "一个地区各机构的任务数。How many tasks each body of an area has, by role.",
		func(ctx context.Context, in areaInput) (export.Table, error) {
			return export.Workload(ctx, c, in.Area)
		})
	add(s, "gaps", "一个地区有而另一地区没有的内容。What one area plans for and another does not; silent and not loaded apart.",
		func(ctx context.Context, in gapsInput) (export.Table, error) {
			return export.Gaps(ctx, c, in.Area, in.ComparedTo)
		})
	add(s, "conflicts", "文件之间或之内的矛盾。Facts that contradict each other, a row a side, with its passage.",
		func(ctx context.Context, in plansInput) (export.Table, error) {
			return export.Conflicts(ctx, c, &client.ConflictFilter{Plans: in.Plans}), nil
		})
	add(s, "evidence", "某一事实的出处。The passages that state a fact: document, number, section, and the quote where the server has it.",
		func(ctx context.Context, in evidenceInput) (export.Table, error) {
			return export.Evidence(ctx, c, in.ID)
		})
	return s
}

type nothing struct{}

type searchInput struct {
	Text string `json:"text" jsonschema:"what to find: a name, short name, pinyin, document number, indicator or value"`
}

type tasksInput struct {
	Plans     []string `json:"plans,omitempty" jsonschema:"ids of plans"`
	Areas     []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	Agencies  []string `json:"agencies,omitempty" jsonschema:"ids of bodies"`
	Functions []string `json:"functions,omitempty" jsonschema:"kinds of bodies, as 科技 or 科技局"`
	Roles     []string `json:"roles,omitempty" jsonschema:"LEAD, SUPPORT or RESPONSIBLE"`
	Years     []int    `json:"years,omitempty" jsonschema:"years of the targets that the tasks set"`
	Text      string   `json:"text,omitempty" jsonschema:"words of the title"`
}

func (in tasksInput) filter() *client.TaskFilter {
	f := &client.TaskFilter{Plans: in.Plans, Areas: in.Areas, Agencies: in.Agencies, Functions: in.Functions, Years: in.Years}
	for _, r := range in.Roles {
		f.Roles = append(f.Roles, client.Role(r))
	}
	if in.Text != "" {
		f.Text = &in.Text
	}
	return f
}

type figuresInput struct {
	Areas      []string `json:"areas,omitempty" jsonschema:"ids of areas"`
	Indicators []string `json:"indicators,omitempty" jsonschema:"ids of indicators"`
	Years      []int    `json:"years,omitempty" jsonschema:"years"`
}

type compareInput struct {
	Areas      []string `json:"areas" jsonschema:"ids of two to eight areas"`
	Indicators []string `json:"indicators,omitempty" jsonschema:"ids of indicators; those in common when left out"`
	Years      []int    `json:"years,omitempty" jsonschema:"years; all when left out"`
}

type matrixInput struct {
	Rows    string   `json:"rows,omitempty" jsonschema:"FUNCTION, AGENCY, AREA, PLAN, YEAR, PLATFORM_KIND or TASK_GROUP"`
	Columns string   `json:"columns,omitempty" jsonschema:"one of the same"`
	Roles   []string `json:"roles,omitempty" jsonschema:"LEAD, SUPPORT or RESPONSIBLE"`
}

type areaInput struct {
	Area string `json:"area" jsonschema:"the id of an area"`
}

type gapsInput struct {
	Area       string `json:"area" jsonschema:"the id of an area"`
	ComparedTo string `json:"comparedTo" jsonschema:"the id of another"`
}

type plansInput struct {
	Plans []string `json:"plans,omitempty" jsonschema:"ids of plans; all when left out"`
}

type evidenceInput struct {
	ID string `json:"id" jsonschema:"the id of a fact: a task, target, observation, platform or plan"`
}

// Answer is what a tool gives: the rows of a table, by column, without what is empty.
type Answer struct {
	Rows []map[string]any `json:"rows"`
	// More says that rows were left out, and what to do.
	More string `json:"more,omitempty"`
	// DataVersion names the data that the answer is of.
	DataVersion string `json:"dataVersion,omitempty"`
}

// add adds a tool that only reads. What it cannot answer is told to the assistant as the
// tool's error, in the API's words.
func add[In any](s *mcp.Server, name, description string, ask func(context.Context, In) (export.Table, error)) {
	tool := &mcp.Tool{Name: name, Description: description, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true}}
	mcp.AddTool(s, tool, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Answer, error) {
		t, err := ask(ctx, in)
		if err != nil {
			return nil, Answer{}, inItsWords(err)
		}
		answer, err := answerOf(t)
		if err != nil {
			return nil, Answer{}, inItsWords(err)
		}
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
	for row, err := range t.Rows {
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
	return answer, nil
}
