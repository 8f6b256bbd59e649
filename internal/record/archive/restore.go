package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"recourse/internal/letter"
	"recourse/internal/record"
)

// Problem is something in an archive that could not be restored.
type Problem struct {
	// Path is relative to the archive.
	Path string
	Err  error
}

// Report counts what was restored.
type Report struct {
	Documents, Letters, Cases int
	Problems                  []Problem
}

// restorer is one call of Restore.
type restorer struct {
	dir    string
	record *record.Record
	report Report
}

// Restore fills an open record (see [record.ForRestore]) from the archive in
// dir and makes it ready for use. What is damaged is left out and reported.
// Documents that were queued are queued again by the sweep.
func Restore(ctx context.Context, dir string, r *record.Record) (Report, error) {
	if _, err := os.Stat(filepath.Join(dir, documentsDir)); err != nil {
		return Report{}, letter.Refuse("no_archive", "there is no archive in %s", dir)
	}
	w := &restorer{dir: dir, record: r}
	if err := w.each(ctx, documentsDir+"/??/*", w.document); err != nil {
		return w.report, fmt.Errorf("restore: %w", err)
	}
	if err := w.each(ctx, casesDir+"/*.json", w.aCase); err != nil {
		return w.report, fmt.Errorf("restore: %w", err)
	}
	w.note(learnedName, w.lessons(ctx))
	return w.report, r.EndRestore()
}

// each restores what matches. Only what would fail for the next one too ends
// the restore: the record being unable to take more.
func (w *restorer) each(ctx context.Context, pattern string, restore func(context.Context, string) error) error {
	paths, err := fs.Glob(os.DirFS(w.dir), pattern)
	if err != nil {
		return err
	}
	for _, path := range paths {
		err := restore(ctx, path)
		if kind := letter.KindOf(err); err != nil && (kind == letter.Transient || kind == letter.Cancelled) {
			return err
		}
		w.note(path, err)
	}
	return nil
}

// note keeps a problem; nil is none.
func (w *restorer) note(path string, err error) {
	if err != nil {
		w.report.Problems = append(w.report.Problems, Problem{path, err})
	}
}

// document restores a document last, so that it is never there without what
// belongs to it.
func (w *restorer) document(ctx context.Context, dir string) error {
	id := letter.DocumentID(filepath.Base(dir))
	size, err := w.original(ctx, filepath.Join(dir, originalName), id)
	if err != nil {
		return err
	}
	d, err := w.documentFile(dir, id, size)
	if err != nil {
		return err
	}
	if err := w.reading(ctx, filepath.Join(dir, readingName), id); err != nil {
		return err
	}
	if err := w.letters(ctx, filepath.Join(dir, lettersName)); err != nil {
		return err
	}
	if err := w.record.RestoreDocument(ctx, d); err != nil {
		return err
	}
	w.report.Documents++
	return nil
}

// original checks the bytes against their name before they are stored. Where
// they are damaged, the rest of the document is still worth having.
func (w *restorer) original(ctx context.Context, path string, id letter.DocumentID) (int64, error) {
	f, err := os.Open(filepath.Join(w.dir, path))
	if errors.Is(err, fs.ErrNotExist) && w.isUnkept(filepath.Dir(path)) {
		return 0, nil
	}
	if err != nil {
		w.note(path, readFault(err))
		return 0, nil
	}
	defer func() { _ = f.Close() }()
	hash := sha256.New()
	size, err := io.Copy(hash, f)
	if err == nil && hex.EncodeToString(hash.Sum(nil)) != string(id) {
		err = letter.Refuse("damaged", "its bytes are not those that came in")
	}
	if err != nil {
		w.note(path, readFault(err))
		return 0, nil
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return 0, readFault(err)
	}
	_, err = w.record.PutOriginal(ctx, f)
	return size, err
}

// isUnkept reports whether a document never had its bytes in the record.
func (w *restorer) isUnkept(dir string) bool {
	var d letter.Document
	found, err := w.read(filepath.Join(dir, documentName), &d)
	return found && err == nil && d.Unkept
}

// documentFile makes a document up where only its original was archived before
// the end: nothing that came in is lost.
func (w *restorer) documentFile(dir string, id letter.DocumentID, size int64) (letter.Document, error) {
	path := filepath.Join(dir, documentName)
	var d letter.Document
	found, err := w.read(path, &d)
	if err != nil {
		return d, err
	}
	if found && d.ID != id {
		return d, letter.Refuse("damaged", "%s is of another document", documentName)
	}
	if found {
		return d, newerThanKnown(d.Schema)
	}
	info, err := os.Stat(filepath.Join(w.dir, dir, originalName))
	if err != nil {
		return d, letter.Refuse("damaged", "neither %s nor %s is there", originalName, documentName)
	}
	return letter.Document{ID: id, Size: size, Priority: letter.Bulk, Progress: letter.Queued,
		Arrivals: []letter.Arrival{{Source: "restore", Name: id.Short(), ReceivedAt: info.ModTime().UTC()}}}, nil
}
