package service

import (
	"context"
	"slices"

	"recourse/internal/casework"
	"recourse/internal/letter"
)

// join makes one case of two. The first takes over before the other gives up:
// a stop in between loses nothing, and joining again ends it.
func (s *Service) join(ctx context.Context, req JoinRequest, emit func(any) error) error {
	a := s.act(ctx)
	other, err := s.record.Case(ctx, req.Other)
	if err != nil {
		return noCase(err, req.Other)
	}
	var into letter.CaseID
	err = s.change(ctx, req.ID, func(any) error { return nil }, func(c *letter.Case, _ *letter.Letter) error {
		into = c.ID
		letters, err := s.lettersOf(ctx, slices.Concat(c.Letters, other.Letters))
		if err != nil {
			return err
		}
		if err := casework.Join(c, other, letters, a); err != nil {
			return err
		}
		return s.settle(ctx, c)
	})
	if err != nil {
		return err
	}
	_, err = s.record.UpdateCase(ctx, other.ID, func(c *letter.Case) error {
		casework.Joined(c, into, a)
		return nil
	})
	if err != nil {
		return err
	}
	return s.emitCase(ctx, into, emit)
}

// separate gives a letter back to the case that it was read for, which has it
// before the other gives it up.
func (s *Service) separate(ctx context.Context, req SeparateRequest, emit func(any) error) error {
	a := s.act(ctx)
	from, err := s.source().current(ctx, req.ID)
	if err != nil {
		return noCase(err, req.ID)
	}
	l, home, err := s.home(ctx, req.Letter)
	if err != nil {
		return err
	}
	check := from
	if err := casework.Separate(&check, home, l.ID, nil, a); err != nil {
		return err
	}
	_, err = s.record.UpdateCase(ctx, home, func(c *letter.Case) error {
		casework.Separated(c, from.ID, l, a)
		return s.settle(ctx, c)
	})
	if err != nil {
		return err
	}
	err = s.change(ctx, from.ID, emit, func(c *letter.Case, _ *letter.Letter) error {
		letters, err := s.lettersOf(ctx, c.Letters)
		if err != nil {
			return err
		}
		if err := casework.Separate(c, home, l.ID, letters, a); err != nil {
			return err
		}
		return s.settle(ctx, c)
	})
	if err != nil {
		return err
	}
	return s.emitCase(ctx, home, emit)
}

// home is a letter with the case that it was read for.
func (s *Service) home(ctx context.Context, id letter.ID) (letter.Letter, letter.CaseID, error) {
	none := letter.Refuse("no_such_letter", "there is no letter %s; `recourse case show` prints the letters of a case", id)
	l, err := s.record.Letter(ctx, id)
	if err != nil {
		return l, "", none
	}
	d, err := s.record.Document(ctx, l.Document)
	if err != nil {
		return l, "", err
	}
	i := slices.Index(d.Letters, id)
	if i < 0 || i >= len(d.Cases) {
		return l, "", none
	}
	return l, d.Cases[i], nil
}

func (s *Service) lettersOf(ctx context.Context, ids []letter.ID) ([]letter.Letter, error) {
	var letters []letter.Letter
	for _, id := range ids {
		l, err := s.record.Letter(ctx, id)
		if err != nil {
			return nil, err
		}
		letters = append(letters, l)
	}
	return letters, nil
}

// settle brings the status of a case up to date.
func (s *Service) settle(ctx context.Context, c *letter.Case) error {
	read, err := s.deciding(ctx, *c)
	if err != nil {
		return err
	}
	l, err := casework.Effective(*c, read, s.rules)
	if err != nil {
		return err
	}
	casework.Settle(c, l)
	return nil
}
