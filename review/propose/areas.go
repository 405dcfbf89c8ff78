package propose

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/pinyin"
	"github.com/policygraph/policygraph/ontology"
)

// levels are known by what a place's name ends with; the first that fits is taken.
var levels = []struct{ suffix, level string }{
	{"特别行政区", ontology.LevelProvince},
	{"自治区", ontology.LevelProvince},
	{"省", ontology.LevelProvince},
	{"自治州", ontology.LevelCity},
	{"地区", ontology.LevelCity},
	{"盟", ontology.LevelCity},
	{"自治县", ontology.LevelCounty},
	{"自治旗", ontology.LevelCounty},
	{"开发区", ontology.LevelZone},
	{"高新区", ontology.LevelZone},
	{"经开区", ontology.LevelZone},
	{"集聚区", ontology.LevelZone},
	{"合作区", ontology.LevelZone},
	{"示范区", ontology.LevelZone},
	{"试验区", ontology.LevelZone},
	{"度假区", ontology.LevelZone},
	{"保税区", ontology.LevelZone},
	{"自贸区", ontology.LevelZone},
	{"园区", ontology.LevelZone},
	{"新区", ontology.LevelZone},
	{"街道", ontology.LevelTownship},
	{"镇", ontology.LevelTownship},
	{"乡", ontology.LevelTownship},
	{"市", ontology.LevelCity},
	{"区", ontology.LevelCounty},
	{"县", ontology.LevelCounty},
	{"旗", ontology.LevelCounty},
}

// newAreas proposes the places that a document names and the vocabulary does
// not know.
func newAreas(v *dataset.Vocabularies, f *dataset.File) ([]dataset.Area, error) {
	known, taken, seen := v.Resolver(), map[string]bool{}, map[string]bool{}
	for i := range v.Areas {
		taken[v.Areas[i].ID] = true
	}
	var out []dataset.Area
	for _, name := range places(f) {
		if _, ok := known.Area(name); ok || name == "" || seen[dataset.Normal(name)] {
			continue
		}
		if shared := known.AreasNamed(name); len(shared) > 0 {
			return nil, fmt.Errorf("%w: %s is %s and %s", ErrShared, name, shared[0].ID, shared[1].ID)
		}
		seen[dataset.Normal(name)] = true
		level, stem, suffix := levelOf(name)
		a := dataset.Area{Name: name, Level: level, PartOf: areaAbove(v.Areas, f, name), New: true}
		a.ID = freeID(areaID(stem, suffix), taken)
		if len([]rune(stem)) >= 2 && level != ontology.LevelZone && level != ontology.LevelTownship && len(known.AreasNamed(stem)) == 0 && !seen[dataset.Normal(stem)] {
			seen[dataset.Normal(stem)] = true
			a.Aliases = []string{stem}
		}
		out = append(out, a)
	}
	return out, nil
}

// places are the areas that a document's facts refer to.
func places(f *dataset.File) []string {
	out := []string{f.Document.Area}
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range figures {
			out = append(out, figures[i].Area)
		}
	}
	for i := range f.Platforms {
		out = append(out, f.Platforms[i].Area)
	}
	for i := range f.Agencies {
		out = append(out, f.Agencies[i].Area)
	}
	return out
}

func levelOf(name string) (level, stem, suffix string) {
	for _, l := range levels {
		if stem, ok := strings.CutSuffix(name, l.suffix); ok && stem != "" {
			return l.level, stem, l.suffix
		}
	}
	return ontology.LevelZone, name, ""
}

// areaID is what a place is called in Latin letters: shangcheng-qu.
func areaID(stem, suffix string) string {
	var words []string
	for _, part := range []string{stem, suffix} {
		if s := pinyin.Slug(part, len(part)); s != "" {
			words = append(words, strings.ReplaceAll(s, "-", ""))
		}
	}
	if len(words) == 0 {
		return "area"
	}
	return strings.Join(words, "-")
}

// areaAbove is the id of the known area that the document names right before a
// place, in its title or an issuer: 某市某区人民政府.
func areaAbove(areas []dataset.Area, f *dataset.File, place string) string {
	for _, text := range append([]string{f.Document.Title}, f.Document.Issuers...) {
		for i := range areas {
			if strings.Contains(text, areas[i].Name+place) {
				return areas[i].ID
			}
		}
	}
	return ""
}
