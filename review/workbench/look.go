package workbench

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// look notices what other programs changed in the folder: an editor, `add`, `decide`,
// git. Facts are compared by their versions, so that what a reviewer has not touched
// follows the file.
func (s *Service) look() {
	names, err := s.names()
	if err != nil {
		s.log.Error("look through the data folder", "error", err)
		return
	}
	for _, d := range s.documents { // those that went
		if !slices.Contains(names, d.path) {
			names = append(names, d.path)
		}
	}
	s.lookForTexts()
	vocabulary := false
	for _, name := range names {
		changed, err := s.changed(name)
		switch {
		case err != nil:
			s.log.Error("read the data folder", "file", name, "error", err)
		case !changed:
		case strings.HasPrefix(name, dataset.DocumentsFolder+"/"):
			s.reread(name)
		default:
			vocabulary = true
		}
	}
	if vocabulary {
		s.rereadVocabularies()
	}
}

// lookForTexts looks for documents whose text is not at hand: their files may have come
// since. What has come is told to those who have the document open.
func (s *Service) lookForTexts() {
	lacks := func(d *document) bool { return !s.library.has(d.file.Document.SHA256) }
	lacking := slices.DeleteFunc(slices.Clone(s.documents), func(d *document) bool { return !lacks(d) })
	if len(lacking) == 0 {
		return
	}
	if err := s.library.lookAgain(); err != nil {
		s.log.Error("look for the documents", "error", err)
		return
	}
	for _, d := range lacking {
		if !lacks(d) {
			s.tellOthers(Change{Document: d.slug, SHA256: d.sum})
		}
	}
}

// reread takes in a document's file that another program wrote.
func (s *Service) reread(name string) {
	slug := dataset.SlugOf(name)
	d := s.document(slug)
	raw, sum, err := s.folder.Read(name)
	switch {
	case err != nil:
		s.log.Error("read the data folder", "file", name, "error", err)
	case sum == "":
		s.documents = slices.DeleteFunc(s.documents, func(other *document) bool { return other == d })
		s.tellOthers(Change{Document: slug})
	case d == nil:
		s.begin(slug, name, raw, sum)
	case d.sum != sum:
		s.replace(d, raw, sum)
	}
}

// begin takes in a document that is new.
func (s *Service) begin(slug, name string, raw []byte, sum string) {
	file, err := dataset.Read(raw, slug)
	if err != nil {
		s.log.Error("a new document cannot be read", "error", err)
		return
	}
	d := &document{slug: slug, path: name, sum: sum, file: file}
	i, _ := slices.BinarySearchFunc(s.documents, slug, func(d *document, slug string) int { return strings.Compare(d.slug, slug) })
	s.documents = slices.Insert(s.documents, i, d)
	s.tellOthers(s.since(d, &view{}))
}

func (s *Service) replace(d *document, raw []byte, sum string) {
	was := s.shown(d)
	file, err := dataset.Read(raw, d.slug)
	if d.sum = sum; err != nil {
		d.fault = err.Error()
		s.log.Warn("a document's file was changed and cannot be read", "error", err)
	} else {
		d.file, d.fault, d.faults = file, "", nil
	}
	s.tellOthers(s.since(d, was))
}

func (s *Service) rereadVocabularies() {
	d, err := dataset.Load(s.folder.FS())
	if err != nil {
		if s.vocabulariesFail() {
			s.fault = &Problem{Message: err.Error(), MessageEn: err.Error(), Hint: "请更正该文件", HintEn: "correct the file"}
			s.log.Warn("the vocabularies were changed and cannot be read", "error", err)
		}
		return
	}
	s.fault, s.vocabularies = nil, d.Vocabularies
	for _, doc := range s.documents {
		doc.faults = nil
	}
	s.tellOthers(Change{Proposals: true})
}

// vocabulariesFail says whether it is they that cannot be read, and not a document's
// file.
func (s *Service) vocabulariesFail() bool {
	for _, name := range []string{dataset.AreasFile, dataset.AgenciesFile, dataset.IndicatorsFile, dataset.DecisionsFile, dataset.RedirectsFile} {
		raw, err := fs.ReadFile(s.folder.FS(), name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return true
		}
		if _, err := dataset.VocabularyRecords(name, raw); err != nil {
			return true
		}
	}
	return false
}

func (s *Service) tellOthers(c Change) {
	s.touch(true)
	s.hub.publish(c)
}
