package source

import (
	"regexp"
	"strings"
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
	// on the next line.
	metaLabel = regexp.MustCompile(`^[•·●▪*\-]?\s*(?:索\s*引\s*号|文\s*号|发文字号|文件编号|统一编号|发布机构|发文机关|发布单位|发文单位|发布部门|组配分类|主题分类|公开方式|公开形式|成文日期|发文日期|生成日期|发布日期|发布时间|公开日期|生效日期|施行日期|有效性|时效性|效力状态|状态|层级|类型|分类|标题|名称|主题词|关键词|官方链接|公开范围|体裁分类|信息分类)(?:\s*[:：]|\s|$)`)
)

// markNoise marks what the page adds to the document.
func markNoise(doc *Document) {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Table != nil {
			continue
		}
		line := strings.TrimFunc(string(doc.Text[b.Span.Start:b.Span.End]), isSpace)
		switch {
		case b.Style.Noise || b.Style.Meta:
		case metaLabel.MatchString(line) && len([]rune(line)) < 200:
			b.Style.Meta = true
		case noiseLine.MatchString(line) && len([]rune(line)) < 120:
			b.Style.Noise = true
		}
	}
}
