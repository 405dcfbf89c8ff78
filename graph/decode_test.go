package graph

import (
	"bytes"
	"encoding/json"
)

// decode reads JSON as a server does: numbers keep their digits.
func decode(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	return d.Decode(into)
}
