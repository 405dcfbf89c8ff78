package extract

import (
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// enclavePlace is the place where an enclave (飞地) lies, which is not its owner's:
// the one in a bracket behind its name, the one where it is set up, or a
// municipality that it is called by; "" where nothing tells.
func enclavePlace(name string, before []rune) string {
	if m := sited.FindStringSubmatch(name); m != nil {
		if place := placeIn(m[1]); place != "" {
			return place
		}
		name = m[1]
	}
	if m := setUpIn.FindStringSubmatch(string(before[max(0, len(before)-longestSite):])); m != nil {
		if place := placeIn(m[1]); place != "" {
			return place
		}
	}
	for _, city := range municipalities {
		if strings.Contains(name, city) {
			return city + "市"
		}
	}
	return ""
}

const longestSite = 24 // letters before an enclave's name in which its site may stand

var (
	// sited is what stands in a bracket in or behind a name.
	sited = zh.MustCompile(`[（(](\p{Han}{2,12})[)）]`)
	// setUpIn is where something is set up: 在上海市青浦区建设….
	setUpIn = zh.MustCompile(`[在于](\p{Han}{2,12}?[市区县])(?:\p{Han}{0,6}?(?:建|设|立|办|布局|打造)\p{Han}{0,4})?[“]?$`)
)

// municipalities are the cities that are provinces of their own.
var municipalities = []string{"北京", "上海", "天津", "重庆"}
