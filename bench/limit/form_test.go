package main

import "testing"

func TestAFormNamesThePlacesOfLists(t *testing.T) {
	for _, c := range []struct {
		form  string
		value any
		want  string
	}{
		{"{id name}", []any{"a", nil}, `{"id":"a","name":null}`},
		{"[id n]", []any{[]any{"a", int64(1)}, []any{"b", 2.5}}, `[{"id":"a","n":1},{"id":"b","n":2.5}]`},
		{"[id]", []any{}, `[]`},
		{"{leads[] plan{title}}", []any{[]any{"甲", "乙"}, []any{"丙"}}, `{"leads":["甲","乙"],"plan":{"title":"丙"}}`},
		{"{t[k a[n]]}", []any{[]any{[]any{"一", []any{[]any{true}}}}}, `{"t":[{"k":"一","a":[{"n":true}]}]}`},
		{"{s}", []any{"a\"\\\n"}, `{"s":"a\"\\\n"}`},
	} {
		f, err := parseForm(c.form)
		if err != nil {
			t.Fatalf("%s: %v", c.form, err)
		}
		if got := string(f.write(nil, c.value)); got != c.want {
			t.Errorf("%s writes %s, want %s", c.form, got, c.want)
		}
	}
}

func TestABrokenFormIsRefused(t *testing.T) {
	for _, text := range []string{"{id", "{a[b}", "{a}b", "{ {a} }", "{a]}"} {
		if f, err := parseForm(text); err == nil {
			t.Errorf("%s is taken as %+v", text, f)
		}
	}
}
