package server

import (
	"compress/gzip"
	"io"
	"sync"

	"github.com/andybalholm/brotli"

	"github.com/policygraph/policygraph/internal/negotiation"
)

// Answers are JSON that says the same names again and again: compressed they are a
// tenth. Small ones are not worth the time.
const (
	compressedFrom = 1 << 10
	brotliLevel    = 4 // as fast as gzip's middle levels, and smaller
	gzipLevel      = 5
)

// compressor is a writer of one form that can be used again.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// compressors keep writers for the next answers: one takes hundreds of kilobytes.
type compressors struct{ brotli, gzip sync.Pool }

func newCompressors() *compressors {
	return &compressors{
		brotli: sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, brotliLevel) }},
		gzip: sync.Pool{New: func() any {
			w, err := gzip.NewWriterLevel(nil, gzipLevel)
			if err != nil { // the level is one that there is
				panic(err)
			}
			return w
		}},
	}
}

// to gives a writer that compresses into another, and what to call at the end. The
// form is br or gzip.
func (c *compressors) to(w io.Writer, form string) (io.Writer, func()) {
	pool := &c.gzip
	if form == "br" {
		pool = &c.brotli
	}
	z, _ := pool.Get().(compressor)
	z.Reset(w)
	return z, func() {
		_ = z.Close() // the client is gone, or reads it
		pool.Put(z)
	}
}

// acceptedEncoding is the form in which a client takes an answer of so many bytes:
// br, gzip or "" for as it is.
func acceptedEncoding(headers []string, size int) string {
	if size < compressedFrom {
		return ""
	}
	return negotiation.Encoding(headers, "br", "gzip")
}
