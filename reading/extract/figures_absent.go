package extract

import (
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/zh"
)

var absences = class("absences").Words()

// absent files a cell of a column of figures that leaves its figure open: 视情而定. It
// says whether the cell is one.
func (r *tableRow) absent(column int, p passage) bool {
	header := r.table.Header[column]
	says := compact(string(p.text))
	if !r.table.numeric[column] && header.Role != outline.ColInvestment && header.Role != outline.ColFigure || !slices.Contains(absences, says) {
		return false
	}
	at := p.span(0, len(p.text))
	at.Start, at.End = zh.Trim(r.doc.Text, at.Start, at.End)
	head, _ := cutUnit(compact(header.Text))
	a := dataset.Absence{Indicator: dataset.NewLabel(head), Says: says, Locator: r.locate(at)}
	if task := r.taskAt(at.Start); task != nil {
		a.Task, a.Section = task.Key, task.Section
	}
	r.file.Absences = append(r.file.Absences, a)
	return true
}
