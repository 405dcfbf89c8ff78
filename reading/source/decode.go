package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode finds out a text's encoding: a byte order mark decides, else bytes
// that are UTF-8, else zero bytes speak for UTF-16, else GB18030 (and with it GBK
// and GB2312). The mark itself is no part of the text.
func decode(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		data = data[3:]
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeAs(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16", data[2:])
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeAs(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16", data[2:])
	case bytes.IndexByte(data, 0) >= 0:
		return decodeZeros(data)
	case utf8.Valid(data):
		return printable(string(data))
	}
	if at, broken := brokenUTF8(data); broken {
		return "", fmt.Errorf("%w: the file is UTF-8 but for byte %d in line %d: save it again as UTF-8",
			ErrEncoding, at, 1+bytes.Count(data[:at], []byte("\n")))
	}
	return decodeAs(simplifiedchinese.GB18030, "GB18030", data)
}

// decodeZeros reads UTF-16 without a mark, in the byte order that gives more
// letters.
func decodeZeros(data []byte) (string, error) {
	letters := func(order binary.ByteOrder) (n int) {
		for i := 0; i+1 < len(data); i += 2 {
			u := order.Uint16(data[i:])
			if u >= ' ' && u < 0x7f || u == '\n' || u == '\r' || u == '\t' || u >= 0x3000 && u < 0xa000 || u >= 0xff00 && u < 0xfff0 {
				n++
			}
		}
		return n
	}
	little, big := letters(binary.LittleEndian), letters(binary.BigEndian)
	switch {
	case len(data)%2 == 1 || 10*max(little, big) < 9*len(data)/2:
		return "", refuse.Format("no text: it has zero bytes. Text, saved web pages, PDF and office documents are read")
	case little >= big:
		return decodeAs(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16", data)
	}
	return decodeAs(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16", data)
}

func decodeAs(enc encoding.Encoding, name string, data []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("%w: not %s: %w", ErrEncoding, name, err)
	}
	if i := bytes.IndexRune(out, utf8.RuneError); i >= 0 && !bytes.Contains(data, []byte("\xEF\xBF\xBD")) {
		return "", fmt.Errorf("%w: read as %s, line %d holds a character that there is not: save the file as UTF-8",
			ErrEncoding, name, 1+bytes.Count(out[:i], []byte("\n")))
	}
	return printable(string(out))
}

// printable refuses what decodes but is no text, such as a picture whose bytes
// happen to be letters.
func printable(text string) (string, error) {
	controls := 0
	for i := range len(text) { // all are bytes by themselves
		if c := text[i]; c < ' ' && (c < '\t' || c > '\r') {
			controls++
		}
	}
	if controls > 8+len(text)/1000 {
		return "", refuse.Format("no text: it has %d control characters. Text, saved web pages, PDF and office documents are read", controls)
	}
	return text, nil
}

// brokenUTF8 tells UTF-8 with a few bad bytes from another encoding, in which
// three bytes hardly ever look like a Chinese character. It returns the first
// bad byte's place.
func brokenUTF8(data []byte) (int, bool) {
	first, bad, good := -1, 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if bad++; first < 0 {
				first = i
			}
		case n >= 3:
			good++
		}
		i += n
	}
	return first, good > bad
}
