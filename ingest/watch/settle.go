package watch

import "time"

// state is what is known of a file that is waited for.
type state struct {
	size int64
	mod  time.Time
	// since is when size and time were first seen as they are.
	since time.Time
	// looked is true once the end of the file as it is was looked for; ended
	// is what came of it.
	looked, ended bool
	tries         int
	// retry is when to try again after a delivery or move that did not work.
	retry time.Time
	// why is what it waits for, for Status.
	why string
}

// observe returns the state of a file; a changed file starts to settle anew.
func (w *Watcher) observe(e entry, now time.Time) *state {
	s := w.states[e.name]
	if s == nil || s.size != e.info.Size() || !s.mod.Equal(e.info.ModTime()) {
		s = &state{size: e.info.Size(), mod: e.info.ModTime(), since: now, why: "settling"}
		w.states[e.name] = s
	}
	return s
}

// due returns when the file can be handed over, as far as is known now.
func (w *Watcher) due(e entry, s *state, now time.Time) time.Time {
	settled := s.since.Add(w.Settle)
	if now.Before(settled) {
		return settled
	}
	if !s.looked {
		w.look(e, s)
	}
	if !s.ended {
		settled = s.since.Add(w.Patience)
	}
	if settled.Before(s.retry) {
		return s.retry
	}
	return settled
}

// look finds out whether the file's own end is there. A file that can not be
// opened (locked, no permission) is looked at again in the next pass.
func (w *Watcher) look(e entry, s *state) {
	f, err := open(w.path(e.name))
	if err != nil {
		s.why = "it can not be opened: " + reason(err)
		return
	}
	defer f.Close()
	s.looked, s.ended = true, complete(f, s.size)
	if !s.ended {
		s.why = "its end has not come yet"
	}
}
