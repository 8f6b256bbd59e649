package service

import (
	"context"
	"errors"

	"recourse/internal/letter"
	"recourse/internal/record"
)

// putFilesAway follows the documents and moves the files of those that ended
// to where they belong, whenever and by whomever they were read: a file goes to
// done before its document is read, and may have to go on to failed; after a
// retry that helped, it goes back. It begins with all there are, since a
// document may have ended while no service ran.
func (s *Service) putFilesAway(ctx context.Context) error {
	return s.record.FollowDocuments(ctx, 0, func(ctx context.Context, changes []record.Change) error {
		for _, c := range changes {
			d, err := s.record.Document(ctx, letter.DocumentID(c.Key))
			if c.Removed || errors.Is(err, record.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			s.putAway(d)
		}
		return nil
	})
}

// putAway moves the files of a document that was not read at the first try:
// those of all others are where they belong.
func (s *Service) putAway(d letter.Document) {
	if d.Progress == letter.Queued || len(d.Attempts) == 0 {
		return
	}
	for _, a := range d.Arrivals {
		if a.Source != sourceWatch || a.Parent != "" { // a member has no file
			continue
		}
		for _, w := range s.watches {
			if err := w.putAway(d, a.Name); err != nil {
				s.Log.Warn("a file could not be put away", "document", d.ID.Short(), "code", letter.CodeOf(err))
			}
		}
	}
}

// putAway moves a file of an ended document, if it is one of this folder.
func (w *watching) putAway(d letter.Document, name string) error {
	if d.Failure == nil {
		_, err := w.MarkDone(d.ID, name)
		return err
	}
	_, err := w.MarkFailed(d.ID, name, *d.Failure)
	return err
}
