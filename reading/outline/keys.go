package outline

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// keys gives the sections, the tables and their rows their keys.
func (b *builder) keys() {
	k := keyWriter{numbered: b.out.annexesNumbered(), used: map[string]int{}}
	b.out.Walk(func(s *Section) {
		k.section(s)
		for _, t := range s.Tables {
			k.table(s, t)
		}
	})
}

// keyWriter gives keys in the order of the document.
type keyWriter struct {
	numbered        bool // by the annexes' printed numbers
	annexes, tables int  // so far
	used            map[string]int
}

// annexesNumbered: each annex has a printed number and one table at most.
func (o *Outline) annexesNumbered() bool {
	numbered := true
	o.Walk(func(s *Section) {
		if s.Kind == KindAnnex {
			numbered = numbered && len(tablesIn(s)) <= 1 && s.Label != "附件" && s.Label != "附表" && s.Label != "附录"
		}
	})
	return numbered
}

// section gives a section the path of its parent and its own part; one that
// has it already gets -2.
func (k *keyWriter) section(s *Section) {
	switch s.Kind {
	case KindRoot:
	case KindAnnex:
		k.annexes++
		s.Key = "A" + strconv.Itoa(k.annexes)
		if k.numbered {
			s.Key = "A" + strings.TrimLeft(s.Label, "附件表录")
		}
	case KindNumber:
		s.Key = s.Parent.Key + keyPart(s)
	case KindRunIn:
		s.Key = s.Parent.Key + "." + strconv.Itoa(runInsTo(s))
	}
	if k.used[s.Key]++; k.used[s.Key] > 1 {
		s.Key += "-" + strconv.Itoa(k.used[s.Key])
	}
}

// runInsTo counts the run-in sections of a parent up to one of them.
func runInsTo(s *Section) int {
	n := 0
	for _, c := range s.Parent.Children {
		if c.Kind == KindRunIn {
			n++
		}
		if c == s {
			break
		}
	}
	return n
}

// table gives a table the key of its annex, or in the body that of its section,
// and puts it before its rows' keys.
func (k *keyWriter) table(s *Section, t *Table) {
	k.tables++
	switch in := annexOf(s); {
	case in == nil && s.Key != "":
		t.Key = s.Key
	case in != nil && k.numbered:
		t.Key = in.Key
	default:
		t.Key = "A" + strconv.Itoa(k.tables)
	}
	for i := range t.Rows {
		if !t.Rows[i].Sum {
			t.Rows[i].Key = t.Key + "." + t.Rows[i].Key
		}
	}
}

// keyPart is what a section adds to the path of its parent.
func keyPart(s *Section) string {
	if strings.Contains(s.Label, ".") { // 1.2 under 1 says the 1 again
		return strings.TrimPrefix(s.Label, s.Parent.Label)
	}
	if n := len(s.Parent.Key); n > 0 && s.Label != "" && zh.IsDigit(rune(s.Label[0])) && zh.IsDigit(rune(s.Parent.Key[n-1])) {
		return "." + s.Label
	}
	return s.Label
}

func annexOf(s *Section) *Section {
	for ; s != nil; s = s.Parent {
		if s.Kind == KindAnnex {
			return s
		}
	}
	return nil
}

func tablesIn(s *Section) []*Table {
	var out []*Table
	walk(s, func(c *Section) { out = append(out, c.Tables...) })
	return out
}
