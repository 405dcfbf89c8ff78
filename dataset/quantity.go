package dataset

import "github.com/policygraph/policygraph/vocabulary/units"

// Convert gives a value in another unit: 3 万平方米 are 30000 平方米. It fails
// where the two do not measure the same.
func Convert(value float64, from, to string) (float64, bool) { return units.Convert(value, from, to) }

// Base is the unit without its multiple, which a value is canonical in where
// no indicator says otherwise.
func Base(stated string) string { return units.Base(stated) }
