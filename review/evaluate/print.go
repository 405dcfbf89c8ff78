package evaluate

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Print writes a table of precision, recall and F1 by document and kind, and of
// all documents together; then, where asked for, what was missed and made up.
func Print(w io.Writer, results []Result, misses bool) error {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "document\tkind\tprecision\trecall\tF1\tright\tread\tthere")
	all := Result{Slug: "all", Counts: map[string]Count{}}
	for _, r := range results {
		r.print(t)
		for kind, n := range r.Counts {
			all.Counts[kind] = all.Counts[kind].plus(n)
		}
	}
	if len(results) > 1 {
		all.print(t)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print the evaluation: %w", err)
	}
	if misses {
		for _, r := range results {
			for _, m := range r.Misses {
				what := "missed"
				if m.MadeUp {
					what = "made up"
				}
				fmt.Fprintf(&b, "%s: %s %s at %d-%d: %s\n", r.Slug, what, m.Kind, m.At.Start, m.At.End, m.What)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Result) print(t io.Writer) {
	for _, kind := range Kinds() {
		if n := r.Counts[kind]; n.Predicted+n.Gold > 0 {
			fmt.Fprintf(t, "%s\t%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t%d\n", r.Slug, kind, n.Precision(), n.Recall(), n.F1(), n.Right, n.Predicted, n.Gold)
		}
	}
}
