package extract

import (
	"context"

	"recourse/extract/codes"
	"recourse/extract/dates"
	"recourse/extract/deadline"
	"recourse/extract/reason"
	"recourse/internal/layout"
	"recourse/internal/letter"
)

// In is one letter as it was read.
type In struct {
	Text *layout.Text
	// Received is the day the letter came in: no notice is dated later.
	Received letter.Date
	// Below holds, by field name, the confidence under which a person is asked;
	// "" is the default for fields that are not named.
	Below map[string]letter.Confidence
}

// Out is what is printed, and what a person should look at.
type Out struct {
	Facts  letter.Facts
	Review []letter.Review
}

// Extract finds what is printed in a letter, each value with its evidence.
func Extract(ctx context.Context, in In) (Out, error) {
	v := newView(in.Text, in.Received)
	ids := chosen(v.idCandidates())
	f := letter.Facts{
		MemberID:            v.field(ids["member_id"]),
		AuthorizationNumber: v.field(ids["authorization_number"]),
		ClaimNumber:         v.field(ids["claim_number"]),
		AppealNumber:        v.field(ids["appeal_number"]),
	}
	f.Codes = codes.Find(in.Text)
	f.Payer = v.payer()
	f.PatientName = v.field(v.patientName())
	if d, _ := dates.LetterDate(in.Text, in.Received); d != nil {
		f.LetterDate = &letter.Field{Value: d.Date.String(), Evidence: v.Evidence(d.Range), Confidence: d.Confidence}
	}
	upheld := v.upheld()
	f.AppealFax = v.appealFax(upheld)
	f.Clocks = deadline.Clocks(in.Text, f.Date())
	f.PeerToPeer = v.peerToPeer(f.Clocks)
	r := reason.Find(in.Text, v.parts)
	if r.Best != nil {
		words := r.Best.Words()
		f.DenialReason = &letter.Field{Value: v.EvidenceOf(words).Quote, Evidence: v.EvidenceOf(words), Confidence: 0.9}
	}
	return Out{Facts: f}, ctx.Err()
}

func (v *view) field(a *answer) *letter.Field {
	if a == nil {
		return nil
	}
	return &letter.Field{Value: a.value, Evidence: v.EvidenceOf(a.words), Confidence: a.confidence}
}
