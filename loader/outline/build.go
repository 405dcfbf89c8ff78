package outline

import "github.com/policygraph/policygraph/loader/source"

// Build finds the structure of a document.
func Build(doc *source.Document) (*Outline, error) {
	root := &Section{Kind: KindRoot, Span: source.Span{End: len(doc.Text)}}
	for _, b := range doc.Blocks {
		root.Body = append(root.Body, b.Span)
	}
	return &Outline{Doc: doc, Root: root}, nil
}

// Walk visits every section in document order, the root first.
func (o *Outline) Walk(visit func(*Section)) { walk(o.Root, visit) }

func walk(s *Section, visit func(*Section)) {
	visit(s)
	for _, c := range s.Children {
		walk(c, visit)
	}
}

// At is the innermost section that holds a place; nil where only the root
// does.
func (o *Outline) At(pos int) *Section {
	var found *Section
	at := o.Root
	for at != nil {
		var next *Section
		for _, c := range at.Children {
			if c.Span.Start <= pos && pos < c.Span.End {
				next = c
			}
		}
		if next != nil {
			found = next
		}
		at = next
	}
	return found
}
