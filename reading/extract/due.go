package extract

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// What stands after the bodies in a statement of duty and names none: a time
// (2026年6月底前完成, 2026—2028年) or a state (持续推进).
var (
	dueTime  = zh.MustCompile(`^(?:力争|确保|争取|计划|预计|于|在|自)?((?:\d{1,4}(?:年度?|月份?|日)|\d{4}|[` + zh.YearMarks + `]+|[今明本当每]年度?|年度?|月份?|全年|[上下]半年|第?[一二三四1-4]季度|[上中下]旬|[初中底末内]|之?以?前|起|开始)+)((?:` + dueManner + `|` + dueWork + `)*)$`)
	dueState = zh.MustCompile(`^(?:` + dueManner + `)+(?:` + dueWork + `)*$`)
	// dueUnit is what a time has at the least.
	dueUnit = zh.MustCompile(`\d年|\d月|\d{4}|年[初中底末内]|[今明本当每全]年|季度|半年`)
)

const (
	dueManner = `长期|贯穿|持续|常态化?|长效化?|滚动|不断|分步|分年度|逐年|逐步|全年|适时|有序|稳步|全面|基本|全部|加快|扎实|深入|取得|明显|阶段性`
	dueWork   = `推进|推动|坚持|开展|实施|落实|完成|进行|执行|建设|建成|启动|见效|跟进|抓好|做好|出台|印发|到位|投用|运行|投入使用|成效|进展|实效|并`
)

// readDue reads a part of a statement that says when and not who. A state has
// no period.
func readDue(part string) (due dataset.Schedule, ok bool) {
	if strings.ContainsFunc(part, zh.IsSpace) {
		part = zh.Unspaced(part)
	}
	if strings.Contains(part, "：") || strings.Contains(part, ":") {
		c := []rune(part)
		if l, is := labelAt(c, 0, len(c)); is && l.schedule {
			due.Period = string(c[l.after:])
			return due, true
		}
	}
	if m := dueTime.FindStringSubmatch(part); m != nil && dueUnit.MatchString(m[1]) {
		return dataset.Schedule{Period: m[1], Text: part}, true
	}
	return due, dueState.MatchString(part)
}

// maxDue is the length of a time or state with its label.
const maxDue = 40

// dueAt reads a time or a state where it is short enough to be one.
func (r *reading) dueAt(s source.Span) (dataset.Schedule, bool) {
	if s.End-s.Start > maxDue {
		return dataset.Schedule{}, false
	}
	return readDue(r.text(s))
}

// beforeDue are the marks that a time or a state may follow.
var beforeDue = zh.NewSet("，,；;。、")

// withoutDue leaves off the times and states at a statement's end, and a time
// at its head.
func (r *reading) withoutDue(s source.Span) (list source.Span, schedule []dataset.Schedule) {
	text := r.doc.Text
	head := r.until(s.Start, s.End, partMarks)
	if due, ok := r.dueAt(head); ok && head.End < s.End {
		s.Start = head.End + 1
		rest, schedule := r.withoutDue(s)
		if due.Period != "" {
			schedule = append([]dataset.Schedule{due}, schedule...)
		}
		return rest, schedule
	}
	depth := 0
	for i := s.End - 1; i > s.Start; i-- {
		if zh.Closes(text[i]) {
			depth++
		}
		if zh.Opens(text[i]) {
			depth = max(depth-1, 0)
		}
		blank := zh.IsSpace(text[i])
		if depth > 0 || !blank && !beforeDue.Has(text[i]) {
			continue
		}
		if s.End-i > maxDue {
			break
		}
		part := r.text(source.Span{Start: i + 1, End: s.End})
		due, ok := readDue(part)
		switch {
		case ok && due.Period != "":
			schedule = append([]dataset.Schedule{due}, schedule...)
		case !ok && zh.TrimSpace(part) != "" && !blank:
			return s, schedule
		case !ok && zh.TrimSpace(part) != "":
			continue // a line may be broken inside the part
		}
		s.End = i
	}
	return s, schedule
}
