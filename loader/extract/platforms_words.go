package extract

import (
	"regexp"

	"github.com/policygraph/policygraph/loader/lexicon"
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
}

// carriers are the words that are known; of two that fit the longer counts.
var carriers = []carrier{
	{word: "产业创新服务综合体", kind: "综合体", rare: true},
	{word: "创新综合体", kind: "综合体", rare: true},
	{word: "服务综合体", kind: "综合体", rare: true},
	{word: "科技企业孵化器", kind: "孵化器"},
	{word: "孵化器", kind: "孵化器"},
	{word: "众创空间", kind: "众创空间"},
	{word: "创业空间", kind: "众创空间"},
	{word: "创客空间", kind: "众创空间"},
	{word: "星创天地", kind: "众创空间"},
	{word: "加速器", kind: "加速器"},
	{word: "科创园", kind: "科创园"},
	{word: "孵化园", kind: "孵化器", rare: true},
	{word: "产业园区", kind: "园区"},
	{word: "科技园区", kind: "园区"},
	{word: "工业园区", kind: "园区"},
	{word: "产业园", kind: "园区"},
	{word: "科技园", kind: "园区"},
	{word: "工业园", kind: "园区"},
	{word: "创业园", kind: "园区"},
	{word: "创新园", kind: "园区"},
	{word: "物流园", kind: "园区"},
	{word: "软件园", kind: "园区"},
	{word: "文创园", kind: "园区"},
	{word: "海创园", kind: "园区"},
	{word: "总部园", kind: "园区"},
	{word: "小微园", kind: "园区"},
	{word: "分园", kind: "园区"},
	{word: "小镇", kind: "小镇", rare: true},
	{word: "创业社区", kind: "社区", loose: true},
	{word: "未来社区", kind: "社区", loose: true},
	{word: "开放社区", kind: "社区", loose: true},
	{word: "研究院", kind: "研究院"},
	{word: "研究院分院", kind: "研究院"},
	{word: "分院", kind: "研究院", loose: true},
	{word: "研究所", kind: "研究院"},
	{word: "重点实验室", kind: "实验室"},
	{word: "分实验室", kind: "实验室"},
	{word: "实验室", kind: "实验室"},
	{word: "创新中心", kind: "创新中心"},
	{word: "研究中心", kind: "研究中心"},
	{word: "技术中心", kind: "研究中心"},
	{word: "孵化中心", kind: "孵化器"},
	{word: "科创中心", kind: "科创园"},
	{word: "邻里中心", kind: "众创空间", rare: true},
	{word: "超算中心", kind: "算力中心"},
	{word: "智算中心", kind: "算力中心"},
	{word: "算力中心", kind: "算力中心", loose: true},
	{word: "物流中心", kind: "园区", rare: true},
	{word: "交易中心", kind: "交易场所", loose: true},
	{word: "交易所", kind: "交易场所"},
	{word: "工作站", kind: "工作站"},
	{word: "科创飞地", kind: "飞地", rare: true},
	{word: "飞地", kind: "飞地", rare: true},
	{word: "大市场", kind: "大市场", rare: true},
	{word: "基地", kind: "基地"},
	{word: "大厦", kind: "载体", rare: true},
	{word: "大楼", kind: "载体", rare: true},
	{word: "广场", kind: "载体", loose: true},
	{word: "创谷", kind: "园区", rare: true},
	{word: "云谷", kind: "园区", rare: true},
	{word: "生态谷", kind: "园区", rare: true},
	{word: "智谷", kind: "园区", rare: true},
	{word: "硅谷", kind: "园区", rare: true},
	{word: "算力网", kind: "算力中心", loose: true},
	{word: "专窗", kind: "服务窗口", loose: true},
	{word: "云窗", kind: "服务窗口", loose: true},
	{word: "应用超市", kind: "平台", loose: true},
	{word: "工具池", kind: "平台", loose: true},
	{word: "驿站", kind: "驿站"},
	{word: "公寓", kind: "人才住房", loose: true},
	{word: "之家", kind: "平台", loose: true},
	{word: "发布厅", kind: "载体", loose: true},
	{word: "学院", kind: "学院", loose: true},
	{word: "联盟", kind: "联盟", loose: true},
	{word: "平台", kind: "平台", loose: true},
	{word: "港湾", kind: "载体", loose: true},
	{word: "谷", kind: "园区", loose: true},
	{word: "中心", kind: "中心", loose: true},
}

// carrierWords finds the words, carrierOf says what they are.
var carrierWords, carrierOf = func() (lexicon.List, map[string]carrier) {
	words, of := []string{}, map[string]carrier{}
	for _, c := range carriers {
		words = append(words, c.word)
		of[c.word] = c
	}
	return lexicon.New(words...), of
}()

// notAfter are words that make another noun of a carrier: 孵化器集群, 平台经济.
var notAfter = regexp.MustCompile(`^(?:集群|经济|企业|主体|型|化(?:运|建|发)|局|委员|管委|管理(?:办|委|局|中心)|领导小组|工作领导|城区|[区县市镇]|长|网络|体系|矩阵|数量|面积|总数|占|达到?[\d０-９]|新增|[（(]?[\d０-９]+[家个所座]|[一二两三四五六七八九十]+[家个]|各\d|载体|[^\p{Han}]{0,2}(?:联盟|平台)$|级|卫生|学校|大道|路|[东南西北]侧|经发局|财政局|片区)`)

// leadingIn are words that stand before a name and are no part of it: the name
// begins after the last of them.
var leadingIn = lexicon.New(
	"加快推进", "高水平建设", "建设", "打造", "推进", "推动", "依托", "支持", "鼓励", "加快", "完善", "成立",
	"设立", "引进", "引入", "新引进", "新引入", "优化提升", "优化", "提升", "提档", "发挥", "发挥好", "利用",
	"通过", "接入", "参与", "入驻", "举办", "组建", "创建", "建立", "完成", "实施", "启动", "用好",
	"聚焦", "围绕", "培育", "深化", "申报", "争创", "创成", "构建", "搭建", "探索", "布局", "谋划",
	"入选", "引导", "指导", "加强", "强化", "盘活", "整合", "联合其", "联合有", "委托", "落实", "做好",
	"做优", "做强", "做大", "升级", "更新", "发起", "共建", "新建", "筹建", "列入", "纳入", "列为",
	"认定", "包括", "涵盖", "形成", "融入", "对接", "借助", "立足", "以及", "或者", "提供", "开展",
	"运营", "建成", "实现", "吸引", "落户", "位于", "拓展", "现有", "印发", "设有", "其中", "分别",
	"主要", "积极", "迭代", "创办", "同时", "此外", "获批", "获评", "规划", "突出", "作为", "成为",
	"安排", "争取", "加大", "扩大", "重新", "采用", "推广", "推出", "的", "等", "一批", "一个",
	"一家", "各类", "各级", "若干", "多个", "开设", "现就", "进入", "对", "将", "把", "由",
	"从", "按", "于", "向", "在", "我省", "我市", "我区", "我县", "全省", "全市", "全区",
	"全县", "本省", "本市", "本区", "本县",
)

// notLeading are words that one of them is but a part of: 在线, 导向.
var notLeading = lexicon.New(
	"对接", "对外", "在线", "在建", "在园", "在校", "在孵", "方向", "定向", "双向", "面向", "外向",
	"导向", "基于", "大于", "位于", "对标",
)

// definite are words after which one certain carrier is meant.
var definite = lexicon.New(
	"依托", "用好", "接入", "入驻", "利用", "借助", "发挥", "发挥好", "对接", "通过", "立足", "在",
	"迭代", "升级", "盘活",
)

// founding are words after which a carrier is named that is to be set up, and
// founded those of them that speak of one act.
var founding = lexicon.New(
	"建设", "共建", "成立", "设立", "启动", "建成", "组建", "打造", "新建", "引入", "引进", "新引入",
	"新引进", "搭建", "推动", "推进", "加快推进", "高水平建设", "筹建", "创建", "建立", "实施", "更新",
)

var founded = lexicon.New("成立", "设立", "启动", "建成", "筹建", "引入", "新引入")

// ours stands between such a word and the name: 依托我县….
var ours = lexicon.New("我省", "我市", "我区", "我县", "本省", "本市", "本区", "本县", "全省", "全市", "全区", "全县")

// partner are words for what a plan names as partners (与…合作) and that is
// then none of its own carriers.
var partner = lexicon.New("研究院", "研究所", "学院", "实验室", "重点实验室")

// describing are words that speak of a sort of carrier, not of one;
// describingEnd do so right before the carrier's own word.
var describing = lexicon.New(
	"高能级", "高水平", "高质量", "高品质", "高端", "高标准", "高层次", "专业", "标杆", "成熟", "支撑", "省级以上",
	"省级及以上", "市级以上", "市级及以上", "特色", "优质", "优势", "各", "相关", "新型", "现有", "主流", "多",
	"众", "第三方", "权威", "行业", "线上", "线下", "国家级", "区级", "县级", "新建", "示范", "重点",
	"大型", "小型", "中小", "综合性", "综合", "公共", "创新", "创业", "孵化", "轻量", "低成本", "企业",
	"产业技术", "产业园", "传统", "闲置", "重大", "省外", "市外", "区外", "县外", "省内", "市内", "区内",
	"县内", "国外", "海外", "有条件", "符合", "园区", "社区", "高校", "科研", "龙头", "链主", "社会",
	"市场化", "一区一", "一县一", "一个", "一站式", "此类", "该", "本", "所", "新",
)

var describingEnd = lexicon.New("专业", "专业化", "大", "新型", "示范", "各类", "支撑")

// officeEnd is what an office is named by before 中心, and systemsEnd an
// information system before 平台.
var (
	officeEnd  = lexicon.New("管理", "政务服务", "行政服务", "公共服务", "投资促进", "投促", "招商", "核算", "监测", "疾控", "城市", "行政", "卫生", "康养", "医疗", "体育", "市")
	systemsEnd = lexicon.New("信息", "信息化")
)

// lettered are names with Latin letters or figures of their own: OPC, 5G+.
var lettered = regexp.MustCompile(`[A-Za-z+＋]`)

// school is what a school's name has before 学院, and no carrier's.
var school = regexp.MustCompile(`大学|职业|技术|师范|医学|商$|理工|党校|科$`)

// venture is what a college for founders has before 学院.
var venture = regexp.MustCompile(`(?:创业|创新|产业|众创)\p{Han}{0,2}$`)

// medium is a newspaper or channel, which plans call a platform too.
var medium = regexp.MustCompile(`[日晚早]报|电视台|频道|抖音|微信|微博|客户端|公众号|视频号`)

// general are words of which a description is made and no name.
var general = lexicon.New(
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
	for i := 0; i < len(text); {
		word := general.At(text, i)
		if word == nil {
			return false
		}
		i += len(word)
	}
	return true
}

// nationwide are the marks of a name that are in no place's own document:
// country, provinces, regions.
var nationwide = lexicon.New(
	"中国", "国家", "全国", "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海",
	"江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南",
	"重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门",
	"台湾", "长三角", "珠三角", "粤港澳", "大湾区", "京津冀", "成渝", "中西部", "西部", "中德", "中意", "中法",
	"中日", "中韩", "中美", "中英", "中俄", "中新", "中欧",
)

// orgWord is a university, an institute or a company inside a name.
var orgWord = regexp.MustCompile(`大学|中科院|科学院|集团|公司|理工|医学院|\p{Han}{2}院(?:$|\p{Han})`)

// ownersMark begins the name of a government's own carrier: 市…平台.
var ownersMark = regexp.MustCompile(`^[省市区县][^级域内外]`)
