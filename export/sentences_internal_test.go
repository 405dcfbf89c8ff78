package export

import "testing"

func TestSentencesOfACellAreSetOffByTheSemicolonOfTheirLanguage(t *testing.T) {
	got := sentences([]string{"约数", "区间,数值是下限"}, []string{"about this much", "a range: the value is its lower end"})
	if got.Message != "约数;区间,数值是下限" || got.MessageEn != "about this much; a range: the value is its lower end" {
		t.Errorf("%+v", got)
	}
}
