package playbook

import (
	"errors"
	"slices"
	"testing"

	"recourse/internal/letter"
)

var routes = map[letter.Category]string{
	letter.CategoryMedicalNecessity: "medical-necessity", letter.CategoryExperimental: "experimental",
	letter.CategoryStepTherapy: "step-therapy", letter.CategoryMissingInformation: "missing-information",
	letter.CategoryNoAuthorization: "no-authorization", letter.CategoryCoding: "coding",
	letter.CategoryNotCovered: "benefit-exclusion", letter.CategoryOutOfNetwork: "out-of-network",
	letter.CategoryFormulary: "formulary-exception", letter.CategoryLevelOfCare: "level-of-care",
	letter.CategoryBenefitLimit: "benefit-limit", letter.CategoryTimelyFiling: "timely-filing",
	letter.CategoryEligibility: "eligibility", letter.CategoryDuplicate: "duplicate",
}

func open(t *testing.T) *Library {
	t.Helper()
	l, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func finding(c letter.Category, s letter.Stage, p letter.PlanType, urgent bool) letter.Finding {
	return letter.Finding{Kind: letter.KindDenial, Category: &c, Stage: &s, PlanType: &p, Urgent: &urgent}
}

// ownLaw are the overlays of the plan types that have procedures of their own.
var ownLaw = map[letter.PlanType]map[letter.Stage]string{
	letter.PlanMedicareAdvantage: {letter.StageInitial: "medicare-advantage", letter.StageUpheld: "medicare-advantage-upheld"},
	letter.PlanPartD:             {letter.StageInitial: "part-d", letter.StageUpheld: "part-d-upheld"},
	letter.PlanMedicaid:          {letter.StageInitial: "medicaid", letter.StageUpheld: "medicaid-upheld"},
	letter.PlanTricare:           {letter.StageInitial: "tricare", letter.StageUpheld: "tricare-upheld"},
	letter.PlanFEHB:              {letter.StageInitial: "fehb", letter.StageUpheld: "fehb-upheld"},
}

// Whether a plan is insured or self-funded, every denial has its playbook; only
// a state's law depends on it.
func TestSelfFundedPlansHavePlaybooks(t *testing.T) {
	l := open(t)
	for _, c := range letter.Categories {
		for _, s := range []letter.Stage{letter.StageInitial, letter.StageUpheld} {
			for _, funding := range letter.Fundings {
				f := finding(c, s, letter.PlanCommercial, false)
				f.Funding = &funding
				p, err := l.Choose(f)
				if err != nil {
					t.Fatalf("%s %s %s: %v", c, s, funding, err)
				}
				workable(t, p)
			}
		}
	}
}

// Every category at every stage under every plan type, urgent or not, has a
// playbook that can be worked.
func TestEveryDenialHasAPlaybook(t *testing.T) {
	l := open(t)
	for _, c := range letter.Categories {
		for _, s := range []letter.Stage{letter.StageInitial, letter.StageUpheld} {
			for _, plan := range letter.PlanTypes {
				for _, urgent := range []bool{false, true} {
					p, err := l.Choose(finding(c, s, plan, urgent))
					if err != nil {
						t.Fatalf("%s %s %s: %v", c, s, plan, err)
					}
					want := routes[c]
					if s == letter.StageUpheld {
						want = "external-review"
					}
					if p.Name != want {
						t.Errorf("%s %s %s: playbook %s, want %s", c, s, plan, p.Name, want)
					}
					if urgent != slices.Contains(p.Overlays, "expedited") {
						t.Errorf("%s %s %s urgent %v: overlays %v", c, s, plan, urgent, p.Overlays)
					}
					if own, ok := ownLaw[plan]; ok && !slices.Contains(p.Overlays, own[s]) {
						t.Errorf("%s %s %s: overlays %v, not %s", c, s, plan, p.Overlays, own[s])
					}
					workable(t, p)
				}
			}
		}
	}
}

// workable holds what a person needs from a playbook.
func workable(t *testing.T, p Playbook) {
	t.Helper()
	before := slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Phase != After })
	if !before || len(p.Documents) == 0 || len(p.Wins) == 0 || len(p.Avoid) == 0 || len(p.Filers) == 0 || len(p.Sources) == 0 {
		t.Errorf("%s %v: a part is missing", p.Name, p.Overlays)
	}
	at := -1
	for _, s := range p.Steps {
		phase := slices.Index(phases, s.Phase)
		if phase < at {
			t.Errorf("%s %v: step %s stands after its phase", p.Name, p.Overlays, s.ID)
		}
		at = phase
	}
	if err := p.check(); err != nil {
		t.Errorf("%s %v: %v", p.Name, p.Overlays, err)
	}
}

func TestOverlays(t *testing.T) {
	tests := []struct {
		name     string
		stage    letter.Stage
		plan     letter.PlanType
		has, not string
	}{
		{"the plan forwards a lost Medicare Advantage appeal", letter.StageUpheld, letter.PlanMedicareAdvantage, "check-forwarded", "appeal"},
		{"nobody forwards a lost Part D appeal", letter.StageUpheld, letter.PlanPartD, "appeal", "check-forwarded"},
		{"Part D exceptions start with the prescriber's statement", letter.StageInitial, letter.PlanPartD, "prescriber-statement", "continuation"},
		{"Medicaid keeps care running", letter.StageInitial, letter.PlanMedicaid, "continuation", "prescriber-statement"},
		{"Medicaid goes to the fair hearing", letter.StageUpheld, letter.PlanMedicaid, "legal-aid", "reviewer-answer"},
		{"a commercial plan goes to the independent reviewer", letter.StageUpheld, letter.PlanCommercial, "reviewer-answer", "legal-aid"},
	}
	l := open(t)
	for _, tt := range tests {
		p, err := l.Choose(finding(letter.CategoryStepTherapy, tt.stage, tt.plan, false))
		if err != nil {
			t.Fatal(err)
		}
		ids := []string{}
		for _, s := range p.Steps {
			ids = append(ids, s.ID)
		}
		if !slices.Contains(ids, tt.has) || slices.Contains(ids, tt.not) {
			t.Errorf("%s: steps %v", tt.name, ids)
		}
	}
}

func TestChooseWithoutCategory(t *testing.T) {
	p, err := open(t).Choose(letter.Finding{Kind: letter.KindDenial})
	if err != nil || p.Name != "reason-unclear" {
		t.Errorf("playbook %q, %v", p.Name, err)
	}
}

func TestChooseNoDenial(t *testing.T) {
	if _, err := open(t).Choose(letter.Finding{Kind: letter.KindNotDenial}); !errors.Is(err, ErrNoDenial) {
		t.Errorf("error %v", err)
	}
}

// Choosing twice gives the same: overlays must not write into the library.
func TestChooseLeavesTheLibraryAlone(t *testing.T) {
	l := open(t)
	plain, _ := l.Choose(finding(letter.CategoryCoding, letter.StageInitial, letter.PlanUnknown, false))
	if _, err := l.Choose(finding(letter.CategoryCoding, letter.StageInitial, letter.PlanMedicaid, true)); err != nil {
		t.Fatal(err)
	}
	again, _ := l.Choose(finding(letter.CategoryCoding, letter.StageInitial, letter.PlanUnknown, false))
	if len(plain.Steps) != len(again.Steps) || len(plain.Sources) != len(again.Sources) {
		t.Errorf("%d steps, then %d", len(plain.Steps), len(again.Steps))
	}
}
