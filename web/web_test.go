package web

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

func TestThePageShowsEveryExampleInBothLanguages(t *testing.T) {
	page := get(t)
	examples, err := Examples()
	if err != nil || len(examples) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, e := range examples {
		if !regexp.MustCompile(`\p{Han}`).MatchString(e.Chinese) || !regexp.MustCompile(`[A-Za-z]{3}`).MatchString(e.English) {
			t.Errorf("%s does not say in Chinese, then in English, what it asks: %q, %q", e.Name, e.Chinese, e.English)
		}
		if !strings.Contains(page, ">"+e.Chinese+"<") {
			t.Errorf("the page does not show %s", e.Name)
		}
	}
}

func TestThePageLoadsNothingFromElsewhere(t *testing.T) {
	if found := regexp.MustCompile(`(?:https?:)?//[a-z0-9.-]+\.[a-z]+|@import|<script src|<link rel="stylesheet"`).FindString(get(t)); found != "" {
		t.Errorf("the page names %s", found)
	}
}

func get(t *testing.T) string {
	t.Helper()
	page, err := Page()
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	page.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		t.Fatalf("status %d, %s", w.Code, w.Header().Get("Content-Type"))
	}
	return w.Body.String()
}
