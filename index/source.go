package index

import (
	"context"
	"errors"

	"recourse/internal/letter"
)

// ErrNotFound is what [Source.Load] returns, wrapped or not, for a case that
// does not exist or was removed.
var ErrNotFound = errors.New("index: no such case")

// Doc is a case as it is indexed. A document that could not be read yet is a
// case without letters.
type Doc struct {
	Case    letter.Case
	Letters []LetterText
	// Standing is the deciding letter with what people entered laid over it;
	// nil where nothing is known.
	Standing  *letter.Letter
	Documents []letter.Document
}

// LetterText is a letter with its words.
type LetterText struct {
	Letter letter.Letter
	// Body is the text as read, pages separated by form feeds. Which parts of
	// it are boilerplate is decided here.
	Body string
}

// Source is the record as the index sees it. The revision of a case comes from
// one growing sequence and changes whenever anything of its Doc changes.
type Source interface {
	// Load returns a case as it is now; ErrNotFound where there is none.
	Load(ctx context.Context, id letter.CaseID) (Doc, error)
	// Revisions lists all cases that exist, with their revisions.
	Revisions(ctx context.Context) (map[letter.CaseID]uint64, error)
	// Follow calls fn for every change after revision from, in order, and for
	// new changes until ctx ends; then it returns ctx's error. fn is quick.
	Follow(ctx context.Context, from uint64, fn func(id letter.CaseID, revision uint64, deleted bool) error) error
}
