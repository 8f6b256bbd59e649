package service

import (
	"context"
	"strings"

	"recourse/internal/letter"
	"recourse/internal/report"
	"recourse/internal/view"
)

// ReportRequest asks for what became of denials.
type ReportRequest struct {
	// By are the groupings, separated by commas.
	By string `json:"by"`
	// Since and Until bound the dates of the letters; zero ones do not.
	Since letter.Date `json:"since"`
	Until letter.Date `json:"until"`
}

func (s *Service) report(ctx context.Context, req ReportRequest, emit func(any) error) error {
	by, err := report.ParseBy(req.By)
	if err != nil {
		return letter.Refuse(CodeBadEntry, "%v", err)
	}
	var past []report.Past
	for c, err := range s.record.Cases(ctx) {
		if err != nil {
			return err
		}
		if c.Into != "" {
			continue
		}
		d, err := s.source().dossier(ctx, c.ID)
		if err != nil {
			return err
		}
		if p, ok := pastOf(d); ok && req.holds(p.Written) {
			past = append(past, p)
		}
	}
	for _, l := range report.Make(past, by) {
		if err := emit(l); err != nil {
			return err
		}
	}
	return nil
}

// holds reports whether a letter of this date is asked for. One without a date
// is, unless the dates are bounded.
func (r ReportRequest) holds(written letter.Date) bool {
	if written.IsZero() {
		return r.Since.IsZero() && r.Until.IsZero()
	}
	return (r.Since.IsZero() || !written.Before(r.Since)) && (r.Until.IsZero() || !r.Until.Before(written))
}

// pastOf is a case as a report counts it; not ok where it is no denial.
func pastOf(d view.Dossier) (report.Past, bool) {
	l := d.Standing
	if l == nil || !l.IsDenial() {
		return report.Past{}, false
	}
	p := report.Past{Payer: strings.Join(strings.Fields(valueOf(l.Payer)), " "), Written: l.Facts.Date(),
		Appealed: len(d.Case.Filings) > 0, Closing: d.Case.Closing}
	if l.Category != nil {
		p.Category = *l.Category
	}
	if l.Stage != nil {
		p.Stage = *l.Stage
	}
	return p, true
}
