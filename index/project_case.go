package index

import (
	"strings"

	"recourse/internal/letter"
)

// deciding is the letter that a case's own fields are taken from, as it stands.
func (p *projection) deciding() letter.Letter {
	if p.doc.Standing != nil {
		return *p.doc.Standing
	}
	if n := len(p.doc.Letters); n > 0 {
		return p.doc.Letters[n-1].Letter
	}
	return letter.Letter{}
}

// caseFields adds what a case is filtered and counted by.
func (p *projection) caseFields() {
	e, c, l := p.entry, p.doc.Case, p.deciding()
	e.status, e.assignee = string(c.Status), strings.ToLower(c.Assignee)
	e.outcome = string(c.Outcome)
	if e.outcome == "" {
		e.outcome = none
	}
	e.kind, e.letterType = p.orEntered("kind", string(l.Kind)), string(l.Type)
	e.category = p.orEntered("category", stringOf(l.Category))
	e.stage = p.orEntered("stage", stringOf(l.Stage))
	e.plan = p.orEntered("plan_type", stringOf(l.PlanType))
	e.playbook = stringOf(l.Playbook)
	for _, a := range l.Also {
		e.also = append(e.also, string(a))
	}
	if l.Urgent != nil {
		e.urgent = map[bool]string{true: "yes", false: "no"}[*l.Urgent]
	}
	if l.Payer != nil {
		e.payerName = l.Payer.Value
	}
	e.payerName = strings.Join(strings.Fields(p.orEntered("payer", e.payerName)), " ")
	p.needs(l)
	p.has(l)
	for _, d := range p.doc.Documents {
		for _, a := range d.Arrivals {
			for _, tag := range a.Tags {
				e.tags = append(e.tags, strings.ToLower(tag))
			}
		}
	}
}

func (p *projection) orEntered(field, value string) string {
	if v, ok := p.entered(field); ok {
		return v
	}
	return value
}

func stringOf[T ~string](s *T) string {
	if s == nil {
		return ""
	}
	return string(*s)
}

// needs: a person is asked about a field that none has entered, or about all
// of a letter that could not be read.
func (p *projection) needs(l letter.Letter) {
	open := len(p.doc.Letters) == 0 && len(p.doc.Case.Entered) == 0
	for _, r := range l.Review {
		if _, ok := p.entered(r.Field); !ok {
			open = true
		}
	}
	if open {
		p.entry.needs = []string{"review"}
	}
}

// has lists what the case has, for has: queries.
func (p *projection) has(l letter.Letter) {
	e := p.entry
	present := map[string]bool{
		"letter": len(p.doc.Letters) > 0, "payer": e.payer.given, "patient": e.patient.given,
		"member": len(e.member) > 0, "auth": len(e.auth) > 0, "claim": len(e.claim) > 0,
		"appeal": len(e.appeal) > 0, "service": e.service.given, "reason": e.reason.given,
		"code": len(e.code) > 0, "peer_to_peer": l.PeerToPeer != nil, "appeal_fax": l.AppealFax != nil,
		"playbook": e.playbook != "", "outcome": e.outcome != none, "deadline": !p.deadline(l).IsZero(),
		"expedited":       hasClock(l, letter.ClockExpedited),
		"external_review": hasClock(l, letter.ClockExternalReview),
		"fair_hearing":    hasClock(l, letter.ClockFairHearing),
	}
	for name, ok := range present {
		if ok {
			e.has = append(e.has, name)
		}
	}
}

func hasClock(l letter.Letter, kind letter.ClockKind) bool {
	for _, c := range l.Clocks {
		if c.Kind == kind {
			return true
		}
	}
	return false
}

// deadline is the date that work goes by: what a person entered, else the
// earlier one of letter and rule.
func (p *projection) deadline(l letter.Letter) letter.Date {
	if v, ok := p.entered("deadline"); ok {
		if d, err := letter.ParseDate(v); err == nil {
			return d
		}
	}
	if l.Deadline == nil {
		return letter.Date{}
	}
	if !l.Deadline.SafeDate.IsZero() {
		return l.Deadline.SafeDate
	}
	return l.Deadline.Date
}

// dates adds the dates of the deciding letter.
func (p *projection) dates() {
	e, l := p.entry, p.deciding()
	deadline, written := p.deadline(l), l.Facts.Date()
	if v, ok := p.entered("letter_date"); ok {
		if d, err := letter.ParseDate(v); err == nil {
			written = d
		}
	}
	e.deadline, e.letter, e.actBy, e.received = deadline, written, l.ActBy, p.received(l)
}

// received is the day of the first arrival.
func (p *projection) received(l letter.Letter) letter.Date {
	for _, d := range p.doc.Documents {
		if t := d.Received(); !t.IsZero() {
			return letter.DateOf(t)
		}
	}
	return letter.DateOf(l.ReceivedAt)
}
