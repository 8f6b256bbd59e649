package casework

import (
	"maps"
	"slices"
	"strings"

	"recourse/internal/letter"
)

// None is what a person enters where the letter states no value.
const None = "none"

// field is a field that a person can enter.
type field struct {
	// parse checks a value and returns it as it is kept.
	parse func(string) (string, error)
	// get is the value that a letter has, "" where it has none.
	get func(letter.Letter) string
	// put lays a value over a letter; "" where the letter states none.
	put func(l *letter.Letter, value string)
	// lasting is true for what is the same in all letters of a case; the rest
	// is of the one letter for which it was entered.
	lasting bool
	// always is true for what every letter has.
	always bool
}

// fields are what can be entered, by the names in JSON.
var fields = map[string]field{
	"payer":                lasting(printed(func(l *letter.Letter) **letter.Field { return &l.Payer })),
	"patient_name":         lasting(printed(func(l *letter.Letter) **letter.Field { return &l.PatientName })),
	"member_id":            lasting(printed(func(l *letter.Letter) **letter.Field { return &l.MemberID })),
	"authorization_number": lasting(printed(func(l *letter.Letter) **letter.Field { return &l.AuthorizationNumber })),
	"claim_number":         lasting(printed(func(l *letter.Letter) **letter.Field { return &l.ClaimNumber })),
	"service":              lasting(printed(func(l *letter.Letter) **letter.Field { return &l.Service })),
	"appeal_number":        printed(func(l *letter.Letter) **letter.Field { return &l.AppealNumber }),
	"denial_reason":        printed(func(l *letter.Letter) **letter.Field { return &l.DenialReason }),
	"appeal_fax":           printed(func(l *letter.Letter) **letter.Field { return &l.AppealFax }),
	"letter_date":          dated(printed(func(l *letter.Letter) **letter.Field { return &l.LetterDate })),
	"state":                lasting(stateField),
	"funding":              lasting(fundingField),
	"cpt":                  lasting(codes(func(l *letter.Letter) *[]string { return &l.Codes.CPT })),
	"icd10":                lasting(codes(func(l *letter.Letter) *[]string { return &l.Codes.ICD10 })),
	"carc":                 codes(func(l *letter.Letter) *[]string { return &l.Codes.CARC }),
	"rarc":                 codes(func(l *letter.Letter) *[]string { return &l.Codes.RARC }),
	"kind":                 always(kindField),
	"letter_type":          always(typeField),
	"category":             always(categoryField),
	"also":                 alsoField,
	"stage":                always(stageField),
	"urgent":               always(urgentField),
	"plan_type":            lasting(planField),
	"deadline":             deadlineField,
	"peer_to_peer_date":    peerDateField,
	"peer_to_peer_phone":   peerPhoneField,
}

func lasting(f field) field {
	f.lasting = true
	return f
}

func always(f field) field {
	f.always = true
	return f
}

// Fields are the names of what can be entered, sorted.
func Fields() []string { return slices.Sorted(maps.Keys(fields)) }

// shortNames are what people type for a field.
var shortNames = map[string]string{
	"member": "member_id", "patient": "patient_name", "name": "patient_name", "auth": "authorization_number",
	"authorization": "authorization_number", "claim": "claim_number", "appeal": "appeal_number", "fax": "appeal_fax",
	"date": "letter_date", "reason": "denial_reason", "plan": "plan_type", "type": "letter_type", "due": "deadline",
	"insurer": "payer", "icd": "icd10", "hcpcs": "cpt", "p2p": "peer_to_peer_date",
}

// lookup finds a field by its name as it was typed.
func lookup(typed string) (string, field, error) {
	name := strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(strings.TrimSpace(typed)))
	if f, ok := fields[name]; ok {
		return name, f, nil
	}
	if name == askPages || name == askReading {
		return name, askField, nil
	}
	meant := shortNames[name]
	if meant == "" {
		meant = nearest(name, Fields())
	}
	if meant == "" {
		return "", field{}, letter.Refuse(CodeBadEntry, "there is no field %q; the fields are %s", typed, strings.Join(Fields(), ", "))
	}
	return "", field{}, letter.Refuse(CodeBadEntry, "there is no field %q: did you mean %s?", typed, meant)
}
