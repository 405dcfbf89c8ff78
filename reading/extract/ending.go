package extract

import (
	"strings"

	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// pageNumber is a line with nothing but the number of its page.
var pageNumber = zh.MustCompile(`^(?:第\s*\d{1,3}\s*页.*|[` + zh.Dashes + `·\s]+\d{1,3}[` + zh.Dashes + `·\s]+)$`)

// ownSpan is a section's span as a task: less the page numbers at its end and,
// where it is the last of its plan, less what closes the plan (in force from …,
// the signature, the foot of the page), which begins after the statement of
// duty.
func (r *reading) ownSpan(s *outline.Section, duties []duty) source.Span {
	span := s.Span
	if len(s.Children) > 0 || len(s.Tables) > 0 || len(s.Body) == 0 || s.Body[len(s.Body)-1].End != span.End {
		return span
	}
	own := s.Body
	if closesPlan(s) {
		for i, p := range own {
			if i > 0 && (r.afterDuty(p, duties) || r.closing(p)) {
				own = own[:i]
				break
			}
		}
	}
	for len(own) > 1 && pageNumber.MatchString(r.text(own[len(own)-1])) {
		own = own[:len(own)-1]
	}
	span.End = own[len(own)-1].End
	return span
}

// closesPlan tells the last section before an annex or the document's end.
func closesPlan(s *outline.Section) bool {
	for ; s.Parent != nil && s.Kind != outline.KindAnnex; s = s.Parent {
		after := s.Parent.Children
		for i, c := range after {
			if c == s && i+1 < len(after) {
				return after[i+1].Kind == outline.KindAnnex
			}
		}
	}
	return true
}

// afterDuty tells a paragraph behind all statements of duty that is no further
// field of the item (完成时限：…).
func (r *reading) afterDuty(p source.Span, duties []duty) bool {
	for _, d := range duties {
		if d.span.End > p.Start {
			return false
		}
	}
	head, _, field := strings.Cut(r.text(p), "：")
	return len(duties) > 0 && !(field && len([]rune(head)) <= maxField)
}

// maxField is the length of the name of an item's field.
const maxField = 8

// closing tells a paragraph that closes a plan by its words.
func (r *reading) closing(p source.Span) bool {
	words := r.text(p)
	return strings.HasPrefix(words, "本") && inForce.MatchString(words) || containsAny(words, "ICP备", "公网安备")
}

// hostOfSite tells a line 主办单位：…, 承办单位：… behind the last task, which says
// whose site the page is on.
func (r *reading) hostOfSite(s *outline.Section, d duty) bool {
	return d.opening && d.rule == lineLabel && hostLabels.At(r.doc.Text, d.span.Start) != nil && closesPlan(s)
}

var hostLabels = zh.NewList("主办", "承办", "协办")
