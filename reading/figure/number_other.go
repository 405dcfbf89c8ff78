package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/zh"
)

// nameRules are about numbers that belong to a name.
var nameRules = []numberRule{
	aside(account.RankOfList, "length of a list", "how many the list before it has", (*candidate).countsList),
	aside(Name, "number of a project", "the number of a house or a plot that names a project", (*candidate).namesProject),
	aside(Name, "phase", "the phase of something that is built", (*candidate).namesPhase),
	aside(Name, "place in words", "a numeral that the name of a place begins with", (*candidate).namesPlace),
	aside(Name, "meeting", "the number of a meeting", (*candidate).namesMeeting),
	aside(account.RankOfList, "named in a list", "how many were decided on, and stand in a list", (*candidate).namedInList),
	aside(Name, "reach", "how far what it names reaches", (*candidate).namesReach),
}

// countsList: 县甲局、县乙局等12个部门.
func (c *candidate) countsList() bool {
	return c.q.Start > c.pre.start && c.text[c.q.Start-1] == '等' && counter(c.q.Unit) && bodiesAfter.MatchString(c.behind(0, 4))
}

var bodiesAfter = zh.MustCompile(`^(?:市级|县级|区级|省级|市直|县直)?(?:部门|单位|委办局|成员单位|科室)`)

// namesProject: 柳巷路312项目. The unit that seems to follow is the head of 项目.
func (c *candidate) namesProject() bool {
	return c.q.Unit == "项" && !c.q.Words && !c.q.Explicit && projectAfter.MatchString(c.behind(-1, 4)) &&
		c.q.Start > c.pre.start && !c.endsInVerb(c.pre) && zh.IsHan(c.text[c.q.Start-1]) && !countsAll.MatchString(string(c.text[c.pre.start:c.q.Start]))
}

var (
	projectAfter = zh.MustCompile(`^项目(?:[^标]|$)`)
	countsAll    = zh.MustCompile(`(?:共|计|各|余|第|达到?)\s*$`)
)

// namesPhase: 柳园5期东侧绿地. What is held in so many issues or courses (夜校5期) is
// counted, and a verb counts what follows (举办5期培训班).
func (c *candidate) namesPhase() bool {
	if c.q.Unit != "期" || c.q.Explicit || c.q.Value > mostPhases || c.endsInVerb(c.pre) {
		return false
	}
	head := c.text[c.pre.start:c.q.Start]
	return len(head) > 0 && zh.IsHan(head[len(head)-1]) && (phased.Ending(head) != nil || placeAfter.MatchString(c.behind(0, farthestPlace)))
}

// mostPhases is in how many phases something is built at most.
const mostPhases = 12

// placeAfter is what follows the name of a place: a side of it, or what is built there.
var placeAfter = zh.MustCompile(`^(?:[东西南北内外]?[侧面部区]|周边|地块|项目|工程|(?:规划|扩建|改造|建设|更新)|[^，。；、]{1,6}(?:绿地|公园|地块|项目|工程|道路|建设|改造))`)

// namesPlace: 七棵松森林公园. A measure of trees or wells counts no park.
func (c *candidate) namesPlace() bool {
	return c.q.Words && !c.q.Explicit && countsPlants.Has(c.q.Unit) && placeEnds.MatchString(c.behind(0, farthestPlace))
}

const farthestPlace = 12

var (
	countsPlants = zh.NewList("棵", "株", "口", "眼", "亩", "孔", "只", "头", "尾", "里", "道")
	placeEnds    = zh.MustCompile(`^[^，。；、的]{1,6}?(?:公园|古街|老街|街区|街道|社区|小区|村|广场|小镇|片区|地块|湿地|大桥|水库|隧道|景区|林场|遗址)`)
)

// namesMeeting: 县政府九届34次常务会议.
func (c *candidate) namesMeeting() bool {
	return c.q.Unit == "次" && !c.q.Explicit && meetingAfter.MatchString(c.behind(0, 8)) && sessionBefore.MatchString(string(c.text[c.pre.start:c.q.Start]))
}

var (
	meetingAfter  = zh.MustCompile(`^(?:常务|全体|全委|主任|主席|党组|党委|常委|办公|代表|政府|专题)(?:扩大)?[^，。；]{0,2}会`)
	sessionBefore = zh.MustCompile(`(?:届|第|政府|党组|常委会|人大|政协)(?:第)?$`)
)

// namedInList: 经专家评审，确定9家单位列入2026年度培育名单.
func (c *candidate) namedInList() bool {
	return counter(c.q.Unit) && !c.q.Explicit && listAfter.MatchString(string(c.text[c.q.End:c.within.end])) &&
		decidedBefore.MatchString(string(c.text[c.sentence.start:c.q.Start]))
}

var (
	listAfter     = zh.MustCompile(`^[^，。；、]{0,14}(?:列入|纳入|入选|为)[^，。；、]{0,18}名单`)
	decidedBefore = zh.MustCompile(`经[^。；]{0,40}(?:研究|评审|审定|审议|审核|公示)[^。；]{0,8}(?:决定|确定|认定|同意|选定|拟定)[^。；\d]{0,4}$`)
)

// namesReach: 绿地500米服务半径覆盖率, 10公里范围内.
func (c *candidate) namesReach() bool {
	return isSize(c.q.Unit) && !c.q.Explicit && reachAfter.MatchString(c.behind(0, 6))
}

var reachAfter = zh.MustCompile(`^(?:的)?(?:服务|覆盖|辐射|步行|缓冲)?(?:半径|范围内|缓冲区|生活圈|服务圈)`)

// behind are the characters behind the number and its unit; from -1 counts from the
// last of the unit.
func (c *candidate) behind(from, most int) string {
	at := c.q.NumEnd + from
	return string(c.text[at:min(at+most, c.sentence.end)])
}

// ownTaskRules are about what a document counts its own parts in.
var ownTaskRules = []numberRule{
	aside(account.CountOfTasks, "own tasks", "how many tasks the document itself has", (*candidate).countsOwnTasks),
	aside(account.CountOfTasks, "divided into", "how many tasks something is divided into", (*candidate).dividedInto),
	aside(account.CountOfTasks, "parts of a list", "how many parts a list of work has", (*candidate).countsParts),
}

// countsOwnTasks: 梳理形成共18项任务, 确定了9个方面160项重点工作.
func (c *candidate) countsOwnTasks() bool {
	unit := len([]rune(c.q.Unit))
	return unit == 1 && !c.q.Explicit && !strings.Contains(string(c.text[c.within.start:c.q.Start]), "每") && ownTasks.MatchString(c.behind(-unit, 12)) && divides.In(c.text[c.within.start:c.q.Start])
}

// dividedInto: 分解任务18项, 细化为26项.
func (c *candidate) dividedInto() bool {
	if c.q.Unit != "项" && c.q.Unit != "条" && c.q.Unit != "个" || len(zh.TrimRunes(c.text[c.q.End:c.post.end])) > 0 {
		return false
	}
	return dividedBefore.MatchString(string(c.text[c.within.start:c.q.Start]))
}

// countsParts: 本清单共分5个方面18项, 民生实事项目共9件, 9件12项民生实事.
func (c *candidate) countsParts() bool {
	unit := len([]rune(c.q.Unit))
	if unit == 0 || c.q.Explicit || !strings.Contains("项件条类个大", c.q.Unit) {
		return false
	}
	return listOfWork.MatchString(string(c.text[c.within.start:c.q.NumStart])) || worksAfter.MatchString(c.behind(-unit, 12))
}

var (
	listOfWork = zh.MustCompile(`(?:(?:本|该|任务|项目|责任|工作)清单|民生实事(?:项目)?|为民办实事(?:项目)?|本(?:方案|要点|计划|措施))(?:一共|总共|共|分|包括|包含|涉及|计|有|为|确定|安排)+\s*(?:\d+[项件条类个大](?:方面|领域|部分|大类)?[、，和]?)?$`)
	worksAfter = zh.MustCompile(`^[项件类](?:\d+[项件])?(?:民生实事|为民办?实事|实事项目)`)
)

var (
	divides       = class("divides").List()
	phased        = class("phased").List()
	ownTasks      = zh.MustCompile(`^[项条个件大][^，。；、\d]{0,6}?(?:任务|工作|举措|措施|事项|方面|要点)(?:[，。；、：\s和与及，（(]|$|[\d一二三四五六七八九十])`)
	dividedBefore = zh.MustCompile(`(?:分解|细化|梳理|分为|确定|明确|提出|部署|列出|安排|下达)了?[^，。；]*(?:任务|工作|举措|措施|事项|要点)[^，。]{0,4}$|(?:分解|细化|梳理)(?:为|成|形成)(?:共|共计)?$`)
)

// meaningRules are about numbers that say what a word means, how something is worked
// out or done, what is paid for it, or to whom it applies.
var meaningRules = []numberRule{
	aside(Definition, "definition", "the sentence says what a word means", func(c *candidate) bool { return c.sentence.defines }),
	aside(Definition, "objects", "how many a set of rules applies to", (*candidate).countsObjects),
	aside(Standard, "grade", "the points that a grade takes", (*candidate).ofGrade),
	aside(Standard, "weight", "what share of an assessment it makes", (*candidate).weighs),
	aside(account.Formula, "formula", "a number of a formula", (*candidate).inFormula),
	aside(Standard, "sample", "how many of each are looked at", (*candidate).sampled),
	aside(Standard, "fee", "what somebody pays for each", (*candidate).isFee),
	aside(Ceiling, "share of a grant", "by what share or sum something is granted", (*candidate).shareOfGrant),
	aside(Condition, "granted to", "what one must have to be granted something", (*candidate).grantedTo),
}

// saysMeaning: the sentence says what a word means: 空置用地，是指…, 指超过约定期限….
func saysMeaning(text []rune) bool {
	return slices.Contains(text, '指') && (account.Defines(string(text)) || opensMeaning.MatchString(string(text)))
}

var opensMeaning = zh.MustCompile(`(?:^|[，,：:])\s*(?:即|系|主要|特)?指[^导标数引挥定示向南头]`)

// countsObjects: 考核对象为9个镇和2个园区.
func (c *candidate) countsObjects() bool {
	return counter(c.q.Unit) && objectsBefore.MatchString(string(c.text[c.within.start:c.q.NumStart]))
}

var objectsBefore = zh.MustCompile(`(?:考核|考评|评价|评估|评选|适用|申报|检查|参评)(?:对象|范围|主体)(?:为|是|包括|涵盖)`)

// ofGrade: 80分以上的为优秀.
func (c *candidate) ofGrade() bool {
	return c.q.Unit == "分" && c.q.Explicit && gradeAfter.MatchString(c.behind(0, 12))
}

var gradeAfter = zh.MustCompile(`^(?:以[上下]|及以[上下])?[（(]?(?:含|不含)?[^，。；]{0,6}?[)）]?的?[，,]?(?:为|评为|评定为|确定为|定为|列为|视为)`)

// weighs: 占年度考核总分的5%.
func (c *candidate) weighs() bool {
	return isPercent(c.q.Unit) && weightBefore.MatchString(string(c.text[c.sentence.start:c.q.Start]))
}

var weightBefore = zh.MustCompile(`(?:考核|考评|评价|绩效|评议)[^，。；]{0,6}(?:总分|总成绩|总得分|得分|成绩|分值)的?$|(?:考核|考评|绩效)[^。；]{0,6}占比$`)

// inFormula: 达标数/检测数×100%.
func (c *candidate) inFormula() bool {
	clause := c.text[c.within.start:c.within.end]
	times := slices.ContainsFunc(clause, func(r rune) bool { return r == '×' || r == '÷' })
	if slices.ContainsFunc(clause, func(r rune) bool { return r == '=' || r == '＝' }) {
		return times || slices.ContainsFunc(clause[:c.q.NumStart-c.within.start], func(r rune) bool { return r == '/' || r == '／' || r == '*' })
	}
	return times && formulaBefore.MatchString(string(c.text[c.within.start:c.q.NumStart]))
}

// formulaBefore is a factor in words before a number.
var formulaBefore = zh.MustCompile(`[^\d\s米毫厘][)）]?\s*[×÷]\s*$`)

// sampled: 每座水厂抽查8份水样.
func (c *candidate) sampled() bool {
	head := string(c.text[c.within.start:c.q.Start])
	return strings.ContainsRune(head, '每') && sampleBefore.MatchString(head)
}

var sampleBefore = zh.MustCompile(`每[^，。；年季月]{1,10}(?:抽查|抽检|抽取|抽样|抽测|抽选|抽验)(?:不少于|至少)?$`)

// isFee: 检测费每份120元, 按每吨2.6元收取.
func (c *candidate) isFee() bool {
	if !isMoney(c.q.Unit) && !strings.Contains(c.q.Unit, "元/") {
		return false
	}
	clause, head := string(c.text[c.within.start:c.within.end]), string(c.text[c.within.start:c.q.Start])
	if !c.q.Explicit && priceBefore.MatchString(head) {
		return true
	}
	if !fees.MatchString(clause) {
		return false
	}
	return strings.Contains(c.q.Unit, "/") || feeBefore.MatchString(head) || feeAfter.MatchString(c.behind(0, 6))
}

var (
	fees      = zh.MustCompile(`收取|收费|计收|计费|缴纳|征收|票价|门票|(?:[^经消免]|^)费(?:用|标准)?(?:为|按|：|每)`)
	feeBefore = zh.MustCompile(`每[^，。；年亩]{1,5}$`)
	// priceBefore is what only prices are told for.
	priceBefore = zh.MustCompile(`每(?:小时|次|份|度|张|晚|车次)$|价[^，。；]{0,6}每(?:吨|公斤|斤|立方米)$`)
	feeAfter    = zh.MustCompile(`^的?(?:标准)?(?:收取|收费|计收|计费|缴纳|征收)`)
)

// shareOfGrant: 按照上年度投入的50%给予补助.
func (c *candidate) shareOfGrant() bool {
	return (isPercent(c.q.Unit) || isMoney(c.q.Unit)) && grantAfter.MatchString(c.behind(0, 10)) &&
		datedWords.ReplaceAllString(string(c.text[c.within.start:c.q.Start]), "") != "" && saysByHowMuch(c.text[c.within.start:c.q.Start])
}

var grantAfter = zh.MustCompile(`^(?:的?(?:比例|标准)|以内)?(?:一次性)?(?:给予|予以|补助|补贴|奖补|资助|奖励|返还|兑现|兑付|贴息)`)

// grantedTo: 面积在180平方米以上，开业满一年的一次性补助2万元; 投资4亿元以上的项目，实行“一事一议”.
func (c *candidate) grantedTo() bool {
	if !c.q.Explicit || c.clause.goal {
		return false
	}
	return grantedWho.MatchString(string(c.text[c.q.End:min(c.q.End+longestLimit, c.sentence.end)]))
}

var grantedWho = zh.MustCompile(`^[^。；]{0,24}?的[，,]?(?:分别|再|均|可|由[^，。]{1,8})?(?:一次性|给予|予以|奖励|补助|补贴|资助|奖补|享受)|` +
	`^[^，。；]{0,24}?的[^，。；、]{1,8}[，,](?:经[^，。；]{1,8}?)?(?:可(?:以)?(?:申请|享受|按|优先|纳入|认定)|实行|给予|予以|享受|优先|一律|免[收征缴除])`)
