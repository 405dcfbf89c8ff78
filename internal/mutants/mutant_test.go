package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEachPlaceIsChangedOnItsOwn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "small.go")
	code := "package small\n\nfunc f(a, b int) bool {\n\tif a < b {\n\t\ta = b\n\t}\n\treturn a == b && true\n}\n"
	if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := places([]string{filepath.Dir(file)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range found {
		source, err := m.source()
		if err != nil {
			t.Fatal(err)
		}
		if string(source) == code {
			t.Errorf("%s changes nothing", m)
		}
		got = append(got, m.what)
	}
	want := []string{
		"not: if a < b",
		"< becomes <= in a < b",
		"left out: a = b",
		"&& becomes || in a == b && true",
		"== becomes != in a == b",
		"true becomes false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}
