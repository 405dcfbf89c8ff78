package source

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/policygraph/policygraph/reading/zh"
)

// readHTML renders a saved page. Most of a page is not the document: the part
// with most of the wording outside links is the core, of which all is kept;
// around it stay the title and the page's fields, and menus, links and footers
// go.
func readHTML(text string) (*Document, error) {
	if err := checkDepth(text); err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(withoutFrontMatter(text)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	page := goquery.NewDocumentFromNode(root)
	page.Find("script, style, noscript, template, svg, head, iframe, object, select, textarea, button").Remove()
	p := &pageRenderer{renderer: newRenderer(FormatHTML), weights: map[*html.Node]weight{}}
	p.weigh(root)
	page.Find("[style], [hidden]").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return p.hidden(s.Nodes[0], root)
	}).Remove()
	p.weigh(root)
	p.findCore(root)
	if err := p.flow(root, Style{}); err != nil {
		return nil, err
	}
	p.flush(Style{})
	return p.doc, nil
}

// withoutFrontMatter drops the block of settings that a site generator's
// source file starts with.
func withoutFrontMatter(text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			return body
		}
	}
	return text
}

// checkDepth refuses nesting that costs more than any page needs. Tags that
// pages leave open (p, li, td …) do not count.
func checkDepth(text string) error {
	z, depth, deepest := html.NewTokenizer(strings.NewReader(text)), 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return fmt.Errorf("%w: %w", ErrDamaged, err)
			}
			if deepest > MaxDepth {
				return refuse.OverLimit("elements stand %d deep inside one another, %d are allowed: save the page's text alone", deepest, MaxDepth)
			}
			return nil
		case html.StartTagToken:
			if name, _ := z.TagName(); !leftOpen[atom.Lookup(name)] {
				depth++
				deepest = max(deepest, depth)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); !leftOpen[atom.Lookup(name)] {
				depth = max(0, depth-1)
			}
		}
	}
}

var (
	leftOpen = set(
		atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr, atom.P, atom.Li, atom.Td, atom.Tr, atom.Th, atom.Dt, atom.Dd, atom.Option, atom.Optgroup,
		atom.Tbody, atom.Thead, atom.Tfoot, atom.Colgroup, atom.Body, atom.Html, atom.Head)
	inline = set(
		atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Img,
		atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr)
	sections    = set(atom.Body, atom.Div, atom.Section, atom.Article, atom.Main, atom.Form, atom.Html, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Center)
	hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
	pageParts   = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|foot|breadcrumbs?|crumbs?|share|sidebar|aside|related|recommend|pager|pagination|copyright|search|login|toolbar)(?:$|[\s_-])`)
	centred     = regexp.MustCompile(`(?i)text-align\s*:\s*center`)
)

func set(atoms ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(atoms))
	for _, a := range atoms {
		m[a] = true
	}
	return m
}

// weight counts the letters below an element, and those of them inside links.
type weight struct{ all, links int }

type pageRenderer struct {
	*renderer
	weights map[*html.Node]weight
	numbers map[*html.Node]int // of lists: the last item's
	core    *html.Node
	within  bool // inside the core
	line    strings.Builder
}

func (p *pageRenderer) weigh(n *html.Node) weight {
	var w weight
	if n.Type == html.TextNode {
		for _, r := range n.Data {
			if !zh.IsSpace(r) {
				w.all++
			}
		}
		return w
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		cw := p.weigh(c)
		w.all += cw.all
		w.links += cw.links
	}
	if n.DataAtom == atom.A {
		w.links = w.all
	}
	p.weights[n] = w
	return w
}

// unlinked is how many letters below an element are no link's.
func (p *pageRenderer) unlinked(n *html.Node) int { return p.weights[n].all - p.weights[n].links }

// hidden tells an element that the page never shows. One that holds two thirds of
// the wording is shown by a script once the page has loaded.
func (p *pageRenderer) hidden(n, root *html.Node) bool {
	return (has(n, "hidden") || hiddenStyle.MatchString(attr(n, "style"))) && 3*p.unlinked(n) < 2*p.unlinked(root)
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// findCore goes down to the smallest part that still holds two thirds of the
// wording outside links.
func (p *pageRenderer) findCore(root *html.Node) {
	p.core = root
	for {
		var next *html.Node
		for c := p.core.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && sections[c.DataAtom] && 3*p.unlinked(c) >= 2*p.unlinked(root) {
				next = c
			}
		}
		if next == nil {
			break
		}
		p.core = next
	}
	// A table's inside is not a part of its own: a cell is, of a page that is
	// laid out by tables.
	for p.core.DataAtom == atom.Table || p.core.DataAtom == atom.Tbody || p.core.DataAtom == atom.Tr {
		p.core = p.core.Parent
	}
}

// aside says that an element belongs to the page and not to the document.
// Inside the core links are wording, and a telling name counts only on a small
// part.
func (p *pageRenderer) aside(n *html.Node) bool {
	if p.holdsCore(n) {
		return false
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside:
		return true
	}
	w := p.weights[n]
	if p.within && 10*w.all >= p.weights[p.core].all {
		return false
	}
	if !p.within && 2*w.links >= w.all && w.links > 0 {
		return true
	}
	return pageParts.MatchString(attr(n, "class")) || pageParts.MatchString(attr(n, "id"))
}

func (p *pageRenderer) holdsCore(n *html.Node) bool {
	for c := p.core; c != nil; c = c.Parent {
		if c == n {
			return true
		}
	}
	return false
}

// flow renders an element's children: runs of text and inline elements are
// lines, all else begins a new one.
func (p *pageRenderer) flow(n *html.Node, style Style) error {
	if n == p.core {
		p.within = true
		defer func() { p.within = false }()
	}
	apart := p.apart(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.line.WriteString(c.Data)
		case c.Type != html.ElementNode && c.Type != html.DocumentNode:
		case c.DataAtom == atom.Br || c.DataAtom == atom.Hr:
			p.flush(style)
		case inline[c.DataAtom] && !p.holdsBlock(c):
			if !p.within && p.aside(c) {
				continue
			}
			if apart {
				p.flush(style)
			}
			if err := p.flow(c, style); err != nil {
				return err
			}
		case p.aside(c):
			p.flush(style)
		default:
			p.flush(style)
			if err := p.block(c, style); err != nil {
				return err
			}
		}
	}
	return nil
}

// apart says that an element outside the core sets its inline parts one beside
// the other, as a bar of fields does.
func (p *pageRenderer) apart(n *html.Node) bool {
	if p.within || inline[n.DataAtom] || n.DataAtom == atom.P || n.DataAtom == atom.H1 || n.DataAtom == atom.H2 {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && zh.TrimSpace(c.Data) != "" {
			return false
		}
	}
	return true
}

func (p *pageRenderer) block(n *html.Node, style Style) error {
	if n.DataAtom == atom.Table && !p.layout(n) {
		return p.dataTable(n)
	}
	style = styleOf(n, style)
	if n.DataAtom == atom.Li {
		style.Number = p.listNumber(n)
		p.line.WriteString(style.Number)
	}
	err := p.flow(n, style)
	p.flush(style)
	return err
}

// layout says that a table only arranges the page: the core is inside it, or
// other tables, or there is but one cell.
func (p *pageRenderer) layout(n *html.Node) bool {
	if p.holdsCore(n) {
		return true
	}
	s := goquery.NewDocumentFromNode(n)
	return s.Find("table").Length() > 0 || s.Find("td, th").Length() <= 1
}

func (p *pageRenderer) dataTable(n *html.Node) error {
	var rows [][]*rawCell
	table := goquery.NewDocumentFromNode(n)
	var err error
	table.Find("caption").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		err = p.flow(s.Nodes[0], Style{Center: true})
		p.flush(Style{Center: true})
		return err == nil
	})
	if err != nil {
		return err
	}
	table.Find("tr").Each(func(_ int, tr *goquery.Selection) {
		var row []*rawCell
		tr.ChildrenFiltered("td, th").Each(func(_ int, td *goquery.Selection) {
			row = append(row, &rawCell{text: cellText(td.Nodes[0]), rowSpan: number(td, "rowspan"), colSpan: number(td, "colspan")})
		})
		rows = append(rows, row)
	})
	return p.table(rows)
}

// cellText is a cell's text, its paragraphs on lines.
func cellText(n *html.Node) string {
	inner := &pageRenderer{renderer: newRenderer(FormatHTML), core: n, within: true}
	if err := inner.flow(n, Style{}); err != nil {
		return "" // a cell holds no table: layout saw to that
	}
	inner.flush(Style{})
	return string(inner.doc.Text)
}

// flush ends the line that is being written.
func (p *pageRenderer) flush(style Style) {
	line := squeeze(p.line.String())
	p.line.Reset()
	if !strings.HasPrefix(line, style.Number) {
		style.Number = ""
	}
	p.paragraph(line, style)
}

// holdsBlock says that an inline element has blocks inside, against the rules
// but often.
func (p *pageRenderer) holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (!inline[c.DataAtom] && c.DataAtom != atom.Br || p.holdsBlock(c)) {
			return true
		}
	}
	return false
}

func styleOf(n *html.Node, style Style) Style {
	if len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6' {
		style.Heading = int(n.Data[1] - '0')
	}
	if n.DataAtom == atom.Center || strings.EqualFold(attr(n, "align"), "center") || centred.MatchString(attr(n, "style")) {
		style.Center = true
	}
	return style
}

// listNumber is the number that a browser draws before an item of a list.
func (p *pageRenderer) listNumber(li *html.Node) string {
	if li.Parent == nil || li.Parent.DataAtom != atom.Ol {
		return ""
	}
	n, begun := p.numbers[li.Parent]
	if !begun {
		if start, err := strconv.Atoi(attr(li.Parent, "start")); err == nil {
			n = start - 1
		}
	}
	if p.numbers == nil {
		p.numbers = map[*html.Node]int{}
	}
	p.numbers[li.Parent] = n + 1
	return strconv.Itoa(n+1) + "."
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func number(s *goquery.Selection, key string) int {
	return spanNumber(s.AttrOr(key, "1"))
}

// spanNumber reads how many places a cell stands over, 1 where that is no number.
func spanNumber(value string) int {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil {
		return 1
	}
	return n
}

// squeeze makes one space of each run of white space, and none where a line
// break of the source stands between two Chinese characters.
func squeeze(s string) string {
	var out strings.Builder
	var last rune
	var space, broken bool
	for _, r := range s {
		if zh.IsSpace(r) {
			space = space || isWide(r)
			broken = broken || r == '\n'
			continue
		}
		if (space || broken) && out.Len() > 0 && (!broken || !isHan(last) || !isHan(r)) {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		last, space, broken = r, false, false
	}
	return out.String()
}

// isWide says that a space can be seen.
func isWide(r rune) bool {
	return r < '\u200b' && r != '\u00ad' || r > '\u200d' && r != '\u2060' && r != '\ufeff'
}

func isHan(r rune) bool {
	return r >= 0x2e80 && r < 0xa000 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xfff0 || r >= 0x20000 && r < 0x30000
}
