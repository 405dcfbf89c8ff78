package zh

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// Regexp is a regular expression that is quick to rule out. Most lines hold
// none of the forms that a reader by rules looks for, and going through Chinese
// is what regular expressions are slowest at; so it first looks for the words that
// stand in all that it matches. What it finds is the same. Methods
// that are not below are those of package regexp as they are.
type Regexp struct {
	*regexp.Regexp
	need possible
}

// possible tells whether a text holds words of those that every match does.
type possible func(string) bool

// mostWords is how many words are worth looking for, and longestClass how many
// characters of a class are words.
const (
	mostWords    = 120
	longestClass = 24
)

// MustCompile reads an expression and panics where it cannot be read.
func MustCompile(expr string) *Regexp {
	r := &Regexp{Regexp: regexp.MustCompile(expr)}
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic("zh: " + err.Error())
	}
	r.need = holds(needed(tree))
	return r
}

// holds looks for a word of each of some sets of words.
func holds(sets [][]string) possible {
	var each []possible
	for _, words := range sets {
		if len(words) <= mostWords {
			each = append(each, holdsOne(words))
		}
	}
	switch len(each) {
	case 0:
		return func(string) bool { return true }
	case 1:
		return each[0]
	}
	return func(s string) bool {
		for _, one := range each {
			if !one(s) {
				return false
			}
		}
		return true
	}
}

// holdsOne looks for one of some words. One or two are found quickest on their own.
func holdsOne(words []string) possible {
	switch len(words) {
	case 1:
		return func(s string) bool { return strings.Contains(s, words[0]) }
	case 2:
		return func(s string) bool { return strings.Contains(s, words[0]) || strings.Contains(s, words[1]) }
	}
	return NewList(words...).InString
}

// needed are sets of words, of each of which one stands in all that an expression
// matches, smaller sets first; none where that cannot be told.
func needed(e *syntax.Regexp) [][]string {
	switch e.Op {
	case syntax.OpLiteral:
		if e.Flags&syntax.FoldCase == 0 {
			return [][]string{{string(e.Rune)}}
		}
	case syntax.OpCharClass:
		return classOf(e)
	case syntax.OpCapture, syntax.OpPlus:
		return needed(e.Sub[0])
	case syntax.OpRepeat:
		if e.Min > 0 {
			return needed(e.Sub[0])
		}
	case syntax.OpConcat: // all of them must stand
		var all [][]string
		for _, part := range e.Sub {
			all = append(all, needed(part)...)
		}
		slices.SortStableFunc(all, func(a, b []string) int { return len(a) - len(b) })
		return all
	case syntax.OpAlternate: // one branch must: its smallest set stands for it
		var all []string
		for _, branch := range e.Sub {
			sets := needed(branch)
			if sets == nil {
				return nil
			}
			all = append(all, sets[0]...)
		}
		return [][]string{all}
	}
	return nil
}

// classOf are the characters of a class, where they are few.
func classOf(e *syntax.Regexp) [][]string {
	var words []string
	for i := 0; i < len(e.Rune); i += 2 {
		for c := e.Rune[i]; c <= e.Rune[i+1]; c++ {
			if words = append(words, string(c)); len(words) > longestClass {
				return nil
			}
		}
	}
	return [][]string{words}
}

// MatchString is that of regexp.
func (r *Regexp) MatchString(s string) bool { return r.need(s) && r.Regexp.MatchString(s) }

// FindString is that of regexp.
func (r *Regexp) FindString(s string) string {
	if !r.need(s) {
		return ""
	}
	return r.Regexp.FindString(s)
}

// FindStringIndex is that of regexp.
func (r *Regexp) FindStringIndex(s string) []int {
	if !r.need(s) {
		return nil
	}
	return r.Regexp.FindStringIndex(s)
}

// FindStringSubmatch is that of regexp.
func (r *Regexp) FindStringSubmatch(s string) []string {
	if !r.need(s) {
		return nil
	}
	return r.Regexp.FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of regexp.
func (r *Regexp) FindStringSubmatchIndex(s string) []int {
	if !r.need(s) {
		return nil
	}
	return r.Regexp.FindStringSubmatchIndex(s)
}

// FindAllStringIndex is that of regexp.
func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	if !r.need(s) {
		return nil
	}
	return r.Regexp.FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of regexp.
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	if !r.need(s) {
		return nil
	}
	return r.Regexp.FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.
func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !r.need(s) {
		return nil
	}
	return r.Regexp.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.
func (r *Regexp) ReplaceAllString(s, with string) string {
	if !r.need(s) {
		return s
	}
	return r.Regexp.ReplaceAllString(s, with)
}
