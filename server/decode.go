package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

func decode(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON value")
	}
	return nil
}

// inJSON tells of a value of the wrong type in the client's words: the decoder names
// types of the program.
func inJSON(err error) error {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return err
	}
	switch field := wrong.Field[strings.LastIndexByte(wrong.Field, '.')+1:]; field {
	case "":
		return fmt.Errorf("a value of the kind %s stands where an object is due", wrong.Value)
	case "variables", "extensions":
		return fmt.Errorf("%s is a value of the kind %s; it must be an object", field, wrong.Value)
	default:
		return fmt.Errorf("%s is a value of the kind %s; it must be a string", field, wrong.Value)
	}
}
