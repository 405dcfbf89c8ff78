package quantity_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/quantity"
)

func ExampleScan() {
	text := []rune("到2027年，新增孵化面积1.2万平方米以上，建成驿站十二个，占比达5%—8%。")
	for _, q := range quantity.Scan(text) {
		fmt.Println(q.Comparator, q.Value, q.Unit, string(text[q.Start:q.End]))
	}
	// Output:
	// >= 1.2 万平方米 1.2万平方米以上
	// = 12 个 十二个
	// ~ 5 % 达5%—8%
}

func ExampleCell() {
	q, ok := quantity.Cell([]rune("120家以上"))
	fmt.Println(q.Comparator, q.Value, q.Unit, ok)
	// Output:
	// >= 120 家 true
}
