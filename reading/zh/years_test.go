package zh

import "testing"

func TestNextFiveYearPlan(t *testing.T) {
	for _, c := range []struct {
		text string
		want FiveYearPlan
		ok   bool
	}{
		{"十一五", FiveYearPlan{0, 3, 2006, 2010}, true},
		{"到“十四五”末", FiveYearPlan{2, 5, 2021, 2025}, true},
		{"“十五五”期间", FiveYearPlan{1, 4, 2026, 2030}, true},
		{"十九五时期", FiveYearPlan{0, 3, 2046, 2050}, true},
		{"“十五”时期", FiveYearPlan{}, false},
		{"十大五金", FiveYearPlan{}, false},
		{"十四", FiveYearPlan{}, false},
	} {
		if got, ok := NextFiveYearPlan([]rune(c.text), 0); got != c.want || ok != c.ok {
			t.Errorf("%s: got %v %v, want %v %v", c.text, got, ok, c.want, c.ok)
		}
	}
	if got, ok := NextFiveYearPlan([]rune("十四五、十五五"), 1); !ok || got.Last != 2030 {
		t.Errorf("the plan after the first is %v, %v", got, ok)
	}
}
