package source_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/policygraph/policygraph/reading/source"
)

func lines(doc *source.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		out = append(out, string(doc.Text[b.Span.Start:b.Span.End]))
	}
	return out
}

func TestTextIsReadInEveryEncoding(t *testing.T) {
	const text = "青石县行动计划\r\n\r\n\t1\t培育企业10家\t县科技局\n一、总体要求"
	encodings := map[string]func() ([]byte, error){
		"UTF-8":                func() ([]byte, error) { return []byte(text), nil },
		"UTF-8 with a mark":    func() ([]byte, error) { return []byte("\uFEFF" + text), nil },
		"GB18030":              func() ([]byte, error) { return simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text)) },
		"UTF-16LE":             func() ([]byte, error) { return utf16(unicode.LittleEndian, unicode.IgnoreBOM, text) },
		"UTF-16BE":             func() ([]byte, error) { return utf16(unicode.BigEndian, unicode.IgnoreBOM, text) },
		"UTF-16LE with a mark": func() ([]byte, error) { return utf16(unicode.LittleEndian, unicode.UseBOM, text) },
		"UTF-16BE with a mark": func() ([]byte, error) { return utf16(unicode.BigEndian, unicode.UseBOM, text) },
	}
	for name, encode := range encodings {
		t.Run(name, func(t *testing.T) {
			data, err := encode()
			if err != nil {
				t.Fatal(err)
			}
			doc, err := source.Read("plan.txt", data)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(doc.Text); got != text {
				t.Errorf("text is %q, want %q", got, text)
			}
			want := []string{"青石县行动计划", "\t1\t培育企业10家\t县科技局", "一、总体要求"}
			if got := lines(doc); strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("blocks are %q, want %q", got, want)
			}
			if doc.Blocks[1].Span.Start != 11 {
				t.Errorf("second block starts at %d, want 11: CRLF counts two, a mark none", doc.Blocks[1].Span.Start)
			}
		})
	}
}

func utf16(e unicode.Endianness, bom unicode.BOMPolicy, text string) ([]byte, error) {
	return unicode.UTF16(e, bom).NewEncoder().Bytes([]byte(text))
}

func TestWhatIsNotReadIsRefusedWithAReason(t *testing.T) {
	cases := []struct {
		name, data string
		want       error
		says       string
	}{
		{"plan.pdf", "%PDF-1.7 …", source.ErrDamaged, "open the PDF"},
		{"plan.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", source.ErrDamaged, "binary Office file"},
		{"plan.rtf", "{\\rtf1 ", source.ErrDamaged, "cut short"},
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", source.ErrFormat, "have it read by OCR"},
		{"picture.webp", "RIFF\x10\x00\x00\x00WEBPVP8 ", source.ErrFormat, "have it read by OCR"},
		{"picture.bmp", "BM\x10\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28", source.ErrFormat, "have it read by OCR"},
		{"plans.rar", "Rar!\x1A\x07\x00", source.ErrFormat, "unpack it"},
		{"sound", "ID3\x00\x00\x01", source.ErrFormat, "no text"},
		{"plan.xml", `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>`, source.ErrFormat, "save it as DOCX"},
		{"plan.mht", "MIME-Version: 1.0\n", source.ErrFormat, "web archive"},
		{"plan.txt", strings.Repeat("行动计划\n", 3) + "\xE4\xB8", source.ErrEncoding, "line 4"},
		{"plan.txt", strings.Repeat("a", source.MaxBytes+1), source.ErrLimit, "16777217 bytes, 16777216 are allowed"},
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			_, err := source.Read(c.name, []byte(c.data))
			if !errors.Is(err, c.want) {
				t.Fatalf("error is %v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.name) {
				t.Errorf("error %q names not %q and %q", err, c.name, c.says)
			}
		})
	}
}

func TestLinesOfThePageAreToldFromThoseOfTheDocument(t *testing.T) {
	cases := map[string]source.Style{
		"来源：区政府办公室":                {Noise: true},
		"发布日期:2021-03-02 浏览次数: 18": {Meta: true},
		"  • 文号:":                  {Meta: true},
		"索引号 00123/2021-1":         {Meta: true},
		"[发文机构] 青石县住建局":            {Meta: true},
		"【责任单位】县住建局":               {},
		"下一篇：无":                    {Noise: true},
		"[大] [中] [小] [打印]":         {Noise: true},
		"责任编辑：某某":                  {Noise: true},
		"审核：由县科技局组织专家对申报项目的技术路线、投资规模和预期效益逐项审核，并于每季度末公示结果。": {},
		"首页 > 政务公开 > 文件": {Noise: true},
		"青石县政府办公室  2021-03-05 10:11  来源：县府办  字号：[大 中 小]": {Meta: true},
		"← 上一篇":                     {Noise: true},
		"名称\t建设内容\t责任单位":            {},
		"来源于企业的经费占比达到60%。":          {},
		"文号统一由县政府办公室编排。":            {},
		"打印设备产业集群建设":                {},
		"分类推进：一类企业由县科技局负责，二类由镇街负责。": {},
	}
	for line, want := range cases {
		doc, err := source.Read("p.txt", []byte(line))
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Blocks[0].Style; got != want {
			t.Errorf("%q is %+v, want %+v", line, got, want)
		}
	}
}

func TestTheFootOfAPageIsNoPartOfTheDocument(t *testing.T) {
	for foot, want := range map[string]bool{
		"主办单位：青石县人民政府办公室\n承办单位：青石县数据中心\n联系电话：0570-7654321": true,
		"主办：青石县人民政府　　联系方式：0570-7654321":                    true,
		"版权所有：青石县人民政府\n地址：青石县中山路1号":                        true,
		"网站标识码：3300000000 浙ICP备05000000号":                  true,
		"主办单位：青石县体育局\n协办单位：青石县教育局":                         false,
		"联系电话：0570-7654321":                                false,
	} {
		doc, err := source.Read("p.txt", []byte("1.办好赛事。\n"+foot))
		if err != nil {
			t.Fatal(err)
		}
		for i, b := range doc.Blocks {
			if b.Style.Noise != (want && i > 0) {
				t.Errorf("line %d of %q: noise is %v", i, foot, b.Style.Noise)
			}
		}
	}
}
