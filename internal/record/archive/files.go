package archive

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"recourse/internal/letter"
)

const (
	documentsDir = "documents"
	casesDir     = "cases"
	learnedName  = "learned.json"
	originalName = "original"
	documentName = "document.json"
	lettersName  = "letters.json"
	readingName  = "reading.json.gz"
	newSuffix    = ".new"
)

// documentDir is the folder of a document, relative to the archive.
func documentDir(id letter.DocumentID) string {
	return filepath.Join(documentsDir, string(id[:2]), string(id))
}

// lettersFile, readingFile and caseFile are what stands in the files of these
// names; document.json is a document as it is.
type lettersFile struct {
	Schema  int             `json:"schema"`
	Letters []letter.Letter `json:"letters"`
}

type readingFile struct {
	Schema int           `json:"schema"`
	Pages  []letter.Page `json:"pages"`
}

type caseFile struct {
	Schema  int             `json:"schema"`
	Case    letter.Case     `json:"case"`
	Letters []letter.Letter `json:"letters"`
}

type learnedFile struct {
	Schema  int             `json:"schema"`
	Lessons []letter.Lesson `json:"lessons"`
}

// staging collects files that are written but do not yet stand under their
// names: first all are synced, then all are renamed.
type staging struct {
	dir   string
	paths []string
}

// add writes a file by the given function.
func (s *staging) add(path string, fill func(io.Writer) error) error {
	full := filepath.Join(s.dir, path)
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(full+newSuffix, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(fill(f), f.Close()); err != nil {
		return err
	}
	s.paths = append(s.paths, full)
	return nil
}

func (s *staging) addJSON(path string, v any) error {
	return s.add(path, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		return e.Encode(v)
	})
}

func (s *staging) addCompressed(path string, v any) error {
	return s.add(path, func(w io.Writer) error {
		z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
		if err != nil {
			return err
		}
		return errors.Join(json.NewEncoder(z).Encode(v), z.Close())
	})
}

// commit puts the files under their names. The next sync makes that durable.
func (s *staging) commit() error {
	for _, path := range s.paths {
		if err := os.Rename(path+newSuffix, path); err != nil {
			return fmt.Errorf("archive: %w", err)
		}
	}
	return nil
}
