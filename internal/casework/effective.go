package casework

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"recourse/classify/playbook"
	"recourse/extract/deadline"
	"recourse/internal/letter"
)

// Rules are the settings by which dates and playbooks follow from fields.
type Rules struct {
	Playbooks *playbook.Library
	// Zone is where the desk stands.
	Zone *time.Location
	// Below is the confidence in a deadline under which a person is asked.
	Below letter.Confidence
}

// redates are the fields from which the deadline is counted.
var redates = []string{"kind", "letter_type", "stage", "plan_type", "letter_date"}

// Effective is the deciding letter of a case as it stands: what the machine
// read with what people entered laid over it, and what follows by rule from
// both (clocks, deadline, playbook) counted anew where that changes it. read
// is nil where no letter of the case was read; the result is nil where nobody
// entered anything either. read is not changed.
func Effective(c letter.Case, read *letter.Letter, r Rules) (*letter.Letter, error) {
	entries := InForce(c)
	if read == nil && !anyField(entries) {
		return nil, nil
	}
	l := blank(c)
	if read != nil {
		l = *read
	}
	if len(entries) == 0 {
		return &l, nil
	}
	l.Clocks = slices.Clone(l.Clocks)
	asks := l.Review
	l.Review = open(asks, entries)
	apply(&l, entries, asks)
	regular(&l)
	if read == nil || slices.ContainsFunc(redates, func(name string) bool { _, ok := entries[name]; return ok }) {
		redate(&l, r, entries)
	}
	if e, ok := entries["deadline"]; ok {
		deadlineField.put(&l, e.Value)
	}
	if err := route(&l, r); err != nil {
		return nil, fmt.Errorf("case %s: %w", c.ID, err)
	}
	return &l, nil
}

// InForce are the entries that stand for the deciding letter: those of the
// member and the plan, and those made for this letter. What was entered before
// any letter came is about the first one.
func InForce(c letter.Case) map[string]letter.Entry {
	deciding := Deciding(c)
	in := map[string]letter.Entry{}
	for name, e := range c.Entered {
		first := e.Letter == "" && (len(c.Letters) == 0 || c.Letters[0] == deciding)
		if fields[name].lasting || e.Letter == deciding || first {
			in[name] = e
		}
	}
	return in
}

// Deciding is the letter whose facts stand for the case, "" for none.
func Deciding(c letter.Case) letter.ID {
	if len(c.Letters) == 0 {
		return ""
	}
	return c.Letters[len(c.Letters)-1]
}

// anyField reports whether a value was entered, and not only that somebody has
// looked at the pages.
func anyField(entries map[string]letter.Entry) bool {
	for name := range entries {
		if _, ok := fields[name]; ok {
			return true
		}
	}
	return false
}

// blank is the letter of a case of which nothing was read: a denial, until a
// person says otherwise.
func blank(c letter.Case) letter.Letter {
	l := letter.Letter{Schema: letter.Schema, Document: c.Document}
	l.Kind, l.Type = letter.KindDenial, letter.TypeDenial
	if len(c.Events) > 0 {
		l.ReceivedAt = c.Events[0].At
	}
	return l
}

// apply lays the entries over the letter, the latest last; further reasons
// come after the main one, and the deadline after what it is counted from.
func apply(l *letter.Letter, entries map[string]letter.Entry, asks []letter.Review) {
	names := make([]string, 0, len(entries))
	for name := range entries {
		if _, ok := fields[name]; ok && name != "deadline" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(isAlso(a)-isAlso(b), entries[a].At.Compare(entries[b].At), cmp.Compare(a, b))
	})
	for _, name := range names {
		fields[name].put(l, entries[name].Value)
	}
	for name, f := range printedFields(l) {
		if _, ok := entries[name]; ok {
			fromCandidate(f, name, asks)
		}
	}
}

func isAlso(name string) int {
	if name == "also" {
		return 1
	}
	return 0
}

func printedFields(l *letter.Letter) map[string]*letter.Field {
	return map[string]*letter.Field{"payer": l.Payer, "patient_name": l.PatientName, "letter_date": l.LetterDate,
		"member_id": l.MemberID, "authorization_number": l.AuthorizationNumber, "claim_number": l.ClaimNumber,
		"appeal_number": l.AppealNumber, "appeal_fax": l.AppealFax}
}

// regular gives a denial what every denial has, and takes from another letter
// what only a denial has.
func regular(l *letter.Letter) {
	if !l.IsDenial() {
		l.Category, l.Also, l.Reasons, l.Stage, l.Urgent, l.PlanType, l.Funding = nil, nil, nil, nil, nil, nil, nil
		l.Deadline, l.Playbook, l.NextStep = nil, nil, ""
		l.Review = slices.DeleteFunc(l.Review, func(r letter.Review) bool { return slices.Contains(letter.DenialFields, r.Field) })
		return
	}
	if l.Stage == nil {
		stage := letter.StageInitial
		l.Stage = &stage
	}
	if l.Urgent == nil {
		l.Urgent = new(bool)
	}
	if l.PlanType == nil {
		plan := letter.PlanUnknown
		l.PlanType = &plan
	}
}

// redate counts clocks and deadline anew by the rules, and asks anew about the
// deadline, unless a person entered one.
func redate(l *letter.Letter, r Rules, entries map[string]letter.Entry) {
	l.Clocks = deadline.Recount(l.Clocks, l.Facts.Date())
	d := deadline.Decide(deadline.DecideIn{Facts: l.Facts, Finding: l.Finding,
		Received: r.Day(l.ReceivedAt), Text: l.Text, Pages: l.Reading, Below: r.Below})
	l.Clocks, l.Deadline, l.ActBy = d.Clocks, d.Deadline, d.ActBy
	l.Review = slices.DeleteFunc(l.Review, func(a letter.Review) bool { return a.Field == "deadline" })
	l.Review = append(l.Review, open(d.Review, entries)...)
}

// route chooses the playbook, and asks for the reason where there is none.
func route(l *letter.Letter, r Rules) error {
	if !l.IsDenial() {
		return nil
	}
	if l.Category == nil && !l.Flagged("category") {
		l.Review = append(l.Review, letter.Review{Field: "category", Code: "not_found",
			Why: "nobody has said yet why it was denied: case set CASE category=…"})
	}
	book, err := r.Playbooks.Choose(l.Finding)
	if err != nil {
		return err
	}
	l.Playbook = &book.Name
	return nil
}

// Day is the day at the desk.
func (r Rules) Day(t time.Time) letter.Date {
	if r.Zone == nil {
		return letter.DateOf(t.UTC())
	}
	return letter.DateOf(t.In(r.Zone))
}
