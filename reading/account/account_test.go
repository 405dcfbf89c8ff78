package account_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/source"
)

// told writes what became of each number of a text: 3=item_number, 12=unread.
func told(text string, stated ...string) string {
	runes := []rune(text)
	in := account.Input{Text: runes, Part: partOf(runes)}
	for _, s := range stated {
		at := len([]rune(text[:strings.Index(text, s)]))
		in.Stated = append(in.Stated, source.Span{Start: at, End: at + len([]rune(s))})
	}
	a := account.Of(in)
	word := func(s source.Span) string { return string(runes[s.Start:s.End]) }
	var out []string
	for _, n := range account.Numbers(runes) {
		for _, s := range a.Stated {
			if s == n {
				out = append(out, word(n)+"=stated")
			}
		}
		for _, s := range a.Aside {
			if s.Span == n {
				out = append(out, word(n)+"="+string(s.Class))
			}
		}
		for _, s := range a.Unread {
			if s == n {
				out = append(out, word(n)+"=unread")
			}
		}
	}
	return strings.Join(out, " ")
}

func TestWhatNumbersAre(t *testing.T) {
	for _, c := range []struct {
		what, text, want string
		stated           []string
	}{
		{"a date", "于2024年3月15日印发", "2024=date 3=date 15=date", nil},
		{"a date in digits", "时间：2024-03-15 09:30", "2024=date 03=date 15=date 09=date 30=date", nil},
		{"a year in a column", "2025\n", "2025=date", nil},
		{"a range of years", "实施期限为2025-2027年。", "2025=period 2027=period", nil},
		{"a document's number", "石政办发〔2024〕15号", "2024=document_number 15=document_number", nil},
		{"an item's number", "3.建设驿站", "3=item_number", nil},
		{"an item's number in brackets", "要求：（1）落实责任；（2）加强督查", "1=item_number 2=item_number", nil},
		{"an item's number inside a line", "备注：1.本表按月更新；2.项目可调整", "1=item_number 2=item_number", nil},
		{"the number of a telephone line's name", "12345热线办结率", "12345=name", nil},
		{"a number of a path", "2.1.3 总体布局", "2.1.3=item_number", nil},
		{"an annex", "详见附件2。", "2=item_number", nil},
		{"an article", "根据第12条规定办理。", "12=article", nil},
		{"a telephone number", "联系电话：0570-1234567", "0570=contact 1234567=contact", nil},
		{"a page's number", "—12—", "12=page", nil},
		{"a place in a list", "进入全省前10位，争创全国100强。", "10=rank_of_list 100=rank_of_list", nil},
		{"a code", "推广5G和A3标准件，完善3号线。", "5=name 3=name 3=name", nil},
		{"a code of several parts", "推进KL-05-0312地块建设", "05=name 0312=name", nil},
		{"an article with blanks", "第 1 2 条 建设驿站", "1=article 2=article", nil},
		{"a name in quotes", "开展“315”行动。", "315=name", nil},
		{"an ordinal", "公布第3批名单。", "3=name", nil},
		{"the plan's own tasks", "本方案分解为26项任务。", "26=count_of_tasks", nil},
		{"a definition", "本办法所称企业，是指年收入2000万元以上的企业。", "2000=definition", nil},
		{"a ceiling", "给予最高50万元补助。", "50=ceiling", nil},
		{"a condition", "年满60周岁的老人可以申请。", "60=condition", nil},
		{"a standard", "按照每床8平方米的规格配置。", "8=standard", nil},
		{"a formula", "得分＝完成数÷目标数×100", "100=formula", nil},
		{"a length of time", "材料应在15个工作日内办结。", "15=period", nil},
		{"a figure's number", "建成驿站15座。", "15=stated", []string{"15座"}},
		{"a figure's range", "建成驿站15-20座。", "15=stated 20=stated", []string{"15-20座"}},
		{"a number in words", "建成三座驿站。", "三=stated", []string{"三座"}},
		{"one thousands mark", "产值达到1,200亿元", "1,200=unread", nil},
		{"full width", "栽种１２．５公顷", "１２．５=unread", nil},
		{"what nothing tells", "东湾镇 42", "42=unread", nil},
		{"no numbers", "一、统一部署，发展第三产业", "", nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(c.text, c.stated...)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestASecondCopyAndThePageAreSetAside(t *testing.T) {
	text := []rune("浏览次数：318\n建成驿站15座。\n建成驿站15座。")
	a := account.Of(account.Input{
		Text:   text,
		Part:   partOf(text),
		Stated: []source.Span{{Start: 13, End: 16}},
		Zones: []account.Zone{
			{Span: source.Span{End: 8}, Class: account.Page},
			{Span: source.Span{Start: 18, End: len(text)}, Class: account.Repeat},
		},
	})
	var got []string
	for _, n := range a.Aside {
		got = append(got, string(n.Class))
	}
	if diff := cmp.Diff([]string{"page", "repeat"}, got); diff != "" {
		t.Errorf("classes (-want +got):\n%s", diff)
	}
}

// Each number stands in exactly one list, in order, whatever the text and whatever
// is said of it.
func FuzzOf(f *testing.F) {
	f.Add("给予最高50万元补助，3.建设2024年１２．５公顷〔2024〕5号", 2, 6)
	f.Add("——12——\n表1-2 三万亩", 0, 4)
	f.Fuzz(func(t *testing.T, text string, start, length int) {
		runes := []rune(text)
		in := account.Input{Text: runes, Part: partOf(runes)}
		if start >= 0 && length > 0 && start < len(runes) && length < len(runes) {
			in.Stated = []source.Span{{Start: start, End: min(start+length, len(runes))}}
		}
		a := account.Of(in)
		seen := map[source.Span]int{}
		for _, s := range a.Stated {
			seen[s]++
		}
		for _, s := range a.Aside {
			seen[s.Span]++
		}
		for _, s := range a.Unread {
			seen[s]++
		}
		last := 0
		for _, n := range account.Numbers(runes) {
			if n.Start < last || n.End <= n.Start {
				t.Fatalf("%v begins before %d", n, last)
			}
			last = n.End
			if seen[n] != 1 {
				t.Fatalf("%q stands in %d lists", string(runes[n.Start:n.End]), seen[n])
			}
			delete(seen, n)
		}
		if len(seen) > 0 {
			t.Fatalf("the lists hold what is no number: %v", seen)
		}
	})
}

// partOf gives the parts of a text.
func partOf(text []rune) func(source.Span) string {
	return func(s source.Span) string { return string(text[s.Start:s.End]) }
}
