package dataset_test

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestAreasAreThoseOfTheDatasetThenOfTheNationalList(t *testing.T) {
	v := dataset.Vocabularies{Areas: []dataset.Area{
		{ID: "330305", Aliases: []string{"百岛"}},                              // the list's, with a name more
		{ID: "wenzhou", Name: "温州市", Level: "city", Code: "330300"},          // the list's under an own id
		{ID: "haitang-zone", Name: "海棠高新区", Level: "zone", PartOf: "330300"}, // none of the list
	}}
	r := v.Resolver()
	for ref, want := range map[string]string{
		"百岛": "330305", "330305": "330305", "洞头区": "330305", "洞头县": "330305", "330322": "330305",
		"温州": "wenzhou", "330300": "wenzhou", "海棠高新区": "haitang-zone", "浙江省温州市瓯海区": "330304", "瓯海": "330304", "苍南县": "330327",
	} {
		if a, ok := r.Area(ref); !ok || a.ID != want {
			t.Errorf("%s: got %v, want %s", ref, a, want)
		}
	}
	for _, ref := range []string{"鼓楼区", "和平", "青岩县", ""} {
		if a, ok := r.Area(ref); ok {
			t.Errorf("%s: got %v", ref, a)
		}
	}
	if n := len(r.AreasNamed("鼓楼区")); n != 4 {
		t.Errorf("鼓楼区 is %d places", n)
	}
	cangnan, _ := r.Area("苍南县")
	if up := r.Above(cangnan); up == nil || up.ID != "wenzhou" || r.Above(up).ID != "330000" {
		t.Errorf("苍南县 lies in %v", up)
	}
	dongtou, _ := r.Area("330305")
	if dongtou.Name != "洞头区" || dongtou.FullName != "浙江省温州市洞头区" || dongtou.PartOf != "330300" || !slices.Equal(dongtou.Aliases, []string{"洞头", "洞头县", "百岛"}) {
		t.Errorf("the entry is completed to %+v", dongtou)
	}
	zone, _ := r.Area("haitang-zone")
	if d := r.Division(zone); d == nil || d.Code != "330300" {
		t.Errorf("the zone lies in %v", d)
	}
}

func TestCheckOffersCodes(t *testing.T) {
	for areas, want := range map[string]string{
		"- {id: cangnan, name: 苍南县, level: county}\n":                                                    `areas.yaml:1: note: area cangnan (苍南县) has no code, and the national list has 330327 浙江省温州市苍南县; give it code: "330327"; its id stays`,
		"- {id: gulou, name: 鼓楼区, level: county, partOf: \"350100\"}\n":                                  `areas.yaml:1: note: area gulou (鼓楼区) has no code, and the national list has 350102 福建省福州市鼓楼区; give it code: "350102"; its id stays`,
		"- {id: qingyan, name: 青岩区, level: county}\n":                                                    `areas.yaml:1: note: nothing tells where area qingyan (青岩区) lies; give partOf, the area that it lies in, or its code`,
		"- {id: qingyan, name: 青岩县, level: county, partOf: \"330300\"}\n":                                `areas.yaml:1: note: area qingyan (青岩县) has no code, and the national list does not have it; give its code of GB/T 2260, or the level zone or township`,
		"- {id: dongtou, name: 洞头县, level: county, code: \"330322\"}\n":                                  `areas.yaml:1: note: 330322 is a former code of 洞头区; give today's code, 330305`,
		"- {id: \"330399\", name: 苍南县, level: county, code: \"330399\"}\n":                               `areas.yaml:1: note: 330399 is no code of the national list, which has 330327 浙江省温州市苍南县; give it code: "330327" if that is the place`,
		"- {id: \"330327\", name: 苍南县, level: county, code: \"330326\"}\n":                               `areas.yaml:1: the area has two codes, 330327 and 330326; give one of the two as id and as code`,
		"- {id: a, code: \"330327\"}\n- {id: b, code: \"330327\"}\n":                                     `areas.yaml:2: a and b both have the code 330327; make one entry of the two`,
		"- {id: a, name: 青岩新区, level: zone, partOf: b}\n- {id: b, name: 青岭新区, level: zone, partOf: a}\n": `areas.yaml:1: area "a" is a part of itself; let partOf lead to the whole`,
	} {
		files := folderOf("[]\n")
		files["areas.yaml"].Data = []byte(areas)
		d, err := dataset.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, p := range d.Check(nil) {
			found = append(found, p.String())
		}
		if !slices.Contains(found, want) {
			t.Errorf("%s: found %q", areas, found)
		}
	}
}
