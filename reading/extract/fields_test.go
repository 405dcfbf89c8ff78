package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

func extracted(t *testing.T, name, text string) *dataset.File {
	t.Helper()
	doc, err := source.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	file, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// letter is a plan below the letter that issues it, as a site shows it.
const letter = `索引号 Q01/2021-7 发布机构 县府办
文号 青政办发 [2021] 第 7 号 有效性 有效
青石县人民政府办公室
关于印发青石县科创园区建设
实施方案的通知
发布日期:2021-04-09 10:00 浏览次数: 3
各乡镇人民政府，县政府各部门：
《青石县科创园区建设实施方案》已经县政府同意，现印发给你们。
青石县人民政府办公室
2021年3月30日
（此件公开发布）
青石县科创园区建设实施方案
（2021—2023年）
根据《白河市科创园区建设意见》（白政发〔2020〕12号）和市政府《关于支持县域创新的若干措施（白政办〔2020〕3号）》要求，参照《外省经验汇编》的做法，制定本方案。
一、总体要求
到2023年，建成园区3个。
青石县人民政府办公室 2021年3月31日印发
`

func TestFieldsOfADocument(t *testing.T) {
	d := extracted(t, "p.txt", letter).Document
	got := map[string]string{
		"title": d.Title, "number": d.DocNumber, "issuers": strings.Join(d.Issuers, "|"), "issued": d.IssuedOn, "published": d.PublishedOn,
		"printed": d.PrintedOn, "kind": d.Kind, "area": d.Area, "start": d.PeriodStart, "end": d.PeriodEnd, "validity": d.Validity,
	}
	want := map[string]string{
		"title": "青石县科创园区建设实施方案（2021—2023年）", "number": "青政办发〔2021〕7号", "issuers": "青石县人民政府办公室", "issued": "2021-03-30", "published": "2021-04-09",
		"printed": "2021-03-31", "kind": "plan", "area": "青石县", "start": "2021", "end": "2023", "validity": "有效",
	}
	for field, w := range want {
		if got[field] != w {
			t.Errorf("%s is %q, want %q", field, got[field], w)
		}
	}
	if len(d.BasedOn) != 3 {
		t.Fatalf("it rests on %+v, want three documents", d.BasedOn)
	}
	for i, w := range []string{"白河市科创园区建设意见 白政发〔2020〕12号", "关于支持县域创新的若干措施 白政办〔2020〕3号"} {
		if c := d.BasedOn[i]; c.Title+" "+c.DocNumber != w {
			t.Errorf("document %d is %q %q, want %q", i, c.Title, c.DocNumber, w)
		}
	}
	text := []rune(letter)
	if c := d.BasedOn[0]; string(text[c.Start:c.End]) != "《白河市科创园区建设意见》（白政发〔2020〕12号）" {
		t.Errorf("the first stands at %q", string(text[c.Start:c.End]))
	}
}

func TestAFiveYearPlanIsForItsFiveYears(t *testing.T) {
	d := extracted(t, "p.txt", "青石县“十五五”养老服务规划\n一、目标\n").Document
	if d.PeriodStart != "2026" || d.PeriodEnd != "2030" {
		t.Errorf("it is for %q to %q, want 2026 to 2030", d.PeriodStart, d.PeriodEnd)
	}
}

func TestTheTitleIsThePlansOwnHeading(t *testing.T) {
	cases := map[string]string{
		"关于印发《青石县人才工程三年行动计划（2021-2023年）》的通知\n各单位：\n一、目标\n":     "青石县人才工程三年行动计划（2021-2023年）",
		"青石县\n青石县关于支持\n青年创业的若干意见\n（征求意见稿）\n一、目标\n":             "青石县关于支持青年创业的若干意见（征求意见稿）",
		"# 青石县低空经济工作要点\n一、目标\n":                                "青石县低空经济工作要点",
		"青石县人民政府关于印发青石县低空经济行动方案的通知（青政发〔2021〕4号）\n一、目标\n":       "青石县低空经济行动方案",
		"附件：任务清单\n青石县低空经济行动方案\n甲县府办\n一、目标\n":                   "青石县低空经济行动方案",
		"青石县今年上半年新增高新技术企业12家，同比增长20%，走在全市前列，获评先进，截至目前共有60家。\n": "青石县今年上半年新增高新技术企业12家，同比增长20%，走在…",
	}
	for text, want := range cases {
		if got := extracted(t, "p.txt", text).Document.Title; got != want {
			t.Errorf("title is %q, want %q", got, want)
		}
	}
}

func TestDocumentNumbersInEveryBracket(t *testing.T) {
	for _, number := range []string{
		"青政发〔2021〕10号", "青政发 〔2021〕 10号", "青政发[2021]10号", "青政发（2021）10 号", "青政发【2021】第10号", "（青政发〔2021〕10号）", "【青政发(2021)10号】", "青政发〔2021〕10号    签发人：某某",
		"**青政发〔2021〕10号**", "青政发〔2021〕10号　　2021-10-11　　青石县人民政府", "发文机关：青石县人民政府　　发文字号：青政发〔2021〕10号",
		"（文号：青政发〔2021〕10号，此件公开发布）",
	} {
		if got := extracted(t, "p.txt", "青石县行动计划\n"+number+"\n一、目标\n").Document.DocNumber; got != "青政发〔2021〕10号" {
			t.Errorf("%q is read as %q", number, got)
		}
	}
	if got := extracted(t, "p.txt", "青石县行动计划\n按照青政发〔2021〕10号要求，制定本计划。\n一、目标\n").Document.DocNumber; got != "" {
		t.Errorf("a number that is only cited was taken for the document's: %q", got)
	}
}

func TestDatesAreToldApart(t *testing.T) {
	cases := map[string]struct{ text, issued, published, printed, warning string }{
		"beside the number and the issuer": {"青石县行动计划\n青政发〔2021〕10号　　2021-10-11　　青石县人民政府\n一、目标\n", "2021-10-11", "", "", ""},
		"of a report that was read":        {"政府工作报告\n——2021年1月12日在青石县第十七届人民代表大会第五次会议上\n一、工作回顾\n", "2021-01-12", "", "", ""},
		"signature in Chinese numerals":    {"青石县行动计划\n青石县人民政府\n二〇二一年十月十一日\n一、目标\n", "2021-10-11", "", "", ""},
		"released in the last line":        {"青石县行动计划\n一、目标\n青石县科学技术局2021年5月6日发布，征求意见截止2021年6月6日。\n", "2021-05-06", "", "", ""},
		"signature and a note":             {"青石县行动计划\n青石县人民政府\n2021年3月5日（此件公开发布）\n一、目标\n", "2021-03-05", "", "", ""},
		"in a bar of fields":               {"青石县行动计划\n县府办  2021-03-06 09:12  来源：县府办  字号：[大 中 小]\n青石县人民政府\n2021年3月5日\n一、目标\n", "2021-03-05", "2021-03-06", "", ""},
		"no such day":                      {"青石县行动计划\n青石县人民政府\n2021年2月30日\n一、目标\n", "", "", "", "no such day"},
		"a year's slip":                    {"青石县行动计划\n发布日期：2022-03-06\n青石县人民政府\n2021年3月5日\n一、目标\n", "2021-03-05", "2022-03-06", "", "may be a slip"},
		"published too early":              {"青石县行动计划\n发布日期：2021-03-01\n青石县人民政府\n2021年3月5日\n一、目标\n", "2021-03-05", "2021-03-01", "", "before it was signed"},
		"printed only":                     {"青石县行动计划\n一、目标\n青石县党政办公室 2021年3月5日印发\n", "2021-03-05", "", "2021-03-05", "stands for it"},
		"printed, unreadable":              {"青石县行动计划\n一、目标\n青石县党政办公室 2021305日印发\n", "", "", "", "cannot be read"},
		"published only":                   {"发布日期：2021年03月06日\n青石县行动计划\n一、目标\n", "2021-03-06", "2021-03-06", "", "stands for it"},
		"below the title":                  {"青石县行动计划\n2021-03-06\n一、目标\n", "2021-03-06", "2021-03-06", "", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			f := extracted(t, "p.txt", strings.Replace(c.text, "一、目标\n", "一、任务\n1.建园。办好事情。\n", 1))
			d := f.Document
			if d.IssuedOn != c.issued || d.PublishedOn != c.published || d.PrintedOn != c.printed {
				t.Errorf("issued %q, published %q, printed %q; want %q, %q, %q", d.IssuedOn, d.PublishedOn, d.PrintedOn, c.issued, c.published, c.printed)
			}
			var warnings []string
			for _, w := range f.Warnings {
				warnings = append(warnings, w.Message)
			}
			if got := strings.Join(warnings, "; "); !strings.Contains(got, c.warning) || c.warning == "" && got != "" {
				t.Errorf("warnings are %q, want %q", got, c.warning)
			}
		})
	}
}

func TestALetterWithItsNumberInBracketsNamesItsIssuer(t *testing.T) {
	d := extracted(t, "p.txt", "青石县人民政府办公室关于印发青石县支持青年创业若干措施的通知\n（青政办规〔2021〕4号）\n各镇人民政府：\n现印发给你们。\n2021年4月8日\n青石县支持青年创业若干措施\n一、目标\n").Document
	if d.Title != "青石县支持青年创业若干措施" || d.DocNumber != "青政办规〔2021〕4号" || strings.Join(d.Issuers, "|") != "青石县人民政府办公室" {
		t.Errorf("title %q, number %q, issuers %q", d.Title, d.DocNumber, d.Issuers)
	}
}

func TestLabelsInSquareBrackets(t *testing.T) {
	d := extracted(t, "p.txt", "[发文机构] 青石县住建局\n[联合发文单位] 青石县财政局\n[成文日期] 2021-04-30\n【发文字号】青建发〔2021〕97号\n[发布日期] 2021-05-12\n[有效性] 是\n青石县绿色建筑实施方案\n一、目标\n").Document
	if d.Title != "青石县绿色建筑实施方案" || d.DocNumber != "青建发〔2021〕97号" || strings.Join(d.Issuers, "|") != "青石县住建局|青石县财政局" ||
		d.IssuedOn != "2021-04-30" || d.PublishedOn != "2021-05-12" || d.Validity != "是" {
		t.Errorf("fields are %+v", d)
	}
}

func TestThePeriodIsWhatThePlanIsInForceFor(t *testing.T) {
	cases := map[string][2]string{
		"青石县2021年工作要点\n一、目标\n":                                 {"2021", "2021"},
		"青石县行动计划（2021～2025年）\n一、目标\n":                          {"2021", "2025"},
		"青石县若干意见\n一、目标\n本意见自2021年5月1日起施行，有效期至2023年12月31日。\n":   {"2021-05-01", "2023-12-31"},
		"青石县行动计划（2021—2022年）\n一、目标\n本文件自2021年7月1日起施行，有效期2年。\n": {"2021-07-01", "2022"},
		"青石县若干意见\n一、目标\n有效期自2021年5月1日至2023年4月30日。\n":           {"2021-05-01", "2023-04-30"},
		"青石县若干意见\n一、目标\n本意见自印发之日起施行。\n":                        {"", ""},
	}
	for text, want := range cases {
		if d := extracted(t, "p.txt", text).Document; d.PeriodStart != want[0] || d.PeriodEnd != want[1] {
			t.Errorf("%q is for %q to %q, want %q", text, d.PeriodStart, d.PeriodEnd, want)
		}
	}
}

func TestThePlaceIsTheInnermostThatIsNamed(t *testing.T) {
	cases := map[string]string{
		"白河市青石县眼镜产业行动计划\n一、目标\n":                       "青石县",
		"青石眼镜产业行动计划\n白河市青石县人民政府办公室\n2021年3月5日\n一、目标\n": "青石县",
		"白岭苗族侗族自治州创新行动计划\n一、目标\n":                      "白岭苗族侗族自治州",
		"东山省科技创新行动计划\n一、目标\n":                          "东山省",
		"白城区企业服务办法\n白河市白城区人民政府\n2021年3月5日\n一、目标\n":     "白城区",
		"白河市中心城区创新方案\n一、目标\n":                          "白河市",
		"青石县创新示范区建设方案\n一、目标\n":                         "青石县",
		"白河滨江产业集聚区建设方案\n一、目标\n":                        "白河滨江产业集聚区",
	}
	for text, want := range cases {
		if got := extracted(t, "p.txt", text).Document.Area; got != want {
			t.Errorf("%q covers %q, want %q", text, got, want)
		}
	}
}

func TestAPlanSaysWhatItReplaces(t *testing.T) {
	for last, want := range map[string][]string{
		"本意见自印发之日起施行，《青石县创业扶持办法》（青政发〔2018〕2号）同时废止。":                                {"青石县创业扶持办法 青政发〔2018〕2号"},
		"《青石县创业扶持办法》《青石县园区管理办法（试行）》同时废止。":                                          {"青石县创业扶持办法 ", "青石县园区管理办法（试行） "},
		"本意见自2021年5月1日起施行。原《青石县创业扶持办法》（青政发〔2018〕2号）、《青石县园区管理办法》（青政发〔2019〕8号）予以废止。": {"青石县创业扶持办法 青政发〔2018〕2号", "青石县园区管理办法 青政发〔2019〕8号"},
		"根据《白河市创新条例》，《青石县创业扶持办法》即行废止。":                                             {"青石县创业扶持办法 "},
		"青政发〔2018〕2号文件同时废止。":                                                       {"青政发〔2018〕2号 青政发〔2018〕2号"},
		"本意见代替《青石县创业扶持办法》。":                                                        {"青石县创业扶持办法 "},
		"本意见由县科技局负责解释，《青石县创业扶持办法》的规定继续执行。":                                         nil,
		"本意见有效期三年。此前出台的政策同时废止。":                                                    nil,
	} {
		d := extracted(t, "p.txt", "青石县若干意见\n一、目标\n"+last+"\n").Document
		var got []string
		for _, c := range d.Supersedes {
			got = append(got, c.Title+" "+c.DocNumber)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: it replaces %v, want %v", last, got, want)
		}
	}
}

func TestWhatAPlanRestsOnIsNamedInManyWays(t *testing.T) {
	for preamble, want := range map[string]int{
		"依据《白河市创新条例》，制定本意见。":                   1,
		"承接《白河市创新规划》，制定本方案。":                   1,
		"为细化《白河市创新规划》的任务，结合《青石县创业扶持办法》，制定本方案。": 2,
		"深化落实《白河市创新规划》，对接《东山省创新纲要》部署，制定本方案。":   2,
		"附件：《白河市创新规划》任务表":                      0,
		"《白河市创新规划》已经印发，现转发给你们，请结合实际办理。":        0,
		"根据《青石县若干意见》（征求意见稿）和《白河市创新规划》，制定如下意见。": 1,
	} {
		d := extracted(t, "p.txt", "青石县若干意见\n青石县人民政府\n"+preamble+"\n一、目标\n到2025年，建成园区3个。\n").Document
		if len(d.BasedOn) != want {
			t.Errorf("%s: it rests on %+v", preamble, d.BasedOn)
		}
	}
}

func TestFieldsInATableOfThePage(t *testing.T) {
	d := extracted(t, "p.html", `<html><table><tr><td>发文机关</td><td>青石县经济和信息化局</td><td>文号</td><td>青经信〔2021〕9号</td></tr><tr><td>成文日期</td><td>2021-08-02</td><td>有效性</td><td>废止</td></tr></table>
<h1>青石县智能工厂建设行动计划</h1><p>一、目标</p><p>到2023年，建成智能工厂20家，培育服务商若干。</p></html>`).Document
	if d.DocNumber != "青经信〔2021〕9号" || d.IssuedOn != "2021-08-02" || d.Validity != "废止" || strings.Join(d.Issuers, "") != "青石县经济和信息化局" {
		t.Errorf("fields are %+v", d)
	}
}

func TestIssuersAreFoundHoweverTheyArePrinted(t *testing.T) {
	for name, c := range map[string]struct{ text, issuers, issued, title, area string }{
		"nothing between them": {
			"关于印发《青石县园区方案》的通知\n各镇：\n青石县财政局青石县水利局青石县林业局\n2024年5月6日\n青石县园区方案\n一、目标\n",
			"青石县财政局|青石县水利局|青石县林业局", "2024-05-06", "青石县园区方案", "青石县",
		},
		"a party's and a government's": {
			"中共白河市委白河市人民政府关于振兴茶业的意见\n一、目标\n",
			"中共白河市委|白河市人民政府", "", "中共白河市委白河市人民政府关于振兴茶业的意见", "白河市",
		},
		"a blank between them, the title on two lines, the date in brackets": {
			"中共白河市委　白河市人民政府\n关于振兴茶业的意见\n（2023年8月1日）\n一、目标\n",
			"中共白河市委|白河市人民政府", "2023-08-01", "中共白河市委 白河市人民政府关于振兴茶业的意见", "白河市",
		},
		"the date beside the title": {
			"白河市人民政府关于振兴茶业的意见（2023年8月1日）\n一、目标\n",
			"白河市人民政府", "2023-08-01", "白河市人民政府关于振兴茶业的意见", "白河市",
		},
		"issuer and date in one note": {
			"白河市茶业振兴方案\n（白河市农业农村局 2023年8月1日印发）\n一、目标\n",
			"白河市农业农村局", "2023-08-01", "白河市茶业振兴方案", "白河市",
		},
		"several lines at the end, one of them broken": {
			"白河市茶业振兴方案\n一、目标\n1.种茶。办事。\n白河市农业农村局\n白河市住房和城乡\n建设局\n白河市财政局\n2023年8月1日\n",
			"白河市农业农村局|白河市住房和城乡建设局|白河市财政局", "2023-08-01", "白河市茶业振兴方案", "白河市",
		},
		"two issuers above the title": {
			"白河市教育局\n白河市财政局\n关于改造校舍的实施意见\n一、目标\n",
			"白河市教育局|白河市财政局", "", "白河市教育局 白河市财政局关于改造校舍的实施意见", "白河市",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := extracted(t, "p.txt", c.text).Document
			if got := strings.Join(d.Issuers, "|"); got != c.issuers {
				t.Errorf("issuers are %s, want %s", got, c.issuers)
			}
			if d.IssuedOn != c.issued || d.Title != c.title || d.Area != c.area {
				t.Errorf("issued %q, title %q, area %q; want %q, %q, %q", d.IssuedOn, d.Title, d.Area, c.issued, c.title, c.area)
			}
			if d.PeriodStart != "" {
				t.Errorf("the day of issue became the period from %s", d.PeriodStart)
			}
		})
	}
}

func TestATitleAboveASignatureIsNoBrokenName(t *testing.T) {
	d := extracted(t, "p.txt", "青石县茶业行动计划\n青石县财政局\n2023年8月1日\n一、目标\n").Document
	if got := strings.Join(d.Issuers, "|"); got != "青石县财政局" {
		t.Errorf("issuers are %s", got)
	}
}

func TestAFootnoteAtTheTitleIsNoPartOfIt(t *testing.T) {
	d := extracted(t, "p.txt", "青石县统计公报[1]\n一、综合\n全年产值9亿元。\n").Document
	if d.Title != "青石县统计公报" || d.Kind != "report" {
		t.Errorf("a %s titled %s", d.Kind, d.Title)
	}
}

func TestTheGenreOfTheTitleTellsPlansFromReports(t *testing.T) {
	for title, want := range map[string]string{
		"青石县去年国民经济和社会发展统计公报": "report", "青石县重点项目进展情况（1-9月）": "report", "青石县工作汇报材料及简报": "report",
		"青石县重点工程进度表(截至9月30日)": "report", "青石县产业概况": "report", "青石县水利局工作总结暨工作思路": "plan",
		"青石县重点任务分工表": "plan", "【通知公告】青石县茶业方案": "plan", "青石县工作总结和工作计划": "plan",
	} {
		d := extracted(t, "p.txt", title+"\n一、茶业\n种茶。\n").Document
		if want2 := strings.TrimPrefix(title, "【通知公告】"); d.Kind != want || d.Title != want2 {
			t.Errorf("%s is a %s with the title %s, want a %s", title, d.Kind, d.Title, want)
		}
	}
	if d := extracted(t, "p.txt", "青石县民生实事推进情况(1-9月)\n序号\n全年目标任务\n推进情况说明\n1\n").Document; d.Title != "青石县民生实事推进情况(1-9月)" {
		t.Errorf("a column became the title: %s", d.Title)
	}
	if d := extracted(t, "p.txt", "青石县茶业方案\n现将方案印发。\n全县主要任务完成情况表\n一、茶业\n种茶。\n").Document; d.Title != "青石县茶业方案" {
		t.Errorf("the heading of a table became the title: %s", d.Title)
	}
}

func TestTheTitleSaysThePeriod(t *testing.T) {
	for title, want := range map[string]string{
		"青石县2024年度工作要点":               "2024 2024",
		"青石县二〇二四年工作要点":                "2024 2024",
		"青石县“十四五”规划2023年实施要点":         "2023 2023",
		"青石县第十四个五年规划和2035年远景目标纲要":     "2021 2025",
		"青石县茶业三年行动方案（2024-2026年）":     "2024 2026",
		"青石县人民政府关于茶业的实施意见（2024年3月5日）": " ",
	} {
		d := extracted(t, "p.txt", title+"\n一、茶业\n种茶。\n").Document
		if got := d.PeriodStart + " " + d.PeriodEnd; got != want {
			t.Errorf("%s is for %q, want %q", title, got, want)
		}
	}
}
