package extract

import (
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// pageFields are the labelled values that the page prints around a document.
type pageFields map[string]words

// first is the value of the first label that the page has.
func (f pageFields) first(labels ...string) words {
	for _, label := range labels {
		if v, ok := f[label]; ok && v.text != "" {
			return v
		}
	}
	return words{}
}

// pageLabel finds the labels inside a line; a field's value goes up to the
// next one.
var pageLabel = zh.MustCompile(`(?:^|[\s\x{3000}•·|｜\[【])(索\s*引\s*号|文\s*号|发文字号|文件编号|统一编号|发布机构|发文机关|发文机构|联合发文单位|发布单位|发文单位|发布部门|组配分类|主题分类|信息分类|体裁分类|公开方式|公开形式|公开范围|成文日期|发文日期|生成日期|发布日期|发布时间|公开日期|生效日期|施行日期|实施日期|有效性|时效性|效力状态|状态|标题|名称|主题词|关键词|层级|类型|分类|官方链接|来源|字体|字号)\s*(?:[:：\]】]|[\s\x{3000}]|$)`)

// viewCount ends a value that runs into the page's counter.
var viewCount = zh.MustCompile(`\s*(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：].*$`)

// pageFields reads the fields of lines and tables. The first value of a label
// counts: a file that holds the page twice has them twice.
func (r *reading) pageFields() pageFields {
	fields := pageFields{}
	set := func(label string, v words) {
		v.text = strings.Trim(viewCount.ReplaceAllString(v.text, ""), " \t\u00a0\u3000[]")
		if label = zh.Unspaced(label); fields[label].text == "" && v.text != "" {
			fields[label] = v
		}
	}
	waiting := "" // a label whose value is on the next line or in the next cell
	read := func(s source.Span) {
		w := r.wordsAt(s)
		text := strings.TrimLeft(w.text, "•·●▪* \t")
		w.span.Start += len([]rune(w.text)) - len([]rune(text))
		at := pageLabel.FindAllStringSubmatchIndex(text, -1)
		if len(at) == 0 {
			if waiting != "" {
				set(waiting, words{text, w.span})
			} else {
				for _, part := range wideBlanks.Split(text, -1) {
					part = strings.Trim(dateLabel.ReplaceAllString(part, ""), `"'`)
					if fullDate.MatchString(part) {
						set(bareDateLabel, words{part, w.span})
					} else if docNumberOnly.MatchString(part) {
						set("文号", words{part, w.span})
					}
				}
			}
			waiting = ""
			return
		}
		if date, _ := zh.Date(text[:at[0][0]]); date != "" {
			set(bareDateLabel, words{date, w.span})
		}
		for i, m := range at {
			end := len(text)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			waiting = text[m[2]:m[3]]
			if value := text[m[1]:end]; zh.TrimSpace(value) != "" {
				from := w.span.Start + len([]rune(text[:m[1]]))
				set(waiting, words{value, source.Span{Start: from, End: from + len([]rune(value))}})
				waiting = ""
			}
		}
	}
	for _, b := range r.doc.Blocks {
		switch {
		case !b.Style.Meta:
			waiting = ""
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				for _, c := range row {
					read(c.Span)
				}
			}
		default:
			read(b.Span)
		}
	}
	return fields
}

// bareDateLabel stands for the date that a page prints below the title without
// a label.
const bareDateLabel = "页面日期"
