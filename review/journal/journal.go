// Package journal does acts on a data folder: changes of its files that are whole or
// not done at all, survive the end of the program at any moment, and can be taken back.
//
// An act is first written to a log, with the records that it changes; then the files are
// written. Whoever opens the folder next finishes what the log has and the files do
// not, so that what was answered is never lost and nothing is done twice. The log stands
// in .review/ of the folder and is this machine's: git does not see it.
//
// The package knows files and records, not what an act means.
package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"github.com/policygraph/policygraph/dataset"
)

var (
	// ErrChanged: another program changed a file while an act was done; nothing was.
	ErrChanged = errors.New("the file was changed meanwhile")
	// ErrInUse: another program does acts on the folder.
	ErrInUse = errors.New("another 'policygraph review' works on this folder")
	// ErrUnknown: the log has no such act.
	ErrUnknown = errors.New("there is no such act")
	// ErrBroken: an act could neither be finished nor taken back.
	ErrBroken = errors.New("an act is half done; start the program again, which finishes it")
)

// Where the log and what belongs to it stand in a data folder.
const (
	folderName = ".review"
	logName    = folderName + "/acts.jsonl"
	lockName   = folderName + "/lock"
	draftName  = folderName + "/draft" // a file that is being written
	ignoreName = folderName + "/.gitignore"
)

// Entry is an act in the log. Everything but Files, Number and Failed is the
// caller's.
type Entry struct {
	Number     int64    `json:"number"`             // from 1, without gaps
	ID         string   `json:"id"`                 // the sender's own
	Request    string   `json:"request"`            // what was asked, hashed: an id may not come back with another act
	Kind       string   `json:"kind"`               //
	By         string   `json:"by"`                 //
	On         string   `json:"on"`                 // RFC 3339
	Document   string   `json:"document,omitempty"` // its slug
	Sentence   string   `json:"sentence"`
	SentenceEn string   `json:"sentenceEn"`
	Facts      []string `json:"facts,omitempty"`
	Bulk       bool     `json:"bulk,omitempty"`
	Undoes     string   `json:"undoes,omitempty"`
	Proposal   string   `json:"proposal,omitempty"`
	Answer     string   `json:"answer,omitempty"`
	Files      []Change `json:"files,omitempty"`
}

// Change is what an act changes in one file.
type Change struct {
	Path   string         `json:"path"`
	Before string         `json:"before"` // the sha256 of the file, "" where it is not there
	After  string         `json:"after"`
	Edits  []dataset.Edit `json:"edits"`
	Lines  *Lines         `json:"lines,omitempty"` // where taking back the edits would lay the file out otherwise
}

// Reverse takes a change back.
func (c *Change) Reverse() Change {
	out := Change{Path: c.Path, Before: c.After, After: c.Before}
	for i := len(c.Edits) - 1; i >= 0; i-- {
		out.Edits = append(out.Edits, c.Edits[i].Reverse())
	}
	if c.Lines != nil {
		out.Lines = &Lines{At: c.Lines.At, Was: c.Lines.Is, Is: c.Lines.Was}
	}
	return out
}

// Folder is a data folder that acts are done on. It is for one goroutine at a time.
type Folder struct {
	root    *os.Root
	lock    *flock.Flock
	log     *os.File
	size    int64 // of the log
	entries []Entry
	byID    map[string]int
	undone  map[string]string // ids of acts, and of those that took them back
	broken  bool
	parsed  map[string]parsed // the documents' files that were read last, by their paths
}

type parsed struct {
	sum       string
	file      *dataset.File
	canonical bool // laid out as the dataset writes it: taking edits back lays it out as it was
}

// Open opens a data folder and finishes what a program that was ended left undone.
func Open(dir string) (*Folder, error) {
	if err := dataset.RequireFolder(dir); err != nil {
		return nil, fmt.Errorf("open the dataset: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the dataset: %w", err)
	}
	f := &Folder{root: root, byID: map[string]int{}, undone: map[string]string{}, parsed: map[string]parsed{}}
	if err := f.begin(dir); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func (f *Folder) begin(dir string) error {
	if err := f.root.Mkdir(folderName, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("open the log of acts: %w", err)
	}
	f.lock = flock.New(filepath.Join(dir, filepath.FromSlash(lockName)))
	switch locked, err := f.lock.TryLock(); {
	case err != nil:
		return fmt.Errorf("lock the dataset: %w", err)
	case !locked:
		return fmt.Errorf("%w: %s", ErrInUse, dir)
	}
	if err := f.root.WriteFile(ignoreName, []byte("*\n"), 0o644); err != nil {
		return fmt.Errorf("open the log of acts: %w", err)
	}
	if err := f.openLog(); err != nil {
		return err
	}
	return f.sync(folderName)
}

// Close ends the work on the folder.
func (f *Folder) Close() error {
	var err error
	if f.log != nil {
		err = f.log.Close()
	}
	if f.lock != nil {
		err = errors.Join(err, f.lock.Unlock())
	}
	return errors.Join(err, f.root.Close())
}

// FS is the folder's files, for reading.
func (f *Folder) FS() fs.FS { return f.root.FS() }

// Entries are the acts, the first first.
func (f *Folder) Entries() []Entry { return f.entries }

// Find is the act of an id, nil where there is none.
func (f *Folder) Find(id string) *Entry {
	if i, ok := f.byID[id]; ok {
		return &f.entries[i]
	}
	return nil
}

// UndoneBy is the act that took an act back, "" where it stands.
func (f *Folder) UndoneBy(id string) string { return f.undone[id] }

// Read reads a file of the folder, and gives its sha256. One that is not there is
// empty and has none.
func (f *Folder) Read(name string) (raw []byte, sum string, err error) {
	raw, err = f.root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil
	case err != nil:
		return nil, "", fmt.Errorf("read %s: %w", name, err)
	}
	return raw, Sum(raw), nil
}

// Sum is the sha256 by which a file's content is known.
func Sum(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// Do does an act: Files says what changes, by their paths and edits. It gives the act as
// the log has it. Where a record is not as an edit says, nothing is done and the error is
// dataset.ErrEdited; where a file was changed meanwhile, ErrChanged.
func (f *Folder) Do(e Entry) (*Entry, error) {
	if f.broken {
		return nil, ErrBroken
	}
	written := make([]draft, len(e.Files))
	for i := range e.Files {
		var err error
		if written[i], err = f.draft(&e.Files[i]); err != nil {
			return nil, err
		}
	}
	e.Number = int64(len(f.entries)) + 1
	before := f.size
	if err := f.append(e, true); err != nil {
		return nil, f.drop(before, err)
	}
	if err := f.write(written); err != nil {
		return nil, f.drop(before, err)
	}
	f.add(e)
	// What is done needs no promise: were this line lost, the files' sums would tell.
	if err := f.append(done{e.Number}, false); err != nil {
		f.broken = true
	}
	return f.Find(e.ID), nil
}

func (f *Folder) add(e Entry) {
	f.byID[e.ID] = len(f.entries)
	f.entries = append(f.entries, e)
	if e.Undoes != "" {
		f.undone[e.Undoes] = e.ID
		delete(f.undone, f.entries[f.byID[e.Undoes]].Undoes) // taking back an undo does again
	}
}

// draft is a file as it will be.
type draft struct {
	path          string
	before, after string
	old, raw      []byte
	parsed        // of a document: the file as it will be
}

// draft makes a file anew in memory, and completes what the log says of it.
func (f *Folder) draft(c *Change) (draft, error) {
	raw, sum, err := f.Read(c.Path)
	if err != nil {
		return draft{}, err
	}
	d := draft{path: c.Path, before: sum, old: raw}
	if c.Before == sum && c.Lines.fits(raw) {
		d.raw = c.Lines.apply(raw)
		d.after = Sum(d.raw)
		if c.After == "" { // it was not there
			d.raw, d.after = nil, ""
		}
		c.Lines = &Lines{At: c.Lines.At, Was: c.Lines.Was, Is: c.Lines.Is}
	} else {
		if d.raw, d.parsed, err = f.edited(c.Path, raw, sum, c.Edits); err != nil {
			return draft{}, err
		}
		d.after = Sum(d.raw)
		if c.Lines = nil; !d.canonical {
			if c.Lines, err = f.linesToKeep(c, d); err != nil {
				return draft{}, err
			}
		}
	}
	c.Before, c.After = d.before, d.after
	return d, nil
}

// linesToKeep says how lines change where the edits alone, taken back, would not lay the
// file out as it was.
func (f *Folder) linesToKeep(c *Change, d draft) (*Lines, error) {
	reverse := c.Reverse()
	var back []byte
	var err error
	if d.file != nil {
		var was *dataset.File
		if was, err = d.file.Edited(reverse.Edits); err == nil {
			back, err = dataset.Rewrite(d.raw, d.file, was)
		}
	} else {
		back, err = dataset.EditVocabulary(c.Path, d.raw, reverse.Edits)
	}
	if err != nil {
		return nil, fmt.Errorf("take the change of %s back: %w", c.Path, err)
	}
	if d.before != "" && Sum(back) == d.before {
		return nil, nil
	}
	return linesOf(d.old, d.raw), nil
}

// edited is a file after edits.
func (f *Folder) edited(name string, raw []byte, sum string, edits []dataset.Edit) ([]byte, parsed, error) {
	if !strings.HasPrefix(name, dataset.DocumentsFolder+"/") {
		out, err := dataset.EditVocabulary(name, raw, edits)
		return out, parsed{}, err
	}
	was, err := f.document(name, raw, sum)
	if err != nil {
		return nil, parsed{}, err
	}
	now := parsed{canonical: was.canonical}
	if now.file, err = was.file.Edited(edits); err != nil {
		return nil, parsed{}, err
	}
	if !was.canonical {
		out, err := dataset.Rewrite(raw, was.file, now.file)
		return out, now, err
	}
	var out bytes.Buffer
	err = dataset.Write(&out, now.file)
	return out.Bytes(), now, err
}

func (f *Folder) document(name string, raw []byte, sum string) (parsed, error) {
	if known, ok := f.parsed[name]; ok && known.sum == sum {
		return known, nil
	}
	if sum == "" {
		return parsed{}, fmt.Errorf("%s is gone: %w", name, ErrChanged)
	}
	file, err := dataset.Read(raw, dataset.SlugOf(name))
	if err != nil {
		return parsed{}, err
	}
	f.parsed[name] = parsed{sum, file, dataset.IsCanonical(raw, file)}
	return f.parsed[name], nil
}

// write puts files in their places, all or none.
func (f *Folder) write(all []draft) error {
	for i := range all {
		if err := f.place(&all[i]); err != nil {
			for j := range i { // back to what was
				d := &all[j]
				undo := draft{path: d.path, before: d.after, after: d.before, raw: d.old}
				if wrong := f.place(&undo); wrong != nil {
					f.broken = true
					return errors.Join(err, wrong, ErrBroken)
				}
			}
			return err
		}
	}
	for _, d := range all {
		if d.file != nil {
			f.parsed[d.path] = parsed{d.after, d.file, d.canonical}
		}
	}
	return nil
}

// place writes a file, unless somebody changed it since it was read.
func (f *Folder) place(d *draft) error {
	if d.after != "" {
		if err := f.writeDraft(d); err != nil {
			return err
		}
	}
	if _, now, err := f.Read(d.path); err != nil || now != d.before {
		return errors.Join(err, fmt.Errorf("write %s: %w", d.path, ErrChanged))
	}
	var err error
	if d.after == "" {
		err = f.root.Remove(d.path)
	} else {
		err = f.root.Rename(draftName, d.path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", d.path, err)
	}
	return f.sync(path.Dir(d.path))
}

func (f *Folder) writeDraft(d *draft) error {
	mode := fs.FileMode(0o644)
	if info, err := f.root.Stat(d.path); err == nil {
		mode = info.Mode().Perm()
	}
	out, err := f.root.OpenFile(draftName, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, mode)
	if err != nil {
		return fmt.Errorf("write %s: %w", d.path, err)
	}
	_, err = out.Write(d.raw)
	if err = errors.Join(err, out.Chmod(mode), out.Sync(), out.Close()); err != nil {
		return fmt.Errorf("write %s: %w", d.path, err)
	}
	return nil
}

// sync makes sure that the names of a folder are on the disk. Some systems have no such
// thing, and need none.
func (f *Folder) sync(name string) error {
	d, err := f.root.Open(name)
	if err != nil {
		return fmt.Errorf("write the folder %s: %w", name, err)
	}
	err = d.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrInvalid) || errors.Is(err, fs.ErrPermission) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
