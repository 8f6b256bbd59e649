package record

import (
	"context"
	"errors"

	"recourse/internal/letter"
)

// lessonsKey is where all that corrections taught is kept, as one value: it is
// read with every letter and changes seldom. It lies in the bucket of the
// record's name, so that older records have a place for it.
const lessonsKey = "lessons"

// lessons is what corrections taught.
type lessons struct {
	Schema  int             `json:"schema"`
	Lessons []letter.Lesson `json:"lessons"`
}

// Lessons are what corrections taught, the oldest first.
func (r *Record) Lessons(ctx context.Context) ([]letter.Lesson, error) {
	l, _, err := r.lessons.get(ctx, lessonsKey)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return l.Lessons, err
}

// UpdateLessons applies change to the newest state.
func (r *Record) UpdateLessons(ctx context.Context, change func([]letter.Lesson) ([]letter.Lesson, error)) error {
	if _, err := r.lessons.create(ctx, lessonsKey, lessons{}); err != nil {
		return err
	}
	_, err := r.lessons.update(ctx, lessonsKey, func(l *lessons) (err error) {
		l.Lessons, err = change(l.Lessons)
		return err
	})
	return err
}

// FollowLessons does for what corrections taught what FollowCases does for
// cases.
func (r *Record) FollowLessons(ctx context.Context, after uint64, fn func(context.Context, []Change) error) error {
	return follow(ctx, r.lessons, after, fn)
}

// LessonsAfter does for lessons what CasesAfter does for cases.
func (r *Record) LessonsAfter(ctx context.Context, after uint64) ([]Change, error) {
	return r.lessons.changes(ctx, after)
}

// LessonsHead is the revision of the newest change.
func (r *Record) LessonsHead(ctx context.Context) (uint64, error) { return r.lessons.head(ctx) }
