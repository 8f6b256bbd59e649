package watch

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"recourse/internal/letter"
)

// Options are one watched folder and what to do with its files.
type Options struct {
	// Folder is watched with all folders below it; it is made if missing.
	Folder string
	// Settle is how long size and time of a file must stay the same.
	Settle time.Duration
	// Patience is how long a file without its own end is waited for; 0 stands
	// for twenty times Settle.
	Patience time.Duration
	// Rescan is the longest time between two looks at the folder.
	Rescan time.Duration
	// Done and Failed take the files afterwards, in the same subfolders. They
	// may lie in Folder and are then never read.
	Done, Failed string
	// Memory is a file that keeps what could not be moved away over a restart;
	// "" keeps it only while the process lives.
	Memory string
	// NoNotify looks at the folder every Rescan only.
	NoNotify bool
	Log      *slog.Logger
	// Deliver makes the bytes of the file durable before it returns. A
	// permanent error moves the file to failed, any other is tried again.
	Deliver func(context.Context, File) (Outcome, error)
}

// File is one complete file.
type File struct {
	// Path opens it; Name is its path below the folder, with slashes.
	Path, Name string
	// Tags are the names of the folders that it lies in.
	Tags []string
	Size int64
}

// Outcome is what became of a delivered file.
type Outcome struct {
	Document letter.DocumentID
	// Known means that the same bytes had come in before.
	Known bool
	// Failure is set where the document is known to have failed already.
	Failure *letter.Failure
}

// Watcher watches one folder.
type Watcher struct {
	Options
	memory *memory
	// states holds every file that is waited for, by name; only passes use it.
	states map[string]*state
	wake   *notifier

	// moving keeps a pass and a Mark call from moving one file both.
	moving sync.Mutex

	mu     sync.Mutex
	status Status
}

// New checks the options.
func New(o Options) (*Watcher, error) {
	switch {
	case o.Folder == "" || o.Done == "" || o.Failed == "":
		return nil, errors.New("watch: folder, done and failed must be named")
	case o.Settle <= 0 || o.Rescan <= 0:
		return nil, errors.New("watch: settle and rescan must be longer than 0s")
	case o.Deliver == nil || o.Log == nil:
		return nil, errors.New("watch: nobody to deliver to")
	}
	o.Patience = cmp.Or(o.Patience, 20*o.Settle)
	w := &Watcher{Options: o, memory: remember(o.Memory, o.Log), states: map[string]*state{}}
	w.status.Folder = o.Folder
	return w, nil
}

// Run makes passes until ctx ends. Nothing that is wrong with the folder or a
// file ends it; such things are logged and shown by Status.
func (w *Watcher) Run(ctx context.Context) error {
	if err := os.MkdirAll(w.Folder, 0o750); err != nil {
		w.Log.Warn("the watched folder can not be made", "err", errors.Unwrap(err))
	}
	w.wake = w.listen()
	defer w.wake.close()
	for ctx.Err() == nil {
		next := w.pass(ctx, time.Now())
		w.wake.wait(ctx, time.Until(next), w.gap())
	}
	return nil
}

// gap gathers a burst of notifications into one pass.
func (w *Watcher) gap() time.Duration {
	return min(max(w.Settle/10, 5*time.Millisecond), 100*time.Millisecond)
}

// listen asks for notifications; without them the rescans remain.
func (w *Watcher) listen() *notifier {
	if w.NoNotify {
		return &notifier{}
	}
	n, err := newNotifier()
	if err != nil {
		w.Log.Warn("no notifications of changes; the folder is looked at every rescan only", "err", err, "rescan", w.Rescan)
		return &notifier{}
	}
	return n
}

// path is where a name of the folder lies.
func (w *Watcher) path(name string) string { return filepath.Join(w.Folder, filepath.FromSlash(name)) }
