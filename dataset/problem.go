package dataset

import (
	_ "embed"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// Problem is something in a data folder that a person should look at.
type Problem struct {
	File string         // its path in the data folder
	Line int            // from 1; 0 when the dataset was not read from files
	Said bilingual.Text // what is wrong
	Hint bilingual.Text // what to do
	Note bool           // to be reviewed, but not wrong
	// Seen is what goes among the document's dismissed where a person finds that the
	// document itself says so; nil where that is no answer.
	Seen *Dismissed
}

//go:embed problems.zh.yaml
var problemsInChinese []byte

// wordings has the Chinese of what checks say.
var wordings = bilingual.MustRead(problemsInChinese)

// Saying is a wording of a check in both languages, with its operands.
func Saying(english string, operands ...any) bilingual.Text {
	return wordings.Sprintf(english, operands...)
}

// String prints a problem in English.
func (p Problem) String() string { return p.In(bilingual.English) }

// In prints a problem in a language, as compilers do: FILE:LINE: MESSAGE; HINT.
func (p Problem) In(l bilingual.Language) string {
	kind, stop := "", "; "
	if p.Note {
		kind = wordings.Of("note: ").In(l)
	}
	if l == bilingual.Chinese {
		stop = ";"
	}
	at := p.File
	if p.Line > 0 {
		at += fmt.Sprintf(":%d", p.Line)
	}
	return fmt.Sprintf("%s: %s%s%s%s", at, kind, p.Said.In(l), stop, p.Hint.In(l))
}

// Wrong are the problems that are not only to be reviewed.
func Wrong(problems []Problem) []Problem {
	var out []Problem
	for _, p := range problems {
		if !p.Note {
			out = append(out, p)
		}
	}
	return out
}

// lines finds the line of each value in a YAML file, by its path:
// .tasks[3].assignments[0].agency.
type lines map[string]int

func linesOf(raw []byte) lines {
	l := lines{}
	var top yaml.Node
	if err := yaml.Unmarshal(raw, &top); err != nil {
		return l // Load has refused such a file
	}
	for _, n := range top.Content {
		l.add("", n)
	}
	return l
}

func (l lines) add(path string, n *yaml.Node) {
	l[path] = n.Line
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := path + "." + n.Content[i].Value
			l.add(key, n.Content[i+1])
			l[key] = n.Content[i].Line
		}
	case yaml.SequenceNode:
		for i, item := range n.Content {
			l.add(fmt.Sprintf("%s[%d]", path, i), item)
		}
	}
}

// line is that of the path, or of the nearest thing around it that is there.
func (l lines) line(path string) int {
	for path != "" {
		if n, ok := l[path]; ok {
			return n
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return min(len(l), 1)
}
