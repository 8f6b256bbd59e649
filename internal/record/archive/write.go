package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"recourse/internal/letter"
)

// write archives a batch. The position is put down one batch late: only the
// sync of the next batch makes the renames of this one durable.
func (a *Archive) write(ctx context.Context, b *batch) error {
	s := &staging{dir: a.dir}
	if err := a.stage(ctx, s, b); err != nil {
		return err
	}
	if err := s.sync(); err != nil {
		return fmt.Errorf("archive: sync: %w", err)
	}
	if err := errors.Join(a.writePosition(a.at), s.commit(), a.remove(b)); err != nil {
		return err
	}
	a.at = b.to
	return nil
}

// settle puts the position of the last batch down at the end.
func (a *Archive) settle() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	s := &staging{dir: a.dir}
	if err := s.sync(); err != nil {
		return fmt.Errorf("archive: sync: %w", err)
	}
	return a.writePosition(a.at)
}

func (a *Archive) stage(ctx context.Context, s *staging, b *batch) error {
	letters := make(map[letter.DocumentID]bool)
	for id := range b.letters {
		l, err := a.record.Letter(ctx, letter.ID(id))
		if err == nil {
			letters[l.Document] = true
		} else if !a.skip(err, "letter", id) {
			return err
		}
	}
	for id, removed := range b.documents {
		if removed {
			delete(letters, letter.DocumentID(id))
			continue
		}
		if err := a.stageDocument(ctx, s, letter.DocumentID(id)); err != nil && !a.skip(err, "document", id) {
			return err
		}
	}
	for id := range letters {
		if err := a.stageLetters(ctx, s, id); err != nil && !a.skip(err, "letters", string(id)) {
			return err
		}
	}
	if err := a.stageCases(ctx, s, b); err != nil || !b.lessons {
		return err
	}
	learned, err := a.record.Lessons(ctx)
	if err != nil {
		return err
	}
	return onDisk(s.addJSON(learnedName, learnedFile{letter.Schema, learned}))
}

func (a *Archive) stageCases(ctx context.Context, s *staging, b *batch) error {
	for id, removed := range b.cases {
		if removed {
			continue
		}
		if err := a.stageCase(ctx, s, letter.CaseID(id)); err != nil && !a.skip(err, "case", id) {
			return err
		}
	}
	return nil
}

// stageDocument archives the original first of all: it is what can not be made
// again. The reading follows when it is complete.
func (a *Archive) stageDocument(ctx context.Context, s *staging, id letter.DocumentID) error {
	d, err := a.record.Document(ctx, id)
	if err != nil {
		return err
	}
	if !d.Unkept {
		if err := a.stageOriginal(ctx, s, d); err != nil {
			return err
		}
	}
	if d.Progress != letter.Queued {
		pages, err := a.record.Pages(ctx, id)
		if err != nil {
			return err
		}
		if err := s.addCompressed(filepath.Join(documentDir(id), readingName), readingFile{letter.Schema, pages}); err != nil {
			return onDisk(err)
		}
	}
	return onDisk(s.addJSON(filepath.Join(documentDir(id), documentName), d))
}

func (a *Archive) stageOriginal(ctx context.Context, s *staging, d letter.Document) error {
	path := filepath.Join(documentDir(d.ID), originalName)
	if info, err := os.Stat(filepath.Join(a.dir, path)); err == nil && info.Size() == d.Size {
		return nil
	}
	o, err := a.record.Original(ctx, d.ID)
	if err != nil {
		return err
	}
	err = s.add(path, func(w io.Writer) error {
		_, err := io.Copy(w, o)
		return err
	})
	return errors.Join(onDisk(err), o.Close())
}

func (a *Archive) stageLetters(ctx context.Context, s *staging, id letter.DocumentID) error {
	letters, err := a.record.LettersOf(ctx, id)
	if err != nil {
		return err
	}
	return onDisk(s.addJSON(filepath.Join(documentDir(id), lettersName), lettersFile{letter.Schema, letters}))
}

func (a *Archive) stageCase(ctx context.Context, s *staging, id letter.CaseID) error {
	c, err := a.record.Case(ctx, id)
	if err != nil {
		return err
	}
	file := caseFile{Schema: letter.Schema, Case: c}
	for _, id := range c.Letters {
		l, err := a.record.Letter(ctx, id)
		if err == nil {
			file.Letters = append(file.Letters, l)
		} else if !a.skip(err, "letter", string(id)) {
			return err
		}
	}
	return onDisk(s.addJSON(casePath(id), file))
}

func casePath(id letter.CaseID) string { return filepath.Join(casesDir, string(id)+".json") }

// remove follows what was forgotten.
func (a *Archive) remove(b *batch) error {
	for id, removed := range b.documents {
		if !removed {
			continue
		}
		if err := os.RemoveAll(filepath.Join(a.dir, documentDir(letter.DocumentID(id)))); err != nil {
			return fmt.Errorf("archive: %w", err)
		}
	}
	for id, removed := range b.cases {
		if !removed {
			continue
		}
		err := os.Remove(filepath.Join(a.dir, casePath(letter.CaseID(id))))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("archive: %w", err)
		}
	}
	return nil
}

// onDisk is for errors of the file system: they pass, so nothing is left out
// because of them.
func onDisk(err error) error {
	var path *fs.PathError
	if !errors.As(err, &path) {
		return err
	}
	return &letter.Error{Kind: letter.Transient, Code: "archive_unwritable", Why: "the archive can not be written", Err: path.Err}
}
