package outline

import (
	"slices"

	"github.com/policygraph/policygraph/reading/agency"
)

// widths are the usual lengths of the columns' cells, by which a cell finds
// its column where merged cells left gaps. Full rows teach them.
type widths struct {
	mean  []float64
	full  int
	joins int // cells that went on over a line
	// likes keeps which texts are lists of bodies: a cell is tried in several
	// rows before it is known whose it is.
	likes map[string]bool
}

func newWidths(columns []Column) *widths {
	w := &widths{likes: map[string]bool{}}
	for _, c := range columns {
		mean := 14.0
		if c.Role == ColContent {
			mean = 45
		}
		w.mean = append(w.mean, mean)
	}
	return w
}

// copy is what a trial may teach without harm.
func (w *widths) copy() *widths {
	return &widths{mean: slices.Clone(w.mean), full: w.full, joins: w.joins, likes: w.likes}
}

// likeList tells a list of bodies, asked once of a text.
func (w *widths) likeList(text string) bool {
	like, known := w.likes[text]
	if !known {
		like = agency.LikeList([]rune(text)) && !wordsOfWork([]rune(text))
		w.likes[text] = like
	}
	return like
}

// learn takes in a row that has all its cells.
func (w *widths) learn(row []*flatCell) {
	for _, c := range row {
		if c == nil {
			return
		}
	}
	w.full++
	for i, c := range row {
		w.mean[i] += (float64(len([]rune(c.text))) - w.mean[i]) / float64(w.full+1)
	}
}
