package graph

import "strings"

// SchemaText is the schema as it was written, with its descriptions.
func SchemaText() string {
	var b strings.Builder
	for _, source := range sources {
		if !source.BuiltIn {
			b.WriteString(source.Input)
		}
	}
	return b.String()
}
