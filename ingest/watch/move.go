package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"recourse/internal/letter"
)

// errChanged means that another file, or another state of it, stands where the
// one that was delivered stood: it is a letter of its own and stays.
var errChanged = errors.New("the file was changed meanwhile")

// move takes a delivered file out of the folder: to done, or with a note to
// failed. A file that is gone was taken away by somebody else, and nothing is
// left to do.
func (w *Watcher) move(e entry, failure *letter.Failure) error {
	w.moving.Lock()
	defer w.moving.Unlock()
	dir := w.Done
	if failure != nil {
		dir = w.Failed
	}
	to, err := w.relocate(w.path(e.name), dir, e.name, e.info)
	if err != nil {
		return unlessGone(w.path(e.name), err)
	}
	if failure != nil {
		if err := writeNote(to, *failure); err != nil {
			w.Log.Warn("the note on a failed file can not be written", "code", failure.Code, "err", reason(err))
		}
	}
	return nil
}

func unlessGone(path string, err error) error {
	if _, gone := os.Lstat(path); errors.Is(gone, fs.ErrNotExist) {
		return nil
	}
	return err
}

// relocate moves a file below dir under its name, or with a number added where
// that name is taken by another file. Where the same bytes stand there already,
// an earlier try came that far: the file at from is the copy and goes.
func (w *Watcher) relocate(from, dir, name string, want fs.FileInfo) (string, error) {
	if !unchanged(from, want) {
		return "", errChanged
	}
	target := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(target), w.mode()); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		to := numbered(target, n)
		err := transfer(from, to, want)
		if !errors.Is(err, fs.ErrExist) {
			return to, err
		}
		same, err := sameBytes(from, to)
		switch {
		case err != nil:
			return "", err
		case same && unchanged(from, want):
			return to, os.Remove(from)
		}
	}
}

// unchanged reports whether the file at path is still the one that was looked at.
func unchanged(path string, want fs.FileInfo) bool {
	info, err := os.Lstat(path)
	return err == nil && os.SameFile(info, want) && info.Size() == want.Size() && info.ModTime().Equal(want.ModTime())
}

// mode gives the folders for the moved files the permissions of the watched one.
func (w *Watcher) mode() fs.FileMode {
	if info, err := os.Stat(w.Folder); err == nil {
		return info.Mode().Perm() | 0o700
	}
	return 0o750
}

// numbered is a.pdf, a-2.pdf, a-3.pdf.
func numbered(path string, n int) string {
	if n == 1 {
		return path
	}
	dir, name := filepath.Split(path)
	ext := filepath.Ext(name)
	number := fmt.Sprintf("-%d%s", n, ext)
	return dir + fit(strings.TrimSuffix(name, ext), number)
}

// fit puts an ending to a name and cuts the name where no file system would
// take it: 255 bytes, whole characters.
func fit(name, ending string) string {
	const longest = 255
	name = name[:min(len(name), max(0, longest-len(ending)))]
	return strings.ToValidUTF8(name, "") + ending
}

// transfer moves from to a name that must not exist, over devices as well.
func transfer(from, to string, want fs.FileInfo) error {
	err := renameNew(from, to)
	switch {
	case errors.Is(err, syscall.EXDEV):
		return transferCopy(from, to, want)
	case err == nil && !unchanged(to, want):
		return errors.Join(errChanged, renameNew(to, from))
	}
	return err
}

func transferCopy(from, to string, want fs.FileInfo) error {
	if err := copyNew(from, to); err != nil {
		return err
	}
	if !unchanged(from, want) {
		return errors.Join(errChanged, os.Remove(to))
	}
	return os.Remove(from)
}

// reserve renames onto a name that it has first taken with an empty file: for
// file systems that can not rename without replacing.
func reserve(from, to string) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}
