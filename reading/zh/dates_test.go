package zh

import "testing"

func TestDate(t *testing.T) {
	for _, c := range []struct{ text, printed, iso string }{
		{"2021年3月5日", "2021年3月5日", "2021-03-05"},
		{"发布日期：2021-03-05 10:30", "2021-03-05", "2021-03-05"},
		{"2021 年 3 月 5 日", "2021 年 3 月 5 日", "2021-03-05"},
		{"二〇二一年十月十一日", "2021年10月11日", "2021-10-11"},
		{"二○二一年 元月 三十一日", "2021年1月31日", "2021-01-31"},
		{"2021年2月30日", "2021年2月30日", ""},
		{"二〇二一年三四月一日", "", ""},
		{"2021年3月", "", ""},
	} {
		if printed, iso := Date(c.text); printed != c.printed || iso != c.iso {
			t.Errorf("%s: got %q, %q", c.text, printed, iso)
		}
	}
	if !HasDate("自2021年3月5日起") || HasDate("二〇二一年三月五日") {
		t.Error("HasDate tells dates in digits")
	}
	if !IsDateInWords("二〇二一年三月五日") || IsDateInWords("自二〇二一年三月五日起") {
		t.Error("IsDateInWords tells what is nothing but a date in words")
	}
}
