package propose_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/propose"
)

func vocabularies() *dataset.Vocabularies {
	return &dataset.Vocabularies{
		Areas: []dataset.Area{
			{ID: "990100", Name: "云州市", Level: "city", Code: "990100"},
			{ID: "990101", Name: "青川区", Aliases: []string{"青川"}, Level: "county", Code: "990101", PartOf: "990100"},
			{ID: "990102", Name: "东山区", Level: "county", PartOf: "990100"},
			{ID: "980102", Name: "南山区", Level: "county"},
			{ID: "970102", Name: "南山区", Level: "county"},
		},
		Agencies: []dataset.Body{
			{Area: "990101", Name: "青川区发改局", Function: "发改局"},
			{Area: "990102", Name: "东山区人社局", Function: "人社局", Aliases: []string{"区人力社保局"}},
			{Area: "990102", Name: "东山区人民政府办公室", Function: "政府办"},
		},
		Indicators: []dataset.Indicator{
			{ID: "incubators", Name: "孵化器", Unit: "家"},
			{ID: "rd-share", Name: "研发投入", Unit: "%"},
		},
	}
}

var somewhere = dataset.Locator{Start: 0, End: 1, Opening: "云", Closing: "云"}

func plan(area string, agencies ...string) *dataset.File {
	f := &dataset.File{Slug: "plan", Document: dataset.Document{Title: "云州市青川区计划", Kind: dataset.KindPlan, Area: area, SHA256: strings.Repeat("a", 64), Locator: somewhere}}
	for i, name := range agencies {
		f.Tasks = append(f.Tasks, dataset.Task{
			Key: fmt.Sprint(i + 1), Title: "建设平台", Source: dataset.SourceBody, Locator: somewhere,
			Assignments: []dataset.Assignment{{Agency: name, Role: dataset.RoleLead, Position: 1, Locator: somewhere}},
		})
	}
	return f
}

func TestUnknownBodiesAreProposed(t *testing.T) {
	for _, c := range []struct {
		name    string
		written []string
		want    []string // area id name function kind
	}{
		{"its place before the level", []string{"区开源办"}, []string{"990101 开源办 青川区开源办 开源办 部门"}},
		{"one body under two forms", []string{"区开源办", "青川区开源办"}, []string{"990101 开源办 青川区开源办 开源办 部门"}},
		{"behind the places around", []string{"云州市青川区开源办"}, []string{"990101 开源办 青川区开源办 开源办 部门"}},
		{"the city's", []string{"市开源办"}, []string{"990100 开源办 云州市开源办 开源办 部门"}},
		{"no place in the name", []string{"开源办"}, []string{"990101 开源办 青川区开源办 开源办 部门"}},
		{"companies, the district's and others", []string{"区石湾集团", "石湾集团有限公司", "东桥集团"}, []string{"990101 石湾集团 青川区石湾集团 石湾集团 国企", "990101 东桥集团 青川区东桥集团 东桥集团 企业"}},
		{"what the catalogue knows is not", []string{"区科技局", "区委组织部（人才办）", "市财政局", "青川经济开发区管委会", "国家税务总局青川区税务局", "石湾大学", "各街道<镇>", "市场监管局", "区城投集团"}, nil},
		{"what the dataset knows is not", []string{"青川区发改局", "发改局", "区发展和改革局"}, nil},
		{"nor half a name", []string{"区开源办（", "开"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := propose.For(vocabularies(), plan("青川区", c.written...))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range p.Agencies {
				if !b.New {
					t.Errorf("%s is not marked new", b.Name)
				}
				got = append(got, fmt.Sprintf("%s %s %s %s %s", b.Area, b.ID, b.Name, b.Function, b.Kind))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			resolves(t, vocabularies(), p)
		})
	}
}

func TestAProposedBodyIsAskedAboutWithTheNearestKind(t *testing.T) {
	p := propose.Proposal{Addition: dataset.Addition{Vocabularies: dataset.Vocabularies{Agencies: []dataset.Body{
		{Name: "青川区眼镜产业投资促进办", Function: "眼镜产业投资促进办"}, {Name: "青川区联络组", Function: "联络组"},
	}}}}
	want := "  proposed for agencies.yaml, marked new: 2: 青川区眼镜产业投资促进办 (is it a 投促局?), 青川区联络组\n"
	if got := p.String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// resolves holds that the dataset with a proposal is right and knows each body
// that the document names.
func resolves(t *testing.T, v *dataset.Vocabularies, p propose.Proposal) {
	t.Helper()
	after := (&dataset.Dataset{Vocabularies: *v}).With(p.Addition)
	for _, fault := range after.Faults() {
		t.Error(fault)
	}
	names := after.Resolver().Names(p.Files[0])
	for _, task := range p.Files[0].Tasks {
		for _, a := range task.Assignments {
			for _, part := range names.Agencies(a.Agency) {
				if !part.Known() && !slices.Contains(p.Unplaced, a.Agency) {
					t.Errorf("%s still resolves to no body", a.Agency)
				}
			}
		}
	}
}

func TestABodyOfAPlaceThatNothingTellsIsSaid(t *testing.T) {
	p, err := propose.For(vocabularies(), plan("青川区", "省开源办"))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Agencies) > 0 || !reflect.DeepEqual(p.Unplaced, []string{"省开源办"}) {
		t.Errorf("proposed %v, unplaced %v", p.Agencies, p.Unplaced)
	}
}

func TestUnknownPlacesAreProposed(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"上岚区", "shanglan-qu county [上岚]"},
		{"青湾市", "qingwan-shi city [青湾]"},
		{"石湾高新区", "shiwan-gaoxinqu zone []"},
		{"北坞镇", "beiwu-zhen township []"},
		{"某县", "mou-xian county []"},
	} {
		p, err := propose.For(vocabularies(), plan(c.name, "科技局"))
		if err != nil {
			t.Fatal(err)
		}
		a := p.Areas[0]
		if got := fmt.Sprint(a.ID, " ", a.Level, " ", a.Aliases); len(p.Areas) != 1 || !a.New || a.Code != "" || got != c.want {
			t.Errorf("%s: %s, want %s (%+v)", c.name, got, c.want, p.Areas)
		}
		resolves(t, vocabularies(), p)
	}
}

func TestAnUnknownPlaceIsAPartOfTheOneNamedBeforeIt(t *testing.T) {
	f := plan("北坞县", "市开源办")
	f.Document.Issuers = []string{"云州市北坞县人民政府"}
	p, err := propose.For(vocabularies(), f)
	if err != nil {
		t.Fatal(err)
	}
	if p.Areas[0].PartOf != "990100" {
		t.Errorf("partOf is %q", p.Areas[0].PartOf)
	}
	if p.Agencies[0].Area != "990100" || p.Agencies[0].Name != "云州市开源办" {
		t.Errorf("the city's body is %+v", p.Agencies[0])
	}
}

func TestIDsDoNotClash(t *testing.T) {
	v := vocabularies()
	v.Areas = append(v.Areas, dataset.Area{ID: "shanglan-qu", Name: "尚岚区", Level: "county"})
	f := plan("上岚区", "科技局")
	f.Targets = []dataset.Figure{
		{Key: "1", Indicator: "示范点", Unit: "个", Comparator: "="},
		{Key: "2", Indicator: "示范店", Unit: "家", Comparator: "="},
	}
	p, err := propose.For(v, f)
	if err != nil {
		t.Fatal(err)
	}
	if p.Areas[0].ID != "shanglan-qu-2" || p.Indicators[0].ID != "shi-fan-dian-2" || p.Indicators[1].ID != "shi-fan-dian" {
		t.Errorf("ids are %s, %s, %s", p.Areas[0].ID, p.Indicators[0].ID, p.Indicators[1].ID)
	}
}

func TestUnknownIndicatorsAreProposedOnceAStructure(t *testing.T) {
	f := plan("青川区", "发改局")
	f.Targets = []dataset.Figure{
		{Key: "1", Indicator: "孵化器", Unit: "个"}, // a standard one
		{Key: "2", Indicator: "智慧路灯数量", Unit: "万个"},
		{Key: "4", Indicator: "智慧杆塔", Unit: ""},
	}
	f.Observations = []dataset.Figure{{Key: "5", Indicator: "累计建成智慧路灯", Unit: "座"}}
	p, err := propose.For(vocabularies(), f)
	if err != nil {
		t.Fatal(err)
	}
	want := []dataset.Indicator{
		{ID: "zhi-hui-lu-deng", Name: "智慧路灯", Unit: "个", Family: "智慧路灯", New: true},
	}
	if diff := cmp.Diff(want, p.Indicators); diff != "" {
		t.Error(diff)
	}
}

func TestWhatNobodyCanGuessIsRefused(t *testing.T) {
	if _, err := propose.For(vocabularies(), plan("")); !errors.Is(err, propose.ErrNoArea) {
		t.Errorf("a plan of no area: %v", err)
	}
	if _, err := propose.For(vocabularies(), plan("南山区")); !errors.Is(err, propose.ErrShared) {
		t.Errorf("a place of two areas: %v", err)
	}
}

func TestLongListsAreCut(t *testing.T) {
	for n, want := range map[int]string{
		5: "  not proposed, since no partOf in areas.yaml tells their place: 5: 局, 局, 局, 局, 局\n",
		7: "  not proposed, since no partOf in areas.yaml tells their place: 7: 局, 局, 局, 局, 局, and 2 more\n",
	} {
		p := propose.Proposal{Unplaced: slices.Repeat([]string{"局"}, n)}
		if got := p.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
