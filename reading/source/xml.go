package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is an XML element that is being read as a stream. Whoever gets one
// reads its children with each or its text with text, once; what is left of it
// is skipped.
type element struct {
	in     *xmlInput
	name   string // without its name space
	attrs  []xml.Attr
	closed bool
}

type xmlInput struct {
	*xml.Decoder
	depth int
}

// newXML is the element around a whole XML file.
func newXML(data []byte) *element {
	return &element{in: &xmlInput{Decoder: xml.NewDecoder(bytes.NewReader(data))}}
}

// each visits the children.
func (e *element) each(visit func(*element) error) error {
	return e.read(visit, func([]byte) {})
}

// text is the characters directly inside.
func (e *element) text() (string, error) {
	var out strings.Builder
	err := e.read(func(*element) error { return nil }, func(b []byte) { out.Write(b) })
	return out.String(), err
}

func (e *element) read(visit func(*element) error, chars func([]byte)) error {
	e.closed = true
	for {
		token, err := e.in.Token()
		if errors.Is(err, io.EOF) && e.name == "" {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if e.in.depth++; e.in.depth > MaxDepth {
				return overLimit("elements stand %d deep inside one another, %d are allowed: save the text alone", e.in.depth, MaxDepth)
			}
			c := &element{in: e.in, name: t.Name.Local, attrs: t.Attr}
			if err := visit(c); err != nil {
				return err
			}
			if !c.closed {
				if err := c.each(func(*element) error { return nil }); err != nil {
					return err
				}
			}
		case xml.EndElement:
			e.in.depth--
			return nil
		case xml.CharData:
			chars(t)
		case xml.Directive:
			return fmt.Errorf("it declares a document type or entities, which no DOCX needs: %.40q", string(t))
		}
	}
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
