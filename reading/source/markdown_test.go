package source_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

func TestMarksOfMarkdownAreNoWording(t *testing.T) {
	cases := map[string]struct{ line, want string }{
		"bold":              {"1.**修桥。**新建3座。", "1. 修桥。 新建3座。"},
		"bold twice":        {"**甲**和**乙**", "甲 和 乙"},
		"bold and slanted":  {"***甲***乙", "甲 乙"},
		"lines":             {"__甲__乙", "甲 乙"},
		"a pair left open":  {"甲**乙", "甲**乙"},
		"marks of a lead":   {"*甲局、*乙局", "*甲局、*乙局"},
		"an escaped mark":   {`\*\*甲\*\*`, "* *甲 * *"},
		"a mask":            {"编号____", "编号____"},
		"an item":           {"- 修桥3座", "修桥3座"},
		"a star for item":   {"* 修桥3座", "修桥3座"},
		"a range":           {"-5至+5", "-5至+5"},
		"a document number": {"甲政发[2021](7号)", "甲政发[2021](7号)"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			doc, err := source.Read("plan.md", []byte(c.line))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(strings.Fields(string(doc.Text)), " "); got != c.want {
				t.Errorf("it is read as %q, want %q", got, c.want)
			}
			if string(doc.Printed()) != c.line {
				t.Errorf("%q is printed", string(doc.Printed()))
			}
		})
	}
}

func TestHeadingsOfMarkdownAreTold(t *testing.T) {
	doc, err := source.Read("plan.md", []byte("# 甲\n\n## 乙\n丙\n====\n#丁\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, b := range doc.Blocks {
		got = append(got, b.Style.Heading)
	}
	if want := []int{1, 2, 0, 0}; len(got) != len(want) || got[0] != 1 || got[1] != 2 || got[2] != 0 || got[3] != 0 {
		t.Errorf("headings are of levels %v, want %v", got, want)
	}
}
