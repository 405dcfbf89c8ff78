package rtf

import (
	"strconv"
	"strings"
)

// destinations are the words that say what a group is for. A group whose word
// is not known is ignored where the file says that it may be.
var destinations = map[string]destination{
	"fonttbl": fontTable, "stylesheet": styleSheet, "listtext": listText, "pntext": listText,
	"shp": shape, "shpinst": shape, "shpgrp": shape, "nesttableprops": nestedRow, "upr": either,

	"colortbl": ignored, "info": ignored, "pict": ignored, "object": ignored, "shprslt": ignored, "sp": ignored,
	"header": ignored, "headerl": ignored, "headerr": ignored, "headerf": ignored,
	"footer": ignored, "footerl": ignored, "footerr": ignored, "footerf": ignored,
	"footnote": ignored, "annotation": ignored, "atnid": ignored, "atnauthor": ignored,
	"listtable": ignored, "listoverridetable": ignored, "revtbl": ignored, "rsidtbl": ignored, "generator": ignored,
	"filetbl": ignored, "fldinst": ignored, "bkmkstart": ignored, "bkmkend": ignored, "nonesttables": ignored,
	"tc": ignored, "xe": ignored, "private": ignored, "ftnsep": ignored, "ftnsepc": ignored, "aftnsep": ignored, "aftnsepc": ignored,
}

// signs are the words that stand for characters.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}

// word obeys a control word, with its value where one is given.
func (r *reader) word(word string, value int, given bool) error {
	starred := r.starred
	r.starred = false
	if r.destination == ignored {
		if word == "ud" && len(r.stack) > 1 && r.stack[len(r.stack)-1].destination == either {
			r.destination = text
		}
		return nil
	}
	if to, known := destinations[word]; known || starred {
		r.enter(to, known)
		return nil
	}
	if word == "shptxt" {
		r.enterBox()
		return nil
	}
	if sign := signs[word]; sign != "" {
		r.write(sign)
		return nil
	}
	on := !given || value != 0
	switch r.destination {
	case fontTable:
		r.fontWord(word, value)
		return nil
	case styleSheet:
		r.styleWord(word, value, on)
		return nil
	case listText, shape:
		return nil
	}
	if r.characterWord(word, value, on) || r.paragraphWord(&r.paragraph, word, value) {
		return nil
	}
	return r.tableWord(word, value)
}

// enter begins a destination.
func (r *reader) enter(to destination, known bool) {
	if !known {
		to = ignored
	}
	if to == listText {
		r.number = new([]byte)
	}
	r.destination = to
}

// enterBox begins a text box: its paragraphs come after the one that it hangs on.
func (r *reader) enterBox() {
	around := r.flow
	r.flow = newBox(around)
	r.destination = text
	r.paragraph = properties{}
}

// characterWord obeys the words about characters and the document's code page.
func (r *reader) characterWord(word string, value int, on bool) bool {
	switch word {
	case "ansicpg":
		r.ansi = charset(value)
	case "uc":
		r.unicodeSkip = min(max(value, 0), 16)
	case "f":
		r.charset = r.fonts[value]
	case "v":
		r.hidden = on
	case "deleted":
		r.deleted = on
	case "plain":
		r.hidden, r.deleted = false, false
	default:
		return false
	}
	return true
}

// paragraphWord obeys the words about paragraphs.
func (r *reader) paragraphWord(p *properties, word string, value int) bool {
	switch word {
	case "pard":
		*p = properties{}
	case "s":
		p.style = value
	case "qc":
		p.center = true
	case "ql", "qr", "qj", "qd":
		p.center = false
	case "outlinelevel":
		if value >= 0 && value < 9 {
			p.heading = min(value+1, 6)
		}
	case "intbl":
		p.level = max(p.level, 1)
	case "itap":
		p.level = min(max(value, 0), maxDepth)
	default:
		return false
	}
	return true
}

func (r *reader) fontWord(word string, value int) {
	switch word {
	case "f":
		r.font = value
	case "fcharset":
		r.fonts[r.font] = pageOf(value)
	}
}

func (r *reader) styleWord(word string, value int, on bool) {
	if word == "s" && on {
		r.styleNumber = value
		return
	}
	r.paragraphWord(&r.styleProperties, word, value)
}

// endStyle keeps what the group of a style said, its name last.
func (r *reader) endStyle() {
	name := strings.ToLower(strings.TrimSuffix(strings.TrimSpace(string(r.styleName)), ";"))
	s := style{heading: r.styleProperties.heading, center: r.styleProperties.center}
	if level, ok := strings.CutPrefix(name, "heading "); ok {
		if n, err := strconv.Atoi(level); err == nil && n >= 1 && n <= 9 {
			s.heading = min(n, 6)
		}
	}
	if name == "title" {
		s.heading, s.center = 1, true
	}
	if name != "" {
		r.styles[r.styleNumber] = s
	}
	r.styleName, r.styleNumber, r.styleProperties = nil, 0, properties{}
}
