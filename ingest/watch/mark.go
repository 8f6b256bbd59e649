package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"recourse/internal/letter"
)

// MarkFailed moves the file of a document that could not be read after all
// from done to failed and writes beside it why. Name is the File.Name that it
// was delivered under. It reports whether the file was found: people may have
// taken it away, which is their right.
func (w *Watcher) MarkFailed(doc letter.DocumentID, name string, failure letter.Failure) (bool, error) {
	w.moving.Lock()
	defer w.moving.Unlock()
	if err := w.memory.fail(name, doc, failure); err != nil {
		return false, fmt.Errorf("watch: document %s: remember failure: %s", doc.Short(), reason(err))
	}
	from, ok := find(filepath.Join(w.Done, filepath.FromSlash(name)), doc)
	if !ok { // reading failed before the pass came to move it
		from, ok = find(w.path(name), doc)
	}
	if !ok {
		return false, nil
	}
	to, err := w.moveTo(from, w.Failed, name)
	if err == nil {
		err = writeNote(to, failure)
	}
	if err != nil {
		return true, fmt.Errorf("watch: document %s: move to failed: %s", doc.Short(), reason(err))
	}
	return true, nil
}

// MarkDone moves the file of a document that could be read in a later try
// from failed to done and takes its note away.
func (w *Watcher) MarkDone(doc letter.DocumentID, name string) (bool, error) {
	w.moving.Lock()
	defer w.moving.Unlock()
	from, ok := find(filepath.Join(w.Failed, filepath.FromSlash(name)), doc)
	if !ok {
		return false, nil
	}
	_, err := w.moveTo(from, w.Done, name)
	if err == nil {
		err = os.Remove(noteOf(from))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return true, fmt.Errorf("watch: document %s: move to done: %s", doc.Short(), reason(err))
	}
	return true, nil
}

func (w *Watcher) moveTo(from, dir, name string) (string, error) {
	info, err := os.Lstat(from)
	if err != nil {
		return "", err
	}
	return w.relocate(from, dir, name, info)
}

// find returns the file with the document's bytes that stands at path, or at
// path with a number added.
func find(path string, doc letter.DocumentID) (string, bool) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "", false
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !isNumbered(e.Name(), filepath.Base(path)) {
			continue
		}
		found := filepath.Join(filepath.Dir(path), e.Name())
		if got, err := hash(found); err == nil && got == doc {
			return found, true
		}
	}
	return "", false
}

// isNumbered reports whether relocate may have given this name to a file.
func isNumbered(name, plain string) bool {
	if name == plain {
		return true
	}
	stem := strings.TrimSuffix(name, filepath.Ext(plain))
	i := strings.LastIndexByte(stem, '-')
	if i < 0 {
		return false
	}
	n, err := strconv.Atoi(stem[i+1:])
	return err == nil && numbered(plain, n) == name
}
