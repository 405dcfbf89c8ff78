package extract

import (
	"strings"
	"testing"
)

func TestTasksTakeTheLeadOfTheirHeading(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{
			"a heading that says who leads what follows", "一、县甲局牵头的任务（2项）\n1.培训工匠。配合单位：县乙局\n2.建设茶厂。\n",
			[]string{"一 县甲局牵头的任务（2项）", "一1 培训工匠 l:县甲局^ s:县乙局", "一2 建设茶厂 l:县甲局^"},
		},
		{
			"a label for a heading", "一、牵头单位：县甲局、县丁局\n1.培训工匠。（配合单位：县乙局）\n2.建设茶厂。（责任单位：县丙局）\n",
			[]string{"一 牵头单位", "一1 培训工匠 l:县甲局^ l:县丁局^ s:县乙局", "一2 建设茶厂 r:县丙局"},
		},
		{
			"a group of rows", "一、建设。办好事。\n附件1\n任务清单\n序号\t任务\t配合单位\n（一）牵头单位：县甲局\n1\t培训工匠\t县乙局\n2\t建设茶厂\t县丙局\n（二）县丁局牵头\n3\t办好集市\t各镇\n",
			[]string{"一 建设", "A1.01 培训工匠 l:县甲局^ s:县乙局", "A1.02 建设茶厂 l:县甲局^ s:县丙局", "A1.03 办好集市 l:县丁局^ s:各镇"},
		},
		{
			"a heading of work", "一、加强牵头抓总\n1.培训工匠。\n2.建设茶厂。\n",
			[]string{"一 加强牵头抓总", "一1 培训工匠", "一2 建设茶厂"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := readText(t, "plan.txt", "青石县改革任务分工方案\n"+c.text)
			var got []string
			for _, task := range file.Tasks {
				got = append(got, sayTask(task))
				for _, a := range task.Assignments {
					if a.Start >= a.End {
						t.Errorf("%s stands nowhere", a.Agency)
					}
				}
			}
			if a, b := strings.Join(got, "\n"), strings.Join(c.want, "\n"); a != b {
				t.Errorf("tasks:\n%s\nwant:\n%s", a, b)
			}
		})
	}
}
