package xlsx

import "testing"

func TestNumbersAreShownAsTheirFormatSays(t *testing.T) {
	cases := []struct{ raw, code, want string }{
		{"38900", "", "38900"},
		{"0.1", "", "0.1"},
		{"3.3000000000000003", "", "3.3"},
		{"1.23456789012345", "", "1.2345678901"},
		{"1.2E+3", "", "1200"},
		{"abc", "0.0", "abc"},
		{"95.4", "0", "95"},
		{"0.285", "0.00", "0.29"},
		{"1.005", "0.00", "1.01"},
		{"0.95", "0%", "95%"},
		{"0.9555", "0.0%", "95.6%"},
		{"1234567.5", "#,##0.00", "1,234,567.50"},
		{"-1234", "#,##0", "-1,234"},
		{"-1234", "#,##0;(#,##0)", "(1,234)"},
		{"0", "0;-0;无", "无"},
		{"0", "#", ""},
		{"12", "0000", "0012"},
		{"12.5", `0.0"万元"`, "12.5万元"},
		{"12345", `0!.0,"万"`, "1.2万"},
		{"12345", `0.0,"千"`, "12.3千"},
		{"12", `[Red]General"家"`, "12家"},
		{"12.5", "0.###", "12.5"},
		{"1200", `[$￥-804]#,##0`, "￥1,200"},
		{"1200", `_ * #,##0_ ;_ * -#,##0_ `, "1,200"},
		{"0.5", "# ?/?", "0.5"},
		{"123456", "0.00E+00", "1.23E+05"},
		{"46203", "yyyy/m/d", "2026/6/30"},
		{"46203", `yyyy"年"m"月"d"日";@`, "2026年6月30日"},
		{"46203", `[$-804]yyyy\-mm\-dd`, "2026-06-30"},
		{"46203.75", "yyyy/m/d h:mm", "2026/6/30 18:00"},
		{"0.75", "上午/下午h:mm", "下午6:00"},
		{"0.75", "h:mm AM/PM", "6:00 PM"},
		{"1.5", "[h]:mm", "36:00"},
		{"46203", "aaaa", "星期二"},
		{"46203", "m/d", "6/30"},
		{"46203", "mmm-yy", "Jun-26"},
		{"1", "yyyy/m/d", "1900/1/1"},
		{"-1", "yyyy/m/d", "-1"},
	}
	for _, c := range cases {
		t.Run(c.raw+" "+c.code, func(t *testing.T) {
			s := &styles{parsed: map[string][]section{}}
			if got := s.show(c.raw, c.code); got != c.want {
				t.Errorf("%s as %s is shown as %q, want %q", c.raw, c.code, got, c.want)
			}
		})
	}
}

func TestDaysMayBeCountedFrom1904(t *testing.T) {
	s := &styles{parsed: map[string][]section{}, since1904: true}
	if got := s.show("0", "yyyy/m/d"); got != "1904/1/1" {
		t.Errorf("day 0 is %s, want 1904/1/1", got)
	}
}

func FuzzNumbers(f *testing.F) {
	f.Add("46203.5", `[$-804]yyyy"年"m"月"d"日" 上午/下午h:mm;@`)
	f.Add("-1234.5", `#,##0.0#,"万"%;[Red](0!.0)`)
	f.Fuzz(func(_ *testing.T, raw, code string) {
		s := &styles{parsed: map[string][]section{}}
		s.show(raw, code)
	})
}
