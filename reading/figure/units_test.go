package figure

import "testing"

func TestUnitForIsTheOneThatFits(t *testing.T) {
	units := []string{"万元", "家", "%"}
	for indicator, want := range map[string]string{
		"固定资产投资增速": "%", "茶叶产值": "万元", "到位资金": "万元", "茶企": "家", "规上企业净增数": "家", "重大项目数": "", "就业人数": "", "茶园面积": "",
	} {
		if got := UnitFor(indicator, units); got != want {
			t.Errorf("%s is measured in %q, want %q", indicator, got, want)
		}
	}
	if got := UnitFor("茶企", []string{"家", "户"}); got != "" {
		t.Errorf("of two counters %q is taken", got)
	}
}
