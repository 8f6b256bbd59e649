package draft

import (
	"fmt"
	"strconv"
	"strings"

	"recourse/internal/letter"
)

// values are what is known for the slots; what is not known is absent.
func values(in In) map[string]string {
	v := map[string]string{}
	l := in.Letter
	for name, f := range read(l) {
		if f != nil {
			v[name] = f.Value
		}
	}
	set := func(name, value string) {
		if value != "" {
			v[name] = value
		}
	}
	set("letter_date", longDate(l.Facts.Date()))
	set("codes", strings.Join(l.Codes.CPT, ", "))
	set("diagnoses", strings.Join(l.Codes.ICD10, ", "))
	set("today", longDate(in.Today))
	if l.Deadline != nil {
		set("deadline", longDate(l.Deadline.SafeDate))
	}
	if p := l.PeerToPeer; p != nil {
		if p.Phone != nil {
			set("peer_to_peer_phone", *p.Phone)
		}
		set("peer_to_peer_date", longDate(p.Date))
	}
	if in.Pages > 0 {
		set("pages", strconv.Itoa(in.Pages))
	}
	set("desk", in.Desk.Name)
	set("desk_phone", in.Desk.Phone)
	set("desk_fax", in.Desk.Fax)
	set("desk_npi", in.Desk.NPI)
	set("desk_contact", in.Desk.Contact)
	set("desk_block", strings.Join(append([]string{in.Desk.Name}, in.Desk.Address...), "\n"))
	for name, value := range in.Given {
		set(name, strings.TrimSpace(value))
	}
	return v
}

// longDate is a date as letters write it; "" for none.
func longDate(d letter.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d, %d", d.Month, d.Day, d.Year)
}

// read are the fields of a letter by the names of their slots.
func read(l letter.Letter) map[string]*letter.Field {
	return map[string]*letter.Field{
		"payer": l.Payer, "patient_name": l.PatientName, "member_id": l.MemberID,
		"authorization_number": l.AuthorizationNumber, "claim_number": l.ClaimNumber, "appeal_number": l.AppealNumber,
		"service": l.Service, "denial_reason": l.DenialReason, "appeal_fax": l.AppealFax, "appeal_address": l.AppealAddress,
	}
}

// sureness is how sure the values are that were read, those left out that a
// person gave for this draft.
func sureness(in In) map[string]letter.Confidence {
	sure := map[string]letter.Confidence{}
	for name, f := range read(in.Letter) {
		if _, given := in.Given[name]; f != nil && !given {
			sure[name] = f.Confidence
		}
	}
	return sure
}
