package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func settingsFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "settings.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSettingsComeFromTheCommandLineElseTheEnvironmentElseAFile(t *testing.T) {
	path := settingsFile(t, "drain: 1s\nrate: 3\nrunning: 4\ncors-origin: [https://a.example, https://b.example]\nlog-requests: true\n")
	t.Setenv("POLICYGRAPH_RATE", "5")
	t.Setenv("POLICYGRAPH_RUNNING", "6")
	t.Setenv("POLICYGRAPH_PROXIES", "10.0.0.0/8")
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "config", "--config", path, "--running", "7"}, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	for _, want := range []string{
		"running: 7 # command line\n",
		"rate: 5.0 # POLICYGRAPH_RATE\n",
		"drain: 1s # " + path + "\n",
		"cors-origin: # " + path + "\n- https://a.example\n- https://b.example\n",
		"log-requests: true # " + path + "\n",
		"proxy: # POLICYGRAPH_PROXIES\n- 10.0.0.0/8\n",
		"waiting: 0 # default\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("without %q:\n%s", want, &out)
		}
	}
	// What it prints is a file of settings that says the same.
	again := settingsFile(t, out.String())
	for _, name := range []string{"POLICYGRAPH_RATE", "POLICYGRAPH_RUNNING", "POLICYGRAPH_PROXIES"} {
		os.Unsetenv(name)
	}
	var second bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "config", "--config", again}, &second, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if got, want := withoutSources(second.String()), withoutSources(out.String()); got != want {
		t.Errorf("read again it says\n%s, want\n%s", got, want)
	}
}

func withoutSources(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i], _, _ = strings.Cut(line, " #")
	}
	return strings.Join(lines, "\n")
}

func TestSettingsWithAFaultAreRefused(t *testing.T) {
	for text, says := range map[string]string{
		"adr: 127.0.0.1:1\n": `there is no setting "adr"`,
		"rate: -1\n":         "--rate takes a number from 0 up",
		"rate: [1\n":         "read the settings in",
		"drain: {a: b}\n":    `"drain" has no value`,
		"log: xml\n":         "text or json",
		"cors-origin: x\n":   "no scheme",
		"drain: soon\n":      "soon",
	} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"policygraph", "config", "--config", settingsFile(t, text)}, &out, &errs); code == 0 || !strings.Contains(errs.String(), says) {
			t.Errorf("%q: exit code %d, %s", text, code, &errs)
		}
	}
}
