package zh

import (
	"reflect"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

func TestNeeded(t *testing.T) {
	for _, c := range []struct{ name, expr, want string }{
		{"a word", `起施行`, "起施行"},
		{"the rarer of what must stand", `(\p{Han}{2,8}?)\s*\d+\s*号`, "号 | 0 1 2 3 4 5 6 7 8 9"},
		{"one of several words", `有效期|执行期$`, "执行期 有效期"},
		{"a class", `^[省市]`, "市 省"},
		{"a part that may be missing", `第?(?:一|二)+季度?`, "季 | 一 二"},
		{"several that must all stand", `由.{2,8}?(?:负责|承担).*运营`, "由 | 运营 | 承担 负责"},
		{"nothing that must stand", `甲*|乙`, ""},
		{"a class too wide", `\p{Han}`, ""},
		{"upper and lower case", `(?i)nav`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree, err := syntax.Parse(c.expr, syntax.Perl)
			if err != nil {
				t.Fatal(err)
			}
			var sets []string
			for _, words := range needed(tree) {
				slices.Sort(words)
				sets = append(sets, strings.Join(words, " "))
			}
			if got := strings.Join(sets, " | "); got != c.want {
				t.Errorf("needed(%s) = %s, want %s", c.expr, got, c.want)
			}
		})
	}
}

// FuzzSame holds every method against that of package regexp.
func FuzzSame(f *testing.F) {
	exprs := []*Regexp{
		MustCompile(`自\s*(\d{4})年起(?:施行|实施)`), MustCompile(`^(?:第?[一二三四1-4]季度|年[初中底])+$`),
		MustCompile(`(?:局|委|办)(?:[（(][^()（）]+[)）])?$`), MustCompile(`(?:[^中]和|[与及、])$`), MustCompile(`甲*|乙`),
	}
	for _, s := range []string{"自2021年起施行", "第一季度", "甲局（乙办）", "其中和，甲与", "乙丙", "", "年", "\xff第"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range exprs {
			for name, pair := range map[string][2]any{
				"MatchString":                {r.MatchString(s), r.Regexp.MatchString(s)},
				"FindString":                 {r.FindString(s), r.Regexp.FindString(s)},
				"FindStringIndex":            {r.FindStringIndex(s), r.Regexp.FindStringIndex(s)},
				"FindStringSubmatch":         {r.FindStringSubmatch(s), r.Regexp.FindStringSubmatch(s)},
				"FindAllStringIndex":         {r.FindAllStringIndex(s, -1), r.Regexp.FindAllStringIndex(s, -1)},
				"FindAllStringSubmatch":      {r.FindAllStringSubmatch(s, -1), r.Regexp.FindAllStringSubmatch(s, -1)},
				"FindAllStringSubmatchIndex": {r.FindAllStringSubmatchIndex(s, -1), r.Regexp.FindAllStringSubmatchIndex(s, -1)},
				"ReplaceAllString":           {r.ReplaceAllString(s, "丁"), r.Regexp.ReplaceAllString(s, "丁")},
			} {
				if !reflect.DeepEqual(pair[0], pair[1]) {
					t.Fatalf("%s of %s in %q = %v, want %v", name, r, s, pair[0], pair[1])
				}
			}
		}
	})
}
