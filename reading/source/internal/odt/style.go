package odt

import (
	"strconv"

	"github.com/policygraph/policygraph/reading/source/internal/packed"
)

// styleKey names a style: those of paragraphs and of characters have names of
// their own.
type styleKey struct{ family, name string }

// style is what a style says and leaves to its parent.
type style struct {
	parent         string
	center, hidden bool
	heading        int
}

func (r *reader) readStyles(root *packed.Element) error {
	return root.Each(func(e *packed.Element) error {
		switch e.Name {
		case "styles", "automatic-styles":
			return r.eachStyle(e)
		}
		return nil
	})
}

func (r *reader) eachStyle(e *packed.Element) error {
	return e.Each(func(s *packed.Element) error {
		switch s.Name {
		case "style":
			return r.readStyle(s)
		case "list-style":
			return r.lists.readStyle(s)
		}
		return nil
	})
}

func (r *reader) readStyle(e *packed.Element) error {
	name := e.Attr("name")
	s := style{parent: e.Attr("parent-style-name")}
	if name == "Title" {
		s.heading, s.center = 1, true
	} else if level, err := strconv.Atoi(e.Attr("default-outline-level")); err == nil && level > 0 {
		s.heading = min(level, 6)
	}
	err := e.Each(func(c *packed.Element) error {
		switch c.Name {
		case "paragraph-properties":
			s.center = s.center || c.Attr("text-align") == "center"
		case "text-properties":
			s.hidden = s.hidden || c.Attr("display") == "none"
		}
		return nil
	})
	r.styles[styleKey{e.Attr("family"), name}] = s
	return err
}

// styled is what a style and those that it is based on say.
func (r *reader) styled(family, name string) (out style) {
	for range 16 { // a style based on itself must not hang the reader
		s, ok := r.styles[styleKey{family, name}]
		if !ok {
			break
		}
		out.center = out.center || s.center
		out.hidden = out.hidden || s.hidden
		if out.heading == 0 {
			out.heading = s.heading
		}
		name = s.parent
	}
	return out
}
