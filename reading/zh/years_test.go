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

func TestYearAt(t *testing.T) {
	for text, want := range map[string]int{"2021": 2021, "２０２１年": 2021, "2021年": 2021, "1949年": 1949, "1948年": 0, "20210": 0, "202": 0, "202年": 0, "二〇二一": 0, "9999年": 0} {
		if got, ok := YearAt([]rune(text), 0); ok != (want > 0) || ok && got != want {
			t.Errorf("%s: got %d, %v", text, got, ok)
		}
	}
}

func TestARangeOfYears(t *testing.T) {
	for _, text := range []string{"2021-2023", "2021年—2023年", "2021——2023年", "2021～2023年", "2021年至2023年", "2021年到2023年", "2021―2023"} {
		m := YearRange.FindStringSubmatch("（" + text + "）")
		if m == nil || m[1] != "2021" || m[2] != "2023" || !IsYearRange(text) {
			t.Errorf("%s is no range: %q", text, m)
		}
	}
	for _, text := range []string{"2021年", "2021、2023年", "2021———2023年", "2021年度2023年"} {
		if IsYearRange(text) {
			t.Errorf("%s is a range", text)
		}
	}
	if IsYearRange("计划2021-2023") {
		t.Error("a range with words before it is nothing but a range")
	}
}

func TestRangeMark(t *testing.T) {
	for text, want := range map[string]int{"-5": 1, "——5": 2, "———5": 2, "～5": 1, "~~5": 1, "至5": 1, "到5": 0, "、5": 0, "": 0} {
		if got := RangeMark([]rune(text), 0); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}
