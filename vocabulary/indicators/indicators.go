// Package indicators tells what the figures of plans measure. It reads the
// structure of a wording (what is counted, of which field, how, stock or flow),
// knows the standard indicators of statistical communiqués and five-year plans,
// and finds the indicator that a figure is of. Its rules know classes of words
// (words/), no topic, place or document; it knows nothing of graphs and files.
package indicators

import (
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed standard.yaml
var standard []byte

// Indicator is a standard indicator.
type Indicator struct {
	ID        string   `yaml:"id" json:"id"`
	Name      string   `yaml:"name" json:"name"`
	Unit      string   `yaml:"unit" json:"unit"`
	Direction string   `yaml:"direction,omitempty" json:"direction,omitempty"`
	Flow      bool     `yaml:"flow,omitempty" json:"flow"`
	Family    string   `yaml:"family" json:"family"`
	Concept   string   `yaml:"concept" json:"concept"`
	Aliases   []string `yaml:"aliases,omitempty,flow" json:"aliases"`
}

// Standard lists the standard indicators in the order of their file.
func Standard() []Indicator {
	var all []Indicator
	if err := yaml.Unmarshal(standard, &all); err != nil {
		panic(fmt.Sprintf("indicators: the built-in standard.yaml: %v", err)) // a test reads it
	}
	return all
}

// byID are the standard indicators by their ids.
var byID = sync.OnceValue(func() map[string]*Indicator {
	all := Standard()
	m := make(map[string]*Indicator, len(all))
	for i := range all {
		m[all[i].ID] = &all[i]
	}
	return m
})

// ByID is the standard indicator of an id, nil for none.
func ByID(id string) *Indicator { return byID()[id] }
