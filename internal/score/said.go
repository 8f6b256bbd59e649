package score

import (
	"slices"

	"recourse/internal/letter"
)

// said is how sure the reading was of a field's value; ok is false where it
// has no value from the letter or does not say.
func said(name string, l letter.Letter) (c letter.Confidence, ok bool) {
	switch name {
	case "deadline":
		if haveDeadline(l) == nil {
			return 0, false
		}
		return l.Deadline.Confidence, true
	case "category":
		i := slices.IndexFunc(l.Reasons, func(r letter.Reason) bool { return r.Main })
		if i < 0 || l.Category == nil {
			return 0, false
		}
		return l.Reasons[i].Confidence, true
	case "peer_to_peer":
		if havePhone(l) == nil {
			return 0, false
		}
		return l.PeerToPeer.Confidence, true
	}
	if f := printedField(name, l); f != nil && f.Value != "" {
		return f.Confidence, true
	}
	return 0, false
}

func printedField(name string, l letter.Letter) *letter.Field {
	switch name {
	case "member_id":
		return l.MemberID
	case "authorization_number":
		return l.AuthorizationNumber
	case "denial_reason":
		return l.DenialReason
	case "letter_date":
		return l.LetterDate
	case "patient_name":
		return l.PatientName
	case "payer":
		return l.Payer
	case "claim_number":
		return l.ClaimNumber
	case "service":
		return l.Service
	case "appeal_fax":
		return l.AppealFax
	}
	return nil
}
