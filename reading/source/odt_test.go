package source_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

// odtLists has a numbered list that a paragraph interrupts, with a level below
// it and bullets.
const odtLists = `<document-content><automatic-styles>
<list-style name="L"><list-level-style-number level="1" num-suffix="、" num-format="一, 二, 三, ..."/>
<list-level-style-number level="2" num-prefix="（" num-suffix="）" num-format="1" display-levels="1" start-value="3"/></list-style>
<list-style name="B"><list-level-style-bullet level="1"/></list-style></automatic-styles><body><text>
<list id="a" style-name="L"><list-item><p>甲</p><list><list-item><p>丙</p></list-item><list-item><p>丁</p><p>丁之二</p></list-item></list></list-item></list>
<p>中</p><list continue-list="a" style-name="L"><list-item><p>乙</p></list-item></list>
<list style-name="L"><list-item><p>又一</p></list-item></list><list style-name="B"><list-item><p>点</p></list-item></list></text></body></document-content>`

func odt(t *testing.T, content string) (*source.Document, error) {
	t.Helper()
	return source.Read("plan.odt", packedOf(t, map[string][]byte{"content.xml": []byte(content)}))
}

// odtText is an OpenDocument with styles and a text.
func odtText(styles, text string) string {
	return "<document-content><automatic-styles>" + styles + "</automatic-styles><body><text>" + text + "</text></body></document-content>"
}

func TestAnOpenDocumentsTextIsWhatItPrints(t *testing.T) {
	cases := map[string]struct{ styles, text, want string }{
		"lists":           {"", "", "一、甲|（3）丙|（4）丁|丁之二|中|二、乙|一、又一|点"},
		"white space":     {"", "<p>甲\n  乙<s c=\"2\"/>丙<tab/>丁<line-break/>戊</p>", "甲 乙  丙\t丁|戊"},
		"marked words":    {"", "<p>甲<span>乙<a>丙</a></span><bookmark-start/>丁</p>", "甲乙丙丁"},
		"no notes":        {"", "<p>甲<note><note-body><p>注</p></note-body></note>乙<annotation><p>批</p></annotation></p>", "甲乙"},
		"nothing hidden":  {`<style name="T" family="text"><text-properties display="none"/></style>`, "<p>甲<span style-name=\"T\">密</span>乙</p><section display=\"none\"><p>丙</p></section>", "甲乙"},
		"nothing deleted": {"", "<tracked-changes><changed-region><deletion><p>旧</p></deletion></changed-region></tracked-changes><p>新</p>", "新"},
		"text boxes":      {"", "<p>甲<frame><text-box><p>框</p><p>内</p></text-box></frame>乙</p><p>丙</p>", "甲乙|框|内|丙"},
		"shapes":          {"", "<p>甲<custom-shape><p>框</p></custom-shape>乙</p>", "甲乙|框"},
		"sections":        {"", "<section><p>甲</p></section><table-of-content><index-body><p>录</p></index-body></table-of-content>", "甲|录"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			content := odtText(c.styles, c.text)
			if c.text == "" {
				content = odtLists
			}
			doc, err := odt(t, content)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(lines(doc), "|"); got != c.want {
				t.Errorf("lines are %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnOpenDocumentsHeadingsAndCentredLinesAreTold(t *testing.T) {
	doc, err := odt(t, odtText(`<style name="P" family="paragraph" parent-style-name="Q"/><style name="Q" family="paragraph"><paragraph-properties text-align="center"/></style>`,
		`<h outline-level="2">甲</h><p style-name="P">乙</p><p>丙</p>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, fmt.Sprint(b.Style.Heading, b.Style.Center))
	}
	if want := "2 false,0 true,0 false"; strings.Join(got, ",") != want {
		t.Errorf("headings and centred lines are %q, want %q", got, want)
	}
}

func TestAnOpenDocumentsMergedCellsStandOnce(t *testing.T) {
	doc, err := odt(t, odtText("", `<table><table-column number-columns-repeated="3"/><table-header-rows><table-row><table-cell number-columns-spanned="2"><p>一</p></table-cell><covered-table-cell/><table-cell><p>二</p></table-cell></table-row></table-header-rows>
<table-row><table-cell number-rows-spanned="2"><p>三</p></table-cell><table-cell number-columns-repeated="2"><p>四</p></table-cell></table-row>
<table-row><covered-table-cell/><table-cell><p>五</p><p>行</p></table-cell><table-cell><table><table-row><table-cell><p>内</p></table-cell><table-cell><p>表</p></table-cell></table-row></table></table-cell></table-row></table>`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(doc.Text), "一\t\t二\n三\t四\t四\n\t五\n行\t内 表\n"; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
}

func TestAnOpenDocumentIsReadWithinLimits(t *testing.T) {
	cases := []struct {
		name, content string
		want          error
		says          string
	}{
		{"cells repeated", odtText("", `<table><table-row number-rows-repeated="99999999"><table-cell number-columns-repeated="9"><p>甲</p></table-cell></table-row></table>`), source.ErrLimit, "200000 are allowed"},
		{"text repeated", odtText("", `<table><table-row><table-cell number-columns-repeated="99999"><p>`+strings.Repeat("长", 1000)+`</p></table-cell></table-row></table>`), source.ErrLimit, "33554432 bytes that are allowed"},
		{"depth", odtText("", strings.Repeat("<section>", 300)+strings.Repeat("</section>", 300)), source.ErrLimit, "256 are allowed"},
		{"a drawing", "<document-content><body><drawing/></body></document-content>", source.ErrFormat, "save a spreadsheet as XLSX, others as DOCX"},
		{"no XML", "<document-content>", source.ErrDamaged, "content.xml"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := odt(t, c.content); !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
	locked := packedOf(t, map[string][]byte{"content.xml": []byte("\x01"), "META-INF/manifest.xml": []byte("<manifest><file-entry><encryption-data/></file-entry></manifest>")})
	if _, err := source.Read("plan.odt", locked); !errors.Is(err, source.ErrFormat) || !strings.Contains(err.Error(), "password") {
		t.Errorf("one with a password gives %v", err)
	}
}
