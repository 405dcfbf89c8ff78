package extract

import (
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader/outline"
)

// tasks reads the units of work.
func (r *reading) tasks() {
	r.outline.Walk(func(s *outline.Section) {
		if s.Kind != outline.KindNumber {
			return
		}
		r.file.Tasks = append(r.file.Tasks, dataset.Task{
			Key:     s.Key,
			Title:   r.text(s.Title),
			Source:  dataset.SourceBody,
			Quote:   r.text(s.Span),
			Locator: r.locate(s.Span),
		})
	})
}
