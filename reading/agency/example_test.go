package agency_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
)

func ExampleSplit() {
	list := []rune("*县甲局、县乙局，各区、县（市）政府等相关部门")
	for _, name := range agency.Split(list, source.Span{End: len(list)}) {
		fmt.Println(name.Text, name.Star, name.Rank)
	}
	// Output:
	// 县甲局 true 0
	// 县乙局 false 0
	// 各区、县（市）政府 false 1
}
