package agency_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
)

func TestSplitReadsListsAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"enumeration comma", "甲局、乙局", "甲局|乙局"},
		{"half-width comma", "甲局,各街道(乡镇)", "甲局|各街道(乡镇)"},
		{"a name with a comma inside its brackets", "各县（市、区）政府、甲局", "各县（市、区）政府|甲局"},
		{"各区、县 is one name", "甲局，各区、县（市）政府", "甲局|各区、县（市）政府"},
		{"各县(市)、区 is one name", "各县(市)、区人民政府，甲局", "各县(市)、区人民政府|甲局"},
		{"各镇 and a body of the city are two", "各镇（街道）、市市场监管局", "各镇（街道）|市市场监管局"},
		{"a name that goes on after its bracket", "甲局、各县（市）政府等相关部门", "甲局|各县（市）政府"},
		{"a kind of place and 政府 after the bracket", "甲局、各区（市）县政府", "甲局|各区（市）县政府"},
		{"各县（市）区 is one name", "各县（市）区人民政府，甲局", "各县（市）区人民政府|甲局"},
		{"各区（县）市 is one name", "各区（县）市政府", "各区（县）市政府"},
		{"a city's body after a bracket is another", "各区（县）市甲局、乙局", "各区（县）|市甲局|乙局"},
		{"a body of each kind of place", "各县（市）区甲局、各区县（市）乙局", "各县（市）区甲局|各区县（市）乙局"},
		{"会同 between names", "市甲局会同市乙局", "市甲局|市乙局"},
		{"各区 and another name are two", "各区政府、甲开发区管委会", "各区政府|甲开发区管委会"},
		{"各镇、街道 is one name", "各镇、街道，甲局", "各镇、街道|甲局"},
		{"a kind of place of several characters", "甲局，各有关区、县级市", "甲局|各有关区、县级市"},
		{"各旗县、市辖区人民政府 is one name", "各旗县、市辖区人民政府、甲局", "各旗县、市辖区人民政府|甲局"},
		{"three kinds of place", "各县、市、区政府、甲局", "各县、市、区政府|甲局"},
		{"各市 and 各县 are two", "各市、各县", "各市|各县"},
		{"各镇 and a zone are two", "各镇、开发区", "各镇|开发区"},
		{"a line broken inside a name that ends as a place does", "市住房和城乡\n建设局", "市住房和城乡建设局"},
		{"tail behind a bracket", "甲局、乙局（丙办）等部门", "甲局|乙局（丙办）"},
		{"tail 等", "甲局、乙局等", "甲局|乙局"},
		{"tail 等相关部门", "甲局等市级相关部门", "甲局"},
		{"tail that tells how many", "甲局、乙局等12个部门", "甲局|乙局"},
		{"nobody named", "甲局、相关企业、各有关部门", "甲局"},
		{"kind of place named", "甲局、有关区县", "甲局|有关区县"},
		{"kinds of place in a row", "甲局，有关市、县人民政府", "甲局|有关市、县人民政府"},
		{"star", "*甲局、乙局", "*甲局|乙局"},
		{"no divider after a bracket", "甲部(人才办)乙局、丙局", "甲部(人才办)|乙局|丙局"},
		{"space between two names", "甲局 乙局", "甲局|乙局"},
		{"line break inside a name", "甲地铁\n集团", "甲地铁集团"},
		{"line break between two names", "甲局\n乙中心", "甲局|乙中心"},
		{"和 between names", "甲局和乙局", "甲局|乙局"},
		{"和 inside a name", "省工业和信息化厅、文化和旅游厅", "省工业和信息化厅|文化和旅游厅"},
		{"nested brackets", "甲委〔乙局（丙办）〕、丁局", "甲委〔乙局（丙办）〕|丁局"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := []rune(c.list)
			var got []string
			for _, n := range agency.Split(text, source.Span{End: len(text)}) {
				s := n.Text
				if n.Star {
					s = "*" + s
				}
				got = append(got, s)
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

func TestSplitCountsCommasAsRanks(t *testing.T) {
	text := []rune("甲局、乙局，丙集团")
	names := agency.Split(text, source.Span{End: len(text)})
	if len(names) != 3 || names[1].Rank != 0 || names[2].Rank != 1 {
		t.Errorf("got %+v", names)
	}
}

func TestLikeListTellsNamesFromWords(t *testing.T) {
	for list, want := range map[string]bool{
		"甲局、乙集团，各街道（镇）":    true,
		"*某地交通局":           true,
		"候车楼、货场、站房、铁路沿线":   false,
		"到明年建成平台三个。完成招商两家": false,
		"": false,
	} {
		if got := agency.LikeList([]rune(list)); got != want {
			t.Errorf("%q: got %v, want %v", list, got, want)
		}
	}
}

func TestASecondNameInABracketIsOneBody(t *testing.T) {
	for name, want := range map[string]bool{"区甲局（区乙局）": false, "区甲局〔区乙办〕": false, "区甲局区乙局": true} {
		if got := agency.Double(name); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}
