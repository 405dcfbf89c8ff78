package propose_test

import (
	"fmt"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/propose"
)

func ExampleFor() {
	known := &dataset.Vocabularies{Areas: []dataset.Area{{ID: "990101", Name: "青川区", Level: "county"}}}
	proposal, err := propose.For(known, &dataset.File{
		Document: dataset.Document{Kind: dataset.KindPlan, Area: "青川区", Issuers: []string{"区开源办", "市财政局"}},
		Targets:  []dataset.Figure{{Indicator: "智慧路灯", Value: 5, Unit: "座"}},
	})
	if err != nil {
		panic(err)
	}
	fmt.Print(proposal)
	// Output:
	//   proposed for agencies.yaml, marked new: 1: 青川区开源办
	//   proposed for indicators.yaml, marked new: 1: 智慧路灯 (zhi-hui-lu-deng)
	//   not proposed, since no partOf in areas.yaml tells their place: 1: 市财政局
}
