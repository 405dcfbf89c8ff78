package data_test

import (
	"fmt"
	"io/fs"

	"github.com/policygraph/policygraph/data"
)

// The dataset built in is a folder like any other: package dataset reads it.
func ExampleFS() {
	documents, err := fs.Glob(data.FS(), "documents/*.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(documents), "documents")
	// Output: 5 documents
}
