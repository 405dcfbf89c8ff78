package extract_test

import (
	"testing"

	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// FuzzTasksStayInsideTheText gives any text to the reader of tasks: it must
// not panic, and each span must lie inside the text.
func FuzzTasksStayInsideTheText(f *testing.F) {
	for _, seed := range []string{
		"一、任务\n1.建设平台。办事。（责任单位：甲局、*乙局，丙局；第一个逗号前为牵头单位，下同）",
		"附件\n表(2项)\n序号\n名称\n内容\n责任单位\n1\n甲\n乙乙\n丙局\n（一）组\n2\n丁\n丙局\n合计\n注：无",
		"序号\t任务\t措施\t责任单位\n1\t甲\t乙\t丙局\n\t\t丁\n",
		"\n\t年度\n\t序号\n\t指标任务\n\t牵头单位\n\n\t2026年\n\t1\n\t甲\n\t乙局\n丙局",
		"|序号|任务|责任单位|\n|-|-|-|\n|1|甲|乙局|\n||丁|",
		"附件\n单位：个\n区\n林\n路\n2026年\n2027年\n2026年\n2027年\n甲\n1\n2\n3\n4\n乙\n5\n—\n7\n8\n合计\n6\n2\n10\n12\n年度\n序号\n任务\n责任单位\n2026年\n1\n甲\n乙局\n一\n组\n3\n2\n丁",
		"附件\n区\t林（个）\t\n\t2026年\t2027年\n一、甲\n乙\t1\t2\n合计\t1\t2\n附件2\n序号\t事项\t牵头单位\n1\t\t3\n",
		"（（（〔[<责任单位：甲\n局）】〕各区、县（市",
		"责任单位：\n甲局、\n第一条 乙\n1.1.1 丙\n①丁\n——戊：己\n抄送：庚",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := source.Read("plan.txt", []byte(text))
		if err != nil {
			return // refused, which is an answer
		}
		file, err := extract.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		n := len(doc.Text)
		keys := map[string]bool{}
		for _, task := range file.Tasks {
			if task.Start < 0 || task.Start > task.End || task.End > n || string(doc.Text[task.Start:task.End]) != task.Quote {
				t.Errorf("task %q has the span %d to %d of %d", task.Key, task.Start, task.End, n)
			}
			if keys[task.Key] {
				t.Errorf("two tasks have the key %q", task.Key)
			}
			keys[task.Key] = true
			for _, a := range task.Assignments {
				if a.Start < 0 || a.Start >= a.End || a.End > n || a.Agency == "" {
					t.Errorf("%q of task %q has the span %d to %d of %d", a.Agency, task.Key, a.Start, a.End, n)
				}
			}
		}
	})
}
