package dataset

import (
	"testing"

	"github.com/policygraph/policygraph/internal/bilingual/wordingtest"
)

// TestChecksSpeakChinese: every wording of a check stands in the catalogue.
func TestChecksSpeakChinese(t *testing.T) {
	used := wordingtest.In(t, ".", map[string][]int{"wrong": {0, 1}, "note": {0, 1}, "hint": {0}, "Saying": {0}, "proposed": {1}, "Of": {0}})
	used = append(used, wordingtest.In(t, "../loader", map[string][]int{"note": {1, 2}, "noteUnlessSeen": {2, 3}})...)
	used = append(used, "%s and %s differ in value: %s / %s", "%s and %s differ in unit: %s / %s", "%s and %s differ in comparator: %s / %s") // of two targets: see the loader's conflict
	wordingtest.Hold(t, wordings, "problems.zh.yaml", used)
}
