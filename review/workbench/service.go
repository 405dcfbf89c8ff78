package workbench

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/journal"
	"github.com/policygraph/policygraph/store"
)

// Options are what a service is made of. Data and Documents are needed.
type Options struct {
	Data      string // the folder of the dataset
	Documents string // the folder of the documents
	By        string // the reviewer's name; "": reviewer
	Log       *slog.Logger
	Now       func() time.Time // nil: the system's clock
	// Graph is given the graph of the dataset as it is being reviewed, at first and
	// after changes; nil: nobody wants it.
	Graph func(context.Context, *store.Graph) error
}

// Service is a dataset under review. Its methods may be called at once.
type Service struct {
	folder  *journal.Folder
	library *library
	by      string
	log     *slog.Logger
	now     func() time.Time
	graph   func(context.Context, *store.Graph) error
	hub     *hub
	dirty   chan struct{} // something changed that the graph does not have yet

	mu           sync.Mutex
	documents    []*document // in the order of their slugs
	vocabularies dataset.Vocabularies
	seen         map[string]stamp // of the folder's files, when they were read last
	fault        *Problem         // why the vocabularies cannot be read, nil where they can
	generation   int64            // counts changes
	naming       int64            // counts those that may change what is asked about names
	asked        *asked
	derived      derived
}

// document is a document's file of the dataset.
type document struct {
	slug, path, sum string
	file            *dataset.File
	fault           string          // why the file as it is now cannot be read; file is then as it was
	view            *view           // as it was shown last
	faults          map[string]bool // that the file has now; nil: not looked for yet
}

// stamp is by which a file is seen to be another.
type stamp struct {
	size     int64
	modified time.Time
	sum      string
}

// How often the folder is looked through for changes of other programs, and how long
// after a change the graph and what is derived from it are made anew.
const (
	lookEvery   = time.Second
	settleAfter = 400 * time.Millisecond
)

// Open opens a dataset for review. An act that a program was ended in is finished
// first. Close it.
func Open(o Options) (*Service, error) {
	library, err := openLibrary(o.Documents)
	if err != nil {
		return nil, err
	}
	folder, err := journal.Open(o.Data)
	if err != nil {
		return nil, err
	}
	s := &Service{
		folder: folder, library: library, by: cmp.Or(o.By, "reviewer"), log: o.Log, now: o.Now, graph: o.Graph,
		hub: newHub(), dirty: make(chan struct{}, 1), seen: map[string]stamp{},
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	if err := s.load(); err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	return s, nil
}

// Run keeps the graph and what is derived from it up to date until the context ends.
func (s *Service) Run(ctx context.Context) {
	s.settle(ctx)
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			s.mu.Lock()
			s.look()
			s.mu.Unlock()
		case <-s.dirty:
			select {
			case <-ctx.Done():
				return
			case <-time.After(settleAfter):
			}
			s.settle(ctx)
		}
	}
}

// Leave answers those who wait for changes, so that a server can end.
func (s *Service) Leave() { s.hub.close() }

// Close ends the work on the folder.
func (s *Service) Close() error {
	s.Leave()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.folder.Close()
}

// load reads the whole folder.
func (s *Service) load() error {
	d, err := dataset.Load(s.folder.FS())
	if err != nil {
		return err
	}
	s.vocabularies, s.documents = d.Vocabularies, nil
	for _, f := range d.Files {
		doc := &document{slug: f.Slug, path: dataset.PathOf(f.Slug), file: f}
		if _, doc.sum, err = s.folder.Read(doc.path); err != nil {
			return err
		}
		s.documents = append(s.documents, doc)
	}
	names, err := s.names()
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := s.changed(name); err != nil {
			return err
		}
	}
	return nil
}

// names are the files of the folder that belong to a dataset.
func (s *Service) names() ([]string, error) {
	names, err := fs.Glob(s.folder.FS(), dataset.DocumentsFolder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the data folder: %w", err)
	}
	return append(names, dataset.AreasFile, dataset.AgenciesFile, dataset.IndicatorsFile, dataset.DecisionsFile, dataset.RedirectsFile), nil
}

// changed says whether a file is another than when it was read last, and remembers it.
func (s *Service) changed(name string) (bool, error) {
	was := s.seen[name]
	now := stamp{}
	if info, err := fs.Stat(s.folder.FS(), name); err == nil {
		now = stamp{size: info.Size(), modified: info.ModTime()}
		if now.size == was.size && now.modified.Equal(was.modified) && s.now().Sub(now.modified) > 2*lookEvery {
			return false, nil
		}
	}
	var err error
	if _, now.sum, err = s.folder.Read(name); err != nil {
		return false, err
	}
	s.seen[name] = now
	return now.sum != was.sum, nil
}

// dataset is the dataset as it is now.
func (s *Service) dataset() *dataset.Dataset {
	d := &dataset.Dataset{Vocabularies: s.vocabularies}
	for _, doc := range s.documents {
		d.Files = append(d.Files, doc.file)
	}
	return d
}

func (s *Service) document(slug string) *document {
	i, ok := slices.BinarySearchFunc(s.documents, slug, func(d *document, slug string) int { return strings.Compare(d.slug, slug) })
	if !ok {
		return nil
	}
	return s.documents[i]
}

// reading is the text of a document, nil where it is not at hand. The first time it
// takes as long as reading does: ask before the service is locked.
func (s *Service) reading(d *document) *reading { return s.library.find(d.file.Document.SHA256) }

// Quote is the wording at a place of a document, by the sha256 of its file: also of one
// that came while the service runs.
func (s *Service) Quote(sha256 string, start, end int) (string, bool) {
	r := s.library.find(sha256)
	if r == nil || start < 0 || start > end || end > len(r.text) {
		return "", false
	}
	return string(r.text[start:end]), true
}

// prepare reads the text of a document without holding others up.
func (s *Service) prepare(slug string) {
	s.mu.Lock()
	sum := ""
	if d := s.document(slug); d != nil {
		sum = d.file.Document.SHA256
	}
	s.mu.Unlock()
	if sum != "" {
		s.library.find(sum)
	}
}

// prepareAll reads the texts of all documents.
func (s *Service) prepareAll() {
	s.mu.Lock()
	var sums []string
	for _, d := range s.documents {
		sums = append(sums, d.file.Document.SHA256)
	}
	s.mu.Unlock()
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, sum := range sums {
		group.Go(func() error {
			s.library.find(sum)
			return nil
		})
	}
	_ = group.Wait() // none of them fails: what cannot be read is not found
}

// versionOf is by which a record is known to be the one that somebody has seen.
func versionOf(line string) string {
	sum := sha256.Sum256([]byte(line))
	return hex.EncodeToString(sum[:8])
}

// today is the day of the reviewer's clock.
func (s *Service) today() string { return s.now().Format(time.DateOnly) }

func (s *Service) reviewed() *dataset.Reviewed { return &dataset.Reviewed{By: s.by, On: s.today()} }

// touch says that something changed and what is derived is out of date; names says
// whether that may be what is asked about names.
func (s *Service) touch(names bool) {
	s.generation++
	if names {
		s.naming++
	}
	select {
	case s.dirty <- struct{}{}:
	default:
	}
}
