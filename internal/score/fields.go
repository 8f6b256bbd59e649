package score

import (
	"strconv"

	"recourse/internal/letter"
)

// field is one value that is compared: how truth and letter state it, nil for
// nothing, and when two of them mean the same.
type field struct {
	name string
	// critical values must be right or named in review.
	critical bool
	// always marks what is asked of letters that are no denial, too.
	always bool
	want   func(Truth) *string
	have   func(letter.Letter) *string
	same   func(got, want string) bool
}

var allFields = []field{
	{"kind", true, true, func(t Truth) *string { return text(t.Kind) }, func(l letter.Letter) *string { return text(l.Kind) }, equal},
	{"member_id", true, true, func(t Truth) *string { return t.MemberID }, func(l letter.Letter) *string { return value(l.MemberID) }, sameID},
	{"authorization_number", true, false, func(t Truth) *string { return t.AuthorizationNumber },
		func(l letter.Letter) *string { return value(l.AuthorizationNumber) }, sameID},
	{"denial_reason", true, false, func(t Truth) *string { return t.DenialReason },
		func(l letter.Letter) *string { return value(l.DenialReason) }, sameReason},
	{"category", true, false, func(t Truth) *string { return t.Category }, func(l letter.Letter) *string { return named(l.Category) }, equal},
	{"deadline", true, false, wantDeadline, haveDeadline, equal},
	{"stage", false, false, func(t Truth) *string { return t.Stage }, func(l letter.Letter) *string { return named(l.Stage) }, equal},
	{"urgent", false, false, func(t Truth) *string { return yesNo(t.Urgent) }, func(l letter.Letter) *string { return yesNo(l.Urgent) }, equal},
	{"plan_type", false, false, func(t Truth) *string { return t.PlanType }, func(l letter.Letter) *string { return named(l.PlanType) }, equal},
	{"letter_date", false, true, func(t Truth) *string { return t.LetterDate }, func(l letter.Letter) *string { return value(l.LetterDate) }, equal},
	{"patient_name", false, true, func(t Truth) *string { return t.PatientName }, func(l letter.Letter) *string { return value(l.PatientName) }, sameName},
	{"payer", false, true, func(t Truth) *string { return t.Payer }, func(l letter.Letter) *string { return value(l.Payer) }, samePayer},
	{"claim_number", false, false, func(t Truth) *string { return t.ClaimNumber }, func(l letter.Letter) *string { return value(l.ClaimNumber) }, sameID},
	{"service", false, false, func(t Truth) *string { return t.Service }, func(l letter.Letter) *string { return value(l.Service) }, sameService},
	{"peer_to_peer", false, false, wantPhone, havePhone, samePhone},
	{"appeal_fax", false, false, func(t Truth) *string { return t.AppealFax }, func(l letter.Letter) *string { return value(l.AppealFax) }, sameID},
}

// list is one list of codes or categories, of which each entry counts.
type list struct {
	name string
	want func(Truth) []string
	have func(letter.Letter) []string
}

var allLists = []list{
	{"also", func(t Truth) []string { return t.Also }, func(l letter.Letter) []string { return texts(l.Also) }},
	{"cpt", func(t Truth) []string { return t.CPT }, func(l letter.Letter) []string { return l.Codes.CPT }},
	{"icd10", func(t Truth) []string { return t.ICD10 }, func(l letter.Letter) []string { return l.Codes.ICD10 }},
	{"carc", func(t Truth) []string { return t.CARC }, func(l letter.Letter) []string { return l.Codes.CARC }},
}

func wantDeadline(t Truth) *string {
	if t.Deadline == nil {
		return nil
	}
	return t.Deadline.Date
}

// haveDeadline takes an assumed date, which comes from the law and not from
// the letter, for no reading.
func haveDeadline(l letter.Letter) *string {
	if l.Deadline == nil || l.Deadline.How == letter.HowAssumed {
		return nil
	}
	return text(l.Deadline.Date.String())
}

func wantPhone(t Truth) *string {
	if t.PeerToPeer == nil {
		return nil
	}
	return t.PeerToPeer.Phone
}

func havePhone(l letter.Letter) *string {
	if l.PeerToPeer == nil || l.PeerToPeer.Phone == nil {
		return nil
	}
	return text(*l.PeerToPeer.Phone)
}

func value(f *letter.Field) *string {
	if f == nil {
		return nil
	}
	return text(f.Value)
}

// text is nil for the empty string: an empty value states nothing.
func text[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	out := string(s)
	return &out
}

func named[S ~string](s *S) *string {
	if s == nil {
		return nil
	}
	return text(*s)
}

func texts[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

func yesNo(b *bool) *string {
	if b == nil {
		return nil
	}
	return text(strconv.FormatBool(*b))
}
