package propose

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/pinyin"
)

// levels are told by what a place's name ends with; the first that fits.
var levels = []struct{ suffix, level string }{
	{"特别行政区", "province"},
	{"自治区", "province"},
	{"省", "province"},
	{"自治州", "city"},
	{"地区", "city"},
	{"盟", "city"},
	{"自治县", "county"},
	{"自治旗", "county"},
	{"开发区", "zone"},
	{"高新区", "zone"},
	{"经开区", "zone"},
	{"集聚区", "zone"},
	{"合作区", "zone"},
	{"示范区", "zone"},
	{"试验区", "zone"},
	{"度假区", "zone"},
	{"保税区", "zone"},
	{"自贸区", "zone"},
	{"园区", "zone"},
	{"新区", "zone"},
	{"街道", "township"},
	{"镇", "township"},
	{"乡", "township"},
	{"市", "city"},
	{"区", "county"},
	{"县", "county"},
	{"旗", "county"},
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
		a := dataset.Area{Name: name, Level: level, PartOf: whole(v.Areas, f, name), New: true}
		a.ID = free(areaID(stem, suffix), taken)
		if len([]rune(stem)) >= 2 && level != "zone" && level != "township" && len(known.AreasNamed(stem)) == 0 && !seen[dataset.Normal(stem)] {
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
			if l.suffix == "市" && strings.Contains("北京 上海 天津 重庆", stem) {
				return "province", stem, l.suffix
			}
			return l.level, stem, l.suffix
		}
	}
	return "zone", name, ""
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

// whole is the known area that the document names right before a place, in its
// title or an issuer: 某市某区人民政府.
func whole(areas []dataset.Area, f *dataset.File, place string) string {
	for _, text := range append([]string{f.Document.Title}, f.Document.Issuers...) {
		for i := range areas {
			if strings.Contains(text, areas[i].Name+place) {
				return areas[i].ID
			}
		}
	}
	return ""
}
