package extract

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/zh"
)

// turn is where a document that tells of one year and plans the next (2025年工作总结和
// 2026年工作计划) turns from the one to the other.
type turn struct {
	at         int
	told, next int // the years
}

var (
	tellsAndPlans = zh.MustCompile(`(` + zh.Year + `)年.*(?:总结|回顾|完成情况|工作情况).*?(` + zh.Year + `)年.*(?:计划|打算|安排|思路|要点)`)
	opensPlans    = zh.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])?(?:下一?步|明年)`)
)

// longestTurn is how long the words are in which a paragraph says what it is about.
const longestTurn = 20

// plansFrom finds the turn of a document whose title has both years, nil where it has
// none.
func (f *figureReader) plansFrom() *turn {
	title := f.file.Document.Title
	if workReport.MatchString(title) {
		return f.plansOfReport(title)
	}
	m := tellsAndPlans.FindStringSubmatch(title)
	if m == nil || m[1] == m[2] {
		return nil
	}
	t := &turn{at: len(f.doc.Text), told: atoi(m[1]), next: atoi(m[2])}
	year := strconv.Itoa(t.next) + "年"
	for _, b := range f.doc.Blocks {
		if b.Span.Start <= f.file.Document.Start || b.Span.Start < f.outline.Title.End {
			continue
		}
		opening := f.doc.Text[b.Span.Start:min(b.Span.End, b.Span.Start+longestTurn)]
		if words := zh.TrimSpace(string(opening)); opensPlans.MatchString(words) || strings.HasPrefix(strings.TrimLeft(words, "一二三四五六七八九十、（）() "), year) {
			t.at = b.Span.Start
			break
		}
	}
	return t
}

var (
	workReport = zh.MustCompile(`政府工作报告(?:[（(][^（）()]*[)）])?$`)
	planPart   = zh.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])?(?:` + zh.Year + `年|今年|新的?一年)[^，。；]{0,10}?(?:重点|主要|工作|目标|任务|安排|总体要求|打算|思路|建议)`)
	toldPart   = zh.MustCompile(`回顾|总结|完成|情况|过去|以来`)
)

// plansOfReport finds the turn of a government's report on its work, which is delivered
// in its year and tells of the one before: the heading of the part on the year's work.
// It is nil where none is found.
func (f *figureReader) plansOfReport(title string) *turn {
	printed := yearDigits.FindString(title)
	if printed == "" {
		printed = yearDigits.FindString(f.file.Document.IssuedOn)
	}
	if printed == "" {
		return nil
	}
	t := &turn{told: atoi(printed) - 1, next: atoi(printed)}
	for _, b := range f.doc.Blocks {
		if b.Span.Start < f.outline.Title.End || b.Span.End-b.Span.Start > longestPlanHeading || b.Span.Start <= f.file.Document.Start {
			continue
		}
		words := zh.TrimSpace(strings.TrimLeft(f.text(b.Span), "# "))
		if planPart.MatchString(words) && !toldPart.MatchString(words) && !strings.Contains(words, strconv.Itoa(t.told)+"年") {
			t.at = b.Span.Start
			return t
		}
	}
	return nil
}

// longestPlanHeading is how long the heading of such a part may be.
const longestPlanHeading = 40

// frame is the frame of what begins at a place.
func (t *turn) frame(of figure.Frame, at int) figure.Frame {
	if t == nil {
		return of
	}
	year := t.told
	if of.Observed = at < t.at; !of.Observed {
		year = t.next
	}
	of.Year, of.From = &year, t.next
	return of
}
