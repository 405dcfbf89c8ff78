package extract

import (
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// The language of carriers. Lists of words, no names.

// carrier is a word for a kind of carrier.
type carrier struct {
	word string
	kind string
	// ambiguous: the word also means what carries nothing (a platform for data, a
	// centre that is an office), so that the name must say more.
	ambiguous bool
	// rare: the word is hardly ever used but in names, so that little is enough.
	rare bool
	// bound: only quotation marks, a place or an organisation make a name of it.
	bound bool
	// placed: a place before it is name enough.
	placed bool
	// common: there are many of each sort, so that a sort to be set up is none.
	common bool
}

// carrierWords finds the words for carriers, of two that fit the longer;
// carrierOf says what they are.
var (
	carrierWords = class("carriers").List()
	carrierOf    = carriers(class("carriers"))
)

func carriers(words zh.Class) map[string]carrier {
	of := make(map[string]carrier, len(words))
	for _, e := range words {
		kind, marks, _ := strings.Cut(e.Says, " ")
		c := carrier{word: e.Word, kind: kind}
		for _, mark := range strings.Fields(marks) {
			switch mark {
			case "ambiguous":
				c.ambiguous = true
			case "rare":
				c.rare = true
			case "bound":
				c.bound = true
			case "placed":
				c.placed = true
			case "common":
				c.common = true
			}
		}
		of[e.Word] = c
	}
	return of
}

// The classes of words around the names of carriers.
var (
	leadingIn     = class("leading_in").List()
	notLeading    = class("not_leading").List()
	definite      = class("definite").List()
	advancing     = class("advancing").List()
	founding      = class("founding").List()
	founded       = class("founded").List()
	ours          = class("ours").List()
	partner       = class("partners").List()
	describing    = class("describing").List()
	describingEnd = class("describing_end").List()
	general       = class("general").List()
	nationwide    = class("nationwide").List()
	trades        = class("trades").List()
)

// notAfter are words that make another noun of a carrier: 孵化器集群, 平台经济.
var notAfter = zh.MustCompile(`^(?:[口湾帘户澳村]|节点|地位|集群|经济|企业|主体|型|化(?:运|建|发)|[支分][行公]|局|委员|管委|管理(?:办|委|局|中心)|领导小组|工作领导|城区|[区县市镇]|长|网络|体系|矩阵|数量|面积|总数|占|达到?[\d０-９]|新增|[（(]?\s?[\d０-９]+\s?(?:[` + zh.RangeMarks + `][\d０-９]+)?[家个所座处]|[一二两三四五六七八九十]+[家个]|各\d|载体|[^\p{Han}]{0,2}(?:联盟|平台)$|级|卫生|学校|大道|路|[东南西北]侧|\p{Han}{2,5}(?:局|委)(?:[、，,；;。）)\s]|$)|片区|城[市镇]|地(?:面积|设施)|梯队|配合|(?:建设)?(?:工作)?(?:领导小组|指挥部|专班))`)

// countedAs follows the last name of a list that says how many it has of what:
// 甲小镇、乙产业园2个园区.
var countedAs = zh.MustCompile(`^等?(?:[两三四五六七八九十]|\d{1,2})[个家座大]\p{Han}{0,4}?(?:园区|载体|平台|小镇|基地|综合体|孵化器|实验室)`)

// furthered is what stands behind the names of carriers that are furthered:
// 加快X建设, 以X为核心.
var furthered = zh.MustCompile(`^(?:[（(][^（()）]{1,12}[)）])?(?:[一二三四]期)?(?:[、和与及][^。；;，,：:]{2,60}?)?(?:等\p{Han}{0,4})?(?:建设|改造|扩建|品质|提质|扩容|扩能|升级|改造|集聚|能级|作用|申报|创建|落地|运营|[开投]工|对外开放|开展|率先|打造|争创|牵头|发展|做大|做强|为[^。；，]{0,12}(?:核心|引领|载体|重点|龙头|两翼|支撑|依托|区|节点|枢纽|主))`)

// officeEnd is what an office is named by before 中心, and systemsEnd an
// information system before 平台.
var (
	officeEnd  = class("office_ends").List()
	systemsEnd = zh.NewList("信息", "信息化")
)

// lettered are names with Latin letters or figures of their own: OPC, 5G+.
var lettered = zh.MustCompile(`[A-Za-z+＋]`)

// enlarging ends in a verb that takes the first letter of 大市场 to it.
var enlarging = zh.MustCompile(`[做扩壮]$`)

// venueDone is done with parks and venues when they are there.
var venueDone = zh.NewList("完成", "开放", "建成开放")

// verbEnd ends words that make no name: 以甲山博览会为平台, 处处有公园.
var verbEnd = zh.NewList("为", "有", "成", "串联", "编制", "征集", "结合", "交", "签订")

// counted ends in how many there are: 百座.
var counted = zh.MustCompile(`[\d０-９两三四五六七八九十百千万]+[座个家处所]$|^每[座个家处所]`)

// plotBound says where a plot ends, before 港: 西至甲港.
var plotBound = zh.MustCompile(`[东南西北侧](?:至|靠|临|接|到|起|邻)`)

// scheme is what follows quotation marks around a scheme, which is no carrier:
// “一所多基地”体系.
var scheme = zh.MustCompile(`^”(?:体系|模式|机制|格局|行动|战略|计划|等(?:项目|工程|行动|举措|服务))`)

// anyones ends where many who are not named set something up, so that it is no
// certain one: 引导龙头企业打造….
var anyones = zh.MustCompile(`(?:鼓励|引导|支持|推动|组织|指导)[^。；;，,]{0,20}?(?:企业|高校|院所|机构|部门|政府|各[区县市镇地类级]|园区|街道|乡镇|社会|单位|有条件|地区|主体)[^。；;，,]{0,24}$`)

// onCondition ends where a condition is stated, and granted what is given then:
// 对新建…的，给予….
var (
	onCondition = zh.MustCompile(`(?:^|[，,。\s])对[^，,。；;]{0,30}$`)
	granted     = zh.MustCompile(`^[^。；;]{0,60}?(?:的[，,]?[^。；;]{0,24}?(?:给予|予以|奖励|补助|补贴|资助))`)
)

// predicated follows a name that a clause is about: 甲山产业园三期竣工. It may be one
// of a list.
var predicated = zh.MustCompile(`^(?:[（(][^（()）]{1,12}[)）])?(?:[一二三四五六七八九十]期)?(?:工程|项目)?(?:[、和与及][^。；;，,：:、]{2,14}){0,4}?(?:全年|年内|今年|上半年|下半年|[\d一二三四五六七八九十]{1,4}[年月季](?:\d{1,2}[月日])?(?:底|末|前|份|度|中旬|上旬|下旬|底前)?|\d{1,2}月\d{1,2}日|已|正式|顺利|基本|全面|争取|力争|计划){0,3}(?:完成|竣工|开业|投产|投运|投用|投入|建成|开工|动工|封顶|新增|累计|占地|总投资|入驻|集聚|实现|引进|获评|获批|通过|挂牌|揭牌|启用|启动|开园|签约|落地|形成|规划面积|总建筑|达到|\p{Han}{0,10}?\d)`)

// operated follows a certain carrier, though its words are those of a sort.
var operated = zh.MustCompile(`^(?:[一二三四]期)?(?:投入(?:使用|运行|运营|生产)|投用|投运|投产|建成|竣工|开园|揭牌|挂牌|启用|对外开放)`)

// honours are words for what is aspired to.
var honours = zh.NewList("争创", "创建", "申报", "创成", "获批", "获评", "入选", "认定")

// alone follows a name that fills its cell or clause, or labels what comes.
var alone = zh.MustCompile(`^(?:[（(][^（()）]{1,12}[)）])?(?:[一二三四五六七八九十]期)?(?:\s*[：:。\t|｜,]|\s*$|[ \x{3000}]\S)`)

// worked ends what is done to one carrier, before another: 甲馆扩建和乙中心.
var worked = zh.MustCompile(`(?:扩建|建设|改造|新建|改建|提升|修缮|项目|工程)$`)

// someWords count some of a sort, and no certain one.
var someWords = zh.NewList("一批", "若干", "多个", "各类", "各级")

// school is what a school's name has before 学院, and no carrier's.
var school = zh.MustCompile(`大学|职业|技术|师范|医学|商$|理工|党校|科$`)

// venture is what a college for founders has before 学院.
var venture = zh.MustCompile(`(?:创业|创新|产业|众创)\p{Han}{0,2}$`)

// standard is the short name of a standard, which laboratories are described by: GLP.
var standard = zh.MustCompile(`^[A-Z]{2,5}$`)

// medium is a newspaper or channel, which plans call a platform too.
var medium = zh.MustCompile(`[日晚早]报|电视台|频道|抖音|微信|微博|客户端|公众号|视频号`)

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
var ownersMark = zh.MustCompile(`^[` + zh.Divisions + `][^级域内外]`)
