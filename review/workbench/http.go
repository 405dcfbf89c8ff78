package workbench

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"time"
)

// What a request may be.
const (
	mostBody  = 4 << 20 // an act that accepts some thousand facts
	mostActs  = 500     // on a page of the log
	someActs  = 50
	mostWait  = 60 * time.Second
	someWait  = 25 * time.Second
	apiPrefix = "/review/api/"
)

// Handler answers what api.go says. Who may ask is the business of whoever stands in
// front of it (Guard).
func (s *Service) Handler() http.Handler {
	mux := http.NewServeMux()
	get := func(path string, answer func(*http.Request) (any, error)) {
		mux.HandleFunc("GET "+apiPrefix+path, func(w http.ResponseWriter, r *http.Request) {
			a, err := answer(r)
			s.respond(w, a, err)
		})
	}
	get("queue", func(*http.Request) (any, error) { return s.Queue(), nil })
	get("documents/{slug}", func(r *http.Request) (any, error) { return s.Document(r.PathValue("slug")) })
	get("proposals", func(r *http.Request) (any, error) { return s.Proposals(r.FormValue("document")), nil })
	get("names", func(r *http.Request) (any, error) { return s.Named(r.FormValue("name")), nil })
	get("problems", func(*http.Request) (any, error) { return s.Problems(), nil })
	get("acts", s.actsPage)
	get("changes", s.changesAfter)
	mux.HandleFunc("POST "+apiPrefix+"acts", func(w http.ResponseWriter, r *http.Request) {
		a, err := readAct(w, r)
		if err != nil {
			s.respond(w, nil, err)
			return
		}
		change, err := s.Do(a)
		s.respond(w, change, err)
	})
	mux.HandleFunc(apiPrefix, func(w http.ResponseWriter, _ *http.Request) {
		s.respond(w, nil, refuse(CodeNotFound, "没有这个地址", "there is no such address"))
	})
	return mux
}

func (s *Service) actsPage(r *http.Request) (any, error) {
	before, err := number(r, "before", 0)
	if err != nil {
		return nil, err
	}
	first, err := number(r, "first", someActs)
	if err != nil {
		return nil, err
	}
	if first < 1 || first > mostActs {
		return nil, badAct("first 应在 1 至 %d 之间", "first is from 1 to %d", mostActs)
	}
	return s.Acts(r.FormValue("document"), before, int(first)), nil
}

func (s *Service) changesAfter(r *http.Request) (any, error) {
	since, err := number(r, "since", 0)
	if err != nil {
		return nil, err
	}
	wait, err := number(r, "wait", int64(someWait/time.Second))
	if err != nil {
		return nil, err
	}
	return s.Changes(r.Context().Done(), since, min(time.Duration(max(wait, 0))*time.Second, mostWait)), nil
}

func number(r *http.Request, name string, without int64) (int64, error) {
	text := r.FormValue(name)
	if text == "" {
		return without, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, badAct("%s 应为整数", "%s is a whole number", name)
	}
	return n, nil
}

// readAct reads an act, strictly: what it does not know it does not do half.
func readAct(w http.ResponseWriter, r *http.Request) (Act, error) {
	var a Act
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return a, refuse(CodeMediaType, "请求应为 application/json", "send application/json")
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostBody))
	d.DisallowUnknownFields()
	err := d.Decode(&a)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("more than one value")
		}
	}
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		return a, refuse(CodeTooLong, "请求过长", "the request is too long")
	}
	if err != nil {
		return a, badAct("无法读取请求：%v", "the request cannot be read: %v", err)
	}
	return a, nil
}

// statuses are those of the codes of errors.
var statuses = map[string]int{
	CodeBadRequest: http.StatusBadRequest, CodeUnauthorized: http.StatusUnauthorized, CodeForbidden: http.StatusForbidden,
	CodeNotFound: http.StatusNotFound, CodeConflict: http.StatusConflict, CodeTooLong: http.StatusRequestEntityTooLarge,
	CodeMediaType: http.StatusUnsupportedMediaType, CodeWrong: http.StatusUnprocessableEntity, CodeNotNow: http.StatusUnprocessableEntity,
	CodeInternal: http.StatusInternalServerError,
}

func (s *Service) respond(w http.ResponseWriter, answer any, err error) {
	if err != nil {
		writeError(w, s.log, err)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

func writeError(w http.ResponseWriter, log *slog.Logger, err error) {
	var e *Error
	if !errors.As(err, &e) {
		log.Error("the review service", "error", err)
		e = refuse(CodeInternal, "未保存："+err.Error(), "not saved: "+err.Error())
	}
	writeJSON(w, statuses[e.Code], e)
}

func writeJSON(w http.ResponseWriter, status int, answer any) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(answer) // the client is gone, or reads it
}
