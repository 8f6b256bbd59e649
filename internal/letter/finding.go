package letter

// Kind is denial, partial denials too, or not.
type Kind string

// The kinds.
const (
	KindDenial    Kind = "denial"
	KindNotDenial Kind = "not_denial"
)

// Type is what sort of letter it is.
type Type string

// The types of letter.
const (
	TypeDenial             Type = "denial"
	TypePartialDenial      Type = "partial_denial"
	TypeUpheld             Type = "upheld"
	TypeOverturned         Type = "overturned"
	TypeApproval           Type = "approval"
	TypeInformationRequest Type = "information_request"
	TypeAcknowledgement    Type = "acknowledgement"
	TypeEOB                Type = "eob"
	TypeOther              Type = "other"
)

// Types lists every type of letter.
var Types = []Type{TypeDenial, TypePartialDenial, TypeUpheld, TypeOverturned, TypeApproval,
	TypeInformationRequest, TypeAcknowledgement, TypeEOB, TypeOther}

// Kind is whether somebody can appeal such a letter.
func (t Type) Kind() Kind {
	switch t {
	case TypeDenial, TypePartialDenial, TypeUpheld:
		return KindDenial
	}
	return KindNotDenial
}

// Stage is how far the dispute has come.
type Stage string

// The stages: a first decision, or an internal appeal decided against the member.
const (
	StageInitial Stage = "initial"
	StageUpheld  Stage = "upheld"
)

// PlanType decides which law applies.
type PlanType string

// The plan types.
const (
	PlanCommercial        PlanType = "commercial"
	PlanMarketplace       PlanType = "marketplace"
	PlanMedicareAdvantage PlanType = "medicare_advantage"
	PlanPartD             PlanType = "part_d"
	PlanMedicaid          PlanType = "medicaid"
	PlanTricare           PlanType = "tricare"
	PlanFEHB              PlanType = "fehb"
	PlanUnknown           PlanType = "unknown"
)

// PlanTypes lists every plan type.
var PlanTypes = []PlanType{PlanCommercial, PlanMarketplace, PlanMedicareAdvantage, PlanPartD,
	PlanMedicaid, PlanTricare, PlanFEHB, PlanUnknown}

// Category is why a service was denied.
type Category string

// The fourteen categories.
const (
	CategoryMedicalNecessity   Category = "medical_necessity"
	CategoryExperimental       Category = "experimental"
	CategoryStepTherapy        Category = "step_therapy"
	CategoryMissingInformation Category = "missing_information"
	CategoryNoAuthorization    Category = "no_authorization"
	CategoryCoding             Category = "coding"
	CategoryNotCovered         Category = "not_covered"
	CategoryOutOfNetwork       Category = "out_of_network"
	CategoryFormulary          Category = "formulary"
	CategoryLevelOfCare        Category = "level_of_care"
	CategoryBenefitLimit       Category = "benefit_limit"
	CategoryTimelyFiling       Category = "timely_filing"
	CategoryEligibility        Category = "eligibility"
	CategoryDuplicate          Category = "duplicate"
)

// Categories lists every category.
var Categories = []Category{CategoryMedicalNecessity, CategoryExperimental, CategoryStepTherapy,
	CategoryMissingInformation, CategoryNoAuthorization, CategoryCoding, CategoryNotCovered,
	CategoryOutOfNetwork, CategoryFormulary, CategoryLevelOfCare, CategoryBenefitLimit,
	CategoryTimelyFiling, CategoryEligibility, CategoryDuplicate}

// Reason is one ground of a denial with the sentence that shows it.
type Reason struct {
	Category Category `json:"category"`
	Main     bool     `json:"main"`
	Evidence
	Confidence Confidence `json:"confidence"`
}

// Finding is what kind of decision the letter is, found by the classify stage.
// For a letter that is no denial, Category, Stage, Urgent, PlanType and Funding
// are nil.
type Finding struct {
	Kind     Kind       `json:"kind"`
	Type     Type       `json:"letter_type"`
	Category *Category  `json:"category"`
	Also     []Category `json:"also"`
	Reasons  []Reason   `json:"reasons"`
	Stage    *Stage     `json:"stage"`
	Urgent   *bool      `json:"urgent"`
	PlanType *PlanType  `json:"plan_type"`
	// Funding is who bears the cost of the plan, nil where the letter does not
	// say so.
	Funding *Funding `json:"funding"`
}

// IsDenial reports whether somebody can appeal.
func (f Finding) IsDenial() bool { return f.Kind == KindDenial }

// DenialFields are the fields that only a denial has.
var DenialFields = []string{"category", "authorization_number", "denial_reason", "deadline", "stage", "plan_type"}
