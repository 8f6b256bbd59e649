package service

import (
	"context"
	"slices"

	"recourse/classify/draft"
	"recourse/classify/playbook"
	"recourse/internal/letter"
	"recourse/internal/view"
)

// DraftRequest asks for a document of a case.
type DraftRequest struct {
	ID   letter.CaseID `json:"id"`
	Kind draft.Kind    `json:"kind"`
	// Covers is the letter that a fax cover sheet goes before; "" is an appeal.
	Covers draft.Kind `json:"covers,omitempty"`
	// Given fills blanks by the names of their slots.
	Given map[string]string `json:"given,omitempty"`
	// Enclosures replace the papers that the playbook lists.
	Enclosures []string `json:"enclosures,omitempty"`
	// Cite are the passages of the policy library to quote, by their names or by
	// their numbers among those that are offered.
	Cite []string `json:"cite,omitempty"`
}

func (s *Service) draft(ctx context.Context, req DraftRequest, emit func(any) error) error {
	d, err := s.source().dossier(ctx, req.ID)
	if err != nil {
		return noCase(err, req.ID)
	}
	doc, err := s.makeDraft(ctx, d, req)
	if err != nil {
		return err
	}
	return emit(doc)
}

// makeDraft fills a document from the case as it stands.
func (s *Service) makeDraft(ctx context.Context, d view.Dossier, req DraftRequest) (draft.Document, error) {
	if d.Standing == nil {
		return draft.Document{}, letter.Refuse("nothing_known", "nothing is known of case %s yet: enter what the letter says with `case set`", d.Case.ID)
	}
	in := draft.In{Kind: req.Kind, Covers: req.Covers, Letter: *d.Standing, Desk: draft.Desk(s.Config.Desk), Today: s.today(),
		Given: req.Given, Enclosures: req.Enclosures, Law: lawOf(d.Plan)}
	var err error
	if in.Tried, err = s.tried(ctx, d); err != nil {
		return draft.Document{}, err
	}
	if in.Passages, err = s.cited(ctx, d, req.Cite); err != nil {
		return draft.Document{}, err
	}
	if in.Enclosures == nil {
		book, err := s.rules.Playbooks.Choose(d.Standing.Finding)
		if err != nil {
			return draft.Document{}, err
		}
		in.Suggested = append(papers(book), recordsOf(in.Tried)...)
	}
	return draft.Make(in)
}

// lawOf is the step-therapy law that a request can lean on; nil where none is
// known, or none binds the plan.
func lawOf(p *playbook.Plan) *draft.Law {
	if p == nil || p.StepLaw == nil || p.StepLaw.Statute == "" || p.StepLaw.Binds == playbook.BindsNot {
		return nil
	}
	l := p.StepLaw
	return &draft.Law{State: l.State.Name(), Statute: l.Statute, Status: l.Status, Insured: l.Binds == playbook.Binds,
		Grounds: l.Grounds, Standard: l.Standard, Urgent: l.Urgent, SilenceGrants: l.SilenceGrants}
}

// papers are what a playbook says to gather, by name.
func papers(book playbook.Playbook) []string {
	var names []string
	for _, d := range book.Documents {
		names = append(names, d.Name)
	}
	return names
}

// recordsOf are the clinical records that show what was tried, by name.
func recordsOf(tried []letter.Trial) []string {
	var names []string
	for _, t := range tried {
		if t.Document != "" && !slices.Contains(names, t.Source) {
			names = append(names, t.Source)
		}
	}
	return names
}
