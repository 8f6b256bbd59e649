package watch

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// notifier wakes the loop when something changes in the folders it was told
// of. What changed does not matter: a pass looks at everything. The zero
// notifier never wakes.
type notifier struct {
	fs *fsnotify.Watcher
}

func newNotifier() (*notifier, error) {
	fs, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{fs}, nil
}

// add listens to a folder; doing it again is harmless.
func (n *notifier) add(dir string) error {
	if n == nil || n.fs == nil {
		return nil
	}
	return n.fs.Add(dir)
}

func (n *notifier) close() {
	if n.fs != nil {
		_ = n.fs.Close()
	}
}

// wait returns after the time is up, when ctx ends, or gap after the first
// change; what changes within gap is gathered into one return.
func (n *notifier) wait(ctx context.Context, upTo, gap time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, upTo)
	defer cancel()
	if !n.next(ctx) {
		return
	}
	burst, cancel := context.WithTimeout(ctx, gap)
	defer cancel()
	for n.next(burst) {
	}
}

// next waits for one change; false when ctx ends first.
func (n *notifier) next(ctx context.Context) bool {
	var events chan fsnotify.Event
	var errors chan error
	if n.fs != nil {
		events, errors = n.fs.Events, n.fs.Errors
	}
	select {
	case <-ctx.Done():
		return false
	case <-events:
	case <-errors: // an overflow of the queue: changes were missed, so look
	}
	return true
}
