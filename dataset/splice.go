package dataset

import (
	"bytes"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v3"
)

// splicer changes records in a file that a person laid out: the lines of all others
// stay. It does not try where the file is written in a way that lines do not tell
// records apart (several on a line, anchors); the file is written anew then.
type splicer struct {
	printer
	lines  [][]byte // with their ends
	ending []byte
}

func newSplicer(raw []byte) *splicer {
	s := &splicer{printer: printer{layouts: layouts{}}, ending: []byte("\n")}
	s.lines = bytes.SplitAfter(raw, []byte("\n"))
	if last := len(s.lines) - 1; len(s.lines[last]) == 0 {
		s.lines = s.lines[:last]
	}
	if bytes.Contains(raw, []byte("\r\n")) {
		s.ending = []byte("\r\n")
	}
	return s
}

// nodeOf is the value that a file's text has, nil where it is none.
func nodeOf(raw []byte) *yaml.Node {
	var top yaml.Node
	if err := yaml.Unmarshal(raw, &top); err != nil || len(top.Content) != 1 {
		return nil
	}
	return top.Content[0]
}

func spliceList(raw []byte, old, now reflect.Value) ([]byte, bool) {
	node := nodeOf(raw)
	s := newSplicer(raw)
	if node == nil || node.Kind != yaml.SequenceNode {
		return nil, false
	}
	spans, ok := s.items(node, len(s.lines))
	if !ok || len(spans) != old.Len() || len(spans) == 0 || now.Len() == 0 {
		return nil, false
	}
	var out bytes.Buffer
	s.keep(&out, 0, spans[0].from)
	s.records(&out, spans, len(s.lines), old, now)
	return out.Bytes(), true
}

func spliceFile(raw []byte, old, now *File) ([]byte, bool) {
	node := nodeOf(raw)
	if node == nil || node.Kind != yaml.MappingNode || node.Style&yaml.FlowStyle != 0 {
		return nil, false
	}
	s := newSplicer(raw)
	sections, ok := s.sections(node)
	if !ok {
		return nil, false
	}
	was, is := reflect.ValueOf(old).Elem(), reflect.ValueOf(now).Elem()
	var out bytes.Buffer
	at := 0
	for _, f := range s.layouts.of(is.Type()) {
		before, after := was.Field(f.index), is.Field(f.index)
		section, there := sections[f.name]
		if s.same(before, after) {
			continue
		}
		switch {
		case !there:
			from := s.behind(sections, f.name)
			if from < at {
				return nil, false // the sections stand in another order
			}
			s.keep(&out, at, from)
			at = from
			s.section(&out, f, after)
		case section.from < at:
			return nil, false
		case empty(after):
			s.keep(&out, at, section.from)
			at = section.to
		default:
			s.keep(&out, at, section.from+1)
			if !s.inside(&out, section, before, after) {
				return nil, false
			}
			at = section.to
		}
	}
	s.keep(&out, at, len(s.lines))
	return out.Bytes(), true
}

func (s *splicer) same(a, b reflect.Value) bool {
	if a.Kind() == reflect.Slice {
		return slices.Equal(s.printer.lines(a), s.printer.lines(b))
	}
	s.Reset()
	s.flow(a)
	one := s.String()
	s.Reset()
	s.flow(b)
	return one == s.String()
}

// section is the lines of a key and its value; node is the value.
type section struct {
	from, to int
	node     *yaml.Node
}

func (s *splicer) sections(top *yaml.Node) (map[string]section, bool) {
	out := map[string]section{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		to := len(s.lines)
		if i+2 < len(top.Content) {
			to = s.without(top.Content[i+2].Line-1, top.Content[i].Line)
		}
		key, value := top.Content[i], top.Content[i+1]
		if key.Column != 1 || value.Line == key.Line {
			return nil, false
		}
		out[key.Value] = section{key.Line - 1, to, value}
	}
	return out, true
}

// behind is the line before which a section goes that is not there yet: after those
// that come before it in the form of the dataset.
func (s *splicer) behind(sections map[string]section, name string) int {
	line := 0
	for _, f := range s.layouts.of(reflect.TypeFor[File]()) {
		if f.name == name {
			return line
		}
		if there, ok := sections[f.name]; ok {
			line = max(line, there.to)
		}
	}
	return line
}

// without are the lines up to one, less the comments and blanks before it, which speak
// of what comes.
func (s *splicer) without(to, least int) int {
	for to > least {
		line := bytes.TrimSpace(s.lines[to-1])
		if len(line) > 0 && line[0] != '#' {
			break
		}
		to--
	}
	return to
}

// span is the lines of a record.
type lineSpan struct{ from, to int }

// items are the lines of a sequence's records.
func (s *splicer) items(seq *yaml.Node, end int) ([]lineSpan, bool) {
	if seq.Style&yaml.FlowStyle != 0 {
		return nil, false
	}
	spans := make([]lineSpan, len(seq.Content))
	for i, item := range seq.Content {
		from := item.Line - 1
		if i > 0 && from <= spans[i-1].from || item.Anchor != "" || !bytes.HasPrefix(bytes.TrimLeft(s.lines[from], " "), []byte("-")) {
			return nil, false
		}
		spans[i] = lineSpan{from, end}
	}
	for i := range spans {
		to := end
		if i+1 < len(spans) {
			to = spans[i+1].from
		}
		spans[i].to = s.without(to, spans[i].from+1)
	}
	return spans, true
}

func (s *splicer) keep(out *bytes.Buffer, from, to int) {
	for _, line := range s.lines[from:max(from, to)] {
		out.Write(line)
	}
	if n := out.Len(); n > 0 && to == len(s.lines) && out.Bytes()[n-1] != '\n' {
		out.Write(s.ending)
	}
}

// section writes a key and its value.
func (s *splicer) section(out *bytes.Buffer, f layout, v reflect.Value) {
	s.Reset()
	s.WriteString(f.name + ":\n")
	s.list(v, "  ")
	s.flush(out)
}

// inside writes the value of a section, whose key is written.
func (s *splicer) inside(out *bytes.Buffer, at section, before, after reflect.Value) bool {
	if after.Kind() == reflect.Struct {
		s.Reset()
		s.WriteString("  ")
		s.block(after, "  ")
		s.flush(out)
		return true
	}
	spans, ok := s.items(at.node, at.to)
	if !ok || len(spans) != before.Len() || len(spans) == 0 {
		return false
	}
	s.keep(out, at.from+1, spans[0].from)
	s.records(out, spans, at.to, before, after)
	return true
}

// records writes a list: what did not change with its own lines, the rest anew. What
// stands between two records (a comment) stays there.
func (s *splicer) records(out *bytes.Buffer, spans []lineSpan, end int, old, now reflect.Value) {
	first := s.lines[spans[0].from]
	indent := string(first[:len(first)-len(bytes.TrimLeft(first, " "))])
	p := pair(s.printer.lines(old), s.printer.lines(now))
	next := 0 // the old record whose lines come next
	between := func(i int) {
		to := end
		if i+1 < len(spans) {
			to = spans[i+1].from
		}
		s.keep(out, spans[i].to, to)
	}
	for i := range p.of {
		j := p.of[i]
		for ; j >= 0 && next < j; next++ {
			between(next)
		}
		if j >= 0 && p.same[i] {
			s.keep(out, spans[j].from, spans[j].to)
		} else {
			s.Reset()
			s.list(now.Slice(i, i+1), indent)
			s.flush(out)
		}
		if j >= 0 {
			between(j)
			next = j + 1
		}
	}
	for ; next < len(spans); next++ {
		between(next)
	}
}

// flush moves what was printed to out, with the file's own line ends.
func (s *splicer) flush(out *bytes.Buffer) {
	out.Write(bytes.ReplaceAll(s.Bytes(), []byte("\n"), s.ending))
	s.Reset()
}
