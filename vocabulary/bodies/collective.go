package bodies

import (
	"slices"
	"strings"
)

// Names that stand for many bodies, and what the many are.
var (
	// manyBefore open a name that stands for many.
	manyBefore = []string{
		"各", "有关", "相关", "其他", "其它", "全市", "全区", "全县", "全省", "属地", "所属", "下属", "下辖", "所辖", "辖区", "所在", "在", "驻", "市直", "区直", "县直", "省直",
		"直属各", "市属", "区属", "县属", "省属", "州直", "牵头", "责任", "配合", "成员单位", "涉及", "市级各", "区级各", "县级各", "省级各", "市级有关", "区级有关", "县级有关", "省级有关",
		"市级相关", "区级相关", "县级相关", "省级相关", "三大", "四大", "部分", "两级", "市县", "市区两级", "县区", "区县", "镇街", "街镇", "乡镇街道", "乡镇(街道)", "街道(乡镇)", "镇(街道)", "县(市、区)", "区(县", "县(市", "市(县",
	}
	// manyWithin stand inside one.
	manyWithin = []string{"各区", "各县", "各市", "各镇", "各街", "各乡", "各有关", "各相关", "各部门", "各单位", "各成员", "各级", "各园", "各开发", "各功能", "各地", "各牵头", "各责任", "各板块", "各片区", "各类", "各行业", "各产业", "各专"}
	// manyAfter close one.
	manyAfter = []string{
		"有关部门", "相关部门", "有关单位", "相关单位", "成员单位", "责任单位", "牵头单位", "配合单位", "各部门", "各单位", "等部门", "等单位", "有关企业", "相关企业", "相关方",
		"县市区", "区县市", "县区", "区县", "镇街", "街镇", "区镇", "镇街道", "乡镇街道", "镇办", "市县", "各方", "科研院所", "高校院所", "高等院校", "金融机构", "运营商", "医疗机构", "实施主体", "运营主体", "建设主体",
		"市区县", "开发园区", "功能区管委会", "开发园区管委会", "功能园区", "社会组织", "行业主管部门", "主管部门", "职能部门", "市直部门", "区直部门", "县直部门", "国有企业", "属地政府", "区县政府", "县区政府", "县市区政府", "区县人民政府", "县区人民政府", "县市区人民政府", "企事业单位",
		"龙头企业", "重点企业", "骨干企业", "链主企业", "所在地", "属地", "平台公司", "行业协会", "企业", "单位", "部门", "主体", "高校", "院校", "机构", "中介机构", "园区平台", "板块",
	}
)

// kindsOfMany say what a collective is made of; the first that fits is taken.
var kindsOfMany = []struct {
	words []string
	kind  string
}{
	{[]string{"开发区", "园区", "功能区", "功能平台", "新区", "管委会", "平台"}, "下级园区"},
	{[]string{"政府", "区县", "县区", "市县", "县市", "县(市", "区(县", "区、县", "街道", "乡镇", "镇街", "街镇", "区镇", "属地", "街道", "地级", "各区", "各县", "各市", "各镇", "各乡", "各街", "各地", "板块", "片区", "城区", "社区", "村"}, "下级政府"},
	{[]string{"高校", "院校", "大学", "学校"}, "高校"},
	{[]string{"科研", "院所", "研究院", "实验室"}, "科研院所"},
	{[]string{"医院", "医疗"}, "医院"},
	{[]string{"银行", "金融机构"}, "银行"},
	{[]string{"协会", "商会"}, "行业协会"},
	{[]string{"运营商", "电信企业"}, "通信运营商"},
	{[]string{"企业", "公司", "集团"}, "企业"},
	{[]string{"部门", "委办局", "委局", "局委办", "厅局"}, "相关部门"},
}

// IsCollective says whether a name stands for many bodies: 各街道(乡镇), 有关部门.
func IsCollective(name string) bool {
	_, ok := collective(name)
	return ok
}

func collective(name string) (kind string, ok bool) {
	has := func(list []string, fits func(string, string) bool) bool {
		return slices.ContainsFunc(list, func(word string) bool { return fits(name, word) })
	}
	if !(has(manyBefore, strings.HasPrefix) || has(manyWithin, strings.Contains) || has(manyAfter, strings.HasSuffix)) {
		return "", false
	}
	for _, k := range kindsOfMany {
		if has(k.words, strings.Contains) {
			return k.kind, true
		}
	}
	return "相关单位", true
}

var manyForms = strings.NewReplacer("人民政府", "政府", "(", "", ")", "", ",", "")

// foldedMany is a collective's name in the form by which it is one in an area:
// 各区、县(市)人民政府 is 各区县市政府.
func foldedMany(name string) string { return manyForms.Replace(name) }
