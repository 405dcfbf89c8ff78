package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// The log has a line an act, and behind it one that says that the files have it.

// done is that line.
type done struct {
	Done int64 `json:"done"`
}

// append adds a line to the log; lasting waits until it is on the disk.
func (f *Folder) append(line any, lasting bool) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(line)
	if err == nil {
		_, err = f.log.WriteAt(b.Bytes(), f.size)
	}
	if err == nil && lasting {
		err = f.log.Sync()
	}
	if err != nil {
		return fmt.Errorf("write the log of acts: %w", err)
	}
	f.size += int64(b.Len())
	return nil
}

// drop takes the last line of the log back after an act that failed.
func (f *Folder) drop(size int64, cause error) error {
	if errors.Is(cause, ErrBroken) {
		return cause
	}
	if err := errors.Join(f.log.Truncate(size), f.log.Sync()); err != nil {
		f.broken = true
		return errors.Join(cause, err, ErrBroken)
	}
	f.size = size
	return cause
}

// openLog reads the log, cuts off a line that was not written to its end, and finishes
// the last act.
func (f *Folder) openLog() error {
	var err error
	if f.log, err = f.root.OpenFile(logName, os.O_CREATE|os.O_RDWR, 0o644); err != nil {
		return fmt.Errorf("open the log of acts: %w", err)
	}
	raw, err := io.ReadAll(f.log)
	if err != nil {
		return fmt.Errorf("read the log of acts: %w", err)
	}
	finished := int64(0)
	for n := 1; len(raw) > 0; n++ {
		line, rest, whole := bytes.Cut(raw, []byte("\n"))
		var read struct {
			Entry
			done
		}
		if err := json.Unmarshal(line, &read); err != nil || !whole {
			if len(rest) > 0 {
				return fmt.Errorf("read the log of acts: %s:%d is damaged (%w); repair the line, or move the file away to begin a new log", logName, n, err)
			}
			break
		}
		f.size += int64(len(line)) + 1
		raw = rest
		switch {
		case read.Done > 0:
			finished = read.Done
		case read.Undoes != "" && f.Find(read.Undoes) == nil, f.Find(read.ID) != nil, read.Number != int64(len(f.entries))+1:
			return fmt.Errorf("read the log of acts: %s:%d does not go on from the lines before; move the file away to begin a new log", logName, n)
		default:
			f.add(read.Entry)
		}
	}
	if err := f.log.Truncate(f.size); err != nil {
		return fmt.Errorf("open the log of acts: %w", err)
	}
	if n := len(f.entries); n > 0 && finished < f.entries[n-1].Number {
		return f.finish(&f.entries[n-1])
	}
	return nil
}

// finish writes what the last act of the log changed and the files may not have.
func (f *Folder) finish(e *Entry) error {
	for i := range e.Files {
		if err := f.finishFile(&e.Files[i]); err != nil {
			return fmt.Errorf("finish the act %s (%s): %w", e.ID, e.SentenceEn, err)
		}
	}
	return f.append(done{e.Number}, true)
}

func (f *Folder) finishFile(c *Change) error {
	raw, sum, err := f.Read(c.Path)
	if err != nil || sum == c.After {
		return err
	}
	todo := *c
	if sum != c.Before { // somebody edited the file before the act was finished
		if todo.Edits, err = missing(c, raw); err != nil {
			return err
		}
		todo.Lines = nil
	}
	if len(todo.Edits) == 0 && todo.Lines == nil {
		return nil
	}
	d, err := f.draft(&todo)
	if errors.Is(err, dataset.ErrEdited) {
		return nil // what the act spoke of is not there any more: the edit that came later holds
	}
	if err != nil {
		return err
	}
	return f.write([]draft{d})
}

// missing are the edits that a file does not have: whose new record is nowhere in it.
func missing(c *Change, raw []byte) ([]dataset.Edit, error) {
	records, err := recordsOf(c.Path, raw)
	if err != nil {
		return nil, err
	}
	var out []dataset.Edit
	for _, e := range c.Edits {
		if e.Is != "" && slices.Contains(records[e.List], e.Is) {
			continue
		}
		if e.Was != "" && !slices.Contains(records[e.List], e.Was) {
			continue
		}
		out = append(out, e)
	}
	return out, nil
}

func recordsOf(name string, raw []byte) (map[string][]string, error) {
	if strings.HasPrefix(name, dataset.DocumentsFolder+"/") {
		file, err := dataset.Read(raw, dataset.SlugOf(name))
		if err != nil {
			return nil, err
		}
		return file.Records(), nil
	}
	list, err := dataset.VocabularyRecords(name, raw)
	return map[string][]string{"": list}, err
}
