// Package ontology says which kinds of node there are, which relations join
// which kinds, which properties each carries, how ids are made and which values
// an enum has. Each stands here once: the loader writes by it and is held to it,
// the schema and the questions read by it. It imports nothing of the project;
// stores know nothing of it.
package ontology
