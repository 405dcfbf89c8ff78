package server

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func keyFileOf(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOnlyThoseWithAKeyAreAnswered(t *testing.T) {
	key, hash := NewKey()
	path := keyFileOf(t, fmt.Sprintf("keys:\n  - name: dashboard\n    sha256: %s\n", hash))
	keys, err := OpenKeys(path)
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, Options{Keys: keys})
	status := func(headers ...string) int {
		return ask(h, "POST", "/graphql", plansRequest, append([]string{"Content-Type", jsonType}, headers...)...).Code
	}
	for _, c := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"no key", nil, 401},
		{"the key", []string{"Authorization", "Bearer " + key}, 200},
		{"the key, as some write it", []string{"Authorization", "bearer  " + key}, 200},
		{"the key in a header of its own", []string{"X-Api-Key", key}, 200},
		{"another key", []string{"Authorization", "Bearer " + key + "x"}, 401},
		{"another scheme", []string{"Authorization", "Basic " + key}, 401},
		{"the hash", []string{"Authorization", "Bearer " + hash}, 401},
	} {
		if got := status(c.headers...); got != c.status {
			t.Errorf("%s: %d, want %d", c.name, got, c.status)
		}
	}
	if got := ask(h, "GET", "/readyz", "").Code; got != 200 {
		t.Errorf("a probe without a key: %d", got)
	}

	// The file is written again, without the key, and with room for those who have none.
	if err := os.WriteFile(path, []byte("anonymous: {perSecond: 0.001, burst: 2}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := keys.Reload(); err != nil {
		t.Fatal(err)
	}
	if got := []int{status("Authorization", "Bearer "+key), status(), status(), status()}; fmt.Sprint(got) != "[401 200 200 429]" {
		t.Errorf("after the change, with the old key and three times without: %v", got)
	}
}

func TestAKeyHasAQuotaOfItsOwn(t *testing.T) {
	key, hash := NewKey()
	keys, err := OpenKeys(keyFileOf(t, fmt.Sprintf("anonymous: {}\nkeys:\n  - {name: a, sha256: %s, perSecond: 0.001, burst: 3}\n", hash)))
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, Options{Keys: keys, Rate: Rate{PerSecond: 0.001, Burst: 1}})
	answered := func(headers ...string) (n int) {
		for range 5 {
			if ask(h, "POST", "/graphql", plansRequest, append([]string{"Content-Type", jsonType}, headers...)...).Code == http.StatusOK {
				n++
			}
		}
		return n
	}
	if with, without := answered("X-Api-Key", key), answered(); with != 3 || without != 1 {
		t.Errorf("of five requests at once %d with the key and %d without are answered, want 3 and 1", with, without)
	}
}

func TestAFileOfKeysWithAFaultChangesNothing(t *testing.T) {
	key, hash := NewKey()
	good := fmt.Sprintf("keys: [{name: a, sha256: %s}]", hash)
	for _, c := range []struct{ text, says string }{
		{"keys: [{name: a, sha256: abc}]", "make one with 'policygraph key a'"},
		{"keys: [{sha256: " + hash + "}]", "key 1 has no name"},
		{"keys: [{name: a, sha256: " + hash + "}, {name: b, sha256: " + hash + "}]", "have one key"},
		{"keys: [{name: a, sha256: " + hash + "}, {name: a, sha256: " + strings.Repeat("0", 64) + "}]", "two keys have the name"},
		{"keys: [{name: a, sha256: " + hash + ", burst: -1}]", "from 0 up"},
		{"anonymous: {perSecond: -1}", "from 0 up"},
		{"key: []", "unknown field"},
	} {
		path := keyFileOf(t, good)
		keys, err := OpenKeys(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := keys.Reload(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.text, err, c.says)
		}
		if got := ask(handler(t, Options{Keys: keys}), "POST", "/graphql", plansRequest, "Content-Type", jsonType, "X-Api-Key", key).Code; got != http.StatusOK {
			t.Errorf("%s: the key that was good is answered with %d", c.text, got)
		}
	}
}
