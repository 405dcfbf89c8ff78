package zh

import "testing"

func TestNamesOfPlaces(t *testing.T) {
	for name, want := range map[string]string{"青石县": "青石", "云州市": "云州", "云州": "云州", "东山旗": "东山", "西林盟": "西林", "市": ""} {
		if got := PlaceStem(name); got != want {
			t.Errorf("the stem of %s is %s, want %s", name, got, want)
		}
	}
	for name, want := range map[string]string{"市甲局": "甲局", "州甲局": "甲局", "旗甲局": "甲局", "甲县乙局": "甲县乙局", "": ""} {
		if got := WithoutDivision(name); got != want {
			t.Errorf("%s less its division is %s, want %s", name, got, want)
		}
	}
}
