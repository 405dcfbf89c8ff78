package question_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/bench/internal/question"
)

func TestEveryVariableIsUsedInEveryText(t *testing.T) {
	pool := question.Pool{Plans: []string{"p"}, Agencies: []string{"g"}, Indicators: []string{"i"}, Areas: []string{"a", "b"}}
	for _, q := range question.All() {
		_, statement := q.Limit()
		for name := range q.Draw(&pool, 1, 1)[0] {
			for _, text := range []string{q.Policygraph(), q.Peer(), statement} {
				if !strings.Contains(text, "$"+name) {
					t.Errorf("%s does not use $%s:\n%s", q.Name, name, text)
				}
			}
		}
	}
}

func TestASeedDrawsTheSameAgain(t *testing.T) {
	pool := question.Pool{Plans: strings.Split("abcdefgh", ""), Agencies: strings.Split("ijkl", ""), Indicators: strings.Split("mnop", ""), Areas: strings.Split("qrstuvwxyzabcd", "")}
	for _, q := range question.All() {
		a, b := q.Draw(&pool, 7, 20), q.Draw(&pool, 7, 20)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s draws %v, then %v", q.Name, a, b)
		}
	}
	q := find(t, "Q3")
	areas := q.Draw(&pool, 7, 1)[0]["areas"].([]string)
	if len(areas) != 10 || strings.Join(pool.Areas, "") != "qrstuvwxyzabcd" {
		t.Errorf("Q3 asks about %v and leaves the pool as %v", areas, pool.Areas)
	}
}
