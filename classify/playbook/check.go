package playbook

import (
	"errors"
	"fmt"
	"slices"

	"recourse/internal/letter"
)

var statuses = []string{"confirmed", "secondary", "memory"}

// clocks are the kinds of clock that a step can wait for.
var clocks = []letter.ClockKind{letter.ClockStandard, letter.ClockExpedited, letter.ClockPeerToPeer,
	letter.ClockContinuation, letter.ClockExternalReview, letter.ClockFairHearing, letter.ClockRecordsDue,
	letter.ClockProviderDispute, letter.ClockPlanDecision, letter.ClockHearing}

// check reports what a person who edits a playbook can get wrong.
func (p Playbook) check() error {
	var errs []error
	if p.Title == "" || p.Summary == "" {
		errs = append(errs, errors.New("title and summary are required"))
	}
	errs = append(errs, p.Applies.check())
	ids := map[string]bool{}
	for _, s := range p.Steps {
		if ids[s.ID] {
			errs = append(errs, fmt.Errorf("step %q stands twice", s.ID))
		}
		ids[s.ID] = true
		errs = append(errs, s.check(), p.checkRules(s.Due))
	}
	for _, d := range p.Documents {
		if d.ID == "" || d.Name == "" || d.Why == "" || !isWho(d.From) {
			errs = append(errs, fmt.Errorf("document %q: id, name, why and from are required", d.ID))
		}
	}
	for _, s := range p.Sources {
		if s.ID == "" || s.Cite == "" || s.Says == "" || s.Collected == "" || !slices.Contains(statuses, s.Status) {
			errs = append(errs, fmt.Errorf("source %q: id, cite, says, collected and a known status are required", s.ID))
		}
	}
	return errors.Join(errs...)
}

// checkRules holds that a day set by law names a source of this playbook.
func (p Playbook) checkRules(d *Due) error {
	if d == nil {
		return nil
	}
	if d.Source != "" && !slices.ContainsFunc(p.Sources, func(s Source) bool { return s.ID == d.Source }) {
		return fmt.Errorf("due names the source %q, which the playbook does not list", d.Source)
	}
	return errors.Join(p.checkRules(d.Or), p.checkRules(d.Latest))
}

func (s Step) check() error {
	switch {
	case s.ID == "" || s.Do == "":
		return fmt.Errorf("step %q: id and do are required", s.ID)
	case !slices.Contains(phases, s.Phase):
		return fmt.Errorf("step %q: phase %q", s.ID, s.Phase)
	case !isWho(s.Who):
		return fmt.Errorf("step %q: who %q", s.ID, s.Who)
	case s.Draft != "" && !slices.Contains(Drafts, s.Draft):
		return fmt.Errorf("step %q: draft %q", s.ID, s.Draft)
	case s.Phase != After && s.Due == nil:
		return fmt.Errorf("step %q: due is required before filing", s.ID)
	}
	for _, k := range s.Only.Offered {
		if !slices.Contains(clocks, k) {
			return fmt.Errorf("step %q: offered %q", s.ID, k)
		}
	}
	for _, u := range s.Only.Unknown {
		if u != unknownState && u != unknownFunding {
			return fmt.Errorf("step %q: unknown %q", s.ID, u)
		}
	}
	if err := errors.Join(s.Due.check(), s.Only.check()); err != nil {
		return fmt.Errorf("step %q: %w", s.ID, err)
	}
	return nil
}

func (d *Due) check() error {
	if d == nil {
		return nil
	}
	known := slices.Contains([]string{fromReceived, fromLetter, fromFiled, fromDeadline}, d.From)
	if !known && !slices.Contains(clocks, letter.ClockKind(d.From)) {
		return fmt.Errorf("due from %q", d.From)
	}
	if d.Days != 0 && d.BusinessDays != 0 {
		return errors.New("due counts days or business_days, not both")
	}
	return errors.Join(d.Or.check(), d.Latest.check())
}

func (a Applies) check() error {
	for _, c := range a.Categories {
		if !slices.Contains(letter.Categories, c) {
			return fmt.Errorf("category %q", c)
		}
	}
	for _, p := range a.PlanTypes {
		if !slices.Contains(letter.PlanTypes, p) {
			return fmt.Errorf("plan type %q", p)
		}
	}
	for _, s := range a.Stages {
		if s != letter.StageInitial && s != letter.StageUpheld {
			return fmt.Errorf("stage %q", s)
		}
	}
	return nil
}

func isWho(w Who) bool { return w == Staff || w == Prescriber || w == Patient }

// check holds that every denial has its playbook.
func (l *Library) check() error {
	if len(l.routes) == 0 {
		return errors.New("no playbooks")
	}
	for _, s := range []letter.Stage{letter.StageInitial, letter.StageUpheld} {
		for _, c := range append([]letter.Category{""}, letter.Categories...) {
			if _, ok := l.route(situation{category: c, stage: s}); !ok {
				return fmt.Errorf("no playbook for category %q at stage %q", c, s)
			}
		}
	}
	return nil
}
