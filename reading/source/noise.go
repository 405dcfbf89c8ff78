package source

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/zh"
)

// What a page prints around a document. A line is noise when nothing else
// stands in it; a line that may be wording is left alone.
var (
	// Labels of noise, before a colon.
	noiseLabels = words(`来源 信息来源 文章来源 稿件来源 浏览次数 浏览量 浏览 阅读次数 阅读量 阅读数 阅读 点击次数 点击量 点击数 访问次数 访问量
		字体 字号 字体大小 分享 分享到 分享至 上一篇 上一条 上一页 下一篇 下一条 下一页 当前位置 所在位置 您的位置 您当前的位置 您当前位置 您现在的位置
		当前所在位置 您当前所在位置 版权所有 网站标识码 技术支持 备案号
		相关附件 相关链接 相关阅读 相关文件 相关新闻 相关文档 相关解读`)
	// Labels of a newspaper's byline, which is short.
	bylines = words(`责任编辑 责编 编辑 记者 作者 摄影 审核 校对 版式设计`)
	// Whole lines of noise; arrows and brackets around do not count.
	noiseLines = words(`政策解读 政策原文 文件解读 文件原文 打印 打印本页 打印此页 打印页面 关闭 关闭窗口 关闭页面 关闭本页 分享 返回首页 返回顶部 返回列表 返回上一页
		上一篇 上一条 上一页 下一篇 下一条 下一页 扫一扫 扫一扫在手机打开当前页 收藏 纠错 相关附件 相关链接 相关阅读 相关文件 相关新闻 相关文档 相关解读`)
	// Counters that stand behind other fields of a line.
	counters = []string{"浏览次数", "阅读次数", "点击次数", "访问次数"}
	// Labels of a page's foot: whose site it is, how to reach it, and what only a
	// site says of itself.
	footHosts    = words(`主办单位 主办 承办单位 承办 协办单位 主管单位 运维单位 维护单位 管理单位 版权所有 单位名称`)
	footContacts = words(`联系方式 联系电话 联系我们 电话 传真 地址 联系地址 单位地址 办公地址 邮编 邮政编码 电子邮箱 邮箱 办公时间 工作时间 值班电话`)
	footSite     = zh.MustCompile(`网站标识码|ICP备|公网安备|技术支持\s*[：:]|版权所有|网站地图|备案号|(?i)copyright`)
	footContact  = zh.MustCompile(`(?:联系方式|联系电话|传真|邮编|邮政编码|电子邮箱|地址)\s*[：:]`)
	// The choice of letter sizes: [大] [中] [小] [打印].
	sizes  = zh.MustCompile(`^(?:[\[【〖(（]?(?:大|中|小|打印|关闭|收藏|纠错)[\]】〗)）]?[\s|｜/]*){2,}$`)
	crumbs = zh.MustCompile(`^首页(?:\s*[>»›/|-]\s*\S+)+$`)

	// Labels of the page's own fields: at the line's start, the value behind or
	// on the next line. What may also head a column of a table, or begin a
	// sentence, needs a colon.
	metaLabels = words(`索引号 发文字号 统一编号 组配分类 主题分类 信息分类 体裁分类 公开方式 公开形式 公开范围 成文日期 生成日期 发布日期 发布时间
		发文日期 公开日期 有效性 时效性 效力状态 发布机构 发文机关 发文机构 文号`)
	metaColon = words(`发布单位 发文单位 发布部门 联合发文单位 文件编号 生效日期 施行日期 实施日期 名称 主题词 关键词`)
	// A label in square brackets: [发文字号] 青政〔2021〕3号.
	bracketed = zh.MustCompile(`^[\[【]\s*([^\[\]【】]{2,12}?)\s*[\]】]\s*(.*)$`)
	// The bar below a title: office, date, source, letter size in one line.
	barLabel = zh.MustCompile(`(?:^|\s)(?:来源|信息来源|文章来源|字号|字体|作者|编辑|浏览次数|浏览量|阅读量|阅读次数|点击量|点击次数|发布时间|发布日期)\s*[:：]`)
	barDate  = zh.MustCompile(`\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)`)
	bareDate = zh.MustCompile(`^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$`)
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

const (
	longestLabel  = 12
	longestByline = 40
)

// isNoise says that a line is nothing but the page's.
func isNoise(line string) bool {
	if noiseLines[strings.Trim(line, "[]【】()（）<>«»←→‹› ")] {
		return true
	}
	if label, _, ok := cutLabel(line); ok && (noiseLabels[label] || bylines[label] && utf8.RuneCountInString(line) <= longestByline) {
		return true
	}
	if strings.Contains(line, "次数") && counts(line) { // what all counters end with
		return true
	}
	return sizes.MatchString(line) || crumbs.MatchString(line)
}

// counts says that a counter with its colon stands in a line.
func counts(line string) bool {
	for _, c := range counters {
		if _, rest, found := strings.Cut(line, c); found {
			rest = strings.TrimLeft(rest, " ")
			if strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：") {
				return true
			}
		}
	}
	return false
}

// isBar says that a line is the bar of fields below a title.
func isBar(line string) bool {
	labels := len(barLabel.FindAllStringIndex(line, 2))
	return labels == 2 || labels == 1 && barDate.MatchString(line)
}

// cutLabel cuts a line at its first colon, if what stands before is as short
// as a label.
func cutLabel(line string) (label, value string, ok bool) {
	head := line[:min(len(line), utf8.UTFMax*longestLabel+len("："))] // most lines are longer
	at := strings.IndexByte(head, ':')
	if wide := strings.Index(head, "："); wide >= 0 && (at < 0 || wide < at) {
		at = wide
	}
	if at < 0 || utf8.RuneCountInString(line[:at]) > longestLabel {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	return strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+size:]), true
}

// isMeta says that a line begins with a field's label; alone, that nothing
// follows it.
func isMeta(line string) (meta, alone bool) {
	line = strings.TrimLeft(line, "•·●▪*- \t")
	if m := bracketed.FindStringSubmatch(line); m != nil {
		if label := zh.Unspaced(m[1]); metaLabels[label] || metaColon[label] {
			return true, m[2] == ""
		}
	}
	if label, value, ok := cutLabel(line); ok {
		if label = zh.Unspaced(label); metaLabels[label] || metaColon[label] {
			return true, value == ""
		}
	}
	label, value, _ := strings.Cut(line, " ")
	if first, rest, ok := strings.Cut(line, "\t"); ok && len(first) < len(label) {
		label, value = first, rest
	}
	return metaLabels[label], strings.TrimSpace(value) == ""
}

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
		long := b.Span.End - b.Span.Start
		if long > metaLength {
			expected = false
			continue
		}
		line := doc.line(*b)
		meta, alone := isMeta(line)
		switch {
		case meta, long < noiseLength && isBar(line), expected && long < noiseLength, i < pageTop && bareDate.MatchString(line):
			b.Style.Meta = true
		case long < noiseLength && isNoise(line):
			b.Style.Noise = true
		}
		expected = meta && alone
	}
	markFoot(doc)
}

// markFoot marks the foot of a page: the lines at the end that say whose site it is
// and how to reach it. A line 主办单位：… may as well say who answers for a task, and
// 联系电话：… whom to ask, so that only both together, or what only a site says of
// itself, make a foot.
func markFoot(doc *Document) {
	first, host, contact, site := len(doc.Blocks), false, false, false
	for ; first > 0; first-- {
		b := doc.Blocks[first-1]
		if b.Table != nil || b.Span.End-b.Span.Start > noiseLength {
			break
		}
		line := doc.line(b)
		label, _, _ := cutLabel(line)
		label = zh.Unspaced(label)
		if !footHosts[label] && !footContacts[label] && !footSite.MatchString(line) && !b.Style.Noise {
			break
		}
		host = host || footHosts[label]
		contact = contact || footContacts[label] || footContact.MatchString(line)
		site = site || footSite.MatchString(line)
	}
	if !site && !(host && contact) {
		return
	}
	for i := range doc.Blocks[first:] {
		doc.Blocks[first+i].Style.Noise = true
	}
}

func (d *Document) line(b Block) string {
	return zh.TrimSpace(d.Slice(b.Span))
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
			if meta, _ := isMeta(doc.Slice(c.Span)); meta {
				labels++
			}
		}
	}
	return labels >= 2 && 3*labels >= cells
}
