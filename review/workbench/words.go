package workbench

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// label is a fact in few words, as the log names it.
func label(r *record) string {
	switch f := r.fact.(type) {
	case *dataset.Document:
		return f.Title
	case *dataset.Cited:
		return shorten(strings.TrimSpace(f.Title + " " + f.DocNumber))
	case *dataset.Nickname:
		return f.Name + "（" + f.Of + "）"
	case *dataset.Task:
		return shorten(f.Key + " " + f.Title)
	case *dataset.Figure:
		return figureLabel(f)
	case *dataset.Platform:
		return f.Name
	case *dataset.Organisation:
		return strings.TrimSpace(f.Agency + " " + f.Role + " " + f.Of)
	case *dataset.Agency:
		return f.Name
	case *dataset.Announcement:
		return fmt.Sprintf("%s %d%s", f.Of, f.Count, f.Unit)
	}
	return r.id
}

func figureLabel(g *dataset.Figure) string {
	signs := strings.NewReplacer(dataset.GE, "≥", dataset.LE, "≤", dataset.Approx, "≈")
	out := g.Indicator + " " + signs.Replace(g.Comparator) + " " + figureSays(g)
	if g.Year != nil {
		out += fmt.Sprintf("（%d）", *g.Year)
	}
	return out
}

// most is how many characters of a wording the log keeps.
const most = 30

func shorten(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most]) + "…"
}

// fieldNames are what people call fields in Chinese.
var fieldNames = map[string]string{
	"title": "标题", "key": "编号", "parent": "上级任务", "sameAs": "同一任务", "assignments": "单位与职责", "schedule": "进度安排", "place": "位置",
	"indicator": "指标", "comparator": "比较符", "value": "数值", "valueMax": "上限", "unit": "单位", "qualifier": "限定", "year": "年份", "scope": "范围",
	"area": "地区", "tier": "等级", "stretch": "高线", "nature": "性质", "task": "所属任务", "name": "名称", "kind": "类型", "agency": "单位", "role": "职责",
	"of": "所属", "docNumber": "文号", "issuers": "发文机关", "issuedOn": "成文日期", "publishedOn": "发布日期", "printedOn": "印发日期", "periodStart": "开始", "periodEnd": "结束",
	"validity": "有效性", "url": "网址", "source": "出处", "table": "表", "summary": "摘要", "inferred": "推断的字段", "function": "职能", "aliasOf": "即", "count": "项数",
}

func fieldName(name string) string {
	if zh := fieldNames[name]; zh != "" {
		return zh
	}
	return name
}
