// Package bodies is a catalogue of the kinds of bodies of Chinese local
// government, and what a body's name means in it: 科学技术厅, 科技局 and 科委 are
// of one kind, a 科技经信局 is of two. A name comes without its place; which place
// a name points to is not known here, nor is any dataset.
//
// The catalogue is bodies.yaml, whose head tells its form. It is read when it is
// first asked for.
package bodies

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"github.com/policygraph/policygraph/ontology"
)

//go:embed bodies.yaml
var table []byte

// Kind is a kind of body, the same at every level of government.
type Kind struct {
	Name         string            `yaml:"kind"`
	Branch       string            `yaml:"branch"`       // one of Branches
	Usual        string            `yaml:"usual"`        // what such a body is usually called
	Char         string            `yaml:"char"`         // its characters in names run together
	Each         bool              `yaml:"each"`         // its names are bodies of their own
	Also         []string          `yaml:"also"`         // further kinds of each body of this entry
	Stems        []string          `yaml:"stems"`        // what stands before 局, 厅, 委 …
	Names        []string          `yaml:"names"`        // whole names
	Ends         []string          `yaml:"ends"`         // what names end with
	Institutions []string          `yaml:"institutions"` // kinds of their own in its field
	Beside       []Beside          `yaml:"beside"`       // other bodies of the kind
	Years        map[string]string `yaml:"years"`        // when a name was in use

	place int // in the catalogue
}

// Beside is a body of a kind that an area may have next to the usual one.
type Beside struct {
	Usual string   `yaml:"usual"`
	Stems []string `yaml:"stems"`
	Names []string `yaml:"names"`
	Until string   `yaml:"until"` // the year of the reform that ended it
}

// Branches are the values of a kind's branch.
func Branches() []string {
	return []string{"党委", "人大", "政府", "政协", "法检", "群团", "垂直", "议事协调", "事业", "基层", "园区", "国企", "企业", "高校", "集体"}
}

// AgencyKind is what the ontology calls bodies of the branch.
func (k *Kind) AgencyKind() string {
	switch k.Branch {
	case "群团":
		return ontology.AgencyGroup
	case "议事协调":
		return ontology.AgencyLeadingGroup
	case "基层":
		return ontology.AgencySubdistrict
	case "园区":
		return ontology.AgencyZone
	case "国企":
		return ontology.AgencyStateOwned
	case "企业":
		return ontology.AgencyCompany
	case "高校":
		return ontology.AgencyUniversity
	case "集体":
		return ontology.AgencyCollective
	}
	return ontology.AgencyDepartment
}

// AllNames are the names that the catalogue gives for a kind, as they stand
// there, each once, the usual one first; of a stem the name with 局.
func (k *Kind) AllNames() []string {
	out := []string{k.Usual}
	add := func(stems, names []string) {
		for _, s := range stems {
			out = append(out, s+"局")
		}
		out = append(out, names...)
	}
	add(k.Stems, k.Names)
	for _, b := range k.Beside {
		add(b.Stems, append([]string{b.Usual}, b.Names...))
	}
	rest := slices.DeleteFunc(out[1:], func(name string) bool { return name == k.Usual })
	slices.Sort(rest)
	return slices.Compact(out[:1+len(rest)])
}

// Aliases are the names, the usual one first, by each of which a person means this
// kind alone (KindsNamed). What makes a name with a place or a word around it is none.
func (k *Kind) Aliases() []string { return aliases()[k.Name] }

var aliases = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, k := range All() {
		out[k.Name] = slices.DeleteFunc(k.AllNames(), func(name string) bool {
			return name == k.Name || strings.Contains(name, "…") || !slices.Equal(KindsNamed(name), []string{k.Name})
		})
	}
	return out
})

// meaning is what a stem or a name in the catalogue means.
type meaning struct {
	kind  *Kind
	body  string // which body of an area
	usual string // what it is usually called
	kinds []string
}

// catalogue is the table with its indexes. Stems and names are keys without
// what joins words (和, 与, 及, 、).
type catalogue struct {
	kinds  []Kind
	byName map[string]*Kind // by the kind's own name
	stems  map[string]meaning
	full   map[rune][]string // stems of kinds by their first character, in the kinds' order
	names  map[string]meaning
	ends   map[string]*Kind
	chars  map[rune]*Kind
	spans  []span
	widest int // the longest end, in bytes
}

// span is a name with a place inside: 中国人民银行…分行.
type span struct {
	opening, closing string
	meaning          meaning
}

var builtIn = sync.OnceValue(func() *catalogue {
	c, err := read(table)
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	return c
})

// All are the kinds in the catalogue's order.
func All() []Kind { return builtIn().kinds }

// ByName finds a kind by its own name.
func ByName(kind string) (*Kind, bool) {
	k, ok := builtIn().byName[kind]
	return k, ok
}

func read(raw []byte) (*catalogue, error) {
	c := &catalogue{byName: map[string]*Kind{}, stems: map[string]meaning{}, full: map[rune][]string{}, names: map[string]meaning{}, ends: map[string]*Kind{}, chars: map[rune]*Kind{}}
	if err := yaml.UnmarshalWithOptions(raw, &c.kinds, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read the catalogue of bodies: %w", err)
	}
	for i := range c.kinds {
		c.kinds[i].place = i
		if err := c.index(&c.kinds[i]); err != nil {
			return nil, fmt.Errorf("read the catalogue of bodies: kind %s: %w", c.kinds[i].Name, err)
		}
	}
	return c, nil
}

func (c *catalogue) index(k *Kind) error {
	if k.Name == "" || k.Usual == "" || !slices.Contains(Branches(), k.Branch) {
		return fmt.Errorf("give kind, usual and a branch of %s", strings.Join(Branches(), " "))
	}
	if c.byName[k.Name] != nil {
		return fmt.Errorf("the kind stands twice")
	}
	c.byName[k.Name] = k
	kinds := append([]string{k.Name}, k.Also...)
	main := meaning{k, k.Usual, k.Usual, kinds}
	err := c.indexBody(main, k.Stems, append([]string{k.Usual}, k.Names...))
	for _, stem := range k.Stems {
		first, _ := utf8.DecodeRuneInString(joined(stem))
		c.full[first] = append(c.full[first], joined(stem))
	}
	for _, b := range k.Beside {
		if err == nil {
			err = c.indexBody(meaning{k, b.Usual, b.Usual, kinds}, b.Stems, append([]string{b.Usual}, b.Names...))
		}
	}
	for _, name := range k.Institutions {
		if err == nil {
			err = c.indexBody(meaning{k, folded(name), name, []string{folded(name)}}, nil, []string{name})
		}
	}
	for _, end := range k.Ends {
		if other := c.ends[joined(end)]; other != nil {
			return fmt.Errorf("the end %s stands twice, also under %s", end, other.Name)
		}
		c.ends[joined(end)] = k
		c.widest = max(c.widest, len(end))
	}
	for _, char := range k.Char {
		if other := c.chars[char]; other != nil {
			return fmt.Errorf("the character %c is that of %s", char, other.Name)
		}
		c.chars[char] = k
	}
	return err
}

// indexBody files the stems and names of one body. A stem that is given for a
// body besides as a whole name stands once.
func (c *catalogue) indexBody(m meaning, stems, names []string) error {
	for _, s := range stems {
		if other, ok := c.stems[joined(s)]; ok {
			return fmt.Errorf("the stem %s stands twice, also under %s", s, other.body)
		}
		c.stems[joined(s)] = m
	}
	for _, name := range names {
		own := m
		if k := m.kind; k.Each {
			own.body = k.own(name)
		}
		if opening, closing, ok := strings.Cut(name, "…"); ok {
			c.spans = append(c.spans, span{opening, closing, own})
			continue
		}
		if other, ok := c.names[joined(name)]; ok && (other.kind != own.kind || other.body != own.body) {
			return fmt.Errorf("the name %s stands twice, also under %s", name, other.body)
		}
		c.names[joined(name)] = own
	}
	return nil
}

// joiners are what may stand between the parts of a name.
var joiners = strings.NewReplacer("和", "", "与", "", "及", "", "、", "", "“", "", "”", "", "\"", "", "·", "", "-", "")

func joined(name string) string { return joiners.Replace(name) }

var companyForms = strings.NewReplacer("有限责任公司", "公司", "股份有限公司", "公司", "(集团)", "集团", "集团有限公司", "集团", "有限公司", "公司", "集团公司", "集团", "总公司", "公司",
	"城市建设投资", "城投", "建设投资", "建投", "城市发展", "城发", "交通投资", "交投", "文化旅游", "文旅", "产业投资", "产投", "城市投资", "城投")

// folded is a name in the form by which bodies that the catalogue does not tell
// apart are one: less a company's legal form.
func folded(name string) string { return companyForms.Replace(joined(name)) }

// own is the body that a name of a kind means whose names are bodies of their own:
// 城投公司 is the 城投集团 where the kind has both.
func (k *Kind) own(name string) string {
	body := folded(name)
	if short, ok := strings.CutSuffix(body, "公司"); ok && slices.Contains(k.Names, short+"集团") {
		return short + "集团"
	}
	return body
}
