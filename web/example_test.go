package web_test

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"

	"github.com/policygraph/policygraph/web"
)

// The pages stand in front of the API.
func ExampleSite() {
	site, err := web.NewSite()
	if err != nil {
		log.Fatal(err)
	}
	answer := httptest.NewRecorder()
	site.InFrontOf(http.NotFoundHandler()).ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	fmt.Println(answer.Code, answer.Header().Get("Content-Type"))
	// Output:
	// 200 text/html; charset=utf-8
}
