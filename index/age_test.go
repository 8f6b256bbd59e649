package index

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"recourse/internal/letter"
)

// aging is a record whose one case is to be acted on by the 3rd, and from the
// 4th on by the 20th.
type aging struct {
	*memoryRecord
	day atomic.Int32
}

func (a *aging) today() letter.Date {
	return letter.DateOf(time.Date(2026, 3, int(a.day.Load()), 0, 0, 0, 0, time.UTC))
}

func (a *aging) Load(ctx context.Context, id letter.CaseID) (Doc, error) {
	d, err := a.memoryRecord.Load(ctx, id)
	if err != nil {
		return d, err
	}
	standing := d.Letters[0].Letter
	standing.ActBy = letter.DateOf(time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC))
	if a.day.Load() > 3 {
		standing.ActBy = letter.DateOf(time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC))
	}
	d.Standing = &standing
	return d, nil
}

// The earliest date to come is another one on another day, though nothing of the
// case has changed: while the program runs, and while it does not.
func TestADayGoesBy(t *testing.T) {
	found := func(ix *Index, query string) bool {
		return slices.Equal(find(t, ix, Request{Query: query}), []string{"R-AAAAA"})
	}
	for name, every := range map[string]time.Duration{"running": time.Millisecond, "stopped": time.Hour} {
		record := &aging{memoryRecord: newRecord(sample{id: "R-AAAAA", body: "A wheelchair."}.doc())}
		record.day.Store(2)
		o := options(t.TempDir())
		o.Today, o.LookAtDay = record.today, every
		ix, stop := run(t, o, record)
		if !found(ix, "act_by:2026-03-03") {
			t.Errorf("%s: not found by the date of the day", name)
		}
		if name == "stopped" {
			stop()
		}
		record.day.Store(4)
		if name == "stopped" {
			ix, stop = run(t, o, record)
		}
		until(t, func() bool { return found(ix, "act_by:2026-03-20") })
		stop()
	}
}

// What could not be taken in because the record could not be read is taken in at
// the next look, not on the next day.
func TestADayThatFailedIsTriedAgain(t *testing.T) {
	record := &aging{memoryRecord: newRecord(sample{id: "R-AAAAA", body: "A wheelchair."}.doc())}
	record.day.Store(2)
	o := options(t.TempDir())
	o.Today, o.LookAtDay = record.today, time.Hour
	ix, stop := run(t, o, record)
	defer stop()
	record.day.Store(4)
	before := letter.DateOf(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))
	if done := ix.turnDay(t.Context(), unlisted{record}, before); done != before {
		t.Errorf("done up to %v though the record could not be listed", done)
	}
	if done := ix.turnDay(t.Context(), record, before); done != record.today() {
		t.Errorf("done up to %v", done)
	}
}

// unlisted is a record that can not be listed.
type unlisted struct{ Source }

func (unlisted) Revisions(context.Context) (map[letter.CaseID]uint64, error) {
	return nil, errors.New("no answer")
}
