package doc

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/policygraph/policygraph/reading/source/internal/numbering"
)

// formats are the numFmt of DOCX by the number that stands for them (nfc).
var formats = map[byte]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital", 11: "japaneseCounting",
	14: "decimalFullWidth", 18: "decimalEnclosedCircle", 19: "decimalFullWidth", 22: "decimalZero", 23: "bullet", 28: "decimalEnclosedCircleChinese",
	30: "ideographTraditional", 33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
	255: "none",
}

// readLists reads what lists look like. Their levels stand behind the table.
func (d *document) readLists() {
	const size, idle = 28, 26
	table := d.tableAt(listsAt)
	rest := part(d.table, int(u32(d.main, listsAt))+len(table), 0)
	if len(table) < 2 || rest == nil {
		return
	}
	rest = d.table[int(u32(d.main, listsAt))+len(table):]
	for i := range int(u16(table, 0)) {
		list := part(table, 2+size*i, size)
		if list == nil {
			return
		}
		levels := d.lists.Define(listName(u32(list, 0)))
		count := numbering.MaxLevels
		if list[idle]&1 != 0 { // a simple list has one level
			count = 1
		}
		for j := range count {
			length := readLevel(rest, &levels[j])
			rest = rest[min(length, len(rest)):]
		}
	}
}

func listName(id uint32) string { return strconv.FormatUint(uint64(id), 10) }

// readLevel reads a level of a list, and says how long it is.
func readLevel(b []byte, level *numbering.Level) int {
	const head = 28
	if len(b) < head {
		return len(b)
	}
	at := head + int(b[24]) + int(b[25])
	count := int(u16(b, at))
	text := part(b, at+2, 2*count)
	level.Start, level.Format = int(int32(u32(b, 0))), formats[b[4]]
	var out strings.Builder
	units := make([]uint16, 0, count)
	flush := func() {
		out.WriteString(string(utf16.Decode(units)))
		units = units[:0]
	}
	for i := 0; i+1 < len(text); i += 2 {
		u := u16(text, i)
		if u < numbering.MaxLevels { // the number of a level
			flush()
			out.WriteString("%" + strconv.Itoa(int(u)+1))
			continue
		}
		units = append(units, u)
	}
	flush()
	level.Text = out.String()
	return at + 2 + 2*count
}

// readInstances reads which lists paragraphs name, and where they begin anew.
func (d *document) readInstances() {
	const size = 16
	table := d.tableAt(instancesAt)
	count := int(u32(table, 0))
	rest := part(table, 4+size*count, 0)
	if count < 0 || count > len(table)/size || rest == nil {
		return
	}
	rest = table[4+size*count:]
	for i := range count {
		one := part(table, 4+size*i, size)
		in := d.lists.Instance(strconv.Itoa(i + 1))
		in.Definition = listName(u32(one, 0))
		rest = rest[min(4, len(rest)):]
		for range one[12] {
			rest = readOverride(rest, in)
		}
	}
}

// readOverride reads what an instance has of its own for a level.
func readOverride(b []byte, in *numbering.Instance) []byte {
	const size, hasStart, hasLevel = 8, 1 << 4, 1 << 5
	if len(b) < size {
		return nil
	}
	flags := u32(b, 4)
	if at := int(flags & 0xF); flags&hasStart != 0 && at < numbering.MaxLevels {
		in.Restart[at] = int(int32(u32(b, 0)))
	}
	b = b[size:]
	if flags&hasLevel != 0 {
		var own numbering.Level
		b = b[min(readLevel(b, &own), len(b)):]
	}
	return b
}
