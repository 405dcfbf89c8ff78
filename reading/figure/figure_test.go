package figure

import (
	"fmt"
	"strings"
	"testing"
)

// say writes a figure on one line: indicator, comparator, value, unit, @year,
// and what else it has.
func say(f Figure) string {
	s := fmt.Sprint(f.Indicator, " ", f.Comparator, f.Value)
	if f.Max != nil {
		s += fmt.Sprintf("..%v", *f.Max)
	}
	s += f.Unit
	if f.Year != nil {
		s += fmt.Sprintf(" @%d", *f.Year)
	}
	if f.Qualifier != "" {
		s += " {" + f.Qualifier + "}"
	}
	if f.Scope != "" {
		s += " /" + f.Scope
	}
	if f.Stretch {
		s += " stretch"
	}
	if f.Nature != Goal {
		s += " " + f.Nature
	}
	if f.Observed {
		s += " observed"
	}
	return s
}

func sayAll(figures []Figure) string {
	var out []string
	for _, f := range figures {
		out = append(out, say(f))
	}
	return strings.Join(out, "; ")
}

func year(y int) *int { return &y }

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		// Where the indicator stands.
		{"before the number", "到2025年，建成创业社区20个以上", "创业社区 >=20个 @2025"},
		{"a share", "研发投入占生产总值的比重达到2.8%以上", "研发投入占生产总值的比重 >=2.8%"},
		{"after the number", "评选15个示范效应好的应用案例", "示范效应好的应用案例 =15个"},
		{"after the number, with its comparator", "形成60个以上行业数据集", "行业数据集 >=60个"},
		{"the measure before and the thing after", "设立规模不低于5亿元的天使基金", "天使基金规模 >=5亿元"},
		{"the number inside the noun", "片区内规上企业60%实现上云", "片区内规上企业实现上云 =60%"},
		{"a threshold is part of what is counted", "引进10亿元以上项目3个，培育营收超1000万元企业40家", "10亿元以上项目 =3个; 营收超1000万元企业 =40家"},
		{"a name in quotation marks", "培育“小巨人”企业8家", "“小巨人”企业 =8家"},
		{"a bracket in the name", "建立众创空间（星创天地）达到9个", "众创空间（星创天地） =9个"},
		{"brackets of other kinds", "建立众创空间｛星创天地｝达到9个，建立孵化器﹝加速器〕达到3个", "众创空间｛星创天地｝ =9个; 孵化器﹝加速器〕 =3个"},
		{"< is no bracket", "能耗<5吨标准煤/万元、合格率>2%，培育企业3家", "能耗 <=5吨标准煤/万元; 合格率 >=2%; 培育企业 =3家"},
		{"a layout in numbers in quotation marks", "构建“2个核心区+5个片区”的空间布局", "核心区 =2个; 片区 =5个"},

		{"a kind of company by its size", "形成10个以上超50亿元企业，突破千亿元产值", "超50亿元企业 >=10个"},
		{"a round sum in words", "展会交易额突破千亿元", "展会交易额 >=1000亿元"},
		{"someone does something with so many", "园区的38家企业实现产值5000万元", "园区企业 =38家; 实现产值 =5000万元"},

		// What belongs to a name, counts tasks or says a meaning.
		{"a plot is no count", "推进石渠KL3-0207单元整治，完成改造12栋", "改造 =12栋"},
		{"projects that are counted", "实施改造项目12项，推进旧厂1207项目", "实施改造项目 =12项"},
		{"courses that are counted", "举办夜校5期，举办3期培训班", "夜校 =5期; 培训班 =3期"},
		{"a reach inside an indicator", "公厕300米服务半径覆盖率达到90%", "公厕300米服务半径覆盖率 =90%"},
		{"measures that are to be made", "每年形成4项改革举措", "改革举措 =4项 {每年}"},
		{"what a report says it has", "报告明确了7个方面81项重点工作", ""},
		{"a bare formula", "奖金=参赛人数×300元", ""},
		{"a fee by the hour", "停车场按每小时4元收取停车费", ""},
		{"spending is no fee", "人均消费达到900元，研发经费达到3亿元", "人均消费 =900元; 研发经费 =3亿元"},
		{"each that is looked at", "每个窗口随机抽查5份材料", ""},
		{"what a plan says it has", "本方案共有7个方面、46条具体措施", ""},
		{"tasks that a plan sets down", "年度计划共安排重点任务46项", ""},
		{"prices", "停车每小时4元，戏票每张80元", ""},
		{"two conditions before a grant", "面积90平方米以上、年营业额70万元以上的茶庄，经认定给予一次性补助3万元", ""},
		{"a condition before its grant", "店堂面积在90平方米以上，开业满两年的一次性奖励3万元", ""},

		// Lists.
		{"items side by side", "培育龙头企业9家、科技型企业90家", "龙头企业 =9家; 科技型企业 =90家"},
		{"累计 at the head holds for the list", "累计设立子基金6支、引导社会资本投资30亿元", "子基金 =6支 {累计}; 社会资本投资 =30亿元 {累计}"},
		{"每年 goes on over commas for the same unit", "每年落地1亿元以上项目8个，5亿元以上项目2个", "1亿元以上项目 =8个 {每年}; 5亿元以上项目 =2个 {每年}"},
		{"累计 ends at a semicolon", "累计设立子基金6支；引导基金2支", "子基金 =6支 {累计}; 引导基金 =2支"},
		{"累计 holds for what is among them", "累计实施项目9个，其中重点示范工程3项", "实施项目 =9个 {累计}; 重点示范工程 =3项 {累计}"},
		{"新增 at the head holds for the list", "新增高新技术企业10家、科技型企业20家", "新增高新技术企业 =10家; 新增科技型企业 =20家"},
		{"累计 ends where a share begins", "累计培育龙头企业10家，研发投入占比达到3%", "龙头企业 =10家 {累计}; 研发投入占比 =3%"},
		{"two counted things joined by 和", "创建10个数字车间和5个智能工厂", "数字车间 =10个; 智能工厂 =5个"},
		{"two numbered things before a noun each", "完成不少于100万条训练语料和10万条评测语料", "训练语料 >=100万条; 评测语料 =10万条"},
		{"分别", "研究院、实验室分别达到3家、5家", "研究院 =3家; 实验室 =5家"},
		{"分别 with one tail for all", "装备产业和医药两大主导产业总产值分别达到300亿元、30亿元", "总产值 =300亿元 /装备产业; 总产值 =30亿元 /医药产业"},
		{"分别 goes on for the same", "装备产业和医药两大产业总产值分别达到30亿元、3亿元，高新技术企业分别达到19家、3家", "总产值 =30亿元 /装备产业; 总产值 =3亿元 /医药产业; 高新技术企业 =19家 /装备产业; 高新技术企业 =3家 /医药产业"},
		{"分别 for things named a clause before", "高新技术企业和科技型企业在现有基础上倍增，分别超过90家和870家", "高新技术企业 >=90家; 科技型企业 >=870家"},
		{"城乡", "城乡居民人均可支配收入分别增长6%、7.5%", "城镇居民人均可支配收入增长 =6%; 农村居民人均可支配收入增长 =7.5%"},
		{"各", "创建省级实验室和工作站各2家", "省级实验室 =2家; 工作站 =2家"},
		{"one rate for two", "活动企业比重和机构设置率达到95%以上", "活动企业比重 >=95%; 机构设置率 >=95%"},
		{"each number its year", "2024年、2025年分别新增平台10家、12家", "新增平台 =10家 @2024; 新增平台 =12家 @2025"},

		{"each number its year, listed with one 年", "2024、2025年分别推广汽车10辆、12辆", "汽车 =10辆 @2024; 汽车 =12辆 @2025"},
		{"each number its year, the years a clause before", "到2025年和2030年，森林覆盖率分别达到19%和21%", "森林覆盖率 =19% @2025; 森林覆盖率 =21% @2030"},
		{"the year between the indicator and its number", "服务覆盖率2025年底达到50%，2027年底达到80%", "服务覆盖率 =50% @2025; 服务覆盖率 =80% @2027"},
		{"分别 of bases named a clause before", "推进东山、西山两个制氢基地建设，供氢能力分别达到5000吨和3000吨", "供氢能力 =5000吨 /东山; 供氢能力 =3000吨 /西山"},
		{"新增 after its noun", "公共充电桩新增2万根", "新增公共充电桩 =2万根"},
		{"新增 goes on after a bracket", "新增公园12座（其中口袋公园6座）、绿道20公里", "新增公园 =12座; 口袋公园 =6座; 新增绿道 =20公里"},

		// Going on from the indicator before.
		{"其中 with an adjective only", "建立孵化器达到6个，其中省级2个", "孵化器 =6个; 省级孵化器 =2个"},
		{"其中 with its own noun", "专利授权量570件，其中发明专利数55件", "专利授权量 =570件; 发明专利数 =55件"},
		{"同比 and 占", "企业研发投入2亿元，同比增长16%，占营业收入的2.1%", "企业研发投入 =2亿元; 企业研发投入同比增长 =16%; 企业研发投入占营业收入的比重 =2.1%"},
		{"a total is of all, not of the new ones", "新增入驻企业9家，总数达到25家", "新增入驻企业 =9家; 入驻企业总数 =25家"},
		{"a verb alone", "申报科技型企业23家，认定8家", "科技型企业 =23家; 认定科技型企业 =8家"},

		{"some of them, in brackets", "研发机构达到120家（其中省级30家、市级50家），产值达到5亿元", "研发机构 =120家; 省级研发机构 =30家; 市级研发机构 =50家; 产值 =5亿元"},
		{"a level in the place of another", "市级以上平台达到9个，其中省级2个", "市级以上平台 =9个; 省级平台 =2个"},
		{"a place in a ranking goes on", "工业增加值增长8%、居全省第3位", "工业增加值增长 =8%; 工业增加值增长排名 =3位"},
		{"the first part of a fund", "设立总规模50亿元的母基金，首期规模10亿元", "母基金总规模 =50亿元; 母基金总规模 =10亿元 {首期}"},

		{"a bracket tells what is reached and what comes next", "到2027年建成驿站9座（目前已建成驿站3座，2026年计划建成驿站4座），方便出行", "驿站 =9座 @2027; 驿站 =3座 observed; 驿站 =4座 @2026"},
		{"a bracket behind a sentence", "治理河道90公里。（目前已改造泵站3处，“十四五”期间计划改造泵站9处）", "河道 =90公里; 泵站 =3处 observed; 泵站 =9处 @2025"},
		{"累计 holds after another verb", "累计建成驿站9座，培训导游90人", "驿站 =9座 {累计}; 导游 =90人 {累计}"},
		{"years within which hold to the end", "三年内培养医生60名，招聘护士90名", "医生 =60名 {三年内}; 护士 =90名 {三年内}"},
		{"a range with 到", "建设1到2个实训基地", "实训基地 ~1..2个"},
		{"a size that is required", "改造后路面宽度不得小于4米", "改造后路面宽度 >=4米 SIZE"},
		{"goals in quotation marks", "实现“产值达到30亿元，新增茶企40家”的两大目标", "产值 =30亿元; 新增茶企 =40家"},
		{"people who are supported", "选拔资助不少于90名青年教师", "青年教师 >=90名"},
		{"units with a digit inside", "建成海绵城市面积8.6km2，处理能力达到90m3/d", "海绵城市面积 =8.6km2; 处理能力 =90m3/d"},
		// Years.
		{"the year holds for what follows", "到2025年，产值达到5亿元，税收达到3000万元。研发机构达到8家", "产值 =5亿元 @2025; 税收 =3000万元 @2025; 研发机构 =8家 @2025"},
		{"until another comes", "2024年，培育链主企业5家；到2026年底，培育链主企业9家", "链主企业 =5家 @2024; 链主企业 =9家 @2026"},
		{"by list marks", "①2024年，新建基站50个；②2025年，新建基站60个", "新建基站 =50个 @2024; 新建基站 =60个 @2025"},
		{"the last of years listed", "2024年、2025年，每年创建示范村20个、提升村50个；治理率、普及率分别达到45%、95%", "示范村 =20个 @2025 {每年}; 提升村 =50个 @2025 {每年}; 治理率 =45% @2025; 普及率 =95% @2025"},
		{"an item of a list has its own", "2024年建成门诊3家、2025年建成门诊4家", "门诊 =3家 @2024; 门诊 =4家 @2025"},
		{"without a comma", "到2025年数字产业产值达到6亿元", "数字产业产值 =6亿元 @2025 /数字产业"},
		{"of the end of a five-year plan", "到“十四五”末，建成工厂10家", "工厂 =10家 @2025"},
		{"every year of a span stays one", "2022—2024年每年新增服务机构5家", "新增服务机构 =5家 @2024 {每年}"},
		{"the year after 较 is what it is measured from", "到2027年，工业能耗较2024年累计下降10%以上", "工业能耗较2024年下降 >=10% @2027 {累计}"},
		{"the year changes inside a list", "2026年服务商户40家次、2027年80家次", "服务商户 =40家次 @2026; 服务商户 =80家次 @2027"},
		{"years and numbers of what the clause before sets up", "支持示范街区建设，2026年、2027年分别新认定10条、20条", "新认定示范街区 =10条 @2026; 新认定示范街区 =20条 @2027"},
		{"a year in a name is none", "贯彻2019年省政府工作报告要求，建成工厂5家", "工厂 =5家"},

		// How it counts.
		{"每年", "每年引进创新团队5个以上", "创新团队 >=5个 {每年}"},
		{"年均", "交易额年均增长20%以上", "交易额年均增长 >=20% {年均}"},
		{"累计 inside the phrase", "创投机构累计对园区企业的投资总额达到5亿元", "创投机构对园区企业的投资总额 =5亿元 {累计}"},
		{"of three years together", "三年累计培育雏鹰企业100家", "雏鹰企业 =100家 {三年累计}"},
		{"within so many years", "五年内统筹安排资金50亿元以上", "统筹安排资金 >=50亿元 {五年内}"},
		{"力争 is no comparator", "力争培育雏鹰企业50家", "雏鹰企业 =50家"},
		{"至少 before the verb", "至少设立1个服务站", "服务站 >=1个"},
		{"a range", "打造2—3个产业集群", "产业集群 ~2..3个"},
		{"a 高线 value is one of its own", "新增场地面积1万(高线2万)平方米以上", "新增场地面积 >=1万平方米; 新增场地面积 >=2万平方米 stretch"},
		{"the value it starts from is none", "企业数量由120家增加到300家", "企业数量 =300家"},
		{"the value it starts from has its own year", "企业数量由2022年的120家增加到300家", "企业数量 =300家; 企业数量 =120家 @2022 observed"},
		{"the year of a share is what it is a share of", "接待游客9万人次，恢复到2019年的87%；门票收入3亿元", "接待游客 =9万人次; 接待游客恢复到2019年 =87%; 门票收入 =3亿元"},
		{"展望 opens a year", "到2025年，茶企达到9家。展望2035年，品牌叫响，茶企达到20家", "茶企 =9家 @2025; 茶企 =20家 @2035"},
		{"what only compares names nothing", "参保率较上一年增加，力争2026年达到80%", "参保率 =80% @2026"},
		{"a year behind numbers ends at a semicolon", "设置床位600张，2024年底前投用；建设医疗中心3个", "床位 =600张; 医疗中心 =3个"},
		{"新 is part of its verb", "40个新开工项目按期推进", "新开工项目 =40个"},
		{"等 counts nothing", "葡萄种植4.5万亩等", "葡萄种植 =4.5万亩"},
		{"a point ends a sentence", "引进设计企业10家.【牵头:甲局;配合:乙局】", "设计企业 =10家"},
		{"a word of change before 到", "数字产业占比提高到10%", "数字产业占比 =10%"},
		{"a noun that says too little keeps its verb", "重新认定企业15家", "重新认定企业 =15家"},
		{"an age that is measured", "人均预期寿命达到82岁", "人均预期寿命 =82岁"},
		{"an age is part of what is measured", "65岁以上老年人健康管理率达到72%", "65岁以上老年人健康管理率 =72%"},
		{"a rank without a unit", "综合实力进入全省前10", "综合实力 <=10"},
		{"per so many people", "每千人口托位数达到4.6个", "每千人口托位数 =4.6个"},
		{"numerals in words after a verb", "建成百个示范社区，集聚万名人才", "示范社区 =100个; 人才 =10000名"},

		{"numerals in words before the end of the clause", "建成县级驿站一个、村级驿点十二个，带动返乡农户三百户", "县级驿站 =1个; 村级驿点 =12个; 返乡农户 =300户"},
		{"tenths", "茶园机采率达六成，网上零售额年均增长两成以上", "茶园机采率 =60%; 网上零售额年均增长 >=20% {年均}"},
		{"none at all", "较大安全事故为0起", "较大安全事故 =0起"},
		{"how long something takes", "审批时限由10天压缩到3天，进口通关时间缩短至30小时以内、出口1小时以内", "审批时限 =3天; 进口通关时间 <=30小时; 出口 <=1小时"},
		{"the second of a change without a unit of its own", "证明材料由8项精简为2项", "证明材料 =2项"},
		{"what is measured without a unit", "数据中心PUE降至1.25以下", "数据中心PUE <=1.25"},
		{"so many to one", "车桩比达到2.4:1", "车桩比 =2.4:1"},
		{"what a clause without numbers sets up", "布设监测点，不少于1000个", "监测点 >=1000个"},
		{"verbs inside a rate", "新增示范工厂15家左右，规上企业智能化改造覆盖率提高到85%", "新增示范工厂 ~15家; 规上企业智能化改造覆盖率 =85%"},
		{"a share of something else's", "厂房租用费不高于周边的70%", "厂房租用费相当于周边的比例 <=70%"},
		{"the one rate of two things", "网络信号、电子讲解覆盖率均达到100%", "网络信号覆盖率 =100%; 电子讲解覆盖率 =100%"},
		{"two indicators named before", "游客人数达1.2亿人次、旅游收入突破500亿元，两项指标年均分别增长12%和15%", "游客人数 =1.2亿人次; 旅游收入 >=500亿元; 游客人数年均增长 =12% {年均}; 旅游收入年均增长 =15% {年均}"},
		{"a term of years at the head", "力争两年内授信突破5亿元", "授信 >=5亿元 {两年内}"},
		{"a goal beside a grant", "对获批的新品给予200万元奖励；到2027年出口额突破8亿美元。个人贷款余额增长10%以上；对合格贷款给予1个百分点贴息", "出口额 >=8亿美元 @2027; 个人贷款余额增长 >=10% @2027"},

		{"按期 is no manner of charging", "投诉按期办结率达98%以上，工单按时办结率99.5%", "投诉按期办结率 >=98%; 工单按时办结率 =99.5%"},
		{"two counts of the same side by side", "认定帮扶对象1.2万户3.5万人", "帮扶对象 =1.2万户; 帮扶对象 =3.5万人"},
		{"a sentence that begins with 其中 goes on", "培育茶企二百家以上，机采率达六成。其中，2026年完成五十家", "茶企 >=200家; 机采率 =60%; 完成茶企 =50家 @2026"},
		{"years at the head of a verb", "建设滨海公路，三年建成180公里", "滨海公路 =180公里"},
		{"the year that is built on", "在2024年基础上，新增示范企业20家", "新增示范企业 =20家"},
		{"a change of what the sentence before counts", "截至2024年底，全市共有社团3200个。到2027年，发展到4000个左右", "社团 =3200个 @2024 observed; 社团 ~4000个 @2027"},
		{"for so many people", "每万人拥有书屋数达到28个，城镇新增就业20万人", "每万人拥有书屋数 =28个; 城镇新增就业 =20万人"},
		{"what begins like an aspect", "攻克10项关键核心技术，每县至少建成1个标准化孵化基地", "关键核心技术 =10项; 标准化孵化基地 >=1个"},
		{"a home that applicants may get", "筹集公寓1500套，创始人可享受6个月免费入住", "公寓 =1500套"},

		{"how many months, and how long what is no time takes", "备案平均周期压缩到3个月以内，证照变更登记2026年压缩至4小时以内", "备案平均周期 <=3个月; 证照变更登记 <=4小时 @2026"},
		{"sets", "布置街头小品约30组", "街头小品 ~30组"},

		{"what is measured of the built-up area, and after a training", "城市建成区透水铺装率达到35%，培训后留用率达到60%", "城市建成区透水铺装率 =35%; 培训后留用率 =60%"},
		{"a district is built", "建成区域性仓储中心3个", "区域性仓储中心 =3个"},

		{"so many are chosen, and get a prize in the same clause", "每年评选示范工坊30个并给予2万元至8万元奖励", "示范工坊 =30个 {每年}"},

		{"what holds every year beyond the year named before", "到2028年，规模达到5亿元。每年新增融资额3亿元以上", "规模 =5亿元 @2028; 新增融资额 >=3亿元 {每年}"},
		{"every year from then on", "2026年小店信贷余额10亿元以上，以后每年增长不低于15%", "小店信贷余额 >=10亿元 @2026; 小店信贷余额增长 >=15% {每年}"},
		{"the first part of a fund beside a ceiling", "设立青创子基金，首期规模4亿元，允许单个项目最高亏损率100%", "青创子基金规模 =4亿元 {首期}"},

		{"only a verb, after a sentence that names what it does so to", "建设街区托育驿站。引导各街道利用空置楼宇。2025年认定10个，2026年新增8个，2027年新增6个", "街区托育驿站 =10个 @2025; 新增街区托育驿站 =8个 @2026; 新增街区托育驿站 =6个 @2027"},

		{"the same verb sets it up and counts it", "布局滨河书屋，为读者提供最长3小时免费借阅，2027年底前布局30个", "滨河书屋 =30个 @2027"},
		{"what the last verb of a clause builds", "支持东山学院、西山学院等高校因地制宜建设校园创业驿站，2027年底前建成8个", "校园创业驿站 =8个 @2027"},
		{"what is put in order", "优化调整网格，由原来的46个调整为58个", "网格 =58个"},
		{"a second list of the same years", "2026年、2027年茶企分别达到20家、50家，茶园分别达到8个、12个", "茶企 =20家 @2026; 茶企 =50家 @2027; 茶园 =8个 @2026; 茶园 =12个 @2027"},
		{"from one five-year plan to the end of the next", "“十四五”期间至“十五五”末，新增实验室12家", "新增实验室 =12家 @2030"},
		{"within a five-year plan", "“十五五”期间，新增实验室12家", "新增实验室 =12家 @2030"},
		{"a sum beside the limit of one of many", "每年发放用水券不少于100万元，单户年度最高2000元", "用水券 >=100万元 {每年}"},
		{"a fund beside the losses it may make", "设立规模3亿元的育苗基金，单个项目投资不超过100万元，投资损失容忍率最高80%", "育苗基金规模 =3亿元"},
		{"a limit that is raised", "免费接水容量上限提高到200千瓦", "免费接水容量上限 =200千瓦"},
		{"a degree of content in points", "河长制知晓率达到90%，居民满意度测评得分95分以上", "河长制知晓率 =90%; 居民满意度测评得分 >=95分"},

		{"新 makes a verb of what it stands before", "新招引链主企业3家、新辟线路2条，新上线应用6个", "新招引链主企业 =3家; 新辟线路 =2条; 新上线应用 =6个"},
		{"新 is the end or the beginning of another word", "技术创新开发合同200项，购置新设备30台", "技术创新开发合同 =200项; 新设备 =30台"},
		{"a word of manner before the verb", "优先培育链主企业5家，重新认定企业15家", "链主企业 =5家; 重新认定企业 =15家"},
		{"what is done with so many, however it is said", "推出20个项目按计划推进，引进30家企业全部建成并投入使用", "项目 =20个; 企业 =30家"},
		{"a verb with its complement", "邀请到30位行业专家", "行业专家 =30位"},
		{"a share of any whole goes on", "茶叶网络零售额达到8亿元，占全县茶叶销售额的25%", "茶叶网络零售额 =8亿元; 茶叶网络零售额占全县茶叶销售额的比重 =25%"},

		{"some of them, by how big they are", "集聚茶企8000户，其中年营收超过50万元的200户以上", "茶企 =8000户; 年营收超过50万元的茶企 >=200户"},
		{"the time of a five-year plan is no part of what is measured", "“十四五”期间累计节水1200万立方米", "节水 =1200万立方米 @2025 {累计}"},
		{"an amount of the whole of each of a list", "蔬菜、花卉综合产值分别达到320亿元、85亿元", "蔬菜综合产值 =320亿元; 花卉综合产值 =85亿元"},
		{"a pool of money beside what is paid out of it", "设立1亿元育苗基金，对单个项目给予50万元至200万元投资", "育苗基金 =1亿元"},
		{"so many in so many", "孕妇死亡率控制在9/10万以内", "孕妇死亡率 <=9/10万"},
		{"must not", "单位产品能耗不得高于0.3吨标准煤", "单位产品能耗 <=0.3吨标准煤"},
		{"a length that is aimed at", "公路通车里程突破600公里", "公路通车里程 >=600公里"},
		{"each number its year of a span", "2025—2027年，分别新增合同成交额20亿元、25亿元、30亿元", "新增合同成交额 =20亿元 @2025; 新增合同成交额 =25亿元 @2026; 新增合同成交额 =30亿元 @2027"},
		{"a clause that tells the growth in words", "茶企总量翻一番，达到1200家", "茶企总量 =1200家"},
		{"what there is and what shall be", "目前全县有茶企600家，力争三年内突破1000家", "茶企 =600家 observed; 茶企 >=1000家 {三年内}"},

		{"年均 of what is done", "年均培训果农2000人次，到2027年累计达到6000人次", "果农 =2000人次 {年均}; 果农 =6000人次 @2027 {累计}"},
		{"by how much and to how much", "货邮吞吐量增长20%达到15万吨", "货邮吞吐量增长 =20%; 货邮吞吐量 =15万吨"},
		{"the size of what a clause sets up, and a fund that compensates", "设立风险补偿资金池，规模5000万元", "风险补偿资金池规模 =5000万元"},
		{"a sum alone after other sizes", "有效容积3.6万立方米，投资2.8亿元", "有效容积 =3.6万立方米; 投资 =2.8亿元"},
		{"what applicants may get ends at a semicolon", "支持企业申报，最高可获得500万元资助；全年支持项目不少于30个", "支持项目 >=30个"},

		{"a sentence that gives another year only", "2024年，茶业规模达12亿元，同比增长11%。到2027年，力争达到20亿元", "茶业规模 =12亿元 @2024; 茶业规模同比增长 =11% @2024; 茶业规模 =20亿元 @2027"},
		{"how many are paid", "发放就业补贴1200户。建制村通车率保持100%", "就业补贴 =1200户; 建制村通车率 =100%"},

		// Of whom.
		{"a verb inside a noun", "社会资本投资达到3亿元，技术开发合同额达到5亿元", "社会资本投资 =3亿元; 技术开发合同额 =5亿元"},
		{"who does it", "创新中心集聚投资机构50家", "投资机构 =50家 /创新中心"},
		{"the industry it is limited to", "装备产业主营业务收入年均增长10%", "装备产业主营业务收入年均增长 =10% {年均} /装备产业"},

		// Reported.
		{"截至", "截至2023年底，建成充电站38处。", "充电站 =38处 @2023 observed"},
		{"已", "已建成基地5个，集聚制造企业20家", "基地 =5个 observed; 制造企业 =20家 observed"},

		// Sizes and sums of works.
		{"a size in brackets", "核心区（东至大河路，总用地面积2205亩）建设", "总用地面积 =2205亩 SIZE"},
		{"a total investment", "建设科创园，总投资15亿元", "总投资 =15亿元 INVESTMENT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			figures := read([]rune(c.text), Frame{}).Figures
			if got := sayAll(figures); got != c.want {
				t.Errorf("Read(%s)\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestWhatIsNoFigure(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"a subsidy and its ceiling", "对获奖项目给予最高50万元奖励，单个企业每年不超过100万元。"},
		{"a share of cost that is paid", "按照实际投入的30%给予补助，最高不超过200万元。"},
		{"a prize in short", "首次认定的企业一次性奖20万元，重新认定的奖10万元。"},
		{"so much for each", "每新增1家国家级中心，奖励100万元。"},
		{"what an applicant must have", "企业须满足以下条件：注册资本500万元以上，研发人员占比不低于10%。"},
		{"a rate that is charged", "房租按市场价的70%收取。"},
		{"a threshold of eligibility", "对年登记产品达10个以上的，给予一次性奖励。"},
		{"who may apply", "年薪达到50万元且有3年研发经验的人才可申报D类人才。"},
		{"a definition", "本方案所称小微团队，是指不超过10人的创业团队。"},
		{"a definition in brackets", "支持超级个体（指团队规模在10人以内的企业）发展。"},
		{"a slogan", "构建“一核两带三区”格局，落实“1+3+N”机制，深化“三服务”。"},
		{"a list of aspects", "从五个方面推进，抓好三个环节。"},
		{"what a plan builds on", "依托3个国家级开发区，推进产业集聚。"},
		{"a standard", "按照每亩不低于300万元的标准供地。"},
		{"dates, durations, numbers of documents", "2024年3月5日印发，有效期3年，某政发〔2024〕6号，第85次会议。"},
		{"the Fortune 500", "聚焦世界500强企业开展招商。"},
		{"whom it is for", "面向60岁以上老人开展服务，接收3岁以下婴幼儿。"},
		{"to whom something is done", "对连续2次排名后3位的乡镇进行约谈。"},
		{"who is treated otherwise", "对亩均税收低于10万元的企业实行差别化政策，对总投资5亿元以上的项目专班服务。"},
		{"a term that an office keeps", "审批部门应当在5个工作日内作出决定，公示时限不少于7天。"},
		{"slogans in words", "提升三个能力，落实三项制度。"},
		{"whoever reaches so much", "凡投资额超过1亿元的项目，由县领导联系。"},
		{"how soon somebody answers", "加强热线建设，3分钟响应、24小时办结。"},
		{"the limit of what is chosen", "实施示范工程，每年遴选不超过10个。"},
		{"a budget for nothing in particular", "省级统筹专项资金，每年安排不低于1亿元。"},
		{"who is punished", "亩均税收低于20万元的项目原则上不予供地，进度滞后达10%以上的区，由市政府约谈。"},
		{"the limit of one of many", "单个项目面积不超过30平方米，单项支持不超过500万元。"},
		{"what was done already", "某市争取技改资金1.8亿元的做法被推广。"},
		{"what offices do by the calendar", "每月10日前报送工作信息不少于2条，每半年至少召开1次专题会议。"},
		{"idioms in words", "惠及千家万户，高效办成一件事，推进一体化、一站式服务，实施一批项目、一系列工程，关注一老一小，进入百强县。"},
		{"the team of a service", "建立由5名专家、10名骨干组成的服务团队。"},
		{"a plan's own bodies", "领导小组下设6个专项工作组。"},
		{"a term in working days", "公示时间不少于5个工作日，自受理之日起10个工作日内办理完毕。"},
		{"how long somebody gets something", "给予6个月以内的免租，试点期限不超过3个月，在2个月以内完成整改。"},
		{"who is chosen by so many gets a prize", "对当年评选出示范工坊3个并给予补助的街道，奖励5万元。"},
		{"how bad it may be", "不良率容忍度可高于各项贷款3个百分点，审计评价占计分权重的20%。"},
		{"how often one of many", "每家每年不超过3次。"},
		{"the limit of what is picked out, whatever is done to it", "遴选优秀方案不超过50个予以推广。"},
		{"what is free of charge to each", "创业者每年可免费使用10万卡时。"},
		{"a size of things", "配置6米级公交车，建设10万吨级码头。"},
		{"a project of one", "建设一个中心，打造一批平台。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := read([]rune(c.text), Frame{})
			figures, doubts := read.Figures, doubtsOf(read)
			if len(figures) > 0 || len(doubts) > 0 {
				t.Errorf("Read(%s) = %s, %v; want nothing", c.text, sayAll(figures), doubts)
			}
		})
	}
}

func TestFrame(t *testing.T) {
	for _, c := range []struct {
		name, text string
		frame      Frame
		want       string
	}{
		{"the year of the row", "建成基地5个", Frame{Year: year(2021)}, "基地 =5个 @2021"},
		{"the year in which the document speaks", "去年建成基地5个。今年新建茶厂8个。茶园产值较去年同期增长2%", Frame{Spoken: 2026}, "基地 =5个 @2025 observed; 新建茶厂 =8个 @2026; 茶园产值较去年同期增长 =2% @2026 observed"},
		{"speech in quotation marks", "“我们将建成茶厂5家，茶园8个。”", Frame{}, "茶厂 =5家; 茶园 =8个"},
		{"each of those that were counted before", "茶叶产量9吨，其中绿茶产量3吨，分别增长2%和4%", Frame{}, "茶叶产量 =9吨; 绿茶产量 =3吨; 茶叶产量增长 =2%; 绿茶产量增长 =4%"},
		{"parts by kind in a bracket", "建成示范村12个（省级2个、市级4个）", Frame{}, "示范村 =12个; 省级示范村 =2个; 市级示范村 =4个"},
		{"sites after 其中", "引进茶企20家，其中，青山产业园12家、云谷8家", Frame{}, "茶企 =20家; 茶企 =12家 /青山产业园; 茶企 =8家 /云谷"},
		{"a share of what was at a time before", "接待游客2万人次，恢复到2019年同期的91%", Frame{Observed: true}, "接待游客 =2万人次 observed; 接待游客恢复到2019年同期 =91% observed"},
		{"how long two steps take", "茶企从拿地到开工不超过60天", Frame{}, "茶企从拿地到开工 <=60天"},
		{"a bracket behind what is counted", "建成64个水位测报站点（其中省级5个，专用站59个）", Frame{}, "水位测报站点 =64个; 省级水位测报站点 =5个; 专用站 =59个"},
		{"places in a bracket, after figures of other units", "搬迁120户500人，建成安置房90套（其中：甲镇40套、乙镇50套）", Frame{}, "搬迁 =120户; 搬迁 =500人; 安置房 =90套; 安置房 =40套 /甲镇; 安置房 =50套 /乙镇"},
		{"a remark in brackets before a size", "建设城西公园（原苗圃）5公顷", Frame{}, "城西公园 =5公顷"},
		{"what others are to build", "支持学校建设特色书屋，每年新增2家", Frame{}, "新增特色书屋 =2家 {每年}"},
		{"a change that turned", "茶企利润9亿元，由上半年的下降2%转为增长3%", Frame{Observed: true}, "茶企利润 =9亿元 observed; 茶企利润增长 =3% observed"},
		{"above the limit of statistics", "限额以上茶叶零售额9亿元", Frame{Observed: true}, "限额以上茶叶零售额 =9亿元 observed"},
		{"a year of its own goes before", "2022年建成基地5个", Frame{Year: year(2021)}, "基地 =5个 @2022"},
		{"so many of those before", "9所已投入使用", Frame{Subject: "新建幼儿园", Observed: true}, "新建幼儿园 =9所 observed"},
		{"a goal in a bracket beside what was reached", "新增企业83家（目标70家），销售额增长12%（计划增长10%）", Frame{Observed: true}, "新增企业 =83家 observed; 销售额增长 =12% observed; 新增企业 =70家; 销售额增长 =10%"},
		{"the row's name where the cell names nothing", "改造建成2条", Frame{Subject: "入城支路"}, "改造建成入城支路 =2条"},
		{"where the row holds", "新增企业4家", Frame{Scope: "东片区"}, "新增企业 =4家 /东片区"},
		{"works have sizes", "起自北环路，全长约5.8公里，宽36米", Frame{Project: true}, "全长 ~5.8公里 SIZE; 宽 =36米 SIZE"},
		{"a report", "实现产值5亿元", Frame{Observed: true}, "实现产值 =5亿元 observed"},
		{"a report that looks ahead", "下半年，力争建成工厂5家", Frame{Observed: true}, "工厂 =5家"},
		{"a label reports what follows, to the next label", "全年计划新建驿站9座。进展情况：建成驿站4座，改造渠道6公里。下一步计划：改造渠道8公里", Frame{}, "新建驿站 =9座; 驿站 =4座 observed; 渠道 =6公里 observed; 渠道 =8公里"},
		{"what is planned and some of it, in a report", "2023年：计划搬迁90户，其中低保家庭30户。完成情况：搬迁入住80户", Frame{Observed: true}, "搬迁 =90户 @2023; 低保家庭 =30户 @2023; 搬迁入住 =80户 @2023 observed"},
		{"a share of a plan is reached", "完成年度计划投资的36%", Frame{Observed: true}, "年度计划投资 =36% observed"},
		{"what a place has now", "全县现有茶厂9家", Frame{}, "茶厂 =9家 observed"},
		{"what stands there is used, not told", "改造现有茶厂9家", Frame{}, "茶厂 =9家"},
		{"ranks in words", "综合考核位列全省一类县第三位，营商环境获全市第二名", Frame{Observed: true}, "综合考核位列全省一类县 =3位 observed; 营商环境获 =2名 observed"},
		{"a place of honour is no rank", "把安全放在第一位", Frame{}, ""},
		{"growth goes on from the sum before it", "利用外资1.6亿美元，同比增长9%；服务外包执行额2.4亿港元，增长15%", Frame{Observed: true}, "利用外资 =1.6亿美元 observed; 利用外资同比增长 =9% observed; 服务外包执行额 =2.4亿港元 observed; 服务外包执行额增长 =15% observed"},
		{"half a year is of the year that the report is about", "上半年，引进项目9个", Frame{Observed: true, Current: year(2020)}, "引进项目 =9个 @2020 observed"},
		{"grants that were paid are reported", "共下达补助资金170万元", Frame{Observed: true}, "补助资金 =170万元 observed"},
		{"a year before the plan is reported", "2020年，全市产值达到50亿元。到2025年，产值达到90亿元", Frame{From: 2021}, "产值 =50亿元 @2020 observed; 产值 =90亿元 @2025"},
	} {
		t.Run(c.name, func(t *testing.T) {
			figures := read([]rune(c.text), c.frame).Figures
			if got := sayAll(figures); got != c.want {
				t.Errorf("Read(%s)\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestDoubts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"容积率不低于2.0。", "不低于2.0"},
		{"力争达到50家。", "达到50家"},
		{"A平台建设，分别达到5家、6家。", "达到5家"},
	} {
		doubts := doubtsOf(read([]rune(c.text), Frame{}))
		if len(doubts) != 1 || string([]rune(c.text)[doubts[0].from:doubts[0].to]) != c.want {
			t.Errorf("doubts of %s: %v, want one at %s", c.text, doubts, c.want)
		}
	}
}

// A figure's passage starts at the words of its year when they lead right into
// it, and at its own words otherwise; it ends with the number or with what the
// number counts.
func TestPassages(t *testing.T) {
	text := "加快集聚。到2025年，建成社区20个以上，评选30个优秀案例，培育龙头企业9家、科技型企业90家。"
	figures := read([]rune(text), Frame{}).Figures
	want := []string{"到2025年，建成社区20个以上", "评选30个优秀案例", "培育龙头企业9家", "科技型企业90家"}
	for i, f := range figures {
		if got := string([]rune(text)[f.Start:f.End]); i >= len(want) || got != want[i] {
			t.Errorf("passage %d is %s", i, got)
		}
	}
	if len(figures) != len(want) {
		t.Errorf("%d figures, want %d", len(figures), len(want))
	}
}

func FuzzRead(f *testing.F) {
	f.Add("到2025年，新增场地面积1万(高线2万)平方米以上，其中省级2个；A、B分别达到3家、5家。")
	f.Add("“2个核心区+5个片区”（面积3亩，《由2022年的120家")
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		read := read(text, Frame{Project: true})
		for _, g := range read.Figures {
			if g.Start < 0 || g.Start >= g.End || g.End > len(text) || g.Indicator == "" {
				t.Fatalf("figure %q at [%d %d] of %d runes", g.Indicator, g.Start, g.End, len(text))
			}
		}
		checkNumbers(t, text, read)
	})
}

func TestWhatTheSentenceSaysOfTheIndicator(t *testing.T) {
	for text, want := range map[string]string{
		"各区政府、各开发区管委会根据实际，重点打造1—2个茶业社区": "茶业社区 ~1..2个 /各区政府、各开发区管委会",
		"各区政府根据实际，打造茶业社区20个":            "茶业社区 =20个",
		"茶业基金规模超9亿元，投资茶企不少于9家":          "茶业基金规模 >=9亿元; 投资茶企 >=9家",
	} {
		var r Reader
		if got := sayAll(r.Read([]rune(text), Frame{}).Figures); got != want {
			t.Errorf("Read(%s)\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestFiguresThatOrJoinsAreAlternatives(t *testing.T) {
	for text, want := range map[string]bool{
		"申报专利25项或累计授权专利达10项": true, "申报专利25项以上或授权专利10项": true, "申报专利25项，授权专利10项": false, "申报专利或商标25项、授权专利10项": false,
	} {
		var r Reader
		figures := r.Read([]rune(text), Frame{}).Figures
		if len(figures) != 2 || figures[0].Either != want || figures[1].Either != want {
			t.Errorf("%s: %+v", text, figures)
		}
	}
}
