package deadline

import "recourse/internal/letter"

// actBy is the earliest date, not yet past when the letter came in, among the
// clocks that are the user's and are running, and the deadline's safe date.
func (d *decider) actBy() letter.Date {
	var by letter.Date
	take := func(day letter.Date) {
		if !day.IsZero() && !day.Before(d.in.Received) {
			by = earlier(by, day)
		}
	}
	for _, c := range d.clocks {
		if d.open(c) {
			take(c.Date)
		}
	}
	if d.deadline != nil {
		take(d.deadline.SafeDate)
	}
	return by
}

// Open are the clocks that the user can act on now. Nobody appeals a letter
// that is no denial, and the second appeal follows the first.
func Open(clocks []letter.Clock, f letter.Finding) []letter.Clock {
	d := decider{in: DecideIn{Finding: f}}
	if f.Stage != nil {
		d.stage = *f.Stage
	}
	var open []letter.Clock
	for _, c := range clocks {
		if d.open(c) {
			open = append(open, c)
		}
	}
	return open
}

// open reports whether the user can act on a clock now; see [Open].
func (d *decider) open(c letter.Clock) bool {
	if c.Owner == letter.OwnerPlan {
		return false
	}
	if !d.in.Finding.IsDenial() {
		return c.Kind == letter.ClockRecordsDue || c.Kind == letter.ClockHearing
	}
	return d.stage == letter.StageUpheld && c.Level < 3 || c.Level < 2
}
