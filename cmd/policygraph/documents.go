package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
)

// dataFlag and documentsFlag are what commands over a dataset have in common.
func dataFlag() cli.Flag {
	return &cli.StringFlag{Name: "data", Usage: "the `DIR` of the dataset; the one built in when left out"}
}

func documentsFlag() cli.Flag {
	return &cli.StringFlag{Name: "documents", Usage: "the `DIR` of the documents, found by the sha256 of their files"}
}

// loadDataset reads the dataset that --data names.
func loadDataset(dir string) (*dataset.Dataset, error) {
	var files fs.FS = data.FS()
	if dir != "" {
		if err := folder(dir); err != nil {
			return nil, fmt.Errorf("read the dataset: %w", err)
		}
		files = os.DirFS(dir)
	}
	return dataset.Load(files)
}

func folder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file; name its folder", dir)
	}
	return nil
}

// findDocuments reads those of a dataset's documents that stand in a folder or
// below it, by the sha256 of their files. Other files are passed over.
func findDocuments(dir string, d *dataset.Dataset) (map[string]*source.Document, error) {
	if err := folder(dir); err != nil {
		return nil, fmt.Errorf("read the documents: %w", err)
	}
	wanted := map[string]bool{}
	for _, f := range d.Files {
		wanted[f.Document.SHA256] = true
	}
	found := map[string]*source.Document{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if info.Size() > source.MaxBytes {
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(raw)
		if key := hex.EncodeToString(sum[:]); wanted[key] {
			found[key], err = source.Read(filepath.Base(path), raw)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the documents in %s: %w", dir, err)
	}
	return found, nil
}

// documentTexts are the texts of those of a dataset's documents that stand in a
// folder, by the sha256 of their files; nil where no folder is named.
func documentTexts(dir string, d *dataset.Dataset) (map[string][]rune, error) {
	if dir == "" {
		return nil, nil
	}
	found, err := findDocuments(dir, d)
	if err != nil {
		return nil, err
	}
	texts := make(map[string][]rune, len(found))
	for sum, doc := range found {
		texts[sum] = doc.Text
	}
	return texts, nil
}
