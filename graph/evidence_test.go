package graph

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestEvidenceHasItsHead: a bare number is shown with its column, its row and the group
// that the row stands in, a body with the column that names it, and a fact with its line in
// the dataset.
func TestEvidenceHasItsHead(t *testing.T) {
	engine := builtIn(t)
	const query = `query ($id: ID!) { node(id: $id) {
	  ... on Fact { source { file line } passages(first: 1) { nodes { ...in } } }
	  ... on Task { agencies(first: 1) { edges { passage { ...in } } } }
	} }
	fragment in on Passage { context { kind label } }`
	for _, c := range []struct{ id, context, body string }{
		{"target:longwan-corridor-2020:A2.04-2", "HEADING 交通路网建设大会战(26项), GROUP 重要联系道路, ROW 滨海大道快速路(228国道), COLUMN 总投资(亿元)", ""},
		{"task:longwan-corridor-2020:A1.32", "HEADING 重点区块建设大会战(43项), GROUP 中国眼谷, GROUP 高颜值周边环境打造", "COLUMN 责任单位"},
		{"target:zhenan-cluster-2019:二(四)15-1", "HEADING 重点工作, HEADING 围绕主导产业推进科技服务一体化,打造产教研融合发展探索区, HEADING 建设产业创新服务综合体", ""},
		{"observation:dongtou-leqing-jiangshan-news:洞头-1", "HEADING 科技创新岛呼之欲出", ""},
	} {
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: map[string]any{"id": c.id}})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%s: %v: %v", c.id, err, answer.Errors)
		}
		type passage struct {
			Context []struct{ Kind, Label string }
		}
		var data struct {
			Node struct {
				Source struct {
					File string
					Line int
				}
				Passages struct{ Nodes []passage }
				Agencies struct{ Edges []struct{ Passage passage } }
			}
		}
		if err := json.Unmarshal(answer.Data, &data); err != nil {
			t.Fatal(err)
		}
		labels := func(p passage) string {
			var out []string
			for _, l := range p.Context {
				out = append(out, l.Kind+" "+l.Label)
			}
			return strings.Join(out, ", ")
		}
		if got := labels(data.Node.Passages.Nodes[0]); got != c.context {
			t.Errorf("%s stands below %s, want %s", c.id, got, c.context)
		}
		if got := fmt.Sprint(data.Node.Agencies.Edges); c.body != "" && !strings.HasSuffix(labels(data.Node.Agencies.Edges[0].Passage), c.body) {
			t.Errorf("the first body of %s stands below %s, want %s", c.id, got, c.body)
		}
		slug := strings.Split(c.id, ":")[1]
		if s := data.Node.Source; s.File != "documents/"+slug+".yaml" || s.Line < 2 {
			t.Errorf("%s stands in %v", c.id, s)
		}
	}
}
