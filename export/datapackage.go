package export

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// packageFile describes the others of a data package.
const packageFile = "datapackage.json"

// The description of a data package (https://specs.frictionlessdata.io/data-package).
type (
	dataPackage struct {
		Profile     string          `json:"profile"`
		Name        string          `json:"name"`
		Title       string          `json:"title"`
		Description string          `json:"description"`
		Version     string          `json:"version"`
		Limit       string          `json:"limit"`
		Keywords    []string        `json:"keywords,omitempty"`
		Sources     []packageSource `json:"sources,omitempty"`
		Resources   []resource      `json:"resources"`
	}
	packageSource struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resource struct {
		Profile   string      `json:"profile"`
		Name      string      `json:"name"`
		Path      string      `json:"path"`
		Format    string      `json:"format"`
		Mediatype string      `json:"mediatype"`
		Encoding  string      `json:"encoding"`
		Bytes     int64       `json:"bytes"`
		Hash      string      `json:"hash"`
		Rows      int         `json:"rows"`
		Schema    tableSchema `json:"schema"`
	}
	tableSchema struct {
		Fields     []tableField `json:"fields"`
		PrimaryKey string       `json:"primaryKey,omitempty"`
	}
	tableField struct {
		Name string `json:"name"`
		Type string `json:"type"`
	}
)

// WritePackage writes tables as a Frictionless data package: a zip of their CSVs and of
// datapackage.json, which says of each its columns with their types, its rows, its size and
// its sha256. The CSVs have no byte order mark, which programs take for a part of the
// first column's name.
func WritePackage(w io.Writer, about Content, tables []Table) error {
	packed := zip.NewWriter(w)
	if err := writePackage(packed.Create, about, tables); err != nil {
		return fmt.Errorf("write the data package: %w", err)
	}
	return packed.Close()
}

// WritePackageFolder writes the same into a folder, which is made where it is not there.
func WritePackageFolder(dir string, about Content, tables []Table) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write the data package: %w", err)
	}
	var open *os.File
	done := func() error {
		if open == nil {
			return nil
		}
		return open.Close()
	}
	err = writePackage(func(name string) (io.Writer, error) {
		if err := done(); err != nil {
			return nil, err
		}
		open, err = os.Create(filepath.Join(dir, name))
		return open, err
	}, about, tables)
	if err = errors.Join(err, done()); err != nil {
		return fmt.Errorf("write the data package: %w", err)
	}
	return nil
}

func writePackage(create func(name string) (io.Writer, error), about Content, tables []Table) error {
	p := dataPackage{
		Profile: "tabular-data-package", Name: dataName, Title: dataTitle + " " + dataTitleEn, Description: dataAbout + "\n" + dataAboutEn + "\n" + formulaNotice,
		Version: about.Version, Limit: noLimit, Keywords: about.Areas,
	}
	for _, s := range about.Sources {
		p.Sources = append(p.Sources, packageSource{s.Title, s.URL})
	}
	for _, t := range tables {
		file, err := create(t.Name + ".csv")
		if err != nil {
			return err
		}
		r, err := writeResource(file, t.With("dataVersion", about.Version))
		if err != nil {
			return err
		}
		p.Resources = append(p.Resources, r)
	}
	file, err := create(packageFile)
	if err != nil {
		return err
	}
	e := json.NewEncoder(file)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(p)
}

func writeResource(file io.Writer, t Table) (resource, error) {
	counted := &measured{to: file, sum: sha256.New()}
	typed := typesOfColumns{types: make([]string, len(t.Columns))}
	if err := writeRecords(counted, typed.watch(t)); err != nil {
		return resource{}, err
	}
	r := resource{
		Profile: "tabular-data-resource", Name: t.Name, Path: t.Name + ".csv", Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		Bytes: counted.size, Hash: "sha256:" + hex.EncodeToString(counted.sum.Sum(nil)), Rows: typed.rows,
	}
	for i, name := range t.Columns {
		if name == "id" && i == 0 && !typed.repeated {
			r.Schema.PrimaryKey = name
		}
		kind := typed.types[i]
		if kind == "" { // no row says anything in it
			kind = "string"
		}
		r.Schema.Fields = append(r.Schema.Fields, tableField{name, kind})
	}
	return r, nil
}

// measured counts and sums what is written.
type measured struct {
	to   io.Writer
	sum  hash.Hash
	size int64
}

// Write implements io.Writer.
func (m *measured) Write(b []byte) (int, error) {
	n, err := m.to.Write(b)
	m.sum.Write(b[:n])
	m.size += int64(n)
	return n, err
}

// typesOfColumns learns from a table's cells what its columns hold.
type typesOfColumns struct {
	types    []string
	rows     int
	first    any  // cell of the row before
	repeated bool // several rows are of one thing, and stand one after the other
}

func (c *typesOfColumns) watch(t Table) Table {
	rows := t.Rows
	t.Rows = func(yield func([]any, error) bool) {
		for row, err := range rows {
			if err == nil {
				c.see(row)
			}
			if !yield(row, err) {
				return
			}
		}
	}
	return t
}

func (c *typesOfColumns) see(row []any) {
	c.repeated = c.repeated || c.rows > 0 && row[0] == c.first
	c.first = row[0]
	c.rows++
	for i, cell := range row {
		if kind := typeOfCell(cell); kind != "" {
			c.types[i] = widerType(c.types[i], kind)
		}
	}
}

func typeOfCell(cell any) string {
	switch cell.(type) {
	case nil:
		return ""
	case bool:
		return "boolean"
	case int:
		return "integer"
	case float64:
		return "number"
	}
	return "string"
}

func widerType(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case a == "integer" && b == "number" || a == "number" && b == "integer":
		return "number"
	}
	return "string"
}
