package doc

// style is what a paragraph style says, and the style that it is based on.
type style struct {
	base    int
	builtIn int // its number among the styles that Word knows
	sprms   []byte
}

const (
	noStyle        = 0xFFF
	paragraphStyle = 1
	titleStyle     = 62
	maxBases       = 16
)

// readStyles reads the style sheet.
func (d *document) readStyles() {
	sheet := d.tableAt(stylesAt)
	head := int(u16(sheet, 0))
	baseSize := int(u16(sheet, 4))
	for at := 2 + head; at+2 <= len(sheet) && len(d.styles) < noStyle; {
		size := int(u16(sheet, at))
		d.styles = append(d.styles, styleOf(part(sheet, at+2, size), baseSize))
		at += 2 + size + size%2
	}
}

func styleOf(std []byte, baseSize int) style {
	s := style{base: noStyle, builtIn: int(u16(std, 0) & 0xFFF)}
	kind := u16(std, 2)
	if len(std) < 10 || kind&0xF != paragraphStyle {
		return style{base: noStyle}
	}
	s.base = int(kind >> 4)
	at := baseSize + 2 + 2*int(u16(std, baseSize)) + 2 // behind the name and its zero
	if format := part(std, at+2, int(u16(std, at))); len(format) >= 2 {
		s.sprms = format[2:]
	}
	return s
}

// styled is the properties of a style, those that it is based on first.
func (d *document) styled(number int) properties {
	if p, known := d.styledAs[number]; known {
		return p
	}
	p := d.styleChain(number)
	d.styledAs[number] = p
	return p
}

func (d *document) styleChain(number int) properties {
	var chain []style
	for range maxBases { // a style based on itself must not hang the reader
		if number < 0 || number >= len(d.styles) {
			break
		}
		chain = append(chain, d.styles[number])
		number = d.styles[number].base
	}
	var p properties
	for i := len(chain) - 1; i >= 0; i-- {
		switch n := chain[i].builtIn; {
		case n >= 1 && n <= 9 && chain[i].sprms != nil:
			p.heading = min(n, 6)
		case n == titleStyle:
			p.heading, p.center = 1, true
		}
		d.apply(&p, chain[i].sprms)
	}
	return p
}
