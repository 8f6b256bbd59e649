package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"

	"recourse/internal/letter"
)

// Reader reads the pages of a file; a *letter.Error of kind Permanent says why
// the file can not be read.
type Reader interface {
	ReadPages(ctx context.Context, f *os.File) (letter.DocumentID, []letter.Page, error)
}

// Library is an open policy library. Its methods may be called side by side.
type Library struct {
	folder string
	bleve  bleve.Index

	closing sync.Once

	mu    sync.Mutex
	files map[string]File // by path below the folder
}

// File is what is known of a file of the folder.
type File struct {
	Path     string            `json:"path"`
	Document letter.DocumentID `json:"document,omitempty"`
	Size     int64             `json:"size"`
	Changed  time.Time         `json:"changed"`
	// Title and Date are as the document prints them; the title is the file's
	// name where it prints none, the date "".
	Title    string `json:"title"`
	Date     string `json:"date,omitempty"`
	Pages    int    `json:"pages"`
	Passages int    `json:"passages"`
	// Unread are the pages that could not be read.
	Unread []int `json:"unread,omitempty"`
	// Problem is why the file could not be read, "" where it could.
	Problem string `json:"problem,omitempty"`
}

// version is kept in the index; one of another version is made anew. Raise it
// with every change of mapping, cutting or heads.
const version = "1"

var (
	keyVersion = []byte("recourse.library.version")
	keyFiles   = []byte("recourse.library.files")
)

// Open opens the index in dir, or makes one: an index that is missing, damaged or
// of another version or folder costs a reading of the files, nothing else.
func Open(folder, dir string) (*Library, error) {
	l := &Library{folder: folder}
	if err := l.load(dir); err == nil {
		return l, nil
	}
	if l.bleve != nil {
		_ = l.bleve.Close() // it is thrown away
	}
	if err := os.RemoveAll(dir); err != nil {
		return nil, fmt.Errorf("policy library: %w", err)
	}
	b, err := bleve.New(dir, newMapping())
	if err != nil {
		return nil, fmt.Errorf("policy library: %w", err)
	}
	l.bleve, l.files = b, map[string]File{}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, errors.Join(fmt.Errorf("policy library: %w", err), b.Close())
	}
	return l, nil
}

// manifest is what the index says of itself.
type manifest struct {
	Folder string          `json:"folder"`
	Files  map[string]File `json:"files"`
}

// load opens an index that is there. Bleve panics over some damaged files.
func (l *Library) load(dir string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("policy library: %v", r)
		}
	}()
	if l.bleve, err = bleve.OpenUsing(dir, map[string]any{"bolt_timeout": "1s"}); err != nil {
		l.bleve = nil
		return err
	}
	v, err := l.bleve.GetInternal(keyVersion)
	if err != nil || string(v) != version {
		return errors.New("another version")
	}
	raw, err := l.bleve.GetInternal(keyFiles)
	if err != nil {
		return err
	}
	var m manifest
	if err := json.Unmarshal(raw, &m); err != nil || m.Folder != l.folder {
		return errors.Join(err, errors.New("another folder"))
	}
	l.files = m.Files
	return nil
}

// Close gives the index up. Closing again does nothing.
func (l *Library) Close() (err error) {
	l.closing.Do(func() { err = l.bleve.Close() })
	return err
}

// The fields of a passage in the index.
const (
	fieldText  = "text"
	fieldTitle = "title"
	fieldCode  = "code"
	fieldFile  = "file"
	fieldID    = "id"
	fieldDate  = "date"
	fieldPage  = "page"
)

func newMapping() mapping.IndexMapping {
	words := bleve.NewTextFieldMapping()
	words.Analyzer = en.AnalyzerName
	exact := bleve.NewTextFieldMapping()
	exact.Analyzer = keyword.Name
	stored := bleve.NewTextFieldMapping()
	stored.Index = false
	doc := bleve.NewDocumentStaticMapping()
	for _, f := range []string{fieldText, fieldTitle} {
		doc.AddFieldMappingsAt(f, words)
	}
	for _, f := range []string{fieldCode, fieldFile, fieldID} {
		doc.AddFieldMappingsAt(f, exact)
	}
	doc.AddFieldMappingsAt(fieldDate, stored)
	number := bleve.NewNumericFieldMapping()
	number.Index = false
	doc.AddFieldMappingsAt(fieldPage, number)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	return m
}
