package bilingual_test

import (
	"fmt"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// Each language names the operands by their numbers, in an order of its own.
func ExampleSprintf() {
	said := bilingual.Sprintf("%[2]s的任务有%[1]d项", "%[1]d tasks of %[2]s", 3, "东区")
	fmt.Println(said.Message)
	fmt.Println(said.MessageEn)
	// Output:
	// 东区的任务有3项
	// 3 tasks of 东区
}
