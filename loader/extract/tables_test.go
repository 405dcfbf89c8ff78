package extract

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// sayTask writes a task on one line: key, title, the bodies with the first
// letter of their roles, ^ where inherited.
func sayTask(t dataset.Task) string {
	s := t.Key + " " + t.Title
	for _, a := range t.Assignments {
		s += " " + strings.ToLower(string(a.Role)[:1]) + ":" + a.Agency
		if a.Inherited {
			s += "^"
		}
	}
	return s
}

// tableCase is a table below a plan's only task, and what it says.
type tableCase struct {
	name, text            string
	tasks                 []string
	targets, observations []string
}

func (c tableCase) run(t *testing.T) {
	file := readText(t, "plan.txt", "青山市建设方案\n一、任务\n1.平台。办好事。（责任单位：市甲局）\n"+c.text)
	var tasks []string
	for _, task := range file.Tasks[1:] {
		tasks = append(tasks, sayTask(task))
	}
	if a, b := strings.Join(tasks, "\n"), strings.Join(c.tasks, "\n"); a != b {
		t.Errorf("tasks:\n%s\nwant:\n%s", a, b)
	}
	expect(t, "targets", file.Targets, c.targets)
	expect(t, "observations", file.Observations, c.observations)
}

func TestTablesBetweenTabs(t *testing.T) {
	for _, c := range []tableCase{
		{
			name: "an annex's label, a title and a header close the table before",
			text: "附件1\n分工表\n序号\t重点任务\t牵头单位\t责任单位\t完成时限\n1\t培训乡村工匠\t市乙局\t市丙局\t6月底\n" +
				"附件2\n主要指标表\n序号\t指标名称\t单位\t2024年实际\t2025年目标\t责任单位\n1\t纳税时间\t小时\t78\t75\t市丁局\n" +
				"各县任务表\n县区\t农村公路（公里）\t幼儿园（所）\n甲山县\t24\t3\n乙水县\t30\t—\n合计\t54\t3\n",
			tasks: []string{"A1.01 培训乡村工匠 l:市乙局 r:市丙局"},
			targets: []string{
				"A2.01-2 纳税时间 =75小时 @2025",
				"A3.01-1 农村公路 =24公里 /甲山县", "A3.01-2 幼儿园 =3所 /甲山县", "A3.02-1 农村公路 =30公里 /乙水县",
				"A2-1 农村公路 =54公里 /合计", "A2-2 幼儿园 =3所 /合计",
			},
			observations: []string{"A2.01-1 纳税时间 =78小时 @2024"},
		},
		{
			name: "under a merged name the lead goes on, and a heading between the rows is a group",
			text: "附件1\n分工表\n序号\t领域\t任务内容\t牵头单位\t配合单位\n一、市场\n1\t登记\t推行网上登记\t市乙局\t市丙局\n2\t\t开展清理整治\t\t市丁局\n二、融资\n3\t贷款\t扩大贷款投放\t市丁局\t\n",
			tasks: []string{
				"A1.01 推行网上登记 l:市乙局 s:市丙局", "A1.02 开展清理整治 l:市乙局^ s:市丁局", "A1.03 贷款 l:市丁局",
			},
		},
		{
			name: "a sum and the unit above",
			text: "附件1\n项目表\n单位：亿元\n序号\t项目名称\t建设内容\t总投资\t责任单位\n1\t南山水库\t全长3公里\t26\t市乙局\n2\t北山水库\t全长5公里\t15\t市丙局\n合计\t\t\t41\t\n",
			tasks: []string{
				"A1.01 南山水库 r:市乙局", "A1.02 北山水库 r:市丙局",
			},
			targets: []string{
				"A1.01-1 总投资 =26亿元 /南山水库 /INVESTMENT", "A1.01-2 全长 =3公里 /南山水库 /SIZE",
				"A1.02-1 总投资 =15亿元 /北山水库 /INVESTMENT", "A1.02-2 全长 =5公里 /北山水库 /SIZE",
				"A1-1 总投资 =41亿元 /合计 /INVESTMENT",
			},
		},
		{
			name: "rows are places and columns years: the title says of what",
			text: "附件1\n各区公园建设任务分解表\n单位：个\n区\t2026年\t2027年\n甲山区\t12\t15\n乙水区\t9\t11\n",
			targets: []string{
				"A1.01-1 公园 =12个 @2026 /甲山区", "A1.01-2 公园 =15个 @2027 /甲山区",
				"A1.02-1 公园 =9个 @2026 /乙水区", "A1.02-2 公园 =11个 @2027 /乙水区",
			},
		},
	} {
		t.Run(c.name, c.run)
	}
}
