package batch

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"recourse/ingest/inbox"
	"recourse/internal/letter"
)

// Options narrow a walk.
type Options struct {
	// Since passes over files last changed before it; zero takes all.
	Since time.Time
	// Skip are folders that are not entered, such as our own data folder.
	Skip []string
}

// Item is one file that was found. It is to be read where PassedOver and Err
// are both nil.
type Item struct {
	// Path is the given path with what lies below it: how the user knows the file.
	Path string
	// Tags are the folders between the given path and the file.
	Tags    []string
	Size    int64
	ModTime time.Time
	// PassedOver is why the file is left alone.
	PassedOver *inbox.Reason
	// Err is why a file or folder that may hold a letter could not be looked
	// at: it counts as failed.
	Err error
}

// The reasons of a walk beside those of the names.
var (
	Older   = &inbox.Reason{Code: "older", Why: "it was last changed before the day given by --since"}
	Link    = &inbox.Reason{Code: "link", Why: "it is a symbolic link; name its target to have it read"}
	Special = &inbox.Reason{Code: "special_file", Why: "it is a socket, pipe or device, not a file"}
	Own     = &inbox.Reason{Code: "own_folder", Why: "it belongs to Recourse itself"}
	Mailbox = &inbox.Reason{Code: "mailbox_index", Why: "it is the mail program's own file, not a mail"}
)

// Walk yields the files under the paths, folders with all that is below them,
// in the order of the paths and then of the names. A path that is given
// outright is taken whatever its name; a file that two paths lead to comes
// once. It ends early when ctx does.
func Walk(ctx context.Context, paths []string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		w := &walker{ctx: ctx, options: o, seen: map[string]bool{}, yield: yield}
		for _, p := range paths {
			if !w.root(p) {
				return
			}
		}
	}
}

// walker is one walk; its methods return false where it ends.
type walker struct {
	ctx     context.Context
	options Options
	seen    map[string]bool
	yield   func(Item) bool
}

// root visits a path that the user named, through a link if it is one.
func (w *walker) root(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return w.yield(Item{Path: path, Err: refusal(err)})
	}
	if info.IsDir() {
		return w.folder(path, nil)
	}
	return w.file(path, nil, info)
}

func (w *walker) folder(path string, tags []string) bool {
	if !w.first(path) {
		return true
	}
	if w.isOwn(path) {
		return w.yield(Item{Path: path, Tags: tags, PassedOver: Own})
	}
	entries, err := os.ReadDir(path)
	if err != nil && !w.yield(Item{Path: path, Tags: tags, Err: refusal(err)}) {
		return false
	}
	mail := isMaildir(path)
	for _, e := range entries {
		if w.ctx.Err() != nil || !w.entry(filepath.Join(path, e.Name()), tags, e, mail) {
			return false
		}
	}
	return true
}

func (w *walker) entry(path string, tags []string, e fs.DirEntry, mail bool) bool {
	if why := passOver(path, e, mail); why != nil {
		return w.yield(Item{Path: path, Tags: tags, PassedOver: why})
	}
	if e.IsDir() {
		if mail && (e.Name() == "cur" || e.Name() == "new") {
			return w.folder(path, tags) // says nothing about the mail
		}
		return w.folder(path, append(tags[:len(tags):len(tags)], e.Name()))
	}
	info, err := e.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return true // gone since the folder was listed
	}
	if err != nil {
		return w.yield(Item{Path: path, Tags: tags, Err: refusal(err)})
	}
	return w.file(path, tags, info)
}

// passOver judges an entry of a folder by name and type. In a mailbox, mails
// are in folders only, and mail folders have names that start with a dot.
func passOver(path string, e fs.DirEntry, mail bool) *inbox.Reason {
	switch {
	case e.Type()&fs.ModeSymlink != 0:
		return Link
	case mail && !e.IsDir():
		return Mailbox
	case mail && e.Name() == "tmp":
		return inbox.Partial
	case mail && isMaildir(path):
		return nil
	}
	return inbox.PassOver(path)
}

func (w *walker) file(path string, tags []string, info fs.FileInfo) bool {
	if !w.first(path) {
		return true
	}
	item := Item{Path: path, Tags: tags, Size: info.Size(), ModTime: info.ModTime()}
	switch {
	case !info.Mode().IsRegular():
		item.PassedOver = Special
	case info.ModTime().Before(w.options.Since):
		item.PassedOver = Older
	default:
		item.Err = openable(path)
	}
	return w.yield(item)
}

// first reports whether no path has led here before.
func (w *walker) first(path string) bool {
	key := real(path)
	if w.seen[key] {
		return false
	}
	w.seen[key] = true
	return true
}

func (w *walker) isOwn(path string) bool {
	for _, own := range w.options.Skip {
		if own != "" && real(own) == real(path) {
			return true
		}
	}
	return false
}

// real is the path without links, as far as it can be found out.
func real(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return path
}

// isMaildir knows a mailbox by its three folders.
func isMaildir(path string) bool {
	for _, part := range []string{"cur", "new", "tmp"} {
		if info, err := os.Stat(filepath.Join(path, part)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

func openable(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return refusal(err)
	}
	return f.Close()
}

// refusal tells why a file can not be looked at, without its name.
func refusal(err error) error {
	code, why := "unreadable", "it can not be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code, why = "not_found", "there is no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		code, why = "permission", "this user may not read it"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return letter.Refuse(code, "%s: %s", why, strings.TrimSpace(err.Error()))
}
