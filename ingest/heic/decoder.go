package heic

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	_ "unsafe" // for go:linkname

	_ "github.com/gen2brain/heic" // carries libheif
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// compressed is libheif as the module gen2brain/heic carries it. Its own Go
// functions are not used: they refuse images that are grey from the start, look
// for a library of the machine first, and know neither a limit on memory nor a
// cache of compiled code.
//
//go:linkname compressed github.com/gen2brain/heic.heifWasm
var compressed []byte

// memoryPages bounds the decoder's memory: 64 KiB each, 512 MiB together.
const memoryPages = 8192

// Decoder is a compiled libheif. It serves one goroutine.
type Decoder struct {
	runtime wazero.Runtime
	cache   wazero.CompilationCache
	code    wazero.CompiledModule
}

// Start compiles libheif. cacheDir keeps the compiled code from one process to
// the next; it is native code, so nobody else may write there. "" is no cache.
func Start(ctx context.Context, cacheDir string) (*Decoder, error) {
	d := &Decoder{}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	if cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
		if err != nil {
			return nil, fmt.Errorf("heic: compilation cache: %w", err)
		}
		d.cache = cache
		config = config.WithCompilationCache(cache)
	}
	d.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	if err := d.compile(ctx); err != nil {
		d.Close()
		return nil, fmt.Errorf("heic: %w", err)
	}
	return d, nil
}

func (d *Decoder) compile(ctx context.Context) error {
	z, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return err
	}
	code, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, d.runtime); err != nil {
		return err
	}
	d.code, err = d.runtime.CompileModule(ctx, code)
	if err != nil && d.cache != nil {
		// What a folder for reading only lacks can not be added to it, which is an
		// error; but it is compiled by now, and the cache has it in memory.
		d.code, err = d.runtime.CompileModule(ctx, code)
	}
	return err
}

// Close gives back what the decoder holds.
func (d *Decoder) Close() {
	ctx := context.Background()
	// It ends either way; wazero has nothing to say here.
	_ = d.runtime.Close(ctx)
	if d.cache != nil {
		_ = d.cache.Close(ctx)
	}
}

// ErrDamaged is an image that can not be decoded.
var ErrDamaged = errors.New("heic: the image is damaged")

// Image is the brightness of an image, one byte a pixel, row by row, turned as
// its file wants it.
type Image struct {
	Grey          []byte
	Width, Height int
}

// Decode decodes an image. Allowed is asked about the size before the pixels
// are; its error is returned. Each image has an instance of its own, so that a
// damaged one leaves nothing behind.
func (d *Decoder) Decode(ctx context.Context, data []byte, allowed func(width, height int) error) (Image, error) {
	config := wazero.NewModuleConfig().WithName("").WithStdout(io.Discard).WithStderr(io.Discard)
	m, err := d.runtime.InstantiateModule(ctx, d.code, config)
	if err != nil {
		return Image{}, fmt.Errorf("heic: %w", err)
	}
	defer func() { _ = m.Close(ctx) }()
	c := &call{ctx: ctx, module: m}
	img, err := c.decode(withColours(data), allowed)
	if c.broken {
		err = ErrDamaged // it came to its limits, or to a fault of its own
	}
	return img, err
}
