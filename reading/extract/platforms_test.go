package extract_test

import (
	"slices"
	"strings"
	"testing"
)

func TestPlatformsAreNamesOfCarriers(t *testing.T) {
	cases := map[string][]string{
		// a place or an organisation in the name
		"推进青石眼镜产业创新服务综合体建设，引进东山大学青石光电研究院。": {"青石眼镜产业创新服务综合体", "东山大学青石光电研究院"},
		"依托青石市企业综合服务平台，开展诊断。":              {"青石市企业综合服务平台"},
		"接入国家工业设计研究院东山分院。":                 {"国家工业设计研究院东山分院"},
		// the number of an item is no part of a name
		"2.青石竹木研究院。建成中试线。": {"青石竹木研究院"},
		// what is no carrier
		"擦亮青港澳合作品牌，巩固青石区域中心节点地位，依托院坝议事、圆桌夜话等平台听取意见，培育休闲风情小镇。": nil,
		// any carrier's word may be shared, with an "and" before the last
		"推进南浦、北坞和乌岭工业园改造。":          {"南浦工业园", "北坞工业园", "乌岭工业园"},
		"推进省橘柑、菌菇产业技术研究院建设。":        {"省橘柑产业技术研究院", "菌菇产业技术研究院"},
		"支持甲山、乙水国家实验室建设。":           {"甲山国家实验室", "乙水国家实验室"},
		"鼓励企业、高校实验室开放，支持重点企业研究院建设。": nil,
		// a place whose name begins with a word that leads names in
		"于洪智慧冷链孵化器\n改造厂房。": {"于洪智慧冷链孵化器"},
		// markets, stations and parks of a trade
		"推进乌岭职教园区建设，提升石湾滑雪场能级。":             {"乌岭职教园区", "石湾滑雪场"},
		"支持每家研究院建设。":                        nil,
		"改造乌岭花卉市场，依托东山大学白鹭试验站育种，加快石湾印染园建设。": {"乌岭花卉市场", "东山大学白鹭试验站", "石湾印染园"},
		// what a place wants to be, sorts joined by a plus, and villages
		"打造青石茶叶产销中心，建设“光伏+储能”基地，建成省级和美乡村中心村9个。": nil,
		// parks and venues by their names
		"推进乌岭郊野公园、白鹭湖公园改造，开放石湾体育馆（南馆）。": {"乌岭郊野公园", "白鹭湖公园", "石湾体育馆（南馆）"},
		"新建口袋公园9座，建设街心公园，改造镇级文化馆。":      nil,
		// quoted, or quoted in part
		"建设“海蓝生物研究院”，做强“石头汇”众创空间。": {"海蓝生物研究院", "“石头汇”众创空间"},
		`打造"石头汇"众创空间。`:             {"“石头汇”众创空间"},
		"9.“海蓝计划”众创空间。开放工位。":       {"“海蓝计划”众创空间"},
		// with a dot or a dash
		"建成石湾·云谷，设立东大—青石智能电气研究院。": {"石湾·云谷", "东大—青石智能电气研究院"},
		// spoken of as one that is there; the word that leads a list holds for all of it
		"盘活石湾海洋产业园、南浦、北坞工业园等现有空间。": {"石湾海洋产业园", "北坞工业园"},
		"入驻市科技孵化中心的企业免租。":          {"市科技孵化中心"},
		"用好省级材料优化中心。":              {"省级材料优化中心"},
		// to be set up under a name
		"成立低空装备创新中心。": {"低空装备创新中心"},
		// a word that hardly stands but in names
		"石湾创客小镇入选省级特色小镇。": {"石湾创客小镇"},
		// a list that shares the carrier's word, and one that is said to be platforms
		"推动海洋光电、眼镜两大产业创新服务综合体建设。": {"海洋光电产业创新服务综合体", "眼镜产业创新服务综合体"},
		"依托石湾、北坞、南浦三大平台招商。":       {"石湾", "北坞", "南浦"},
		"强化与东山大学石头汇等青年人才创业平台的对接。": {"东山大学石头汇"},
		// furthered, or spoken of as the core, under a word of its own
		"加快乌岭循环经济产业园、白鹭大数据中心（二期）、花椒种苗繁育中心建设。": {"乌岭循环经济产业园", "白鹭大数据中心", "花椒种苗繁育中心"},
		"以乌岭医药产业园为核心、白鹭工业园和金滩软件园为两翼。":         {"乌岭医药产业园", "白鹭工业园", "金滩软件园"},
		"推进项目向乌岭绿色化工园集聚，做强白鹭科技园。":             {"乌岭绿色化工园", "白鹭科技园"},
		"支持乌岭实验室提质增效，推动白鹭湖创客村、金滩语料工坊扩容。":      {"乌岭实验室", "白鹭湖创客村", "金滩语料工坊"},
		"提升乌岭脑智科创园能级，建设甲山产业园和乙水实验室。":          {"乌岭脑智科创园", "甲山产业园", "乙水实验室"},
		"依托乌岭科技小院、白鹭声谷、金滩智算枢纽开展试点。":           {"乌岭科技小院", "白鹭声谷", "金滩智算枢纽"},
		"以乌岭数字创意港为引领，支持白鹭碳中和研究院建设。":           {"乌岭数字创意港", "白鹭碳中和研究院"},
		"华东数据交易中心挂牌产品100个。":                   {"华东数据交易中心"},
		"支持光伏组件研究院提质。":                        {"光伏组件研究院"},
		"支持乌岭固废综合利用基地建设。":                     {"乌岭固废综合利用基地"},
		"依托市公共数据授权运营平台开放数据。":                  {"市公共数据授权运营平台"},
		// a kind of carrier and its place
		"统筹青石智算中心、青石先进计算中心等算力资源，推进青石软件新城和乌岭医药全省重点实验室建设。": {"青石智算中心", "青石先进计算中心", "青石软件新城", "乌岭医药全省重点实验室"},
		"联合东山大学共建东山大学海洋全省重点实验室，推动青石冷链物流枢纽投用。":            {"东山大学海洋全省重点实验室", "青石冷链物流枢纽"},
		"设立OPC模型超市，搭建“石湾创客港”。":                           {"OPC模型超市", "石湾创客港"},
		// a phase of it
		"支持企业入驻青石软件园三期、乌岭科技园，推进青石科技园二期建设。": {"青石软件园三期", "乌岭科技园", "青石科技园"},
		// beside a name that is known, in a list that is said to be of carriers
		"鼓励白鹭创业咖啡、青石大学科技园、海蓝汇等载体增设工位。":       {"白鹭创业咖啡", "青石大学科技园", "海蓝汇"},
		"以石湾·创业谷、海蓝科学岛、乌岭产业园为依托。":            {"石湾·创业谷", "海蓝科学岛", "乌岭产业园"},
		"依托青石科技园、乌岭街两侧、商务楼宇、链主企业等载体布局工位。":    {"青石科技园"},
		"打造跨境服务型创业社区，盘活存量孵化器，支持青石产业园发改局设窗口。": nil,
		// a bracket that belongs to the name, and those that do not
		"支持乌岭实验室（筹）开展攻关，建设双创飞地（南浦），依托乌岭实验室招引人才。": {"乌岭实验室（筹）", "双创飞地（南浦）", "乌岭实验室（筹）"},
		"建设乌岭科技园（市科技局）、白鹭科技园（二期）和金滩科技园（以下简称园区）。": {"乌岭科技园", "白鹭科技园", "金滩科技园"},
		// described between the verb and the name
		"搭建高校、企业多方参与的OPC创业协同平台，打造具有影响力的汽车产业园。": {"OPC创业协同平台"},
		// digital ones: only quoted, or with a place
		"升级“海蓝时空智能体”，参与青石语料库建设。": {"海蓝时空智能体", "青石语料库"},
		"建设三维用海智能体和中文语料库。":       nil,
		// the same in short
		"建设乌岭光电装备创新中心，发挥乌岭光电创新中心作用，迭代“海蓝”视觉大模型，推进“海蓝”大模型应用。": {"乌岭光电装备创新中心", "乌岭光电装备创新中心", "“海蓝”视觉大模型", "“海蓝”视觉大模型"},
		// sorts that are furthered
		"以科技企业孵化器为载体，引导项目向产业园集聚，支持医药孵化器建设。":     nil,
		"认定省级旅居康养基地15—20个，推荐国家级“双跨”平台不少于1个。":    nil,
		"打造国际一流科技创新中心，在市、县两级政务服务中心设专区。":         nil,
		"推进远洋渔港、铁路港建设，治理石湾河谷，合理利用河道特别是港口。":      nil,
		"市自然资源局负责产业园用地保障，改造办公大楼，接入青石市公共信用信息平台。": {"青石市公共信用信息平台"},
		"未被列入青石市公共信用信息平台的企业，可与青石信息学院人工智能学院合作。":  nil,
		// a bracket behind an item of a list, and how many the list has
		"支持国家微波材料、新型硅料（共建）、5G芯片等创新中心提升能力。":           {"国家微波材料创新中心", "新型硅料创新中心", "5G芯片创新中心"},
		"建设曙光、白鲸、远航3个专业孵化器。":                         {"曙光专业孵化器", "白鲸专业孵化器", "远航专业孵化器"},
		"建设综合、专业、创业3个孵化器，认定市级、区级2类基地。":               nil,
		"规划建设榕江低空产业园、石龙储能产业园、鹤洞激光小镇3个专业园区，新建驿站 9 个。": {"榕江低空产业园", "石龙储能产业园", "鹤洞激光小镇"},
		"建设“海蓝谷”中医药产业园，建成市科创大厦，推进青石地铁综合体建设。":         {"“海蓝谷”中医药产业园", "市科创大厦", "青石地铁综合体"},
		"在甲城、乙城设立离岸孵化器，以总包方式交综合体使用。":                 nil,
		"高水平建设青石实验室，推动青石科创园、虎头山创客街区连成一片，改造青石体育公园。":   {"青石实验室", "青石科创园", "虎头山创客街区", "青石体育公园"},
		"加快青石科学城二期、量子科技产业园建设，开发“石科通”服务平台。":           {"青石科学城二期", "量子科技产业园"},
		// what a clause or a cell is about
		"海堤芯片产业园三期竣工，归鸟孵化器、白鹭创客港全年新增企业9家。": {"海堤芯片产业园", "归鸟孵化器", "白鹭创客港"},
		"老钢厂遗址公园：占地9公顷。":                   {"老钢厂遗址公园"},
		"乡村旅游驿站：新建9座。科技企业孵化器竣工9家。":         nil,
		// parks by what a list is said to be
		"甲湾经济技术开发区、乙北化工园等园区开展循环利用。":  {"甲湾经济技术开发区", "乙北化工园"},
		"老旧厂区、闲置校舍等园区改造，工业、农业等园区提质。": nil,
		// beside a name
		"布局青石测量实验室、先进光源研究院。": {"青石测量实验室", "先进光源研究院"},
		// venues
		"推进青石图书馆（北馆）扩建及北坞文化活动中心项目，开放青石体育中心。": {"青石图书馆（北馆）", "北坞文化活动中心", "青石体育中心"},
		"建设南塘古樟、北坞古银杏公园等。":                   {"北坞古银杏公园"},
		"建设公园城市，推进百座公园、北坞公园城市示范区建设。":         nil,
		// those of nobody in particular, and those of a condition
		"引导龙头企业打造产业创新实验室，鼓励各区依托社会力量搭建居民健康交流平台。": nil,
		"对投资新建 GAP药材基地的，按每亩100元给予奖励。":           nil,
		"实施“多园联动”行动，推进“组合港”等项目，东西两侧靠柳沥港。":       nil,
		"发挥实验室体系、新型研发机构、工程技术研究中心等平台作用。":         nil,
		"成立青石科技平台建设工作领导小组。":                     nil,
		// in general
		"支持企业入驻众创空间、科技企业孵化器、加速器。":     nil,
		"新增省级众创空间3家，建设一批高能级创新平台。":     nil,
		"鼓励企业组建产业技术研究院、协同创新中心。":       nil,
		"打造青石县众创空间，提升孵化器集群能级，发展平台经济。": nil,
		"推动传统园区改造，依托高校院所共建实习实训基地。":    nil,
		"深化与东山大学材料研究所合作，发挥青石县产业基金作用。": nil,
		"根据《青石县光电产业园建设方案》要求。":         nil,
		"由青石县政务服务中心受理，入驻青石城市中心办公。":    nil,
		"通过建设医疗信息平台提升服务能力。":           nil,
		"各区（县、市）要在线开展一区一特色园区评比。":      nil,
	}
	for text, want := range cases {
		var got []string
		for _, p := range extracted(t, "p.txt", "青石县行动计划\n一、总体要求\n"+text+"\n").Platforms {
			got = append(got, p.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestEachMentionOfAPlatformHasItsPlaceAndItsTask(t *testing.T) {
	const text = "青石县行动计划\n一、主要任务\n1.建设园区。推进石湾创客小镇建设。（责任单位：县科技局）\n2.提升园区。石湾创客小镇二期开工。（责任单位：县经信局）\n"
	got := extracted(t, "p.txt", text).Platforms
	if len(got) != 2 {
		t.Fatalf("platforms are %+v, want one a mention", got)
	}
	for i, task := range []string{"一1", "一2"} {
		p := got[i]
		if p.Name != "石湾创客小镇" || p.Kind != "小镇" || p.Area != "青石县" || p.Task != task || string([]rune(text)[p.Start:p.End]) != p.Quote {
			t.Errorf("mention %d is %+v, want one of task %s", i, p, task)
		}
		if p.Confidence <= 0 || p.Confidence > 1 || p.Reason == "" {
			t.Errorf("confidence is %v for %q", p.Confidence, p.Reason)
		}
	}
}

// A shorter name is a mention of the longer, and so are words that make no name by
// themselves but are one elsewhere in the document.
func TestMentionsOfOnePlatformHaveOneName(t *testing.T) {
	for text, want := range map[string][]string{
		"推进青石眼镜产业创新服务综合体建设。青石眼镜创新综合体对外开放。": {"青石眼镜产业创新服务综合体", "青石眼镜产业创新服务综合体"},
		"发挥乌岭眼镜研究院作用。\n乌岭眼镜研究院负责检测。":       {"乌岭眼镜研究院", "乌岭眼镜研究院"},
		"完成北坞体育馆建设。\n北坞体育馆周边停车。":           {"北坞体育馆", "北坞体育馆"},
	} {
		var got []string
		for _, p := range extracted(t, "p.txt", "青石县行动计划\n一、总体要求\n"+text+"\n").Platforms {
			got = append(got, p.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

// A merged cell that names a platform names it for every row that it covers.
func TestAMergedCellNamesItsPlatformForEachRow(t *testing.T) {
	const page = `<h1>青石县行动计划任务分解表</h1><table>
<tr><td>序号</td><td>区块</td><td>工作任务</td><td>责任单位</td></tr>
<tr><td>1</td><td rowspan="2">石湾创客小镇</td><td>修建道路</td><td>县交通局</td></tr>
<tr><td>2</td><td>完善绿化</td><td>县住建局</td></tr>
<tr><td>3</td><td>“海蓝”产业园</td><td>引进企业</td><td>县商务局</td></tr>
</table>`
	f := extracted(t, "p.html", page)
	tasks := map[string]string{}
	for _, task := range f.Tasks {
		tasks[task.Key] = task.Content
	}
	var got []string
	for _, p := range f.Platforms {
		got = append(got, p.Name+" "+tasks[p.Task])
	}
	if want := []string{"石湾创客小镇 修建道路", "石湾创客小镇 完善绿化", "“海蓝”产业园 引进企业"}; !slices.Equal(got, want) {
		t.Errorf("mentions are %q, want %q", got, want)
	}
}

func TestAnEnclaveLiesWhereItIsSetUp(t *testing.T) {
	for text, want := range map[string]string{
		"支持青石（东山市）科创飞地招引项目。":   "东山市",
		"在白河市高新区设立“青石”科创飞地。":   "白河市",
		"依托青石上海科创飞地引进人才。":      "上海市",
		"推进青石科创飞地建设，青石有白河市企业。": "青石县",
	} {
		got := extracted(t, "p.txt", "青石县行动计划\n一、总体要求\n"+text+"\n").Platforms
		if len(got) == 0 || got[0].Area != want {
			t.Errorf("%q: %+v, want one in %s", text, got, want)
		}
	}
}

func TestABodyThatAnswersForTasksIsNoPlatform(t *testing.T) {
	const text = "青石县行动计划\n一、主要任务\n1.建设园区。依托光谷创新中心招引企业。（责任单位：县科技局、光谷创新中心）\n"
	if got := extracted(t, "p.txt", text).Platforms; len(got) != 0 {
		t.Errorf("platforms are %+v, want none", got)
	}
}

func TestPlatformsOfAReportHaveTheirPlaces(t *testing.T) {
	const text = "青石\n白河\n青石市上半年引进东山大学青石光电研究院，同比增长20%。\n截至目前，白河县建成白河科技大市场，获评先进，走在全省前列。\n"
	want := map[string]string{"东山大学青石光电研究院": "青石市", "白河科技大市场": "白河县"}
	got := map[string]string{}
	for _, p := range extracted(t, "p.txt", text).Platforms {
		got[p.Name] = p.Area
	}
	for name, area := range want {
		if got[name] != area {
			t.Errorf("%s is in %q, want %q (of %v)", name, got[name], area, got)
		}
	}
}

// TestAKnownPlatformIsFoundAgain under its name where no rule takes that for one, and
// under the name that the document gives it for short; not in another thing's name.
func TestAKnownPlatformIsFoundAgain(t *testing.T) {
	const head = "青石县行动计划\n为推进青石眼镜产业创新服务综合体（以下简称“综合体”）建设，制定本计划。\n一、主要任务\n1.建设园区。完成乌岭孵化园建设。（责任单位：县科技局）\n2.整治环境。"
	for text, want := range map[string]string{
		"乌岭孵化园西侧驳岸开工。":       "乌岭孵化园",
		"整合综合体创新资源。":         "青石眼镜产业创新服务综合体",
		"争创省级综合体3家。":         "",
		"商业型综合体招商。":          "",
		"由综合体管委会统筹。":         "",
		"交付综合体，修缮乌岭孵化园西侧河道。": "青石眼镜产业创新服务综合体 乌岭孵化园",
	} {
		var got []string
		for _, p := range extracted(t, "p.txt", head+text+"（责任单位：县住建局）\n").Platforms {
			if p.Task == "一2" {
				got = append(got, p.Name)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q names %q, want %q", text, s, want)
		}
	}
}
