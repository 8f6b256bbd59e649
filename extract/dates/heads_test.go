package dates

import (
	"strings"
	"testing"

	"recourse/internal/letter"
)

// heads are heads of letters as payers set them, all written for this test;
// every one is dated March 5, 2026, or not at all.
var heads = []struct{ name, text string }{
	{"behind the payer's name", "Harbor Health Plan                                   March 5, 2026\n\nAnn Lee\n1 Elm St\n\nDear Ann Lee:"},
	{"document and of", "Bulletin of 03/05/2026\nHarbor Health\n\nAnn Lee\n1 Elm St\n\nDear Ann Lee:"},
	{"document's date", "Harbor Health\n\nVoucher date 03/05/2026     Service date 02/02/2026\n\nDear Ann Lee:"},
	{"list with far labels", "Harbor Health\n\nIssued" + strings.Repeat(" ", 90) + "March 5, 2026\nDay of the eye test" + strings.Repeat(" ", 77) + "Jan 9, 2026\n\nHello Ann,"},
	{"printed, beside lines of claims", "Harbor Health Statement of Payments\nPrinted 03/05/2026\n\nService            Date        Billed    Paid\nOffice visit       02/02/2026  120.00    90.00\nBlood count        02/02/2026   40.00    30.00\n"},
	{"weekday", "Harbor Health\n\nThursday, March 5, 2026\n\nDear Ann Lee:"},
	{"ordinal", "Harbor Health\n\nMarch 5th, 2026\n\nDear Ann Lee:"},
	{"the ordinal", "Harbor Health\n\nMarch the 5th, 2026\n\nDear Ann Lee:"},
	{"day first", "Harbor Health\n\n5 MARCH 2026\n\nDear Ann Lee:"},
	{"run together", "Harbor Health\n\nDate: 05MAR2026\n\nDear Ann Lee:"},
	{"short year", "Harbor Health\n\nDate of letter   05-Mar-26\n\nDear Ann Lee:"},
	{"year first", "Harbor Health\n\nDate: 2026/03/05\n\nDear Ann Lee:"},
	{"ISO", "Harbor Health\n\nNotice date 2026-03-05\n\nDear Ann Lee:"},
	{"compact", "Harbor Health\n\nLetter date: 20260305\n\nDear Ann Lee:"},
	{"no comma", "Harbor Health\n\nMAR 05 2026\n\nDear Ann Lee:"},
	{"spaced slashes", "Harbor Health\n\nDATE  3 / 5 / 2026\n\nDear Ann Lee:"},
	{"apostrophe", "Harbor Health\n\nMar. 5, '26\n\nDear Ann Lee:"},
	{"spelled out", "Harbor Health\n\nthis fifth day of March, 2026\n\nDear Ann Lee:"},
	{"label above in a box", "Harbor Health\n\nNOTICE DATE     CASE NUMBER     MEMBER ID\n03/05/2026      A-11223344      W123456789\n\nDear Ann Lee:"},
	{"label below in a box", "Harbor Health\n\n03/05/2026      A-11223344      W123456789\nDate of notice  Case number     Member ID\n\nDear Ann Lee:"},
	{"mail label", "Harbor Health\n\nMailed: March 5, 2026\nService date: February 2, 2026\n\nDear Ann Lee:"},
	{"notice mailed on", "Harbor Health\n\nThis notice was mailed on March 5, 2026.\n\nDear Ann Lee:"},
	{"date of this decision", "Harbor Health\n\nDate of this decision: March 5, 2026\nDate of your request: March 1, 2026\n\nDear Ann Lee:"},
	{"determination date", "Harbor Health\n\nDetermination date      03/05/2026\nRequest received        03/01/2026\n\nDear Ann Lee:"},
	{"written on", "Harbor Health\n\nWritten on March 5, 2026\n\nDear Ann Lee:"},
	{"we sent this", "Harbor Health\n\nWe mailed this letter on: 03/05/2026\n\nDear Ann Lee:"},
	{"prepared", "Harbor Health\n\nPrepared March 5, 2026\n\nDear Ann Lee:"},
	{"processed", "Harbor Health\n\nEXPLANATION OF BENEFITS\nDate processed: 03/05/2026     Service date: 02/02/2026\n\nDear Ann Lee:"},
	{"issue date", "Harbor Health\n\nIssue date: March 5, 2026\n\nDear Ann Lee:"},
	{"today's", "Harbor Health\n\nToday's date: 03/05/26\n\nDear Ann Lee:"},
	{"message", "From: Harbor Health\nTo: Ann Lee\nSent: Thu, Mar 5, 2026 9:14 AM\nSubject: Your request\n\nDear Ann Lee:"},
	{"fax cover", "FAX\nTo: Dr. Roe    Fax: 208-555-0199\nDate: 3/5/2026    Time: 14:02    Pages: 3\n\nDear Dr. Roe:"},
	{"memo", "TO:      Ann Lee\nFROM:    Harbor Health\nDATE:    March 5, 2026\nRE:      Denial of MRI\n\nWe can not approve it."},
	{"town and date", "Harbor Health\n\nBoise, Idaho - March 5, 2026\n\nDear Ann Lee:"},
	{"after other dates", "Harbor Health\n\nMember: Ann Lee     Born: 04/17/1979\nRequested: 03/01/2026\nDecided: 03/05/2026\n\nDear Ann Lee:"},
	{"far down", "Harbor Health\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nAnn Lee\n1 Elm St\nBoise, ID 83702\n\nMarch 5, 2026\n\nDear Ann Lee:\nWe can not approve the MRI."},
	{"only at the signature", "Harbor Health\n\nDear Ann Lee:\nWe can not approve the MRI that Dr. Roe asked for. Please call us.\n\nSincerely,\nJoan Poe, MD\nMarch 5, 2026"},
	{"signed and dated", "Harbor Health\n\nDear Ann Lee:\nWe can not approve the MRI that Dr. Roe asked for. Please call us.\n\nJoan Poe, MD        Date: March 5, 2026"},
	{"in the first sentence", "Harbor Health\n\nDear Ann Lee:\nThis letter, dated March 5, 2026, tells you that we can not approve the MRI."},
	{"in the text", "Harbor Health\n\nDear Ann Lee:\nToday, March 5, 2026, we decided that we can not approve the MRI."},
	{"date in the subject", "Harbor Health\n\nNotice of denial, March 5, 2026\n\nDear Ann Lee:"},
	{"bar of facts", "Harbor Health\n\nMarch 5, 2026 | Ann Lee | Member W123456789 | Case A-11223344\n\nDear Ann Lee:"},
	{"header of the page", "Harbor Health | Page 1 of 2 | March 5, 2026\n\nDear Ann Lee:\nWe can not approve the MRI."},
}

func TestHeads(t *testing.T) {
	received := letter.Date{Year: 2026, Month: 6, Day: 1}
	for _, h := range heads {
		best, all := letterDateOf(h.text, received)
		if best == nil || best.Date != (letter.Date{Year: 2026, Month: 3, Day: 5}) {
			t.Errorf("%s: %v of %+v", h.name, best, all)
		}
	}
}

// dateless are letters that print no date of their own.
var dateless = []struct{ name, text string }{
	{"only birth and service", "Harbor Health\n\nBorn 04/17/1979\nDate of service 02/02/2026\n\nDear Ann Lee:\nWe can not pay."},
	{"only a deadline", "Harbor Health\n\nDear Ann Lee:\nYou may appeal until September 1, 2026."},
	{"request in the text", "Harbor Health\n\nDear Ann Lee:\nOn March 1, 2026 your doctor asked us for an MRI."},
	{"plan year", "Harbor Health\n\nPlan year beginning 01/01/2026\n\nDear Ann Lee:"},
	{"form's revision", "Harbor Health\n\nDear Ann Lee:\nWe can not pay.\n\nForm HH-12 (Rev. 01/15/2026)"},
	{"labels below", "Ann Lee      W123456789    01/17/2026\nMember       Member ID     Service date\n\nDear Ann Lee:"},
}

func TestDateless(t *testing.T) {
	for _, h := range dateless {
		if best, _ := letterDateOf(h.text, letter.Date{Year: 2026, Month: 6, Day: 1}); best != nil {
			t.Errorf("%s: %v by %q", h.name, best.Date, best.Reasons)
		}
	}
}
