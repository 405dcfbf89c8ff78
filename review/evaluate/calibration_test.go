package evaluate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/evaluate"
)

func TestCalibrationCountsByTenths(t *testing.T) {
	results := []evaluate.Result{{Judged: []evaluate.Judged{
		{evaluate.Targets, 0.9, true},
		{evaluate.Targets, 1, true},
		{evaluate.Targets, 0.95, false},
		{evaluate.Targets, 0.89, true},
		{evaluate.Platforms, 0.05, false},
	}}}
	var b strings.Builder
	if err := evaluate.PrintCalibration(&b, results); err != nil {
		t.Fatal(err)
	}
	want := `kind       confidence  read  right  share right  of all right
targets    0.9-1.0     3     2      0.667        0.667
targets    0.8-0.9     1     1      1.000        0.333
platforms  0.0-0.1     1     0      0.000        0.000
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

func TestEachFactReadIsJudged(t *testing.T) {
	predicted := reviewed()
	for i := range predicted.Targets {
		predicted.Targets[i].Confidence = 0.9
	}
	predicted.Targets[0].Value = 4
	v := dataset.Vocabularies{}
	right, wrong := 0, 0
	for _, j := range evaluate.Compare(predicted, reviewed(), v.Resolver()).Judged {
		switch {
		case j.Kind != evaluate.Targets:
		case j.Confidence != 0.9:
			t.Errorf("confidence %v", j.Confidence)
		case j.Right:
			right++
		default:
			wrong++
		}
	}
	if right != 1 || wrong != 1 {
		t.Errorf("%d right and %d wrong, not 1 and 1", right, wrong)
	}
}
