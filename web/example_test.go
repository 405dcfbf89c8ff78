package web_test

import (
	"fmt"
	"log"
	"net/http/httptest"

	"github.com/policygraph/policygraph/web"
)

// The page is one file that needs no network.
func ExamplePage() {
	page, err := web.Page()
	if err != nil {
		log.Fatal(err)
	}
	answer := httptest.NewRecorder()
	page.ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	fmt.Println(answer.Code, answer.Header().Get("Content-Type"))
	// Output:
	// 200 text/html; charset=utf-8
}
