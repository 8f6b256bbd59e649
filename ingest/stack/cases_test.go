package stack

import (
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// Pages of invented letters of three payers.
const (
	reasons = `We have looked at the request from your doctor and at the records that came with it.
The records do not show that the treatment is needed at this time, because other
treatment has not been tried for long enough. A doctor who knows this field decided.
Your doctor may call us to talk about the decision before you ask for an appeal.
You are not asked to pay anything for the review of this request by our doctors.`

	rights = `Your Appeal Rights

You may ask us to look at our decision again. Write to us within 180 days of the
date of this letter. You may send anything that helps us to understand your case.
If waiting could harm your health, ask for a fast appeal, and we answer in 72 hours.
A person who did not make the first decision will make the new one, at no cost.`

	help = `Language assistance

ATENCION: si habla espanol, tiene a su disposicion servicios gratuitos de asistencia.
We do not exclude people or treat them differently because of race, color, national
origin, age, disability or sex. Free aids and services are there for you on request.`

	form = `Appointment of Representative

Use this form if you want another person to act for you in an appeal.
Your name
Member ID
Date of birth
Name of the person who will act for you
Signature   Date`

	blank = ""
)

// crestview is the first page of a letter with all its usual parts.
func crestview(name, member, reference, date string) string {
	return `Crestview Mutual Health   Utilization Review
P.O. Box 4410, Salem, OR 97301   1-800-555-0142

` + date + `

` + name + `
18 Alder Court
Salem, OR 97302

Member: ` + name + `
Member ID: ` + member + `
Reference number: ` + reference + `

Dear ` + name + `:

` + reasons
}

// benefits is the first page of an Explanation of Benefits: no salutation.
func benefits(name, member, claim, date string) string {
	return `Tamarack Employee Trust   Explanation of Benefits
Claims Office, 90 Quarry Road, Duluth, MN 55802   THIS IS NOT A BILL

` + name + `   Statement date   ` + date + `
7 Birch Lane   Identification no.   ` + member + `
Duluth, MN 55805   Claim no.   ` + claim + `

Date of service   Service   Charge   Allowed   Not covered
04/02/2026   Office visit   210.00   0.00   210.00
04/02/2026   Radiology   480.00   0.00   480.00

` + reasons
}

// westgate is the first page of a fax to a provider in capitals.
func westgate(member, tracking, date string) string {
	return `WESTGATE IMAGING REVIEW
INTAKE FAX 1-888-555-0177

DATE OF LETTER: ` + date + `
TO: LAKE CLINIC
ATTN: REFERRALS
MEMBER #: ` + member + `
TRACKING NO.: ` + tracking + `

` + strings.ToUpper(reasons)
}

func lee() string    { return crestview("Ann Lee", "CMH445120983", "RQ-2026-118832", "March 3, 2026") }
func leeTwo() string { return crestview("Ann Lee", "CMH445120983", "RQ-2026-990417", "March 19, 2026") }
func osman() string {
	return crestview("Omar Osman", "CMH702266148", "RQ-2026-455701", "March 3, 2026")
}
func cole() string { return benefits("Rita Cole", "TE 40 771 9902", "26094-5518027", "Apr 20, 2026") }
func fax() string  { return westgate("WG-5520-8817", "W7719034Q", "03/12/2026") }

func foot(page, line string) string { return page + "\n~" + line }

func TestCases(t *testing.T) {
	tests := []struct {
		name  string
		pages []string
		want  []int
	}{
		{"one page", []string{lee()}, []int{1}},
		{"three payers, no numbers", []string{lee(), rights, cole(), help, fax()}, []int{2, 2, 1}},
		{"six pages, no numbers", []string{lee(), rights, help, form, "Glossary\n" + reasons, help}, []int{6}},
		{"six pages, numbered, with a form of its own count",
			[]string{foot(lee(), "Page 1 of 5"), foot(reasons, "Page 2 of 5"), foot(rights, "Page 3 of 5"),
				foot(help, "Page 4 of 5"), foot(help, "Page 5 of 5"), foot(form, "AOR-7 Page 1 of 1")}, []int{6}},
		{"a form of two pages behind the count",
			[]string{foot(lee(), "Page 1 of 2"), foot(rights, "Page 2 of 2"), foot(form, "Page 1 of 2"), foot(form, "Page 2 of 2")}, []int{4}},
		{"two members of one payer", []string{lee(), osman()}, []int{1, 1}},
		{"two members of one payer, with rights", []string{lee(), rights, osman(), rights}, []int{2, 2}},
		{"two letters of one member", []string{lee(), leeTwo()}, []int{1, 1}},
		{"two letters of one member, with rights", []string{lee(), rights, leeTwo(), rights}, []int{2, 2}},
		{"two letters of one member, numbered",
			[]string{foot(lee(), "1 of 2"), foot(rights, "2 of 2"), foot(leeTwo(), "1 of 2"), foot(rights, "2 of 2")}, []int{2, 2}},
		{"two statements of one member",
			[]string{cole(), help, benefits("Rita Cole", "TE 40 771 9902", "26101-0042271", "Apr 27, 2026"), help}, []int{2, 2}},
		{"two statements of one member and day",
			[]string{cole(), benefits("Rita Cole", "TE 40 771 9902", "26094-7733019", "Apr 20, 2026")}, []int{1, 1}},
		{"two faxes of one sender", []string{fax(), westgate("WG-9134-0026", "W7719226B", "03/12/2026")}, []int{1, 1}},
		{"counts without total", []string{foot(lee(), "- 1 -"), foot(rights, "- 2 -"), foot(osman(), "- 1 -"), foot(rights, "- 2 -")}, []int{2, 2}},
		{"first pages print no number",
			[]string{lee(), "Ann Lee\nMarch 3, 2026\nPage 2\n\n" + reasons, osman(), "Omar Osman\nMarch 3, 2026\nPage 2\n\n" + reasons}, []int{2, 2}},
		{"headers name the member on each page",
			[]string{lee(), "Ann Lee   Member ID: CMH445120983\n\n" + reasons, "Ann Lee   Member ID: CMH445120983\n\n" + rights, osman()}, []int{3, 1}},
		{"a number at the end of the running footer",
			[]string{foot(lee(), "CMH-DEN-04 Member Services 1-800-555-0142 1"), foot(rights, "CMH-DEN-04 Member Services 1-800-555-0142 2"),
				foot(osman(), "CMH-DEN-04 Member Services 1-800-555-0142 1")}, []int{2, 1}},
		{"a slip in the count", []string{foot(lee(), "13"), foot(rights, "2/3"), foot(help, "3/3"), foot(cole(), "1/1")}, []int{3, 1}},
		{"a number that was not read", []string{foot(lee(), "Page 1 of 3"), rights, foot(help, "Page 3 of 3"), foot(osman(), "Page l of 1")}, []int{3, 1}},
		{"a letter that lost its last page", []string{foot(lee(), "Page 1 of 3"), foot(reasons, "Page 2 of 3"), foot(cole(), "Page 1 of 2"), foot(help, "Page 2 of 2")}, []int{2, 2}},
		{"scanned from the back", []string{foot(help, "Page 3 of 3"), foot(rights, "Page 2 of 3"), foot(lee(), "Page 1 of 3"), foot(cole(), "Page 1 of 1")}, []int{3, 1}},
		{"a sentence over the break",
			[]string{lee() + "\nIf you do not agree with what we have decided about this request you may send",
				"a written appeal to the address above. We must get it within 180 days of the date\nof this letter.", osman()}, []int{2, 1}},
		{"sections over the break", []string{lee() + "\n1. What was asked\n2. What we decided", "3. Why we decided so\n" + reasons, cole()}, []int{2, 1}},
		{"empty backs", []string{lee(), blank, cole(), blank, fax(), blank}, []int{2, 2, 2}},
		{"empty backs within letters", []string{lee(), blank, rights, blank, osman(), blank, rights, blank}, []int{4, 4}},
		{"an empty last back", []string{foot(lee(), "Page 1 of 3"), foot(rights, "Page 2 of 3"), foot(help, "Page 3 of 3"), blank, cole()}, []int{4, 1}},
		{"blank sheets between", []string{lee(), rights, blank, blank, osman(), blank, cole()}, []int{4, 2, 1}},
		{"a page left blank", []string{lee(), "\n\n\nThis page is intentionally left blank.", rights, osman()}, []int{3, 1}},
		{"stamped backs", []string{lee(), "\n\nRECEIVED MAR 09 2026 MAILROOM", rights, "\n\nRECEIVED MAR 09 2026 MAILROOM", osman()}, []int{4, 1}},
		{"a last page of a line", []string{foot(lee(), "Page 1 of 2"), foot("Jane Dow, Nurse Reviewer", "Page 2 of 2"), foot(leeTwo(), "Page 1 of 1")}, []int{2, 1}},
		{"letterhead on each page", []string{lee(), "Crestview Mutual Health   Utilization Review\nP.O. Box 4410, Salem, OR 97301   1-800-555-0142\n\n" + reasons, osman()}, []int{2, 1}},
		{"a sample letter behind the letter", []string{lee(), "How to write your appeal: a sample\n\nDear Appeals Committee:\n\n" + reasons, cole()}, []int{2, 1}},
		{"one federal form of two plans", []string{
			foot(lee(), "Form CMS-10003-NDMCP (Exp. 12/31/2026)"), foot(rights, "Form CMS-10003-NDMCP (Exp. 12/31/2026)"),
			foot(cole(), "Form CMS-10003-NDMCP (Exp. 12/31/2026)"), foot(rights, "Form CMS-10003-NDMCP (Exp. 12/31/2026)")}, []int{2, 2}},
		{"separator sheets", []string{lee(), "PATCH T\n\nDocument Separator Sheet", rights, "PATCH T\n\nDocument Separator Sheet", cole()}, []int{2, 2, 1}},
		{"blank first", []string{blank, lee(), rights, cole()}, []int{3, 1}},
		{"all blank", []string{blank, blank}, []int{2}},
		{"a fax whose cover has but boxes", []string{"FAX\n\nTO           Lake Clinic\nFAX NO.      555-555-0111\nFROM         Westgate Imaging Review\nSENT         03/12/2026\nPAGES        2, this one included", fax(), lee()}, []int{2, 1}},
		{"a fax with its cover", []string{"FAX COVER SHEET\n\nTo: Lake Clinic\nFrom: Westgate Imaging Review\nDate: 03/12/2026\nPages including cover: 2", fax(), lee()}, []int{2, 1}},
		{"counts of a fax machine",
			[]string{"03/12/2026 14:02 FROM: WESTGATE   P. 01/02\n" + fax(), "03/12/2026 14:02 FROM: WESTGATE   P. 02/02\n" + reasons,
				"03/12/2026 16:40 FROM: WESTGATE   P. 01/01\n" + westgate("WG-9134-0026", "W7719226B", "03/12/2026")}, []int{2, 1}},
		{"a policy behind the letter", []string{lee(), "Medical Policy 7.11\n\n" + reasons, reasons}, []int{3}},
		{"one statement over pages with claims of its own", []string{
			foot(cole(), "Page 1 of 3"), foot("Tamarack Employee Trust   Explanation of Benefits\nClaim no. 26094-5518999\n"+reasons, "Page 2 of 3"),
			foot("Tamarack Employee Trust   Explanation of Benefits\nClaim no. 26094-7781220\n"+reasons, "Page 3 of 3")}, []int{3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages := papers(tt.pages...)
			if got := sizes(Assemble(pages)); !slices.Equal(got, tt.want) {
				t.Errorf("letters of %v pages, want %v", got, tt.want)
				explain(t, pages)
			}
		})
	}
}

// explain logs the evidence at every break.
func explain(t *testing.T, pages []letter.Page) {
	t.Helper()
	for _, b := range decide(pages) {
		t.Logf("before page %d: %+.1f", b.at+1, score(b.evidence))
		for _, e := range b.evidence {
			t.Logf("    %+.1f %s", e.weight, e.says)
		}
	}
}
