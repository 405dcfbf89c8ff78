package source

import (
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/odt"
	"github.com/policygraph/policygraph/reading/source/internal/ofd"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"github.com/policygraph/policygraph/reading/source/internal/xlsx"
)

// readPacked reads a packed file by the parts in it, and says what those are
// that are not read.
func readPacked(data []byte) (*Document, error) {
	p, err := packed.Open(data)
	if err != nil {
		return nil, err
	}
	switch {
	case p.Has("word/document.xml"):
		return readDOCX(p)
	case p.Has(ofd.Entry):
		pages, err := ofd.Read(p)
		if err != nil {
			return nil, err
		}
		return readPages(FormatOFD, pages)
	case p.Has(xlsx.Entry):
		body, err := xlsx.Read(p)
		return readFlow(FormatXLSX, body, err)
	case p.Has("xl/workbook.bin"):
		return nil, refuse.Format("a binary workbook (.xlsb): save it as XLSX, and read that")
	case p.Has("ppt/presentation.xml"):
		return nil, refuse.Format("a presentation: save its outline as text, and read that")
	}
	return readOpenDocument(p)
}

func readOpenDocument(p *packed.Pack) (*Document, error) {
	kind, err := p.Part("mimetype")
	switch {
	case err != nil:
		return nil, err
	case !p.Has(odt.Entry):
		return nil, refuse.Format("a packed file with no document in it that is read: unpack it, and read the documents inside")
	case strings.Contains(string(kind), "opendocument.spreadsheet"):
		return nil, refuse.Format("an OpenDocument spreadsheet: save it as XLSX, and read that")
	}
	body, err := odt.Read(p)
	return readFlow(FormatODT, body, err)
}
