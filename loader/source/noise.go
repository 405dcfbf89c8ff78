package source

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// What a page prints around a document. A line is noise when nothing else
// stands in it; a line that may be wording is left alone.
var (
	noiseLine = regexp.MustCompile(`^(?:` + strings.Join([]string{
		`(?:信息)?来源[:：].*`, `(?:文章|信息|稿件)来源[:：].*`,
		`(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：].*`, `.{0,40}(?:浏览次数|阅读次数|点击次数|访问次数)[:：].*`,
		`(?:字体|字号)(?:大小)?[:：].*`, `[\[【〖(（]?(?:大|中|小|打印|关闭|收藏|纠错)[\]】〗)）]?(?:[ \t|｜/]*[\[【〖(（]?(?:大|中|小|打印|关闭|收藏|纠错|本页|窗口|正文)[\]】〗)）]?)*`,
		`(?:打印|关闭)(?:本页|此页|页面|窗口|正文)?`, `分享(?:到|至)?[:：]?.{0,20}`, `扫一扫.{0,20}`, `用微信扫.{0,20}`,
		`[<«←‹ ]*(?:上一篇|上一条|上一页|下一篇|下一条|下一页)(?:[:：].*|[ >»→›]*)`, `返回(?:首页|顶部|列表|上一页|.{0,8}列表)`,
		`(?:您)?(?:当前|现在)?(?:的)?(?:所在)?位置[:：].*`, `首页(?:\s*[>»›/|-]\s*\S+)+`,
		`(?:责任编辑|责编|编辑|记者|作者|摄影|审核|校对)[:：].{0,60}`, `版式设计[:：].{0,60}`, `相关(?:附件|链接|阅读|文件|新闻|文档|解读)[:：]?`,
		`(?:政策|文件)(?:解读|原文)`, `(?:主办单位|承办单位|版权所有|网站标识码|技术支持|备案号)[:：]?.*`,
	}, `|`) + `)$`)
	// The page's own fields: a label at the line's start, its value behind it or
	// on the next line. What may also head a column of a table needs a colon.
	metaLabel = regexp.MustCompile(`^[•·●▪*\-]?\s*(?:` +
		`(?:索\s*引\s*号|发文字号|统一编号|组配分类|主题分类|信息分类|体裁分类|公开方式|公开形式|公开范围|成文日期|生成日期|发布日期|发布时间|发文日期|公开日期|有效性|时效性|效力状态|发布机构|发文机关|文\s*号)(?:\s*[:：]|\s|$)` +
		`|(?:发布单位|发文单位|发布部门|文件编号|生效日期|施行日期|名称|主题词|关键词)\s*[:：])`)
	metaAlone = regexp.MustCompile(metaLabel.String() + `\s*$`)
	bareDate  = regexp.MustCompile(`^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$`)
)

const (
	metaLength  = 200 // letters in a line of fields at most
	noiseLength = 120
	pageTop     = 12 // lines in which a bare date is the page's
)

// markNoise marks what the page adds to the document.
func markNoise(doc *Document) {
	rest := markFrontMatter(doc)
	expected := false // the last line was a field's label alone
	for i := range doc.Blocks[rest:] {
		b := &doc.Blocks[rest+i]
		if b.Table != nil {
			b.Style.Meta = isMetaTable(doc, b.Table)
			continue
		}
		line := doc.line(*b)
		long := utf8.RuneCountInString(line)
		switch {
		case long >= metaLength:
		case metaAlone.MatchString(line):
			b.Style.Meta, expected = true, true
			continue
		case metaLabel.MatchString(line), expected && long < noiseLength, i < pageTop && bareDate.MatchString(line):
			b.Style.Meta = true
		case long < noiseLength && noiseLine.MatchString(line):
			b.Style.Noise = true
		}
		expected = false
	}
}

func (d *Document) line(b Block) string {
	return strings.TrimFunc(string(d.Text[b.Span.Start:b.Span.End]), isSpace)
}

// markFrontMatter marks the fields between two lines of dashes that a text
// from a collection starts with, and that collection's notes (> …) behind; its
// headings start with #. It returns the number of blocks marked.
func markFrontMatter(doc *Document) int {
	const most = 40
	end := 0
	for i := range doc.Blocks[:min(len(doc.Blocks), most)] {
		if doc.line(doc.Blocks[i]) == "---" {
			if end = i; i > 0 {
				break
			}
		} else if i == 0 {
			return 0
		}
	}
	if end == 0 {
		return 0
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		line := doc.line(*b)
		switch level := len(line) - len(strings.TrimLeft(line, "#")); {
		case i == 0 || i == end || strings.HasPrefix(line, "> "):
			b.Style.Noise = true
		case i < end:
			b.Style.Meta = true
		case level > 0 && level <= 6 && strings.HasPrefix(line[level:], " "):
			b.Style.Heading = level
		}
	}
	return end + 1
}

// isMetaTable tells the table of the page's fields by its labels.
func isMetaTable(doc *Document, table *Table) bool {
	labels, cells := 0, 0
	for _, row := range table.Rows {
		for _, c := range row {
			if c.Span.Start == c.Span.End {
				continue
			}
			cells++
			if metaLabel.MatchString(string(doc.Text[c.Span.Start:c.Span.End])) {
				labels++
			}
		}
	}
	return labels >= 2 && 3*labels >= cells
}
