package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/Khan/genqlient/graphql"
	"github.com/piprate/json-gold/ld"
	"github.com/xuri/excelize/v2"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/server"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

func serving(st store.Store) *server.Server {
	return server.New(server.Options{Store: st, Log: slog.New(slog.DiscardHandler)})
}

// kinds are the tables that have a row a node, by the node's kind.
func kinds() map[string]string {
	return map[string]string{"plans": "Plan", "areas": "Area", "agencies": "Agency", "platforms": "Platform", "tasks": "Task", "targets": "Target", "observations": "Observation"}
}

func table(t *testing.T, c graphql.Client, name, filter string) export.Table {
	t.Helper()
	found, err := export.Named(t.Context(), c, name, filter)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func readCSV(t *testing.T, text []byte) [][]string {
	t.Helper()
	text, ok := bytes.CutPrefix(text, []byte("\ufeff"))
	if !ok {
		t.Fatal("spreadsheets take a CSV without a byte order mark for another encoding")
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestEachTableHasARowForEachNode(t *testing.T) {
	st := builtin.Store()
	c := client.Within(serving(st))
	stats, err := st.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range kinds() {
		var out bytes.Buffer
		if err := export.WriteCSV(&out, table(t, c, name, "")); err != nil {
			t.Fatal(err)
		}
		records := readCSV(t, out.Bytes())
		ids := map[string]bool{}
		for _, r := range records[1:] {
			ids[r[0]] = true
		}
		if len(records)-1 != stats.Nodes[kind] || len(ids) != stats.Nodes[kind] {
			t.Errorf("%s has %d rows of %d nodes; there are %d", name, len(records)-1, len(ids), stats.Nodes[kind])
		}
	}
	assigned := stats.Edges["LEADS"] + stats.Edges["SUPPORTS"] + stats.Edges["RESPONSIBLE_FOR"]
	n := 0
	for _, err := range table(t, c, "assignments", "").Rows {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != assigned {
		t.Errorf("%d assignments, the graph has %d", n, assigned)
	}
}

func TestAFilterIsThatOfTheAPI(t *testing.T) {
	c := client.Within(serving(builtin.Store()))
	var out bytes.Buffer
	if err := export.WriteCSV(&out, table(t, c, "tasks", `{"roles": ["LEAD"], "functions": ["科技"]}`)); err != nil {
		t.Fatal(err)
	}
	answer, err := client.Tasks(t.Context(), c, &client.TaskFilter{Roles: []client.Role{client.RoleLead}, Functions: []string{"科技"}}, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(readCSV(t, out.Bytes())) - 1; got != answer.Tasks.TotalCount || got == 0 {
		t.Errorf("%d rows, the API counts %d", got, answer.Tasks.TotalCount)
	}
	if _, err := export.Named(t.Context(), c, "tasks", `{"role": ["LEAD"]}`); err == nil || !strings.Contains(err.Error(), `"role"`) {
		t.Errorf("a filter that there is none of: %v", err)
	}
	if _, err := export.Named(t.Context(), c, "task", ""); err == nil || !strings.Contains(err.Error(), "assignments") {
		t.Errorf("a table that there is none of: %v", err)
	}
}

func TestATableThatIsCutSaysSo(t *testing.T) {
	whole := func(n int) export.Table {
		return export.Table{Name: "numbers", Columns: []string{"n"}, Rows: func(yield func([]any, error) bool) {
			for i := range n {
				if !yield([]any{i}, nil) {
					return
				}
			}
		}}
	}
	for _, c := range []struct {
		rows, first int
		want        string
	}{
		{3, 0, "n|0|1|2"},
		{3, 3, "n,cutAfter|0,|1,|2,"},
		{3, 2, "n,cutAfter|0,|1,2"},
		{3, 1, "n,cutAfter|0,1"},
		{0, 2, "n,cutAfter"},
		{3, 9, "n,cutAfter|0,|1,|2,"},
	} {
		var out bytes.Buffer
		if err := export.WriteCSV(&out, whole(c.rows).Limited(c.first)); err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(strings.TrimSpace(strings.TrimPrefix(out.String(), "\ufeff")), "\n", "|"); got != c.want {
			t.Errorf("%d rows, at most %d: %s, want %s", c.rows, c.first, got, c.want)
		}
	}
}

// hostile are texts that a careless writer takes for more than texts.
func hostile() []string {
	return []string{
		`=HYPERLINK("http://evil.example")`, "+1", "-1", "@SUM(A1)", "\t=1", "a'b", `a\'b`, `a"b`, `\`, "'}) DETACH DELETE (n) //", "]]>", "<script>&amp;",
		"line\nline", "a\r\nb", "\u2028", "\x01", "𠮷野家", "；", "", "\ufeffx", "'; DROP",
	}
}

// hostileStore is a graph of tasks whose titles are those texts.
func hostileStore(t *testing.T) store.Store {
	t.Helper()
	g := &store.Graph{Version: "hostile"}
	g.Nodes = append(g.Nodes, store.Node{ID: "plan:a", Kind: "Plan", Props: store.Props{"title": "=1", "cited": false, "rolesUsed": []string{}}})
	for i, s := range hostile() {
		id := fmt.Sprintf("task:a:%02d", i)
		g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: "Task", Props: store.Props{"title": s, "key": s, "position": int64(i), "schedule": []string{s, s}, "sole": false, "source": "BODY"}})
		g.Edges = append(g.Edges, store.Edge{From: "plan:a", Rel: "HAS_TASK", To: id, Props: store.Props{"statedName": s}})
	}
	st := memstore.New()
	if err := st.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	return st
}

func TestHostileTextsStayTextsInCSV(t *testing.T) {
	c := client.Within(serving(hostileStore(t)))
	var out bytes.Buffer
	if err := export.WriteCSV(&out, table(t, c, "tasks", "")); err != nil {
		t.Fatal(err)
	}
	for i, r := range readCSV(t, out.Bytes())[1:] {
		got := r[5]
		if strings.HasPrefix(got, "'") && got != hostile()[i] {
			got = got[1:]
		} else if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r") {
			t.Errorf("%q begins as a formula does", got)
		}
		if want := strings.ReplaceAll(hostile()[i], "\r\n", "\n"); got != want { // encoding/csv reads line ends as one
			t.Errorf("%q comes back as %q", want, got)
		}
	}
}

func TestHostileTextsStayTextsInWorkbook(t *testing.T) {
	c := client.Within(serving(hostileStore(t)))
	var out bytes.Buffer
	if err := export.WriteWorkbook(&out, export.About{DataVersion: "hostile"}, []export.Table{table(t, c, "tasks", "")}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for i, want := range hostile() {
		cell := fmt.Sprintf("F%d", i+2)
		got, err := book.GetCellValue("tasks", cell)
		if formula, _ := book.GetCellFormula("tasks", cell); err != nil || formula != "" {
			t.Errorf("%q is the formula %q, %v", want, formula, err)
		}
		if want = strings.Map(ofXML, want); strings.Map(ofXML, got) != want {
			t.Errorf("%q comes back as %q", want, got)
		}
	}
}

func TestHostileTextsStayTextsInGraphML(t *testing.T) {
	st := hostileStore(t)
	var out bytes.Buffer
	if err := export.WriteGraphML(&out, read(t, st)); err != nil {
		t.Fatal(err)
	}
	nodes, edges := graphML(t, out.Bytes())
	if len(nodes) != len(hostile())+1 || edges != len(hostile()) {
		t.Fatalf("%d nodes, %d edges", len(nodes), edges)
	}
	for i, want := range hostile() {
		if got := nodes[fmt.Sprintf("task:a:%02d", i)]["node.title"]; got != strings.Map(ofXML, want) {
			t.Errorf("%q comes back as %q", want, got)
		}
	}
}

func TestHostileTextsStayTextsInJSONLD(t *testing.T) {
	st := hostileStore(t)
	var out bytes.Buffer
	if err := export.WriteJSONLD(&out, read(t, st)); err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for _, n := range expanded(t, out.Bytes()) {
		if titled, ok := n["https://schema.org/name"].([]any); ok {
			titles[fmt.Sprint(titled[0].(map[string]any)["@value"])] = true
		}
	}
	for _, want := range hostile() {
		if !titles[want] {
			t.Errorf("%q does not come back", want)
		}
	}
}

// ofXML is what XML 1.0 can hold of a character: a control becomes the sign for what
// cannot be shown, a line end one line feed.
func ofXML(r rune) rune {
	switch {
	case r == '\r':
		return -1
	case r < 0x20 && r != '\t' && r != '\n':
		return '\ufffd'
	}
	return r
}

func read(t *testing.T, st store.Store) *export.Whole {
	t.Helper()
	g, err := export.ReadWhole(t.Context(), st)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// graphML reads the nodes' data and counts the edges.
func graphML(t *testing.T, text []byte) (nodes map[string]map[string]string, edges int) {
	t.Helper()
	var document struct {
		Keys []struct {
			ID string `xml:"id,attr"`
		} `xml:"key"`
		Graph struct {
			Nodes []struct {
				ID   string `xml:"id,attr"`
				Data []struct {
					Key  string `xml:"key,attr"`
					Text string `xml:",chardata"`
				} `xml:"data"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	declared := map[string]bool{}
	for _, k := range document.Keys {
		declared[k.ID] = true
	}
	nodes = map[string]map[string]string{}
	for _, n := range document.Graph.Nodes {
		nodes[n.ID] = map[string]string{}
		for _, d := range n.Data {
			if !declared[d.Key] {
				t.Fatalf("the key %s is not declared", d.Key)
			}
			nodes[n.ID][d.Key] = strings.ReplaceAll(d.Text, "\r", "")
		}
	}
	for _, e := range document.Graph.Edges {
		if nodes[e.Source] == nil || nodes[e.Target] == nil {
			t.Fatalf("the edge from %s to %s has no end", e.Source, e.Target)
		}
	}
	return nodes, len(document.Graph.Edges)
}

// expanded reads JSON-LD by a processor and gives its nodes.
func expanded(t *testing.T, text []byte) []map[string]any {
	t.Helper()
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	flat, err := ld.NewJsonLdProcessor().Flatten(document, nil, ld.NewJsonLdOptions(""))
	if err != nil {
		t.Fatal(err)
	}
	var nodes []map[string]any
	for _, n := range flat.([]any) {
		n := n.(map[string]any)
		if inner, ok := n["@graph"].([]any); ok {
			for _, i := range inner {
				nodes = append(nodes, i.(map[string]any))
			}
			continue
		}
		nodes = append(nodes, n)
	}
	return nodes
}

func TestTheWholeGraphComesBack(t *testing.T) {
	st := builtin.Store()
	stats, err := st.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sum := func(counts map[string]int) (n int) {
		for _, c := range counts {
			n += c
		}
		return n
	}
	g := read(t, st)
	for _, kind := range ontology.HiddenKinds() { // no facts
		delete(stats.Nodes, kind)
	}
	if len(g.Nodes) != sum(stats.Nodes) || len(g.Edges) != sum(stats.Edges) || g.Version != stats.Version {
		t.Fatalf("%d nodes, %d edges, version %s; the store has %v", len(g.Nodes), len(g.Edges), g.Version, stats)
	}
	var out bytes.Buffer
	if err := export.WriteGraphML(&out, g); err != nil {
		t.Fatal(err)
	}
	if nodes, edges := graphML(t, out.Bytes()); len(nodes) != len(g.Nodes) || edges != len(g.Edges) {
		t.Errorf("GraphML: %d nodes, %d edges of %d and %d", len(nodes), edges, len(g.Nodes), len(g.Edges))
	}
	out.Reset()
	if err := export.WriteJSONLD(&out, g); err != nil {
		t.Fatal(err)
	}
	organisations := 0
	for _, n := range expanded(t, out.Bytes()) {
		if fmt.Sprint(n["@type"]) == "[http://www.w3.org/ns/org#FormalOrganization]" {
			organisations++
		}
	}
	if organisations != stats.Nodes["Agency"] {
		t.Errorf("JSON-LD: %d organisations of %d", organisations, stats.Nodes["Agency"])
	}
}

// fetching serves a store and returns what fetches a path from there.
func fetching(t *testing.T, st store.Store) func(path string) (*http.Response, []byte) {
	s := httptest.NewServer(serving(st))
	t.Cleanup(s.Close)
	return func(path string) (*http.Response, []byte) {
		answer, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer, body
	}
}

func TestExportsAreServedWithTheirVersion(t *testing.T) {
	st := builtin.Store()
	stats, err := st.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fetch := fetching(t, st)
	for _, name := range export.TableNames() {
		answer, body := fetch("/export/" + name + ".csv")
		records := readCSV(t, body)
		if want := stats.Nodes[kinds()[name]]; want > 0 && len(records)-1 != want {
			t.Errorf("%s: %d rows, want %d", name, len(records)-1, want)
		}
		if last := records[1][len(records[1])-1]; last != stats.Version || answer.Header.Get("X-Data-Version") != stats.Version {
			t.Errorf("%s is of the version %q", name, last)
		}
		if got := answer.Header.Get("Content-Disposition"); got != fmt.Sprintf("attachment; filename=%q", name+"-"+stats.Version+".csv") {
			t.Errorf("%s: %s", name, got)
		}
	}
	for _, form := range []string{"xlsx", "graphml", "jsonld"} {
		if answer, body := fetch("/export/graph." + form); answer.StatusCode != 200 || len(body) < 100_000 {
			t.Errorf("%s: %d, %d bytes", form, answer.StatusCode, len(body))
		}
	}
	if answer, body := fetch("/export/dcat.jsonld"); answer.StatusCode != 200 || !strings.Contains(string(body), stats.Version) || !strings.Contains(string(body), `"tasks.csv"`) {
		t.Errorf("dcat: %d %s", answer.StatusCode, body)
	}
	answer, packed := fetch("/export/datapackage.zip")
	files, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(files.File) != len(export.TableNames())+1 || answer.Header.Get("X-Data-Version") != stats.Version {
		t.Errorf("the data package: %d, %v", answer.StatusCode, err)
	}
}

func TestExportsKeepToTheRowsAskedFor(t *testing.T) {
	fetch := fetching(t, builtin.Store())
	_, body := fetch("/export/tasks.csv?first=2")
	if records := readCSV(t, body); len(records) != 3 || records[2][len(records[2])-1] != "2" {
		t.Errorf("two rows at most: %v", records)
	}
}

func TestExportsRefuseWhatTheyDoNotHave(t *testing.T) {
	fetch := fetching(t, builtin.Store())
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/export/nothing.csv":   {404, "there is no table"},
		"/export/tasks.graphml": {404, "graph.xlsx"},
		"/export/graph.exe":     {404, "not written as"},
		"/export/graph.cypher":  {404, "'policygraph export FILE.cypher' writes it"},
		"/export/tasks.csv?filter=" + url.QueryEscape(`{"plans":["plan:none"]}`): {400, "plan:none"},
		"/export/tasks.csv?filter=" + url.QueryEscape(`{"nothing":1}`):           {400, "nothing"},
		"/export/tasks.csv?first=x":                                              {400, "first is a number"},
	} {
		if answer, body := fetch(path); answer.StatusCode != want.status || !strings.Contains(string(body), want.says) || !strings.Contains(string(body), `"code"`) || strings.Contains(string(body), "请求有误") {
			t.Errorf("%s: %d %s", path, answer.StatusCode, body)
		}
	}
}

// TestWhatHoldsForTheWholeStandsBelowTheTable: a count is not read without its caveat.
func TestWhatHoldsForTheWholeStandsBelowTheTable(t *testing.T) {
	table, err := export.Matrix(t.Context(), client.Within(serving(builtin.Store())), "FUNCTION", "AREA", []string{"LEAD"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := export.WriteText(&out, table.In(bilingual.Chinese), export.OnTerminal); err != nil {
		t.Fatal(err)
	}
	_, below, found := strings.Cut(out.String(), "\n\n* ")
	if !found || !strings.Contains(below, "按年重复") || !strings.Contains(below, "不写牵头单位") {
		t.Errorf("%s", &out)
	}
}

// TestIDsAreWhole: whoever copies an id from a table gets one that can be asked for.
func TestIDsAreWhole(t *testing.T) {
	const id, long = "agency:ouhai-economic-development-zone:管理委员会办公室", "一家机构的名称,写得比终端表格的一列所容许的宽度还要长出许多许多"
	write := func(widest int) string {
		rows := func(yield func([]any, error) bool) { yield([]any{id, id + "；" + id, long, 1}, nil) }
		var out bytes.Buffer
		if err := export.WriteText(&out, export.Table{Name: "t", Columns: []string{"id", "facts", "name", "n"}, Rows: rows}, widest); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if got := write(export.OnTerminal); !strings.Contains(got, id+"  "+id+"；"+id+"  一家") || strings.Contains(got, long) || !strings.Contains(got, "…  1\n") {
		t.Errorf("on a terminal:\n%s", got)
	}
	if got := write(0); !strings.Contains(got, long+"  1\n") {
		t.Errorf("elsewhere:\n%s", got)
	}
}

// TestWhatCouldNotBeAskedIsNotToldAsWritten: the cause is told as it is.
func TestWhatCouldNotBeAskedIsNotToldAsWritten(t *testing.T) {
	cause := errors.New("area:1 is no fact")
	table := func() export.Table {
		return export.Table{Name: "evidence", Rows: func(yield func([]any, error) bool) { yield(nil, cause) }}
	}
	for _, err := range []error{export.WriteText(io.Discard, table(), 0), export.WriteCSV(io.Discard, table())} {
		if err == nil || err.Error() != cause.Error() {
			t.Error(err)
		}
	}
}

// TestTheIndexListsWhatIsServed: as JSON, and as a page for a browser; each file is there.
func TestTheIndexListsWhatIsServed(t *testing.T) {
	s := httptest.NewServer(serving(builtin.Store()))
	t.Cleanup(s.Close)
	fetch := fetching(t, builtin.Store())
	answer, body := fetch("/export/")
	var list struct {
		DataVersion string
		Files       []export.File
	}
	if err := json.Unmarshal(body, &list); err != nil || answer.Header.Get("Content-Type") != "application/json" || list.DataVersion == "" {
		t.Fatalf("%v: %v %s", err, answer.Header, body)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/export/", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "text/html,*/*;q=0.8")
	shown, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer shown.Body.Close()
	page, err := io.ReadAll(shown.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(shown.Header.Get("Content-Type"), "text/html") || len(list.Files) < len(export.TableNames()) {
		t.Errorf("%v: %d files", shown.Header, len(list.Files))
	}
	for _, f := range list.Files {
		if !strings.Contains(string(page), `href="/export/`+f.Name+`"`) {
			t.Errorf("the page does not lead to %s", f.Name)
		}
		if answer, _ := fetch("/export/" + f.Name); answer.StatusCode != 200 || !strings.HasPrefix(answer.Header.Get("Content-Type"), f.Media) {
			t.Errorf("%s: %d %v, and %s is told", f.Name, answer.StatusCode, answer.Header, f.Media)
		}
	}
}
