package record

import (
	"context"
	"time"

	"recourse/internal/letter"
)

const (
	// maxChanges bounds what is handed on at once.
	maxChanges = 500
	// lookAgain is how often a feed looks without being told.
	lookAgain = 5 * time.Second
)

// Change says that a value was written or removed.
type Change struct {
	// Key is the id of the case, document or letter.
	Key      string
	Revision uint64
	Removed  bool
}

// FollowCases calls fn with the changes after a revision (0: all there is),
// in order and as many at once as have come in, until ctx ends or fn fails. Of
// a case that was written several times only the newest revision may come.
// Where the record has not reached the revision, it is another record or an
// older one: that fails with code "feed_past_end".
func (r *Record) FollowCases(ctx context.Context, after uint64, fn func(context.Context, []Change) error) error {
	return follow(ctx, r.cases, after, fn)
}

// FollowDocuments does for documents what FollowCases does for cases.
func (r *Record) FollowDocuments(ctx context.Context, after uint64, fn func(context.Context, []Change) error) error {
	return follow(ctx, r.documents, after, fn)
}

// FollowLetters does for letters what FollowCases does for cases.
func (r *Record) FollowLetters(ctx context.Context, after uint64, fn func(context.Context, []Change) error) error {
	return follow(ctx, r.letters, after, fn)
}

// CasesAfter returns the next changes after a revision, a few hundred at most,
// and none where there are no more.
func (r *Record) CasesAfter(ctx context.Context, after uint64) ([]Change, error) {
	return r.cases.changes(ctx, after)
}

// DocumentsAfter does for documents what CasesAfter does for cases.
func (r *Record) DocumentsAfter(ctx context.Context, after uint64) ([]Change, error) {
	return r.documents.changes(ctx, after)
}

// LettersAfter does for letters what CasesAfter does for cases.
func (r *Record) LettersAfter(ctx context.Context, after uint64) ([]Change, error) {
	return r.letters.changes(ctx, after)
}

// CasesHead is the revision of the newest change of any case.
func (r *Record) CasesHead(ctx context.Context) (uint64, error) { return r.cases.head(ctx) }

// DocumentsHead is the revision of the newest change of any document.
func (r *Record) DocumentsHead(ctx context.Context) (uint64, error) { return r.documents.head(ctx) }

// LettersHead is the revision of the newest change of any letter.
func (r *Record) LettersHead(ctx context.Context) (uint64, error) { return r.letters.head(ctx) }

func follow[T any](ctx context.Context, t table[T], after uint64, fn func(context.Context, []Change) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stored, err := t.bus.Listen(ctx, "$KV."+t.name+".>", lookAgain)
	if err != nil {
		return err
	}
	if err := t.reaches(ctx, after); err != nil {
		return err
	}
	for {
		changes, err := t.changes(ctx, after)
		if err != nil {
			return err
		}
		if len(changes) > 0 {
			if err := fn(ctx, changes); err != nil {
				return err
			}
			after = changes[len(changes)-1].Revision
			continue
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-stored:
		}
	}
}

// reaches fails where the table ends before a revision: what would be written
// next would be taken for known.
func (t table[T]) reaches(ctx context.Context, revision uint64) error {
	head, err := t.head(ctx)
	if err == nil && revision > head {
		err = letter.Refuse("feed_past_end", "the record ends before the position that was followed to")
	}
	return err
}

func (t table[T]) changes(ctx context.Context, after uint64) ([]Change, error) {
	var changes []Change
	for len(changes) < maxChanges {
		m, found, err := t.next(ctx, ">", after)
		if err != nil {
			return nil, err
		}
		if !found {
			break
		}
		after = m.revision
		changes = append(changes, Change{Key: idOf(t.name, m.key), Revision: m.revision, Removed: m.removed})
	}
	return changes, nil
}

// idOf is the id that a key stands for.
func idOf(table, key string) string {
	if table == lettersBucket {
		return letterID(key)
	}
	return key
}
