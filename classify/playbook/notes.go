package playbook

import (
	"fmt"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// notes explain in plain words what is not plain about the dates.
func (m *maker) notes(answers []Answer, law *StepLaw) []string {
	var notes []string
	add := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	if m.times.filed.IsZero() {
		m.deadlineNotes(add)
		m.clockNotes(add)
	}
	if law != nil {
		add("%s", law.Says)
	}
	for _, f := range m.Filings {
		for _, w := range FilingNotes(f, m.Finding, m.Facts, m.Deadline) {
			add("%s", w)
		}
	}
	for _, a := range answers {
		m.answerNotes(a, add)
	}
	return notes
}

func (m *maker) deadlineNotes(add func(string, ...any)) {
	d := m.Deadline
	if d == nil || d.Date.IsZero() && d.SafeDate.IsZero() {
		add("No deadline is known: ask the plan in writing by when the appeal must be in, and file soon.")
		return
	}
	safe := m.safe()
	switch {
	case d.How == letter.HowEntered && !d.RuleDate.IsZero() && d.RuleDate.Before(d.Date):
		add("Somebody entered %s as the last day; %s gives only until %s.", d.Date, d.Rule, d.RuleDate)
	case d.RuleDate.IsZero() || d.Date.IsZero() || d.RuleDate == d.Date:
	case d.RuleDate.Before(d.Date):
		add("The letter gives until %s, %s only until %s: work to %s.", d.Date, d.Rule, d.RuleDate, safe)
	default:
		add("The letter gives until %s; %s would give until %s. Work to the letter's day.", d.Date, d.Rule, d.RuleDate)
	}
	if !calendar.IsWorkday(safe.Time()) && !safe.Before(m.Today) {
		add("%s is a %s, when nobody takes papers in: file by %s.", safe, dayName(safe), businessDayBefore(safe, letter.Date{}))
	}
	if rule := receivedRule(m.plan); rule != "" {
		add("The appeal counts on the day the plan receives it, not on the day it is sent (%s).", rule)
	}
}

// dayName is the day of the week, or that it is a holiday.
func dayName(d letter.Date) string {
	if _, observed, _ := calendar.IsHoliday(d.Time()); observed {
		return "federal holiday"
	}
	return d.Weekday().String()
}

// clockNotes explain clocks that run beside the deadline.
func (m *maker) clockNotes(add func(string, ...any)) {
	safe, today := m.safe(), m.Today
	soon := func(d letter.Date) bool { return !d.IsZero() && !d.Before(today) }
	if d := m.printed(letter.ClockPeerToPeer); soon(d) {
		add("The call between the doctors is open until %s. It does not stop the appeal's clock, and most plans refuse it once the appeal is in.", d)
	}
	if d := m.printed(letter.ClockContinuation); soon(d) && (safe.IsZero() || d.Before(safe)) {
		add("To keep the care running it must be asked for by %s, long before the appeal is due.", d)
	}
	if d := m.printed(letter.ClockRecordsDue); soon(d) {
		add("The missing papers are due by %s; sending them is no appeal and does not stop its clock.", d)
	}
	if d := m.printed(letter.ClockProviderDispute); soon(d) && d != safe {
		add("The clinic's own payment dispute runs until %s. It is the provider's clock by contract; the patient's appeal is another, and one does not stop the other.", d)
	}
	if slices.ContainsFunc(m.Facts.Clocks, func(c letter.Clock) bool { return c.Kind == letter.ClockExternalReview }) && m.stage == letter.StageInitial {
		add("External review comes after the plan's own appeal; only an urgent case can have both at the same time.")
	}
}

func (m *maker) answerNotes(a Answer, add func(string, ...any)) {
	switch {
	case a.Late:
		add("The plan is late: its answer to what was filed on %s was due by %s (%s).", a.Filed, a.Latest, a.Cite)
		if a.Opens != nil && a.Opens.Says != "" {
			add("%s", strings.TrimSpace(a.Opens.Says+" "+cited(a.Opens.Cite, a.Opens.Status)))
		}
		for _, s := range m.lawsHere(a.States) {
			add("In %s: %s %s; self-funded employer plans are exempt.", s.State, s.Says, cited(s.Cite, s.Status))
		}
	case a.Due.IsZero():
		add("Filed on %s: %s.", a.Filed, a.Says)
	case a.Latest.IsZero() && a.Due.Before(m.Today) && a.Opens != nil:
		add("Filed on %s. An answer was due by %s (%s: %s). %s", a.Filed, a.Due, a.Cite, a.Says, a.Opens.Says)
	case a.Latest.IsZero():
		add("Filed on %s: the answer is due by %s (%s: %s).", a.Filed, a.Due, a.Cite, a.Says)
	case a.Due.Before(m.Today):
		add("Filed on %s. An answer was due by %s if the service is not given yet, by %s at the latest: call the plan.", a.Filed, a.Due, a.Latest)
	default:
		add("Filed on %s: the answer is due by %s, by %s at the latest (%s: %s).", a.Filed, a.Due, a.Latest, a.Cite, a.Says)
	}
}

// lawsHere are those laws of single states that can bind this plan: of the
// patient's state where that is known, and none where it is self-funded.
func (m *maker) lawsHere(all []StateLaw) []StateLaw {
	return slices.DeleteFunc(slices.Clone(all), func(l StateLaw) bool {
		return m.funding == letter.FundingSelfFunded || m.Facts.State != nil && letter.ParseState(l.State) != letter.State(m.Facts.State.Value)
	})
}

// cited is a citation with what is to be known of it.
func cited(cite, status string) string {
	switch {
	case cite == "":
		return ""
	case status == "confirmed":
		return "(" + cite + ")"
	}
	return "(" + cite + ", not confirmed)"
}

// mailDays is how long a letter is on its way, on the safe side.
const mailDays = 5

// FilingNotes are what a person should know about a filing: that it counts
// when it is received, and that it was late.
func FilingNotes(f letter.Filing, found letter.Finding, facts letter.Facts, d *letter.Deadline) []string {
	var notes []string
	if !stops(f.Step) {
		return append(notes, fmt.Sprintf("%s does not stop the clock of the appeal.", f.Step))
	}
	safe := (times{deadline: d}).safe()
	rule := receivedRule(situationOf(found).plan)
	if rule == "" && d != nil && saysReceived(d.Quote) {
		rule = "the letter's own words"
	}
	if rule != "" {
		note := fmt.Sprintf("This filing counts when the plan RECEIVES it, not when it is sent (%s): keep the proof of arrival.", rule)
		if f.Method == letter.FiledByMail && !safe.IsZero() && safe.Before(f.Date.AddDays(mailDays)) {
			note += fmt.Sprintf(" By mail it may arrive after %s: send it by fax or portal too.", safe)
		}
		notes = append(notes, note)
	}
	if !safe.IsZero() && safe.Before(f.Date) {
		notes = append(notes, fmt.Sprintf("It was filed on %s, after %s: ask for late filing for good cause, and say why it is late.", f.Date, safe))
	}
	return notes
}

// saysReceived reports whether a letter counts a filing when it arrives.
func saysReceived(quote string) bool {
	q := strings.ToLower(quote)
	return slices.ContainsFunc([]string{"received by", "be received", "we must receive", "must reach"}, func(s string) bool { return strings.Contains(q, s) })
}
