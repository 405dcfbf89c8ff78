package dataset

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Problem is something in a data folder that a person should look at.
type Problem struct {
	File    string // its path in the data folder
	Line    int    // from 1; 0 when the dataset was not read from files
	Message string // what is wrong
	Hint    string // what to do
	Note    bool   // to be reviewed, but not wrong
}

// String prints a problem as compilers do: FILE:LINE: MESSAGE; HINT.
func (p Problem) String() string {
	kind := ""
	if p.Note {
		kind = "note: "
	}
	at := p.File
	if p.Line > 0 {
		at += fmt.Sprintf(":%d", p.Line)
	}
	return fmt.Sprintf("%s: %s%s; %s", at, kind, p.Message, p.Hint)
}

// lines finds the line of each value in a YAML file, by its path:
// .tasks[3].assignments[0].agency.
type lines map[string]int

func linesOf(raw []byte) lines {
	l := lines{}
	file, err := parser.ParseBytes(raw, 0)
	if err != nil {
		return l // Load has refused such a file
	}
	for _, doc := range file.Docs {
		l.add("", doc.Body)
	}
	return l
}

func (l lines) add(path string, n ast.Node) {
	if n == nil {
		return
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			l.add(path, v)
		}
	case *ast.MappingValueNode:
		at := n.Key.GetToken().Position.Line
		key := path + "." + n.Key.String()
		l[key] = at
		if _, ok := l[path]; !ok {
			l[path] = at
		}
		l.add(key, n.Value)
	case *ast.SequenceNode:
		for i, v := range n.Values {
			l.add(fmt.Sprintf("%s[%d]", path, i), v)
		}
	default:
		if _, ok := l[path]; !ok {
			l[path] = n.GetToken().Position.Line
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
