package dataset

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
)

// FormatFile says which form the files of a data folder have. It is one small file
// at the top and no field of each: a folder is migrated as a whole, and git shows
// one line for it.
const FormatFile = "dataset.yaml"

// Format is the form that this program reads and writes. Format 1 had no FormatFile.
const Format = 2

// ErrFormat: a data folder has another form than the one that is read.
var ErrFormat = errors.New("the dataset has another format")

//go:embed empty/*.yaml
var emptyFolder embed.FS

// Empty is a data folder that knows nothing: what a dataset without the documents
// built in begins with.
func Empty() fs.FS {
	sub, err := fs.Sub(emptyFolder, "empty")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}

// formatOf reads the form of a data folder. Its source is nil where it has none.
func formatOf(fsys fs.FS) (format int, source []byte, err error) {
	source, err = fs.ReadFile(fsys, FormatFile)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := fs.Stat(fsys, AreasFile); err == nil {
			return 1, nil, nil
		}
		return 0, nil, fmt.Errorf("%w: %s is missing; a data folder has %s, %s, %s, %s and %s/", ErrInvalid, FormatFile,
			FormatFile, AreasFile, AgenciesFile, IndicatorsFile, DocumentsFolder)
	}
	if err != nil {
		return 0, nil, fmt.Errorf("read %s: %w", FormatFile, err)
	}
	var head struct {
		Format int `yaml:"format"`
	}
	if err := decode(FormatFile, source, &head); err != nil {
		return 0, nil, err
	}
	if head.Format < 1 {
		return 0, nil, fmt.Errorf("%w: %s:1: format is missing; give format: %d", ErrInvalid, FormatFile, Format)
	}
	return head.Format, source, nil
}

// FormatOf is the form of a data folder.
func FormatOf(fsys fs.FS) (int, error) {
	format, _, err := formatOf(fsys)
	return format, err
}

// requireFormat refuses a folder of another form and gives the source of its
// FormatFile.
func requireFormat(fsys fs.FS) ([]byte, error) {
	format, source, err := formatOf(fsys)
	switch {
	case err != nil:
		return nil, err
	case format < Format:
		return nil, fmt.Errorf("%w: it is %d, and this program reads %d; 'policygraph check --migrate' with the same --data shows what migrating changes, and with --write does it", ErrFormat, format, Format)
	case format > Format:
		return nil, fmt.Errorf("%w: it is %d, and this program reads %d; use a newer policygraph", ErrFormat, format, Format)
	}
	return source, nil
}
