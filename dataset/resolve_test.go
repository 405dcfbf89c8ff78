package dataset_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

func vocabularies() dataset.Vocabularies {
	return dataset.Vocabularies{
		Areas: []dataset.Area{
			{ID: "99", Name: "云岭省", Level: "province"},
			{ID: "9901", Name: "云州市", Level: "city", PartOf: "99"},
			{ID: "990101", Name: "青川区", FullName: "云岭省云州市青川区", Aliases: []string{"青川"}, Level: "county", PartOf: "9901"},
			{ID: "990102", Name: "新城区", Level: "county", PartOf: "9901"},
			{ID: "980102", Name: "新城区", FullName: "海东省新城区", Level: "county"},
		},
		Agencies: []dataset.Body{
			{Area: "990101", Name: "青川区科技局", Function: "科技局", Aliases: []string{"区科技局"}},
			{Area: "990101", Name: "青川区经发局", Function: "经发局", Aliases: []string{"经发局(金融办)"}},
			{Area: "9901", Name: "云州市科技局", Function: "科技局", Aliases: []string{"市科技局"}},
			{Area: "9901", Name: "云州市场开发公司", Function: "市场开发公司", Aliases: []string{"市场公司"}},
			{Area: "99", Name: "云岭省科技厅", Function: "科技厅", Aliases: []string{"省科技厅"}},
			{Area: "990102", Name: "新城区科技局", Function: "科技局"},
		},
		Indicators: []dataset.Indicator{
			{ID: "rd-share", Name: "研发投入占比", Unit: "%", Aliases: []string{"研发投入"}},
			{ID: "rd", Name: "研发经费", Unit: "万元", Aliases: []string{"研发投入"}},
		},
	}
}

func TestAgencyNamesAreResolvedByArea(t *testing.T) {
	v := vocabularies()
	f := &dataset.File{
		Document: dataset.Document{Area: "青川"},
		Agencies: []dataset.Agency{
			{Name: "区创新办", AliasOf: "青川区科技局"},
			{Name: "新城科技部门", Area: "990102", AliasOf: "科技局"},
			{Name: "大数据专班", Function: "数据局"},
		},
	}
	names := v.Resolver().Names(f)
	for written, want := range map[string]struct {
		area, name, function string
		known                bool
	}{
		"区科技局":      {"990101", "青川区科技局", "科技局", true},
		"科技局":       {"990101", "青川区科技局", "科技局", true},
		"经发局<金融办>":  {"990101", "青川区经发局", "经发局", true},
		"经发局〔金融办〕":  {"990101", "青川区经发局", "经发局", true},
		"经发局 (金融办)": {"990101", "青川区经发局", "经发局", true},
		"区创新办":      {"990101", "青川区科技局", "科技局", true},
		"新城科技部门":    {"990102", "新城区科技局", "科技局", true},
		"新城区科技局":    {"990102", "新城区科技局", "科技局", true},
		"市科技局":      {"9901", "云州市科技局", "科技局", true},
		"县科技局":      {"990101", "青川区科技局", "科技局", true}, // which was a county once
		"省科技厅":      {"99", "云岭省科技厅", "科技厅", true},
		"市场公司":      {"990101", "青川区市场公司", "市场公司", false},
		"区民政局":      {"990101", "青川区民政局", "民政局", false},
		"青川区工会":     {"990101", "青川区工会", "总工会", false},
		"大数据专班":     {"990101", "青川区大数据专班", "数据局", false},
	} {
		got := names.Agency(written)
		if got.Area == nil || got.Area.ID != want.area || got.Name != want.name || (got.Body != nil) != want.known {
			t.Errorf("%s is %+v, want %+v", written, got, want)
		}
		if got.Function != want.function {
			t.Errorf("%s has function %s, want %s", written, got.Function, want.function)
		}
	}
}

func TestBodiesOfPrefecturesBannersAndZonesAreNamedByTheirMark(t *testing.T) {
	v := dataset.Vocabularies{Areas: []dataset.Area{
		{ID: "97", Name: "云岭省", Level: "province"},
		{ID: "9701", Name: "云岭族自治州", Level: "city", PartOf: "97"},
		{ID: "9702", Name: "远山盟", Level: "city", PartOf: "97"},
		{ID: "970101", Name: "白草旗", Aliases: []string{"白草"}, Level: "county", PartOf: "9701"},
		{ID: "970102", Name: "白草经济技术开发区", Level: "zone", PartOf: "9701"},
	}}
	for _, c := range []struct{ home, written, area, key string }{
		{"9701", "州科技局", "9701", "科技局"},
		{"9701", "州委宣传部", "9701", "宣传部"},
		{"9702", "盟发展改革委", "9702", "发改局"},
		{"970101", "旗科技局", "970101", "科技局"},
		{"970101", "州科技局", "9701", "科技局"},
		{"970101", "州公安局白草分局", "970101", "公安局"},
		{"513400", "州公安局西昌分局", "513401", "公安局"},
		{"970102", "开发区科技局", "970102", "科技局"},
		{"970102", "州公安局开发区分局", "970102", "公安局"},
		{"970101", "自然资源和规划局分局", "970101", "资规局"},
	} {
		got := v.Resolver().Names(&dataset.File{Document: dataset.Document{Area: c.home}}).Agency(c.written)
		if got.Area == nil || got.Area.ID != c.area || got.Key != c.key || got.Unplaced {
			t.Errorf("%s in %s: got %s of %v, want %s of %s", c.written, c.home, got.Key, got.Area, c.key, c.area)
		}
	}
}

func TestAreaThatSeveralShareIsNotGuessed(t *testing.T) {
	v := vocabularies()
	r := v.Resolver()
	for ref, want := range map[string]string{"990101": "990101", "青川区": "990101", "云岭省云州市青川区": "990101", "新城区": "", "海东省新城区": "980102", "远山区": "", "": ""} {
		a, ok := r.Area(ref)
		if ok != (want != "") || ok && a.ID != want {
			t.Errorf("%q is %v, want %q", ref, a, want)
		}
	}
}

func TestIndicatorIsChosenByItsUnit(t *testing.T) {
	v := vocabularies()
	r := v.Resolver()
	for _, c := range []struct{ stated, unit, want string }{
		{"研发投入", "%", "rd-share"}, {"研发投入", "亿元", "rd"}, {"研发 投入", "％", "rd-share"}, {"研发经费", "", "rd"}, {"茶园", "亩", ""},
	} {
		f := &dataset.File{Targets: []dataset.Figure{{Indicator: c.stated, Unit: c.unit}}}
		m := r.Measures(f)[&f.Targets[0]]
		if m.Known != (c.want != "") || m.Known && m.Indicator.ID != c.want {
			t.Errorf("%s in %s is %+v, want %q", c.stated, c.unit, m.Indicator, c.want)
		}
	}
}

func TestLikenessAndInclusionCompareWordings(t *testing.T) {
	for _, c := range []struct {
		a, b                string
		likeness, inclusion float64
	}{
		{"孵化器数", "孵化器数", 1, 1},
		{"孵化器数", "省级孵化器数", 0.6, 1},
		{"孵化器数", "孵化 器数", 1, 1},
		{"孵化器数", "人才公寓", 0, 0},
		{"", "孵化器", 0, 0},
		{"甲", "甲", 1, 1},
	} {
		if l, i := dataset.Likeness(c.a, c.b), dataset.Inclusion(c.a, c.b); l != c.likeness || i != c.inclusion {
			t.Errorf("%q and %q: %v, %v, want %v, %v", c.a, c.b, l, i, c.likeness, c.inclusion)
		}
	}
}

// TestTheNamesOfTheBuiltInDocumentsMeanTheseBodies: what one document writes in
// several ways is one body, a zone's bureau is the zone's, and bodies that do the
// same work have one function wherever they are.
func TestTheNamesOfTheBuiltInDocumentsMeanTheseBodies(t *testing.T) {
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	for slug, bodies := range map[string]map[string]struct {
		area, function string
		written        []string
	}{
		"dongtou-incubators-2022": {
			"洞头区人社局":       {"330305", "人社局", []string{"区人社局", "区人力社保局"}},
			"洞头区资规局":       {"330305", "资规局", []string{"自然资源和规划分局", "区资规局"}},
			"洞头区科技局":       {"330305", "科技局", []string{"区科技局", "科技局"}},
			"洞头区投资促进服务中心":  {"330305", "投促中心", []string{"区投促中心", "区投资促进服务中心"}},
			"洞头区委组织部(人才办)": {"330305", "组织部", []string{"区委组织部<人才办>", "区委组织部(人才办)"}},
			"洞头区各街道(乡镇)":   {"330305", "街道(乡镇)", []string{"各街道<乡镇>", "各街道(乡镇)"}},
		},
		"longwan-corridor-2020": {
			"浙南科技城经发局(科技局)": {"zhenan-sci-tech-city", "经发局", []string{"科技城经发局(科技局)", "浙南科技城经发局(科技局)"}},
			"浙南科技城建投集团":     {"zhenan-sci-tech-city", "建投集团", []string{"科技城建投集团", "科技城建设投资集团公司"}},
			"浙南科技城财政局":      {"zhenan-sci-tech-city", "财政局", []string{"科技城财政局"}},
			"龙湾区财政局":        {"330303", "财政局", []string{"区财政局"}},
			"龙湾区科技局":        {"330303", "科技局", []string{"区科技局"}},
			"龙湾区资源规划分局":     {"330303", "资规局", []string{"区资源规划分局"}},
			"龙湾区卫健局":        {"330303", "卫健局", []string{"区卫健局", "区卫生健康局"}},
			"龙湾区人社局":        {"330303", "人社局", []string{"区人社局", "区人力社保局"}},
			"龙湾区市场监管局":      {"330303", "市场监管局", []string{"区市场监管局", "区市场监督管理局"}},
			"龙湾区委组织部(招才局)":  {"330303", "组织部", []string{"区委组织部(招才局)", "区招才局"}},
			"温州市交通管理局三大队":   {"330300", "交通管理局三大队", []string{"市交通管理局三大队"}},
		},
		"zhenan-cluster-2019": {
			"浙南产业集聚区科技局":   {"zhenan-cluster", "科技局", []string{"科技局"}},
			"浙南产业集聚区经发局":   {"zhenan-cluster", "经发局", []string{"经发局", "经发局<金融办>"}},
			"浙南产业集聚区国土局":   {"zhenan-cluster", "资规局", []string{"国土局"}},
			"浙南产业集聚区人力资源局": {"zhenan-cluster", "人社局", []string{"人力资源局"}},
		},
		"ouhai-eyewear-complex-2019": {
			"瓯海经济开发区管委会": {"ouhai-economic-development-zone", "管委会", []string{"开发区"}},
			"瓯海区科技局":     {"330304", "科技局", []string{"区科技局"}},
		},
	} {
		names := d.Resolver().Names(d.Files[slices.IndexFunc(d.Files, func(f *dataset.File) bool { return f.Slug == slug })])
		for name, want := range bodies {
			for _, written := range want.written {
				if got := names.Agency(written); got.Name != name || got.Area.ID != want.area || got.Function != want.function {
					t.Errorf("%s in %s is %s of %s, a %s; want %s of %s, a %s", written, slug, got.Name, got.Area.ID, got.Function, name, want.area, want.function)
				}
			}
		}
	}
}

// TestCollectiveBodiesHaveTheMembersThatAreKnown: each that stands for streets
// has every street of its area.
func TestCollectiveBodiesHaveTheMembersThatAreKnown(t *testing.T) {
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	collective := 0
	for _, b := range d.Agencies {
		if b.Kind != ontology.AgencyCollective || !strings.Contains(b.Function, "街道") {
			continue
		}
		collective++
		for _, other := range d.Agencies {
			if other.Area == b.Area && other.Kind == ontology.AgencySubdistrict && !slices.Contains(b.Members, other.Name) {
				t.Errorf("%s is no member of %s", other.Name, b.Name)
			}
		}
	}
	if collective != 2 {
		t.Errorf("%d collective bodies of streets, want 2", collective)
	}
}
