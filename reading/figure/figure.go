// Package figure reads what a passage of a plan or a report says in numbers:
// the indicator, its value, the year it holds for and how firm it is. A passage
// is one paragraph or one cell; what stands around it (the year of the column,
// the name of the row) comes in as a Frame.
//
// It works on text alone. It knows nothing of files, outlines or tasks: which
// passages a document has, and what their frames are, is for package extract.
package figure

import (
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// Frame is what a passage's surroundings say about the figures in it.
type Frame struct {
	Year     *int   // of the row, the column, the heading or the title
	Subject  string // what is measured where the clause names nothing: the row's name
	Scope    string // what part the passage speaks of: a block, an industry
	Observed bool   // figures are reported, unless the sentence looks ahead
	Project  bool   // a row of works: lengths and areas are sizes
	Current  *int   // the year that a report is about: 上半年 and 1-5月 are of it
	From     int    // the first year of the plan, 0 when unknown: what lies before it is reported
	Spoken   int    // the year in which the document speaks: 今年 is this one; 0 when unknown

	// YearOfRow says that the year stands in the row of the passage or at the head of its
	// column, ScopeOfRow that the scope does.
	YearOfRow, ScopeOfRow bool
}

// Natures.
const (
	Goal       = string(ontology.NatureGoal)
	Size       = string(ontology.NatureSize)
	Investment = string(ontology.NatureInvestment)
)

// Figure is one number read. Spans count runes of the passage.
type Figure struct {
	Indicator  string
	Comparator string
	Value      float64
	Max        *float64
	Unit       string
	Qualifier  string
	Year       *int
	Scope      string
	Stretch    bool
	Either     bool // it or the one beside it: 25项或10项
	Nature     string
	Observed   bool
	Start, End int
	At         Place    // its number
	Sentence   Place    // that it stands in
	Inferred   []string // the fields that stand nowhere in the sentence or the row
	YearStands Standing
	Told       string // the rule that told it achieved or planned, "" where none did
	Reason     string
	Rules      []string // that named what it measures
	Signs      []string // what else stands around its number (signRules)
}

// Standing is where something that a figure says is printed.
type Standing int8

// Where it stands.
const (
	Nowhere    Standing = iota
	InClause            // in the figure's own clause
	InSentence          // in its sentence, or in the row of a table or the header of its column
	InPassage           // in an earlier sentence of its passage
	InFrame             // in a title, a heading or the plan's period
)

// Place is a half-open range of runes of the passage.
type Place struct{ Start, End int }

// Reading is what a passage says in numbers: its figures, and of each of its
// numbers what became of it, in order.
type Reading struct {
	Figures []Figure
	Numbers []Number
}

// Reader reads passages one after another, in memory of its own that it uses
// again. The zero value is ready.
type Reader struct {
	// Trace records which rules saw the numbers, where it is not nil.
	Trace *rule.Trace

	reader reader
}

// Read reads one passage. What it returns holds until the next is read.
func (x *Reader) Read(text []rune, frame Frame) Reading {
	found := quantity.Scan(text)
	if len(found) == 0 {
		return Reading{} // as of most passages
	}
	r := &x.reader
	*r = reader{text: text, frame: frame, layout: layoutOf(text), trace: x.Trace, figures: r.figures[:0], numbers: r.numbers[:0], candidate: candidate{fired: r.candidate.fired[:0]}}
	r.numbers = appendNumbers(r.numbers, found)
	last := found[len(found)-1].End
	r.quantities = r.usable(found)
	r.readSentences(last)
	return Reading{Figures: r.figures, Numbers: r.numbers}
}

// readSentences reads the sentences that begin before the last number.
func (r *reader) readSentences(last int) {
	sentences := r.sentences()
	for i, s := range sentences {
		if s.start >= last {
			return // what follows the last number says nothing of any
		}
		if i > 0 && !r.hasNumber(s) && (i+1 == len(sentences) || !r.opensWithPart(sentences[i+1])) {
			r.continuation = continuation{}
			continue // it gives no figure, sets no year, and no sentence goes on from it
		}
		r.readSentence(s)
	}
}

// hasNumber: a quantity stands in the sentence, or what a year may be named by,
// in digits or as a five-year plan's.
func (r *reader) hasNumber(s span) bool {
	return len(r.quantitiesIn(s)) > 0 || slices.ContainsFunc(r.text[s.start:s.end], func(c rune) bool { return zh.IsDigit(c) || c == '五' })
}

// span is a half-open range of runes of the passage.
type span struct{ start, end int }

// reader holds what is known while a passage is read from left to right.
type reader struct {
	text       []rune
	frame      Frame
	layout     layout
	quantities []quantity.Quantity // those that may be figures
	numbers    []Number            // all, with what became of them
	figures    []Figure
	trace      *rule.Trace

	label Told // of the last label before a colon
	year  yearState
	// partStart is where the part of the sentence begins that is being read, and
	// yearBefore the year that governed there.
	partStart  int
	yearBefore yearState
	last       counted // the last indicator of the passage
	topic      string  // what the sentence that opens the passage sets up, in one clause and without a number
	level      int8    // 1 while a bracket is read for its own figures
	// Of the sentence and the clause being read:
	sentence sentence
	clause   clause
	marked   []yearMark // years that lead in the clause being read
	continuation
	// Of the number and the year being read; one at a time.
	candidate  candidate
	neighbours neighbours
	yearPlace  yearPlace
}

// continuation is what a sentence goes on from: reading its next clause begins here,
// and the next sentence begins without.
type continuation struct {
	base      string     // the last that stands for itself: what 其中 and 同比 go on from
	total     string     // the same without its 新增
	parts     []string   // the last indicators given side by side (A、B分别)
	subjects  []string   // the industries or places they were given for
	quiet     quiet      // the clauses without figures
	recent    []counted  // the indicators of the sentence, each with its one number
	years     []yearMark // years that a clause without figures listed
	spread    []yearMark // years that the numbers of a clause stood side by side with
	list      string     // the qualifier of the list being read
	listUnit  string     // the unit of its last number
	inList    bool       // the clause has given a number already
	listFresh string     // and its 新增
	each      string     // what a clause without numbers says of each item after it (达标率分别为：)
	hold      string     // the qualifier that holds to the end of the sentence
}

// quiet are the clauses that gave no figure. What they name is read when a
// later clause asks for it, which few do.
type quiet struct {
	naming    []span // may name things side by side
	named     string // what those read already named last
	setting   []span // since the last figure: may set something up
	mentioned string // what those read already set up last
}

// counted is an indicator and the unit of its number.
type counted struct{ noun, unit string }

func (r *reader) str(s span) string { return string(r.text[s.start:s.end]) }

// YearStands is where the year stands that a frame gives.
func (f *Frame) YearStands() Standing {
	switch {
	case f.Year == nil:
		return Nowhere
	case f.YearOfRow:
		return InSentence
	}
	return InFrame
}
