package paging

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// TestPagesJoinedAreTheWholeList: whatever the order, and however many rows a page
// has, walking from page to page gives each row once, in order, and only the last
// page has no next one; by Cut and by Cutter alike.
func TestPagesJoinedAreTheWholeList(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 0))
		order := randomOrder(r)
		shuffled := randomKeys(r, len(order))
		whole := slices.Clone(shuffled)
		slices.SortFunc(whole, func(a, b store.Key) int { return Compare(order, a, b) })
		size := 1 + r.IntN(len(whole)+2)
		for name, page := range map[string]func(p store.Paging) ([]store.Key, bool){
			"Cut":                   func(p store.Paging) ([]store.Key, bool) { return Cut(whole, itself, p) },
			"Cutter, sorted rows":   func(p store.Paging) ([]store.Key, bool) { return cutOneByOne(whole, p, true) },
			"Cutter, shuffled rows": func(p store.Paging) ([]store.Key, bool) { return cutOneByOne(shuffled, p, false) },
		} {
			var joined []store.Key
			for p := (store.Paging{Order: order, First: size}); ; {
				rows, hasNext := page(p)
				joined = append(joined, rows...)
				if hasNext != (len(joined) < len(whole)) {
					t.Fatalf("%s, seed %d: after %d of %d rows HasNext is %v", name, seed, len(joined), len(whole), hasNext)
				}
				if !hasNext {
					break
				}
				p.After = &rows[len(rows)-1]
			}
			if d := cmp.Diff(whole, joined); d != "" {
				t.Fatalf("%s, seed %d, pages of %d (-whole +joined):\n%s", name, seed, size, d)
			}
		}
	}
}

// TestPageAfterAKeyOfNoRow: the row that a cursor names may be gone.
func TestPageAfterAKeyOfNoRow(t *testing.T) {
	var rows []store.Key
	for _, id := range []string{"a", "c", "e"} {
		rows = append(rows, store.Key{ID: id})
	}
	for after, want := range map[string]string{"": "a c e", "b": "c e", "c": "e", "d": "e", "e": "", "f": ""} {
		p := store.Paging{First: 9, After: &store.Key{ID: after}}
		cut, _ := Cut(rows, itself, p)
		oneByOne, _ := cutOneByOne(rows, p, false)
		for name, got := range map[string][]store.Key{"Cut": cut, "Cutter": oneByOne} {
			if list := ids(got); list != want {
				t.Errorf("%s after %q: %q, want %q", name, after, list, want)
			}
		}
	}
}

func TestPageOfNoRowsSaysWhetherRowsFollow(t *testing.T) {
	for _, c := range []struct {
		rows  []store.Key
		after *store.Key
		want  bool
	}{
		{nil, nil, false},
		{[]store.Key{{ID: "a"}}, nil, true},
		{[]store.Key{{ID: "a"}}, &store.Key{ID: "a"}, false},
	} {
		p := store.Paging{After: c.after}
		if rows, hasNext := Cut(c.rows, itself, p); len(rows) > 0 || hasNext != c.want {
			t.Errorf("Cut: %v, %v of %v", rows, hasNext, c.rows)
		}
		if rows, hasNext := cutOneByOne(c.rows, p, false); len(rows) > 0 || hasNext != c.want {
			t.Errorf("Cutter: %v, %v of %v", rows, hasNext, c.rows)
		}
	}
}

// TestCutterHoldsLittleMoreThanAPage: of many rows that come in the worst order,
// each before all others, no more are held than its limit; and once a page is
// full, a row that comes after it is not held at all.
func TestCutterHoldsLittleMoreThanAPage(t *testing.T) {
	const first, many = 10, 10_000
	c := newCutter(store.Paging{First: first, Order: []store.Order{{Prop: "a"}}})
	c.Begin(false)
	held, values := 0, 0
	for i := range many {
		c.Add(store.Key{ID: "x"}, []float64{float64(many - i)})
		held, values = max(held, len(c.rows)), max(values, len(c.values))
	}
	if limit := 2*first + 64; held > limit || values > limit {
		t.Errorf("%d rows and %d values were held at once, want %d at most", held, values, limit)
	}
	c.cut()
	before, last := len(c.rows), c.Values(first - 1)[0]
	for i := range many {
		c.Add(store.Key{ID: "x"}, []float64{last + float64(i)}) // the first of them equals the page's last row
	}
	if len(c.rows) != before || len(c.values) != before {
		t.Errorf("%d rows that come after the page are held", len(c.rows)-before)
	}
}

// TestCutterWantsNoRowsAfterTheirPage: of rows in order, the one after the page is
// the last that it needs.
func TestCutterWantsNoRowsAfterTheirPage(t *testing.T) {
	for first := range 4 {
		c := newCutter(store.Paging{First: first, After: &store.Key{ID: "b"}})
		c.Begin(true)
		added := 0
		for _, id := range strings.Split("a b c d e f g h", " ") {
			added++
			if !c.Add(store.Key{ID: id}, nil) {
				break
			}
		}
		if want := 2 + first + 1; added != want {
			t.Errorf("first %d: %d rows were looked at, want %d", first, added, want)
		}
	}
}

// TestCutterIsUsedAgain: nothing of a page is left in the next.
func TestCutterIsUsedAgain(t *testing.T) {
	c := newCutter(store.Paging{First: 2})
	for _, list := range []string{"a b c", "d", "", "e f"} {
		c.Begin(false)
		for _, id := range strings.Fields(list) {
			c.Add(store.Key{ID: id}, nil)
		}
		all := strings.Fields(list)
		rows, hasNext := c.End()
		if want := min(2, len(all)); rows != want || hasNext != (len(all) > want) {
			t.Fatalf("%q: %d rows, HasNext %v", list, rows, hasNext)
		}
		for i := range rows {
			if c.Row(i).ID != all[i] {
				t.Errorf("%q: row %d is %s", list, i, c.Row(i).ID)
			}
		}
	}
}

func itself(k store.Key) store.Key { return k }

func ids(keys []store.Key) string {
	var all []string
	for _, k := range keys {
		all = append(all, k.ID)
	}
	return strings.Join(all, " ")
}

func newCutter(p store.Paging) *Cutter[store.Key] {
	compare := func(a, b store.Key) int { return Compare(nil, a, b) }
	c := &Cutter[store.Key]{First: p.First, Compare: compare}
	if p.After != nil {
		c.Start = &Start[store.Key]{Values: sortValues(p.Order, *p.After), Compare: func(row store.Key) int { return compare(row, *p.After) }}
	}
	return c
}

func cutOneByOne(rows []store.Key, p store.Paging, sorted bool) ([]store.Key, bool) {
	c := newCutter(p)
	c.Begin(sorted)
	for _, row := range rows {
		if !c.Add(row, sortValues(p.Order, row)) {
			break
		}
	}
	n, hasNext := c.End()
	page := make([]store.Key, n)
	for i := range page {
		page[i] = c.Row(i)
		if want := sortValues(p.Order, page[i]); !slices.Equal(c.Values(i), want) {
			panic(fmt.Sprintf("row %d has the values %v, want %v", i, c.Values(i), want))
		}
	}
	return page, hasNext
}

func sortValues(order []store.Order, at store.Key) []float64 {
	values := make([]float64, len(order))
	for i, o := range order {
		values[i] = KeySortValue(at.Values[i], o.Desc)
	}
	return values
}

func randomOrder(r *rand.Rand) []store.Order {
	var order []store.Order
	for range r.IntN(3) {
		order = append(order, store.Order{Prop: "a", Desc: r.IntN(2) == 0})
	}
	return order
}

// randomKeys are distinct keys of few values, so that many are equal.
func randomKeys(r *rand.Rand, values int) []store.Key {
	keys := make([]store.Key, 1+r.IntN(300))
	for i := range keys {
		keys[i] = store.Key{ID: fmt.Sprint(i / 2), Rel: []string{"LEADS", "SUPPORTS"}[i%2]}
		for range values {
			var v *float64
			if r.IntN(4) > 0 {
				n := float64(r.IntN(5) - 2)
				v = &n
			}
			keys[i].Values = append(keys[i].Values, v)
		}
	}
	r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return keys
}
