package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// FuzzSettings: whatever stands in a file of settings is refused, or shown so that it
// means the same again.
func FuzzSettings(f *testing.F) {
	f.Add("drain: 1s\nrate: 3\nrunning: 4\ncors-origin: [https://a.example, https://b.example]\nlog-requests: true\n")
	f.Add("addr: 127.0.0.1:0\nproxy: 10.0.0.0/8\nhosts: []\n")
	f.Add("rate: 010\nrate: .inf\n")
	f.Add("a: &a [*a]\n")
	f.Add("config: x\n? {a: b}\n: c\n")
	f.Fuzz(func(t *testing.T, text string) {
		show := func(text string) (int, string) {
			path := filepath.Join(t.TempDir(), "settings.yaml")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			return run(t.Context(), []string{"policygraph", "config", "--config", path}, &out, &errs), withoutSources(out.String())
		}
		code, shown := show(text)
		if code != 0 {
			return
		}
		if code, again := show(shown); code != 0 || again != shown {
			t.Fatalf("exit code %d\n%s\nis shown again as\n%s", code, shown, again)
		}
	})
}
