package service

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"recourse/classify/clinic"
	"recourse/internal/casework"
	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/why"
)

// TrainRequest learns from the categories that people entered, or forgets what
// was learned.
type TrainRequest struct {
	Forget bool `json:"forget,omitempty"`
}

// modelFile is the model that corrections of categories trained, a text in the
// data folder. It follows from the record, so it is neither kept nor missed.
func modelFile(c config.Config) string { return filepath.Join(c.Data, "reasons.txt") }

// readModel reads the clinic's own model; nil where there is none.
func readModel(c config.Config) (*why.Model, error) {
	b, err := os.ReadFile(modelFile(c))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the model of corrections: %w", err)
	}
	m, err := why.Parse(b)
	if err != nil {
		return nil, letter.Refuse("bad_model", "%s is damaged: `recourse learned forget reasons` throws it away", modelFile(c))
	}
	return m, nil
}

const aboutModel = `What the words of stated reasons say of why, learned from this clinic's corrections by ` + "`recourse learned train`" + `, in hundredths.
It never decides; it may be deleted.`

// train learns from every denial whose category a person entered or confirmed.
func (s *Service) train(ctx context.Context, req TrainRequest, emit func(any) error) error {
	if req.Forget {
		s.clinic.Store(nil)
		err := os.Remove(modelFile(s.Config))
		if errors.Is(err, fs.ErrNotExist) {
			return letter.Refuse("no_such_lesson", "nothing was learned from corrections of reasons")
		}
		return err
	}
	examples, err := s.corrected(ctx)
	if err != nil {
		return err
	}
	m, report, err := clinic.Train(examples)
	if err != nil {
		return err
	}
	if err := writeWhole(modelFile(s.Config), m.Format(aboutModel)); err != nil {
		return fmt.Errorf("keep the model of corrections: %w", err)
	}
	s.clinic.Store(m)
	return emit(report)
}

// writeWhole writes a file whole or not at all.
func writeWhole(name string, b []byte) error {
	if err := os.WriteFile(name+".new", b, 0o600); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// corrected are the stated reasons of denials with the category that a person
// vouches for.
func (s *Service) corrected(ctx context.Context) ([]clinic.Example, error) {
	var all []clinic.Example
	for c, err := range s.record.Cases(ctx) {
		if err != nil {
			return nil, err
		}
		entry, ok := casework.InForce(c)["category"]
		if !ok || entry.Value == "" || c.Into != "" {
			continue
		}
		d, err := s.source().dossier(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		if l := d.Standing; l != nil && l.DenialReason != nil {
			all = append(all, clinic.Example{Reason: l.DenialReason.Value, Category: letter.Category(entry.Value)})
		}
	}
	return all, nil
}
