package packed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Element is an XML element that is being read as a stream. Whoever gets one
// reads its children with Each or its text with Text, once; what is left of it
// is skipped.
type Element struct {
	in     *xmlInput
	Name   string // without its name space
	attrs  []xml.Attr
	closed bool
}

type xmlInput struct {
	*xml.Decoder
	depth int
}

// NewXML is the element around a whole XML file.
func NewXML(data []byte) *Element {
	return &Element{in: &xmlInput{Decoder: xml.NewDecoder(bytes.NewReader(data))}}
}

// Each visits the children.
func (e *Element) Each(visit func(*Element) error) error {
	return e.read(visit, func([]byte) {})
}

// Text is the characters directly inside.
func (e *Element) Text() (string, error) {
	var out strings.Builder
	err := e.read(func(*Element) error { return nil }, func(b []byte) { out.Write(b) })
	return out.String(), err
}

// Mixed visits the children and the characters between them, in order.
func (e *Element) Mixed(visit func(*Element) error, chars func([]byte)) error {
	return e.read(visit, chars)
}

func (e *Element) read(visit func(*Element) error, chars func([]byte)) error {
	e.closed = true
	for {
		token, err := e.in.Token()
		if errors.Is(err, io.EOF) && e.Name == "" {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if e.in.depth++; e.in.depth > MaxDepth {
				return refuse.OverLimit("elements stand %d deep inside one another, %d are allowed: save the text alone", e.in.depth, MaxDepth)
			}
			c := &Element{in: e.in, Name: t.Name.Local, attrs: t.Attr}
			if err := visit(c); err != nil {
				return err
			}
			if !c.closed {
				if err := c.Each(func(*Element) error { return nil }); err != nil {
					return err
				}
			}
		case xml.EndElement:
			e.in.depth--
			return nil
		case xml.CharData:
			chars(t)
		case xml.Directive:
			return fmt.Errorf("it declares a document type or entities, which no office document needs: %.40q", string(t))
		}
	}
}

// Attr is an attribute's value, "" where there is none.
func (e *Element) Attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
