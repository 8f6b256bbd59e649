package archive

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/record"
)

func (w *restorer) reading(ctx context.Context, path string, id letter.DocumentID) error {
	var r readingFile
	if found, err := w.read(path, &r); err != nil || !found {
		return err
	}
	return errors.Join(newerThanKnown(r.Schema), w.record.PutPages(ctx, id, r.Pages))
}

func (w *restorer) letters(ctx context.Context, path string) error {
	var file lettersFile
	if _, err := w.read(path, &file); err != nil {
		return err
	}
	if err := newerThanKnown(file.Schema); err != nil {
		return err
	}
	for _, l := range file.Letters {
		if err := w.record.PutLetter(ctx, l); err != nil {
			return err
		}
		w.report.Letters++
	}
	return nil
}

// aCase restores a case, and those of its letters that no document brought.
func (w *restorer) aCase(ctx context.Context, path string) error {
	var file caseFile
	if _, err := w.read(path, &file); err != nil {
		return err
	}
	if err := newerThanKnown(file.Schema); err != nil {
		return err
	}
	if string(file.Case.ID) != strings.TrimSuffix(filepath.Base(path), ".json") {
		return letter.Refuse("damaged", "it is of another case")
	}
	for _, l := range file.Letters {
		_, err := w.record.Letter(ctx, l.ID)
		if errors.Is(err, record.ErrNotFound) {
			err = w.record.PutLetter(ctx, l)
			w.report.Letters++
		}
		if err != nil {
			return err
		}
	}
	if err := w.record.RestoreCase(ctx, file.Case); err != nil {
		return err
	}
	w.report.Cases++
	return nil
}

// lessons restores what corrections taught; an older archive has none.
func (w *restorer) lessons(ctx context.Context) error {
	var file learnedFile
	if found, err := w.read(learnedName, &file); err != nil || !found || len(file.Lessons) == 0 {
		return err
	}
	return errors.Join(newerThanKnown(file.Schema), w.record.RestoreLessons(ctx, file.Lessons))
}

// read decodes a JSON file, compressed or not; false where there is none.
func (w *restorer) read(path string, v any) (found bool, err error) {
	f, err := os.Open(filepath.Join(w.dir, path))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, readFault(err)
	}
	defer func() { _ = f.Close() }()
	var from io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if from, err = gzip.NewReader(f); err != nil {
			return true, readFault(err)
		}
	}
	if err := json.NewDecoder(from).Decode(v); err != nil {
		return true, readFault(err)
	}
	return true, nil
}

func readFault(err error) error {
	var known *letter.Error
	if errors.As(err, &known) {
		return err
	}
	return &letter.Error{Kind: letter.Permanent, Code: "damaged", Why: "it can not be read", Err: err}
}

func newerThanKnown(schema int) error {
	if schema > letter.Schema {
		return letter.Refuse("record_newer", "it has format %d, and this version knows %d", schema, letter.Schema)
	}
	return nil
}
