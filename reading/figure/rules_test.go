package figure

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/rule"
)

// ruleExamples have for each rule of a list an invented passage in which it decides.
var ruleExamples = map[string]struct {
	text  string
	frame Frame
	want  string // the figures of the passage
}{
	// nameRules, ownTaskRules, meaningRules.
	"length of a list":    {text: "县甲局、县乙局等12个部门参加"},
	"number of a project": {text: "推进石渠街1207项目和旧厂改造"},
	"phase":               {text: "建设松涛苑4期南侧步道"},
	"place in words":      {text: "修缮五棵槐老街"},
	"meeting":             {text: "县政府九届34次常务会议审议通过"},
	"named in a list":     {text: "经专家评审、局务会研究，确定9家单位列入年度培育名单"},
	"reach":               {text: "消除公厕300米服务半径盲区"},
	"own tasks":           {text: "围绕三个方面，细化形成共27项重点任务"},
	"divided into":        {text: "分解年度任务27项"},
	"parts of a list":     {text: "本清单共分5个方面18项"},
	"weight":              {text: "占部门年度考核总分的5%"},
	"definition":          {text: "闲置厂房，指空置率高于45%的厂房"},
	"objects":             {text: "考评对象为9个镇和2个园区", want: ""},
	"grade":               {text: "80分以上的评为优秀"},
	"formula":             {text: "合格率=合格批次/抽查批次×100%"},
	"sample":              {text: "每家茶企抽检3份茶样"},
	"fee":                 {text: "检验费每份90元"},
	"share of a grant":    {text: "按照上年度投入的40%给予补助"},
	"granted to":          {text: "设备投资7亿元以上的项目，实行专班服务"},
	// officeRules, termRules.
	"calendar":            {text: "每月召开调度会不少于2次"},
	"one of many":         {text: "单个项目面积不超过30平方米"},
	"no unit":             {text: "容积率不低于2.0"},
	"ceiling":             {text: "风险补偿最高80%"},
	"grant":               {text: "给予20万元奖励"},
	"budget of an office": {text: "县财政每年统筹500万元支持茶业"},
	"rent":                {text: "减免房租50万元"},
	"team":                {text: "团队由5名专家组成"},
	"charge":              {text: "场地费用按市场价的70%收取"},
	"granting sentence":   {text: "对首次认定的园区，给予奖励，其中设备投入占30%"},
	// groundRules, selectionRules, limitRules.
	"ground":         {text: "按照每亩300万元的标准供地"},
	"selection":      {text: "对亩均投资低于3亿元、年税收低于20万元的项目严格把关"},
	"obliged":        {text: "占地30亩以上的茶厂，应配套停车场"},
	"places":         {text: "优秀名额不超过4个"},
	"limited choice": {text: "遴选案例不超过10个"},
	"each":           {text: "每家不超过3次"},
	"age":            {text: "面向60岁以上老人开展服务"},
	// indicatorRules.
	"each of a list":        {text: "绿化率分别为：甲镇30%、乙镇40%", want: "绿化率 =30% /甲镇; 绿化率 =40% /乙镇"},
	"place of a part":       {text: "新建书屋90间，其中甲镇30间、乙镇60间", want: "新建书屋 =90间; 新建书屋 =30间 /甲镇; 新建书屋 =60间 /乙镇"},
	"share":                 {text: "厂房租用费不高于周边的70%", want: "厂房租用费相当于周边的比例 <=70%"},
	"share of a whole":      {text: "达标片面积占建成区60%的目标要求", want: "达标片面积占建成区比例 =60%"},
	"after an unknown verb": {text: "常态化上架不少于60个文创产品", want: "文创产品 >=60个"},
	"part by measure":       {text: "集聚茶企8000户，其中年营收超过50万元的200户以上", want: "茶企 =8000户; 年营收超过50万元的茶企 >=200户"},
	"before":                {text: "建成茶园20个", want: "茶园 =20个"},
	"proportion":            {text: "茶叶网络零售额达到8亿元，占全县茶叶销售额的25%", want: "茶叶网络零售额 =8亿元; 茶叶网络零售额占全县茶叶销售额的比重 =25%"},
	"selected":              {text: "对排名后3位的乡镇进行约谈"},
	"description":           {text: "进度滞后达10%以上的区由市政府约谈"},
	"measure and thing":     {text: "设立规模不低于5亿元的茶业基金", want: "茶业基金规模 >=5亿元"},
	"thing after measure":   {text: "年营收超过50万元的200户茶企", want: "年营收超过50万元茶企 >=200户"},
	"aspects":               {text: "抓好3个环节"},
	"own bodies":            {text: "下设6个专项工作组"},
	"after":                 {text: "评选15个优秀案例", want: "优秀案例 =15个"},
	"inside":                {text: "园区38家茶企", want: "园区茶企 =38家"},
	"rate inside":           {text: "片区内规上企业60%实现上云", want: "片区内规上企业实现上云 =60%"},
	"before a predicate":    {text: "引进茶企达到9家入驻", want: "茶企 =9家"},
	// changeRules, completionRules, unnamedRules.
	"change":            {text: "目前有社团3200个。到2027年，发展到4000个", want: "社团 =3200个 observed; 社团 =4000个 @2027"},
	"own size":          {text: "设立茶业资金池，规模5000万元", want: "茶业资金池规模 =5000万元"},
	"narrower":          {text: "建立茶厂达到6个，其中省级2个", want: "茶厂 =6个; 省级茶厂 =2个"},
	"changed count":     {text: "建成示范村9个，提升村50个", want: "示范村 =9个; 提升村 =50个"},
	"stands for itself": {text: "新增茶企20家，茶园面积达到3万亩", want: "新增茶企 =20家; 茶园面积 =3万亩"},
	"ratio":             {text: "茶业产值达到3亿元，增速8%", want: "茶业产值 =3亿元; 增速 =8%"},
	"total of all":      {text: "新增入驻茶企9家，总数达到25家", want: "新增入驻茶企 =9家; 入驻茶企总数 =25家"},
	"more of the same":  {text: "茶企研发投入2亿元，同比增长16%", want: "茶企研发投入 =2亿元; 茶企研发投入同比增长 =16%"},
	"counted twice":     {text: "提供公寓和入学服务，每年举办茶艺培训不少于6期、300人次", want: "茶艺培训 >=6期 {每年}; 茶艺培训 =300人次 {每年}"},
	"mentioned":         {text: "布设监测点，不少于1000个", want: "监测点 >=1000个"},
	"announced":         {text: "布局滨河书屋，为读者服务，布局不超过30个", want: "滨河书屋 <=30个"},
	"base":              {text: "实验室达到8家，力争突破10家", want: "实验室 =8家; 实验室 >=10家"},
	"subject":           {text: "改造建成2条", frame: Frame{Subject: "入城支路"}, want: "改造建成入城支路 =2条"},
	"verb of base":      {text: "申报茶企23家，认定8家", want: "茶企 =23家; 认定茶企 =8家"},
	"another year":      {text: "2024年，茶业规模达12亿元，同比增长11%。到2027年，力争达到20亿元", want: "茶业规模 =12亿元 @2024; 茶业规模同比增长 =11% @2024; 茶业规模 =20亿元 @2027"},
	"limited verb":      {text: "每年引进不超过10个"},
	"budget":            {text: "每年安排不低于1亿元"},
	"topic":             {text: "建设街区托育驿站。引导各街道利用空置楼宇。2025年认定10个", want: "街区托育驿站 =10个 @2025"},
	"verb":              {text: "拆除30亩", want: "拆除面积 =30亩"},
	"no indicator":      {text: "力争达到50家"},
	// numeralRules.
	"a single one": {text: "争创一个"},
	"words":        {text: "茶企两家实力较强"},
	// partRules.
	"two counts":   {text: "认定帮扶对象1.2万户3.5万人", want: "帮扶对象 =1.2万户; 帮扶对象 =3.5万人"},
	"measured":     {text: "布局超12家面积不少于2万平方米的社区", want: "社区 >=12家; 社区面积 >=2万平方米 SIZE"},
	"growth":       {text: "货邮吞吐量增长20%达到15万吨", want: "货邮吞吐量增长 =20%; 货邮吞吐量 =15万吨"},
	"ages":         {text: "为3万名60岁以上老人免费体检", want: "老人免费体检 =3万名"},
	"adjacent":     {text: "建设2米5公里步道", want: "2米步道 =5公里 SIZE"},
	"sum of some":  {text: "引进茶企60家，其中10亿元以上8家", want: "茶企 =60家; 10亿元以上 =8家"},
	"compared":     {text: "茶园10个以上20亩", want: "茶园 >=10个; 茶园 =20亩"},
	"separated":    {text: "建成茶园9个、茶厂20家", want: "茶园 =9个; 茶厂 =20家"},
	"conjoined":    {text: "创建10个数字车间和5个智能工厂", want: "数字车间 =10个; 智能工厂 =5个"},
	"sum of each":  {text: "引进10亿元以上新建项目3个", want: "10亿元以上新建项目 =3个"},
	"verb between": {text: "园区的38家茶企实现产值5000万元", want: "园区茶企 =38家; 实现产值 =5000万元"},
	"modifier":     {text: "引进500人企业3家", want: "500人企业 =3家"},
	// besideRules, divisionRules.
	"years of the clause":    {text: "2024年、2025年分别新增茶园10个、12个", want: "新增茶园 =10个 @2024; 新增茶园 =12个 @2025"},
	"years before":           {text: "到2025年和2030年，森林覆盖率分别达到19%和21%", want: "森林覆盖率 =19% @2025; 森林覆盖率 =21% @2030"},
	"town and country":       {text: "城乡居民收入分别增长6%、7.5%", want: "城镇居民收入增长 =6%; 农村居民收入增长 =7.5%"},
	"all together":           {text: "游客人数达1.2亿人次、旅游收入突破500亿元，两项指标年均分别增长12%和15%", want: "游客人数 =1.2亿人次; 旅游收入 >=500亿元; 游客人数年均增长 =12% {年均}; 旅游收入年均增长 =15% {年均}"},
	"going on":               {text: "茶企、茶厂分别达到20家、30家，同比分别增长5%、6%", want: "茶企 =20家; 茶厂 =30家; 茶企同比增长 =5%; 茶厂同比增长 =6%"},
	"counted list":           {text: "茶业产业和医药两大主导产业总产值分别达到300亿元、30亿元", want: "总产值 =300亿元 /茶业产业; 总产值 =30亿元 /医药产业"},
	"sectors":                {text: "一、二、三产业增加值分别达到10亿元、20亿元、30亿元", want: "增加值 =10亿元 /第一产业; 增加值 =20亿元 /第二产业; 增加值 =30亿元 /第三产业"},
	"subjects of the clause": {text: "甲镇、乙镇分别建成书屋9间、3间", want: "书屋 =9间 /甲镇; 书屋 =3间 /乙镇"},
	"list":                   {text: "研究院、实验室分别达到3家、5家", want: "研究院 =3家; 实验室 =5家"},
	"list before":            {text: "推进东山、西山两个制氢基地建设，供氢能力分别达到5000吨和3000吨", want: "供氢能力 =5000吨 /东山; 供氢能力 =3000吨 /西山"},
	"subjects before":        {text: "茶业产业和医药两大产业总产值分别达到30亿元、3亿元，高新技术企业分别达到19家、3家", want: "总产值 =30亿元 /茶业产业; 总产值 =3亿元 /医药产业; 高新技术企业 =19家 /茶业产业; 高新技术企业 =3家 /医药产业"},
	// yearRules.
	"measured from":   {text: "茶业能耗较2024年下降10%", want: "茶业能耗较2024年下降 =10%"},
	"year of a name":  {text: "2026年工作要点提出建成茶厂5家", want: "茶厂 =5家 /2026年工作要点提出"},
	"opening year":    {text: "2026年，建成茶厂5家", want: "茶厂 =5家 @2026"},
	"aimed year":      {text: "垃圾处理率2026年底前达到50%", want: "垃圾处理率 =50% @2026"},
	"year of an item": {text: "2026年服务茶厂40家、2027年80家", want: "服务茶厂 =40家 @2026; 服务茶厂 =80家 @2027"},
	"reached year":    {text: "垃圾处理率2026年达到50%", want: "垃圾处理率 =50% @2026"},
	// achievedRules, plannedRules.
	"report":       {text: "实现产值5亿元", frame: Frame{Observed: true}, want: "实现产值 =5亿元 observed"},
	"reached":      {text: "已建成基地5个，集聚茶企20家", want: "基地 =5个 observed; 茶企 =20家 observed"},
	"past year":    {text: "2020年，产值达到50亿元。茶企达到9家", frame: Frame{From: 2021}, want: "产值 =50亿元 @2020 observed; 茶企 =9家 @2020 observed"},
	"present":      {text: "目前有茶企600家", want: "茶企 =600家 observed"},
	"aimed":        {text: "截至2024年底，已建成茶厂5家，到2027年建成茶厂9家", frame: Frame{From: 2025}, want: "茶厂 =5家 @2024 observed; 茶厂 =9家 @2027"},
	"next":         {text: "2024年已建成茶厂5家，再新建茶厂3家", frame: Frame{From: 2025}, want: "茶厂 =5家 @2024 observed; 新建茶厂 =3家"},
	"ahead":        {text: "下半年，力争建成茶厂5家", frame: Frame{Observed: true}, want: "茶厂 =5家"},
	"year to come": {text: "到2030年，茶业产值突破90亿元", frame: Frame{Observed: true, Spoken: 2026}, want: "茶业产值 >=90亿元 @2030"},
	"plan":         {text: "全年计划新建茶厂9家，已建成5家", frame: Frame{Observed: true}, want: "新建茶厂 =9家; 建成茶厂 =5家 observed"},
	"goal named":   {text: "驿站改造目标9座，已改造6座", frame: Frame{Observed: true}, want: "驿站改造 =9座; 改造驿站改造 =6座 observed"},
	"report ahead": {text: "茶厂达到5家，力争全年产值达到3亿元", frame: Frame{Observed: true}, want: "茶厂 =5家; 产值 =3亿元"},
}

// ruleNames are the names of all rules of the lists.
func ruleNames() []string {
	var out []string
	for _, rules := range [][]numberRule{nameRules, ownTaskRules, meaningRules, officeRules, termRules, groundRules, selectionRules, indicatorRules, limitRules, changeRules, unnamedRules, numeralRules} {
		out = append(out, namesOf(rules)...)
	}
	for _, more := range [][]string{namesOf(partRules), namesOf(yearRules), namesOf(completionRules), namesOf(besideRules), namesOf(divisionRules), namesOf(achievedRules), namesOf(plannedRules)} {
		out = append(out, more...)
	}
	return out
}

func namesOf[C, V any](rules []rule.Rule[C, V]) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.Name)
	}
	return out
}

func TestEachRuleDecidesItsExample(t *testing.T) {
	names := ruleNames()
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			t.Errorf("two rules have the name %q", name)
		}
		example, ok := ruleExamples[name]
		if !ok {
			t.Errorf("rule %q has no example", name)
			continue
		}
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			trace := &rule.Trace{}
			reader := Reader{Trace: trace}
			read := reader.Read([]rune(example.text), example.frame)
			checkNumbers(t, []rune(example.text), read)
			if !slices.ContainsFunc(trace.Steps, func(s rule.Step) bool { return s.Rule == name && s.Applied }) {
				t.Errorf("the rule does not apply in %s", example.text)
			}
			if got := sayAll(read.Figures); got != example.want {
				t.Errorf("Read(%s)\n got %s\nwant %s", example.text, got, example.want)
			}
		})
	}
	if len(ruleExamples) != len(names) {
		t.Errorf("%d examples for %d rules", len(ruleExamples), len(names))
	}
}

// Where no trace is asked for, the same is read.
func TestTraceChangesNothing(t *testing.T) {
	for name, e := range ruleExamples {
		reader := Reader{Trace: &rule.Trace{}}
		plain, traced := read([]rune(e.text), e.frame), reader.Read([]rune(e.text), e.frame)
		if sayAll(plain.Figures) != sayAll(traced.Figures) || !slices.Equal(plain.Numbers, traced.Numbers) {
			t.Errorf("%s: %s is read otherwise with a trace", name, e.text)
		}
	}
}

// A figure remembers the rules that made it, a number the one that decided.
func TestRulesOfFacts(t *testing.T) {
	text := []rune("布设监测点，不少于1000个，单个站点不超过3万元，“三站两园”容积率不低于2.0")
	read := read(text, Frame{})
	if len(read.Figures) != 1 || !slices.Equal(read.Figures[0].Rules, []string{"before", "mentioned"}) {
		t.Errorf("figures %v, want one made by before and mentioned", read.Figures)
	}
	var got []string
	for _, n := range read.Numbers {
		got = append(got, string(text[n.Start:n.End])+" "+[]string{"unread", "set aside", "stated"}[n.Outcome]+" "+string(n.Class)+" "+n.Rule)
	}
	want := []string{"1000个 stated  mentioned", "3万元 set aside ceiling one of many", "2.0 unread  no unit"}
	if !slices.Equal(got, want) {
		t.Errorf("numbers\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
