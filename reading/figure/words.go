package figure

import (
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// leads are words that open a clause and say nothing about what is measured.
var leads = []string{
	"力争实现", "力争", "争取", "确保", "努力", "预计", "计划", "目标", "其中", "并且", "并", "同时", "此外", "另外", "而且", "且", "还", "将", "使得", "使", "以及", "及", "和", "与", "或", "再",
	"全市", "全区", "全县", "全省", "全镇", "全域", "我市", "我区", "我县", "我省", "本市", "本区", "本县", "本省", "市区两级", "市县两级", "区街两级", "县乡两级", "镇村两级", "一是", "二是", "三是", "四是", "五是", "六是", "总体上", "基本", "进一步", "原则上",
	"要", "应", "须", "不断", "持续", "加快", "目前", "直接", "年内", "现", "先行", "先后", "陆续", "已", "共", "共有", "现有", "已有", "至少", "重点", "统筹", "主动", "积极", "大力", "全面", "推动", "逐步", "稳步", "成功", "到", "则", "即", "约", "分别", "一期", "二期", "三期", "建成后", "达产后", "投产后", "以后", "此后", "其后",
}

// qualifiers say how a figure counts. They are taken out of the indicator.
var qualifiers = []string{"两年累计", "三年累计", "四年累计", "五年累计", "累计", "每年", "年均", "每季度", "每月", "当年", "全年", "首期", "首批", "平均每年"}

// verbs govern what is counted (建成, 培育); wherever one stands, what follows
// is the indicator and what precedes is who does it.
var verbs = []string{
	"建成投用", "建成", "建设", "打造", "培育", "培养", "培训", "引进", "引育", "引入", "招引", "招募", "招聘", "吸引", "集聚", "汇聚", "聚集", "认定", "评选", "遴选", "筛选", "出资", "洽谈", "选树", "创建", "争创", "创成", "创办", "申报", "获批", "获得", "获评", "入选", "实施", "推进", "促进", "引导", "带动", "撬动", "实现", "建立", "搭建", "布局", "组建", "成立", "设立", "设置", "形成", "签约", "签订", "兑现", "发放", "投放", "安排", "提供", "完成", "开展", "组织", "举办", "承办", "挖掘", "征集", "拥有", "落地", "达成", "制定", "制修订", "制订", "修订", "编制", "发布", "推广", "部署", "开工", "竣工", "盘活", "腾出", "拆除", "收储", "供应", "出让", "开通", "配置", "配备", "购置", "拓展", "吸纳", "共建", "承担", "使用", "入库", "储备", "选派", "攻克", "研制", "开发", "整治", "改造提升", "改造", "新改扩建", "扩建", "改建", "筹集", "募集", "推出", "上线", "建好", "做强", "做大", "招收", "招录", "输送", "帮助", "扶持", "孵化", "上市", "增加", "增设", "增建", "投资", "整合", "发行", "铺设", "架设", "敷设", "修建", "修复", "疏浚", "栽植", "种植", "治理", "清理", "促成", "帮扶", "救助", "开行", "投运", "下辖", "辖", "融资", "淘汰", "关停", "腾退", "清退", "处置", "化解", "消除", "减少", "压减", "新增", "净增", "列入", "纳入", "布设", "布置", "选聘", "聘任", "布点", "增派", "招生", "通过", "邀请", "下达", "投入", "租赁", "签署", "举行", "走访", "解决", "办理", "破解", "参加", "转化", "落实", "支持", "规划", "推动", "建", "育", "引",
}

// freshVerbs make a verb with 新 before them, as all verbs do (新建, 新招引, 新认证):
// what comes into being is part of the indicator.
var freshVerbs = zh.NewList(append([]string{"增", "建", "设", "招", "获", "上", "开", "辟", "引", "育", "改建", "开辟", "开设", "注册", "入驻", "认证", "授权", "启动", "投用", "优化"}, verbs...)...)

// freshNouns are what 新 and a verb of one syllable begin otherwise: 新设备.
var freshNouns = zh.NewList("设备", "设施", "设想", "设计", "上述", "上任", "开局", "开端", "开放", "招数", "招式", "获得感", "建议", "建筑", "建材", "引擎", "引领", "育种", "增长点", "增长极", "增量")

// notFresh are what 新 ends (创新, 更新), so that it makes no verb.
const notFresh = "创更革翻刷全最焕出焕推"

// manners stand before a verb and make one with it: 重新认定.
var manners = zh.NewList("重新", "统筹", "重点", "先行", "优先", "联合", "集中")

// weakVerbs are verbs only where the number follows them: elsewhere they are
// part of a name (研发人员, 服务企业).
var weakVerbs = []string{
	"研发", "服务", "应用", "优化", "登记", "授权", "覆盖", "保障", "对接", "创新", "绿化", "参与", "涵盖", "包括", "包含", "具备", "拥有", "有", "含", "共", "向", "为", "是", "等", "设", "至少", "选择", "选取", "探索", "抓好", "配套", "规划", "储备", "举办", "入驻", "带领", "采集", "生产", "链接", "联合", "辐射", "到", "在", "展示", "超前", "谋划", "启动", "改造", "已有", "现有", "共有", "分别有", "总计", "覆盖", "帮扶", "惠及", "提升", "升级", "更新", "替代", "增长", "安装", "栽植", "种植", "种养", "上报",
}

// nounEnds make a noun of the verb before them (设置率, 交易额), unless they
// begin another word themselves (数字, 量子).
var nounEnds = map[rune]string{'率': "先", '额': "外", '量': "子", '数': "字据智控学", '值': "得班", '库': "", '者': "", '性': "", '型': "", '费': "", '后': "备勤台续"}

// nounish are verbs that as often name a kind of thing (投资机构, 孵化基地).
var nounish = []string{"投资", "孵化", "建设", "培训", "开发", "融资", "使用", "规划", "转化", "投入", "培养", "承担", "引导", "设计", "上市", "租赁", "改造", "修复", "治理", "整治", "种植", "栽植", "签约", "处置", "推广", "储备", "供应", "支持", "扶持"}

// nounAfterNounish follow them then.
var nounAfterNounish = []string{"面积", "金额", "人员", "经费", "机构", "总额", "总量", "规模", "比例", "比重", "余额", "资金", "能力", "水平", "中心", "基地", "强度", "支出", "团队", "空间", "公司", "计划", "基金", "占比", "力度", "期"}

// notAfter keeps a verb from being one where it is the first half of a noun:
// 培育库, 建设用地, 集聚区, 投资额.
var notAfter = map[string][]string{
	"投资": {"机构", "人", "总", "完成", "约", "达", "增", "年", "强", "超", "突", "额", "项目", "规", "占", "回", "集", "平"},
	"建":  {"筑", "材", "议", "档", "制", "国", "言", "党"},
	"育":  {"种", "苗", "儿", "人", "才", "秧", "肥", "幼", "婴", "雏", "龄", "林"},
	"引":  {"领", "擎", "力", "流", "智"},
	"孵化": {"器", "面积", "企业数", "场地", "项目数", "空间", "园", "载体", "体系", "平台", "基"},
	"上市": {"公司", "企业", "报", "后", "培"},
	"培育": {"库", "毕业", "体系", "计划"},
	"建设": {"用", "项目", "完成", "工程", "标准规", "成", "面"},
	"融资": {"租", "担", "额", "贷", "总", "余"},
	"投入": {"占", "使用", "强", "达", "超", "总", "增", "运", "年", "产"},
	"开发": {"区", "投", "强", "利", "面", "商", "者"},
	"使用": {"权", "额", "率", "面", "寿"},
	"规划": {"面", "用", "建", "总", "区"},
	"支持": {"力", "额"},
	"通过": {"率"},
	"租赁": {"住", "房", "面"},
	"转化": {"率", "金", "项", "额", "医"},
	"推动": {"力"},
	"增加": {"值"},
	"设计": {"人", "机", "院", "面", "能", "产", "年"},
	"实施": {"率", "主"},
	"提供": {"商"},
	"储备": {"库", "项", "土", "林", "粮"},
	"登记": {"在", "数"},
	"认定": {"的"},
	"改造": {"面", "完成"},
	"承担": {"单"},
	"参加": {"率", "人"},
	"落实": {"到"},
	"带动": {"就业人", "率"},
	"安排": {"的"},
	"供应": {"链", "商", "量"},
	"发布": {"厅", "会"},
	"集聚": {"区", "带", "地", "度", "平"},
	"聚集": {"区", "地", "度"},
	"扶持": {"资", "政"},
	"入库": {"企", "率"},
	"推进": {"中", "会"},
	"设立": {"的"},
	"签约": {"额", "率", "项", "资"},
	"处置": {"率", "能", "量"},
	"培训": {"机", "班", "基", "率"},
	"解决": {"率", "方"},
	"办理": {"率", "时"},
	"落地": {"率", "项"},
	"帮扶": {"对象", "资", "机"},
	"救助": {"对象", "站"},
	"列入": {},
}

// tails are words that join an indicator to its number; they are cut off.
var tails = []string{
	"分别达到", "均达到", "达到", "已达", "各达", "达", "分别", "均", "各", "有", "共计", "共有", "约", "控制在", "保持在", "稳定在", "维持在", "压减至", "压降至", "压缩到", "压缩至", "降到", "降至", "下降到", "下降至", "降低到", "降低至",
	"提升到", "提升至", "提高到", "提高至", "增长到", "增长至", "增加到", "增加至", "扩大到", "扩大至", "拓展到", "拓展至", "跃升至", "上升至", "上升到", "跃居", "增至", "升至", "进入", "位居", "位列", "名列", "居", "列", "累计", "年均", "力争", "争取", "确保", "预计", "合计", "总计", "共", "为", "到", "至", "在", "每年", "要求", "要", "应", "须", "应当", "已", "将", "也", "总共", "超", "实现了", "完成了",
	"全国", "全省", "全市", "全区", "全县", "了", "可", "仅",
	"：", ":", "、", "，", ",", "—", "-", " ", "　", "\u00a0", "是",
}

// elliptic are nouns that only go on from the indicator before: 总数达22家.
var elliptic = []string{"总数", "总量", "总额", "数量", "金额", "总金额", "总面积", "总规模", "总人数", "总数量", "总产值", "总收入", "占比", "比重", "比例", "增速", "增幅", "面积", "规模", "余额", "入驻率", "覆盖率"}

// goesOn are the openings of a clause that says more of the indicator before.
var goesOn = []string{"同比", "环比", "年均增长", "年均下降", "年均递增", "年均增速", "年均增幅", "较2", "比2", "较“", "比“", "较上", "比上年", "较上年", "比去年", "较去年", "增长", "增幅", "下降", "总数", "增速", "提高", "提升", "降低", "减少"}

// adjectives stand for "such of the indicator before": 其中省级2个.
var adjectives = []string{"国家级及以上", "省级及以上", "市级及以上", "省级以上", "市级以上", "国家级以上", "国家级", "省部级", "省级", "市级", "区级", "县级", "国际级", "世界级", "境外", "境内", "国内", "国外", "海外", "本地", "外地", "区外", "市外", "省外", "新增", "规上", "规模以上", "本级"}

// afterNoun are predicates that follow what is counted: 9家企业入驻.
var afterNoun = []string{"投入使用", "入驻", "落地", "建成", "投用", "开工建设", "开工", "完工", "竣工", "达产", "上线", "进驻", "列入", "落户", "实施", "转化", "通过评价", "通过验收", "以上"}

// linksAfter stand before such a predicate; predicates open one whatever its verb
// (予以推广, 按计划推进).
var (
	linksAfter = zh.NewList("并", "且", "全部", "全面", "均", "已", "陆续", "正式", "顺利")
	predicates = zh.NewList("予以", "按进度", "按期", "按计划", "按序时", "实现")
)

// generic are counted things that measure nothing: 三个方面.
var generic = []string{"方面", "环节", "层面", "维度", "阶段", "关键", "层次", "工作组", "小组", "专班", "类别", "部分", "批次", "统一", "工作日", "月", "步骤", "必须", "确保", "坚持", "原则", "转变", "不", "百分", "标准", "自信", "意识", "维护", "一批", "字", "领域", "重点领域", "重点任务", "主要任务", "重点举措", "具体举措", "章", "附件", "主体功能"}

// aspects are what a slogan counts in words: 三个能力, 三项制度.
var aspects = zh.NewList("能力", "制度", "机制", "关系", "作用", "优势", "格局", "意识", "关键", "重点", "清单", "行动", "措施", "任务", "保障", "转型", "导向", "体系", "方向", "抓手", "短板", "问题")

// notGeneric begin like those and are things: 10项关键核心技术.
var notGeneric = zh.NewList("关键核心", "关键技术", "关键共性", "关键零部件", "关键材料", "关键产品", "关键装备", "标准化", "标准厂房", "标准地", "标准件", "阶段性")

// teams are bodies that a plan sets up to run itself: 6个专项工作组.
var teams = zh.NewList("工作组", "小组", "专班", "工作专班", "分队")

// measures are nouns that come before the number and belong to what follows it:
// 规模不低于10亿元的基金.
var measures = []string{"总建筑面积", "建筑面积", "总规模", "规模", "总面积", "面积", "总投资", "投资额", "投资", "总额", "营收", "产值", "容量", "注册资本", "年产值", "年营收", "金额", "投入"}

// builds are verbs that stand for one another where a thing is announced and
// then counted: 布局驿站，2027年底前建成30个.
var builds = zh.NewList("建设", "建成", "新建", "建立", "打造", "布局", "创建", "培育", "设立", "搭建", "改造", "推进")

// complements follow a verb and name nothing that it sets up: 认定为示范社区.
var complements = zh.NewList("为", "成", "后", "的", "中", "至", "到", "到位", "工作", "力度")

// grants open what one applicant may get; the figures beside them are terms,
// not targets.
var grants = []string{"给予", "补助", "补贴", "奖励", "奖补", "资助", "贴息", "奖金", "予以补", "予以奖", "予以支持", "予以资助", "予以贴", "免收", "津贴", "奖给", "返还", "补偿", "扶持资金", "购房", "兑付", "申领", "利率", "兑现奖", "配套奖", "抵扣", "不重复", "性奖", "的奖", "别奖", "等奖", "再奖", "年减免", "支持额度", "每人每", "每新增", "每引进", "每增加", "每培育", "每获得", "每建成", "每培养"}

// rents are granted too, unless they are said to be a share of others.
var rents = zh.NewList("租金", "减免租", "租减免", "房租", "租住")

// eligibility words make the figures of their sentence conditions.
var eligibility = []string{"须满足", "应满足", "需满足", "满足以下", "满足下列", "以下条件", "下列条件", "须具备", "应具备", "需具备", "应当具备", "申报条件", "周岁", "资格", "是指", "特指", "所称", "系指", "罚款", "违反", "股份不", "持股"}

// terms are of what one may get at most, lose without blame, or is marked by;
// they tell it of their own clause only, but of a measured degree (满意度).
var terms = zh.NewList("最高", "封顶", "上限", "限额", "容忍", "容错", "免责", "亏损", "扣分", "得分", "计分", "权重", "满分")

// contentment is measured in points or as a rate.
var contentment = zh.NewList("满意", "安全感", "获得感", "幸福感", "知晓", "测评")

// benefits are what somebody may get; they make conditions of the figures of
// their part of the sentence.
var benefits = zh.NewList("可申报", "可直接", "可享受", "可获得", "可申请", "可认定", "可免费", "方可", "可优先")

// funds hold words of granting and grant nothing themselves; it takes them out.
var funds = strings.NewReplacer("风险补偿", "", "补偿机制", "", "补偿资金", "", "补偿基金", "")

// presentWords tell it of their own clause only.
var presentWords = zh.NewList("目前", "现有", "现已", "现共", "仅有", "仅为", "尚有", "仍有")

// atLeast sets a lower limit from the head of a clause.
var atLeast = zh.NewList("至少")

// laterWords open a clause of what follows on what was said.
var laterWords = zh.NewList("以后", "此后", "其后")

// teamWords tell who belongs to a body, growthWords by how much something grows.
var (
	teamWords   = zh.NewList("组成")
	growthWords = zh.NewList("增长", "下降")
)

// past words tell that what follows is reached already.
var past = []string{"截至", "截止", "已建", "已有", "已达", "已累计", "已完成", "已集聚", "已培育", "已引进", "已形成", "已成", "已拥有", "已入驻", "已落", "已签", "已发", "已投", "已实", "已开", "上年度", "上年末", "上年底", "上年同", "比上年", "较上年", "去年", "以来", "近年来", "近三年", "近两年", "近五年", "过去"}

// ahead words tell that a figure is aimed at though the rest is a report.
var ahead = []string{"力争", "争取", "确保", "计划到", "目标到", "下半年", "下一步", "年努力", "预计到", "拟", "将建", "将实现", "将达"}

// amounts are what is measured of many things.
var amounts = []string{"产值", "总产值", "综合产值", "总产量", "增加值", "销售额", "销售收入", "营业收入", "收入", "利润", "利税", "税收", "投入", "投资", "发放额", "使用额", "申请量", "授权量", "产量", "数量", "总额", "总数", "金额", "面积", "人数", "容量"}

// timeNoun are what a duration measures; termNoun what it is a term of.
var (
	timeNoun = []string{"时间", "时限", "用时", "耗时", "时长", "周期", "时效", "提前量", "车程", "寿命", "天数", "日数", "响应", "等候", "等待", "间隔", "路程", "提速", "通关", "审批", "审核", "审查", "办结", "办理", "到达", "反应", "住院日"}
	termNoun = []string{"公示", "有效期", "试用期", "异议", "届满", "期满", "保存", "留存", "公告", "次月", "逾期", "连续", "之日起", "起算"}
)

// shortened are done to what takes time, whatever its name: 登记压缩至4小时.
var shortened = zh.NewList("压缩", "缩短", "压减", "缩减", "压降")

// penalties are what befalls him who is below a threshold or above it.
var penalties = zh.NewList("不予", "约谈", "通报批评", "问责", "一票否决", "差别化", "限制", "禁止", "取消", "处以", "暂停", "退出", "倒查", "整改", "列入黑名单", "降级")

// goalWords tell that a clause sets a goal of the place, beside others that grant
// something to applicants.
var goalWords = zh.NewList("突破", "增长", "力争", "带动", "拉动", "撬动", "覆盖率", "普及率", "率达", "率提高", "率提升", "节省", "惠及", "总量达", "规模达", "总额达", "余额达", "首期规模", "总规模")

// founding opens a clause that sets up a pool of money, whatever is paid out of it.
var (
	founding = zh.NewList("设立", "组建", "建立", "成立", "发起设立", "新设", "联合设立")
	pools    = zh.NewList("基金", "资金池", "资本池")
)

// chosen tell that somebody picks so many, before they are given something.
var chosen = zh.NewList("遴选", "评选", "评定", "认定", "筛选", "选树", "择优", "选取", "选出", "征集")

// grantedBy open the clause that grants, after the one that says for what.
var grantedBy = zh.NewList("给予", "予以", "奖励", "补助", "补贴", "资助", "一次性", "最高", "按", "可", "每", "再", "分别给予", "由", "安排", "单个", "单项")

// grantedTo open the clause that says to whom or for what.
var grantedTo = zh.NewList("对", "凡", "每", "单", "首次", "新认定", "获得", "按", "如", "若", "当年", "年度", "符合")

// singles open what limits one of many: 单个项目不超过500万元.
var singles = zh.NewList("单个", "单项支持", "单项不", "单项最", "单项金额", "单笔", "单户", "单家", "单站", "单体", "单次", "单人", "单件", "单栋", "单宗", "单只", "每个项目", "每个企业", "每家企业", "每户企业", "同一企业", "同一项目", "同一单位")

// settings open a clause that sets something up, whatever the next says about
// who may have it: 筹集公寓1500套，人才可享受.
var settings = zh.NewList("筹集", "筹建", "建设", "建成", "新建", "打造", "培育", "设立", "新增", "引进", "建立", "推出", "开发", "提供", "两年内", "三年内", "到")

// datedWords hold 按 and grant nothing: 按期办结率.
var datedWords = zh.MustCompile(`按[期时月季日周质量]`)

// duties are what offices do by the calendar; their number is no goal.
var duties = zh.NewList("报送", "召开", "专题会", "联席会", "例会", "调度会", "碰头会", "调度", "督查", "巡查", "会商", "通报", "轮岗", "值班")

// often says by what calendar.
var often = zh.NewList("每周", "每月", "每季度", "每半年", "每旬", "每日", "按月", "按季")

// indices are measured without a unit.
var indices = zh.NewList("PUE", "PUE）", "PUE)", "指数", "系数", "利用效率", "使用效率", "能效比", "总和生育率", "起数", "件数", "次数", "人数", "户数")

// rateTail are the rates that are printed once for several things:
// 信号、电子讲解覆盖率.
var rateTail = zh.NewList("覆盖率", "普及率", "达标率", "合格率", "完成率", "利用率", "入学率", "巩固率", "参保率", "办结率", "满意度", "满意率", "知晓率", "处理率", "回收率", "治理率", "使用率", "应用率", "开通率", "建成率", "配备率", "达产率", "签约率", "通过率", "增长率", "接种率", "治愈率", "就业率", "毛入学率", "占比", "比重", "比例", "处置率", "净化率", "绿化率", "知晓度")

// examples follow a 的 where the number tells of what was done: 213家的经验.
var examples = zh.NewList("做法", "经验", "基础上", "情况", "成果", "成绩", "先例", "案例", "启示")

// measureAfter follow a 的 where the number is still the goal: 8%以上的目标.
var measureAfter = zh.NewList("目标", "任务", "水平", "增长", "增速", "速度", "能力", "规模", "覆盖", "要求", "比例", "份额", "成效", "高水平")

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func guards(words map[string][]string) map[string]zh.List {
	out := make(map[string]zh.List, len(words))
	for w, after := range words {
		out[w] = zh.NewList(after...)
	}
	return out
}

// The lists above, to be looked up in text.
var (
	leadWords        = zh.NewList(leads...)
	qualifierWords   = zh.NewList(qualifiers...)
	verbWords        = zh.NewList(verbs...)
	weakWords        = zh.NewList(append(append([]string(nil), weakVerbs...), verbs...)...)
	tailWords        = zh.NewList(tails...)
	adjectiveWords   = zh.NewList(adjectives...)
	measureWords     = zh.NewList(measures...)
	afterNounWords   = zh.NewList(afterNoun...)
	amountWords      = zh.NewList(amounts...)
	nounishWords     = zh.NewList(nounish...)
	notAfterWords    = guards(notAfter)
	nounAfterWords   = zh.NewList(nounAfterNounish...)
	timeNouns        = zh.NewList(timeNoun...)
	termNouns        = zh.NewList(termNoun...)
	grantWords       = zh.NewList(grants...)
	eligibilityWords = zh.NewList(eligibility...)
	pastWords        = zh.NewList(past...)
	aheadWords       = zh.NewList(ahead...)
	ellipticWords    = zh.NewList(elliptic...)
)

// Small closed classes of words.
var (
	// vague are nouns that say too little without their verb: 重新认定|企业.
	vague = zh.NewList("企业", "项目", "人才", "机构", "平台", "团队", "资金", "产值", "税收", "专利", "收入", "活动", "服务", "培训", "人员", "场地", "面积", "投资")
	// prepositions are words that lead in who does it or with what; what begins with one is no subject.
	prepositions = zh.NewList("用", "通过", "以", "按", "从", "对", "为", "把", "将", "由", "在", "向", "与", "围绕", "依托", "利用", "结合", "针对", "面向", "聚焦", "支持", "鼓励", "并", "来", "重新")
	// changeWords are verbs of change before 到 and 至, and of putting in order.
	changeWords = zh.NewList("提高", "提升", "调整", "增加", "增长", "扩大", "压减", "下降", "降低", "压缩", "缩短", "缩减", "压降", "精简", "优化", "减少", "发展", "拓展", "稳定", "保持", "控制", "降", "升", "上升", "跃升", "壮大", "攀升", "增")
	// groundWords are what opens a clause that only builds on something.
	groundWords = zh.NewList("依托", "围绕", "按照", "按", "根据", "利用", "针对", "结合", "借助", "对照", "立足", "发挥", "以")
	// partners are ends of a phrase that says with whom.
	partners = zh.NewList("联合", "合作", "共同", "携手")
	// joinedInWord are words whose 及, 与, 和 join nothing.
	joinedInWord = zh.NewList("普及", "涉及", "惠及", "参与", "赠与", "共和", "温和", "饱和", "缓和")
	// rateUnits are units of shares, ranks and sums, which a rate has and a count has not.
	rateUnits = zh.NewList("%", "％", "‰", "百分点", "倍", "位", "位次", "名", "元")
	// headOnly are qualifiers only at the head of a phrase; inside they are the indicator's (占当年支出的比例).
	headOnly = zh.NewList("当年", "全年", "首期", "首批")
	// compoundWords are verbs that are the second half of a noun where words stand before them: 技术|开发.
	compoundWords = zh.NewList("投资", "开发", "培训", "转化", "融资", "孵化", "设计", "规划", "投入", "储备", "供应", "改造")
	// rateWords are ends of what is a rate.
	rateWords = zh.NewList("率", "满意度", "比重", "比例", "占比", "增速", "覆盖面")
	// bringsAbout are verbs before a rate that are no part of it.
	bringsAbout = zh.NewList("实现", "推动", "推进", "促进", "带动", "引导", "支持", "新增", "形成", "完成", "确保", "设立", "建立", "通过", "开展", "实施")
	// allTogether are words for the indicators just named.
	allTogether = zh.NewList("两项指标", "三项指标", "四项指标", "上述指标", "两者", "二者", "上述两项", "以上指标")
	// ratios are rates of growth that stand for themselves after another indicator.
	ratios = zh.NewList("增速")
)
