package evaluate

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
)

// tenths is how many classes confidence falls into.
const tenths = 10

// PrintCalibration writes how often facts are right, by kind and by tenths of the
// confidence that they were read with: a reader that says 0.9 should be right nine
// times in ten. The last column is the share of the kind's right facts that stand in
// the tenth.
func PrintCalibration(w io.Writer, results []Result) error {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "kind\tconfidence\tread\tright\tshare right\tof all right")
	for _, kind := range Kinds() {
		var read, right [tenths]int
		all := 0
		for _, r := range results {
			for _, j := range r.Judged {
				if j.Kind != kind {
					continue
				}
				i := tenth(j.Confidence)
				read[i]++
				if j.Right {
					right[i]++
					all++
				}
			}
		}
		for i := tenths - 1; i >= 0; i-- {
			if read[i] == 0 {
				continue
			}
			fmt.Fprintf(t, "%s\t%.1f-%.1f\t%d\t%d\t%.3f\t%.3f\n", kind, float64(i)/tenths, float64(i+1)/tenths,
				read[i], right[i], share(right[i], read[i], 0), share(right[i], all, 1))
		}
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print the calibration: %w", err)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// tenth is the class of a confidence: 0.9 and what is above is the last.
func tenth(confidence float64) int {
	const slip = 1e-9 // 0.9 is not quite nine tenths
	return min(max(int(math.Floor(confidence*tenths+slip)), 0), tenths-1)
}
