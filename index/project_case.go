package index

import (
	"strings"
	"time"

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
	e.Status, e.Assignee = string(c.Status), strings.ToLower(c.Assignee)
	e.Outcome = string(c.Outcome)
	if e.Outcome == "" {
		e.Outcome = none
	}
	e.Kind, e.Type = p.orEntered("kind", string(l.Kind)), string(l.Type)
	e.Category = p.orEntered("category", stringOf(l.Category))
	e.Stage = p.orEntered("stage", stringOf(l.Stage))
	e.Plan = p.orEntered("plan_type", stringOf(l.PlanType))
	e.Playbook = stringOf(l.Playbook)
	for _, a := range l.Also {
		e.Also = append(e.Also, string(a))
	}
	if l.Urgent != nil {
		e.Urgent = map[bool]string{true: "yes", false: "no"}[*l.Urgent]
	}
	if l.Payer != nil {
		e.PayerName = l.Payer.Value
	}
	e.PayerName = strings.Join(strings.Fields(p.orEntered("payer", e.PayerName)), " ")
	p.needs(l)
	p.has(l)
	for _, d := range p.doc.Documents {
		for _, a := range d.Arrivals {
			for _, tag := range a.Tags {
				e.Tag = append(e.Tag, strings.ToLower(tag))
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
		p.entry.Needs = []string{"review"}
	}
}

// has lists what the case has, for has: queries.
func (p *projection) has(l letter.Letter) {
	e := p.entry
	present := map[string]bool{
		"letter": len(p.doc.Letters) > 0, "payer": len(e.Payer) > 0, "patient": len(e.Patient) > 0,
		"member": len(e.Member) > 0, "auth": len(e.Auth) > 0, "claim": len(e.Claim) > 0,
		"appeal": len(e.Appeal) > 0, "service": len(e.Service) > 0, "reason": len(e.Reason) > 0,
		"code": len(e.Code) > 0, "peer_to_peer": l.PeerToPeer != nil, "appeal_fax": l.AppealFax != nil,
		"playbook": e.Playbook != "", "outcome": e.Outcome != none, "deadline": !p.deadline(l).IsZero(),
		"expedited":       hasClock(l, letter.ClockExpedited),
		"external_review": hasClock(l, letter.ClockExternalReview),
		"fair_hearing":    hasClock(l, letter.ClockFairHearing),
	}
	for name, ok := range present {
		if ok {
			e.Has = append(e.Has, name)
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
	e.Deadline, e.DeadlineDay = timeOf(deadline), deadline.String()
	e.Letter, e.LetterDay = timeOf(written), written.String()
	e.ActBy = timeOf(l.ActBy)
	e.Received = p.received(l)
}

// received is the day of the first arrival.
func (p *projection) received(l letter.Letter) time.Time {
	for _, d := range p.doc.Documents {
		if t := d.Received(); !t.IsZero() {
			return timeOf(letter.DateOf(t))
		}
	}
	return timeOf(letter.DateOf(l.ReceivedAt))
}

// timeOf is the zero time, which is not indexed, for no date and for one that
// lies outside what the index can hold.
func timeOf(d letter.Date) time.Time {
	if d.Year < firstYear || d.Year > lastYear {
		return time.Time{}
	}
	return d.Time()
}

// The years between which dates are indexed.
const (
	firstYear = 1900
	lastYear  = 2199
)
