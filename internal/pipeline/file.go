package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"recourse/ingest/reader"
	"recourse/internal/letter"
)

// Reader reads pages in processes of their own; it is a *reader.Pool.
type Reader interface {
	Open(ctx context.Context, f *os.File) (reader.Opened, error)
	Page(ctx context.Context, f *os.File, n int) (letter.Page, error)
	Reread(ctx context.Context, f *os.File, spots []letter.Spot) ([]letter.Reading, error)
}

// again reads spots of one file a second time.
type again struct {
	reader Reader
	file   *os.File
}

// Reread reads the spots.
func (a again) Reread(ctx context.Context, spots []letter.Spot) ([]letter.Reading, error) {
	if len(spots) == 0 {
		return nil, nil
	}
	return a.reader.Reread(ctx, a.file, spots)
}

// FileReader takes one file down the whole road without storing anything.
type FileReader struct {
	Reader Reader
	Rules  Rules
	// MaxFile is the largest file that is read, in bytes.
	MaxFile int64
}

// Read is what was read of a file.
type Read struct {
	Pages   []letter.Page
	Letters []letter.Letter
}

// Read reads a file that came in at the given time.
func (r FileReader) Read(ctx context.Context, f *os.File, received time.Time) (Read, error) {
	doc, err := r.identify(f)
	if err != nil {
		return Read{}, err
	}
	pages, err := readPages(ctx, r.Reader, f)
	if err != nil {
		return Read{}, fmt.Errorf("read %s: %w", doc.Short(), err)
	}
	letters, err := Analyze(ctx, Source{Document: doc, Received: received, Pages: pages, Again: again{r.Reader, f}}, r.Rules)
	return Read{Pages: pages, Letters: letters}, err
}

// identify hashes the file, within bounds.
func (r FileReader) identify(f *os.File) (letter.DocumentID, error) {
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, r.MaxFile+1))
	if err != nil {
		return "", letter.Refuse("unreadable_file", "the file can not be read")
	}
	if n > r.MaxFile {
		return "", letter.Refuse("too_large", "the file is larger than %d MB (read.max_file)", r.MaxFile>>20)
	}
	return letter.DocumentID(hex.EncodeToString(h.Sum(nil))), nil
}

// readPages reads all pages of a file, those that need recognition side by side.
func readPages(ctx context.Context, r Reader, f *os.File) ([]letter.Page, error) {
	opened, err := r.Open(ctx, f)
	if err != nil {
		return nil, err
	}
	pages := make([]letter.Page, opened.Pages)
	for _, p := range opened.Read {
		pages[p.Number-1] = p
	}
	g, ctx := errgroup.WithContext(ctx)
	for i := range pages {
		if pages[i].Number != 0 {
			continue
		}
		g.Go(func() (err error) {
			pages[i], err = r.Page(ctx, f, i+1)
			return err
		})
	}
	return pages, g.Wait()
}
