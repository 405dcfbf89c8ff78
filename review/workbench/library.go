package workbench

import (
	"fmt"
	"sync"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/documents"
)

// library is the folder of documents. A document is read when it is first asked for.
type library struct {
	dir string

	mu    sync.Mutex
	paths map[string]string // by the sha256 of the files
	stamp string            // of the folder when paths were looked for
	read  map[string]*onceRead
}

type onceRead struct {
	once sync.Once
	*reading
	err error
}

// reading is a document as the reader sees it.
type reading struct {
	doc     *source.Document
	text    []rune // as the file has it: what places are counted in
	outline *outline.Outline
	facts   *dataset.File // what the reader takes out of it
	known   known
	records map[*kind][]record // of facts
	drawn   []Block            // the text as a page draws it
}

// openLibrary looks which documents a folder has.
func openLibrary(dir string) (*library, error) {
	l := &library{dir: dir, read: map[string]*onceRead{}}
	return l, l.lookAgain()
}

// lookAgain looks for documents that came meanwhile, if the folder is not as it was.
func (l *library) lookAgain() error {
	stamp, err := documents.Stamp(l.dir)
	if err != nil {
		return err
	}
	l.mu.Lock()
	same := l.paths != nil && stamp == l.stamp
	l.mu.Unlock()
	if same {
		return nil
	}
	paths, err := documents.Index(l.dir)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.paths, l.stamp = paths, stamp
	return nil
}

func (l *library) has(sha256 string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.paths[sha256] != ""
}

// find is the document of that sha256, nil where the folder does not have it or it
// cannot be read.
func (l *library) find(sha256 string) *reading {
	l.mu.Lock()
	path, once := l.paths[sha256], l.read[sha256]
	if once == nil && path != "" {
		once = &onceRead{}
		l.read[sha256] = once
	}
	l.mu.Unlock()
	if once == nil {
		return nil
	}
	once.once.Do(func() { once.reading, once.err = readDocument(path, sha256) })
	return once.reading
}

func readDocument(path, sha256 string) (*reading, error) {
	doc, err := documents.Read(path)
	if err != nil {
		return nil, err
	}
	if doc.SHA256 != sha256 {
		return nil, fmt.Errorf("%s was changed since the folder was looked through", path)
	}
	facts, err := extract.Extract(doc)
	if err != nil {
		return nil, err
	}
	r := &reading{doc: doc, text: doc.Printed(), outline: outline.Build(doc), facts: facts, known: knownOf(facts), records: map[*kind][]record{}}
	r.drawn = r.blocks()
	for _, k := range kinds {
		r.records[k] = k.list(facts)
	}
	return r, nil
}

// section is the numbering path of what a place stands under.
func (r *reading) section(at int) string {
	if r == nil {
		return ""
	}
	for s := r.outline.At(at); s != nil; s = s.Parent {
		if s.Key != "" {
			return s.Key
		}
	}
	return ""
}

// locator says where a place is.
func (r *reading) locator(start, end int) dataset.Locator {
	return dataset.NewLocator(r.text, r.section(start), start, end)
}

// fits says whether a place is one of the text.
func (r *reading) fits(start, end int) bool {
	return r != nil && start >= 0 && start < end && end <= len(r.text)
}
