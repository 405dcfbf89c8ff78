package rtf

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is the number of a code page; 0 is the document's.
type charset int

// pageOf is the code page of a font's character set.
func pageOf(fcharset int) charset {
	switch fcharset {
	case 128:
		return 932
	case 129:
		return 949
	case 134:
		return 936
	case 136:
		return 950
	case 161:
		return 1253
	case 162:
		return 1254
	case 204:
		return 1251
	case 238:
		return 1250
	}
	return 0
}

func (c charset) encoding() encoding.Encoding {
	switch c {
	case 932:
		return japanese.ShiftJIS
	case 936, 54936:
		return simplifiedchinese.GB18030
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	}
	return charmap.Windows1252
}

func (c charset) decode(b []byte) string {
	out, err := c.encoding().NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}

// halved says that bytes end within a character of two.
func (c charset) halved(b []byte) bool {
	switch c {
	case 932, 936, 949, 950:
	default:
		return false
	}
	half := false
	for i := len(b) - 1; i >= 0 && b[i] >= 0x81; i-- {
		half = !half
	}
	return half
}
