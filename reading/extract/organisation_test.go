package extract_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestTheOrganisationOfAPlan(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"a group, its head, its members and its office", "成立青石县园区建设领导小组，由县政府主要领导任组长，县政府分管领导任副组长，县发改局、县财政局（国资办）等部门，各镇为成员单位。领导小组下设办公室，设在县科技局，由县科技局局长担任办公室主任。",
			"leading_group 青石县园区建设领导小组|member 县发改局 of 青石县园区建设领导小组|member 县财政局（国资办） of 青石县园区建设领导小组|member 各镇 of 青石县园区建设领导小组|head 县政府 of 青石县园区建设领导小组|office 县科技局 of 青石县园区建设领导小组",
		},
		{"the office in brackets", "组建茶业振兴工作专班，专班下设一室三组，办公室（设在县农业农村局）负责协调。", "leading_group 茶业振兴工作专班|office 县农业农村局 of 茶业振兴工作专班"},
		{"an office in a body with brackets", "建立防汛指挥部，指挥部办公室设在县应急局（县水利局）。", "leading_group 防汛指挥部|office 县应急局（县水利局） of 防汛指挥部"},
		{"a group whose head comes first", "成立以县长为组长的茶业工作领导小组，日常工作由县供销社承担。", "leading_group 茶业工作领导小组|office 县供销社 of 茶业工作领导小组"},
		{"members behind a label", "成立项目推进小组，成员单位包括县发改局、县住建局等部门。", "leading_group 项目推进小组|member 县发改局 of 项目推进小组|member 县住建局 of 项目推进小组"},
		{"no body named", "成立茶业工作领导小组，由分管领导任组长，相关部门为成员。", "leading_group 茶业工作领导小组"},
		{"host", "青石经济开发区管委会为综合体的依托单位，履行主体责任。", "host 青石经济开发区管委会 of 综合体"},
		{"host with a verb before", "以青石职业学院为依托单位，建设实训中心。", "host 青石职业学院"},
		{"a host that signs", "县级茶产业综合体与依托单位青石集团签订任务书，明确建设内容。", "host 青石集团 of 县级茶产业综合体"},
		{"operator", "委托青石产业运营公司负责园区日常运营。", "operator 青石产业运营公司 of 园区"},
		{"operator behind a label", "基地运营单位为青石文旅集团。", "operator 青石文旅集团 of 基地"},
		{"assessor", "县考核办每年对各镇分两条线进行考核。", "assessor 县考核办 of 各镇"},
		{"charged with assessing", "由县督查室负责专项考核工作。", "assessor 县督查室 of 专项"},
		{"leads of campaigns", "领导小组办公室设在县发改局，县交通局、县住建局以及县水利局分别作为全县“三大会战”牵头单位。", "office 县发改局|campaign_lead 县交通局 of 三大会战|campaign_lead 县住建局 of 三大会战|campaign_lead 县水利局 of 三大会战"},
		{"brackets behind groups", "成立茶业振兴专班，下设规划组（牵头单位：县甲局）、资金组（牵头单位：县乙局、县丙局）。", "leading_group 茶业振兴专班|head 县甲局 of 规划组|head 县乙局 of 资金组|head 县丙局 of 资金组"},
		{"a list that tells its number", "成立茶业振兴专班，成员单位包括县甲局、县乙局等12个部门。", "leading_group 茶业振兴专班|member 县甲局 of 茶业振兴专班|member 县乙局 of 茶业振兴专班"},
		{"a group behind words", "上述工作由县茶业振兴领导小组统筹，办公室设在县甲局。", "office 县甲局 of 县茶业振兴领导小组"},
		{"said twice", "办公室（设在县甲局）。办公室设在县甲局。", "office 县甲局"},
		{"words that only look like it", "加强考核，将完成情况纳入年度考核。完善运营机制，提升运营水平。成员之间互相学习。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := read(t, "某地行动方案\n一、重点任务\n1.建设平台。办好事情。\n二、保障措施\n（一）加强组织。"+c.text)
			if n := len(f.Tasks); n > 2 {
				t.Errorf("%d tasks, want none of who heads a group", n)
			}
			var got []string
			for _, o := range f.Organisation {
				s := o.Role + " " + o.Agency
				if o.Of != "" {
					s += " of " + o.Of
				}
				got = append(got, s)
				if o.Start >= o.End || o.Confidence == 0 {
					t.Errorf("%s stands at %d to %d, confidence %v", s, o.Start, o.End, o.Confidence)
				}
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", strings.ReplaceAll(s, "|", "\n"), strings.ReplaceAll(c.want, "|", "\n"))
			}
		})
	}
}

func TestAListThatEndsInOthersIsOpen(t *testing.T) {
	for text, want := range map[string]bool{
		"成立茶业领导小组，县发改局、县财政局等有关部门，北山镇、南山镇等有关镇为成员单位。": true,
		"成立茶业领导小组，县发改局、县财政局等为成员单位。":                 true,
		"成立茶业领导小组，成员单位包括县发改局、县财政局等部门。":              true,
		"成立茶业领导小组，县发改局、县财政局等5个部门为成员单位。":             true,
		"成立茶业领导小组，县发改局、县财政局等2个部门为成员单位。":             false,
		"成立茶业领导小组，县发改局、县财政局为成员单位。":                  false,
		"成立茶业领导小组，县发改局、县财政局为成员单位，协调解决用地、资金等有关问题。":   false,
	} {
		f := read(t, "某地行动方案\n一、重点任务\n1.建设平台。办好事情。\n二、保障措施\n（一）加强组织。"+text)
		members := 0
		for _, o := range f.Organisation {
			if o.Role != dataset.OrganisationMember {
				continue
			}
			members++
			if o.Open != want {
				t.Errorf("%s: %s is open: %v", text, o.Agency, o.Open)
			}
		}
		if members < 2 {
			t.Errorf("%s: %d members", text, members)
		}
	}
}
