package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
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
func inJSON(err error) bilingual.Text {
	var wrong *json.UnmarshalTypeError
	if !errors.As(err, &wrong) {
		return bilingual.Text{Message: err.Error(), MessageEn: err.Error()}
	}
	switch field := wrong.Field[strings.LastIndexByte(wrong.Field, '.')+1:]; field {
	case "":
		return bilingual.Sprintf("应是对象之处是 %[1]s 类的值", "a value of the kind %[1]s stands where an object is due", wrong.Value)
	case "variables", "extensions":
		return bilingual.Sprintf("%[1]s 是 %[2]s 类的值,须为对象", "%[1]s is a value of the kind %[2]s; it must be an object", field, wrong.Value)
	default:
		return bilingual.Sprintf("%[1]s 是 %[2]s 类的值,须为字符串", "%[1]s is a value of the kind %[2]s; it must be a string", field, wrong.Value)
	}
}

// notJSON refuses what is not the JSON that is due.
func notJSON(zh, en string, err error) error {
	why := inJSON(err)
	return badRequest("%[1]s:%[2]s", "%[3]s: %[4]s", zh, why.Message, en, why.MessageEn)
}
