package dataset_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestOnlyThePresentFormatIsRead(t *testing.T) {
	for _, c := range []struct {
		form   string // "" is no file
		reason error
		says   string
	}{
		{"format: 2\n", nil, ""},
		{"", dataset.ErrFormat, "check --migrate"},
		{"format: 3\n", dataset.ErrFormat, "use a newer policygraph"},
		{"# nothing\n", dataset.ErrInvalid, "dataset.yaml:1: format is missing"},
		{"form: 2\n", dataset.ErrInvalid, `dataset.yaml:1: unknown field "form"`},
	} {
		_, err := dataset.Load(folder(map[string]string{"dataset.yaml": c.form}))
		if !errors.Is(err, c.reason) || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.form, err)
		}
	}
	if _, err := dataset.Load(dataset.Empty()); err != nil {
		t.Errorf("the empty dataset: %v", err)
	}
}
