package deadline

import (
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// in is a decision on a text, dated as given.
func in(text, date string, plan letter.PlanType, stage letter.Stage) DecideIn {
	d, _ := letter.ParseDate(date)
	f := letter.Facts{Clocks: clocksOf(text, d)}
	if !d.IsZero() {
		f.LetterDate = &letter.Field{Value: date, Confidence: .998}
	}
	return DecideIn{Facts: f, Text: text, Pages: []letter.PageReading{{Page: 1, Method: letter.MethodText}}, Finding: letter.Finding{Kind: letter.KindDenial, Stage: &stage, PlanType: &plan}, Received: d, Below: .97}
}

func codes(rs []letter.Review) string {
	var cs []string
	for _, r := range rs {
		cs = append(cs, r.Code)
	}
	return strings.Join(cs, " ")
}

const (
	initial = letter.StageInitial
	upheld  = letter.StageUpheld
)

// phrasings are passages of letters as payers may word them. All are written
// for this test; the letter's date is 2026-03-10 where no other is given.
var phrasings = []struct {
	name, text string
	plan       letter.PlanType
	stage      letter.Stage
	date       string
	how        letter.How
	review     string
}{
	{"receipt in the same sentence", `
Appeals
Should you wish to contest this outcome, your written appeal has to be in our hands no later
than one hundred eighty (180) days after you were given this letter. A reply goes out to you
within thirty days of its arrival.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"printed day", `
How to have this decision looked at again
The last day on which we can accept your appeal is September 4, 2026. Mail it to the Appeals
Desk at the address below.`, letter.PlanCommercial, initial, "2026-09-04", letter.HowExplicit, ""},
	{"printed day beside the period", `
You may file an appeal within 60 days of this notice, that is, on or before May 9, 2026.`,
		letter.PlanMedicaid, initial, "2026-05-09", letter.HowExplicit, ""},
	{"until", `
You have until 05/09/2026 to ask for a plan appeal. If we get your appeal after that day we may
turn it away.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowExplicit, ""},
	{"months", `
If you think we are wrong
Write to us within six months from the date printed on this letter and ask us to reconsider. We
will give you our answer within 30 days after we get your request for reconsideration. If we say no again,
you may go to OPM within 90 days of that answer.`, letter.PlanFEHB, initial, "2026-09-10", letter.HowRelative, ""},
	{"90 days, military", `
You may request a reconsideration of this denial. Your request must be postmarked or received
within 90 days from the date of this determination.`, letter.PlanTricare, initial, "2026-06-08", letter.HowRelative, ""},
	{"the period first", `
Within 65 calendar days of the date of this notice you, or a doctor acting for you, may ask us for a
reconsideration.`, letter.PlanMedicareAdvantage, initial, "2026-05-14", letter.HowRelative, ""},
	{"old template", `
Asking for a standard appeal
Your request for a redetermination must be made within 60 days of the date of this notice. We give
you a decision within 7 days.`, letter.PlanPartD, initial, "2026-05-09", letter.HowRelative, ""},
	{"the plan's time comes first", `
We decide standard appeals in 30 days and urgent ones in 72 hours. To start one, call or write
within 180 days after this letter reaches you.`, letter.PlanMarketplace, initial, "2026-09-06", letter.HowRelative, ""},
	{"provider's and member's windows", `
For the treating provider
A participating provider may submit a payment dispute within 45 days of this letter.
For the member
The member has 180 days from receipt of this letter to file an appeal.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"only the provider's window", `
Dear Provider:
Provider disputes must be submitted in writing within 120 days of the date of this letter.`,
		letter.PlanUnknown, initial, "2026-07-08", letter.HowRelative, ""},
	{"continuation below the appeal", `
Your appeal rights
You can ask us for an appeal up to 60 days after the date on this letter.
Keeping your services
We are ending your home care on March 25, 2026. To keep your services going while we look at your appeal, you must ask
within 10 days of the date on this letter.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowRelative, ""},
	{"hearing after the appeal", `
Step one is an appeal with us. You must start it no more than 60 days from the date at the top of
this letter. Step two is a state hearing. You may ask the state for a hearing within 120 days of the date
on the letter that tells you what we decided on your appeal.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowRelative, ""},
	{"external review after upheld", `
We have reviewed your appeal and our denial stands.
What is left to you
An independent review organization can take a fresh look. You have four months from the day you get this
letter to tell us that you want that.`, letter.PlanCommercial, upheld, "2026-07-10", letter.HowRelative, ""},
	{"external review, statute's words", `
You may file a request for an external review within four months after the date of receipt of a notice of
a final adverse benefit determination.`, letter.PlanCommercial, upheld, "2026-07-10", letter.HowRelative, ""},
	{"second level first", `
Second-level appeal
You may ask for a second-level appeal within 60 days of receiving this decision. We answer within 15 days.
External review
Once the second-level appeal has been decided, you may ask for an external review within 4 months.`,
		letter.PlanCommercial, upheld, "2026-05-09", letter.HowRelative, ""},
	{"fair hearing after upheld", `
Notice of appeal resolution
You may request a State Fair Hearing within 120 calendar days of the date of this notice of appeal resolution.
To keep your benefits while you wait for the hearing, ask within 10 calendar days.`, letter.PlanMedicaid, upheld, "2026-07-08", letter.HowRelative, ""},
	{"lawsuits do not count", `
You may appeal in writing within 180 days after receipt of this notice. If you disagree with the appeal
decision you may file a lawsuit within one year. A complaint with the Office for Civil Rights must be
filed within 180 days.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"nothing printed", `
You have the right to appeal. The rules are in your Evidence of Coverage. We decide an appeal within
30 days.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowAssumed, "assumed"},
	{"nothing printed, plan not known", `
You have the right to appeal. See your plan booklet.`, letter.PlanUnknown, initial, "2026-05-09", letter.HowAssumed, "assumed"},
	{"two limits", `
You must file your appeal within 60 days of the date of this letter.
To appeal, send your appeal form to us within 180 days of the date of this letter.`, letter.PlanUnknown, initial, "2026-05-09", letter.HowRelative, "competing_limits"},
	{"later than the rule", `
You may file an appeal within 180 days of the date of this notice.`, letter.PlanMedicaid, initial, "2026-09-06", letter.HowRelative, "later_than_rule"},
	{"a day that is past", `
You must file your appeal by January 9, 2026.`, letter.PlanMedicaid, initial, "2026-01-09", letter.HowExplicit, "past"},
	{"a day years ahead", `
You must file your appeal by May 9, 2028.`, letter.PlanUnknown, initial, "2028-05-09", letter.HowExplicit, "implausible"},
	{"words and digits differ", `
You must file your appeal within sixty (90) days of the date of this notice.`, letter.PlanMedicaid, initial, "2026-06-08", letter.HowRelative, "later_than_rule"},
	{"an unusual period", `
You must file your appeal within 160 days of the date of this notice.`, letter.PlanUnknown, initial, "2026-08-17", letter.HowRelative, ""},
	{"misread words", `
lf you do not agree you rnust file your appea1 withln 180 davs of the date of thls letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"a table", `
Your choices

What you can do          When you must ask                        When we answer

Standard appeal          Within 180 days of this letter           30 days
Fast appeal              At any time                              72 hours
External review          Within 4 months of our final letter      45 days`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"a label", `
Member ID: A1            Appeal deadline:     09/06/2026
Date of birth: 1/2/1980  Case:                77-1`, letter.PlanCommercial, initial, "2026-09-06", letter.HowExplicit, ""},
	{"a list", `
To appeal you must:
1. Write down why you disagree.
2. Send it to us within 180 days of the date of this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"grievance by name", `
You may file a grievance about this denial within 180 days of the date of this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"partial approval until a day", `
We approved 10 visits through June 1, 2026. You may appeal the rest within 180 days from when you get this letter.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"the request's history", `
We got the request on March 2, 2026 and asked your doctor for records by March 6, 2026. None came within 4 days.
If you want to appeal, do so within 180 days of this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"deadline to appeal this decision", `
The deadline for you to appeal this decision is September 6, 2026.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowExplicit, ""},
	{"question heading", `
How long do I have to ask for an appeal?
180 calendar days from the date you got this notice.
How long does the plan take to decide?
30 calendar days for care you have not had yet.`, letter.PlanMarketplace, initial, "2026-09-06", letter.HowRelative, "low_confidence"},
	{"timeframe noun", `
The timeframe for filing a first-level appeal is 180 days from receipt of this adverse benefit determination.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"appeals received late", `
Appeals that are received more than 60 days after the date of this notice will be dismissed unless
you show good cause.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowRelative, ""},
	{"expedited and standard together", `
You may request an expedited or standard appeal by calling or writing within 65 days from the date of this notice.
Expedited appeals are decided in 72 hours, standard appeals in 30 days.`, letter.PlanMedicareAdvantage, initial, "2026-05-14", letter.HowRelative, ""},
	{"180-day period", `
You have a 180-day period, starting on the date you receive this letter, in which to appeal.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"who may appeal in between", `
You, or someone you choose to act for you (a relative, a friend, a lawyer, or Dr. Okafor), can ask
that we reconsider. The request should be made in writing; it must come to our office within 60
days of the mailing date of this letter.`, letter.PlanUnknown, initial, "2026-05-09", letter.HowRelative, ""},
	{"second level after the first", `
A first-level appeal must reach us within 180 days of this letter. A second-level appeal must reach us within
60 days after you receive the first-level decision.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"state's reviewer", `
This letter is our final answer. If you still disagree, the Department of Insurance can review your case
at no cost. Your application must be postmarked within 120 days of the date on this letter.`,
		letter.PlanMarketplace, upheld, "2026-07-08", letter.HowRelative, ""},
	{"reviewer of Part D", `
Our redetermination is unfavorable. You may ask the Independent Review Entity for a reconsideration. Do so within 65
days of the date of this notice. The IRE decides within 7 days.`, letter.PlanPartD, upheld, "2026-05-14", letter.HowRelative, ""},
	{"member letter to a provider", `
Dear Doctor: Your patient may appeal within 180 days of the date of this letter. You may act for your patient with
written consent. To speak with our medical director call within 5 business days.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
}

func TestPhrasings(t *testing.T) {
	for _, tt := range phrasings {
		t.Run(tt.name, func(t *testing.T) {
			i := in(tt.text, "2026-03-10", tt.plan, tt.stage)
			d := Decide(i)
			if d.Deadline.Date.String() != tt.date || d.Deadline.How != tt.how || codes(d.Review) != tt.review {
				t.Errorf("%s %s by %q, review %q; want %s %s %q\nclocks: %+v", d.Deadline.Date, d.Deadline.How, d.Deadline.Quote,
					codes(d.Review), tt.date, tt.how, tt.review, i.Facts.Clocks)
			}
		})
	}
}

// clock looks for a clock of a kind.
func clock(cs []letter.Clock, kind letter.ClockKind) *letter.Clock {
	if i := slices.IndexFunc(cs, func(c letter.Clock) bool { return c.Kind == kind }); i >= 0 {
		return &cs[i]
	}
	return nil
}

// The clocks beside the standard one.
func TestOtherClocks(t *testing.T) {
	tests := []struct {
		name, text string
		kind       letter.ClockKind
		owner      letter.Owner
		date       string
		time       string
	}{
		{"peer-to-peer in days", "The ordering physician may arrange a peer-to-peer conversation within 14 calendar days of this letter by calling 1-800-555-0100.",
			letter.ClockPeerToPeer, letter.OwnerProvider, "2026-03-24", ""},
		{"peer-to-peer in business days", "Doctor-to-doctor calls can be requested up to 3 business days after the date of this notice.",
			letter.ClockPeerToPeer, letter.OwnerProvider, "2026-03-13", ""},
		{"peer-to-peer by a time", "To speak with our medical director call 1-800-555-0100 by 4:30 p.m. CT on March 12, 2026.",
			letter.ClockPeerToPeer, letter.OwnerProvider, "2026-03-12", "16:30"},
		{"records", "Please have your doctor send us the missing office notes no later than April 1, 2026.",
			letter.ClockRecordsDue, letter.OwnerProvider, "2026-04-01", ""},
		{"plan's answer", "We will decide your appeal within 30 days after we get it.", letter.ClockPlanDecision, letter.OwnerPlan, "", ""},
		{"fair hearing after the appeal", "If we uphold this decision, you may ask for a state fair hearing within 120 days of our appeal decision.",
			letter.ClockFairHearing, letter.OwnerMember, "", ""},
		{"fair hearing at once", "You may request a fair hearing within 90 days of the date of this notice.",
			letter.ClockFairHearing, letter.OwnerMember, "2026-06-08", ""},
		{"continuation of what is cut", "We are reducing your therapy.\n\nIf this notice reduces a service, you can keep the service by asking within 10 days of this notice.",
			letter.ClockContinuation, letter.OwnerMember, "2026-03-20", ""},
		{"continuation that does not apply", "If this notice stops a service we approved before, you can keep the service by asking within 10 days of this notice. This does not apply to a new request.",
			letter.ClockContinuation, letter.OwnerMember, "", ""},
		{"expedited", "An expedited reconsideration must be filed within 3 calendar days of receipt of this notice.",
			letter.ClockExpedited, letter.OwnerMember, "2026-03-13", ""},
		{"hearing that is set", "Your hearing is scheduled for April 9, 2026.", letter.ClockHearing, letter.OwnerMember, "2026-04-09", ""},
		{"keeping the hours", "You may appeal. If you want to keep your aide's hours while you appeal, we must have your appeal by March 20, 2026.",
			letter.ClockContinuation, letter.OwnerMember, "2026-03-20", ""},
		{"a later right", "If we do not change our decision you would then have 90 days to ask for a state hearing.",
			letter.ClockFairHearing, letter.OwnerMember, "", ""},
		{"hearing on a decision to come", "You can ask for a state hearing up to 90 days after the day you get the decision on your appeal.",
			letter.ClockFairHearing, letter.OwnerMember, "", ""},
		{"plan tells", "You will be told within 5 business days whether your appeal is complete.", letter.ClockPlanDecision, letter.OwnerPlan, "", ""},
		{"a day without year", "A peer-to-peer discussion can be had until January 5.", letter.ClockPeerToPeer, letter.OwnerProvider, "2027-01-05", ""},
	}
	day := letter.Date{Year: 2026, Month: 3, Day: 10}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cs := clocksOf(tt.text, day)
			c := clock(cs, tt.kind)
			if c == nil {
				t.Fatalf("no such clock: %+v", cs)
			}
			time := ""
			if c.Time != nil {
				time = *c.Time
			}
			if c.Owner != tt.owner || c.Date.String() != tt.date || time != tt.time || len(cs) != 1 {
				t.Errorf("%+v", cs)
			}
		})
	}
}

// What sets no clock at all.
func TestNoClock(t *testing.T) {
	for _, s := range []string{
		"The records do not show six weeks of therapy within the last six months.",
		"Your plan covers 30 tablets per 30 days.",
		"You may bring a civil action within 3 years.",
		"You can file a complaint with the Office for Civil Rights within 180 days.",
		"Call us 24 hours a day, 7 days a week.",
		"The authorization is valid for 90 days.",
		"Services are approved from March 1, 2026 through April 30, 2026.",
		"COBRA may be elected within 60 days of the notice.",
		"You were born on January 1, 1980 and joined on May 1, 2020.",
		"We may take 14 more days. You may ask for another 14 days.",
		"We made our decision within 24 hours.",
		"For any other denial you have 180 days to appeal.",
		"☐ I need a fast decision (72 hours)",
		"A grievance is a complaint about rude treatment. You can file a grievance within 60 days.",
	} {
		if cs := clocksOf(s, letter.Date{Year: 2026, Month: 3, Day: 10}); len(cs) != 0 {
			t.Errorf("%q sets %+v", s, cs)
		}
	}
}
