package extract

import (
	"testing"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

func TestWhoIsInvitedToTalk(t *testing.T) {
	for _, c := range []struct{ letter, want string }{
		{"Prescribers: our pharmacists take calls about this decision at 800-555-0133 for ten days.", "800-555-0133"},
		{"Peer-to-peer with a dental consultant: 800.555.0133, within 5 business days.", "800.555.0133"},
		{"The attending clinician can book time with our psychiatrist at 800-555-0133.", "800-555-0133"},
		{"The treating clinician may ask for a peer review with the deciding physician at 800-555-0133.", "800-555-0133"},
		{"A conversation between the ordering practitioner and a plan physician may be arranged at 800-555-0133.", "800-555-0133"},
		{"A board-certified oncologist is available to discuss the regimen with you at 800-555-0133.", "800-555-0133"},
		{"Peer-to-peer: 800-555-0133, until 30 days after the notice date or until an appeal is filed.", "800-555-0133"},
		{"Your provider may call 800-555-0133 in the next 7 business days to speak with the doctor who decided.", "800-555-0133"},
		{"Prescribers: reach an Alder Plan physician at 800-555-0133 within 7 days.", "800-555-0133"},
		{"Dr. Lee can reach our psychiatrist for a clinical conversation at 800-555-0133.", "800-555-0133"},
		{"Your doctor may call the reviewer at 800-555-0133 with questions.", ""},
		{"If a peer-to-peer was held, an appeal can still be made at 800-555-0133.", ""},
		{"Questions about your drugs? Our pharmacists are glad to help at 800-555-0133.", ""},
		{"A peer-to-peer was made on May 3 with Dr. Lee; fax 800-555-0133.", ""},
		{"Your doctor may ask a specialist about an appeal at 800-555-0133.", ""},
	} {
		v := newView(layouttest.Text(c.letter), letter.Date{})
		got := ""
		if p := v.peerToPeer(nil); p != nil && p.Phone != nil {
			got = *p.Phone
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.letter, got, c.want)
		}
	}
}

func TestFaxThatAColumnCuts(t *testing.T) {
	text := layouttest.Text(`Standard appeal                            Fast appeal
Write to Copper Basin Health, Appeals,     Call 800-555-0101 or fax 1-800-
P.O. Box 12, Erie, PA 16511, or fax 1-     555-0102.
800-555-0103.`)
	v := newView(text, letter.Date{})
	if f := v.appealFax(false); f == nil || f.Value != "1-800-555-0103" {
		t.Errorf("got %+v", f)
	}
}

func TestFaxWithASlash(t *testing.T) {
	v := newView(layouttest.Text("COPPER BASIN ADMINISTRATORS\n\nSEND APPEALS TO PO BOX 12, Erie, PA 16511\nOR FAX 833/555-0103. WE ANSWER IN 30 DAYS."), letter.Date{})
	if f := v.appealFax(false); f == nil || f.Value != "833/555-0103" {
		t.Errorf("got %+v", f)
	}
}
