package zh

import (
	"fmt"
	"io/fs"
	"strings"
)

// Entry is a word of a class: what the class says of it, where it says more
// than that the word is one of it, and an invented example of its use.
type Entry struct{ Word, Says, Example string }

// Class is a closed class of words, in the order of its file.
type Class []Entry

// MustReadClass reads classes of words from files and joins them. A file has
// lines of comments, the first of which tells what the class is, and an entry a
// line: the word, and behind tabs what the class says of it and # with an
// example. It panics where there is no such file, as every test of a package
// that asks for one then does.
func MustReadClass(files fs.FS, names ...string) Class {
	var class Class
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			panic(fmt.Sprintf("zh: reading a class of words: %v", err))
		}
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
				class = append(class, entry(line))
			}
		}
	}
	return class
}

func entry(line string) Entry {
	var e Entry
	e.Word, line, _ = strings.Cut(line, "\t")
	for line != "" {
		var column string
		column, line, _ = strings.Cut(line, "\t")
		if example, ok := strings.CutPrefix(column, "# "); ok {
			e.Example = example
		} else {
			e.Says = column
		}
	}
	return e
}

// Words are the words of a class.
func (c Class) Words() []string {
	words := make([]string, 0, len(c))
	for _, e := range c {
		words = append(words, e.Word)
	}
	return words
}

// List is the words of a class, to be found in text.
func (c Class) List() List { return NewList(c.Words()...) }

// Says is what a class says of its words.
func (c Class) Says() map[string]string {
	says := make(map[string]string, len(c))
	for _, e := range c {
		says[e.Word] = e.Says
	}
	return says
}

// Guards are the lists of words that a class gives for its words, of which what
// follows one makes another word: 区 after 集聚.
func (c Class) Guards() map[string]List {
	guards := map[string]List{}
	for _, e := range c {
		if e.Says != "" {
			guards[e.Word] = NewList(strings.Fields(e.Says)...)
		}
	}
	return guards
}
