package agency_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/reading/agency"
)

func TestDepthCountsOpenBracketsOfAllKinds(t *testing.T) {
	var depth agency.Depth
	var got []agency.Depth
	for _, r := range "）甲（乙[丙]）丁" {
		got = append(got, depth.Read(r))
	}
	want := []agency.Depth{0, 0, 1, 1, 2, 2, 1, 0, 0}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}
