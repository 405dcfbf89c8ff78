package dataset

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// printed is a file in the form that Write prints, with each kind of value.
const printed = `document:
  title: "甲市\u3000计划\n"
  issuers: [甲市人民政府办公室, "a, b", "\"引\" \\ "]
  kind: plan
  basedOn:
    - {title: 《乙》, docNumber: 甲政〔2022〕26号, start: 5, end: 9}
  sha256: c8
  start: 0
  end: 7
headings:
  - {section: 二, label: 目标}
tasks:
  - key: 二1
    title: 一事
    source: body
    assignments:
      - {agency: 区科技局, role: lead, position: 1, start: 3, end: 6}
      - {agency: 区人社局, role: support, position: 2, inherited: true, start: 7, end: 9}
    start: 1
    end: 20
    confidence: 0.95
    reason: "numbered item"
targets:
  - {key: 二-1, indicator: 企业, comparator: ">=", value: -2.5, valueMax: 30, unit: 家, year: 2027, start: 1, end: 5}
warnings:
  - {message: 不明, against: {start: 1, end: 2}, start: 3, end: 4}
`

func TestPlainReadsWhatIsPrinted(t *testing.T) {
	var read, byLibrary File
	if !readPlain([]byte(printed), &read) {
		t.Fatal("plain does not read it")
	}
	if err := decodeYAML("x.yaml", []byte(printed), &byLibrary); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(byLibrary, read); diff != "" {
		t.Error(diff)
	}
	var again bytes.Buffer
	if err := Write(&again, &read); err != nil || again.Len() == 0 {
		t.Fatalf("%d bytes, %v", again.Len(), err)
	}
	if !readPlain(again.Bytes(), &File{}) {
		t.Errorf("plain does not read what is written of it:\n%s", again.Bytes())
	}
}

// TestPlainReadsTheBuiltInFiles: those that people edit stand in the printed form, too.
func TestPlainReadsTheBuiltInFiles(t *testing.T) {
	files, err := filepath.Glob("../data/documents/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	vocabularies := map[string]any{"areas": &[]Area{}, "agencies": &[]Body{}, "indicators": &[]Indicator{}, "redirects": &[]Redirect{}}
	for name := range vocabularies {
		files = append(files, "../data/"+name+".yaml")
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		into := vocabularies[SlugOf(file)]
		if into == nil {
			into = &File{}
		}
		read := reflect.New(reflect.TypeOf(into).Elem()).Interface()
		if !readPlain(raw, read) {
			t.Errorf("plain does not read %s", file)
			continue
		}
		if err := decodeYAML(file, raw, into); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(into, read, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// FuzzPlain: what plain reads, the library reads as the same and finds nothing wrong with.
func FuzzPlain(f *testing.F) {
	f.Add([]byte(printed), false)
	f.Add([]byte("- {area: jia, name: 甲市科技局, function: 科技局, aliases: [科技局, \"1\"], new: true}\n"), true)
	for _, odd := range []string{
		"document: {title: 甲}\n", "document:\n  title: 甲\n   乙\n", "document:\n  title: 甲 # 乙\n", "document:\n  title: yes\n",
		"document:\n  title: \"\\x41\\u0041\"\n", "document:\n  title: \"甲\n    乙\"\n", "document:\n  title: 甲\n  title: 乙\n", "document:\n  start: 010\n", "document:\n  start: -0\n",
		"document:\n  title: 甲\n-\n", "document:\n  title: 甲\n...\n", "targets:\n  - {value: 1e3}\n", "targets:\n  - {value: .5}\n", "targets:\n  - {value: 007}\n",
		"targets:\n  - {year: 2,027}\n", "document:\n  issuers: [甲, ]\n", "document:\n  title: \xff\n", "document:\r\n  title: 甲\r\n", "\ufeffdocument:\n  title: 甲\n",
		"tasks:\n  - key: 甲\n    - key: 乙\n", "targets:\n  - {value: 0.1, value: 0.2}\n", "targets:\n  - {inferred: []}\n", "targets:\n  - {value: 1-2}\n", "targets:\n  - {year: 1.5}\n", "document:\n  title: \"\\ud800\"\n", "document:\n  title: \"\\/\"\n",
	} {
		f.Add([]byte(odd), false)
	}
	f.Fuzz(func(t *testing.T, raw []byte, bodies bool) {
		read, byLibrary := any(&File{}), any(&File{})
		if bodies {
			read, byLibrary = &[]Body{}, &[]Body{}
		}
		if !readPlain(raw, read) {
			return
		}
		if err := decodeYAML("x.yaml", raw, byLibrary); err != nil {
			t.Fatalf("plain reads what the library refuses: %v\n%s", err, raw)
		}
		if diff := cmp.Diff(byLibrary, read); diff != "" {
			t.Fatalf("%s\n%s", diff, raw)
		}
	})
}

// BenchmarkRead reads the longest file that is built in.
func BenchmarkRead(b *testing.B) {
	raw, err := os.ReadFile("../data/documents/longwan-corridor-2020.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, way := range []struct {
		name string
		read func(f *File) error
	}{
		{"plain", func(f *File) error { return decode("x.yaml", raw, f) }},
		{"library", func(f *File) error { return decodeYAML("x.yaml", raw, f) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if err := way.read(&File{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
