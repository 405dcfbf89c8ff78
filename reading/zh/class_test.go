package zh

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestAClassIsReadFromItsFile(t *testing.T) {
	files := fstest.MapFS{
		"verbs.txt": {Data: []byte("# Verbs that govern what is counted.\n建成\n集聚\t区 带\t# 集聚企业9家\n# of one syllable\n育\t\t# 育龙头企业\n")},
		"more.txt":  {Data: []byte("# More verbs.\n打造\n")},
	}
	class := MustReadClass(files, "verbs.txt", "more.txt")
	want := Class{{Word: "建成"}, {"集聚", "区 带", "集聚企业9家"}, {Word: "育", Example: "育龙头企业"}, {Word: "打造"}}
	if !slices.Equal(class, want) {
		t.Errorf("got %q", class)
	}
	if got := class.Words(); !slices.Equal(got, []string{"建成", "集聚", "育", "打造"}) {
		t.Errorf("words are %q", got)
	}
	if !class.List().Has("打造") || class.Says()["集聚"] != "区 带" {
		t.Error("the list and what is said of its words are those of the file")
	}
	guards := class.Guards()
	if g, ok := guards["集聚"]; !ok || !g.Has("带") || len(guards) != 1 {
		t.Errorf("guards are %v", guards)
	}
}

func TestAClassThatIsNotThereIsNoticed(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a class without a file is read")
		}
	}()
	MustReadClass(fstest.MapFS{}, "verbs.txt")
}
