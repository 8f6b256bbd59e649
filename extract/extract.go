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
	// Learned is what people's corrections taught.
	Learned []letter.Lesson
}

// Out is what is printed, and what a person should look at.
type Out struct {
	Facts  letter.Facts
	Review []letter.Review
	// Read is, by field, how sure the reading of an identifier's characters is:
	// the part of its confidence that a second reading can change.
	Read map[string]letter.Confidence
}

// Extract finds what is printed in a letter, each value with its evidence.
func Extract(ctx context.Context, in In) (Out, error) {
	if err := ctx.Err(); err != nil {
		return Out{}, err
	}
	v := newView(in.Text, in.Received)
	r := &reviews{v: v, below: in.Below, read: map[string]letter.Confidence{}}
	if len(in.Text.Words) == 0 {
		return Out{Facts: letter.Facts{Codes: codes.Find(in.Text)}, Review: r.nothingRead()}, nil
	}
	f := v.facts(in, r)
	return Out{Facts: f, Review: r.list, Read: r.read}, ctx.Err()
}

// facts finds every field. The clocks, the reason and the service, each among the
// slowest and without need of the others, are found beside the rest.
func (v *view) facts(in In, r *reviews) letter.Facts {
	var f letter.Facts
	roles := dates.Roles(in.Text)
	f.LetterDate = v.letterDate(roles, r)
	f.Codes = codes.Find(in.Text)
	v.ofProvider = v.providers()
	var side aside
	var clocks []letter.Clock
	var service *letter.Field
	printed, of := f.Date(), f.Codes
	side.do(func() { clocks = deadline.Clocks(in.Text, roles, printed) })
	side.do(func() { service = v.service(of) })
	why := reason.Find(in.Text, v.parts)
	v.learned = v.taught(in.Learned)
	v.identifiers(&f, r, why.Best != nil || why.Denies)
	f.PatientName = v.patient(r)
	f.State = v.state(f.PatientName)
	f.Payer = v.payer(f.PatientName)
	f.DenialReason = v.denialReason(why, r)
	f.AppealFax = v.appealFax(v.afterAppeal())
	f.AppealAddress = v.appealAddress(v.afterAppeal())
	side.wait()
	f.Clocks, f.Service = clocks, service
	f.PeerToPeer = v.peerToPeer(f.Clocks)
	return f
}

// identifiers are the numbers of the member, the request, the claim and the
// appeal, chosen together. What a letter that denies nothing calls its request
// is no reason to ask a person.
func (v *view) identifiers(f *letter.Facts, r *reviews, denies bool) {
	all := withTaught(v.idCandidates(), v.learned)
	v.favourDenied(all)
	ids := chosen(all)
	r.againstTaught(ids, v.learned)
	v.claimsOwn(ids)
	v.appealsOwn(ids)
	v.claimsControl(ids, all)
	v.eliminateClaim(ids, all)
	v.eliminate(ids, all)
	v.liftOnly(ids["member_id"], all)
	for field, a := range ids {
		v.rate(a)
		r.read[field] = v.readingOf(a)
	}
	v.doubtRequest(ids)
	f.MemberID = v.field(ids["member_id"])
	f.AuthorizationNumber = v.field(ids["authorization_number"])
	f.ClaimNumber = v.field(ids["claim_number"])
	f.AppealNumber = v.field(ids["appeal_number"])
	r.answer("member_id", "member ID", ids["member_id"])
	if f.MemberID == nil {
		r.missingMember(all)
	}
	if !denies {
		return
	}
	r.answer("authorization_number", "authorization number", ids["authorization_number"])
	if f.AuthorizationNumber == nil {
		f.AuthorizationNumber = v.field(r.missingRequest(*f, all))
	}
}

// letterDate is the date of the notice, by all dates with their roles.
func (v *view) letterDate(roles []dates.Roled, r *reviews) *letter.Field {
	best, all := dates.LetterDate(v.Text, roles, v.received)
	var cs []candidate
	for _, d := range all {
		cs = append(cs, candidate{value: d.Date.String(), words: d.Words()})
	}
	if best == nil {
		r.add("letter_date", "missing", "no date of the letter was found", cs)
		return nil
	}
	if best.Confidence < r.limit("letter_date") {
		r.add("letter_date", "unsure", "it is not certain that this is the date of the letter", cs)
	}
	return &letter.Field{Value: best.Date.String(), Evidence: v.Evidence(best.Range), Confidence: best.Confidence}
}

// field is the answer as the letter's field, nil where there is none.
func (v *view) field(a *answer) *letter.Field {
	if a == nil {
		return nil
	}
	return &letter.Field{Value: a.value, Evidence: v.EvidenceOf(a.words), Confidence: a.confidence}
}
