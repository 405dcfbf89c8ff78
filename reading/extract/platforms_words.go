package extract

import (
	"github.com/policygraph/policygraph/reading/zh"
)

// The language of carriers. Lists of words, no names.

// carrier is a word for a kind of carrier.
type carrier struct {
	word string
	kind string
	// loose: the word also means what carries nothing (a platform for data, a
	// centre that is an office), so that the name must say more.
	loose bool
	// rare: the word is hardly ever used but in names, so that little is enough.
	rare bool
	// bound: only quotation marks, a place or an organisation make a name of it.
	bound bool
	// placed: a place before it is name enough.
	placed bool
}

// carriers are the words that are known; of two that fit the longer counts.
var carriers = []carrier{
	// Complexes, by what they serve.
	{word: "产业创新服务综合体", kind: "综合体", rare: true},
	{word: "创新综合体", kind: "综合体", rare: true},
	{word: "服务综合体", kind: "综合体", rare: true},
	{word: "康养综合体", kind: "综合体"},
	{word: "养老综合体", kind: "综合体"},
	{word: "文旅综合体", kind: "综合体"},
	{word: "农旅综合体", kind: "综合体"},
	{word: "田园综合体", kind: "综合体"},
	{word: "体育综合体", kind: "综合体"},
	{word: "商业综合体", kind: "综合体"},
	// Where firms begin and grow.
	{word: "科技企业孵化器", kind: "孵化器"},
	{word: "孵化器", kind: "孵化器"},
	{word: "众创空间", kind: "众创空间"},
	{word: "创业空间", kind: "众创空间"},
	{word: "创客空间", kind: "众创空间"},
	{word: "星创天地", kind: "众创空间"},
	{word: "加速器", kind: "加速器"},
	// Parks, by their trade or by whom they are for.
	{word: "科创园", kind: "科创园"},
	{word: "孵化园", kind: "孵化器", rare: true},
	{word: "产业园区", kind: "园区"},
	{word: "科技园区", kind: "园区"},
	{word: "工业园区", kind: "园区"},
	{word: "产业园", kind: "园区"},
	{word: "科技园", kind: "园区", placed: true},
	{word: "工业园", kind: "园区"},
	{word: "创业园", kind: "园区"},
	{word: "创新园", kind: "园区"},
	{word: "物流园", kind: "园区"},
	{word: "软件园", kind: "园区", placed: true},
	{word: "文创园", kind: "园区"},
	{word: "海创园", kind: "园区"},
	{word: "双创园", kind: "园区"},
	{word: "创意园", kind: "园区"},
	{word: "智造园", kind: "园区"},
	{word: "博览园", kind: "园区"},
	{word: "总部园", kind: "园区"},
	{word: "小微园", kind: "园区"},
	{word: "分园", kind: "园区"},
	{word: "化工园", kind: "园区"},
	{word: "化工园区", kind: "园区"},
	{word: "物流园区", kind: "园区"},
	{word: "示范园", kind: "园区"},
	{word: "产业集聚区", kind: "园区", loose: true},
	{word: "商贸城", kind: "园区"},
	{word: "创客村", kind: "众创空间"},
	// Workshops and yards.
	{word: "工坊", kind: "工坊"},
	{word: "工场", kind: "工坊"},
	{word: "训练场", kind: "基地", bound: true},
	{word: "科技小院", kind: "工作站"},
	// Towns and communities of makers.
	{word: "小镇", kind: "小镇", rare: true},
	{word: "创业社区", kind: "社区", loose: true},
	{word: "开放社区", kind: "社区", loose: true},
	{word: "开源社区", kind: "社区", loose: true},
	{word: "线上社区", kind: "社区", loose: true},
	{word: "开发者社区", kind: "社区", loose: true},
	// Where research is done, and their branches.
	{word: "研究院", kind: "研究院"},
	{word: "分院", kind: "研究院", loose: true},
	{word: "研究所", kind: "研究院"},
	{word: "重点实验室", kind: "实验室"},
	{word: "全省重点实验室", kind: "实验室"},
	{word: "全市重点实验室", kind: "实验室"},
	{word: "分实验室", kind: "实验室"},
	{word: "实验室", kind: "实验室"},
	{word: "创新中心", kind: "创新中心"},
	{word: "研究中心", kind: "研究中心"},
	{word: "技术中心", kind: "研究中心"},
	// Centres that are more than an office.
	{word: "孵化中心", kind: "孵化器"},
	{word: "科创中心", kind: "科创园"},
	{word: "邻里中心", kind: "众创空间", rare: true},
	{word: "超算中心", kind: "算力中心", placed: true},
	{word: "智算中心", kind: "算力中心", placed: true},
	{word: "算力中心", kind: "算力中心", loose: true},
	{word: "物流中心", kind: "园区", rare: true},
	{word: "数据中心", kind: "算力中心", loose: true},
	{word: "大数据中心", kind: "算力中心"},
	{word: "枢纽节点", kind: "算力中心", bound: true, placed: true},
	{word: "算力枢纽", kind: "算力中心"},
	{word: "智算枢纽", kind: "算力中心"},
	{word: "枢纽集群", kind: "算力中心", bound: true},
	{word: "数据中心集群", kind: "算力中心", bound: true},
	{word: "物流枢纽", kind: "园区", loose: true},
	{word: "配送枢纽", kind: "园区", loose: true},
	{word: "交易中心", kind: "交易场所", loose: true},
	{word: "交易所", kind: "交易场所"},
	{word: "工作站", kind: "工作站"},
	{word: "飞地", kind: "飞地", rare: true},
	{word: "大市场", kind: "大市场", rare: true},
	{word: "基地", kind: "基地"},
	{word: "大厦", kind: "载体", rare: true},
	{word: "大楼", kind: "载体", rare: true},
	{word: "广场", kind: "载体", loose: true},
	// Valleys, harbours and cities of a trade, and halls to show it.
	{word: "云谷", kind: "园区", rare: true, placed: true},
	{word: "创谷", kind: "园区", rare: true, placed: true},
	{word: "智谷", kind: "园区", rare: true, placed: true},
	{word: "慧谷", kind: "园区", rare: true, placed: true},
	{word: "数谷", kind: "园区", rare: true, placed: true},
	{word: "药谷", kind: "园区", rare: true, placed: true},
	{word: "光谷", kind: "园区", rare: true, placed: true},
	{word: "芯谷", kind: "园区", rare: true, placed: true},
	{word: "声谷", kind: "园区", rare: true, placed: true},
	{word: "电谷", kind: "园区", rare: true, placed: true},
	{word: "硅谷", kind: "园区", rare: true, placed: true},
	{word: "科技谷", kind: "园区", rare: true, placed: true},
	{word: "创新谷", kind: "园区", rare: true, placed: true},
	{word: "数字谷", kind: "园区", rare: true, placed: true},
	{word: "生态谷", kind: "园区", rare: true, placed: true},
	{word: "健康谷", kind: "园区", rare: true, placed: true},
	{word: "科创港", kind: "园区", placed: true},
	{word: "创客港", kind: "园区", placed: true},
	{word: "创新港", kind: "园区", placed: true},
	{word: "创业港", kind: "园区"},
	{word: "数字港", kind: "园区", placed: true},
	{word: "智慧港", kind: "园区", bound: true},
	{word: "科学城", kind: "园区", bound: true, placed: true},
	{word: "科技城", kind: "园区", bound: true, placed: true},
	{word: "软件城", kind: "园区", bound: true, placed: true},
	{word: "软件新城", kind: "园区", bound: true, placed: true},
	{word: "科技新城", kind: "园区", bound: true, placed: true},
	{word: "创新馆", kind: "载体", loose: true},
	{word: "展示馆", kind: "载体", bound: true},
	{word: "体验馆", kind: "载体", bound: true},
	{word: "发布厅", kind: "载体", loose: true},
	{word: "展示厅", kind: "载体", bound: true},
	{word: "体验厅", kind: "载体", bound: true},
	{word: "专窗", kind: "服务窗口", loose: true},
	{word: "窗", kind: "服务窗口", loose: true},
	{word: "超市", kind: "平台", loose: true},
	// Networks, windows and shops for services, and what is run by computers.
	{word: "算力网", kind: "算力中心", loose: true},
	{word: "共享网", kind: "平台", loose: true},
	{word: "语料库", kind: "平台", bound: true, placed: true},
	{word: "智能体", kind: "平台", bound: true},
	{word: "大模型", kind: "平台", bound: true},
	// Houses and halls.
	{word: "驿站", kind: "驿站"},
	{word: "公寓", kind: "人才住房", loose: true},
	{word: "之家", kind: "平台", loose: true},
	// Schools for founders, alliances, and words of which little can be told by themselves.
	{word: "学院", kind: "学院", loose: true},
	{word: "联盟", kind: "联盟", loose: true},
	{word: "平台", kind: "平台", loose: true},
	{word: "港湾", kind: "载体", loose: true},
	{word: "谷", kind: "园区", loose: true},
	{word: "港", kind: "园区", loose: true},
	{word: "中心", kind: "中心", loose: true},
}

// carrierWords finds the words, carrierOf says what they are.
var carrierWords, carrierOf = func() (zh.List, map[string]carrier) {
	words, of := []string{}, map[string]carrier{}
	for _, c := range carriers {
		words = append(words, c.word)
		of[c.word] = c
	}
	return zh.NewList(words...), of
}()

// notAfter are words that make another noun of a carrier: 孵化器集群, 平台经济.
var notAfter = zh.MustCompile(`^(?:[口湾帘户]|集群|经济|企业|主体|型|化(?:运|建|发)|[支分][行公]|局|委员|管委|管理(?:办|委|局|中心)|领导小组|工作领导|城区|[区县市镇]|长|网络|体系|矩阵|数量|面积|总数|占|达到?[\d０-９]|新增|[（(]?[\d０-９]+(?:[-—–~～至][\d０-９]+)?[家个所座处]|[一二两三四五六七八九十]+[家个]|各\d|载体|[^\p{Han}]{0,2}(?:联盟|平台)$|级|卫生|学校|大道|路|[东南西北]侧|\p{Han}{2,5}(?:局|委)(?:[、，,；;。）)\s]|$)|片区)`)

// leadingIn are words that stand before a name and are no part of it: the name
// begins after the last of them.
var leadingIn = zh.NewList(
	"加快推进", "高水平建设", "建设", "打造", "推进", "推动", "依托", "支持", "鼓励", "加快", "完善", "成立",
	"设立", "引进", "引入", "新引进", "新引入", "优化提升", "优化", "提升", "提档", "发挥", "发挥好", "利用",
	"通过", "接入", "参与", "入驻", "举办", "组建", "创建", "建立", "完成", "实施", "启动", "用好",
	"聚焦", "围绕", "培育", "深化", "申报", "争创", "创成", "构建", "搭建", "探索", "布局", "谋划",
	"入选", "引导", "指导", "加强", "强化", "盘活", "整合", "委托", "落实", "做好",
	"做优", "做强", "做大", "升级", "更新", "发起", "共建", "新建", "筹建", "列入", "纳入", "列为",
	"认定", "包括", "涵盖", "形成", "融入", "对接", "借助", "立足", "以及", "或者", "提供", "开展",
	"运营", "建成", "实现", "吸引", "落户", "位于", "拓展", "现有", "印发", "设有", "其中", "分别",
	"主要", "积极", "迭代", "创办", "同时", "此外", "获批", "获评", "规划", "突出", "作为", "成为",
	"安排", "争取", "加大", "扩大", "重新", "采用", "推广", "推出", "的", "等", "一批", "一个",
	"一家", "各类", "各级", "若干", "多个", "开设", "现就", "进入", "对", "将", "把", "由",
	"推荐", "负责", "评选", "遴选", "启用", "建好", "用足", "做实", "扩建", "改造", "改造提升", "改造升级", "提质",
	"统筹", "聚力", "联动", "从", "按", "于", "以", "向", "在", "我省", "我市", "我区", "我县", "全省", "全市", "全区",
	"全县", "本省", "本市", "本区", "本县",
)

// notLeading are words that one of them is but a part of: 在线, 导向.
var notLeading = zh.NewList(
	"对接", "对外", "在线", "在建", "在园", "在校", "在孵", "方向", "定向", "双向", "面向", "外向",
	"导向", "基于", "大于", "位于", "对标", "可以", "所以", "以上", "以下", "以内", "以外", "以来", "予以", "加以",
	"授权运营", "运营管理", "综合利用", "循环利用", "资源化利用", "开发利用",
)

// definite are words after which one certain carrier is meant.
var definite = zh.NewList(
	"依托", "用好", "接入", "入驻", "利用", "借助", "发挥", "发挥好", "对接", "通过", "立足", "在",
	"迭代", "升级", "盘活",
)

// advancing are words after which one certain carrier, or a sort of them, is
// furthered; furthered is what stands behind the names then: 加快X建设,
// 以X为核心.
var advancing = zh.NewList(
	"加快", "支持", "鼓励", "推动", "推进", "统筹", "以", "向", "做强", "做大", "做优", "做实", "建好", "提升", "优化", "完善",
	"布局", "培育", "争创", "启用", "规划", "申报", "提质", "优化提升", "改造", "改造提升", "改造升级", "扩建",
	"参与", "整合", "强化", "深化", "做优做强", "做大做强", "做强做优做大", "支撑", "发挥", "融入",
)

var furthered = zh.MustCompile(`^(?:[（(][^（()）]{1,12}[)）])?(?:[一二三四]期)?(?:[、和与及][^。；;，,：:]{2,60}?)?(?:等\p{Han}{0,4})?(?:建设|提质|扩容|扩能|升级|改造|集聚|能级|作用|申报|创建|落地|运营|[开投]工|对外开放|开展|率先|打造|争创|牵头|发展|做大|做强|为[^。；，]{0,12}(?:核心|引领|载体|重点|龙头|两翼|支撑|依托|区|节点|枢纽|主))`)

// founding are words after which a carrier is named that is to be set up, and
// founded those of them that speak of one act.
var founding = zh.NewList(
	"建设", "共建", "成立", "设立", "启动", "建成", "组建", "打造", "新建", "引入", "引进", "新引入",
	"新引进", "搭建", "推动", "推进", "加快推进", "高水平建设", "筹建", "创建", "建立", "实施", "更新",
)

var founded = zh.NewList("成立", "设立", "启动", "建成", "筹建", "引入", "新引入")

// ours stands between such a word and the name: 依托我县….
var ours = zh.NewList("我省", "我市", "我区", "我县", "本省", "本市", "本区", "本县", "全省", "全市", "全区", "全县")

// partner are words for what a plan names as partners (与…合作) and that is
// then none of its own carriers.
var partner = zh.NewList("研究院", "研究所", "学院", "实验室", "重点实验室")

// describing are words that speak of a sort of carrier, not of one;
// describingEnd do so right before the carrier's own word.
var describing = zh.NewList(
	"高能级", "高水平", "高质量", "高品质", "高端", "高标准", "高层次", "专业", "标杆", "成熟", "支撑", "省级以上",
	"省级及以上", "市级以上", "市级及以上", "特色", "优质", "优势", "各", "相关", "新型", "现有", "主流", "多",
	"众", "第三方", "权威", "行业", "线上", "线下", "国家级", "区级", "县级", "新建", "示范", "重点",
	"大型", "小型", "中小", "综合性", "综合", "公共", "创新", "创业", "孵化", "轻量", "低成本", "企业",
	"产业技术", "产业园", "传统", "闲置", "重大", "省外", "市外", "区外", "县外", "省内", "市内", "区内",
	"县内", "国外", "海外", "有条件", "符合", "园区", "社区", "高校", "科研", "龙头", "链主", "社会",
	"存量", "两级", "国际一流", "世界一流", "全国一流", "国内一流", "一流", "市场化", "一区一", "一县一", "一个", "一站式", "此类", "该", "本", "所", "新",
)

var describingEnd = zh.NewList("专业", "专业化", "大", "新型", "示范", "各类", "支撑")

// officeEnd is what an office is named by before 中心, and systemsEnd an
// information system before 平台.
var (
	officeEnd  = zh.NewList("管理", "政务服务", "行政服务", "公共服务", "投资促进", "投促", "招商", "核算", "监测", "疾控", "城市", "行政", "卫生", "康养", "医疗", "体育", "市")
	systemsEnd = zh.NewList("信息", "信息化")
)

// lettered are names with Latin letters or figures of their own: OPC, 5G+.
var lettered = zh.MustCompile(`[A-Za-z+＋]`)

// school is what a school's name has before 学院, and no carrier's.
var school = zh.MustCompile(`大学|职业|技术|师范|医学|商$|理工|党校|科$`)

// venture is what a college for founders has before 学院.
var venture = zh.MustCompile(`(?:创业|创新|产业|众创)\p{Han}{0,2}$`)

// medium is a newspaper or channel, which plans call a platform too.
var medium = zh.MustCompile(`[日晚早]报|电视台|频道|抖音|微信|微博|客户端|公众号|视频号`)

// general are words of which a description is made and no name.
var general = zh.NewList(
	"国家级", "省级", "市级", "区级", "县级", "国家", "国际", "国内", "省", "市", "区", "县",
	"科技", "企业", "产业", "创新", "创业", "服务", "公共", "综合", "专业化", "专业", "特色", "重点",
	"示范", "高端化", "高端", "高能级", "高水平", "高质量", "高品质", "新型", "科创", "孵化", "众创", "技术",
	"研发", "研究", "数字化", "数字", "人工智能", "智能", "大数据", "信息", "信息化", "资源", "共享", "合作",
	"开放型", "开放", "开放式", "线上", "线下", "一站式", "成果", "转化", "转移", "交流", "对接", "展示",
	"交易", "中试", "验证", "概念", "检测", "检验", "实验", "实训", "实习", "教育", "培训", "人才",
	"青年", "大学生", "院士", "专家", "博士后", "联合", "协同", "国有", "民营", "社会", "现代", "传统",
	"优质", "优势", "优秀", "专属", "专项", "功能", "支撑", "赋能", "配套", "众多", "相关", "商业",
	"城市", "工业", "互联网", "云", "网上", "网络", "金融", "投资", "基金", "资本", "市场", "管理",
	"运营", "应用", "场景", "模型", "大模型", "算力", "数据", "算法", "平台", "空间", "载体", "园区",
	"社区", "基地", "轻量化", "低成本", "AI", "OPC", "工具", "和", "与", "及", "或", "、",
	"实体", "微", "大", "小", "新", "老", "主", "多", "分", "类", "型", "性",
	"化", "全", "领域", "行业", "细分", "垂直", "区域", "地方", "政府", "高校", "院校", "院所",
	"科研院所", "科研", "龙头", "链主", "骨干", "领军", "大型", "中小", "产学研", "政产学研用", "未来", "智慧",
	"绿色", "低碳", "产业技术", "自建", "异地", "海外", "境外", "境内", "跨境", "电商", "直播", "物流",
	"商务", "文化", "旅游", "农业", "生态", "环境", "安全", "质量", "标准", "知识产权", "政务", "便民",
	"党群", "邻里", "法律", "仲裁", "财税", "咨询", "评估", "认证", "交易所", "高端", "级",
)

// generalOnly says that a text is made of such words alone.
func generalOnly(text []rune) bool {
	return made(text, general)
}

// made says that a text is made of the words of some lists alone.
func made(text []rune, lists ...zh.List) bool {
	for i := 0; i < len(text); {
		at := i
		for _, list := range lists {
			if word := list.At(text, i); i+len(word) > at {
				at = i + len(word)
			}
		}
		if at == i {
			return false
		}
		i = at
	}
	return true
}

// nationwide are the marks of a name that are in no place's own document:
// country, provinces, regions.
var nationwide = zh.NewList(
	"中国", "国家", "全国", "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海",
	"江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南",
	"重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门",
	"台湾", "长三角", "珠三角", "粤港澳", "大湾区", "京津冀", "成渝", "中西部", "西部", "中德", "中意", "中法",
	"华东", "华南", "华北", "华中", "西南", "西北", "东北", "东北亚", "北方", "南方", "东盟", "长江", "黄河",
	"中日", "中韩", "中美", "中英", "中俄", "中新", "中欧",
)

// addition is a bracket that belongs to the name before it: a place, a field;
// remark is what stands in one that does not.
var (
	addition = zh.MustCompile(`^[（(](筹|[A-Z] ?型|\p{Han}{2,24})[)）]`)
	remark   = zh.MustCompile(`简称|责任|牵头|配合|负责|[建续含拟待指即见]|[期级上下内外同等个家]$|项目|试行|暂|规划|单位|部门`)
)

// nowhere are words that one of them is but a part of.
var nowhere = zh.NewList("国家级", "全国性", "全国一体化", "全国统一")

// harbour is a port of ships or planes, before its last word 港, and landform a
// valley, before 谷.
var (
	harbour  = zh.MustCompile(`(?:[空海渔陆河香进出抵离到入停内新老]|贸易|自贸|铁路|航空)$`)
	landform = zh.MustCompile(`[山河峡沟深低波稻五]$`)
)

// orgWord is a university, an institute or a company inside a name.
var orgWord = zh.MustCompile(`大学|中科院|科学院|集团|公司|理工|医学院|\p{Han}{2}院(?:$|[^所校士\P{Han}])`)

// ownersMark begins the name of a government's own carrier: 市…平台.
var ownersMark = zh.MustCompile(`^[省市区县][^级域内外]`)

// trades are the words for trades, goods and acts that sorts of carriers are
// named by. A name that begins with neither one of these nor a general word
// begins with a word of its own: 甲山 in 甲山冷链物流园.
var trades = zh.NewList(
	"农产品", "农村", "乡村", "农民", "农机", "粮食", "食品", "预制菜", "冷链", "仓储", "快递", "加工", "种业", "种苗", "种植", "养殖",
	"畜牧", "渔业", "水产", "林业", "花卉", "茶叶", "中药材", "中医药", "医药", "生物", "生命", "健康", "大健康", "康养", "养老",
	"医疗", "医学", "护理", "托育", "儿童", "妇女", "老年", "残疾人", "退役", "高新", "先进", "高端", "装备", "制造", "机械",
	"汽车", "新能源", "能源", "储能", "光伏", "风电", "氢能", "电力", "电池", "充电", "电气", "电子", "光电", "芯片", "半导体", "集成电路",
	"通信", "软件", "机器人", "无人机", "低空", "经济", "航空", "航天", "卫星", "北斗", "海洋", "港口", "航运", "化工", "材料", "新材料",
	"钢铁", "冶金", "矿山", "石化", "纺织", "服装", "鞋服", "眼镜", "家居", "家电", "玩具", "建材", "建筑", "装配式",
	"循环", "再生", "资源", "固废", "节能", "环保", "零碳", "降碳", "碳中和", "水利", "水务", "气象", "应急", "消防", "交通", "铁路",
	"公路", "停车", "旅游", "文旅", "文创", "创意", "影视", "动漫", "游戏", "电竞", "体育", "演艺", "非遗", "时尚", "设计", "会展",
	"消费", "商贸", "外贸", "贸易", "保税", "出口", "进口", "跨国", "总部", "楼宇", "税务", "财政", "会计", "审计", "人力",
	"就业", "职业", "技能", "技工", "学生", "大学", "中小", "小微", "民营", "个体", "商会", "工会", "家庭", "基层", "街道",
	"乡镇", "镇街", "县域", "城乡", "片区", "产教", "校企", "政企", "政府", "银企", "军民", "融合", "集成", "孪生", "元宇宙", "区块链", "物联网",
	"车联网", "量子", "脑机", "具身", "视听", "语料", "普惠", "共性", "关键", "核心", "前沿", "基础", "通用", "专用", "主题", "主导",
	"品牌", "供应", "采购", "招商", "双创", "双招", "众包", "创客", "初创", "加速", "成长", "培优", "促进", "推广", "运维", "维修", "保障",
	"授权", "虚拟", "人形", "三维", "适配", "运行", "转型", "制造业", "服务业", "监测", "监管", "监控", "调度", "指挥", "计量", "检验", "试验", "测试", "验证", "评价", "审批", "办事", "一体化", "一站式", "一网", "全链条",
	"全过程", "全周期", "分布式", "嵌入式", "集中式", "标准化", "规模化", "市场化", "国际化", "区域性", "综合性", "示范性", "标志性", "专业性",
	"高校", "学校", "医院", "院内", "校内", "校外", "厂内", "厂房", "园中", "楼中", "产学", "科教", "科普", "研学", "劳动", "思政", "党建", "退役军人",
	"一流", "知名", "骨干", "头部", "百亿", "千亿", "万亩", "这些", "上述", "以下", "其他", "所有", "全部", "部分", "更多", "具有", "具备", "拥有",
	"建筑业", "工程", "生产", "生活", "粤港", "两岸", "沿海", "沿江", "环保", "合成", "细胞", "基因", "疫苗", "算网", "可信", "隐私",
)
