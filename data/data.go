// Package data carries the built-in dataset: the facts of the documents that
// the project ships, reviewed by hand. It holds files and no code.
package data

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml documents/*.yaml
var files embed.FS

// FS is the data folder that is built in.
func FS() fs.FS { return files }
