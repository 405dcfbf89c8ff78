package source_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

// A text broken by its width is put together again, and every place stays where the file
// has it; one that is not is left alone.
func TestLinesBrokenByTheirWidthAreJoined(t *testing.T) {
	paragraph := "（一）发展茶业。全县要坚持因地制宜、分类指导，支持各镇建设茶园和茶厂，每年新增茶企二十家以上，带动农户增收，"
	broken := func(width int) string {
		var out strings.Builder
		for range 6 {
			r := []rune(paragraph)
			for len(r) > width {
				out.WriteString(string(r[:width]) + "\n")
				r = r[width:]
			}
			out.WriteString(string(r) + "。\n")
		}
		return out.String()
	}
	for name, c := range map[string]struct {
		text   string
		blocks int
	}{
		"broken":                {broken(24), 6},
		"not broken":            {strings.Repeat(paragraph+"。\n", 6), 6},
		"short lines of a list": {strings.Repeat("发展茶业，建设茶园\n", 12), 12},
	} {
		doc, err := source.Read("plan.txt", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Blocks) != c.blocks {
			t.Errorf("%s: %d blocks, want %d", name, len(doc.Blocks), c.blocks)
		}
		if string(doc.Printed()) != c.text {
			t.Errorf("%s: the file's own text is not kept", name)
		}
	}
}
