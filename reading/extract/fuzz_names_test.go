package extract_test

import (
	"io"
	"testing"

	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/report"
)

// FuzzNamesStayInsideTheText gives any text to the readers of fields and
// platforms: they must not panic, and what they find must lie in the text. The
// review page, which refuses what does not, takes all of it.
func FuzzNamesStayInsideTheText(f *testing.F) {
	for _, seed := range []string{
		letter,
		"白河市青石县\n关于“石头汇”众创空间的\n若干意见(试行)\n二〇二一年十月三十一日\n一、依托石湾、北坞两大平台，光电、眼镜等产业创新服务综合体",
		"《青石县园区》》“东大—青石研究院”（（一）市场）·谷、与研究院和中心\n自2021年2月31日起施行",
		"索引号\n发布机构 \n文号：\n• \n[大] [中]\n--- \n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := source.Read("plan.txt", []byte(text))
		if err != nil {
			return // refused, which is an answer
		}
		file, err := extract.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := report.Write(io.Discard, doc, file); err != nil {
			t.Error(err)
		}
		for _, p := range file.Platforms {
			if p.Start < 0 || p.Start >= p.End || p.End > len(doc.Text) || string(doc.Text[p.Start:p.End]) != p.Quote {
				t.Errorf("platform %q has the span %d to %d", p.Name, p.Start, p.End)
			}
		}
	})
}
