package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"recourse/internal/layout"
	"recourse/internal/letter"
)

// Refreshed is what a refresh found.
type Refreshed struct {
	Read    []File   `json:"read"`
	Removed []string `json:"removed"`
	// Same counts the files that had not changed.
	Same int `json:"unchanged"`
}

// Refresh brings the index up to date with the folder. What has not changed in
// size or time is not read; each file is in the index whole, or as it was. A
// folder that can not be listed changes nothing.
func (l *Library) Refresh(ctx context.Context, r Reader) (Refreshed, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := Refreshed{Read: []File{}, Removed: []string{}}
	found, err := l.list()
	if err != nil {
		return out, err
	}
	for _, path := range slices.Sorted(maps.Keys(l.files)) {
		if _, ok := found[path]; !ok {
			out.Removed = append(out.Removed, path)
			if err := l.put(File{Path: path}, nil, true); err != nil {
				return out, err
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(found)) {
		if l.isSame(path, found[path]) {
			out.Same++
			continue
		}
		f, err := l.take(ctx, r, path, found[path])
		if err != nil {
			return out, err
		}
		out.Read = append(out.Read, f)
	}
	return out, nil
}

// Stale counts the files that have come, changed or gone since the last refresh.
func (l *Library) Stale() (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	found, err := l.list()
	n := 0
	for path, info := range found {
		if !l.isSame(path, info) {
			n++
		}
	}
	for path := range l.files {
		if _, ok := found[path]; !ok {
			n++
		}
	}
	return n, err
}

func (l *Library) isSame(path string, info fs.FileInfo) bool {
	known, ok := l.files[path]
	return ok && known.Size == info.Size() && known.Changed.Equal(info.ModTime())
}

// list are the files of the folder, those in hidden ones left out.
func (l *Library) list() (map[string]fs.FileInfo, error) {
	found := map[string]fs.FileInfo{}
	err := filepath.WalkDir(l.folder, func(path string, d fs.DirEntry, err error) error {
		hidden := path != l.folder && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return filepath.SkipDir
		case hidden || !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(l.folder, path)
		found[rel] = info
		return err
	})
	if err != nil {
		return nil, letter.Refuse("library_unreadable", "the policy library can not be listed: %v", cause(err))
	}
	return found, nil
}

func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// take reads one file into the index. A file that can not be read stands there
// with the reason, and is tried again when it has changed.
func (l *Library) take(ctx context.Context, r Reader, path string, info fs.FileInfo) (File, error) {
	f := File{Path: path, Size: info.Size(), Changed: info.ModTime()}
	file, err := os.Open(filepath.Join(l.folder, path))
	if err != nil {
		f.Problem = cause(err).Error()
		return f, l.put(f, nil, false)
	}
	defer file.Close()
	var pages []letter.Page
	f.Document, pages, err = r.ReadPages(ctx, file)
	if err != nil {
		if letter.KindOf(err) != letter.Permanent {
			return f, fmt.Errorf("policy library: %w", err)
		}
		f.Problem = letter.WhyOf(err)
		return f, l.put(f, nil, false)
	}
	text := layout.New(pages)
	pieces := cut(text)
	f.Title, f.Date, f.Pages, f.Passages = titleOf(text, path), dateOf(text), len(pages), len(pieces)
	for _, p := range pages {
		if p.Method == letter.MethodUnread {
			f.Unread = append(f.Unread, int(p.Number))
		}
	}
	return f, l.put(f, pieces, false)
}

// put writes a file with its passages, or removes it, in one step.
func (l *Library) put(f File, pieces []piece, remove bool) error {
	files := maps.Clone(l.files)
	b := l.bleve.NewBatch()
	for n := range files[f.Path].Passages {
		b.Delete(key(f.Path, n))
	}
	delete(files, f.Path)
	if !remove {
		files[f.Path] = f
	}
	for n, p := range pieces {
		doc := map[string]any{fieldText: p.text, fieldTitle: f.Title, fieldCode: codesIn(p.text), fieldFile: f.Path,
			fieldID: passageID(f.Document, n), fieldDate: f.Date, fieldPage: float64(p.page)}
		if err := b.Index(key(f.Path, n), doc); err != nil {
			return fmt.Errorf("policy library: %w", err)
		}
	}
	return l.write(b, files)
}

func (l *Library) write(b *bleve.Batch, files map[string]File) error {
	raw, err := json.Marshal(manifest{Folder: l.folder, Files: files})
	if err != nil {
		return fmt.Errorf("policy library: %w", err)
	}
	b.SetInternal(keyVersion, []byte(version))
	b.SetInternal(keyFiles, raw)
	if err := l.bleve.Batch(b); err != nil {
		return fmt.Errorf("policy library: %w", err)
	}
	l.files = files
	return nil
}

// key names a passage in the index.
func key(path string, n int) string { return fmt.Sprintf("%s#%d", path, n) }

// Files are the files of the library, by their paths.
func (l *Library) Files() []File {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []File
	for _, path := range slices.Sorted(maps.Keys(l.files)) {
		all = append(all, l.files[path])
	}
	return all
}
