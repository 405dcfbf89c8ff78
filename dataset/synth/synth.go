// Package synth invents a dataset of any size, for load and speed work: the
// shape of the real one (roles, lengths of lists, a few bodies that everyone
// works with) and none of its names. The same number of districts always gives
// the same dataset, and a district is the same in datasets of any size. There
// are no documents behind it, so locators lead nowhere.
package synth

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// What a district has.
const (
	Plans     = 3
	Tasks     = 60 // a plan
	Agencies  = 40
	Platforms = 30
	Years     = 4 // with each of the indicators: 80 targets
)

// perCity districts make a city, and as many cities a province.
const perCity = 10

// Vocabularies are those of a dataset of so many districts.
func Vocabularies(districts int) dataset.Vocabularies {
	v := dataset.Vocabularies{Indicators: indicators()}
	for i := range districts {
		if i%(perCity*perCity) == 0 {
			p := province(i)
			v.Areas = append(v.Areas, p)
			v.Agencies = append(v.Agencies, dataset.Body{Area: p.ID, Name: p.Name + "科技厅", Function: "科技厅", Kind: ontology.AgencyDepartment, Aliases: []string{"省科技厅"}})
		}
		if i%perCity == 0 {
			c := city(i)
			v.Areas = append(v.Areas, c)
			v.Agencies = append(v.Agencies, dataset.Body{Area: c.ID, Name: c.Name + "科技局", Function: "科技局", Kind: ontology.AgencyDepartment, Aliases: []string{"市科技局"}})
		}
		d := district(i)
		v.Areas = append(v.Areas, d)
		v.Agencies = append(v.Agencies, bodies(d)...)
	}
	return v
}

// peaks and waters make 3,600 names of districts.
const (
	peaks  = "云青苍碧紫玄朱素翠墨丹银霜雪露虹霞岚烟涛澜溪泉瀑礁岩岭崖坡谷松柏竹梅兰菊桂枫榆槐鹤鹭雁鸥鹿麟凤鸾龟螺琴瑟笙箫鼓钟磬铃笛埙"
	waters = "川泽湾浦渡津洲屿渚汀源渊潭池湖塘堤坝桥港亭台楼阁榭轩庐苑湄圃坞寨堡屯庄里坊巷街陌原野坪垄畈垟岙岱峰峦屏岗坎峡隘关洞隆平"
)

func name(i int) string {
	a, b := []rune(peaks), []rune(waters)
	return string([]rune{a[i%len(a)], b[(i/len(a)+i)%len(b)]})
}

// code is one that GB/T 2260 gives to nobody.
func code(n int) string { return fmt.Sprintf("9%05d", n) }

func province(i int) dataset.Area {
	p := i / (perCity * perCity)
	return dataset.Area{ID: fmt.Sprintf("p%02d", p), Name: name(p*7+3) + "省", Level: ontology.LevelProvince, Code: code(1_000 + p), Source: "invented"}
}

func city(i int) dataset.Area {
	c, p := i/perCity, province(i)
	n := name(c*11+5) + "市"
	return dataset.Area{ID: fmt.Sprintf("c%03d", c), Name: n, FullName: p.Name + n, Level: ontology.LevelCity, Code: code(10_000 + c), PartOf: p.ID, Source: "invented"}
}

func district(i int) dataset.Area {
	c, n := city(i), name(i)+"区"
	return dataset.Area{ID: fmt.Sprintf("d%04d", i), Name: n, FullName: c.FullName + n, Level: ontology.LevelCounty, Code: code(20_000 + i), PartOf: c.ID, Source: "invented"}
}

// functions are the departments of each district, in order of how often plans
// name them.
func functions() []string {
	return []string{
		"科技局", "经信局", "财政局", "发改局", "人社局", "市场监管局", "自然资源局", "商务局", "教育局", "住建局",
		"农业农村局", "文广旅体局", "卫健局", "生态环境局", "统计局", "税务局", "大数据局", "金融办", "政务办", "民政局",
		"司法局", "交通局", "水利局", "应急管理局", "审计局", "综合行政执法局", "投资促进中心", "人才服务中心", "国资办", "侨办",
	}
}

const streets = 8

// bodies are the agencies of a district: departments, streets, the name for all
// streets, and an institute.
func bodies(d dataset.Area) []dataset.Body {
	var out []dataset.Body
	for _, f := range functions() {
		out = append(out, dataset.Body{Area: d.ID, Name: d.Name + f, Function: f, Kind: ontology.AgencyDepartment, Aliases: []string{"区" + f}})
	}
	all := dataset.Body{Area: d.ID, Name: "各街道", Function: "各街道", Kind: ontology.AgencyCollective, Aliases: []string{"各街道(乡镇)"}}
	for i := range streets {
		street := "第" + string([]rune("一二三四五六七八")[i]) + "街道"
		out = append(out, dataset.Body{Area: d.ID, Name: street, Function: "街道办事处", Kind: ontology.AgencySubdistrict})
		all.Members = append(all.Members, street)
	}
	return append(out, all, dataset.Body{Area: d.ID, Name: d.Name + "产业研究院", Function: "产业研究院", Kind: ontology.AgencyUniversity})
}

func indicators() []dataset.Indicator {
	var out []dataset.Indicator
	for i, n := range []struct{ name, unit string }{
		{"高新技术企业数", "家"},
		{"科技型中小企业数", "家"},
		{"孵化器数", "家"},
		{"众创空间数", "家"},
		{"孵化面积", "平方米"},
		{"研发投入强度", "%"},
		{"技术交易额", "万元"},
		{"发明专利授权量", "件"},
		{"引进人才数", "人"},
		{"领军企业数", "家"},
		{"规上工业增加值增速", "%"},
		{"工业投资额", "万元"},
		{"新增上市企业数", "家"},
		{"创新平台数", "个"},
		{"数字化改造项目数", "项"},
		{"绿色工厂数", "家"},
		{"亩均税收", "万元/亩"},
		{"外贸出口额", "万元"},
		{"科技特派员数", "名"},
		{"成果转化项目数", "项"},
	} {
		out = append(out, dataset.Indicator{ID: fmt.Sprintf("measure-%02d", i+1), Name: n.name, Unit: n.unit, Direction: ontology.DirectionUp})
	}
	return out
}

// Files are the plans of one district.
func Files(i int) []*dataset.File {
	out := make([]*dataset.File, Plans)
	for p := range out {
		w := &writer{
			rand: rand.New(rand.NewPCG(uint64(i), uint64(p))), district: i, number: p, area: district(i),
			file: &dataset.File{Slug: fmt.Sprintf("%s-plan-%d", district(i).ID, p+1)},
		}
		w.document()
		w.tasks()
		w.targets()
		w.platforms()
		out[p] = w.file
	}
	return out
}

// writer invents one plan.
type writer struct {
	rand             *rand.Rand
	district, number int
	area             dataset.Area
	file             *dataset.File
	at               int // where the next fact would stand
}

// place is a locator of so many characters, after all places so far.
func (w *writer) place(section, wording string, length int) dataset.Locator {
	text := []rune(wording)
	for len(text) < length {
		text = append(text, '文')
	}
	l := dataset.NewLocator(text[:length], section, 0, length)
	l.Start, l.End = w.at, w.at+length
	w.at += length
	return l
}

func (w *writer) document() {
	subject := []string{"科技创新", "产业平台", "人才发展"}[w.number]
	year := 2018 + (w.district+w.number*3)%7
	sum := sha256.Sum256([]byte(w.file.Slug))
	title := fmt.Sprintf("%s%s行动计划(%d—%d年)", w.area.Name, subject, year, year+Years-1)
	w.file.Document = dataset.Document{
		Title: title, DocNumber: fmt.Sprintf("%s政办〔%d〕%d号", w.area.Name, year, w.number*10+7), Issuers: []string{w.area.Name + "政务办"},
		IssuedOn: fmt.Sprintf("%d-%02d-%02d", year, 1+w.rand.IntN(12), 1+w.rand.IntN(28)), Kind: dataset.KindPlan, Area: w.area.ID,
		PeriodStart: fmt.Sprint(year), PeriodEnd: fmt.Sprint(year + Years - 1), SHA256: hex.EncodeToString(sum[:]),
		Locator: w.place("", title, len([]rune(title))),
	}
	province := province(w.district)
	w.file.Document.BasedOn = []dataset.Cited{
		{Title: province.Name + subject + "规划", DocNumber: fmt.Sprintf("%s政〔2018〕%d号", province.Name, w.number+1), Locator: w.place("", province.Name+subject+"规划", 9)},
	}
}
