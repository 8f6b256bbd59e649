package service

import (
	"context"
	"fmt"
	"io"
	"time"

	"recourse/internal/casework"
	"recourse/internal/letter"
	"recourse/internal/view"
)

// act is who calls, now.
func (s *Service) act(ctx context.Context) casework.Act {
	return casework.Act{By: caller(ctx), At: time.Now()}
}

// change applies a change to the newest state of a case and answers with what
// it is then. read is the deciding letter as the machine has it, nil for none.
func (s *Service) change(ctx context.Context, id letter.CaseID, emit func(any) error,
	change func(c *letter.Case, read *letter.Letter) error) error {
	c, err := s.source().current(ctx, id)
	if err != nil {
		return noCase(err, id)
	}
	_, err = s.record.UpdateCase(ctx, c.ID, func(c *letter.Case) error {
		read, err := s.deciding(ctx, *c)
		if err != nil {
			return err
		}
		return change(c, read)
	})
	if err != nil {
		return err
	}
	s.stored()
	return s.emitCase(ctx, c.ID, emit)
}

// stored is passed when a change is durable.
func (s *Service) stored() {
	s.changed.Store(true)
	s.at("change stored")
}

// deciding is the letter that decides a case, as read; nil for none.
func (s *Service) deciding(ctx context.Context, c letter.Case) (*letter.Letter, error) {
	id := casework.Deciding(c)
	if id == "" {
		return nil, nil
	}
	l, err := s.record.Letter(ctx, id)
	return &l, err
}

func (s *Service) emitCase(ctx context.Context, id letter.CaseID, emit func(any) error) error {
	d, err := s.source().dossier(ctx, id)
	if err != nil {
		return err
	}
	return emit(view.NewCase(d, s.today()))
}

func (s *Service) setFields(ctx context.Context, req SetRequest, emit func(any) error) error {
	a := s.act(ctx)
	err := s.change(ctx, req.ID, emit, func(c *letter.Case, read *letter.Letter) error {
		return casework.Set(c, read, req.Fields, a, s.rules)
	})
	if err == nil {
		s.learn(ctx, req.ID)
	}
	return err
}

func (s *Service) confirm(ctx context.Context, req ConfirmRequest, emit func(any) error) error {
	a := s.act(ctx)
	return s.change(ctx, req.ID, emit, func(c *letter.Case, read *letter.Letter) error {
		return casework.Confirm(c, read, req.Fields, a, s.rules)
	})
}

// newCase records a denial of which no letter was read.
func (s *Service) newCase(ctx context.Context, req NewRequest, emit func(any) error) error {
	if req.Nonce == "" {
		return letter.Refuse("bad_request", "the request can not be understood")
	}
	a := s.act(ctx)
	c := casework.New("typed/"+req.Nonce, a)
	if err := casework.Set(&c, nil, req.Fields, a, s.rules); err != nil {
		return err
	}
	c, err := s.record.CreateCase(ctx, c)
	if err != nil {
		return fmt.Errorf("new case: %w", err)
	}
	s.stored()
	return s.emitCase(ctx, c.ID, emit)
}

func (s *Service) assign(ctx context.Context, req AssignRequest, emit func(any) error) error {
	a := s.act(ctx)
	return s.change(ctx, req.ID, emit, func(c *letter.Case, read *letter.Letter) error {
		l, err := casework.Effective(*c, read, s.rules)
		if err != nil {
			return err
		}
		return casework.Assign(c, l, req.Who, a)
	})
}

func (s *Service) closeCase(ctx context.Context, req CloseRequest, emit func(any) error) error {
	a := s.act(ctx)
	return s.change(ctx, req.ID, emit, func(c *letter.Case, _ *letter.Letter) error {
		return casework.Close(c, req.Closing, a, s.rules)
	})
}

func (s *Service) reopen(ctx context.Context, req CaseRequest, emit func(any) error) error {
	a := s.act(ctx)
	return s.change(ctx, req.ID, emit, func(c *letter.Case, read *letter.Letter) error {
		l, err := casework.Effective(*c, read, s.rules)
		if err != nil {
			return err
		}
		return casework.Reopen(c, l, a)
	})
}

func (s *Service) step(ctx context.Context, req StepRequest, emit func(any) error) error {
	a := s.act(ctx)
	return s.change(ctx, req.ID, emit, func(c *letter.Case, read *letter.Letter) error {
		return casework.Step(c, read, req.Step, req.State, req.Note, a, s.rules)
	})
}

// file records that something was filed; its proof is durable by then.
func (s *Service) file(ctx context.Context, req FileRequest, emit func(any) error) error {
	a := s.act(ctx)
	var warnings []string
	return s.change(ctx, req.ID, func(v any) error {
		if c, ok := v.(view.Case); ok {
			c.Warnings = warnings
			v = c
		}
		return emit(v)
	}, func(c *letter.Case, read *letter.Letter) (err error) {
		warnings, err = casework.File(c, read, req.Filing, a, s.rules)
		return err
	})
}

// Proof stores the bytes of what proves a filing of a case.
func (s *Service) Proof(ctx context.Context, req ProofRequest, r io.Reader) (letter.DocumentID, error) {
	c, err := s.source().current(ctx, req.ID)
	if err != nil {
		return "", noCase(err, req.ID)
	}
	a := letter.Arrival{Source: "proof", Name: req.Name, ReceivedAt: time.Now().UTC()}
	return s.engine.Keep(ctx, r, a, c.ID, letter.PurposeProof)
}
