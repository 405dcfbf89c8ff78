package zh_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/zh"
)

func ExampleList() {
	verbs := zh.NewList("建成", "建成投用", "培育")
	text := []rune("力争建成投用驿站3座")
	for i := range text {
		if word := verbs.At(text, i); word != nil {
			fmt.Println(i, string(word))
			break
		}
	}
	// Output:
	// 2 建成投用
}

func ExampleNumeral() {
	n, ok := zh.Numeral([]rune("一百零五"))
	fmt.Println(n, ok)
	_, ok = zh.Numeral([]rune("三四"))
	fmt.Println(ok)
	// Output:
	// 105 true
	// false
}

func ExampleNextFiveYearPlan() {
	plan, ok := zh.NextFiveYearPlan([]rune("到“十五五”末"), 0)
	fmt.Println(plan.First, plan.Last, ok)
	// Output:
	// 2026 2030 true
}

func ExampleDepth() {
	var depth zh.Depth
	for _, c := range "甲局（乙办、丙办）、丁局" {
		if depth.Read(c) == 0 && c == '、' {
			fmt.Println("outside brackets")
		}
	}
	// Output:
	// outside brackets
}
