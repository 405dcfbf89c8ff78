package doc_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/policygraph/policygraph/reading/source/internal/doc"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

func fixture(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/doc/styled.doc")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// mainAt is where the stream of text begins in the file.
func mainAt(t *testing.T, data []byte) int {
	t.Helper()
	for at := 512; at < len(data); at += 512 {
		if bytes.HasPrefix(data[at:], []byte{0xEC, 0xA5}) {
			return at
		}
	}
	t.Fatal("no stream of text in the file")
	return 0
}

// changed is the file with a number of two bytes set in the block at the begin
// of the stream of text.
func changed(t *testing.T, at int, to uint16) []byte {
	t.Helper()
	data := fixture(t)
	binary.LittleEndian.PutUint16(data[mainAt(t, data)+at:], to)
	return data
}

// renamed is the file with another name for the stream of text.
func renamed(t *testing.T, name string) []byte {
	t.Helper()
	data := fixture(t)
	wide := func(s string) (out []byte) {
		for _, u := range utf16.Encode([]rune(s)) {
			out = binary.LittleEndian.AppendUint16(out, u)
		}
		return out
	}
	at := bytes.Index(data, wide("WordDocument"))
	if at < 0 {
		t.Fatal("no stream of text in the file")
	}
	clear(data[at : at+64])
	copy(data[at:], wide(name))
	binary.LittleEndian.PutUint16(data[at+64:], uint16(2*len(name)+2))
	return data
}

func TestABinaryOfficeFileThatIsNotReadSaysWhatToDo(t *testing.T) {
	whole := fixture(t)
	cases := []struct {
		name string
		data []byte
		want error
		says string
	}{
		{"a workbook", renamed(t, "Workbook"), refuse.ErrFormat, "old workbook (.xls, .et): save it as XLSX"},
		{"a presentation", renamed(t, "PowerPoint Document"), refuse.ErrFormat, "presentation"},
		{"a locked package", renamed(t, "EncryptedPackage"), refuse.ErrFormat, "password"},
		{"something else", renamed(t, "Contents"), refuse.ErrFormat, "unknown kind"},
		{"a locked document", changed(t, 0x0A, 0x1300), refuse.ErrFormat, "password"},
		{"Word 95", changed(t, 2, 0x68), refuse.ErrFormat, "Word 95 or older (version 104)"},
		{"no tables", changed(t, 0x0A, 0), refuse.ErrDamaged, "no stream of tables"},
		{"more text than there is", changed(t, 0x4C+2, 1), refuse.ErrDamaged, "counts 65796 characters in a part of its text, and has 260"},
		{"no pieces", changed(t, 0x1A2, 0xFFFF), refuse.ErrDamaged, "where its text stands"},
		{"cut short", whole[:2000], refuse.ErrDamaged, "binary Office file"},
		{"nothing but the begin", []byte(doc.Prefix), refuse.ErrDamaged, "binary Office file"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := doc.Read(c.data); !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("error is %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
}

// TestADamagedDocumentIsReadOrRefused breaks the file at every place in turn.
func TestADamagedDocumentIsReadOrRefused(t *testing.T) {
	whole := fixture(t)
	for at := 0; at < len(whole); at += 7 {
		broken := slices.Clone(whole)
		broken[at] ^= 0xFF
		if body, err := doc.Read(broken); err == nil && body == nil {
			t.Fatalf("broken at %d it gives neither a text nor an error", at)
		}
	}
}
