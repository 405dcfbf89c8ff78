package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"iter"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/Khan/genqlient/graphql"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/store"
)

// How large a graph is written whole to a stranger, in nodes and relations; how long a
// client may take for each part that is sent, and for all of it: while one takes a whole
// graph others wait.
const (
	wholeLimit = 300_000
	sending    = 30 * time.Second
	sendingAll = 5 * time.Minute
)

// Refuse tells a client that a request is refused, in the server's form.
type Refuse func(w http.ResponseWriter, r *http.Request, status int, code string, said bilingual.Text)

// Handler serves /export/NAME.csv of each table (with ?filter= the JSON of the API's
// filter and ?first= so many rows at most), and /export/graph.xlsx, .graphml and .jsonld
// of the whole, datapackage.zip (all tables), and dcat.jsonld (what there is, for
// catalogues). One whole is written at a time. /export/ lists them.
func Handler(c graphql.Client, st func() store.Store, refuse Refuse) http.Handler {
	h := &handler{c, st, refuse, make(chan struct{}, 1)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /export/{$}", h.index)
	mux.HandleFunc("GET /export/{file}", h.file)
	return mux
}

type handler struct {
	client graphql.Client
	store  func() store.Store
	refuse Refuse
	whole  chan struct{} // full while a whole is written
}

// index lists what there is: as a page for a browser, else as JSON.
func (h *handler) index(w http.ResponseWriter, r *http.Request) {
	version, err := DataVersion(r.Context(), h.client)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	list := struct {
		DataVersion string `json:"dataVersion"`
		Files       []File `json:"files"`
	}{version, append(Files(), File{"dcat.jsonld", "application/ld+json", "DCAT"})}
	w.Header().Add("Vary", "Accept")
	w.Header().Set("Cache-Control", "no-cache")
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		err = indexPage.Execute(w, list)
	} else {
		w.Header().Set("Content-Type", "application/json")
		err = json.NewEncoder(w).Encode(list)
	}
	if err != nil {
		panic(http.ErrAbortHandler) // the client is gone
	}
}

var indexPage = template.Must(template.New("index").Parse(`<!DOCTYPE html>
<html lang="zh">
<meta charset="utf-8">
<title>导出 Exports</title>
<h1>导出 Exports</h1>
<p>数据版本 Version of the data: {{.DataVersion}}</p>
<ul>
{{range .Files}}<li><a href="/export/{{.Name}}">{{.Name}}</a> ({{.Title}})</li>
{{end}}</ul>
<p>表格(.csv)可用 filter 筛选,用 first 限定行数。The tables (.csv) take filter and first: /export/tasks.csv?first=100</p>
</html>
`))

// notServed says what else there is, or how to come by Cypher.
func notServed(form string) bilingual.Text {
	if form == "cypher" {
		return bilingual.Text{
			Message:   "这里不提供 Cypher:请用 policygraph export FILE.cypher 由数据集写出;有 graph.xlsx、graph.graphml 和 graph.jsonld",
			MessageEn: "Cypher is not served: 'policygraph export FILE.cypher' writes it from a dataset; there are graph.xlsx, graph.graphml and graph.jsonld",
		}
	}
	return bilingual.Sprintf("整图不能写成 %[1]q:有 graph.xlsx、graph.graphml 和 graph.jsonld", "a whole graph is not written as %[1]q: there are graph.xlsx, graph.graphml and graph.jsonld", form)
}

func (h *handler) file(w http.ResponseWriter, r *http.Request) {
	file := r.PathValue("file")
	form := strings.TrimPrefix(path.Ext(file), ".")
	name := strings.TrimSuffix(file, path.Ext(file))
	version, err := DataVersion(r.Context(), h.client)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	out := &patient{ResponseWriter: w, until: time.Now().Add(sendingAll), file: fmt.Sprintf("%s-%s.%s", name, version, form), version: version}
	if form == "csv" {
		h.table(out, r, name)
		return
	}
	if file == "dcat.jsonld" {
		h.record(out, r)
		return
	}
	if name != "graph" && file != "datapackage.zip" {
		h.refuse(w, r, http.StatusNotFound, "BAD_USER_INPUT", bilingual.Sprintf("没有 %[1]q:有 graph.xlsx、graph.graphml、graph.jsonld、datapackage.zip、dcat.jsonld,以及各表(.csv):%[2]s", "there is no %[1]q: there are graph.xlsx, graph.graphml, graph.jsonld, datapackage.zip, dcat.jsonld, and as .csv %[2]s", file, strings.Join(TableNames(), ", ")))
		return
	}
	select {
	case h.whole <- struct{}{}:
		defer func() { <-h.whole }()
	default:
		w.Header().Set("Retry-After", "10")
		h.refuse(w, r, http.StatusServiceUnavailable, "OVERLOADED", bilingual.Text{Message: "正在输出另一份整图:请稍后再试", MessageEn: "another whole graph is being written: try again later"})
		return
	}
	h.graph(out, r, form)
}

// table streams one table.
func (h *handler) table(w *patient, r *http.Request, name string) {
	t, err := Named(r.Context(), h.client, name, r.URL.Query().Get("filter"))
	if err != nil {
		h.fail(w, r, err)
		return
	}
	first := 0
	if text := r.URL.Query().Get("first"); text != "" {
		if first, err = strconv.Atoi(text); err != nil || first < 1 {
			h.refuse(w, r, http.StatusBadRequest, "BAD_USER_INPUT", bilingual.Sprintf("first 须是从 1 起的数,不是 %.20[1]q", "first is a number from 1 up, not %.20[1]q", text))
			return
		}
	}
	t = t.With("dataVersion", w.version).Limited(first)
	t, err = begun(t)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.begin("text/csv; charset=utf-8")
	w.end(WriteCSV(w, t))
}

// begun has asked for the first row: where that fails the client can still be told so.
func begun(t Table) (Table, error) {
	next, stop := iter.Pull2(t.Rows)
	row, err, more := next()
	if more && err != nil {
		stop()
		return t, err
	}
	t.Rows = func(yield func([]any, error) bool) {
		defer stop()
		for ; more; row, err, more = next() {
			if !yield(row, err) {
				return
			}
		}
	}
	return t, nil
}

func (h *handler) graph(w *patient, r *http.Request, form string) {
	as, known := writers()[form]
	if form != "xlsx" && form != "zip" && !known {
		h.refuse(w, r, http.StatusNotFound, "BAD_USER_INPUT", notServed(form))
		return
	}
	stats, err := h.store().Stats(r.Context())
	if err != nil {
		h.fail(w, r, err)
		return
	}
	if n := size(stats); n > wholeLimit {
		h.refuse(w, r, http.StatusBadRequest, "LIMIT_EXCEEDED", bilingual.Sprintf("图中节点和关系有 %[1]d 个,上限是 %[2]d:请用 policygraph export 输出,或以筛选条件取各表", "the nodes and relations of the graph are %[1]d, allowed are %[2]d: write it with 'policygraph export', or ask for tables with a filter", n, wholeLimit))
		return
	}
	if form == "xlsx" || form == "zip" {
		h.tables(w, r, form)
		return
	}
	g, err := ReadWhole(r.Context(), h.store())
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.begin(as.media)
	w.end(as.write(w, g))
}

// tables sends all tables in one file.
func (h *handler) tables(w *patient, r *http.Request, form string) {
	tables, err := Workbook(r.Context(), h.client)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	if form == "xlsx" {
		w.begin("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
		w.end(WriteWorkbook(w, About{DataVersion: w.version}, tables))
		return
	}
	about, err := ContentOf(r.Context(), h.client)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.begin("application/zip")
	w.end(WritePackage(w, about, tables))
}

// record sends what there is, for catalogues.
func (h *handler) record(w *patient, r *http.Request) {
	about, err := ContentOf(r.Context(), h.client)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	w.begin("application/ld+json")
	w.end(WriteDCAT(w, about))
}

func size(s store.Stats) (n int) {
	for _, count := range s.Nodes {
		n += count
	}
	for _, count := range s.Edges {
		n += count
	}
	return n
}

type writer struct {
	write func(io.Writer, *Whole) error
	media string
}

// writers write a whole graph for the network, by the file's form.
func writers() map[string]writer {
	return map[string]writer{
		"graphml": {WriteGraphML, "application/graphml+xml; charset=utf-8"},
		"jsonld":  {WriteJSONLD, "application/ld+json"},
	}
}

// fail tells of an error before anything was sent.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	var filter *FilterError
	var table *NoTableError
	switch code := client.Code(err); {
	case errors.As(err, &table):
		h.refuse(w, r, http.StatusNotFound, "BAD_USER_INPUT", bilingual.Sprintf("没有表 %[1]q:有 %[2]s", "there is no table %[1]q: there are %[2]s", table.Name, strings.Join(TableNames(), ", ")))
	case errors.As(err, &filter):
		h.refuse(w, r, http.StatusBadRequest, "BAD_USER_INPUT", bilingual.Text{Message: fmt.Sprintf("%s 的筛选条件:%v;须为 API 筛选条件的 JSON", filter.Table, filter.Cause), MessageEn: filter.Error()})
	case code == "BAD_USER_INPUT" || code == "LIMIT_EXCEEDED" || code == "GRAPHQL_VALIDATION_FAILED":
		h.refuse(w, r, http.StatusBadRequest, code, bilingual.Text{Message: client.MessageZh(err), MessageEn: client.Message(err)})
	case code != "":
		h.refuse(w, r, http.StatusServiceUnavailable, code, bilingual.Text{Message: client.MessageZh(err), MessageEn: client.Message(err)})
	default:
		h.refuse(w, r, http.StatusInternalServerError, "INTERNAL", bilingual.Text{Message: "输出失败:请稍后再试", MessageEn: "the export failed: try again later"})
	}
}

// patient sends a file, and gives the client its time for each part.
type patient struct {
	http.ResponseWriter
	until         time.Time // when all must have been taken
	file, version string
}

// begin sends the head.
func (p *patient) begin(media string) {
	h := p.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", p.file))
	h.Set("X-Data-Version", p.version)
	h.Set("Cache-Control", "no-cache")
}

// Write sends a part.
func (p *patient) Write(b []byte) (int, error) {
	deadline := time.Now().Add(sending)
	if deadline.After(p.until) {
		deadline = p.until
	}
	_ = http.NewResponseController(p.ResponseWriter).SetWriteDeadline(deadline) // what is no connection has no deadline
	return p.ResponseWriter.Write(b)
}

// end breaks the connection off where the file did not come to its end, so that nobody takes a
// part of it for the whole.
func (p *patient) end(err error) {
	if err != nil {
		panic(http.ErrAbortHandler)
	}
}
