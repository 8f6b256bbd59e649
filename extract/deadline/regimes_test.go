package deadline

import (
	"testing"

	"recourse/internal/letter"
)

// regimes are appeal-rights pages as the different regimes have them, in words
// of our own; the letter's date is 2026-03-10.
// programs are the rights page of a payer that has several.
const programs = `
How long do I have to appeal?
Medicare Advantage members: 65 days from the date of this notice.

Commercial members: 180 days from the date of this notice.`

var regimes = []struct {
	name, text string
	plan       letter.PlanType
	stage      letter.Stage
	date       string
	how        letter.How
	review     string
}{
	{"military contractor", `
If you disagree: reconsideration
You, or someone you appoint in writing, may ask us to reconsider. Postmark or fax the request within 90
calendar days from the date of this notice; what arrives later is not considered unless a disaster kept
you from writing.
Expedited reconsideration
For care that is going on or has not been given, the request has to be filed within 3 calendar days of
receipt of this notice. We answer it in 3 working days.
If you are still in the hospital call 1-800-555-0142 at any hour.`, letter.PlanTricare, initial, "2026-06-08", letter.HowRelative, ""},
	{"federal employees", `
The disputed claims process
Step 1. Ask us in writing to look at our first decision again. You must:
a) write to us within 6 months from the date of our decision; and
b) send your request to the address below; and
c) say why, with the records that help you.
Step 2. We have 30 days from the date we receive your request to pay, to write to you and keep to our
denial, or to ask you or your provider for more information.
Step 3. If you do not agree with our answer you may ask OPM to review it. Write to OPM within 90 days after
the date of our letter upholding our first decision, or 120 days after you first wrote to us.`,
		letter.PlanFEHB, initial, "2026-09-10", letter.HowRelative, ""},
	{"Medicare notice of denial", `
You have the right to appeal our decision
You have the right to ask Bay Plan to review our decision by asking us for an appeal. Ask for an appeal
within 65 calendar days of the date of this notice. We can give you more time if you have a good reason
for missing the deadline.
There are 2 kinds of appeals
Standard appeal: We will give you a written decision on a standard appeal within 30 days after we get your
appeal. Our decision might take longer, up to 14 days, if you ask for an extension. If your appeal is for
payment of a service you have already received, we give you a decision within 60 days.
Fast appeal: We will give you a decision on a fast appeal within 72 hours after we get your appeal.`,
		letter.PlanMedicareAdvantage, initial, "2026-05-14", letter.HowRelative, ""},
	{"Medicaid plan, both days printed", `
You can ask for a plan appeal. The last day to ask for a plan appeal about this decision is May 9, 2026.
If you want to keep your services the same until the appeal is decided, you must ask for a plan appeal no
later than March 20, 2026.
If our decision does not change, you can ask for a fair hearing. You have 120 calendar days from the date of our
final adverse determination to ask for it.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowExplicit, ""},
	{"self-funded plan of two levels", `
Your plan has two levels of appeal. The first must be filed in writing within 180 days of the day you got this
notice, and will be answered within 15 days. If the first appeal is denied, the second must be filed within 60
days of the day you got the answer to the first.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"hospital letter", `
Dear Utilization Management:
The attending physician may call 1-800-555-0163 for a peer-to-peer within two (2) business days of this notice.
A provider appeal must be submitted within 60 calendar days of the date of this notice. The enrollee, or the
hospital with the enrollee's consent, may request reconsideration within 65 calendar days of the date of this notice.`,
		letter.PlanMedicareAdvantage, initial, "2026-05-14", letter.HowRelative, ""},
	{"explanation of benefits", `
Your rights
If you think a claim was not paid as it should be, you have 180 days from the date you receive this EOB to
ask for an appeal. We decide within 60 days. Please keep this EOB for 7 years.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"managed-care department", `
Filing a grievance
You may file a grievance about our decision within 180 calendar days from the date of this letter. We will resolve it
within 30 days, or 3 days if it is urgent.
Independent medical review
If your grievance is not resolved in your favor you may ask the Department of Managed Health Care for an IMR within six months of our answer.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"a time of day", `
We must have your appeal before 5 p.m. Central Time on May 8, 2026.`, letter.PlanUnknown, initial, "2026-05-08", letter.HowExplicit, ""},
	{"a box and a sentence", `
Appeal by: September 6, 2026

You can appeal this decision for 180 days from the date of this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowExplicit, ""},
	{"Spanish beside English", `
You must ask for an appeal within 60 calendar days of the date of this notice.
Usted debe pedir una apelacion dentro de los 60 dias de la fecha de este aviso.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowRelative, ""},
	{"sent on by the plan itself", `
We did not change our decision. We have sent your case to the Independent Review Entity. You do not have to do
anything. The entity will write to you within 30 days.`, letter.PlanMedicareAdvantage, upheld, "", letter.HowNone, ""},
	{"sent on, if there is a next denial", `
We did not change our decision. If we do not change it again, we will send your case to the Independent Review Entity.`,
		letter.PlanMedicareAdvantage, upheld, "", letter.HowNone, "no_deadline"},
	{"union fund's second level", `
Your first appeal is denied. You may appeal to the Board of Trustees within sixty days after receiving this letter.
The Board meets four times a year and decides at its next meeting.`, letter.PlanCommercial, upheld, "2026-05-09", letter.HowRelative, ""},
	{"external review before a court", `
Our decision on your appeal is final. You may request an external review no later than July 10, 2026. You may bring a suit
no later than March 10, 2027.`, letter.PlanCommercial, upheld, "2026-07-10", letter.HowExplicit, ""},
	{"hearing with the state, upheld", `
We still say no. You have the right to a state fair hearing. Ask for the hearing on or before July 8, 2026. If you were
getting this care and want it to go on, ask within 10 days of this letter.`, letter.PlanMedicaid, upheld, "2026-07-08", letter.HowExplicit, ""},
	{"fee for service: the hearing is the first step", `
You may request a fair hearing within 90 days of the date of this notice. Requests received later are denied.`,
		letter.PlanMedicaid, initial, "2026-06-08", letter.HowRelative, ""},
	{"a time for each program, Medicare's", programs, letter.PlanMedicareAdvantage, initial, "2026-05-14", letter.HowRelative, ""},
	{"a time for each program, the employer's", programs, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"a time for each program, none known", programs, letter.PlanUnknown, initial, "2026-05-14", letter.HowRelative, "competing_limits"},
	{"a hearing beside an appeal that was not understood", `
You may appeal to us. You may request a fair hearing within 90 days of the date of this notice.`,
		letter.PlanMedicaid, initial, "2026-06-08", letter.HowRelative, "low_confidence"},
	{"a state that gives more than the law's least", `
We did not change our decision. You may ask for an independent medical review within six months of the date of this letter.`,
		letter.PlanCommercial, upheld, "2026-09-10", letter.HowRelative, ""},
	{"a plan's own next level without an outside review", `
We did not change our decision. You may appeal again within 180 days of the date of this letter.`,
		letter.PlanCommercial, upheld, "2026-09-06", letter.HowRelative, ""},
	{"a member's rule is none for the provider's contract", `
Provider disputes: 90 days from the date of this letter.`, letter.PlanMedicaid, initial, "2026-06-08", letter.HowRelative, ""},
	{"an unusual time on a page with text", `
You have twenty (20) business days from the date of this letter to appeal.`, letter.PlanUnknown, initial, "2026-04-07", letter.HowRelative, ""},
	{"what was done sets no time", `
You asked within six months of our decision of November 1, 2025, so the request was timely. OPM will not review a dispute that you
send more than 90 days from the date of this letter.`, letter.PlanFEHB, upheld, "2026-06-08", letter.HowRelative, ""},
	{"two kinds of request in a table", `
Type of appeal          File within                               You get our answer within
Standard                180 days after you receive this letter    30 days
Urgent                  180 days after you receive this letter    72 hours`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"who, how, when", `
Who: you or your doctor
How: by mail, fax or phone
When: within 65 days of the date of this notice
Where: Appeals, P.O. Box 1, Erie, PA`, letter.PlanPartD, initial, "2026-05-14", letter.HowRelative, "low_confidence"},
	{"good cause", `
An appeal that reaches us after 180 days from the date you got this notice is late. Tell us if you had good cause.`,
		letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"the vendor writes", `
CareBridge reviews requests for Acme Health. Appeals go to Acme Health, not to CareBridge, and must arrive there
within 180 calendar days from the postmark of this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"an informal look before the appeal", `
A treating provider may ask for an informal reconsideration within 14 days of this notice. A formal appeal may be
filed by the member within 180 days of receipt of this notice.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"records and appeal", `
You can send us the missing records within 45 days of this letter and we will look at the claim again. You can
also appeal. Your appeal must be received within 180 days of this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"two steps in a sentence", `
You may file a second-level appeal within 60 days of the date of this letter or ask for an external review
within four months of the date of this letter.`, letter.PlanCommercial, upheld, "2026-05-09", letter.HowRelative, ""},
	{"voluntary level after the outside review", `
You have four months from the date of this letter to ask for an external review. If you like, you may first use
our voluntary second-level appeal; ask for it within 60 days of this letter.`, letter.PlanCommercial, upheld, "2026-07-10", letter.HowRelative, ""},
	{"from the date of service", `
Appeals must be received within 180 days of the date of service.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowAssumed, "assumed"},
	{"the later of two", `
Your appeal must be filed by the later of April 1, 2026 or 60 days from the date of this letter.`, letter.PlanUnknown, initial, "2026-04-01", letter.HowExplicit, "competing_limits"},
	{"peer-to-peer and then the appeal", `
Peer-to-peer
The call must be requested within 7 calendar days of this letter. After that you must appeal, within 180 days of
this letter.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"expedited section first", `
Expedited appeals
An expedited appeal may be requested within 30 days of this notice if waiting is dangerous. We answer in 72 hours.
Standard appeals
A standard appeal may be requested within 60 days of this notice. We answer in 30 days.`, letter.PlanUnknown, initial, "2026-05-09", letter.HowRelative, ""},
	{"hyphens", `
Your request for an appeal must be made no more than one-hundred-eighty (180) calendar days after your receipt of this
adverse benefit determination.`, letter.PlanCommercial, initial, "2026-09-06", letter.HowRelative, ""},
	{"by phone or in writing", `
To appeal by phone, call 1-800-555-0100 between 8 a.m. and 5 p.m. To appeal in writing, send a letter. Either way we must
hear from you within 60 days from the date stamped on the envelope.`, letter.PlanMedicaid, initial, "2026-05-09", letter.HowRelative, ""},
	{"first decision quoted in an upheld letter", `
On January 5, 2026 we denied your request and told you to appeal by March 6, 2026. You appealed on February 2, 2026. We have
now upheld our denial. You may ask for an external review within four months of the date you receive this letter.`,
		letter.PlanMarketplace, upheld, "2026-07-10", letter.HowRelative, ""},
}

func TestRegimes(t *testing.T) {
	for _, tt := range regimes {
		t.Run(tt.name, func(t *testing.T) {
			i := in(tt.text, "2026-03-10", tt.plan, tt.stage)
			d := Decide(i)
			if d.Deadline.Date.String() != tt.date || d.Deadline.How != tt.how || codes(d.Review) != tt.review {
				t.Errorf("%s %s by %q at %v, review %q; want %s %s %q", d.Deadline.Date, d.Deadline.How, d.Deadline.Quote, d.Deadline.Confidence,
					codes(d.Review), tt.date, tt.how, tt.review)
				for _, c := range i.Facts.Clocks {
					t.Logf("%s %s L%d %s %+v %.3f %q", c.Kind, c.Owner, c.Level, c.Date, c.Period, c.Confidence, c.Quote)
				}
			}
		})
	}
}
