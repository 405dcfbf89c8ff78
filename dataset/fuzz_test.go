package dataset_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/policygraph/policygraph/dataset"
)

// FuzzRead: whatever reads is written so that it reads as the same again, and
// can be checked.
func FuzzRead(f *testing.F) {
	f.Add([]byte(checkFile))
	f.Add([]byte("document: {title: \"\\u3000\", kind: ''}\ntasks:\n- {key: 一, assignments: [{agency: <a>, position: 1}]}\n"))
	f.Add([]byte("targets: [{value: .inf, valueMax: 1e300, year: -1}, {value: -.inf}]\n"))
	f.Add([]byte("document: &a {title: x}\nwarnings: [*a]\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := dataset.Read(raw, "x")
		if err != nil {
			return
		}
		printed := write(t, file)
		back, err := dataset.Read([]byte(printed), "x")
		if err != nil {
			t.Fatalf("%v\n%s", err, printed)
		}
		if diff := cmp.Diff(file, back, cmpopts.EquateEmpty(), cmpopts.EquateNaNs()); diff != "" {
			t.Fatalf("%s\n%s", diff, printed)
		}
		d := dataset.Dataset{Files: []*dataset.File{file}}
		d.Check(map[string][]rune{file.Document.SHA256: []rune("文本")})
	})
}
