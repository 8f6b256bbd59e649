package reason

import (
	"strings"
	"testing"

	"recourse/extract/section"
	"recourse/internal/layout/layouttest"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ name, letter, want string }{
		{"under a heading", `
Dear Ms. Orr:

We reviewed the request for a hospital bed that your doctor sent to us on
the third of May.

Basis for the decision

The notes do not show that you must change position in ways that an ordinary
bed does not allow. A hospital bed is therefore not medically necessary. The
decision was made by a physician who is board certified in family medicine.

Your rights

You may appeal within 180 days. If you do not agree, you can ask us to look
at it again, because you have the right to a review.
`, "The notes do not show that you must change position in ways that an ordinary bed does not allow. A hospital bed is therefore not medically necessary."},
		{"behind a colon that announces it", `
Dear Mr. Ives:

This is to tell you that benefits cannot be paid for the arm brace. Under
section 12 of your certificate of coverage the following applies: Your plan
does not cover braces that are bought from a supplier outside the network.

If you buy another one you may have to pay for it yourself.
`, "Your plan does not cover braces that are bought from a supplier outside the network."},
		{"behind who looked at it", `
Dear Ms. Orr:

We have decided to keep our denial of the night splint.

How we came to this

A nurse and a doctor in our appeals unit, who had no part in the first
answer, went through the whole file. They read your letter and the plan
booklet. The splint was ordered for sports alone,
and your plan does not pay for equipment used only in sports.

What you can do

You may ask for an external review within four months.
`, "The splint was ordered for sports alone, and your plan does not pay for equipment used only in sports."},
		{"without a heading", `
Dear Mr. Ives:

The claim of May 2 is denied. Our records show that your coverage ended on
April 30, and the service was given two days later. You may appeal this
decision within 180 days after you receive this notice.
`, "Our records show that your coverage ended on April 30, and the service was given two days later."},
		{"before the plan's document and the codes", `
Dear Mr. Ives:

We have completed the review of your appeal. The denial is affirmed.

All of the money that the plan allows for acupuncture in a year has been
spent. The Plan document, Article 5.71, controls. The diagnosis given was
low back pain (M54.5).

You may appeal this decision within 180 days after you receive this notice.
`, "All of the money that the plan allows for acupuncture in a year has been spent."},
		{"beside a code that is only named", `
Dear Provider:

The claim above has been processed. Payment was denied for the anesthesia.

The claim was denied because it was filed past the deadline in the plan
document, which is one year after the care was given.

Adjustment code: CO-29. The remittance advice carries the same code.

A dispute received after May 9, 2026 will be returned without review.
`, "The claim was denied because it was filed past the deadline in the plan document, which is one year after the care was given."},
		{"the meaning of a code", `
Line   Service         Billed   Paid   Code
1      Lab test        88.00    0.00   CO-29
2      Office visit    99.00    40.00  CO-45

CO-29   The time limit for filing has expired.
CO-45   Charge exceeds the fee schedule or contracted amount.
`, "The time limit for filing has expired."},
		{"a form with boxes to tick", `
17. Reason for the decision

☐ The drug is not covered by law.
☒ The drug needs step therapy and another drug must be tried first.
☐ The amount is over the quantity limit.

Explanation. You have not tried metformin, which must be tried for three
months first, and your doctor gave no reason why you cannot take it.
`, "You have not tried metformin, which must be tried for three months first, and your doctor gave no reason why you cannot take it."},
		{"a small letter at the start of a sentence", `
Your request was marked urgent and was reviewed in time. we asked your office
twice for the biopsy report, and no records were received. Without this
information we cannot tell whether the scan is needed.
`, "we asked your office twice for the biopsy report, and no records were received. Without this information we cannot tell whether the scan is needed."},
		{"two sentences that say why, the first hardly by its place", `
Dear parent or guardian:

Your child's provider asked us to approve the service named above. We did not
approve it. Stimulation is covered after four antidepressants from two classes
have failed at a full dose. Two antidepressants have been tried, both from one
class.

You can get the rules that we used, and all papers in your child's file, for
free.
`, "Stimulation is covered after four antidepressants from two classes have failed at a full dose. Two antidepressants have been tried, both from one class."},
		{"a rule of a guideline before the facts that it is held against", `
Dear Ms. Orr:

Why we did not approve it

Based on imaging guideline 9, we are unable to approve the scan that was asked
for. The guideline supports a scan for a lump of 10 mm or more, or for a smaller
one that has grown. The notes do not describe either of these, and so the scan
is not medically necessary at this time.

You may appeal within 180 days after you receive this notice.
`, "Based on imaging guideline 9, we are unable to approve the scan that was asked for. The guideline supports a scan for a lump of 10 mm or more, or for a smaller one that has grown. The notes do not describe either of these, and so the scan is not medically necessary at this time."},
		{"behind a note of the panel", `
Dear Ms. Orr:

The panel was made up of two physicians and one member of the plan who is not
employed by us. The question was whether benefits should be given for a visit
with a doctor outside the network. By a vote of three to none the panel upheld
the decision to deny benefits. The doctor named in the referral has no contract
with the plan. Six doctors who have one are taking new patients.

You may ask for an external review within four months.
`, "The doctor named in the referral has no contract with the plan. Six doctors who have one are taking new patients."},
		{"of a note of the payer's own beside what is not paid", `
PRE-TREATMENT ESTIMATE This is not a bill. This is not a claim payment.

If you do not agree, a grievance has to be submitted within 180 days.

D0140 Limited evaluation 74.00 61.00 A1

D8080 Orthodontic treatment 5,350.00 0.00 K7

Notes

A1 — Fee accepted by a participating dentist.

K7 — The lifetime maximum for orthodontics has been paid under this contract.
`, "The lifetime maximum for orthodontics has been paid under this contract."},
		{"an approval", `
We have approved your request for surgery. The approval is good for ninety
days. A claim may be denied if the surgery is done later.
`, ""},
	} {
		text := layouttest.Text(strings.TrimSpace(c.letter))
		got := ""
		if res := Find(text, section.Of(text)); res.Best != nil {
			got = text.EvidenceOf(res.Best.Words()).Quote
		}
		if got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestDenies(t *testing.T) {
	for s, want := range map[string]bool{
		"We denied your request.":                                        true,
		"We cannot approve the stay.":                                    true,
		"We have overturned the denial. The surgery is approved.":        false,
		"We have not made a decision yet.":                               false,
		"A claim may be denied if the surgery is done after the period.": false,
	} {
		text := layouttest.Text(s)
		if got := Find(text, section.Of(text)).Denies; got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
