package bodies

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
)

//go:embed testdata/names.tsv
var namesOfBodies string

func TestNamesHaveTheirKinds(t *testing.T) {
	for line := range strings.Lines(namesOfBodies) {
		name, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		kinds := strings.Split(want, ",")
		got := slices.Sorted(slices.Values(Lookup(name).Kinds))
		slices.Sort(kinds)
		if !slices.Equal(got, kinds) {
			t.Errorf("%s: got %s, want %s", name, got, kinds)
		}
	}
}

func TestEveryNameOfTheCatalogueHasItsKind(t *testing.T) {
	for _, k := range All() {
		for _, name := range k.AllNames() {
			if strings.Contains(name, "…") {
				continue
			}
			if got := Lookup(name); !slices.Contains(got.Kinds, k.Name) && got.AgencyKind != ontology.AgencyCollective {
				t.Errorf("%s: got %s, want %s", name, got.Kinds, k.Name)
			}
		}
	}
}

// TestAliasesMeanTheirKindAlone: the usual name comes first, and a name that means
// other bodies by itself is left out.
func TestAliasesMeanTheirKindAlone(t *testing.T) {
	for _, c := range []struct{ kind, first, has, lacks string }{
		{"科技", "科技局", "科委", "科技"},
		{"公安", "公安局", "公安分局", "公安部门"},
	} {
		k, ok := ByName(c.kind)
		if !ok {
			t.Fatalf("no kind %s", c.kind)
		}
		if got := k.Aliases(); got[0] != c.first || !slices.Contains(got, c.has) || slices.Contains(got, c.lacks) {
			t.Errorf("the aliases of %s are %v", c.kind, got)
		}
	}
}

func TestNamesOfAKindStandOnce(t *testing.T) {
	for _, k := range All() {
		names := k.AllNames()
		if names[0] != k.Usual {
			t.Errorf("the first name of %s is %s, want the usual one", k.Name, names[0])
		}
		slices.Sort(names)
		if len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("a name of %s stands twice: %v", k.Name, names)
		}
	}
}

func TestNamesOfOneBodyInAnArea(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"科技局", "科学技术局"},
		{"发改委", "发展和改革委员会"},
		{"人力社保局", "人社局"},
		{"组织部（人才办）", "委组织部(委人才办)"},
		{"组织部", "人才办"},
		{"水务局", "水务局（海洋局）"},
		{"大数据中心", "大数据管理中心"},
		{"投促中心", "投资促进服务中心"},
		{"人民政府办公室", "府办"},
		{"政府国资委", "国有资产监督管理委员会"},
		{"城投集团", "城市建设投资集团有限公司"},
		{"总工会机关", "总工会"},
		{"科技经信局", "经信科技局"},
		{"委金融办", "地方金融管理局"},
	} {
		if a, b := Lookup(c.a), Lookup(c.b); a.Body != b.Body || a.Usual != b.Usual {
			t.Errorf("%s is %s (%s), %s is %s (%s)", c.a, a.Body, a.Usual, c.b, b.Body, b.Usual)
		}
	}
}

func TestBodiesThatAKindDoesNotMakeOne(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"科技局", "科技服务中心"},
		{"数据局", "大数据中心"},
		{"金融办", "金融服务中心"},
		{"国土局", "规划局"},
		{"第一人民医院", "第二人民医院"},
		{"云州大学", "青川大学"},
		{"党委办公室", "政府办公室"},
		{"城投集团", "城发集团"},
		{"经济发展局（科技局）", "科技局"},
		{"应急管理局", "安委办"},
	} {
		if a, b := Lookup(c.a), Lookup(c.b); a.Body == b.Body {
			t.Errorf("%s and %s are both %s", c.a, c.b, a.Body)
		}
	}
}

func TestUnknownNamesAreNotGuessed(t *testing.T) {
	for _, name := range []string{"眼镜产业链办", "云上中心", "医政处", "联络组", "东风"} {
		if m := Lookup(name); m.Known() {
			t.Errorf("%s is taken for %s", name, m.Kinds)
		}
	}
	if k, ok := Nearest("眼镜产业投资促进办"); !ok || k.Name != "投促" {
		t.Errorf("nearest to 眼镜产业投资促进办: %v", k)
	}
	if k, ok := Nearest("联络组"); ok {
		t.Errorf("nearest to 联络组: %s", k.Name)
	}
}

func TestCollectives(t *testing.T) {
	for name, kind := range map[string]string{
		"各区、县（市）政府": "下级政府", "各县市区人民政府": "下级政府", "各街道(乡镇)": "下级政府", "各区镇": "下级政府", "属地街道": "下级政府",
		"各开发区管委会": "下级园区", "开发园区管委会": "下级园区", "各有关单位": "相关单位", "各成员单位": "相关单位", "市级有关部门": "相关部门",
		"相关企业": "企业", "在青高校": "高校", "三大运营商": "通信运营商", "各航空公司": "企业",
	} {
		m := Lookup(name)
		if m.AgencyKind != ontology.AgencyCollective || !slices.Equal(m.Kinds, []string{kind}) {
			t.Errorf("%s: got %s %s, want 集体 %s", name, m.AgencyKind, m.Kinds, kind)
		}
	}
	for _, name := range []string{"科技局", "经济开发区管委会", "市场监管局", "商务局", "云州大学", "街道办事处", "企业服务中心", "社会组织管理局"} {
		if IsCollective(name) {
			t.Errorf("%s is taken for many", name)
		}
	}
}

func TestCatalogueThatContradictsItself(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"- {kind: 科技, branch: 政府, usual: 科技局, stems: [科技]}\n- {kind: 科学, branch: 政府, usual: 科学局, stems: [科技]}\n", "the stem 科技 stands twice, also under 科技"},
		{"- {kind: 科技, branch: 政府, usual: 科技局}\n- {kind: 科学, branch: 政府, usual: 科技局}\n", "the name 科技局 stands twice, also under 科技"},
		{"- {kind: 科技, branch: 政府, usual: 科技局}\n- {kind: 科技, branch: 政府, usual: 科委}\n", "the kind stands twice"},
		{"- {kind: 科技, branch: 机关, usual: 科技局}\n", "a branch of"},
		{"- {kind: 科技, branch: 政府, usual: 科技局, char: 科}\n- {kind: 教育, branch: 政府, usual: 教育局, char: 科}\n", "the character 科 is that of 科技"},
		{"- {kind: 科技, branch: 国企, usual: 科创集团, ends: [集团]}\n- {kind: 教育, branch: 国企, usual: 教投集团, ends: [集团]}\n", "the end 集团 stands twice"},
		{"- {kind: 科技, sort: 政府}\n", "unknown field"},
	} {
		if _, err := read([]byte(c.table)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.table, err, c.want)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	builtIn()
	for b.Loop() {
		Lookup("住房和城乡建设交通局（人防办）")
	}
}
