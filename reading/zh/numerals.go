package zh

// wordDigit is what a digit in words says, 0 for any other character.
func wordDigit(c rune) int {
	for i, d := range [...]rune{'一', '二', '三', '四', '五', '六', '七', '八', '九'} {
		if c == d {
			return i + 1
		}
	}
	return 0
}
