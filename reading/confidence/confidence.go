// Package confidence says how sure a fact is: what the rules that read it are worth,
// and what else speaks for or against it. Every piece of evidence has its weight in one
// table, evidence.txt, and a fact's confidence is the sum of them.
//
// It knows nothing of documents or rules: who reads a fact gives the names of what
// speaks for and against it.
package confidence

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Kind is a kind of fact. Each has evidence of its own.
type Kind string

// The kinds of facts.
const (
	Figure   Kind = "figure"
	Task     Kind = "task"
	Platform Kind = "platform"
	// Organisation is who leads, hosts and assesses a plan as a whole.
	Organisation Kind = "organisation"
)

// Piece is a piece of evidence: what it weighs in natural logarithms of the odds, and
// what it says of a fact.
type Piece struct {
	Weight float64
	Says   string
}

//go:embed evidence.txt
var file string

var table = read(file)

type key struct {
	kind Kind
	name string
}

// read reads the table. It panics at a line that is none, as every test of a package
// that imports this one then does.
func read(file string) map[key]Piece {
	pieces := map[key]Piece{}
	for line := range strings.Lines(file) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			panic(fmt.Sprintf("confidence: %q is no line of kind, name, weight and meaning", line))
		}
		weight, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			panic(fmt.Sprintf("confidence: the weight of %q: %v", line, err))
		}
		at := key{Kind(fields[0]), fields[1]}
		if _, known := pieces[at]; known {
			panic(fmt.Sprintf("confidence: %q stands there twice", line))
		}
		pieces[at] = Piece{weight, fields[3]}
	}
	return pieces
}

// Find is the piece of evidence of a name.
func Find(kind Kind, name string) (Piece, bool) {
	p, ok := table[key{kind, name}]
	return p, ok
}

// Of is how sure a fact is, by the names of what speaks for and against it: a
// probability with two digits, and never 0 or 1. A name that the table lacks weighs
// nothing.
func Of(kind Kind, evidence []string) float64 {
	sum := 0.0
	for _, name := range evidence {
		sum += table[key{kind, name}].Weight
	}
	const most = 0.99
	share := 1 / (1 + math.Exp(-sum))
	return math.Round(100*min(max(share, 1-most), most)) / 100
}

// Doubts says what speaks against a fact.
func Doubts(kind Kind, evidence []string) []string {
	var out []string
	for _, name := range evidence {
		if p := table[key{kind, name}]; p.Weight < 0 {
			out = append(out, p.Says)
		}
	}
	return out
}
