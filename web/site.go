package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/internal/negotiation"
)

// What `make web` and `make docs` built. Where they were not run the folder holds its README
// alone: the API runs, and the pages say how to build them.
//
//go:embed all:dist
var dist embed.FS

//go:embed pages.json
var pageNames []byte

//go:embed missing.html
var missingPage []byte

//go:embed missing-docs.html
var missingDocs []byte

// The policies of our pages. Scripts and styles come from our own files, never
// from the page itself, and nothing comes from another host.
const (
	policy        = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	missingPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// How long a browser keeps a file: those whose name has a hash of their content
// for good, the pages that name them not without asking.
const (
	keepForGood = "public, max-age=31536000, immutable"
	askFirst    = "no-cache"
)

// Site is the pages, read once.
type Site struct {
	files map[string]*file
	pages map[string]bool
}

// NewSite reads what was built into the binary.
func NewSite() (*Site, error) {
	explorer, err := fs.Sub(dist, "dist/explorer")
	if err != nil {
		return nil, err
	}
	docs, err := fs.Sub(dist, "dist/docs")
	if err != nil {
		return nil, err
	}
	return readSite(explorer, docs)
}

func readSite(explorer, docs fs.FS) (*Site, error) {
	var names []string
	if err := json.Unmarshal(pageNames, &names); err != nil {
		return nil, fmt.Errorf("read the names of the pages: %w", err)
	}
	files, err := readFiles(explorer)
	if err != nil {
		return nil, fmt.Errorf("read the explorer: %w", err)
	}
	pages, err := readFiles(docs)
	if err != nil {
		return nil, fmt.Errorf("read the docs: %w", err)
	}
	for name, f := range pages {
		f.name = docsFolder + name
		files[f.name] = f
	}
	s := &Site{files: files, pages: map[string]bool{}}
	for _, name := range names {
		s.pages["/"+name] = true
	}
	return s, nil
}

// InFrontOf serves the pages and leaves everything else to the API.
func (s *Site) InFrontOf(api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := strings.TrimPrefix(r.URL.Path, "/")
		switch p := r.URL.Path; {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			api.ServeHTTP(w, r)
		case p == "/graphql" && wantsPage(r) && s.files["graphiql.html"] != nil:
			w.Header().Add("Vary", "Accept")
			http.Redirect(w, r, "/graphiql?"+r.URL.RawQuery, http.StatusSeeOther)
		case p == "/docs":
			http.Redirect(w, r, "/docs/", http.StatusMovedPermanently)
		case strings.HasPrefix(asked, docsFolder):
			s.docs(w, r, asked, api)
		case p == "/graphiql", p == "/licenses":
			s.page(w, r, asked+".html", http.StatusOK)
		case s.pages[p]:
			s.page(w, r, "index.html", http.StatusOK)
		case s.files[asked] != nil && !strings.HasSuffix(p, ".html"):
			s.files[asked].serve(w, r, http.StatusOK)
		case p != "/graphql" && wantsPage(r):
			s.orNotFound(w, r, api)
		default:
			api.ServeHTTP(w, r)
		}
	})
}

// docsFolder is where the docs stand among the files, and in addresses.
const docsFolder = "docs/"

// docs serves the docs, which are pages without scripts: they read under the policy of all
// pages, and without a network. A page is found without .html too. Where a build has no docs
// nothing is known of what they have, so that only their first page answers as a page.
func (s *Site) docs(w http.ResponseWriter, r *http.Request, name string, api http.Handler) {
	switch f := s.files[name]; {
	case s.files[docsFolder+"index.html"] == nil:
		status := http.StatusNotFound
		if name == docsFolder {
			status = http.StatusOK
		}
		s.missing(w, r, missingDocs, status)
	case name == docsFolder:
		s.page(w, r, docsFolder+"index.html", http.StatusOK)
	case f == nil && s.files[name+".html"] != nil:
		http.Redirect(w, r, "/"+name+".html", http.StatusMovedPermanently)
	case f == nil:
		s.orNotFound(w, r, api)
	case strings.HasSuffix(name, ".html"):
		s.page(w, r, name, http.StatusOK)
	default:
		f.serve(w, r, http.StatusOK)
	}
}

// Review serves the page of the review workbench. InFrontOf does not: a server for
// strangers has none.
func (s *Site) Review(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "the page is only read", http.StatusMethodNotAllowed)
		return
	}
	s.page(w, r, "review.html", http.StatusOK)
}

// page serves one of the built pages or says how to build them.
func (s *Site) page(w http.ResponseWriter, r *http.Request, name string, status int) {
	f := s.files[name]
	if f == nil {
		s.missing(w, r, missingPage, status)
		return
	}
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", policy)
	f.serve(w, r, status)
}

// missing says how to build what this build does not have.
func (s *Site) missing(w http.ResponseWriter, r *http.Request, page []byte, status int) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Content-Security-Policy", missingPolicy)
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(page) // the client is gone, or reads it
	}
}

// orNotFound asks the API; what it does not have either is the explorer's page
// that says so in words.
func (s *Site) orNotFound(w http.ResponseWriter, r *http.Request, api http.Handler) {
	answer := &withheld{ResponseWriter: w}
	api.ServeHTTP(answer, r)
	if answer.notFound {
		w.Header().Del("Content-Length")
		s.page(w, r, "index.html", http.StatusNotFound)
	}
}

// withheld lets an answer through unless it is a 404.
type withheld struct {
	http.ResponseWriter
	notFound bool
}

func (w *withheld) WriteHeader(status int) {
	if w.notFound = status == http.StatusNotFound; !w.notFound {
		w.ResponseWriter.WriteHeader(status)
	}
}

func (w *withheld) Write(text []byte) (int, error) {
	if w.notFound {
		return len(text), nil
	}
	return w.ResponseWriter.Write(text)
}

func (w *withheld) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// wantsPage tells a browser that goes to an address from a client that asks for
// data: only the first names HTML.
func wantsPage(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/html")
}

// file is one built file. What is worth compressing is there in gzip and brotli
// alone, so that the binary does not carry it a third time.
type file struct {
	name         string
	tag          string
	plain        []byte
	gzip, brotli []byte
}

func readFiles(built fs.FS) (map[string]*file, error) {
	files := map[string]*file{}
	err := fs.WalkDir(built, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return ignoreMissing(p, err)
		}
		content, err := fs.ReadFile(built, p)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(strings.TrimSuffix(p, ".gz"), ".br")
		f := files[name]
		if f == nil {
			f = &file{name: name}
			files[name] = f
		}
		switch path.Ext(p) {
		case ".gz":
			f.gzip = content
			sum := sha256.Sum256(content)
			f.tag = hex.EncodeToString(sum[:8])
		case ".br":
			f.brotli = content
		default:
			f.plain = content
			sum := sha256.Sum256(content)
			f.tag = hex.EncodeToString(sum[:8])
		}
		return nil
	})
	return files, err
}

// ignoreMissing: a folder that is not there has no files, which is no error.
func ignoreMissing(p string, err error) error {
	if p == "." && err != nil {
		return nil
	}
	return err
}

func (f *file) serve(w http.ResponseWriter, r *http.Request, status int) {
	content, encoding, err := f.encoded(r.Header.Values("Accept-Encoding"))
	if err != nil {
		http.Error(w, "this build's "+f.name+" cannot be read: "+err.Error(), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", mediaType(f.name))
	h.Add("Vary", "Accept-Encoding")
	h.Set("ETag", `"`+f.tag+encoding+`"`)
	h.Set("Cache-Control", askFirst)
	if strings.HasPrefix(strings.TrimPrefix(f.name, docsFolder), "assets/") {
		h.Set("Cache-Control", keepForGood)
	}
	if status == http.StatusOK && negotiation.Has(r.Header.Values("If-None-Match"), h.Get("ETag")) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // the client is gone, or reads it
	}
}

// encoded is the smallest form that the client takes.
func (f *file) encoded(accepted []string) (content []byte, encoding string, err error) {
	if f.brotli != nil && f.gzip != nil {
		switch negotiation.Encoding(accepted, "br", "gzip") {
		case "br":
			return f.brotli, "br", nil
		case "gzip":
			return f.gzip, "gzip", nil
		}
	}
	if f.plain != nil {
		return f.plain, "", nil
	}
	r, err := gzip.NewReader(bytes.NewReader(f.gzip))
	if err != nil {
		return nil, "", err
	}
	content, err = io.ReadAll(r)
	return content, "", err
}

// mediaTypes are those of the files that the build writes; the operating system's
// own table would make the answer depend on where the server runs.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".txt":  "text/plain; charset=utf-8",
}

func mediaType(name string) string {
	if known := mediaTypes[path.Ext(name)]; known != "" {
		return known
	}
	return "application/octet-stream"
}
