package areas_test

import (
	"testing"

	"github.com/policygraph/policygraph/vocabulary/areas"
)

func TestListHoldsTheCountry(t *testing.T) {
	levels := map[string]int{}
	for _, a := range areas.All() {
		levels[a.Level]++
		if a.Level != "province" && a.Above() == nil {
			t.Errorf("%s %s lies in nothing", a.Code, a.Name)
		}
		for _, name := range []string{"市辖区", "县", "省直辖县级行政区划"} {
			if a.Name == name {
				t.Errorf("%s %s is no division", a.Code, a.Name)
			}
		}
	}
	if levels["province"] != 34 || levels["city"] != 333 || levels["county"] < 2850 || levels["zone"] < 100 {
		t.Errorf("divisions by level: %v", levels)
	}
}

func TestPlacesByCode(t *testing.T) {
	for code, full := range map[string]string{
		"330305": "浙江省温州市洞头区",
		"429004": "湖北省仙桃市", // no prefecture
		"500101": "重庆市万州区", // a district of a municipality
		"500229": "重庆市城口县", // a county of a municipality
		"441900": "广东省东莞市", // no counties
		"460400": "海南省儋州市",
		"659001": "新疆维吾尔自治区石河子市",
		"820101": "澳门特别行政区大堂区",
	} {
		a, former := areas.ByCode(code)
		if a == nil || former || a.FullName() != full {
			t.Errorf("%s: got %v, want %s", code, a, full)
		}
	}
	if a, former := areas.ByCode("330322"); a == nil || !former || a.Code != "330305" {
		t.Errorf("the former code 330322: got %v", a)
	}
	if a, _ := areas.ByCode("999999"); a != nil {
		t.Errorf("999999 is %v", a)
	}
}

func TestNamesOfPlaces(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
	}{
		{"温州", []string{"330300"}},
		{"瓯海", []string{"330304"}},
		{"瓯海区", []string{"330304"}},
		{"浙江省温州市洞头区", []string{"330305"}},
		{"温州市洞头县", []string{"330305"}},
		{"洞头县", []string{"330305"}},
		{"恩施州", []string{"422800"}},
		{"延边朝鲜族自治州", []string{"222400"}},
		{"龙胜县", []string{"450328"}},
		{"广西", []string{"450000"}},
		{"闸北区", []string{"310106"}},
		{"鼓楼区", []string{"320106", "320302", "350102", "410204"}},
		{"南京市鼓楼区", []string{"320106"}},
		{"福州鼓楼区", []string{"350102"}},
		{"江苏省鼓楼区", []string{"320106", "320302"}},
		{"吉林", []string{"220000", "220200"}},
		{"烟台开发区", []string{"370676"}},
		{"烟台经开区", []string{"370676"}},
		{"和平", nil},
		{"新区", nil},
		{"城区", nil},
		{"赵", nil},
		{"赵县", []string{"130133"}},
		{"青岩市", nil},
		{"", nil},
	} {
		got := codes(areas.Named(c.name))
		if len(got) != len(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %v, want %v", c.name, got, c.want)
			}
		}
	}
}

func TestAFormerNameSaysSo(t *testing.T) {
	s := areas.Named("洞头县")
	if len(s) != 1 || s[0].By != areas.ByFormerName || s[0].Former.Until != "2015" || s[0].Former.Code != "330322" {
		t.Errorf("got %+v", s)
	}
}

func codes(senses []areas.Sense) []string {
	var out []string
	for _, s := range senses {
		out = append(out, s.Area.Code)
	}
	return out
}

func TestSplitTakesThePlaceFromABodysName(t *testing.T) {
	for _, c := range []struct{ home, name, code, rest string }{
		{"440000", "深圳市政府", "440300", "政府"},
		{"440000", "广州", "440100", ""},
		{"440000", "中山市政府", "442000", "政府"},
		{"440000", "中山", "442000", ""},
		{"440000", "深圳证监局", "440300", "证监局"},
		{"310000", "杨浦区政府", "310110", "政府"},
		{"310000", "上海市场监管局", "310000", "市场监管局"},
		{"310000", "上海市市场监管局", "310000", "市场监管局"},
		{"330300", "浙江省温州市洞头区科技局", "330305", "科技局"},
		{"330300", "瓯海科技局", "330304", "科技局"},
		{"320100", "鼓楼区政府", "320106", "政府"},
		{"350100", "鼓楼区政府", "350102", "政府"},
		{"350000", "福州市鼓楼区政府", "350102", "政府"},
		{"330300", "公安局", "", "公安局"},
		{"330300", "阿里云计算公司", "", "阿里云计算公司"},
		{"320000", "鼓楼区政府", "", "鼓楼区政府"},
		{"330300", "平安建设办", "", "平安建设办"},
		{"330300", "市科技局", "", "市科技局"},
		{"330300", "新兴产业办", "", "新兴产业办"},
		{"330300", "杭州海关", "330100", "海关"},
		{"", "温州市政府", "330300", "政府"},
	} {
		home, _ := areas.ByCode(c.home)
		s, rest, ok := areas.Context{Home: home}.Split(c.name)
		code := ""
		if ok {
			code = s.Area.Code
		}
		if code != c.code || rest != c.rest {
			t.Errorf("%s in %s: got %s and %q, want %s and %q", c.name, c.home, code, rest, c.code, c.rest)
		}
	}
}

func TestPlacesInContext(t *testing.T) {
	for _, c := range []struct{ home, name, code string }{
		{"320300", "鼓楼区", "320302"},
		{"320100", "鼓楼区", "320106"},
		{"110000", "朝阳区", "110105"},
		{"220100", "朝阳区", "220104"},
		{"330000", "西湖区", "330106"},
		{"360000", "西湖区", "360103"},
		{"410000", "鼓楼区", "410204"},
		{"330000", "鼓楼区", ""},
		{"220000", "吉林", "220000"},
		{"", "鼓楼区", ""},
		{"", "瓯海区", "330304"},
	} {
		home, _ := areas.ByCode(c.home)
		s, ok := areas.Context{Home: home}.Place(c.name)
		if code := codeOf(s, ok); code != c.code {
			t.Errorf("%s in %s: got %s, want %s", c.name, c.home, code, c.code)
		}
	}
}

func codeOf(s areas.Sense, ok bool) string {
	if !ok {
		return ""
	}
	return s.Area.Code
}

func TestNumbersTellProvinceAndCity(t *testing.T) {
	for _, c := range []struct{ number, level, code string }{
		{"浙政发〔2021〕3号", "province", "330000"},
		{"沪交科〔2023〕4号", "province", "310000"},
		{"甬政办发〔2026〕7号", "city", "330200"},
		{"温政办〔2020〕1号", "city", "330300"},
		{"青岩函", "province", ""},
	} {
		a, ok := areas.OfNumber(c.number, c.level)
		code := ""
		if ok {
			code = a.Code
		}
		if code != c.code {
			t.Errorf("%s: got %s, want %s", c.number, code, c.code)
		}
	}
}

func BenchmarkFirstLookup(b *testing.B) {
	for b.Loop() {
		areas.ReadAnew()
	}
}

func TestRowsThatCouldBeSeveralPlacesAreNone(t *testing.T) {
	jiangsu, _ := areas.ByCode("320000")
	rows := areas.Context{Home: jiangsu}.Rows([]string{"鼓楼区", "无锡市", "南通"})
	if rows["鼓楼区"] || !rows["无锡市"] || !rows["南通"] {
		t.Errorf("got %v", rows)
	}
}

func TestEveryDivisionIsFoundBehindTheOneAbove(t *testing.T) {
	for _, a := range areas.All() {
		title := a.Name + "人民政府关于印发行动计划的通知"
		if a.Above() != nil {
			title = a.Above().Name + title
		}
		found := areas.Origin{Named: []string{title}}.Places(a.Name)
		if len(found) != 1 || found[0].Area != a {
			t.Errorf("%s %s: got %v", a.Code, a.FullName(), codes(found))
		}
	}
}

func TestBodiesOfEveryDivisionAreOfIt(t *testing.T) {
	for _, a := range areas.All() {
		homes := []*areas.Area{a}
		if a.Above() != nil {
			homes = append(homes, a.Above())
		}
		for _, home := range homes {
			for _, rest := range []string{"人民政府", "科技局", "市场监管局", "政务服务中心"} {
				s, got, ok := areas.Context{Home: home}.Split(a.Name + rest)
				if !ok || s.Area != a || got != rest {
					t.Errorf("%s%s in %s: got %v and %q", a.Name, rest, home.Name, s.Area, got)
				}
			}
		}
	}
}
