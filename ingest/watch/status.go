package watch

import (
	"maps"
	"slices"
	"time"

	"recourse/ingest/inbox"
)

// Status is what a person should know of the folder. It holds names and is
// not for logs.
type Status struct {
	Folder string `json:"folder"`
	// Problem is why the folder can not be looked at, "" if it can.
	Problem string `json:"problem,omitempty"`
	// Looked is the time of the last pass.
	Looked time.Time `json:"looked"`
	// Waiting are the files that are still there, the oldest first, and why.
	Waiting []Waiting `json:"waiting"`
	// PassedOver are the files that are no letters.
	PassedOver []Waiting `json:"passed_over"`
	// Delivered, Known and Failed count the files of this process's life.
	Delivered int `json:"delivered"`
	Known     int `json:"known"`
	Failed    int `json:"failed"`
	// Vanished counts the files that went away before they were taken.
	Vanished int `json:"vanished"`
	// NoNotifications is why there are no notifications, "" if there are.
	NoNotifications string `json:"no_notifications,omitempty"`
}

// Waiting is one file that is still in the folder.
type Waiting struct {
	Name  string    `json:"name"`
	Why   string    `json:"why"`
	Since time.Time `json:"since,omitzero"`
}

// Status tells how the folder stood after the last pass.
func (w *Watcher) Status() Status {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.status
	s.Waiting, s.PassedOver = slices.Clone(s.Waiting), slices.Clone(s.PassedOver)
	return s
}

func (w *Watcher) count(o Outcome) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case o.Failure != nil:
		w.status.Failed++
	case o.Known:
		w.status.Known++
	default:
		w.status.Delivered++
	}
}

func (w *Watcher) vanished() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.status.Vanished++
	w.Log.Info("a file went away before it was taken")
}

// noNotifications is told once.
func (w *Watcher) noNotifications(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.status.NoNotifications == "" {
		w.status.NoNotifications = reason(err)
		w.Log.Warn("no notifications of changes in a folder; it is looked at every rescan only", "err", reason(err))
	}
}

// report keeps for Status how the pass found the folder, and logs what is new.
func (w *Watcher) report(found listing, err error, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	problem := ""
	if err != nil {
		problem = reason(err)
	}
	if problem != w.status.Problem {
		w.logProblem(problem)
	}
	w.status.Problem, w.status.Looked = problem, now
	w.status.Waiting = w.waiting(found)
	w.status.PassedOver = passedOver(found.passedOver)
}

func (w *Watcher) logProblem(problem string) {
	if problem == "" {
		w.Log.Info("the watched folder can be looked at again")
		return
	}
	w.Log.Error("the watched folder can not be looked at; it is tried again every rescan", "err", problem)
}

func (w *Watcher) waiting(found listing) []Waiting {
	var list []Waiting
	for name, err := range found.closed {
		list = append(list, Waiting{Name: name + "/", Why: "the folder can not be looked at: " + reason(err)})
	}
	for _, e := range found.files {
		if s := w.states[e.name]; s != nil {
			list = append(list, Waiting{e.name, s.why, s.since})
		}
	}
	return list
}

func passedOver(found map[string]*inbox.Reason) []Waiting {
	var list []Waiting
	for _, name := range slices.Sorted(maps.Keys(found)) {
		list = append(list, Waiting{Name: name, Why: found[name].Why})
	}
	return list
}
