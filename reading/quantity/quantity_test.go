package quantity

import (
	"fmt"
	"strings"
	"testing"
)

// say writes a quantity on one line: comparator, value, range, unit, 高线.
func say(q Quantity) string {
	s := q.Comparator + fmt.Sprint(q.Value)
	if q.Max != nil {
		s += fmt.Sprintf("..%v", *q.Max)
	}
	s += q.Unit
	if q.Stretch != nil {
		s += fmt.Sprintf(" high %v", *q.Stretch)
	}
	return s
}

func sayAll(qs []Quantity) string {
	var out []string
	for _, q := range qs {
		out = append(out, say(q))
	}
	return strings.Join(out, ", ")
}

func TestScan(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a bare number and 达到 are equal", "培育企业12家，产值达到3亿元", "=12家, =3亿元"},
		{"digits of full width", "设立站点１２个，占２．５％", "=12个, =2.5％"},
		{"thousands between commas", "新增1,200家，共12,345户", "=1200家, =12345户"},
		{"a comma between two numbers divides them", "甲10,乙20家", "=20家"},
		{"the multiple belongs to the unit", "面积3万平方米，资金1.2万亿元", "=3万平方米, =1.2万亿元"},
		{"numerals in words", "面积两万平方米，建成十二个，引进三十五名", "=2万平方米, =12个, =35名"},
		{"a bare multiple is a number before a counter", "建成百个基地，培育千家企业，集聚万名人才", "=100个, =1000家, =10000名"},
		{"a bare multiple before money is a unit", "超亿元企业和万元以上合同", ""},
		{"一 counts nothing", "一个中心、一批项目、一支队伍", ""},
		{"percent in words", "提高百分之三十", "=30%"},
		{"points of percentage", "提高2.5个百分点", "=2.5个百分点"},
		{"at least", "不少于5家，不低于3%，超过8个，超9项，突破7亿元，6人以上，至少4场", ">=5家, >=3%, >=8个, >=9项, >=7亿元, >=6人, >=4场"},
		{"at most", "不超过5家，控制在3%以内，前10名，≤4件", "<=5家, <=3%, <=10名, <=4件"},
		{"about", "约5公里，近600台，30家左右", "~5公里, ~600台, ~30家"},
		{"and more", "100多家企业，20余项，290多万元", ">=100家, >=20项, >=290万元"},
		{"ranges", "新建2—3个，占5%-8%，投入3-5万元，建设10至15座，20~30亩", "~2..3个, ~5..8%, ~3..5万元, ~10..15座, ~20..30亩"},
		{"a 高线 value before the unit", "面积1万(高线2万)平方米以上", ">=1万平方米 high 2"},
		{"a 高线 value after the unit", "企业80家（高线100家）以上", ">=80家 high 100"},
		{"a rate has its unit whole", "税收39万元/亩，能耗0.4吨标准煤/万元", "=39万元/亩, =0.4吨标准煤/万元"},
		{"a unit that begins like a multiple", "能耗4.5千瓦时/标方，容量3千平方米，功率20万千瓦", "=4.5千瓦时/标方, =3千平方米, =20万千瓦"},
		{"a life in hours", "寿命突破3万小时", ">=3万小时"},
		{"a unit with its bracket", "提供住房50套（次）", "=50套（次）"},
		{"a place in a ranking", "居全省第3位", "=3位"},
		{"dates and times are none", "2024年5月12日，5年，8:30", ""},
		{"durations", "压缩至3个工作日以内，30分钟左右，5个工作日内，78小时/年，3个月以内", "<=3个工作日, ~30分钟, <=5个工作日, =78小时/年, <=3个月"},
		{"sets, and words that begin like them", "摆放雕塑20组，由3组织承办", "=20组"},
		{"tenths", "达六成，八成以上，下降3成，三成本钱", "=60%, >=80%, =30%"},
		{"so many to one", "车桩比2.4:1，比分8:12", "=2.4:1"},
		{"一 counts before the end of a clause", "建成驿站一个，每村一个，任选其一", "=1个"},
		{"thousands and hundreds in words", "培育一千家、一百五十家", "=1000家, =150家"},
		{"counters", "形成3类模式，发布4批次，卫星140颗，快报4期，事故0起，开行班列300列", "=3类, =4批次, =140颗, =4期, =0起, =300列"},
		{"ordinals and numbers of documents are none", "第5条，第3次会议，某政发〔2023〕12号，附件2", ""},
		{"names with digits are none", "A3栋，5G基站，CCTV-2频道，YB-04地块，G330", ""},
		{"a count may follow a name in letters", "集聚OPC500家", "=500家"},
		{"words that only look like counts", "二次开发、四位一体、三大平台、十三五", ""},
		{"a counter that begins another word", "2022年3分区，5部门", ""},
		{"a comparator without a unit that is known", "不低于2.0。", ">=2"},
		{"a run of digits without end", strings.Repeat("9", 40) + "家", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sayAll(Scan([]rune(c.text))); got != c.want {
				t.Errorf("Scan(%s) = %s, want %s", c.text, got, c.want)
			}
		})
	}
}

func TestCell(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"35-36", "~35..36"},
		{" 10.5\n", "=10.5"},
		{"≥85%", ">=85%"},
		{"110家左右", "~110家"},
		{"[150]", "=150"},
		{"7.5—20", "~7.5..20"},
		{"-9.7", "=-9.7"},
		{"－3.2%", "=-3.2%"},
	} {
		q, ok := Cell([]rune(c.text))
		if got := say(q); !ok || got != c.want {
			t.Errorf("Cell(%q) = %s, %v; want %s", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "视情而定", "新建3座", "2020-2023年", "3条，长5公里", "-", "--5", "-2-3"} {
		if q, ok := Cell([]rune(text)); ok {
			t.Errorf("Cell(%q) = %s, want none", text, say(q))
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add("面积1万(高线2万)平方米以上，占5%-8%")
	f.Add("第百分之两万亿(高线")
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		last := 0
		for _, q := range Scan(text) {
			if q.Start < last || q.Start > q.NumStart || q.NumStart >= q.NumEnd || q.NumEnd > q.End || q.End > len(text) {
				t.Fatalf("span [%d %d %d %d] of %d runes, after %d", q.Start, q.NumStart, q.NumEnd, q.End, len(text), last)
			}
			last = q.End
		}
		Cell(text)
	})
}
