//go:build linux

package attack

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// answer is what came back to a request.
type answer struct {
	status int
	body   []byte
	codes  []string
}

// post sends a GraphQL request.
func (s *target) post(query string, variables any) (answer, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return answer{}, err
	}
	return s.send(body)
}

func (s *target) send(body []byte) (answer, error) {
	client := http.Client{Timeout: time.Minute}
	response, err := client.Post(s.url(), "application/json", bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, err
	}
	a := answer{status: response.StatusCode, body: got}
	var parsed struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal(got, &parsed); err != nil {
		return a, fmt.Errorf("no JSON: %w", err)
	}
	for _, e := range parsed.Errors {
		a.codes = append(a.codes, e.Extensions.Code)
	}
	return a, nil
}

// internals are what no client may see: traces, statements, addresses of memory and
// types of the program.
var internals = regexp.MustCompile(`goroutine \d|\.go:\d|MATCH \(|0xc0[0-9a-f]{6}|runtime error|interface \{|bolt://|\*(view|store|graph|ast)\.`)

// sound says what is wrong with an answer to a request that a stranger made up.
func sound(a answer) error {
	switch {
	case a.status >= 500 && a.status != http.StatusGatewayTimeout:
		return fmt.Errorf("status %d: %.300s", a.status, a.body)
	case internals.Match(a.body):
		return fmt.Errorf("it shows internals: %s", internals.Find(a.body))
	}
	for _, code := range a.codes {
		if code == "" || code == "INTERNAL" {
			return fmt.Errorf("an error with the code %q: %.300s", code, a.body)
		}
	}
	return nil
}

func repeated(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format+" ", i)
	}
	return b.String()
}

func values(n int, value string) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = value
	}
	return list
}

// forged is a cursor as a client might make one.
func forged(fields string) string {
	return strconv.Quote(base64.RawURLEncoding.EncodeToString([]byte(fields)))
}

// requests are each small to send; before there were bounds each took seconds of a
// core, or hundreds of megabytes.
func requests() map[string]struct {
	query     string
	variables map[string]any
} {
	type request = struct {
		query     string
		variables map[string]any
	}
	words := repeated(60_000, "词%d")
	return map[string]request{
		"one field many times":         {"{" + strings.Repeat("__typename ", 19_990) + "}", nil},
		"fields that conflict":         {"{ plans { nodes { " + strings.Repeat("a:id a:title ", 500) + "} } }", nil},
		"many fields that conflict":    {"{ plans { nodes { " + strings.Repeat("a:id a:title ", 2_100) + "} } }", nil},
		"objects that conflict":        {"{ " + strings.Repeat("plans { nodes { tasks { nodes { id title key } } } } ", 300) + "}", nil},
		"the schema many times":        {"{" + repeated(99, "a%d: __schema { types { name description fields { name description type { name ofType { name } } } } }") + "}", nil},
		"the schema in depth":          {"{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }", nil},
		"many fields of many rows":     {"{ tasks(first: 100) { nodes { " + repeated(90, "a%d: title") + " agencies(first: 100) { edges { node { name aliases tasks(first: 20) { nodes { title } } } } } } } }", nil},
		"lists within lists":           {"{ areas(first: 100) { nodes { plans(first: 100) { nodes { tasks(first: 100) { nodes { agencies(first: 100) { nodes { tasks(first: 100) { nodes { id } } } } } } } } } } }", nil},
		"a search of many words":       {"query ($t: String!) { search(text: $t) { totalCount } }", map[string]any{"t": words}},
		"a search of one long word":    {"query ($t: String!) { search(text: $t) { totalCount suggestions } }", map[string]any{"t": strings.Repeat("科", 100_000)}},
		"a filter of many words":       {"query ($t: String!) { tasks(filter: {text: $t}) { totalCount } }", map[string]any{"t": words}},
		"many searches":                {"{" + repeated(99, `a%d: search(text: "科技 企业 创新 平台 服务") { totalCount nodes: edges { node { id } } }`) + "}", nil},
		"many ids in a filter":         {"query ($i: [ID!]) { tasks(filter: {agencies: $i}) { totalCount } }", map[string]any{"i": values(60_000, "agency:330304:科技局")}},
		"as many ids as are allowed":   {"query ($i: [ID!]) { tasks(filter: {agencies: $i}) { totalCount } }", map[string]any{"i": values(1_990, "agency:330304:科技局")}},
		"many matrices":                {"{" + repeated(99, "a%d: matrix(rows: AGENCY, columns: YEAR) { cells { count } }") + "}", nil},
		"many ways":                    {"{" + repeated(99, `a%d: path(from: "area:330304", to: "area:330305", maxLength: 6, throughHubs: true) { nodes: totalCount }`) + "}", nil},
		"many comparisons":             {"{" + repeated(99, `a%d: compare(indicators: ["indicator:high-tech-enterprises"], areas: ["area:330303", "area:330304"], years: [2019, 2020, 2021, 2022]) { indicators { rows { cells { year status } } } }`) + "}", nil},
		"a year beyond all numbers":    {"{ tasks(filter: {years: [99999999999999999999]}) { totalCount } }", nil},
		"a length beyond all lists":    {"query ($n: Int) { plans(first: $n) { totalCount } }", map[string]any{"n": 1 << 40}},
		"a condition that is null":     {"query ($x: Boolean) { plans @include(if: $x) { totalCount } }", map[string]any{"x": nil}},
		"a condition that is null (2)": {"query ($x: Boolean = true) { plans @include(if: $x) { totalCount } }", map[string]any{"x": nil}},
		"brackets in brackets":         {strings.Repeat("{a", 9_000) + strings.Repeat("}", 9_000), nil},
		"lists in lists":               {"query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }", map[string]any{"f": json.RawMessage(`{"years": ` + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000) + `}`)}},
		"a forged cursor":              {`{ plans(after: "AAAA") { totalCount nodes { id } } }`, nil},
		"a cursor that is an object":   {"query ($c: Cursor) { plans(after: $c) { nodes { id } } }", map[string]any{"c": map[string]any{"a": 1}}},
		"a cursor beyond all numbers":  {"{ plans(after: 99999999999999999999) { nodes { id } } }", nil},
		"a cursor with a relation":     {"{ tasks(after: " + forged(`{"l":0,"i":"x","r":"LEADS"}`) + ") { nodes { id } } }", nil},
		"a cursor with large numbers":  {"{ tasks(after: " + forged(`{"l":0,"v":[1e308,null,-1e308],"i":"x"}`) + ") { nodes { id } } }", nil},
		"a number for an id":           {"{ nodes(ids: [1, 2, 3]) { id } }", nil},
		"control characters":           {`{ search(text: "\u0000\u0001\u202e") { totalCount } }`, nil},
	}
}

// TestNoRequestHarmsTheServer sends each, one after the other, and holds the server
// to its time and memory.
func TestNoRequestHarmsTheServer(t *testing.T) {
	onBothStores(t, func(t *testing.T, s *target) {
		if _, err := s.post("{ stats { dataVersion } }", nil); err != nil {
			t.Fatal(err)
		}
		before := s.holds(t)
		for name, r := range requests() {
			t.Run(name, func(t *testing.T) {
				began := s.processor(t)
				a, err := s.post(r.query, r.variables)
				if err = errors.Join(err, sound(a)); err != nil {
					t.Error(err)
				}
				if used := s.processor(t) - began; used > mostSeconds*time.Second {
					t.Errorf("it took %s of processor time", used)
				}
			})
		}
		s.unharmed(t, before)
	})
}
