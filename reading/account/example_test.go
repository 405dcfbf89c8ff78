package account_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/account"
)

func ExampleOf() {
	text := []rune("3.对年满60周岁的老人，给予每月200元补贴。")
	a := account.Of(account.Input{Text: text, Part: partOf(text)})
	for _, n := range a.Aside {
		fmt.Println(string(text[n.Start:n.End]), n.Class)
	}
	// Output:
	// 3 item_number
	// 60 ceiling
	// 200 ceiling
}
