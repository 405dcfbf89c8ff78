package synth_test

import (
	"fmt"

	"github.com/policygraph/policygraph/dataset/synth"
)

func ExampleFiles() {
	for _, f := range synth.Files(0) {
		fmt.Println(f.Slug, f.Document.Title, len(f.Tasks), "tasks")
	}
	// Output:
	// d0000-plan-1 云川区科技创新行动计划(2018—2021年) 60 tasks
	// d0000-plan-2 云川区产业平台行动计划(2021—2024年) 60 tasks
	// d0000-plan-3 云川区人才发展行动计划(2024—2027年) 60 tasks
}
