package figure

import (
	"strings"
	"testing"
)

// BenchmarkRead reads a long passage and one ten times as long: the second
// should take about ten times as long, and so as many bytes a second.
func BenchmarkRead(b *testing.B) {
	line := "到2025年，建成社区20个以上，累计培育龙头企业9家、科技型企业90家，其中省级2个（占地30亩）；研发投入占比达到2.8%。"
	unbroken := "建成社区20个和培育企业30家"
	for _, c := range []struct {
		name, text string
	}{
		{"sentences", strings.Repeat(line, 50)},
		{"sentences x10", strings.Repeat(line, 500)},
		{"no punctuation", strings.Repeat(unbroken, 200)},
		{"no punctuation x10", strings.Repeat(unbroken, 2000)},
	} {
		text := []rune(c.text)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			var reader Reader
			for b.Loop() {
				reader.Read(text, Frame{})
			}
		})
	}
}
