package playbook

import (
	"errors"
	"fmt"
	"slices"

	"recourse/internal/letter"
)

// ErrNoDenial is returned for a letter against which nobody can appeal.
var ErrNoDenial = errors.New("no playbook: the letter is no denial")

// situation is the part of a finding that decides what to do.
type situation struct {
	category letter.Category // "" where it is not known
	stage    letter.Stage
	plan     letter.PlanType
	urgent   bool
	funding  letter.Funding // "" where it is not known
}

func situationOf(f letter.Finding) situation {
	s := situation{stage: letter.StageInitial, plan: letter.PlanUnknown}
	if f.Category != nil {
		s.category = *f.Category
	}
	if f.Stage != nil {
		s.stage = *f.Stage
	}
	if f.PlanType != nil {
		s.plan = *f.PlanType
	}
	s.urgent = f.Urgent != nil && *f.Urgent
	if f.Funding != nil {
		s.funding = *f.Funding
	}
	return s
}

// Choose is the playbook for a finding: its route with the overlays that fit.
// A denial whose category is not known has a playbook too: finding it out.
func (l *Library) Choose(f letter.Finding) (Playbook, error) {
	if !f.IsDenial() {
		return Playbook{}, ErrNoDenial
	}
	s := situationOf(f)
	p, ok := l.route(s)
	if !ok {
		return Playbook{}, fmt.Errorf("no playbook for category %q at stage %q", s.category, s.stage)
	}
	p = p.clone()
	if s.stage == letter.StageUpheld {
		p = l.withCategory(p, s)
	}
	for _, o := range l.overlays {
		if o.Applies.fit(s) {
			p = p.under(o)
		}
	}
	return p.limitedTo(s), nil
}

// Names lists the routes.
func (l *Library) Names() []string {
	var names []string
	for _, p := range l.routes {
		names = append(names, p.Name)
	}
	return names
}

// route is the one that asks for the most of what the situation has.
func (l *Library) route(s situation) (Playbook, bool) {
	best, found := Playbook{}, false
	for _, p := range l.routes {
		if p.Applies.fit(s) && (!found || p.Applies.narrowness() > best.Applies.narrowness()) {
			best, found = p, true
		}
	}
	return best, found
}

// withCategory brings what wins a category to the review of a lost appeal.
func (l *Library) withCategory(p Playbook, s situation) Playbook {
	s.stage = letter.StageInitial
	reason, ok := l.route(s)
	if !ok || reason.Name == p.Name {
		return p
	}
	p.Documents = addDocuments(p.Documents, reason.Documents)
	p.Wins = append(p.Wins, reason.Wins...)
	p.Avoid = append(p.Avoid, reason.Avoid...)
	return p
}

func (a Applies) fit(s situation) bool {
	return (len(a.Categories) == 0 || slices.Contains(a.Categories, s.category)) &&
		(len(a.Stages) == 0 || slices.Contains(a.Stages, s.stage)) &&
		(len(a.PlanTypes) == 0 || slices.Contains(a.PlanTypes, s.plan)) &&
		(a.Urgent == nil || *a.Urgent == s.urgent)
}

func (a Applies) narrowness() int {
	n := 0
	for _, limited := range []bool{len(a.Categories) > 0, len(a.Stages) > 0, len(a.PlanTypes) > 0, a.Urgent != nil} {
		if limited {
			n++
		}
	}
	return n
}

func (o Only) isZero() bool {
	return o.narrowness() == 0 && len(o.Offered) == 0 && len(o.Unknown) == 0
}

// fit reports whether a step is for a situation; what it finds out must not be
// known already.
func (o Only) fit(s situation) bool {
	return o.Applies.fit(s) && (s.funding == "" || !slices.Contains(o.Unknown, unknownFunding))
}
