package extract_test

import (
	"strings"
	"testing"
)

func TestNamesGivenForShortAreRead(t *testing.T) {
	for preamble, want := range map[string]string{
		"根据上级要求，现就青石木艺产业创新服务综合体（以下简称“综合体”）建设，制定本实施方案。":   "综合体=青石木艺产业创新服务综合体",
		"为落实有关部署,现就高水平建设滨江科创带(以下简称科创带)提出如下方案。":           "科创带=高水平建设滨江科创带",
		"为推进木艺小镇（下称小镇）建设，制定本方案。":                         "",
		"为建设青石县科创园（简称：“科创园”）和木艺展示中心（以下统称为展示中心），制定本方案。":   "科创园=建设青石县科创园 展示中心=木艺展示中心",
		"根据《青石县科创条例》（以下简称《条例》）等规定，结合实际，制定本方案，请认真贯彻执行到位。": "",
	} {
		file := extracted(t, "plan.txt", "青石县科创园区建设实施方案\n"+preamble+"\n一、总体要求\n建设科创园区。\n")
		text := []rune("青石县科创园区建设实施方案\n" + preamble)
		var got []string
		for _, n := range file.Document.Nicknames {
			got = append(got, n.Name+"="+n.Of)
			if there := string(text[n.Start:n.End]); !strings.Contains(there, n.Name) || !strings.ContainsAny(there[:3], "（(") {
				t.Errorf("%s stands at %q", n.Name, there)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", preamble, got, want)
		}
	}
}
