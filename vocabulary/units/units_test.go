package units_test

import (
	"testing"

	"github.com/policygraph/policygraph/vocabulary/units"
)

func TestConvertGivesOneUnit(t *testing.T) {
	for _, c := range []struct {
		value    float64
		from, to string
		want     float64
		ok       bool
	}{
		{3, "万平方米", "平方米", 30000, true},
		{0.07, "万平方米", "平方米", 700, true},
		{1.2, "亿元", "万元", 12000, true},
		{5, "千万元", "亿元", 0.5, true},
		{2, "万㎡", "平方米", 20000, true},
		{15, "亩", "公顷", 1, true},
		{12.5, "%", "%", 12.5, true},
		{12.5, "％", "%", 12.5, true},
		{3, "个百分点", "%", 0, false},
		{3, "千瓦时", "千瓦", 0, false},
		{2, "万人", "名", 20000, true},
		{40, "家", "个", 40, true},
		{1.5, "万", "件", 15000, true},
		{40, "家", "平方米", 0, false},
		{3, "万元/亩", "元/亩", 30000, true},
		{3, "万元/亩", "万元/人", 0, false},
	} {
		got, ok := units.Convert(c.value, c.from, c.to)
		if got != c.want || ok != c.ok {
			t.Errorf("%v %s in %s: %v %v, want %v %v", c.value, c.from, c.to, got, ok, c.want, c.ok)
		}
	}
}

func TestBaseLeavesTheMultipleOut(t *testing.T) {
	for written, want := range map[string]string{"万平方米": "平方米", "亿元": "元", "千米": "千米", "家": "家", "": "", "万": "", "百分点": "百分点", "千瓦": "千瓦", "个百分点": "个百分点"} {
		if got := units.Base(written); got != want {
			t.Errorf("%s: %s, want %s", written, got, want)
		}
	}
}
