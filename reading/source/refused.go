package source

import (
	"bytes"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// refused are the first bytes of formats that are not read, with what such a
// file is and what to do.
var refused = []struct{ prefix, is string }{
	{"\x89PNG\r\n", picture},
	{"\xFF\xD8\xFF", picture},
	{"GIF87a", picture},
	{"GIF89a", picture},
	{"II*\x00", picture},
	{"MM\x00*", picture},
	{"\x00\x00\x00\x18ftypheic", picture},
	{"\x00\x00\x00\x1Cftypheic", picture},
	{"Rar!\x1A\x07", archive},
	{"7z\xBC\xAF\x27\x1C", archive},
	{"\x1F\x8B", archive},
	{"PK\x05\x06", "an empty packed file: there is nothing in it to read"},
}

const (
	picture = "a picture: have it read by OCR and save the text, or ask for the file that it was made from"
	archive = "a packed file: unpack it, and read the documents inside"
)

// refusePrefix refuses what begins like a format that is not read.
func refusePrefix(data []byte) error {
	for _, r := range refused {
		if bytes.HasPrefix(data, []byte(r.prefix)) {
			return refuse.Format("%s", r.is)
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("RIFF")) && len(data) > 12 && string(data[8:12]) == "WEBP",
		bytes.HasPrefix(data, []byte("BM")) && len(data) > 14 && bytes.Equal(data[6:10], make([]byte, 4)):
		return refuse.Format("%s", picture)
	}
	return nil
}

// refuseMarkup refuses texts that are an office document written out, whose
// wording stands between marks that only office programs know.
func refuseMarkup(text string) error {
	head := text[:min(len(text), 2048)]
	for _, m := range []struct{ mark, is string }{
		{`progid="Word.Document"`, "a Word document as XML: save it as DOCX, and read that"},
		{`progid="Excel.Sheet"`, "a workbook as XML: save it as XLSX, and read that"},
		{"http://schemas.microsoft.com/office/2006/xmlPackage", "a Word document as XML: save it as DOCX, and read that"},
		{"<office:document ", "a flat OpenDocument: save it as ODT or DOCX, and read that"},
	} {
		if strings.HasPrefix(head, "<?xml") && strings.Contains(head, m.mark) {
			return refuse.Format("%s", m.is)
		}
	}
	if strings.HasPrefix(head, "MIME-Version:") {
		return refuse.Format("a web archive (.mht): save it as a web page or DOCX, and read that")
	}
	return nil
}
