package evaluate_test

import (
	"os"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/evaluate"
)

func ExampleCompare() {
	at := dataset.Locator{Start: 0, End: 12}
	reviewed := &dataset.File{Slug: "plan", Platforms: []dataset.Platform{{Name: "东桥孵化器", Locator: at}, {Name: "西岸加速器", Locator: at}}}
	extracted := &dataset.File{Platforms: []dataset.Platform{{Name: "东桥孵化器", Locator: at}}}
	result := evaluate.Compare(extracted, reviewed, new(dataset.Vocabularies).Resolver())
	if err := evaluate.Print(os.Stdout, []evaluate.Result{result}, true); err != nil {
		panic(err)
	}
	// Output:
	// document  kind       precision  recall  F1     right  read  there
	// plan      platforms  1.000      0.500   0.667  1      1     2
	// plan: missed platforms at 0-12: 西岸加速器
}
