package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
	Open(ctx context.Context, f *os.File, password string) (reader.Opened, error)
	Page(ctx context.Context, f *os.File, n int, password string) (letter.Page, error)
	Unpack(ctx context.Context, f *os.File, each func(reader.Member) error) error
	Reread(ctx context.Context, f *os.File, spots []letter.Spot, password string) ([]letter.Reading, error)
}

// again reads spots of one file a second time.
type again struct {
	reader   Reader
	file     *os.File
	password string
}

// Reread reads the spots.
func (a again) Reread(ctx context.Context, spots []letter.Spot) ([]letter.Reading, error) {
	if len(spots) == 0 {
		return nil, nil
	}
	return a.reader.Reread(ctx, a.file, spots, a.password)
}

// FileReader takes one file down the whole road without storing anything.
type FileReader struct {
	Reader Reader
	Rules  Rules
	// Password opens files that need one; "" for none.
	Password string
	// MaxFile is the largest file that is read, in bytes.
	MaxFile int64
}

// Read is what was read of a file.
type Read struct {
	Pages   []letter.Page
	Letters []letter.Letter
}

// Part is a file that was read, or a member of one that is a mail or an archive.
type Part struct {
	// Member is its name in there, "" for the file itself.
	Member string
	Read
	// Err is why it could not be read, PassedOver why it is no letter.
	Err        error
	PassedOver *letter.Error
}

// ReadAll reads a file that came in at the given time, and calls each with what
// it found: once, or for every member of a mail or an archive. Only the errors
// of each are returned.
func (r FileReader) ReadAll(ctx context.Context, f *os.File, received time.Time, each func(Part) error) error {
	got, err := r.Read(ctx, f, received)
	if !errors.Is(err, errContainer) {
		return each(Part{Read: got, Err: err})
	}
	var own error
	err = r.Reader.Unpack(ctx, f, func(m reader.Member) error {
		got, err := r.member(ctx, m, received)
		if err == nil {
			own = each(got)
			err = own
		}
		return err
	})
	if err != nil && own == nil {
		return each(Part{Err: err})
	}
	return own
}

// errContainer tells that a file has members instead of pages.
var errContainer = letter.Refuse("container", "it is a mail or an archive")

// Read reads a file that is no mail or archive, and that came in at the given time.
func (r FileReader) Read(ctx context.Context, f *os.File, received time.Time) (Read, error) {
	doc, pages, err := r.ReadPages(ctx, f)
	if err != nil {
		return Read{Pages: pages}, err
	}
	letters, err := Analyze(ctx, Source{Document: doc, Received: received, Pages: pages, Again: again{r.Reader, f, r.Password}}, r.Rules)
	return Read{Pages: pages, Letters: letters}, err
}

// member reads a member of a container from a copy that has no name. An error
// is not the member's: its bytes did not come.
func (r FileReader) member(ctx context.Context, m reader.Member, received time.Time) (Part, error) {
	got := Part{Member: m.Name, PassedOver: m.PassedOver}
	if m.Problem != nil {
		got.Err = m.Problem
	}
	if m.Body == nil {
		return got, nil
	}
	f, err := unnamedCopy(m.Body)
	if letter.KindOf(err) == letter.Permanent {
		got.Err, err = err, nil
	}
	if err != nil || got.Err != nil {
		return got, err
	}
	defer f.Close()
	got.Read, got.Err = r.Read(ctx, f, received)
	return got, nil
}

// unnamedCopy copies bytes into a file that can only be read, and that is gone
// when it is closed or the process dies.
func unnamedCopy(from io.Reader) (*os.File, error) {
	w, err := os.CreateTemp("", "recourse-")
	if err != nil {
		return nil, fmt.Errorf("temporary file: %w", err)
	}
	defer w.Close()
	r, err := os.Open(w.Name())
	err = errors.Join(err, os.Remove(w.Name()))
	if err == nil {
		_, err = io.Copy(w, from)
	}
	if err != nil {
		if r != nil {
			r.Close()
		}
		return nil, err
	}
	return r, nil
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
func (r FileReader) readPages(ctx context.Context, f *os.File) ([]letter.Page, error) {
	opened, err := r.Reader.Open(ctx, f, r.Password)
	if err != nil {
		return nil, err
	}
	if opened.Container {
		return nil, errContainer
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
			pages[i], err = r.Reader.Page(ctx, f, i+1, r.Password)
			return err
		})
	}
	return pages, g.Wait()
}
