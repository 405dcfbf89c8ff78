package main

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v3"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
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
		if err := dataset.RequireFolder(dir); err != nil {
			return nil, fmt.Errorf("read the dataset: %w", err)
		}
		root, err := os.OpenRoot(dir) // no link leads out of it
		if err != nil {
			return nil, fmt.Errorf("read the dataset: %w", err)
		}
		defer func() { _ = root.Close() }() // it was only read
		files = root.FS()
	}
	return dataset.Load(files)
}
