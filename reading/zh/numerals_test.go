package zh

import "testing"

func TestNumeral(t *testing.T) {
	for text, want := range map[string]int{
		"一": 1, "两": 2, "十": 10, "十二": 12, "二十": 20, "三十五": 35, "九十九": 99,
		"百": 100, "一百": 100, "一百零五": 105, "一百一十": 110, "一百五十": 150, "三百二十一": 321, "两千": 2000, "两千零一": 2001, "一千二百三十四": 1234,
		"零": 0, "〇": 0,
	} {
		if got, ok := Numeral([]rune(text)); !ok || got != want {
			t.Errorf("%s: got %d, %v, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "三四", "三四十", "二〇二一", "十百", "一百二百", "百千", "零十", "十二个", "甲", "5"} {
		if got, ok := Numeral([]rune(text)); ok {
			t.Errorf("%s is the number %d", text, got)
		}
	}
}

func TestNumeralAtSaysWhereANumberEnds(t *testing.T) {
	for _, c := range []struct {
		text           string
		at, value, end int
		ok             bool
	}{
		{"建成十二个", 2, 12, 4, true},
		{"两万", 0, 2, 1, true},
		{"三四家", 0, 4, 2, false},
		{"建成", 0, 0, 0, false},
		{"", 0, 0, 0, false},
	} {
		value, end, ok := NumeralAt([]rune(c.text), c.at)
		if ok != c.ok || end != c.end || ok && value != c.value {
			t.Errorf("%s at %d: got %d, to %d, %v", c.text, c.at, value, end, ok)
		}
	}
}

func TestDigitsOfEitherWidth(t *testing.T) {
	if got := Int([]rune("２0２1")); got != 2021 {
		t.Errorf("Int gives %d", got)
	}
	if got := Narrow([]rune("１．2年")); got != "1.2年" {
		t.Errorf("Narrow gives %s", got)
	}
	if got := Digitwise("二〇二一"); got != "2021" {
		t.Errorf("Digitwise gives %s", got)
	}
	if !HasDigit("第３条") || HasDigit("第三条") || HasDigit("") {
		t.Error("HasDigit tells digits of either width, and no numerals")
	}
}
