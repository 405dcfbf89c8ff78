package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// SlugOf names a document in ids: its file's name without the ending.
func SlugOf(file string) string {
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// PathOf is where a document's file stands in a data folder.
func PathOf(slug string) string { return DocumentsFolder + "/" + slug + ".yaml" }

// RequireFolder refuses a path where no folder is.
func RequireFolder(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file; name its folder", dir)
	}
	return nil
}
