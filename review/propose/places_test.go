package propose_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/propose"
)

// header is how an invented plan begins: the lines before its first section.
type header struct {
	name  string
	lines string
	area  string // the code, or the id of a zone
	chain string // the names, from the place upwards
}

var headers = []header{
	{"a district of a municipality", "重庆市渝北区人民政府办公室关于印发渝北区低空经济发展行动计划（2025—2027年）的通知\n渝北府办发〔2025〕12号", "500112", "渝北区 重庆市"},
	{"a county of a municipality", "城口县人民政府关于印发城口县低空经济实施方案的通知\n城口府发〔2025〕3号", "500229", "城口县 重庆市"},
	{"a county of an autonomous prefecture", "宣恩县人民政府办公室关于印发宣恩县林下经济三年行动方案的通知\n宣政办发〔2024〕8号", "422825", "宣恩县 恩施土家族苗族自治州 湖北省"},
	{"an autonomous prefecture", "延边朝鲜族自治州人民政府关于印发延边朝鲜族自治州冰雪经济行动计划的通知\n延州政发〔2024〕6号", "222400", "延边朝鲜族自治州 吉林省"},
	{"an autonomous prefecture in short", "恩施州人民政府办公室关于印发恩施州硒产业行动方案的通知\n恩施州政办发〔2024〕5号", "422800", "恩施土家族苗族自治州 湖北省"},
	{"an autonomous county", "长阳土家族自治县人民政府关于印发长阳土家族自治县清江经济实施方案的通知", "420528", "长阳土家族自治县 宜昌市 湖北省"},
	{"a banner", "准格尔旗人民政府关于印发准格尔旗氢能产业行动计划的通知", "150622", "准格尔旗 鄂尔多斯市 内蒙古自治区"},
	{"a league", "锡林郭勒盟行政公署关于印发锡林郭勒盟风电产业行动计划的通知", "152500", "锡林郭勒盟 内蒙古自治区"},
	{"an autonomous region", "广西壮族自治区人民政府关于印发广西低空经济行动计划的通知\n桂政发〔2024〕11号", "450000", "广西壮族自治区"},
	{"a city without counties", "东莞市人民政府办公室关于印发东莞市机器人产业行动计划的通知\n东府办〔2025〕9号", "441900", "东莞市 广东省"},
	{"a city directly below a province", "仙桃市人民政府办公室关于印发仙桃市无纺布产业实施方案的通知\n仙政办发〔2024〕4号", "429004", "仙桃市 湖北省"},
	{"a city of the corps", "石河子市人民政府关于印发石河子市算力产业行动计划的通知", "659001", "石河子市 新疆维吾尔自治区"},
	{"a forest district", "神农架林区人民政府关于印发神农架林区生态旅游行动方案的通知", "429021", "神农架林区 湖北省"},
	{"鼓楼区 behind its city", "南京市鼓楼区人民政府关于印发鼓楼区软件产业行动计划的通知\n鼓政发〔2024〕2号", "320106", "鼓楼区 南京市 江苏省"},
	{"鼓楼区 by its city's sign", "鼓楼区人民政府办公室关于印发鼓楼区数字商贸实施方案的通知\n榕鼓政办〔2024〕7号", "350102", "鼓楼区 福州市 福建省"},
	{"鼓楼区 by other places", "鼓楼区人民政府关于印发鼓楼区夜间经济行动方案的通知\n一、总体要求\n对接徐州市重点任务，与云龙区、泉山区联动，落实徐州市部署。", "320302", "鼓楼区 徐州市 江苏省"},
	{"朝阳区 of a municipality by its sign", "朝阳区人民政府办公室关于印发朝阳区首店经济行动计划的通知\n京朝政办发〔2024〕3号", "110105", "朝阳区 北京市"},
	{"朝阳区 behind its city", "长春市朝阳区人民政府关于印发朝阳区光电产业行动方案的通知", "220104", "朝阳区 长春市 吉林省"},
	{"西湖区 behind its city", "杭州市西湖区人民政府关于印发西湖区视觉智能产业行动计划的通知\n西政发〔2024〕5号", "330106", "西湖区 杭州市 浙江省"},
	{"西湖区 by its province's sign", "西湖区人民政府关于印发西湖区楼宇经济行动计划的通知\n一、总体要求\n按照江西省、南昌市部署，与东湖区、青云谱区错位发展。", "360103", "西湖区 南昌市 江西省"},
	{"市中区 behind its city", "济南市市中区人民政府关于印发市中区金融科技行动方案的通知", "370103", "市中区 济南市 山东省"},
	{"市南区", "青岛市市南区人民政府关于印发市南区海洋经济行动计划的通知", "370202", "市南区 青岛市 山东省"},
	{"新城区 of two", "呼和浩特市新城区人民政府关于印发新城区云计算产业行动计划的通知", "150102", "新城区 呼和浩特市 内蒙古自治区"},
	{"城关区 by its province", "兰州市城关区人民政府办公室关于印发城关区商贸流通行动计划的通知\n城政办发〔2024〕9号", "620102", "城关区 兰州市 甘肃省"},
	{"沙市区, whose name has 市 within", "荆州市沙市区人民政府关于印发沙市区纺织产业行动计划的通知", "421002", "沙市区 荆州市 湖北省"},
	{"a county that was renamed", "绍兴县人民政府关于印发绍兴县印染产业提升方案的通知\n绍县政发〔2012〕15号", "330603", "柯桥区 绍兴市 浙江省"},
	{"a county that became a district", "洞头县人民政府关于印发洞头县海岛旅游行动计划的通知\n洞政发〔2013〕5号", "330305", "洞头区 温州市 浙江省"},
	{"a district that was merged", "闸北区人民政府关于印发闸北区检测产业行动方案的通知\n闸府发〔2014〕5号", "310106", "静安区 上海市"},
	{"a prefecture that became a city", "毕节地区行政公署关于印发毕节地区煤化工产业行动计划的通知", "520500", "毕节市 贵州省"},
	{"a county of one character", "赵县人民政府关于印发赵县梨产业行动计划的通知", "130133", "赵县 石家庄市 河北省"},
	{"a new district", "浦东新区人民政府关于印发浦东新区低空经济行动方案的通知\n浦府规〔2024〕2号", "310115", "浦东新区 上海市"},
	{"a special administrative region", "澳门特别行政区政府关于会展产业的行动计划", "820000", "澳门特别行政区"},
	{"a zone by its city's name", "合肥高新技术产业开发区管委会关于印发合肥高新技术产业开发区量子产业行动计划的通知\n合高管〔2024〕3号", "340176", "合肥高新技术产业开发区 合肥市 安徽省"},
	{"a zone behind its county", "霍邱县青岩经济开发区管理委员会关于印发青岩经济开发区钢铁产业实施方案的通知", "huoqiu-qingyanjingji-kaifaqu", "青岩经济开发区 霍邱县 六安市 安徽省"},
}

func readPlan(t *testing.T, h string) *dataset.File {
	t.Helper()
	text := strings.ReplaceAll(h, "\n", "\n\n")
	if !strings.Contains(text, "一、") {
		text += "\n\n一、总体要求\n\n加快发展。"
	}
	text += "\n\n二、重点任务\n\n1.建设示范平台。建设服务站3个。（牵头单位：科技局，配合单位：财政局）\n"
	doc, err := source.Read("plan.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	f.Slug = "plan"
	return f
}

func TestPlacesOfInventedDocumentsAreFound(t *testing.T) {
	for _, h := range headers {
		t.Run(h.name, func(t *testing.T) {
			p, err := propose.For(&dataset.Vocabularies{}, readPlan(t, h.lines))
			if err != nil {
				t.Fatal(err)
			}
			r := (&dataset.Dataset{}).With(p.Addition).Resolver()
			a, ok := r.Area(p.Files[0].Document.Area)
			if !ok {
				t.Fatalf("%q is no area", p.Files[0].Document.Area)
			}
			if a.ID != h.area {
				t.Errorf("is %s %s, want %s", a.ID, a.Name, h.area)
			}
			var chain []string
			for up := a; up != nil; up = r.Above(up) {
				chain = append(chain, up.Name)
			}
			if got := strings.Join(chain, " "); got != h.chain {
				t.Errorf("lies in %s, want %s", got, h.chain)
			}
			if listed := a.Code != ""; listed && (a.Code != h.area || len(p.Areas) > 0) {
				t.Errorf("code %q, proposed %v", a.Code, p.Areas)
			}
		})
	}
}

func TestNamesakesThatNothingTellsApartAreAsked(t *testing.T) {
	_, err := propose.For(&dataset.Vocabularies{}, readPlan(t, "鼓楼区人民政府关于印发鼓楼区夜间经济行动方案的通知"))
	if !errors.Is(err, propose.ErrShared) || !strings.Contains(err.Error(), "320106 (江苏省南京市鼓楼区)") || !strings.Contains(err.Error(), "350102") {
		t.Errorf("got %v", err)
	}
}

func TestADecisionTellsNamesakesApart(t *testing.T) {
	v := &dataset.Vocabularies{Decisions: []dataset.Decision{{Alias: "鼓楼区", Of: "area:350102"}}}
	p, err := propose.For(v, readPlan(t, "鼓楼区人民政府关于印发鼓楼区夜间经济行动方案的通知"))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Files[0].Document.Area; got != "福建省福州市鼓楼区" {
		t.Errorf("鼓楼区 is %s", got)
	}
	p, err = propose.For(v, readPlan(t, "南京市鼓楼区人民政府关于印发鼓楼区软件产业行动计划的通知"))
	if err != nil || p.Files[0].Document.Area != "江苏省南京市鼓楼区" {
		t.Errorf("where the document tells: %v, %v", p.Files, err)
	}
}

func TestAFormerNameIsTold(t *testing.T) {
	p, err := propose.For(&dataset.Vocabularies{}, readPlan(t, "洞头县人民政府关于印发洞头县海岛旅游行动计划的通知"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(p.String(), "洞头县 is 洞头区 (330305) today, since 2015") {
		t.Errorf("told:\n%s", p)
	}
}

// cityPlan is a plan of a city with a table of places.
func cityPlan(t *testing.T, slug, city string, rows ...string) *dataset.File {
	t.Helper()
	f := &dataset.File{Slug: slug, Document: dataset.Document{Title: city + "行动计划", Kind: dataset.KindPlan, Area: city, Issuers: []string{city + "人民政府"}}}
	for i, row := range rows {
		f.Targets = append(f.Targets, dataset.Figure{Key: string(rune('a' + i)), Indicator: "充电桩", Comparator: "=", Value: float64(i + 2), Unit: "个", Scope: row})
	}
	return f
}

func TestZonesAreTheSameWhateverTheOrderOfDocuments(t *testing.T) {
	plans := []func() *dataset.File{
		func() *dataset.File { return cityPlan(t, "a", "温州市", "鹿城区", "瓯海区", "高新区") },
		func() *dataset.File { return cityPlan(t, "b", "宁波市", "海曙区", "鄞州区", "高新区") },
		func() *dataset.File { return cityPlan(t, "c", "温州市", "鹿城区", "龙湾区", "高新区") },
	}
	var before string
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}} {
		d := &dataset.Dataset{}
		for _, i := range order {
			p, err := propose.For(&d.Vocabularies, plans[i]())
			if err != nil {
				t.Fatal(err)
			}
			d = d.With(p.Addition)
		}
		var all []string
		for _, a := range d.Areas {
			all = append(all, a.ID+" in "+a.PartOf)
		}
		slices.Sort(all)
		for _, f := range d.Files {
			for _, g := range f.Targets {
				all = append(all, f.Slug+" "+g.Scope+" "+g.Area)
			}
		}
		now := strings.Join(all, "\n")
		if before != "" && now != before {
			t.Errorf("in the order %v\n%s\nand before\n%s", order, now, before)
		}
		before = now
	}
	if !strings.Contains(before, "ningbo-gaoxinqu in 330200") || !strings.Contains(before, "wenzhou-gaoxinqu in 330300") || !strings.Contains(before, "a 鹿城区 鹿城区") {
		t.Errorf("got\n%s", before)
	}
}

func TestABareKindOfZoneIsTheOneOfTheCity(t *testing.T) {
	p, err := propose.For(&dataset.Vocabularies{}, cityPlan(t, "a", "郑州市", "中原区", "金水区", "高新区"))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Files[0].Targets[2].Area; got != "河南省郑州市郑州高新技术产业开发区" {
		t.Errorf("高新区 is %s", got)
	}
}

func TestNamesakesInAFileAreWrittenOut(t *testing.T) {
	p, err := propose.For(&dataset.Vocabularies{}, cityPlan(t, "a", "徐州市", "鼓楼区", "云龙区", "泉山区"))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Files[0].Targets[0].Area; got != "江苏省徐州市鼓楼区" {
		t.Errorf("鼓楼区 is written %s", got)
	}
	if got := p.Files[0].Targets[1].Area; got != "云龙区" {
		t.Errorf("云龙区 is written %s", got)
	}
}

func TestPlacesAboveThatNothingKnowsAreProposed(t *testing.T) {
	f := plan("青川区", "市科技局", "省财政厅")
	f.Document.Issuers = []string{"云岭省云州市青川区人民政府"}
	p, err := propose.For(&dataset.Vocabularies{}, f)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range p.Areas {
		got = append(got, a.ID+" "+a.Level+" in "+a.PartOf)
	}
	if want := []string{"yunling-sheng province in ", "yunzhou-shi city in yunling-sheng", "qingchuan-qu county in yunzhou-shi"}; !slices.Equal(got, want) {
		t.Errorf("proposed %q, want %q", got, want)
	}
	if len(p.Unplaced) > 0 {
		t.Errorf("unplaced %v", p.Unplaced)
	}
}

func TestANamesakeOfAnotherCityIsAnotherPlace(t *testing.T) {
	d := &dataset.Dataset{}
	for _, city := range []string{"云州市", "石州市"} {
		f := plan("青川区", "区科技局")
		f.Slug, f.Document.Title, f.Document.Issuers = city, "青川区行动计划", []string{city + "青川区人民政府"}
		p, err := propose.For(&d.Vocabularies, f)
		if err != nil {
			t.Fatal(err)
		}
		d = d.With(p.Addition)
	}
	r := d.Resolver()
	for _, f := range d.Files {
		a, ok := r.Area(f.Document.Area)
		if !ok || r.Above(a).Name != f.Slug {
			t.Errorf("%s: area %q is %+v", f.Slug, f.Document.Area, a)
		}
	}
}

func TestANumberPlacesNoInventedCity(t *testing.T) {
	f := plan("云州市", "市科技局")
	f.Document.DocNumber = "云政办发〔2024〕3号"
	p, err := propose.For(&dataset.Vocabularies{}, f)
	if err != nil || len(p.Areas) != 1 || p.Areas[0].PartOf != "" {
		t.Errorf("proposed %+v, %v", p.Areas, err)
	}
}

func TestAParentThatALaterDocumentNamesIsTold(t *testing.T) {
	v := vocabularies()
	first, err := propose.For(v, plan("上岚区", "区科技局"))
	if err != nil {
		t.Fatal(err)
	}
	after := (&dataset.Dataset{Vocabularies: *v}).With(first.Addition)
	later := plan("上岚区", "区科技局")
	later.Document.Title = "云岭省远州市上岚区孵化计划"
	p, err := propose.For(&after.Vocabularies, later)
	if err != nil {
		t.Fatal(err)
	}
	id := first.Areas[0].ID
	if a, _ := after.With(p.Addition).Resolver().Area(id); a.PartOf == "" || p.Parents[id] != a.PartOf {
		t.Errorf("%s is part of %q; told %v, proposed %v", id, a.PartOf, p.Parents, p.Areas)
	}
}
