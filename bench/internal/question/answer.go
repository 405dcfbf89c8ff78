package question

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Canonical is what an answer says, whoever gives it and in whatever shape: as
// JSON, with sorted keys. Servers wrap the same facts differently (a connection
// or a bare list, an object or its only field), so wrappings go; and what the
// question does not ask to be ordered is sorted.
func (q *Question) Canonical(response []byte) (string, error) {
	var r struct {
		Data   any
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(response, &r); err != nil {
		return "", fmt.Errorf("%w in %.200q", err, response)
	}
	switch {
	case len(r.Errors) > 0:
		return "", fmt.Errorf("the server refuses: %s", r.Errors[0].Message)
	case r.Data == nil:
		return "", errors.New("the answer has no data")
	}
	return encode(q.canonical("", r.Data)), nil
}

func (q *Question) canonical(key string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 1 {
			for _, only := range v {
				return q.canonical(key, only)
			}
		}
		for k := range v {
			v[k] = q.canonical(k, v[k])
		}
	case []any:
		if slices.Contains(q.one, key) {
			if len(v) == 0 {
				return nil
			}
			return q.canonical(key, v[0])
		}
		for i := range v {
			v[i] = q.canonical(" ", v[i]) // an element, whose list has the key
		}
		if slices.Contains(q.unordered, key) {
			slices.SortFunc(v, func(a, b any) int { return bytes.Compare([]byte(encode(a)), []byte(encode(b))) })
		}
	}
	return v
}

func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // it was JSON
	}
	return string(b)
}

// Difference shows two canonical answers around the place where they part.
func Difference(want, got string) string {
	n := 0
	for n < min(len(want), len(got)) && want[n] == got[n] {
		n++
	}
	around := func(s string) string {
		return string(bytes.ToValidUTF8([]byte(s[max(0, n-100):min(len(s), n+150)]), nil))
	}
	return fmt.Sprintf("from character %d on\n  want …%s…\n  got  …%s…", n, around(want), around(got))
}
