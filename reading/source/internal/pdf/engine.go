package pdf

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// maxMemory is what one document may take up in PDFium, in pages of 64 KiB.
const maxMemory = 512 << 20 >> 16

// engine is PDFium, which starts with the first PDF that is read. It keeps
// nothing of a document: each is read in an instance of its own.
var engine = sync.OnceValues(start)

// start compiles PDFium's WebAssembly, or takes it from the cache.
func start() (pdfium.Pool, error) {
	if dir, err := os.UserCacheDir(); err == nil {
		cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "policygraph", "pdfium"))
		if err == nil {
			if pool, err := startWith(cache); err == nil {
				return pool, nil
			}
		}
	}
	// without a place for the cache, or with one that cannot be used
	pool, err := startWith(wazero.NewCompilationCache())
	if err != nil {
		return nil, fmt.Errorf("start the reader of PDF: %w", err)
	}
	return pool, nil
}

func startWith(cache wazero.CompilationCache) (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		Context:  experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxTotal: runtime.GOMAXPROCS(0),
		FSConfig: wazero.NewFSConfig(), // it sees no file, and so no font of the machine
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(cache).
			WithMemoryLimitPages(maxMemory).
			WithCloseOnContextDone(true), // so that the time limit can stop it
	})
}
