package zh

import "strings"

// Divisions are the characters that the names of administrative divisions end
// with, from provinces to counties; a body's short name begins with them too
// (市科技局). They may stand in a class of an expression.
const Divisions = "省" + LocalDivisions

// LocalDivisions are those below a province.
const LocalDivisions = "市区县州旗盟"

// PlaceSuffixes are those that end the name of a place and are no part of what
// it is called: 青石 of 青石县. 州 is none, for it ends names of their own.
const PlaceSuffixes = "省市区县旗盟"

// PlaceStem is the name of a place less the divisions at its end.
func PlaceStem(name string) string { return strings.TrimRight(name, PlaceSuffixes) }

// WithoutDivision is a body's name less the division that it begins with: 科技局
// of 市科技局.
func WithoutDivision(name string) string { return strings.TrimLeft(name, Divisions) }
