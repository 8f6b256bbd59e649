package pdf

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// memoryPages bounds PDFium's own memory: 64 KiB each, 512 MiB together.
const memoryPages = 8192

// startTimeout covers compiling PDFium on a slow machine without a cache.
const startTimeout = 2 * time.Minute

// Engine is a running PDFium. It serves one goroutine.
type Engine struct {
	cache  wazero.CompilationCache
	pool   pdfium.Pool
	pdfium pdfium.Pdfium
	direct *direct
}

// Start starts PDFium. cacheDir keeps the compiled code from one process to
// the next (2.6 s without, 0.1 s with); it is native code, so nobody else may
// write there. An empty cacheDir means no cache.
func Start(ctx context.Context, cacheDir string) (*Engine, error) {
	e := &Engine{}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	if cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
		if err != nil {
			return nil, fmt.Errorf("pdfium: compilation cache: %w", err)
		}
		e.cache = cache
		config = config.WithCompilationCache(cache)
	}
	err := e.start(ctx, config)
	if err != nil && e.cache != nil {
		// What a folder for reading only lacks can not be added to it, which is an
		// error; but it is compiled by now, and the cache has it in memory.
		err = e.start(ctx, config)
	}
	if err != nil {
		e.Close()
		return nil, fmt.Errorf("pdfium: %w", err)
	}
	return e, nil
}

func (e *Engine) start(ctx context.Context, config wazero.RuntimeConfig) error {
	var err error
	e.pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		// No folder of the machine is mounted: PDFium opens no file by name.
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard, Stderr: io.Discard, RandomSource: rand.Reader,
	})
	if err != nil {
		return err
	}
	if e.pdfium, err = e.pool.GetInstance(startTimeout); err != nil {
		return err
	}
	known, err := rememberLookups(e.pdfium)
	if err != nil {
		return err
	}
	e.direct, err = newDirect(known)
	return err
}

// Close ends PDFium and every document that it has open.
func (e *Engine) Close() {
	if e.pdfium != nil {
		e.pdfium.Close()
	}
	if e.pool != nil {
		e.pool.Close()
	}
	if e.cache != nil {
		e.cache.Close(context.Background())
	}
}
