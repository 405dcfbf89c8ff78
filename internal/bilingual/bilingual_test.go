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

// A locale names the language first.
func ExampleOfLocale() {
	fmt.Println(bilingual.OfLocale("zh_CN.UTF-8"), bilingual.OfLocale("C.UTF-8"), bilingual.OfLocale(""))
	// Output: zh en en
}

// The Chinese may order the operands otherwise; what a catalogue lacks stays English.
func ExampleCatalogue() {
	c := bilingual.MustRead([]byte(`"%d tasks of %s": "%[2]s的任务有%[1]d项"`))
	for _, said := range []bilingual.Text{c.Sprintf("%d tasks of %s", 3, "东区"), c.Of("nothing")} {
		fmt.Println(said.In(bilingual.Chinese), "|", said.In(bilingual.English))
	}
	// Output:
	// 东区的任务有3项 | 3 tasks of 东区
	// nothing | nothing
}
