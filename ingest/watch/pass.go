package watch

import (
	"context"
	"errors"
	"time"

	"recourse/internal/letter"
)

// mostPerPass bounds the files that one pass hands over: after them the folder
// is looked at anew, so that a burst of thousands keeps nothing waiting.
const mostPerPass = 64

// pass looks at the folder once, hands over what is complete, and returns when
// to look again at the latest.
func (w *Watcher) pass(ctx context.Context, now time.Time) time.Time {
	found, err := w.list()
	next := now.Add(w.Rescan)
	taken := 0
	for _, e := range found.files {
		s := w.observe(e, now)
		due := w.due(e, s, now)
		if due.After(now) {
			next = earlier(next, due)
			continue
		}
		if taken == mostPerPass || ctx.Err() != nil {
			next = now
			break
		}
		taken++
		next = earlier(next, w.take(ctx, e, s, now))
	}
	if err == nil {
		w.forget(found.files)
	}
	w.report(found, err, now)
	return next
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// forget drops what is known of files that somebody else took away.
func (w *Watcher) forget(files []entry) {
	there := make(map[string]bool, len(files))
	for _, e := range files {
		there[e.name] = true
	}
	for name := range w.states {
		if !there[name] {
			delete(w.states, name)
			w.vanished()
		}
	}
	if err := w.memory.keepOnly(there); err != nil {
		w.Log.Warn("what could not be moved away is not kept over a restart", "err", reason(err))
	}
}

// take hands one file over and moves it away. It returns when to look again.
func (w *Watcher) take(ctx context.Context, e entry, s *state, now time.Time) time.Time {
	if known, ok := w.remembered(e); ok {
		return w.putAway(e, s, known, now)
	}
	if !w.same(e) {
		return now.Add(w.Settle) // it changed or went since it was listed
	}
	file := File{Path: w.path(e.name), Name: e.name, Tags: e.tags(), Size: e.info.Size()}
	outcome, err := w.Deliver(ctx, file)
	switch {
	case err == nil:
		w.count(outcome)
		return w.putAway(e, s, outcome, now)
	case letter.KindOf(err) == letter.Permanent && w.same(e):
		failure := &letter.Failure{Stage: "ingest", Code: letter.CodeOf(err), Why: letter.WhyOf(err), Kind: letter.Permanent.String(), At: now}
		w.count(Outcome{Failure: failure})
		return w.putAway(e, s, Outcome{Failure: failure}, now)
	case ctx.Err() != nil:
		return now
	}
	return w.again(s, err, now)
}

// same reports whether the file is still what was listed.
func (w *Watcher) same(e entry) bool { return unchanged(w.path(e.name), e.info) }

// longestDelay bounds the time between two tries.
const longestDelay = 5 * time.Minute

// again plans the next try; the delay doubles from one to the next.
func (w *Watcher) again(s *state, err error, now time.Time) time.Time {
	s.why = "it will be tried again: " + letter.WhyOf(err)
	delay := min(w.Settle<<min(s.tries, 20), longestDelay)
	s.tries++
	s.retry = now.Add(delay)
	level := w.Log.Warn
	if letter.KindOf(err) == letter.Bug {
		level = w.Log.Error
	}
	level("a file could not be handed over; it stays and is tried again", "code", letter.CodeOf(err), "try", s.tries, "in", delay)
	return s.retry
}

// putAway moves a file that is dealt with to done or failed. One that can not
// be moved is remembered, so that it is not taken again, and moved as soon as
// that works.
func (w *Watcher) putAway(e entry, s *state, o Outcome, now time.Time) time.Time {
	err := w.move(e, o.Failure)
	switch {
	case err == nil:
		delete(w.states, e.name)
		return now.Add(w.Rescan)
	case errors.Is(err, errChanged):
		return now.Add(w.Settle)
	}
	if s.tries == 0 {
		w.Log.Warn("a file is dealt with but can not be moved away", "document", o.Document, "err", reason(err))
	}
	s.tries++
	s.why = "it is dealt with but can not be moved away: " + reason(err)
	s.retry = now.Add(w.Rescan)
	if err := w.hold(e, o); err != nil {
		w.Log.Warn("what could not be moved away is not kept over a restart", "err", reason(err))
	}
	return s.retry
}
