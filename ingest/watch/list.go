package watch

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"recourse/ingest/inbox"
)

// entry is one file as it was found in a pass.
type entry struct {
	name string
	info fs.FileInfo
}

func (e entry) tags() []string {
	parts := strings.Split(e.name, "/")
	return parts[:len(parts)-1]
}

// listing is the folder at the time of a pass.
type listing struct {
	files []entry
	// passedOver are the files that are no letters, by name.
	passedOver map[string]*inbox.Reason
	// closed are the folders below that could not be listed, by name.
	closed map[string]error
}

var (
	link    = &inbox.Reason{Code: "link", Why: "it is a symbolic link, which might lead out of the folder"}
	special = &inbox.Reason{Code: "special_file", Why: "it is a socket, pipe or device, not a file"}
)

// list looks at the folder and everything below it, done and failed left out.
// The files come in the order of their times, the oldest first.
func (w *Watcher) list() (listing, error) {
	l := listing{passedOver: map[string]*inbox.Reason{}, closed: map[string]error{}}
	err := w.listFolder(&l, "")
	delete(l.closed, "")
	slices.SortStableFunc(l.files, func(a, b entry) int { return a.info.ModTime().Compare(b.info.ModTime()) })
	return l, err
}

func (w *Watcher) listFolder(l *listing, name string) error {
	dir := w.path(name)
	// Listening comes first: what changes during the listing is then notified.
	if err := w.wake.add(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.noNotifications(err)
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) && name != "" {
		return nil // gone since the folder above was listed
	}
	if err != nil {
		l.closed[name] = err
	}
	for _, e := range entries {
		w.listEntry(l, strings.TrimPrefix(name+"/"+e.Name(), "/"), e)
	}
	return err
}

func (w *Watcher) listEntry(l *listing, name string, e fs.DirEntry) {
	why := inbox.PassOver(name)
	switch {
	case w.isOutcome(name, e):
		return
	case why != nil:
	case e.Type()&fs.ModeSymlink != 0:
		why = link
	case e.IsDir():
		_ = w.listFolder(l, name) // noted in closed
		return
	case !e.Type().IsRegular():
		why = special
	}
	if why != nil {
		l.passedOver[name] = why
		return
	}
	if info, err := e.Info(); err == nil { // else it is gone already
		l.files = append(l.files, entry{name, info})
	}
}

// isOutcome reports whether the folder is done or failed, under whatever name.
func (w *Watcher) isOutcome(name string, e fs.DirEntry) bool {
	if !e.IsDir() {
		return false
	}
	info, err := os.Stat(w.path(name))
	return err == nil && (isAt(info, w.Done) || isAt(info, w.Failed))
}

func isAt(info fs.FileInfo, path string) bool {
	other, err := os.Stat(path)
	return err == nil && os.SameFile(info, other)
}
