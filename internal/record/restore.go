package record

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"recourse/internal/letter"
)

// openForRestore opens a record that takes what an archive holds: a new one,
// or the one of an interrupted restore. A sound record that holds documents is
// refused, because restoring would mix two of them.
func (r *Record) openForRestore(ctx context.Context, o Options, m *marker) error {
	if o.Bus.URL == "" && !exists(filepath.Join(r.dir, storeName)) {
		return r.create(ctx, o, nil, restoring)
	}
	if m == nil || m.State == creating {
		return r.createAside(ctx, o, m)
	}
	r.marker = *m
	err := r.openExisting(ctx, o)
	if m.State == restoring && err == nil {
		return nil
	}
	if err == nil {
		if err = r.refuseFilled(ctx); err != nil {
			return err
		}
		r.marker.State = restoring
		return writeMarker(r.dir, r.marker)
	}
	if letter.CodeOf(err) != "record_damaged" || o.Bus.URL != "" {
		return err
	}
	if err := r.stopBus(); err != nil {
		return err
	}
	return r.createAside(ctx, o, nil)
}

// createAside makes a new record and keeps the old files, if there are any.
func (r *Record) createAside(ctx context.Context, o Options, m *marker) error {
	if m == nil && o.Bus.URL == "" {
		if err := setAside(r.dir); err != nil {
			return err
		}
	}
	return r.create(ctx, o, m, restoring)
}

func (r *Record) stopBus() error {
	if r.bus == nil {
		return nil
	}
	err := r.bus.Close()
	r.bus = nil
	return err
}

func (r *Record) refuseFilled(ctx context.Context) error {
	head, err := r.documents.head(ctx)
	if err != nil {
		return err
	}
	if head > 0 {
		return letter.Refuse("record_not_empty", "the record is sound and holds documents: restore into an empty folder")
	}
	return nil
}

// errNotRestoring protects what people entered from being replaced whole.
var errNotRestoring = errors.New("the record was not opened for a restore")

// RestoreDocument stores a document as an archive has it.
func (r *Record) RestoreDocument(ctx context.Context, d letter.Document) error {
	if r.marker.State != restoring {
		return fmt.Errorf("restore document %s: %w", d.ID.Short(), errNotRestoring)
	}
	return r.documents.put(ctx, string(d.ID), d)
}

// RestoreCase stores a case as an archive has it.
func (r *Record) RestoreCase(ctx context.Context, c letter.Case) error {
	if r.marker.State != restoring {
		return fmt.Errorf("restore case %s: %w", c.ID, errNotRestoring)
	}
	return r.cases.put(ctx, string(c.ID), c)
}

// RestoreLessons stores what corrections taught as an archive has it.
func (r *Record) RestoreLessons(ctx context.Context, l []letter.Lesson) error {
	if r.marker.State != restoring {
		return fmt.Errorf("restore lessons: %w", errNotRestoring)
	}
	return r.lessons.put(ctx, lessonsKey, lessons{Lessons: l})
}

// EndRestore makes a restored record ready for use.
func (r *Record) EndRestore() error {
	if r.marker.State != restoring {
		return fmt.Errorf("end restore: %w", errNotRestoring)
	}
	r.marker.State = ready
	return writeMarker(r.dir, r.marker)
}
