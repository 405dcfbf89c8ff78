package figure_test

import (
	"fmt"

	"github.com/policygraph/policygraph/reading/figure"
)

func ExampleReader_Read() {
	year := 2027
	var r figure.Reader
	reading := r.Read([]rune("建成充电站120座以上，服务覆盖率达到95%。"), figure.Frame{Year: &year})
	for _, f := range reading.Figures {
		fmt.Println(f.Indicator, f.Comparator, f.Value, f.Unit, *f.Year)
	}
	// Output:
	// 充电站 >= 120 座 2027
	// 服务覆盖率 = 95 % 2027
}
