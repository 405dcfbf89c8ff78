package pinyin_test

import (
	"strings"
	"testing"
	"unicode"

	library "github.com/mozillazg/go-pinyin"

	"github.com/policygraph/policygraph/internal/pinyin"
)

func TestNamesAreReadInLatinLetters(t *testing.T) {
	for _, c := range []struct{ name, initials, slug string }{
		{"区科技局", "qkjj", "qu-ke-ji-ju"},
		{"乐清市", "yqs", "yue-qing-shi"},
		{"重庆市长沙路", "cqscsl", "chong-qing-shi-chang-sha-lu"},
		{"5G基站数", "5gjzs", "5g-ji-zhan-shu"},
		{"Ｒ＆Ｄ占GDP比重", "rdzgdpbz", "r-d-zhan-gdp-bi-zhong"},
		{"绿色工厂(累计)", "lsgclj", "lv-se-gong-chang-lei-ji"},
		{"一二三四五六七八九十", "yesswlqbjs", "yi-er-san-si-wu-liu-qi-ba"},
		{"Ω—", "ω", ""},
		{"、。", "", ""},
	} {
		if got := pinyin.Initials(c.name); got != c.initials {
			t.Errorf("initials of %s are %q, want %q", c.name, got, c.initials)
		}
		if got := pinyin.Slug(c.name, 8); got != c.slug {
			t.Errorf("slug of %s is %q, want %q", c.name, got, c.slug)
		}
	}
}

// TestTonesAreTakenOffAsTheLibraryDoes looks at every character that the library reads.
func TestTonesAreTakenOffAsTheLibraryDoes(t *testing.T) {
	for r := range library.PinyinDict {
		if c := rune(r); unicode.Is(unicode.Han, c) {
			if got, want := pinyin.Letters(string(c)), strings.Join(library.SinglePinyin(c, library.NewArgs()), ""); got != want {
				t.Fatalf("%c is read %q, the library reads %q", c, got, want)
			}
		}
	}
}
