package loader

import (
	"fmt"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/store"
)

// Checked says what is wrong with a dataset, nil where it can be built on.
func Checked(d *dataset.Dataset) error {
	if faults := d.Faults(); len(faults) > 0 {
		return fmt.Errorf("the dataset has %d problems, the first: %v; 'policygraph check' lists them all", len(faults), faults[0])
	}
	return nil
}

// BuildChecked checks a dataset and builds its graph. What is only to be
// reviewed is left to Problems.
func BuildChecked(d *dataset.Dataset) (*store.Graph, error) {
	if err := Checked(d); err != nil {
		return nil, err
	}
	g, _, err := Build(d)
	return g, err
}

// Problems are what a person should look at in a dataset: what Check finds,
// given the documents' texts, and where nothing of that is wrong, what building
// the graph shows besides.
func Problems(d *dataset.Dataset, texts map[string][]rune) ([]dataset.Problem, error) {
	problems := d.Check(texts)
	if len(dataset.Wrong(problems)) > 0 {
		return problems, nil
	}
	_, notes, err := Build(d)
	return append(problems, notes...), err
}
