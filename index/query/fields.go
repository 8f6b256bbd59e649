package query

import (
	"slices"

	"recourse/internal/letter"
)

// Kind is what sort of value a field takes.
type Kind int

// The kinds of field.
const (
	KindValue      Kind = iota // one of Field.Values
	KindTag                    // any value, as a person gave it
	KindCode                   // a billing, denial or diagnosis code
	KindIdentifier             // a number of the payer
	KindText                   // words
	KindAhead                  // a date that is mostly to come: 14d is in 14 days
	KindPast                   // a date that is mostly past: 14d is 14 days ago
)

// Field is a field of the query language.
type Field struct {
	Name    string
	Aliases []string
	Kind    Kind
	// Values are all values of a KindValue field.
	Values []string
	// Example is a term as a person writes it.
	Example string
}

// Fields are all fields, for completion and help.
var Fields = []*Field{
	{Name: "payer", Aliases: []string{"insurer", "plan_name"}, Kind: KindText, Example: "payer:aetna"},
	{Name: "patient", Aliases: []string{"name"}, Kind: KindText, Example: "patient:everhart"},
	{Name: "service", Kind: KindText, Example: "service:mri"},
	{Name: "reason", Kind: KindText, Example: `reason:"step therapy"`},
	{Name: "boilerplate", Kind: KindText, Example: "boilerplate:ombudsman"},
	{Name: "text", Kind: KindText, Example: "text:ombudsman"},
	{Name: "id", Aliases: []string{"number"}, Kind: KindIdentifier, Example: "id:25-2604417-MR"},
	{Name: "member", Aliases: []string{"member_id", "subscriber"}, Kind: KindIdentifier, Example: "member:W123456789"},
	{Name: "auth", Aliases: []string{"authorization", "authorization_number", "reference"}, Kind: KindIdentifier, Example: "auth:25-2604417-MR"},
	{Name: "claim", Aliases: []string{"claim_number"}, Kind: KindIdentifier, Example: "claim:2025-11873"},
	{Name: "appeal", Aliases: []string{"appeal_number"}, Kind: KindIdentifier, Example: "appeal:AP-20417"},
	{Name: "code", Aliases: []string{"codes"}, Kind: KindCode, Example: "code:CO-197"},
	{Name: "cpt", Aliases: []string{"hcpcs"}, Kind: KindCode, Example: "cpt:72148"},
	{Name: "icd", Aliases: []string{"icd10", "diagnosis"}, Kind: KindCode, Example: "icd:M54.16"},
	{Name: "carc", Kind: KindCode, Example: "carc:CO-197"},
	{Name: "rarc", Kind: KindCode, Example: "rarc:N386"},
	{Name: "category", Kind: KindValue, Values: valuesOf(letter.Categories), Example: "category:step_therapy"},
	{Name: "stage", Kind: KindValue, Values: valuesOf([]letter.Stage{letter.StageInitial, letter.StageUpheld}), Example: "stage:upheld"},
	{Name: "kind", Kind: KindValue, Values: valuesOf([]letter.Kind{letter.KindDenial, letter.KindNotDenial}), Example: "kind:denial"},
	{Name: "type", Aliases: []string{"letter_type"}, Kind: KindValue, Values: valuesOf(types), Example: "type:partial_denial"},
	{Name: "plan", Aliases: []string{"plan_type"}, Kind: KindValue, Values: valuesOf(letter.PlanTypes), Example: "plan:medicaid"},
	{Name: "status", Kind: KindValue, Values: valuesOf(statuses), Example: "status:open"},
	{Name: "outcome", Kind: KindValue, Values: []string{"overturned", "partly", "upheld", "withdrawn", "missed", "none"}, Example: "outcome:overturned"},
	{Name: "has", Kind: KindValue, Values: Haves, Example: "has:peer_to_peer"},
	{Name: "needs", Kind: KindValue, Values: []string{"review"}, Example: "needs:review"},
	{Name: "urgent", Kind: KindValue, Values: []string{"yes", "no"}, Example: "urgent:yes"},
	{Name: "tag", Aliases: []string{"tags"}, Kind: KindTag, Example: "tag:radiology"},
	{Name: "assignee", Kind: KindTag, Example: "assignee:ana"},
	{Name: "playbook", Kind: KindTag, Example: "playbook:medical-necessity"},
	{Name: "deadline", Aliases: []string{"due"}, Kind: KindAhead, Example: "deadline:<14d"},
	{Name: "act_by", Aliases: []string{"act"}, Kind: KindAhead, Example: "act_by:<7d"},
	{Name: "letter", Aliases: []string{"letter_date", "date"}, Kind: KindPast, Example: "letter:>=2026-01-01"},
	{Name: "received", Kind: KindPast, Example: "received:<2d"},
}

// Haves are what has: can ask for.
var Haves = []string{"letter", "payer", "patient", "member", "auth", "claim", "appeal", "service", "reason",
	"code", "deadline", "peer_to_peer", "appeal_fax", "playbook", "outcome", "expedited", "external_review",
	"fair_hearing"}

var types = []letter.Type{letter.TypeDenial, letter.TypePartialDenial, letter.TypeUpheld, letter.TypeOverturned,
	letter.TypeApproval, letter.TypeInformationRequest, letter.TypeAcknowledgement, letter.TypeEOB, letter.TypeOther}

var statuses = []letter.CaseStatus{letter.CaseNew, letter.CaseNeedsReview, letter.CaseOpen, letter.CaseFiled,
	letter.CaseAwaitingDecision, letter.CaseClosed}

func valuesOf[T ~string](list []T) []string {
	values := make([]string, len(list))
	for i, v := range list {
		values[i] = string(v)
	}
	return values
}

// FieldNamed returns the field of a name or alias; nil where there is none.
func FieldNamed(name string) *Field {
	for _, f := range Fields {
		if f.Name == name || slices.Contains(f.Aliases, name) {
			return f
		}
	}
	return nil
}

func names() []string {
	var all []string
	for _, f := range Fields {
		all = append(append(all, f.Name), f.Aliases...)
	}
	return all
}
