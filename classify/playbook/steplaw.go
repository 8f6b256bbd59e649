package playbook

import (
	"fmt"
	"slices"
	"strings"

	"recourse/classify/steplaw"
	"recourse/internal/letter"
)

// Binding says whether a law binds a plan.
type Binding string

// The bindings.
const (
	Binds        Binding = "yes"
	BindsNot     Binding = "no"
	BindsUnknown Binding = "unknown"
)

// StepLaw is what the step-therapy law of the patient's state means for a case.
type StepLaw struct {
	// State is "" where it is not known in which one the patient lives.
	State   letter.State `json:"state"`
	Statute string       `json:"statute,omitempty"`
	Grounds []string     `json:"grounds,omitempty"`
	// Standard and Urgent are the times to decide, "" where not confirmed.
	Standard      string `json:"standard,omitempty"`
	Urgent        string `json:"urgent,omitempty"`
	From          string `json:"from,omitempty"`
	SilenceGrants bool   `json:"silence_grants"`
	// Status is confirmed, secondary or memory; "unconfirmed" where a law is
	// only named by the sources, or none is known here.
	Status string  `json:"status"`
	Binds  Binding `json:"binds"`
	// Says tells all of it in plain words.
	Says string `json:"says"`

	law *steplaw.Law
}

// unconfirmed is the status of a law whose terms are not confirmed here.
const unconfirmed = "unconfirmed"

// stepLawOf is the law for a case, nil where a state's step-therapy law can not
// matter: for another reason than step therapy, and under a federal plan.
func stepLawOf(f letter.Finding, facts letter.Facts) *StepLaw {
	s := situationOf(f)
	if s.category != letter.CategoryStepTherapy && !slices.Contains(f.Also, letter.CategoryStepTherapy) {
		return nil
	}
	l := StepLaw{Status: unconfirmed}
	switch {
	case s.plan == letter.PlanCommercial || s.plan == letter.PlanUnknown:
		l.Binds = bindingOf(s.funding)
	case s.plan == letter.PlanMarketplace: // sold by insurers alone
		l.Binds = Binds
	default:
		return nil
	}
	if facts.State != nil {
		l.State = letter.State(facts.State.Value)
	}
	if known, ok := steplaw.Of(l.State); ok {
		l.take(known)
	}
	l.Says = l.words()
	return &l
}

func bindingOf(f letter.Funding) Binding {
	switch f {
	case letter.FundingInsured:
		return Binds
	case letter.FundingSelfFunded:
		return BindsNot
	}
	return BindsUnknown
}

func (l *StepLaw) take(known steplaw.Law) {
	l.law = &known
	l.Statute, l.Status, l.From = known.Statute, known.Status, known.From
	l.Standard, l.Urgent = known.Standard.String(), known.Urgent.String()
	l.SilenceGrants = known.Silence == steplaw.Grants
	for _, g := range known.Grounds {
		l.Grounds = append(l.Grounds, g.Words())
	}
}

// words tell the law, or what is missing to know it.
func (l *StepLaw) words() string {
	if l.Binds == BindsNot {
		e := steplaw.SelfFunded()
		return fmt.Sprintf("The plan is self-funded: the step-therapy law of a state does not bind it (%s). Use the plan's own exception process.", e.Cite)
	}
	var says []string
	switch named, isNamed := steplaw.Named(l.State); {
	case l.State == "":
		says = append(says, "The letter does not show in which state the patient lives, so no state's step-therapy law is applied: case set CASE state=…")
	case l.law != nil:
		says = append(says, l.terms())
	case isNamed:
		says = append(says, fmt.Sprintf("%s may have a step-therapy law%s; its terms are not confirmed here (named by %s). Ask the state's insurance department.", l.State.Name(), inParens(named.Statute), named.Source))
	default:
		says = append(says, fmt.Sprintf("%s may have a step-therapy law; it is not confirmed here. Ask the state's insurance department.", l.State.Name()))
	}
	if l.Binds == BindsUnknown {
		says = append(says, "Such a law binds insurers, not self-funded employer plans: ask which it is, then case set CASE funding=insured or funding=self_funded.")
	}
	return strings.Join(says, " ")
}

func inParens(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// terms tell what the law gives, and what of it is not confirmed.
func (l *StepLaw) terms() string {
	says := fmt.Sprintf("The step-therapy law of %s %s", l.State.Name(), cited(l.Statute, l.Status))
	if l.Standard == "" {
		says += " makes the insurer decide an exception request; in what time is not confirmed here"
	} else {
		says += " gives the insurer " + l.Standard + " to decide an exception request"
	}
	if l.Urgent != "" {
		says += ", " + l.Urgent + " where it is urgent"
	}
	if l.From != "" {
		says += ", from the " + l.From
	}
	says += "."
	if l.SilenceGrants {
		says += " A request that is not answered in time counts as granted."
	}
	if len(l.Grounds) > 0 {
		says += " Grounds: " + strings.Join(l.Grounds, "; ") + "."
	}
	return says
}

// exceptions are the steps that ask for an exception from step therapy.
var exceptions = []string{"exception-request"}

// answer lays the state's time to decide over the answer to an exception
// request: the earlier day is when to expect it, the law's own day is the one
// after which silence counts.
func (l *StepLaw) answer(a *Answer, urgent bool) {
	if l == nil || l.law == nil || l.Binds == BindsNot || !slices.Contains(exceptions, a.Step) {
		return
	}
	due := l.law.Decide(urgent).Due(a.Filed)
	says := l.timeWords(urgent)
	if a.Due.IsZero() {
		a.Due, a.Says = due, says
	} else if !due.IsZero() {
		a.Due, a.Says = earlier(a.Due, due), says+"; by federal law "+a.Says
	}
	if l.Binds == Binds && !due.IsZero() {
		a.Latest = due
	}
	a.Cite, a.Status = l.Statute, l.Status
	a.Opens = l.opens(a.Opens)
}

// timeWords is the time to decide in words.
func (l *StepLaw) timeWords(urgent bool) string {
	says := l.law.Decide(urgent).String()
	if says == "" {
		return "no time that is confirmed here"
	}
	if l.From != "" {
		says += " from the " + l.From
	}
	if l.Binds == BindsUnknown {
		says += ", if the plan is insured and not self-funded"
	}
	return says
}

// opens is what a late answer opens under the law.
func (l *StepLaw) opens(other *Opening) *Opening {
	if !l.SilenceGrants {
		return other
	}
	says := "Silence grants the request: write to the plan that it counts as granted, and ask for the drug now."
	if l.Binds == BindsUnknown {
		says = "If the plan is insured and not self-funded, silence grants the request: find that out, then write to the plan that it counts as granted."
	}
	if l.Status != "confirmed" {
		says += " Read the law first: it is not confirmed here."
	}
	return &Opening{Says: says, Cite: l.Statute, Status: l.Status}
}
